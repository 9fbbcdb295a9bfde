"""Data files of any revision, with the data of that time in them; and a revision still to come."""

import sqlite3
from contextlib import closing
from pathlib import Path

from chorus_desktop.store.migrate import upgrade
from chorus_desktop.store.revisions import OURS, Revisions
from tests.helpers.store_samples import SAMPLES

COMING = """
import sqlalchemy as sa
from alembic import op

revision = "r9001"
down_revision = "{head}"


def upgrade():
    with op.batch_alter_table("issued", recreate="always") as table:
        table.add_column(sa.Column("colour", sa.Text(), nullable=False, server_default="blue"))
    {more}
"""


def sample(revision: str, path: Path) -> Path:
    """A data file as the program of that revision left it, with its data."""
    path.touch()
    upgrade(path, revision)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((SAMPLES / f"{revision}.sql").read_text(encoding="utf-8"))
    return path


def coming(folder: Path, more: str = "pass") -> Revisions:
    """The revisions of a later version: ours and one that rebuilds a frozen table, then does ``more``."""
    folder.mkdir()
    (folder / "r9001_colour.py").write_text(COMING.format(head=OURS.head, more=more), encoding="utf-8")
    return Revisions((*OURS.known, "r9001"), (folder,))
