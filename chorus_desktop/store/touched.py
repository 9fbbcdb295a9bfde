"""Which records were written since somebody last asked: noted by SQLite itself, in a table that only this connection sees.

Stamps would miss what is written twice in one second, and what raw statements write. A record touches those that speak of it.
"""

from collections.abc import Iterable

from chorus_desktop.store.database import Store
from chorus_desktop.store.search_index import Source

_OWN = ("association", "dossier", "invoice", "past_invoice", "payment", "recipient", "own_procedure", "child", "activity", "attachment")

_OF_INVOICE = "SELECT 'invoice', {0}.invoice_id UNION SELECT 'attachment', id FROM main.attachment WHERE owner_id = {0}.invoice_id"
_WITHIN = """
SELECT 'invoice', id FROM main.invoice WHERE dossier_id = NEW.id
UNION SELECT 'child', id FROM main.child WHERE dossier_id = NEW.id UNION SELECT 'activity', id FROM main.activity WHERE dossier_id = NEW.id
UNION SELECT 'attachment', id FROM main.attachment WHERE owner_id = NEW.id
    OR owner_id IN (SELECT id FROM main.invoice WHERE dossier_id = NEW.id UNION SELECT id FROM main.sheet WHERE dossier_id = NEW.id
        UNION SELECT id FROM main.certificate_set WHERE dossier_id = NEW.id)
"""
_OF_ASSOCIATION = """
SELECT 'dossier', id FROM main.dossier WHERE association_id = NEW.id UNION SELECT 'invoice', id FROM main.invoice WHERE association_id = NEW.id
UNION SELECT 'past_invoice', id FROM main.past_invoice WHERE association_id = NEW.id
UNION SELECT 'payment', id FROM main.payment WHERE association_id = NEW.id
UNION SELECT 'child', child.id FROM main.child JOIN main.dossier ON dossier.id = dossier_id WHERE association_id = NEW.id
UNION SELECT 'activity', activity.id FROM main.activity JOIN main.dossier ON dossier.id = dossier_id WHERE association_id = NEW.id
UNION SELECT 'attachment', id FROM main.attachment
"""
_JOINED = "SELECT 'attachment', id FROM main.attachment WHERE owner_id = NEW.id"

_FOLLOWING = (
    ("association", "UPDATE OF name, trashed_on", _OF_ASSOCIATION),
    ("dossier", "UPDATE OF procedure, season, trashed_on", _WITHIN),
    ("invoice", "UPDATE OF title, trashed_on", _JOINED),
    ("sheet", "UPDATE OF trashed_on", _JOINED),
    ("certificate_set", "UPDATE OF trashed_on", _JOINED),
    ("recipient", "UPDATE OF name, trashed_on", "SELECT 'dossier', id FROM main.dossier"),
    ("issued", "INSERT", _OF_INVOICE.format("NEW")),
    ("issued_event", "INSERT", "SELECT 'invoice', NEW.invoice_id"),
    ("standing", "UPDATE", "SELECT 'invoice', NEW.invoice_id"),
    ("payment_share", "INSERT", "SELECT 'payment', NEW.payment_id UNION SELECT 'invoice', NEW.invoice_id"),
    ("payment_share", "DELETE", "SELECT 'payment', OLD.payment_id UNION SELECT 'invoice', OLD.invoice_id"),
    ("piece_text", "INSERT", "SELECT 'attachment', id FROM main.attachment WHERE sha256 = NEW.sha256"),
)
"""What else is touched when a table is written."""


def watch(store: Store) -> None:
    """Begin to note what is written; nothing of it reaches the file."""
    store.rows("CREATE TEMP TABLE touched (source TEXT, id TEXT, PRIMARY KEY (source, id)) WITHOUT ROWID")
    own = (
        (table, act, f"SELECT '{table}', {'OLD' if act == 'DELETE' else 'NEW'}.id")
        for table in _OWN
        for act in ("INSERT", "UPDATE", "DELETE")
    )
    for rank, (table, act, those) in enumerate((*own, *_FOLLOWING)):
        store.rows(f"CREATE TEMP TRIGGER touched_{rank} AFTER {act} ON main.{table} BEGIN INSERT OR IGNORE INTO touched {those}; END")


def take_touched(store: Store) -> Iterable[Source]:
    """What was written since the last time, once each."""
    return [Source(*row) for row in store.rows("DELETE FROM temp.touched RETURNING source, id")]
