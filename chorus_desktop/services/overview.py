"""The « Bilan »: what became of the invoices of a season, a year or all of them, with the engagements they were made on."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.domain.overview import Bill, Overview, Period, Receipt, counted, overview, received
from chorus_desktop.domain.overview_delays import Delays, delays
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import procedures
from chorus_desktop.services.payer import payer
from chorus_desktop.services.views import EngagementUse
from chorus_desktop.store import receipts, summaries
from chorus_desktop.store.associations import associations
from chorus_desktop.store.credit_notes import to_take_off
from chorus_desktop.store.database import Store
from chorus_desktop.store.dossiers import DossierSummary, dossier, dossiers
from chorus_desktop.store.numbers import used
from chorus_desktop.store.summaries import InvoiceSummary


class Void(NamedTuple):
    """Documents of a period that will never be paid, and cents they asked for."""

    rejected: tuple[str, ...]
    cancelled: tuple[str, ...]
    amount: int


class Choices(NamedTuple):
    """What one may choose.

    Attributes:
        associations: (id, name), in their order.
        seasons: of school years, those that hold an issued document, the newest first; a season of a civil year is chosen as that year.
        years: likewise.
        newest: what is shown first: the newest season, or the newest year where some payer goes by civil years.
    """

    associations: tuple[tuple[str, str], ...]
    seasons: tuple[str, ...]
    years: tuple[str, ...]
    newest: Period


class OverviewView(NamedTuple):
    """Everything the page shows.

    Attributes:
        period: the one shown.
        engagements: those with a ceiling or something invoiced on them, of the dossiers of the period.
        before: how many invoices made before this program are not counted.
    """

    choices: Choices
    period: Period
    overview: Overview
    delays: Delays
    void: Void
    engagements: tuple[EngagementUse, ...]
    before: int


class Payer(NamedTuple):
    """Who pays a dossier and within how many days, and the title of its season."""

    name: str
    term: int
    season: str


class Book(NamedTuple):
    """The issued documents of a file and what was paid of them.

    Attributes:
        rows: as lists have them; ``bills`` the same as sums need them, in the same order.
        payers: dossier → who pays it.
    """

    rows: Sequence[InvoiceSummary]
    bills: Sequence[Bill]
    paid: Mapping[str, Sequence[Receipt]]
    payers: Mapping[str, Payer]


def book(store: Store, association_id: str = "") -> Book:
    """Read what is added up; of every association when none is named."""
    payers = {item.id: _payer(store, item) for item in dossiers(store, association_id)}
    issued = [row for row in summaries.invoice_rows(store, association_id=association_id) if row.state != InvoiceState.DRAFT.value]
    bills = [
        Bill(
            id=row.id, payer=payers[row.dossier_id].name, season=payers[row.dossier_id].season,
            total=-row.total if row.kind == "credit_note" else row.total, net=row.net, void=not row.counts, state=row.state,
            issued_on=row.issued_on or "", deposited_on=row.deposited_on or "", accepted_on=row.accepted_on or "",
            term=payers[row.dossier_id].term,
        )
        for row in issued
    ]  # fmt: skip
    return Book(issued, bills, received(receipts.receipts(store, association_id)), payers)


def view(store: Store, association_id: str, wanted: Period | None, today: date) -> OverviewView:
    """Add up a period.

    Args:
        store: the open data file.
        association_id: whose invoices; all when empty.
        wanted: which of them; none: the newest season.
        today: the day to reckon from.
    """
    read = book(store, association_id)
    offered = _choices(store, read.bills)
    period = wanted or offered.newest
    bills = counted(read.bills, period)
    return OverviewView(
        choices=offered,
        period=period,
        overview=overview(bills, read.paid),
        delays=delays(bills, read.paid, to_take_off(store), today),
        void=_void(read, period),
        engagements=_engagements(store, read, period),
        before=sum(association_id in ("", row.association_id) for row in summaries.past_rows(store)),
    )


def choices(store: Store, association_id: str) -> Choices:
    """What one may choose to export; seasons and years are those of one association, of all when none is named."""
    return _choices(store, book(store, association_id).bills)


def _choices(store: Store, bills: Sequence[Bill]) -> Choices:
    known = {bill.season for bill in bills}
    seasons = tuple(sorted({title for title in known if not title.isdecimal()}, reverse=True))
    years = tuple(sorted({bill.issued_on[:4] for bill in bills}, reverse=True))
    by_year = bool(years) and len(seasons) < len(known)
    return Choices(
        associations=tuple((item.id, item.name or "Association sans nom") for item in associations(store)),
        seasons=seasons,
        years=years,
        newest=Period(year=years[0]) if by_year else Period(season=seasons[0] if seasons else ""),
    )


def _payer(store: Store, item: DossierSummary) -> Payer:
    try:
        procedure = procedures.of(store, item.procedure)
    except Trouble:  # of a newer release: its invoices count all the same
        return Payer("Collectivité inconnue", 30, item.season)
    found = payer(store, dossier(store, item.id).value, procedure)[0] or procedure.recipient
    season = procedure.season(item.season)
    return Payer(found.name or procedure.scheme, found.payment_days, season.title if season else item.season)


def _void(read: Book, period: Period) -> Void:
    gone = [(row, bill) for row, bill in zip(read.rows, read.bills, strict=True) if row.void and period.holds(bill)]
    return Void(
        rejected=tuple(row.id for row, _ in gone if row.state != InvoiceState.CANCELLED.value),
        cancelled=tuple(row.id for row, _ in gone if row.state == InvoiceState.CANCELLED.value),
        amount=sum(bill.total for _, bill in gone),
    )


def _engagements(store: Store, read: Book, period: Period) -> tuple[EngagementUse, ...]:
    wanted = {row.dossier_id for row, bill in zip(read.rows, read.bills, strict=True) if period.holds(bill)}
    found: dict[tuple[str, str], EngagementUse] = {}
    for key in read.payers:
        if key not in wanted:
            continue
        value = dossier(store, key).value
        amounts = used(store, value.association)
        for item in value.engagements:
            if item.number is not None and (item.ceiling or amounts.get(item.number.folded)):
                use = EngagementUse(number=item.number, span="", used=amounts.get(item.number.folded, 0), ceiling=item.ceiling)
                found.setdefault((value.association, item.number.folded), use)
    return tuple(found.values())
