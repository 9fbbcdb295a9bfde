"""What sums and exports read by plain SQL beside the list of invoices: shares of payments, facts, credit notes that take back nothing."""

from typing import NamedTuple

from chorus_desktop.domain.issued import IssuedDocument
from chorus_desktop.domain.overview import Receipt
from chorus_desktop.store.counting import ON_VOID
from chorus_desktop.store.database import Store
from chorus_desktop.store.formats import ISSUED

_WHOSE = ":whose IN ('', {}.association_id)"

_RECEIPTS = f"""
SELECT payment_share.invoice_id, payment.on_day, payment_share.amount
FROM payment_share JOIN payment ON payment.id = payment_share.payment_id
WHERE payment.trashed_on IS NULL AND {_WHOSE.format("payment")}
"""  # noqa: S608 - our own words

# Documents that will never be paid are few: found first, so that nothing is compared with thousands.
_VOID = f"""
WITH gone AS MATERIALIZED (
    SELECT issued.invoice_id, issued.siren, lower(issued.number) AS number FROM standing JOIN issued ON issued.invoice_id = standing.invoice_id
    WHERE standing.void AND {_WHOSE.format("issued")}
)
"""  # noqa: S608 - our own words

# Only credit notes are opened: nothing but their JSON names the invoice they give money back on.
_TAKES_BACK = f"""
{_VOID}, credit AS MATERIALIZED (
    SELECT issued.invoice_id, issued.siren, lower(json_extract(issued.body, '$.original_number')) AS original
    FROM issued JOIN standing ON standing.invoice_id = issued.invoice_id
    WHERE issued.kind = 'credit_note' AND NOT standing.void AND EXISTS (SELECT 1 FROM gone)
)
SELECT credit.invoice_id, gone.invoice_id FROM credit JOIN gone ON gone.siren = credit.siren AND gone.number = credit.original
"""  # noqa: S608 - our own words

_FACTS = f"""
SELECT issued.invoice_id, issued.number, association.name, issued_event.on_day, issued_event.kind, issued_event.status, issued_event.reason,
    issued_event.reference, issued_event.about, issued_event.recorded_at
FROM issued_event JOIN issued ON issued.invoice_id = issued_event.invoice_id JOIN association ON association.id = issued.association_id
WHERE association.trashed_on IS NULL AND {_WHOSE.format("issued")}
ORDER BY issued.rowid, issued_event.id
"""  # noqa: S608 - our own words

_DOCUMENTS = f"""
SELECT issued.invoice_id, issued.body, issued.format FROM issued JOIN invoice ON invoice.id = issued.invoice_id
JOIN standing ON standing.invoice_id = issued.invoice_id JOIN dossier ON dossier.id = invoice.dossier_id
WHERE issued.association_id = :whose AND standing.owed AND issued.issued_on <= :last AND dossier.trashed_on IS NULL AND invoice.trashed_on IS NULL
    AND (issued.issued_on >= :first OR (standing.void AND standing.status_on >= :first)
        OR {ON_VOID} OR EXISTS (SELECT 1 FROM payment_share JOIN payment ON payment.id = payment_share.payment_id
            WHERE payment_share.invoice_id = issued.invoice_id AND payment.trashed_on IS NULL AND payment.on_day BETWEEN :first AND :last))
ORDER BY issued.issued_on, issued.rowid
"""  # noqa: S608 - our own words

_REPLACED = f"""
{_VOID}, instead AS MATERIALIZED (
    SELECT siren, lower(json_extract(body, '$.replaces')) AS number FROM issued WHERE body GLOB '*"replaces":"[^"]*'
)
SELECT gone.invoice_id FROM instead JOIN gone ON gone.siren = instead.siren AND gone.number = instead.number
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
    """The documents that the accounts of some days speak of, the oldest first: issued, made void or paid between two ISO days.

    Credit notes about what is void are there whatever their day.
    """
    rows = store.rows(_DOCUMENTS, whose=association_id, first=first, last=last)
    return {key: ISSUED.read(body, written) for key, body, written in rows}


def replaced(store: Store, association_id: str = "") -> set[str]:
    """The void documents that another one says it replaces; every document is looked through, so it is for papers, not for pages."""
    return {key for (key,) in store.rows(_REPLACED, whose=association_id)}
