"""The life of an invoice after it got its number: append-only events, from which its state is read."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from chorus_desktop.domain.french import long_date
from chorus_desktop.domain.invoice import DocumentKind
from chorus_desktop.domain.portal_status import Phase
from chorus_desktop.domain.problems import Problem, error, sentences
from chorus_desktop.domain.shape import Key, Record, field

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
    CERTIFICATE = "certificate"
    """The portal's proof of the deposit was filed; ``reference`` is its number, empty where it could not be read."""
    STATUS = "status"
    """The portal shows a state."""
    ANSWERED = "answered"
    """She did on the portal what the last state asked for."""
    ACKNOWLEDGED = "acknowledged"
    """She told the portal that she saw the rejection: « Acquitter »."""
    INTERRUPTED = "interrupted"
    """The buyer notified that the payment delay stops (R. 2192-27 of the code de la commande publique)."""
    RESUMED = "resumed"
    """The buyer received everything it had asked for."""
    WITHDRAWN = "withdrawn"
    """An earlier fact was told by mistake: the one of rank ``about``."""


AFTER_DEPOSIT = frozenset(EventKind) - {EventKind.CANCELLED, EventKind.DEPOSITED, EventKind.DEPOSIT_WITHDRAWN}
"""What can only happen to a document that was deposited."""


class Event(Record):
    """One fact of an issued document's life; never changed once written.

    Attributes:
        on: the day it happened, as told by the volunteer.
        reason: her words, or the payer's motive, kept.
        status: key of the portal's state, of a STATUS; ``phase`` is what that state meant when it was told.
        reference: the number of a certificate.
        about: rank in the life, from 1, of the fact that a WITHDRAWN takes back; 0 for any other.
    """

    kind: EventKind
    on: date
    reason: str = ""
    status: Key = ""
    phase: Phase | None = None
    reference: str = ""
    about: int = 0


class Shown(Record):
    """A state that the portal showed, the day it showed it, the motive it gave; ``rank`` of its fact in the life, from 1."""

    status: Key
    phase: Phase
    on: date
    motive: str = ""
    rank: int


class Life(Record):
    """What is known today of an issued document, read from its facts.

    Attributes:
        shown: the portal's states, by day, then as they were told; what was taken back is left out.
        answered_on: the day she did what the last state asked for; none once another state came, or where nothing was asked.
        acknowledged_on: the day she acknowledged the rejection; likewise.
        certificate_on: the day the certificate was filed; ``certificate`` is its number, as far as it was read.
    """

    state: InvoiceState = InvoiceState.FINALISED
    deposited_on: date | None = None
    shown: tuple[Shown, ...] = ()
    answered_on: date | None = None
    acknowledged_on: date | None = None
    certificate_on: date | None = None
    certificate: str = ""
    interrupted_on: date | None = None
    resumed_on: date | None = None

    @property
    def status(self) -> Shown | None:
        """The state that the portal shows, as far as it was told."""
        return self.shown[-1] if self.shown else None

    @property
    def phase(self) -> Phase | None:
        """What that state means."""
        return self.status.phase if self.status else None

    @property
    def accepted_on(self) -> date | None:
        """The first day since which the payer has said that it owes the money; none while it has not, or went back on it."""
        since = None
        for shown in self.shown:
            since = (since or shown.on) if shown.phase.is_accepted else None
        return since

    @property
    def is_void(self) -> bool:
        """Whether it will never be paid: cancelled before its deposit, or rejected for good."""
        return self.state is InvoiceState.CANCELLED or self.phase is Phase.REJECTED

    @property
    def awaits_her(self) -> bool:
        """Whether the portal waits for the volunteer."""
        return self.phase is not None and self.phase.asks_her and self.answered_on is None


def life_of(events: Sequence[Event]) -> Life:
    """The life of an issued document from its facts, in the order they were told."""
    taken_back = {event.about for event in events if event.kind is EventKind.WITHDRAWN}
    life = Life()
    for rank, event in enumerate(events, start=1):
        if rank not in taken_back:
            life = _after(life, event, rank)
    return life


def _after(life: Life, event: Event, rank: int) -> Life:
    match event.kind:
        case EventKind.CANCELLED:
            return Life(state=InvoiceState.CANCELLED)
        case EventKind.DEPOSITED:
            return Life(state=InvoiceState.DEPOSITED, deposited_on=event.on)
        case EventKind.DEPOSIT_WITHDRAWN:
            # Whatever was told after a deposit that did not take place was told by the same mistake.
            return Life()
        case EventKind.STATUS:
            shown = Shown(status=event.status, phase=event.phase or Phase.SENT, on=event.on, motive=event.reason, rank=rank)
            states = tuple(sorted((*life.shown, shown), key=lambda item: item.on))
            newest = states[-1] is shown
            return life.model_copy(update={"shown": states} | ({"answered_on": None, "acknowledged_on": None} if newest else {}))
        case EventKind.ANSWERED if life.awaits_her:
            return life.model_copy(update={"answered_on": event.on})
        case EventKind.ACKNOWLEDGED if life.phase is Phase.REJECTED:
            return life.model_copy(update={"acknowledged_on": event.on})
        case EventKind.CERTIFICATE:
            return life.model_copy(update={"certificate_on": event.on, "certificate": event.reference})
        case EventKind.INTERRUPTED:
            return life.model_copy(update={"interrupted_on": event.on, "resumed_on": None})
        case EventKind.RESUMED if life.interrupted_on:
            return life.model_copy(update={"resumed_on": event.on})
    # A withdrawal was looked at before; a fact whose ground was taken back says nothing any more.
    return life


def state_of(events: Sequence[Event]) -> InvoiceState:
    """The state of an issued document after its events, in their order."""
    return life_of(events).state


def may_follow(events: Sequence[Event], event: Event) -> bool:
    """Whether a fact may be told after others; days and order of the portal's states are not looked at: they may be told late.

    Only what was not deposited can be cancelled before its deposit; a delay is interrupted once (R. 2192-27), and goes on only then;
    only a fact that still counts and came after the deposit can be taken back, the deposit itself by its own act.
    """
    life = life_of(events)
    match event.kind:
        case EventKind.CANCELLED | EventKind.DEPOSITED:
            return life.state is InvoiceState.FINALISED
        case EventKind.STATUS:
            return life.state is InvoiceState.DEPOSITED and bool(event.status) and event.phase is not None
        case EventKind.ANSWERED:
            return life.awaits_her
        case EventKind.ACKNOWLEDGED:
            return life.phase is Phase.REJECTED and life.acknowledged_on is None
        case EventKind.INTERRUPTED:
            return life.state is InvoiceState.DEPOSITED and life.interrupted_on is None
        case EventKind.RESUMED:
            return life.interrupted_on is not None and life.resumed_on is None and event.on >= life.interrupted_on
        case EventKind.WITHDRAWN:
            return event.about in _withdrawable(events)
    return life.state is InvoiceState.DEPOSITED


def _withdrawable(events: Sequence[Event]) -> set[int]:
    taken_back = {event.about for event in events if event.kind is EventKind.WITHDRAWN}
    since = max((rank for rank, event in enumerate(events, start=1) if event.kind is EventKind.DEPOSITED), default=0)
    told = {rank for rank, event in enumerate(events, start=1) if event.kind in AFTER_DEPOSIT - {EventKind.WITHDRAWN}}
    standing = life_of(events).state is InvoiceState.DEPOSITED
    return {rank for rank in told - taken_back if rank > since} if standing else set()


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
