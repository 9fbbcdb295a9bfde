"""Scans and photos of papers of the program's own: brought as any file, made pages, put in the order of the paper."""

from collections.abc import Sequence
from pathlib import Path

from chorus_desktop.domain.attachment import Attachment
from chorus_desktop.domain.attested import PagePlace, came
from chorus_desktop.domain.shape import Record
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.pdf.facts import inspect
from chorus_desktop.pdf.joining import join
from chorus_desktop.pdf.page_codes import pages as pages_of
from chorus_desktop.pdf.photo import image_to_page
from chorus_desktop.pdf.reading import Fault, read_file
from chorus_desktop.services.joining import IMAGES
from chorus_desktop.store.database import Store
from chorus_desktop.store.files import file_bytes

SCAN = "scan"
"""The kind of an attachment that is a scan of a sheet or of attestations."""


class Brought(Record):
    """A file that was dropped or chosen, or a picture that was pasted.

    Attributes:
        path: where it is; none for what was pasted, whose bytes are ``data``.
        signed: she said that its pages are signed, though they never were on paper.
    """

    name: str
    path: Path | None = None
    data: bytes = b""
    signed: bool = False

    @property
    def extension(self) -> str:
        """Of its name, in small letters and without its dot."""
        return Path(self.name).suffix.lower().removeprefix(".")


def original(brought: Brought) -> bytes:
    """The bytes as they came.

    Raises:
        Trouble: the file cannot be read.
    """
    return brought.data if brought.path is None else read_file(brought.path)


def as_pdf(name: str, extension: str, data: bytes) -> bytes:
    """The pages of a scan.

    Args:
        name: of the file, for the sentence.
        extension: of that name.
        data: a PDF or an image.

    Raises:
        Trouble: it is neither, or it is damaged or protected.
    """
    if b"%PDF-" not in data[:1024]:
        if extension in IMAGES:
            return image_to_page(data)
        raise Trouble(f"«\u00a0{name}\u00a0» n’est ni un PDF ni une image.", "Donnez un PDF, ou une photo en JPEG ou en PNG.")
    fault = inspect(data).fault
    if fault is Fault.ENCRYPTED:
        raise Trouble(
            f"«\u00a0{name}\u00a0» est protégé par un mot de passe.", "Enregistrez-le sans mot de passe, puis déposez-le de nouveau."
        )
    if fault is not None:
        raise Trouble(f"«\u00a0{name}\u00a0» ne s’ouvre pas\u00a0: le fichier est abîmé.", "Numérisez de nouveau la feuille.")
    return data


def assembled(store: Store, scans: Sequence[Attachment], pages: int) -> bytes:
    """The pages of a paper that have come, upright, in its order whatever the order of scanning, then those that nobody could place.

    Args:
        store: the open file.
        scans: of that paper, oldest first; at least one.
        pages: how many the paper has.

    Raises:
        Trouble: a scan is damaged.
    """
    found = came([scan.scanned for scan in scans], pages)
    places = [found[number] for number in sorted(found)]
    places += [PagePlace(rank, place) for rank, scan in enumerate(scans) for place, number in enumerate(scan.scanned) if not number]
    contents = [as_pdf(scan.original_name, scan.extension, file_bytes(store, scan.sha256)) for scan in scans]
    runs: list[tuple[int, list[int]]] = []
    for place in places:
        if runs and runs[-1][0] == place.scan:
            runs[-1][1].append(place.page)
        else:
            runs.append((place.scan, [place.page]))
    parts = [
        (f"Partie {rank}", pages_of(contents[scan], wanted, [scans[scan].turned[page] for page in wanted]))
        for rank, (scan, wanted) in enumerate(runs, start=1)
    ]
    return parts[0][1] if len(parts) == 1 else join(parts)
