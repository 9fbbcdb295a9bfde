"""A file that a volunteer brings, made into what the portal accepts: an image becomes a page, a bad PDF a sentence."""

import hashlib
from pathlib import Path

from chorus_desktop.domain.attachment import Attachment
from chorus_desktop.domain.french import size
from chorus_desktop.domain.piece import Source, whole
from chorus_desktop.domain.portal import PortalLimits
from chorus_desktop.domain.problems import Problem, error, sentences, warning
from chorus_desktop.domain.shape import Record
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.pdf.build import build
from chorus_desktop.pdf.facts import inspect
from chorus_desktop.pdf.images import sheets
from chorus_desktop.pdf.lighter import lighter
from chorus_desktop.pdf.reading import LARGEST_BYTES, Fault, read_file
from chorus_desktop.services import apart

sentences(
    {
        "attachment.trouble": "{sentence} {what_to_do}",
        "attachment.lighter": "«\u00a0{name}\u00a0» pesait {before}\u00a0: ses images ont été allégées à {after} pour le portail. "
        "Vérifiez dans l’aperçu que tout se lit.",
    }
)

IMAGES = frozenset({"jpg", "jpeg", "png", "gif", "bmp", "tif", "tiff"})
_FAULTS = {
    Fault.EMPTY: "attachment.empty",
    Fault.NOT_PDF: "attachment.broken",
    Fault.BROKEN: "attachment.broken",
    Fault.ENCRYPTED: "attachment.encrypted",
}


class Joined(Record):
    """A file ready to be deposited: its description, its bytes, and what was done to it that the volunteer must know."""

    attachment: Attachment
    data: bytes
    note: Problem | None = None


def sha256(data: bytes) -> str:
    """The fingerprint under which bytes are stored and frozen."""
    return hashlib.sha256(data).hexdigest()


def join(path: Path, kind: str, limits: PortalLimits) -> Joined | Problem:
    """Read a file from disk and make it fit for the portal.

    Args:
        path: a PDF, an image, or another type that the portal allows (taken as it is).
        kind: as the procedure names it.
        limits: the portal's.

    Returns:
        The file ready to join, or the problem that keeps it out.
    """
    name = path.name
    try:
        return apart.run(made, name, path.suffix.lower().removeprefix("."), read_file(path), kind, limits)
    except Trouble as trouble:
        told = trouble.sentence
        said = told if name in told else f"«\u00a0{name}\u00a0»\u00a0: {told[0].lower()}{told[1:]}"
        return error("attachments", "attachment.trouble", sentence=said, what_to_do=trouble.what_to_do)


def made(name: str, extension: str, data: bytes, kind: str, limits: PortalLimits) -> Joined | Problem:
    """``join`` from the bytes on, which runs apart: nothing that a file holds is read in the program itself.

    Raises:
        Trouble: the file cannot be read.
    """
    if not data:
        return error("attachments", "attachment.empty", name=name)
    if extension in IMAGES and not data.startswith(b"%PDF-"):
        photo = Source(sha256=sha256(data), name=name, size=len(data), pages=sheets(data), is_picture=True)
        data, extension = build(whole(photo), (data,), limits.file_bytes).data, "pdf"
    elif extension not in limits.extensions and not data.startswith(b"%PDF-"):
        return error("attachments", "attachment.extension", name=name, extension=extension or "sans extension")
    pages = 0
    if extension == "pdf" or data.startswith(b"%PDF-"):
        extension, facts = "pdf", inspect(data)
        if facts.fault is Fault.HUGE:
            return error("attachments", "attachment.huge", name=name, size=size(len(data)), limit=size(LARGEST_BYTES))
        if facts.fault is not None:
            return error("attachments", _FAULTS[facts.fault], name=name)
        pages = facts.pages
    note = None
    if len(data) > limits.file_bytes and extension == "pdf":
        light = lighter(data, limits.file_bytes)
        if len(light.data) <= limits.file_bytes:
            note = warning("attachments", "attachment.lighter", name=name, before=size(len(data)), after=size(len(light.data)))
            data = light.data
    if len(data) > limits.file_bytes:
        return error("attachments", "attachment.too_large", name=name, size=size(len(data)), limit=size(limits.file_bytes))
    media_type = "application/pdf" if extension == "pdf" else "application/octet-stream"
    attachment = Attachment(
        kind=kind, original_name=name, media_type=media_type, extension=extension, size=len(data), sha256=sha256(data), pages=pages
    )
    return Joined(attachment=attachment, data=data, note=note)
