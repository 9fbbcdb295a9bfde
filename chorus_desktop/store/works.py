"""The pieces of public works of a dossier, read from its frozen documents."""

from functools import lru_cache

from chorus_desktop.domain.issued import IssuedDocument
from chorus_desktop.store.database import Store
from chorus_desktop.store.formats import ISSUED

_STANDING = """
SELECT issued.invoice_id, issued.format, issued.body FROM issued JOIN invoice ON invoice.id = issued.invoice_id
WHERE invoice.dossier_id = :dossier
AND NOT EXISTS (
    SELECT 1 FROM standing WHERE standing.invoice_id = issued.invoice_id AND standing.void AND (NOT :refused OR standing.state = 'cancelled')
)
ORDER BY issued.issued_on, issued.rowid
"""


def works_of(store: Store, dossier_id: str, *, refused: bool = False) -> tuple[tuple[str, IssuedDocument], ...]:
    """The pieces of works of a dossier that stand, each with the id of its invoice, oldest first.

    Args:
        store: the open file.
        dossier_id: which dossier.
        refused: whether those refused for good are wanted too.
    """
    documents = ((key, _read(body, version)) for key, version, body in store.rows(_STANDING, dossier=dossier_id, refused=refused))
    return tuple((key, document) for key, document in documents if document.works)


@lru_cache(maxsize=256)
def _read(body: str, version: int) -> IssuedDocument:
    """Frozen for ever, so read once."""
    return ISSUED.read(body, version)
