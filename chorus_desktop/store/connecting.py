"""The one place where a data file is opened, so that an encrypted engine can take the place of this one.

The rollback journal (``DELETE``) keeps everything in one file: a volunteer who copies it to a key
while the program runs has all that was confirmed. In WAL mode the same copy had none of it; and the SQLite that Python
links to (3.40) has the WAL-reset fault, which corrupts.
"""

import sqlite3
from pathlib import Path, PurePath
from typing import Literal

from sqlalchemy import Engine, create_engine
from sqlalchemy.pool import StaticPool

APPLICATION_ID = 0x4348444B
"""« CHDK » in the header of the file: what tells our files from any other SQLite file."""

PATIENCE = 5.0
"""Seconds to wait for another program that holds the file."""

Mode = Literal["ro", "rw", "rwc", "ro&immutable=1"]
"""Read, read and write, create; or read a file that nobody writes, without a lock or a file beside it."""

_SETTINGS = (
    "foreign_keys = ON",
    # Without it a REPLACE deletes the old row behind the back of the triggers that freeze it.
    "recursive_triggers = ON",
    # FULL would do, but for a power cut just after a commit: the journal might come back and undo it, with its number.
    "synchronous = EXTRA",
    # What a purge erases must not linger in the free pages of the file.
    "secure_delete = ON",
    # A file received from somebody may hold views and triggers that are not ours.
    "trusted_schema = OFF",
    "cell_size_check = ON",
)


def connect(path: Path, mode: Mode = "rw", patience: float = PATIENCE) -> sqlite3.Connection:
    """Open a data file, with nothing left to the defaults; transactions are begun by hand.

    Args:
        path: the file.
        mode: what for.
        patience: seconds to wait for another program that holds the file.

    Raises:
        sqlite3.Error: it cannot be read; ``troubles.trouble_of`` says it in French.
    """
    connection = sqlite3.connect(address(path.absolute(), mode), uri=True, timeout=patience, isolation_level=None)
    try:
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        # SQLite opens anything; only reading tells whether it can be read.
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def address(path: PurePath, mode: Mode) -> str:
    """The address under which SQLite opens an absolute path, whatever signs are in it."""
    uri = path.as_uri()
    if path.drive.startswith("\\\\"):
        # SQLite knows no host: the name of the server belongs to the path.
        uri = uri.replace("file://", "file:////", 1)
    return f"{uri}?mode={mode}"


def engine(path: Path, patience: float = PATIENCE) -> Engine:
    """SQLAlchemy's engine on the one connection of a store; its journal is set for good.

    Args:
        path: the file, which exists.
        patience: seconds to wait for another program that holds the file.
    """

    def one() -> sqlite3.Connection:
        connection = connect(path, patience=patience)
        # A copy that another tool left in WAL mode comes back to one file.
        connection.execute("PRAGMA journal_mode = DELETE")
        return connection

    return create_engine("sqlite://", creator=one, poolclass=StaticPool)
