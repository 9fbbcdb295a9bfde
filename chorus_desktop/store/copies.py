"""Copies that the volunteer asks for: « Enregistrer une copie », and a look at one before opening it."""

from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.store import backup, disk
from chorus_desktop.store.database import Store
from chorus_desktop.store.inspection import reader
from chorus_desktop.store.revisions import OURS, Revisions
from chorus_desktop.store.settings import PRACTICE
from chorus_desktop.store.troubles import Damaged, said

_SAVED = """
SELECT saved_at FROM association UNION ALL SELECT saved_at FROM dossier UNION ALL SELECT saved_at FROM invoice
UNION ALL SELECT recorded_at FROM issued_event
"""
_PAID = "UNION ALL SELECT saved_at FROM payment"


@dataclass(frozen=True)
class Copy:
    """What a copy holds.

    Attributes:
        associations: their names.
        invoices: how many, in preparation or finalised.
        saved_at: the last time something was written in it; none when it is empty.
        practice: whether it is a practice file.
    """

    path: Path
    associations: tuple[str, ...]
    invoices: int
    saved_at: datetime | None
    practice: bool


def copy_to(store: Store, target: Path) -> None:
    """Write a checked copy of the data file, in the place of any file of that name.

    Args:
        store: the open file; it may be written meanwhile.
        target: where; its folder is made when it does not exist.

    Raises:
        Trouble: the target is the data file itself, no place, no right to write there; nothing is left behind.
        CorruptStore: the data file is damaged.
    """
    if target.resolve() == store.path.resolve():
        raise Trouble(
            "Cette copie remplacerait votre fichier de travail.",
            "Donnez-lui un autre nom, ou choisissez un autre dossier.",
        )
    try:
        with said(target), disk.arriving(f"{target}.en-cours") as arriving:
            backup.copy_pages(store.path, arriving)
            disk.put(arriving, target)
    except Damaged as damaged:
        raise store.corrupt() from damaged


def check_copy(path: Path, revisions: Revisions = OURS) -> Copy:
    """Look at a copy before it is opened; reads it to its last page, and changes nothing.

    Args:
        path: the copy.
        revisions: those that the program knows.

    Raises:
        Trouble: it is damaged, not ours, newer, empty, or cannot be read.
    """
    backup.check(path, revisions)
    return glance(path)


def glance(path: Path) -> Copy:
    """What a copy says of itself, its pages not read: for a list of many.

    Args:
        path: the copy.

    Raises:
        Trouble: it cannot be read.
    """
    with said(path), closing(reader(path)) as connection:
        names = connection.execute("SELECT name FROM association WHERE trashed_on IS NULL ORDER BY name").fetchall()
        (invoices,) = connection.execute("SELECT count(*) FROM invoice WHERE trashed_on IS NULL").fetchone()
        practice = connection.execute("SELECT 1 FROM setting WHERE name = ? AND value <> ''", (PRACTICE,)).fetchone()
        # Payments are in no file of older versions.
        (paid,) = connection.execute("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'payment'").fetchone()
        (saved_at,) = connection.execute(f"SELECT max(saved_at) FROM ({_SAVED}{_PAID if paid else ''})").fetchone()  # noqa: S608 - our own words
    return Copy(
        path=path,
        associations=tuple(name for (name,) in names),
        invoices=invoices,
        saved_at=datetime.fromisoformat(saved_at) if saved_at else None,
        practice=practice is not None,
    )
