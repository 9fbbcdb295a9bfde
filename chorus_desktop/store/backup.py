"""Backups: whole copies in a folder, each checked before it counts, rotating; and restoring one."""

import re
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.store import disk
from chorus_desktop.store.connecting import connect
from chorus_desktop.store.inspection import check_whole, counts, reader, revision_of
from chorus_desktop.store.revisions import OURS, Revisions
from chorus_desktop.store.troubles import Damaged, said

if TYPE_CHECKING:
    from chorus_desktop.store.database import Store

DAILY = "quotidienne"
SUFFIX = ".chorus"
DAYS, WEEKS, MONTHS = 7, 4, 12
"""Daily backups kept: the newest of this many days, weeks and months."""

PATIENT_COPIES = 3
"""How often a commit may make a copy begin again before the copy makes the commits wait."""

_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})-(.+?)(?:-(\d+))?")


@dataclass(frozen=True)
class Backup:
    """One backup.

    Attributes:
        day: the day it was made for, as its name tells.
        made_at: when its file was written.
        label: ``quotidienne``, ``avant-r0002``, or what was asked for.
        size: in bytes.
        good: whether it is a data file that this program can read; restoring reads every page of it once more.
    """

    path: Path
    day: date
    made_at: datetime
    label: str
    size: int
    good: bool


def backup_now(store: "Store", folder: Path, label: str, today: date) -> Path:
    """Copy the data file into a folder, and check the copy.

    Reads the file through a connection of its own, some pages at a time: the store may be written meanwhile.

    Args:
        store: whose file is copied.
        folder: made when it does not exist.
        label: a few words without spaces, part of the file's name.
        today: the day, the other part.

    Returns:
        The backup.

    Raises:
        Trouble: no place or no right to write there; nothing is left behind.
        CorruptStore: the copy is not sound, so the file is not either; nothing is left behind.
    """
    try:
        return copy_file(store.path, folder, label, today)
    except Damaged as damaged:
        raise store.corrupt() from damaged


def daily_backup(store: "Store", folder: Path, today: date) -> Path | None:
    """Make the backup of the day unless it exists, then drop those that rotation no longer keeps.

    Args:
        store: whose file is copied.
        folder: made when it does not exist.
        today: the day.

    Returns:
        The backup; none when the day already has its own.

    Raises:
        Trouble: as ``backup_now``; no older backup was dropped.
    """
    if any(backup.day == today and backup.label == DAILY and backup.good for backup in list_backups(folder)):
        return None
    made = backup_now(store, folder, DAILY, today)
    daily = [backup for backup in list_backups(folder) if backup.label == DAILY]
    kept = {made, *(backup.path for backup in _kept(daily))}
    for backup in daily:
        if backup.path not in kept:
            # One that another program holds open stays for tomorrow: rotation never keeps the file from opening.
            with suppress(OSError):
                backup.path.unlink(missing_ok=True)
    return made


def _kept(newest_first: list[Backup]) -> list[Backup]:
    kept = newest_first[:DAYS]
    for span, how_many in (("%G-%V", WEEKS), ("%Y-%m", MONTHS)):
        of_span: dict[str, Backup] = {}
        for backup in newest_first:
            of_span.setdefault(f"{backup.day:{span}}", backup)
        kept += list(of_span.values())[:how_many]
    return kept


def list_backups(folder: Path, revisions: Revisions = OURS) -> tuple[Backup, ...]:
    """The backups of a folder, newest first; other files are passed over.

    Args:
        folder: may not exist yet.
        revisions: those that the program knows.
    """
    found = []
    for path in folder.glob(f"*{SUFFIX}"):
        match = _NAME.fullmatch(path.stem)
        day = _day(match[1]) if match else None
        if match and day:
            status = path.stat()
            made_at = datetime.fromtimestamp(status.st_mtime).astimezone()
            backup = Backup(path, day, made_at, match[2], status.st_size, good=_opens(path, revisions))
            found.append((day, status.st_mtime_ns, int(match[3] or 1), backup))
    return tuple(backup for *_, backup in sorted(found, key=lambda item: item[:3], reverse=True))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _opens(path: Path, revisions: Revisions) -> bool:
    try:
        return revision_of(path, revisions, patience=0) != ""
    except Trouble:
        return False


