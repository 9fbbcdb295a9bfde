"""A file that a volunteer brings, made into what the portal accepts; what came is kept beside it, untouched."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from chorus_desktop.domain.attachment import Attachment
from chorus_desktop.domain.french import size
from chorus_desktop.domain.portal import PortalLimits
from chorus_desktop.domain.problems import Problem, error, sentences, warning
from chorus_desktop.domain.shape import Record
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.pdf.cleaning import Locked
from chorus_desktop.pdf.facts import inspect
from chorus_desktop.pdf.lighter import lighter
from chorus_desktop.pdf.reading import read_file
from chorus_desktop.pdf.taking import Terms, taken
from chorus_desktop.services import apart

sentences(
    {
        "attachment.trouble": "{sentence} {what_to_do}",
        "attachment.lighter": "«\u00a0{name}\u00a0» pesait {before}\u00a0: ses images ont été allégées à {after} pour le portail. "
        "Vérifiez dans l’aperçu que tout se lit.",
    }
)

Told = Callable[[int, int, str], object]
_PDF, _OTHER = "application/pdf", "application/octet-stream"


class Joined(Record):
    """A file ready to be deposited.

    Attributes:
        attachment: its description.
        data: its bytes.
        beside: what it was made from, each as it is named by the description: the file as it came, then without its password.
        note: what was done to it that the volunteer must see.
    """

    attachment: Attachment
    data: bytes
    beside: tuple[bytes, ...] = ()
    note: Problem | None = None


def sha256(data: bytes) -> str:
    """The fingerprint under which bytes are stored and frozen."""
    return hashlib.sha256(data).hexdigest()


def join(path: Path, kind: str, limits: PortalLimits) -> Joined | Problem:
    """Read a file from disk and make it fit for the portal.

    Args:
        path: a PDF, a picture, or another type that the portal allows (taken as it is).
        kind: as the procedure names it.
        limits: the portal's.

    Returns:
        The file ready to join, or the problem that keeps it out.
    """
    try:
        ready = made_ready(path.name, read_file(path), kind, limits)
    except Trouble as trouble:
        return refused(trouble, path.name)
    return error("attachments", "attachment.encrypted", name=path.name) if isinstance(ready, Locked) else ready


def refused(trouble: Trouble, name: str) -> Problem:
    """Why a file is not joined."""
    return error("attachments", "attachment.trouble", sentence=named(trouble.sentence, name), what_to_do=trouble.what_to_do)


def named(sentence: str, name: str) -> str:
    """A sentence about a file that says which one, when it does not yet."""
    return sentence if name in sentence else f"«\u00a0{name}\u00a0»\u00a0: {sentence[0].lower()}{sentence[1:]}"


def made_ready(
    name: str, data: bytes, kind: str, limits: PortalLimits, *, password: str = "", searchable: bool = False, told: Told | None = None
) -> Joined | Locked:
    """``join`` from the bytes on; they are read apart.

    Args:
        name: of the file they come from.
        data: as they came.
        kind: as the procedure names it.
        limits: the portal's.
        password: as the volunteer typed it; it is kept nowhere.
        searchable: whether the words of photos are read.
        told: how far it is; what it raises gives the work up.

    Returns:
        The file ready to join; or that it opens with a password, and whether the one given is wrong.

    Raises:
        Trouble: it cannot be used; says why and what to do.
    """
    terms = Terms(limit=limits.file_bytes, extensions=limits.extensions, searchable=searchable)
    found = apart.run(taken, name, data, password, terms, limits=apart.room_for(data), told=told)
    if isinstance(found, Locked):
        return found
    deposited = found.data if found.recipe else data
    if len(deposited) > limits.file_bytes:
        raise Trouble(
            f"«\u00a0{name}\u00a0» pèse {size(len(deposited))}\u00a0: le portail accepte {size(limits.file_bytes)} au plus par fichier.",
            "Numérisez-le en qualité plus basse, ou en plusieurs fichiers.",
        )
    attachment = Attachment(
        kind=kind,
        original_name=name,
        media_type=_PDF if found.extension == "pdf" else _OTHER,
        extension=found.extension,
        size=len(deposited),
        sha256=sha256(deposited),
        pages=len(found.recipe.pages) if found.recipe else 0,
        recipe=found.recipe,
        done=found.done,
    )
    heavy = len(data) > limits.file_bytes
    note = warning("attachments", "attachment.lighter", name=name, before=size(len(data)), after=size(len(deposited))) if heavy else None
    beside = (data, *((found.working,) if found.working else ())) if found.recipe else ()
    return Joined(attachment=attachment, data=deposited, beside=beside, note=note)


def own_paper(name: str, data: bytes, kind: str, limits: PortalLimits) -> Joined | Problem:
    """A PDF of the program's own making, ready to be deposited as it is, or lighter.

    Args:
        name: by which the volunteer knows it.
        data: its bytes.
        kind: as the procedure names it.
        limits: the portal's.
    """
    note, light = None, data
    if len(data) > limits.file_bytes:
        light = lighter(data, limits.file_bytes).data
        note = warning("attachments", "attachment.lighter", name=name, before=size(len(data)), after=size(len(light)))
    if len(light) > limits.file_bytes:
        return error("attachments", "attachment.too_large", name=name, size=size(len(light)), limit=size(limits.file_bytes))
    facts = inspect(light)
    attachment = Attachment(kind=kind, original_name=name, size=len(light), sha256=sha256(light), pages=facts.pages)
    return Joined(attachment=attachment, data=light, note=note)
