"""What sums and exports read by plain SQL beside the list of invoices: shares of payments, facts, credit notes that take back nothing."""

from typing import NamedTuple

from chorus_desktop.domain.issued import IssuedDocument
from chorus_desktop.domain.overview import Receipt
from chorus_desktop.store.database import Store
from chorus_desktop.store.formats import ISSUED

_WHOSE = ":whose IN ('', {}.association_id)"

_RECEIPTS = f"""
SELECT payment_share.invoice_id, payment.on_day, payment_share.amount
FROM payment_share JOIN payment ON payment.id = payment_share.payment_id
WHERE payment.trashed_on IS NULL AND {_WHOSE.format("payment")}
"""  # noqa: S608 - our own words

# Only credit notes are opened: they are few, and nothing but their JSON names the invoice they give money back on.
_TAKES_BACK = f"""
SELECT credit.invoice_id, original.invoice_id FROM issued AS credit
JOIN issued AS original ON original.siren = credit.siren AND lower(original.number) = lower(json_extract(credit.body, '$.original_number'))
JOIN standing ON standing.invoice_id = original.invoice_id
JOIN standing AS own ON own.invoice_id = credit.invoice_id
WHERE credit.kind = 'credit_note' AND standing.void AND NOT own.void AND {_WHOSE.format("credit")}
"""  # noqa: S608 - our own words

_FACTS = f"""
SELECT issued.invoice_id, issued.number, association.name, issued_event.on_day, issued_event.kind, issued_event.status, issued_event.reason,
    issued_event.reference, issued_event.about, issued_event.recorded_at
FROM issued_event JOIN issued ON issued.invoice_id = issued_event.invoice_id JOIN association ON association.id = issued.association_id
WHERE association.trashed_on IS NULL AND {_WHOSE.format("issued")}
ORDER BY issued.rowid, issued_event.id
"""  # noqa: S608 - our own words

_DOCUMENTS = """
SELECT issued.invoice_id, issued.body, issued.format FROM issued JOIN invoice ON invoice.id = issued.invoice_id
JOIN standing ON standing.invoice_id = issued.invoice_id JOIN dossier ON dossier.id = invoice.dossier_id
WHERE issued.association_id = :whose AND issued.issued_on <= :last AND dossier.trashed_on IS NULL AND invoice.trashed_on IS NULL
    AND (issued.issued_on >= :first OR (standing.void AND standing.status_on >= :first)
        OR EXISTS (SELECT 1 FROM payment_share JOIN payment ON payment.id = payment_share.payment_id
            WHERE payment_share.invoice_id = issued.invoice_id AND payment.trashed_on IS NULL AND payment.on_day BETWEEN :first AND :last))
ORDER BY issued.issued_on, issued.rowid
"""

_REPLACED = f"""
SELECT count(*) FROM issued JOIN standing ON standing.invoice_id = issued.invoice_id
WHERE standing.void AND {_WHOSE.format("issued")} AND issued.invoice_id IN (SELECT value FROM json_each(:ids)) AND EXISTS (
    SELECT 1 FROM issued AS other WHERE other.siren = issued.siren AND lower(json_extract(other.body, '$.replaces')) = lower(issued.number))
"""  # noqa: S608 - our own words


class Told(NamedTuple):
    """One fact of an issued document's life, as an export lists it; ``about`` the rank of the fact it takes back, from 1."""

    invoice: str
    number: str
    association: str
    on: str
    kind: str
    status: str
    reason: str
    reference: str
    about: int
    recorded_at: str


def receipts(store: Store, association_id: str = "") -> list[Receipt]:
    """What each payment pays of each document, those in the trash left out."""
    return list(map(Receipt._make, store.rows(_RECEIPTS, whose=association_id)))


def takes_back_nothing(store: Store, association_id: str = "") -> dict[str, str]:
    """Credit note → the void invoice it gives money back on: no money is owed on either, whatever the accounts needed."""
    return dict(store.rows(_TAKES_BACK, whose=association_id))


def told(store: Store, association_id: str = "") -> list[Told]:
    """Every fact of every issued document, document by document, in the order they were told."""
    return list(map(Told._make, store.rows(_FACTS, whose=association_id)))


def documents(store: Store, association_id: str, first: str, last: str) -> dict[str, IssuedDocument]:
    """The documents that the accounts of some days speak of, the oldest first: issued, made void or paid between two ISO days."""
    rows = store.rows(_DOCUMENTS, whose=association_id, first=first, last=last)
    return {key: ISSUED.read(body, written) for key, body, written in rows}


def replaced(store: Store, ids: str, association_id: str = "") -> int:
    """How many of the void documents of a JSON list of identifiers have another one in their place."""
    return int(store.rows(_REPLACED, whose=association_id, ids=ids)[0][0])
