"""Looking at a data file without changing a byte of it: is it ours, which revision, is it sound."""

import sqlite3
from contextlib import closing
from pathlib import Path

from chorus_desktop.store.connecting import APPLICATION_ID, PATIENCE, Mode, connect
from chorus_desktop.store.revisions import OURS, Revisions
from chorus_desktop.store.troubles import Damaged, NewerStore, NotOurs, said

MAGIC = b"SQLite format 3\0"

HEAVY = frozenset(("issued_pdf", "stored_file", "piece_text"))
"""Tables of whole files: read at each daily backup, not at each start."""


def revision_of(path: Path, revisions: Revisions = OURS, patience: float = PATIENCE) -> str:
    """The revision of a data file; empty for a file in which nothing was ever written.

    Args:
        path: the file, which exists.
        revisions: those that the program knows.
        patience: seconds to wait for another program that holds the file.

    Raises:
        Damaged: not a file of SQLite, or a broken one.
        NotOurs: a sound file of another program.
        NewerStore: its revision is none of those known.
        Trouble: it cannot be read now.
    """
    with said(path):
        with path.open("rb") as file:
            start = file.read(len(MAGIC))
        if not start:
            return ""
        if start != MAGIC:
            raise Damaged(path)
        with closing(reader(path, patience)) as connection:
            revision = _revision(connection, path)
    if revision and revision not in revisions.known:
        raise NewerStore(path)
    return revision


def reader(path: Path, patience: float = PATIENCE) -> sqlite3.Connection:
    """A connection that reads a data file and leaves nothing beside it.

    After a crash SQLite must first undo what was half written: then, and only then, it is opened for writing.

    Args:
        path: the file.
        patience: seconds to wait for another program that holds the file.

    Raises:
        sqlite3.Error: it cannot be read.
        OSError: likewise.
    """
    try:
        return connect(path, _mode(path), patience)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
            raise
        return connect(path, "rw", patience)


def _mode(path: Path) -> Mode:
    with path.open("rb") as file:
        in_wal_mode = file.read(20)[18:] == b"\x02\x02"
    return "ro&immutable=1" if in_wal_mode and not path.with_name(f"{path.name}-wal").exists() else "ro"


def _revision(connection: sqlite3.Connection, path: Path) -> str:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    tables = tables_of(connection)
    if application == 0 and not tables:
        return ""
    if application != APPLICATION_ID:
        raise NotOurs(path)
    if "alembic_version" not in tables:
        raise Damaged(path)
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if row is None:
        raise Damaged(path)
    return str(row[0])


def tables_of(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The names of the tables, sorted."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    return tuple(name for (name,) in names)


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    """How many rows each table holds."""
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables_of(connection)}  # noqa: S608 - names of tables


def check_whole(connection: sqlite3.Connection, path: Path) -> None:
    """Read every page of a file and compare every index with its table.

    Raises:
        Damaged: SQLite found a fault, or a row refers to one that is not there.
    """
    said = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if said != "ok" or connection.execute("PRAGMA foreign_key_check").fetchone():
        raise Damaged(path)


def check_light(connection: sqlite3.Connection, path: Path) -> None:
    """Read the pages of every table but those of whole files: some milliseconds, at each start.

    Raises:
        Damaged: SQLite found a fault.
    """
    for name in tables_of(connection):
        if name not in HEAVY and connection.execute(f"PRAGMA quick_check('{name}')").fetchone()[0] != "ok":
            raise Damaged(path)
