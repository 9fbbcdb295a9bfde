"""The revisions that this program knows: what a file is compared with at each start, without loading Alembic."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Revisions:
    """Revisions, oldest first.

    Attributes:
        known: their identifiers; a test keeps them equal to the files in ``migrations/versions``.
        folders: where the files of revisions are, beside that folder.
    """

    known: tuple[str, ...]
    folders: tuple[Path, ...] = ()

    @property
    def head(self) -> str:
        """The newest: the shape of the tables in ``tables.py``."""
        return self.known[-1]


OURS = Revisions(("r0001", "r0002", "r0003", "r0004", "r0005"))
