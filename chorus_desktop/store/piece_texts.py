"""The texts of stored files, read once so that they can be searched; each goes with its file."""

from typing import NamedTuple

from chorus_desktop.store.database import Store
from chorus_desktop.store.formats import ATTACHMENT
from chorus_desktop.store.money_tables import PieceTextRow

PAGE_BREAK = "\f"

_UNREAD = """
SELECT attachment.sha256, attachment.body, attachment.format FROM attachment LEFT JOIN piece_text ON piece_text.sha256 = attachment.sha256
WHERE piece_text.sha256 IS NULL AND attachment.purged_on IS NULL AND attachment.trashed_on IS NULL
    AND EXISTS (SELECT 1 FROM stored_file WHERE stored_file.sha256 = attachment.sha256)
GROUP BY attachment.sha256 ORDER BY max(attachment.rowid) DESC
"""


class Unread(NamedTuple):
    """A stored file whose text nobody read yet, and its extension."""

    sha256: str
    extension: str


def unread_files(store: Store) -> list[Unread]:
    """The joined files whose text nobody read yet, those joined last first."""
    return [Unread(sha256, ATTACHMENT.read(body, written).extension) for sha256, body, written in store.rows(_UNREAD)]


def keep_text(store: Store, sha256: str, pages: tuple[str, ...]) -> None:
    """Keep the text of a file, page by page; one that is gone meanwhile, or was read already, is passed over.

    Args:
        store: the open file.
        sha256: which file.
        pages: nothing for a file without words, so that it is not read again.
    """
    with store.transaction() as session:
        there = store.rows("SELECT 1 FROM stored_file WHERE sha256 = :sha256", sha256=sha256)
        if there and session.get(PieceTextRow, sha256) is None:
            session.add(PieceTextRow(sha256=sha256, body=PAGE_BREAK.join(page.replace(PAGE_BREAK, " ") for page in pages)))
            session.flush()
