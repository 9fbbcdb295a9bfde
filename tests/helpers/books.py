"""A year of the judo club: invoices in every state, credit notes, payments whole, in parts and of nothing known."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from chorus_desktop.domain.invoice import DocumentKind
from chorus_desktop.domain.lifecycle import Event, EventKind
from chorus_desktop.domain.payment import Payment, Share
from chorus_desktop.domain.portal_status import Phase
from chorus_desktop.domain.references import InvoiceNumber
from chorus_desktop.store.associations import association
from chorus_desktop.store.database import Store
from chorus_desktop.store.issuing import add_event
from chorus_desktop.store.payments import add_payment
from tests.helpers.stores import Club, document


def issue(club: Club, number: str, cents: int, on: date, vat: int = 0, **changes: Any) -> str:
    """An issued document of that amount with VAT and that day."""
    totals = document().totals.model_copy(
        update={"with_vat": cents, "vat": vat, "before_vat": cents - vat, "net": cents, "already_paid": 0}
    )
    return club.issue(number, totals=totals, issued_on=on, **changes)


def deposit(club: Club, invoice: str, on: date) -> None:
    """It was deposited."""
    add_event(club.store, invoice, Event(kind=EventKind.DEPOSITED, on=on))


def status(club: Club, invoice: str, key: str, phase: Phase, on: date, reason: str = "") -> None:
    """The portal shows a state."""
    add_event(club.store, invoice, Event(kind=EventKind.STATUS, on=on, status=key, phase=phase, reason=reason))


def pay(club: Club, on: date, amount: int, *shares: tuple[str, int], label: str = "VIR SEPA DGFIP") -> str:
    """Money came in."""
    told = tuple(Share(invoice=key, amount=cents) for key, cents in shares)
    return add_payment(club.store, club.association, Payment(on=on, amount=amount, label=label, shares=told))


@dataclass(frozen=True)
class Year:
    """The identifiers of its documents."""

    paid: str
    accepted: str
    deposited: str
    waiting: str
    cancelled: str
    rejected: str
    replacing: str
    credit: str


def year(club: Club) -> Year:
    """The year; 2026, all of it in the season 2025-2026."""
    store: Store = club.store
    paid = issue(club, "FA2026-001", 52_500, date(2026, 1, 31))
    deposit(club, paid, date(2026, 2, 2))
    status(club, paid, "mise-en-paiement", Phase.ORDERED, date(2026, 2, 20))
    accepted = issue(club, "FA2026-002", 48_000, date(2026, 2, 28))
    deposit(club, accepted, date(2026, 3, 2))
    status(club, accepted, "comptabilisee", Phase.ACCEPTED, date(2026, 3, 30))
    deposited = issue(club, "FA2026-003", 61_250, date(2026, 3, 31))
    deposit(club, deposited, date(2026, 4, 3))
    cancelled = issue(club, "FA2026-004", 99_900, date(2026, 4, 10))
    add_event(store, cancelled, Event(kind=EventKind.CANCELLED, on=date(2026, 4, 11), reason="Mauvais mois"))
    rejected = issue(club, "FA2026-005", 44_000, date(2026, 4, 30))
    deposit(club, rejected, date(2026, 5, 4))
    status(club, rejected, "rejetee", Phase.REJECTED, date(2026, 5, 20), "=Mauvais engagement")
    replacing = issue(club, "FA2026-006", 44_000, date(2026, 5, 21), replaces=InvoiceNumber("FA2026-005"))
    deposit(club, replacing, date(2026, 5, 22))
    waiting = issue(club, "FA2026-007", 30_000, date(2026, 5, 31))
    credit = issue(club, "AV2026-001", 2_500, date(2026, 3, 15), kind=DocumentKind.CREDIT_NOTE, original_number=InvoiceNumber("FA2026-002"))
    deposit(club, credit, date(2026, 3, 16))
    pay(club, date(2026, 3, 9), 52_500, (paid, 52_500))
    pay(club, date(2026, 4, 20), 20_000, (accepted, 22_500), (credit, -2_500))
    pay(club, date(2026, 5, 5), 1_000, label="+DON ANONYME")
    club.draft()
    return Year(paid, accepted, deposited, waiting, cancelled, rejected, replacing, credit)


def seller(club: Club) -> Any:
    """The seller that documents of that club name."""
    value = association(club.store, club.association).value
    return document().seller.model_copy(update={"name": value.name, "siret": value.siret})
