"""What was deposited and still matters: the few facts that its deadlines are computed from, without its JSON."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from chorus_desktop.domain.lifecycle import Event, Life, life_of
from chorus_desktop.store.database import Store
from chorus_desktop.store.lives import event_of

_DEPOSITED = "standing.state = 'deposited' AND standing.deposited_on >= :since"
_TERMS = f"""
SELECT issued.invoice_id, json_extract(issued.body, '$.payment_days'), json_extract(issued.body, '$.period_to'),
    json_array_length(issued.body, '$.terms'), coalesce(json_extract(issued.body, '$.works.cadre'), '')
FROM issued JOIN standing ON standing.invoice_id = issued.invoice_id
WHERE {_DEPOSITED} AND NOT standing.void AND standing.owed AND issued.kind = 'invoice'
"""  # noqa: S608 - our own words
_EVENTS = f"""
SELECT issued_event.invoice_id, issued_event.kind, on_day, reason, issued_event.status, issued_event.phase, reference, about
FROM issued_event JOIN standing ON standing.invoice_id = issued_event.invoice_id WHERE {_DEPOSITED} ORDER BY issued_event.id
"""  # noqa: S608 - our own words


class PaymentTerms(NamedTuple):
    """What an issued invoice says of its payment: legal delay in days, last day of what it bills, how many sentences on payment, its cadre of works."""

    days: int
    executed_on: str
    sentences: int
    works: str


def payment_terms(store: Store, since: date) -> Mapping[str, PaymentTerms]:
    """Invoice → what it says of its payment, of those deposited since a day that may still be paid."""
    return {key: PaymentTerms(*said) for key, *said in store.rows(_TERMS, since=since.isoformat())}


def lives(store: Store, since: date) -> Mapping[str, Life]:
    """Document → what is known of it, of those deposited since a day."""
    told: dict[str, list[Event]] = {}
    for key, *fact in store.rows(_EVENTS, since=since.isoformat()):
        told.setdefault(key, []).append(event_of(*fact))
    return {key: life_of(events) for key, events in told.items()}