def last_good(folder: Path, revisions: Revisions = OURS) -> Backup | None:
    """The newest backup that is sound to its last page; none when there is no such one."""
    for backup in list_backups(folder, revisions):
        try:
            check(backup.path, revisions)
        except Trouble:
            continue
        return backup
    return None


def check(path: Path, revisions: Revisions = OURS) -> str:
    """Read a copy to its last page.

    Returns:
        Its revision.

    Raises:
        Trouble: it is damaged, not ours, newer, empty, or cannot be read.
    """
    revision = revision_of(path, revisions)
    if not revision:
        raise Damaged(path)
    with said(path), closing(reader(path)) as connection:
        check_whole(connection, path)
    return revision


def restore(
    backup: Path, path: Path, now: datetime, revisions: Revisions = OURS, finish: Callable[[Path], object] = lambda _: None
) -> Path | None:
    """Put a backup in the place of the data file, which no store may have open.

    Args:
        backup: a backup, or any copy of a data file.
        path: the data file.
        now: goes into the name under which the replaced file is kept.
        revisions: those that the program knows.
        finish: given the copy before it takes the place of the data file; what it adds arrives with it.

    Returns:
        Where the replaced file is kept; none when there was none.

    Raises:
        Trouble: the backup is not sound, or the disk refuses; the data file is as it was.
    """
    check(backup, revisions)
    with said(path), disk.arriving(f"{path}.restauration") as arriving:
        copy_pages(backup, arriving)
        finish(arriving)
        aside = None
        if path.exists():
            aside = disk.keep_aside(path, f"{path.name}.remplacé-{now:%Y-%m-%d-%H%M%S}")
        # A journal or a WAL of the old file would be replayed into the new one, silently.
        disk.remove_leftovers(path)
        disk.put(arriving, path)
    return aside


def copy_file(source: Path, folder: Path, label: str, today: date) -> Path:
    """A checked copy of a data file in a folder, named after the day and a label; what ``backup_now`` does."""
    target = _free_name(folder, f"{today.isoformat()}-{label}")
    with said(target), disk.arriving(f"{target}.en-cours") as arriving:
        copy_pages(source, arriving)
        disk.put(arriving, target)
    return target


def _free_name(folder: Path, stem: str) -> Path:
    target, rank = folder / f"{stem}{SUFFIX}", 1
    while target.exists():
        rank += 1
        target = folder / f"{stem}-{rank}{SUFFIX}"
    return target


def copy_pages(source: Path, target: Path) -> None:
    """Copy a data file some pages at a time, then read the copy back: every page, and as many rows as the source.

    Args:
        source: the data file; it may be written meanwhile.
        target: an empty file.

    Raises:
        Damaged: the copy is not sound, so the source is not.
        sqlite3.Error: one of them cannot be read or written.
    """
    with closing(reader(source)) as reading, closing(connect(target)) as writing:
        before = counts(reading)
        _copy_in_steps(reading, writing)
        after = counts(reading)
        # The flag of a WAL would be copied too, and the copy would no longer be one file.
        writing.execute("PRAGMA journal_mode = DELETE")
        check_whole(writing, source)
        if before == after != counts(writing):
            raise Damaged(source)


class _BegunAgain(Exception):  # noqa: N818 - SQLite does it by itself, nothing is wrong
    """A commit of the program made SQLite begin the copy again, once too often."""


def _copy_in_steps(reading: sqlite3.Connection, writing: sqlite3.Connection) -> None:
    lowest, begun_again = sys.maxsize, 0

    def watch(status: int, remaining: int, _: int) -> None:
        nonlocal lowest, begun_again
        if status == sqlite3.SQLITE_OK:
            # As many pages left as before the step: SQLite is at the start again.
            begun_again += remaining >= lowest
            lowest = remaining
        if begun_again > PATIENT_COPIES:
            raise _BegunAgain

    try:
        # In one step, a commit of the program would wait for the whole copy: seconds for a large file.
        reading.backup(writing, pages=500, sleep=0.005, progress=watch)
    except _BegunAgain:
        # Somebody types faster than the disk copies: now the commit waits.
        reading.backup(writing, sleep=0.005)
