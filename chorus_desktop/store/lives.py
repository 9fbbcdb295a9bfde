"""The lives of all issued documents at once, to compare a whole table with them."""

from collections import defaultdict
from datetime import date

from chorus_desktop.domain.lifecycle import Event, EventKind
from chorus_desktop.domain.portal_status import Phase
from chorus_desktop.domain.portal_table import Ours
from chorus_desktop.domain.references import InvoiceNumber
from chorus_desktop.store.database import Store

_ISSUED = """
SELECT issued.invoice_id, issued.number, json_extract(issued.body, '$.seller.siret'), issued.issued_on, json_extract(issued.body, '$.works.cadre') IS NOT NULL,
    json_extract(issued.body, '$.totals.net'), json_extract(issued.body, '$.totals.with_vat'), json_extract(issued.body, '$.totals.before_vat')
FROM issued ORDER BY issued.rowid
"""

_EVENTS = "SELECT invoice_id, kind, on_day, reason, status, phase, reference, about FROM issued_event ORDER BY id"


def event_of(kind: str, day: str, reason: str, status: str, phase: str, reference: str, about: int) -> Event:
    """A fact from the columns of its row."""
    return Event(
        kind=EventKind(kind), on=date.fromisoformat(day), reason=reason, status=status, phase=Phase(phase) if phase else None,
        reference=reference, about=about,
    )  # fmt: skip


def lives(store: Store) -> tuple[Ours, ...]:
    """Every document that has its number, with all its facts."""
    told: dict[str, list[Event]] = defaultdict(list)
    for invoice_id, *fact in store.rows(_EVENTS):
        told[invoice_id].append(event_of(*fact))
    return tuple(
        Ours(
            id=invoice_id,
            number=InvoiceNumber(number),
            siret=siret,
            issued_on=date.fromisoformat(day),
            works=bool(works),
            amounts=tuple(amounts),
            events=tuple(told[invoice_id]),
        )
        for invoice_id, number, siret, day, works, *amounts in store.rows(_ISSUED)
    )
