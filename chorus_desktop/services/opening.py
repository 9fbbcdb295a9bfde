"""The data file opened, with the copy of the day made; the only services that are not given a store."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from chorus_desktop.domain.references import InvoiceNumber
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services.replaced import Replaced
from chorus_desktop.store import backup
from chorus_desktop.store.associations import associations
from chorus_desktop.store.backup import Backup
from chorus_desktop.store.database import CorruptStore, Store, open_store
from chorus_desktop.store.given import Numbers, keep_missing, numbers_given

__all__ = ["Opened", "Store", "close", "good_backup", "open_file", "put_back"]


def _now() -> datetime:
    return datetime.now().astimezone()


@dataclass(frozen=True)
class Opened:
    """An open data file.

    Attributes:
        unsaved: why the copy of the day could not be made, when it could not; the file itself is open.
    """

    store: Store
    unsaved: Trouble | None = None


def open_file(path: Path, backups: Path, today: date) -> Opened:
    """Open a data file and make the verified copy of the day, unless nothing is in it yet.

    Args:
        path: the data file; made if absent.
        backups: the folder of its copies.
        today: the day to reckon from.

    Raises:
        CorruptStore: it is damaged; ``good_backup`` tells which copy is sound.
        Trouble: it comes from a newer version, is held by another program, or cannot be written; it is as it was.
    """
    store = open_store(path, backups=backups, today=today, now=_now)
    try:
        # The copy of an empty file would stand for the whole first day, in which everything is typed.
        if associations(store):
            backup.daily_backup(store, backups, today)
    except CorruptStore:
        store.close()
        raise
    except Trouble as trouble:
        return Opened(store, trouble)
    return Opened(store)


def close(store: Store) -> None:
    """Close a data file."""
    store.close()


def good_backup(trouble: Trouble) -> Path | None:
    """The newest sound copy, when the trouble is a damaged file; none otherwise."""
    good: Backup | None = trouble.good if isinstance(trouble, CorruptStore) else None
    return good.path if good else None


def put_back(copy: Path, path: Path, backups: Path, today: date) -> Replaced:
    """Put a copy in the place of a closed data file; the numbers that the file had given stay given.

    Args:
        copy: a backup, or any copy of a data file.
        path: the data file.
        backups: the folder of its copies.
        today: the day to reckon from.

    Raises:
        Trouble: the copy is not sound, or the disk refuses; the file is as it was.
    """
    numbers = numbers_given(path) if path.exists() else Numbers()
    kept: list[InvoiceNumber] = []

    def finish(arriving: Path) -> None:
        if numbers.given:
            store = open_store(arriving, backups=backups, today=today, now=_now)
            try:
                kept.extend(keep_missing(store, numbers.given))
            finally:
                store.close()

    aside = backup.restore(copy, path, _now(), finish=finish)
    return Replaced(aside, tuple(kept), unread=not numbers.whole)
