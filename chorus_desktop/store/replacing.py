"""Which invoice took the place of which: told by the new one, so that the frozen one never changes."""

from typing import NamedTuple

from chorus_desktop.store.database import Store

_SAME = "invoice.association_id = (SELECT association_id FROM invoice WHERE id = :invoice)"

_AFTER = f"""
SELECT invoice.id, coalesce(issued.number, '') FROM invoice LEFT JOIN issued ON issued.invoice_id = invoice.id
LEFT JOIN standing ON standing.invoice_id = invoice.id
WHERE {_SAME} AND invoice.trashed_on IS NULL AND coalesce(standing.state, '') <> 'cancelled' AND invoice.body GLOB '*"replaces":"*'
    AND lower(json_extract(invoice.body, '$.replaces')) = (SELECT lower(number) FROM issued WHERE invoice_id = :invoice)
ORDER BY issued.number IS NULL, invoice.rowid DESC LIMIT 1
"""  # noqa: S608 - our own words

_BEFORE = """
SELECT before.invoice_id, before.number FROM invoice JOIN issued AS before ON before.association_id = invoice.association_id
WHERE invoice.id = :invoice AND lower(before.number) = lower(json_extract(invoice.body, '$.replaces'))
"""


class Linked(NamedTuple):
    """Another invoice; its number is empty while it is in preparation."""

    id: str
    number: str


def replaced_by(store: Store, invoice_id: str) -> Linked | None:
    """The invoice that took the place of an issued one, a numbered one before a draft; none when there is none."""
    return next(map(Linked._make, store.rows(_AFTER, invoice=invoice_id)), None)


def replaces(store: Store, invoice_id: str) -> Linked | None:
    """The issued invoice whose place this one took; none when there is none in this file."""
    return next(map(Linked._make, store.rows(_BEFORE, invoice=invoice_id)), None)
