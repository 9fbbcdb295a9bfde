"""The life of an invoice after it got its number: append-only events, from which its state is read."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from chorus_desktop.domain.french import long_date
from chorus_desktop.domain.invoice import DocumentKind
from chorus_desktop.domain.problems import Problem, error, sentences
from chorus_desktop.domain.shape import Record, field

sentences(
    {
        "deposit.day_missing": "Indiquez le jour du dépôt\u00a0: c’est de lui que part le délai de paiement.",
        "deposit.day_future": "Le {day} n’est pas encore là\u00a0: indiquez le jour où vous avez vraiment déposé.",
        "deposit.day_before": "Le document est daté du {issued}\u00a0: il n’a pas pu être déposé avant.",
    }
)


class InvoiceState(StrEnum):
    """Where an invoice stands; *déposée* is a fact the volunteer tells, with its date."""

    DRAFT = "draft"
    FINALISED = "finalised"
    CANCELLED = "cancelled"
    DEPOSITED = "deposited"

    @property
    def label(self) -> str:
        """The state in words."""
        return _LABELS[self]

    def said_of(self, kind: DocumentKind) -> str:
        """The state in words that agree with what it is about: « Déposée », « Déposé »."""
        return self.label if kind is DocumentKind.INVOICE else self.label.replace("ée", "é")


_LABELS = {
    InvoiceState.DRAFT: "En préparation",
    InvoiceState.FINALISED: "Finalisée, à déposer",
    InvoiceState.CANCELLED: "Annulée avant dépôt",
    InvoiceState.DEPOSITED: "Déposée",
}


class EventKind(StrEnum):
    """What may happen to an issued document."""

    CANCELLED = "cancelled"
    DEPOSITED = "deposited"
    DEPOSIT_WITHDRAWN = "deposit_withdrawn"


class Event(Record):
    """One fact of an issued document's life; never changed once written.

    Attributes:
        on: the day it happened, as told by the volunteer.
        reason: her words, kept.
    """

    kind: EventKind
    on: date
    reason: str = ""


def state_of(events: Sequence[Event]) -> InvoiceState:
    """The state of an issued document after its events, in their order."""
    state = InvoiceState.FINALISED
    for event in events:
        state = {
            EventKind.CANCELLED: InvoiceState.CANCELLED,
            EventKind.DEPOSITED: InvoiceState.DEPOSITED,
            EventKind.DEPOSIT_WITHDRAWN: InvoiceState.FINALISED,
        }[event.kind]
    return state


def may_follow(state: InvoiceState, kind: EventKind) -> bool:
    """Whether an event may happen in that state: only what was not deposited can be cancelled before its deposit."""
    allowed = {
        InvoiceState.FINALISED: (EventKind.CANCELLED, EventKind.DEPOSITED),
        InvoiceState.DEPOSITED: (EventKind.DEPOSIT_WITHDRAWN,),
    }
    return kind in allowed.get(state, ())


class DepositDay(Record):
    """What the volunteer tells when she comes back from the portal."""

    on: date | None = field("Je l’ai déposée le", "Le jour du dépôt sur le portail, écrit sur le certificat.")


def deposit_problems(told: DepositDay, issued_on: date, today: date) -> tuple[Problem, ...]:
    """What cannot be in the day of a deposit.

    Args:
        told: the day.
        issued_on: date of the invoice.
        today: the day to reckon from.
    """
    if told.on is None:
        return (error("on", "deposit.day_missing"),)
    if told.on > today:
        return (error("on", "deposit.day_future", day=long_date(told.on)),)
    if told.on < issued_on:
        return (error("on", "deposit.day_before", issued=long_date(issued_on)),)
    return ()
