"""Scans and photos of papers of the program's own: brought as any file, made pages, put in the order of the paper."""

from collections.abc import Sequence
from pathlib import Path

from chorus_desktop.domain.attachment import Attachment
from chorus_desktop.domain.attested import PagePlace, came
from chorus_desktop.domain.piece import PageUse, Recipe, Source, Turn
from chorus_desktop.domain.shape import Record
from chorus_desktop.pdf.build import Built, build
from chorus_desktop.pdf.file_types import PICTURES, file_type
from chorus_desktop.pdf.reading import read_file
from chorus_desktop.services import apart, data
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
    contents = tuple(file_bytes(store, scan.sha256) for scan in scans)
    recipe = Recipe(
        sources=tuple(
            Source(sha256=scan.sha256, name=scan.original_name, size=scan.size, pages=scan.pages, is_picture=file_type(content) in PICTURES)
            for scan, content in zip(scans, contents, strict=True)
        ),
        pages=tuple(PageUse(source=place.scan, page=place.page, turn=_turn(scans[place.scan].turned[place.page])) for place in places),
        searchable=False,  # its code says all that the program needs
    )
    built: Built = apart.run(build, recipe, contents, data.portal().limits.file_bytes)
    return built.data


def _turn(degrees: int) -> Turn:
    turn: Turn = degrees % 360  # type: ignore[assignment]  # multiples of 90
    return turn
