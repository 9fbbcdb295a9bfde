"""The folder « à classer »: where a phone, a scanner or an e-mail leaves files. It is only read; nothing in it is moved or deleted."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from chorus_desktop.domain.shape import Record
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.pdf.file_types import PICTURES, extension_of, file_type
from chorus_desktop.pdf.reading import read_file
from chorus_desktop.pdf.thumbnails import thumbnails
from chorus_desktop.services import apart, data
from chorus_desktop.services.adding import Came, came, elsewhere
from chorus_desktop.services.joining import sha256
from chorus_desktop.services.work import of_invoice
from chorus_desktop.store.attachments import attachments
from chorus_desktop.store.database import Store
from chorus_desktop.store.settings import set_setting, setting

MOST_FILES = 300
"""The newest; a folder that holds more was never sorted."""

_FOLDER = "inbox"
"""Setting: the folder; empty for none."""

_HEAD = 4096
_WORDS = {
    "pdf": "PDF", "doc": "Word", "docx": "Word", "odt": "Texte LibreOffice", "rtf": "Texte", "txt": "Texte", "xls": "Excel",
    "xlsx": "Excel", "ods": "Tableau LibreOffice", "csv": "Tableau", "ppt": "PowerPoint", "pptx": "PowerPoint",
    "odp": "Présentation LibreOffice", "zip": "Archive",
}  # fmt: skip


class InboxFile(Record):
    """One file that waits.

    Attributes:
        size: in bytes.
        said: what it is, in words: « Photo », « PDF ».
        joined: where it is joined already; empty for nowhere.
    """

    path: Path
    name: str
    size: int
    changed_at: datetime
    said: str
    joined: str = ""


class Inbox(Record):
    """What the folder holds, the newest first.

    Attributes:
        folder: as she chose it; empty for none.
        trouble: why it cannot be read.
    """

    folder: str = ""
    files: tuple[InboxFile, ...] = ()
    trouble: str = ""


def folder(store: Store) -> str:
    """The folder that she chose; empty for none."""
    return setting(store, _FOLDER)


def choose(store: Store, place: Path | None) -> None:
    """Choose the folder, or none any more."""
    set_setting(store, _FOLDER, str(place) if place else "")


def look(store: Store, invoice_id: str) -> Inbox:
    """Read the folder, as it is now: what it holds that could be joined to an invoice, and what is joined already."""
    chosen = folder(store)
    if not chosen:
        return Inbox()
    try:
        found = [path for path in Path(chosen).iterdir() if not path.name.startswith((".", "~$")) and path.is_file()]
        newest = sorted(found, key=lambda path: path.stat().st_mtime, reverse=True)[:MOST_FILES]
    except (OSError, ValueError):
        return Inbox(
            folder=chosen,
            trouble=f"Le dossier «\u00a0{chosen}\u00a0» ne peut pas être lu\u00a0: il a été déplacé, ou la clé n’est pas branchée. "
            "Branchez-la, ou choisissez un autre dossier.",
        )
    there = _joined(store, invoice_id)
    files = (_file(path, there) for path in newest)
    return Inbox(folder=chosen, files=tuple(file for file in files if file))


def pictures(_store: Store, path: Path, side: int, pages: Sequence[int]) -> tuple[bytes, ...]:
    """Pages of a file of the folder, from 0, as PNG, ``side`` dots long.

    Raises:
        Trouble: it cannot be read, or has no such page.
    """
    return apart.run(thumbnails, read_file(path), side, tuple(pages))


def _joined(store: Store, invoice_id: str) -> dict[Came, str]:
    """Where each file that came is joined."""
    here = dict.fromkeys(came(attachments(store, of_invoice(invoice_id))), "Déjà joint")
    return {**{each: f"Joint à\u00a0: {other}" for each, other in elsewhere(store, invoice_id).items()}, **here}


def _file(path: Path, there: Mapping[Came, str]) -> InboxFile | None:
    try:
        status = path.stat()
        with path.open("rb") as opened:
            head, written = opened.read(_HEAD), path.suffix.removeprefix(".").lower()
        # What a packed file holds stands further on: its name is believed until it is joined.
        kind = written if file_type(head) == "zip" else extension_of(head, written)
        if kind not in PICTURES and kind not in data.portal().limits.extensions:
            return None
        # A file of another size is another file: the bytes of few need to be looked at.
        known = status.st_size in {each.size for each in there}
        joined = there.get(Came(sha256(read_file(path)), status.st_size), "") if known else ""
    except (OSError, Trouble):
        return None
    said = "Photo" if kind in PICTURES else _WORDS.get(kind, kind.upper())
    changed = datetime.fromtimestamp(status.st_mtime, tz=UTC)
    return InboxFile(path=path, name=path.name, size=status.st_size, changed_at=changed, said=said, joined=joined)
