"""Putting a finished file in its place so that a power cut leaves the old one or the new one, never half of one."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

LEFTOVERS = ("-journal", "-wal", "-shm")
"""What SQLite may leave beside a file; with another file under the same name they would be replayed into it."""


@contextmanager
def arriving(name: str) -> Iterator[Path]:
    """An empty file under way, in a folder made if need be; nothing of it is left if it does not arrive.

    It names people and holds bank details: it is its owner's only, whatever the umask, and so is the file it becomes.

    Args:
        name: its whole path; a leftover of an earlier try is removed.
    """
    path = Path(name)
    make_folder(path.parent)
    remove(path)
    try:
        create(path)
        yield path
    except BaseException:
        with suppress(OSError):
            remove(path)
        raise


def create(path: Path) -> None:
    """Make an empty file that its owner alone may read."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, for their owner only; one that exists stays as it is."""
    for missing in reversed([each for each in (folder, *folder.parents) if not each.exists()]):
        missing.mkdir(mode=0o700, exist_ok=True)


def put(finished: Path, target: Path) -> None:
    """Move a finished file over another, once its bytes are on the disk.

    Args:
        finished: in the folder of ``target``.
        target: replaced when it exists.
    """
    sync(finished)
    finished.replace(target)
    sync_folder(target.parent)


def sync(path: Path) -> None:
    """Wait until the bytes of a file are on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk, where the system can."""
    # Windows opens no folder; its file system keeps the order by itself.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def keep_aside(path: Path, name: str) -> Path:
    """A second name for a file, and for what SQLite left beside it: the journal is part of the file after a crash.

    Args:
        path: the file, which stays where it is.
        name: the other name, in the same folder; a number is added to it when it is taken.

    Returns:
        The other file.
    """
    aside, rank = path.with_name(name), 1
    while aside.exists():
        rank += 1
        aside = path.with_name(f"{name}-{rank}")
    for end in ("", *LEFTOVERS):
        source = path.with_name(path.name + end)
        if source.exists():
            _link(source, aside.with_name(aside.name + end))
    return aside


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:
        # A memory stick knows no second name: the bytes are copied.
        shutil.copy2(source, target)


def remove(path: Path) -> None:
    """Remove a file and what SQLite left beside it, if they are there."""
    for end in ("", *LEFTOVERS):
        path.with_name(path.name + end).unlink(missing_ok=True)


def remove_leftovers(path: Path) -> None:
    """Remove what SQLite left beside a file, and not the file."""
    for end in LEFTOVERS:
        path.with_name(path.name + end).unlink(missing_ok=True)
