"""Which invoice took the place of which: told by the new one, so that the frozen one never changes."""

from typing import NamedTuple

from chorus_desktop.store.database import Store

_SAME = "invoice.association_id = (SELECT association_id FROM invoice WHERE id = :invoice)"

# One that was cancelled before its deposit may have been made anew: what took its place takes that of the first one too.
_AFTER = f"""
WITH RECURSIVE instead AS MATERIALIZED (
    SELECT invoice.id, invoice.rowid AS rank, issued.number, coalesce(standing.state, '') AS state,
        lower(json_extract(invoice.body, '$.replaces')) AS replaces
    FROM invoice LEFT JOIN issued ON issued.invoice_id = invoice.id LEFT JOIN standing ON standing.invoice_id = invoice.id
    WHERE {_SAME} AND invoice.trashed_on IS NULL AND invoice.body GLOB '*"replaces":"*'
), chain AS (
    SELECT * FROM instead WHERE replaces = (SELECT lower(number) FROM issued WHERE invoice_id = :invoice)
    UNION SELECT instead.* FROM instead JOIN chain ON chain.state = 'cancelled' AND instead.replaces = lower(chain.number)
)
SELECT id, coalesce(number, '') FROM chain WHERE state <> 'cancelled' ORDER BY number IS NULL, rank DESC LIMIT 1
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
