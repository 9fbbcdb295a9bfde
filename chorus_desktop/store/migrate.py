"""Bringing a file up to the revision of this program, in one transaction: all of it, or nothing."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from chorus_desktop.store import connecting
from chorus_desktop.store.revisions import OURS, Revisions


def upgrade(path: Path, to: str = "", revisions: Revisions = OURS, patience: float = connecting.PATIENCE) -> None:
    """Bring a file to a revision; an empty file becomes one of ours.

    Args:
        path: the file, which exists.
        to: the revision to reach; the newest when empty.
        revisions: those that the program knows.
        patience: seconds to wait for another program that holds the file.

    Raises:
        DBAPIError: SQLite refused; the file is as it was.
        ValueError: the migration would leave references to nothing; the file is as it was.
    """
    engine = connecting.engine(path, patience)
    try:
        with engine.connect() as connection:
            # Batch mode drops a table to rebuild it: with foreign keys on, that would delete what refers to it.
            connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            connection.exec_driver_sql(f"PRAGMA application_id = {connecting.APPLICATION_ID}")
            command.upgrade(config(connection, revisions), to or revisions.head)
            if orphans := connection.exec_driver_sql("PRAGMA foreign_key_check").all():
                message = f"references to nothing after the migration: {orphans[:5]}"
                raise ValueError(message)
            connection.commit()
    finally:
        engine.dispose()


def config(connection: Connection, revisions: Revisions = OURS) -> Config:
    """Alembic's configuration, made here: no ini file is shipped.

    Args:
        connection: where to run.
        revisions: those that the program knows.
    """
    made = Config()
    here = Path(__file__).with_name("migrations")
    folders = "\n".join(str(folder) for folder in (here / "versions", *revisions.folders))
    for option, value in (("script_location", str(here)), ("path_separator", "newline"), ("version_locations", folders)):
        # The parser behind these options would read a % of a folder's name as a reference.
        made.set_main_option(option, value.replace("%", "%%"))
    made.attributes["connection"] = connection
    return made
