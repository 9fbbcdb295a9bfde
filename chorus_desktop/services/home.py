"""The home page, what stands beside every page, and the list of all invoices."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from chorus_desktop.domain.french import euros
from chorus_desktop.domain.invoice import DocumentKind
from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.domain.numbers import Siret
from chorus_desktop.domain.paid import Paid
from chorus_desktop.domain.procedure import Procedure
from chorus_desktop.domain.season import Season
from chorus_desktop.domain.task import Status
from chorus_desktop.domain.tasks import next_task
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import associations as cards
from chorus_desktop.services import data, procedures
from chorus_desktop.services.dossiers import deadline_words
from chorus_desktop.services.invoice_rows import dossier_title, in_hand
from chorus_desktop.services.views import Column, DossierRow, Holder, Home
from chorus_desktop.services.work import lay_out
from chorus_desktop.store import summaries
from chorus_desktop.store.associations import association, associations
from chorus_desktop.store.database import Store
from chorus_desktop.store.dossiers import dossiers
from chorus_desktop.store.own_procedures import own_procedures
from chorus_desktop.store.payables import paid_by_dossier
from chorus_desktop.store.recipients import recipients
from chorus_desktop.store.settings import is_practice, set_setting, setting
from chorus_desktop.store.summaries import DossierTotals, InvoiceSummary
from chorus_desktop.store.trash import trashed

_STATES = {(kind.value, state.value): state.said_of(kind) for kind in DocumentKind for state in InvoiceState}

ASLEEP_AFTER = timedelta(days=365)
"""After the end of its season, a dossier in which everything is deposited stands folded among those of the years before."""

PAST = "past"
"""In place of a state, for an invoice made before this program."""
PAST_SAID = "Faite avant"


class InvoiceTuple(NamedTuple):
    """One invoice of the list.

    Attributes:
        association_id: whose.
        issued_on: an ISO date, or empty.
        state: a value of ``InvoiceState``, or ``PAST``; ``said``: the same in words.
        net: cents with VAT, negative for a credit note.
        paid: what came in for it, in a word; empty while nothing did.
        portal: the state that the portal shows, in words; empty where none was told. ``phase`` is what it means (a value of ``Phase``).
        awaits: 1 when the portal waits for the volunteer; ``counts``: 1 when its amount counts in sums.
    """

    id: str
    number: str
    title: str
    association: str
    issued_on: str
    state: str
    said: str
    net: int
    engagement: str
    association_id: str = ""
    paid: str = ""
    portal: str = ""
    phase: str = ""
    awaits: int = 0
    counts: int = 0


def home(store: Store, today: date) -> Home:
    """The dossiers with what to do now in each."""
    paid = paid_by_dossier(store)
    known = {item.id: item for item in procedures.every(store)}
    rows = [
        _row(store, totals, known.get(totals.procedure), today).model_copy(update={"paid": paid.get(totals.id, 0)})
        for totals in summaries.home(store)
    ]
    rows.sort(key=lambda row: row.closed)
    return Home(
        associations=tuple(cards.view(store, item.id) for item in associations(store)),
        dossiers=tuple(rows),
        practice=is_practice(store),
    )


def column(store: Store) -> Column:
    """What stands beside every page; read with each of them, so nothing is worked out here."""
    return Column(
        holders=tuple(
            Holder(id=item.id, name=item.name, siret=Siret(item.siret).pretty() if item.siret else "") for item in associations(store)
        ),
        payments=summaries.any_deposited(store),
        recipients=bool(dossiers(store) or recipients(store)),
        trash=len(trashed(store)),
        practice=is_practice(store),
    )


def _row(store: Store, totals: DossierTotals, procedure: Procedure | None, today: date) -> DossierRow:
    season = procedure.season(totals.season) if procedure else None
    if procedure and season and not totals.drafts and not totals.finalised and season.ends_on + ASLEEP_AFTER < today:
        # Ten years of dossiers would take seconds, to say of each that nothing is left to do.
        return _short(totals, f"{procedure.scheme} {season.title}", deadline_words(season, today), asleep=True)
    held = in_hand(store, totals.id)
    try:
        desk = lay_out(store, totals.id, held, today)
    except Trouble as unknown:
        return _of_unknown_rules(store, totals, unknown)
    work = desk.work
    return DossierRow(
        id=totals.id,
        association_id=totals.association_id,
        association=work.association.name,
        title=work.title,
        recipient=work.recipient.name,
        deadline=deadline_words(work.season, today),
        next=next_task(desk.rows),
        done=sum(row.status is Status.DONE for row in desk.rows),
        total=len(desk.rows),
        invoiced=totals.invoiced,
        deposited=totals.deposited_amount,
        closed=work.season.is_closed(today),
        invoice_id=held,
        invoice_state=desk.state,
    )


def _of_unknown_rules(store: Store, totals: DossierTotals, unknown: Trouble) -> DossierRow:
    """A dossier of a newer release's season, so that it hides none of the others."""
    title = dossier_title(procedures.schemes(store), totals.procedure, totals.season)
    return _short(totals, title, unknown.sentence, recipient="Règles inconnues")


def _short(totals: DossierTotals, title: str, deadline: str, *, recipient: str = "", asleep: bool = False) -> DossierRow:
    return DossierRow(
        id=totals.id,
        association_id=totals.association_id,
        association=totals.association,
        title=title,
        recipient=recipient,
        deadline=deadline,
        next=None,
        done=0,
        total=0,
        invoiced=totals.invoiced,
        deposited=totals.deposited_amount,
        closed=asleep,
        asleep=asleep,
    )


MOST_LISTED = 6_000
"""Invoices that one list shows without making its window wait; beyond, a year at a time."""


def invoice_years(store: Store) -> tuple[str, ...]:
    """The years that the list is cut into, the newest first; none while one list holds them all."""
    counts = summaries.years(store)
    return tuple(year for year in counts if year) if sum(counts.values()) > MOST_LISTED else ()


def invoice_table(store: Store, year: str = "") -> list[InvoiceTuple]:
    """The invoices of the file for a list, those without a date first, then the newest; plain tuples, quick by the thousand.

    Args:
        store: the open data file.
        year: only those dated in it, and those without a date; every one when empty.
    """
    labels = {status.key: status.label for status in data.every_status()}
    rows = [
        InvoiceTuple(
            id=row.id, number=row.number, title=row.title, association=row.association, issued_on=row.issued_on or "", state=row.state,
            said=_STATES[row.kind, row.state], net=DocumentKind(row.kind).sign * row.total, engagement=row.engagement, association_id=row.association_id,
            paid=_paid(row) if row.paid else "",
            portal=labels.get(row.status, row.status), phase=row.phase, awaits=row.awaits, counts=row.counts,
        )
        for row in summaries.invoice_rows(store, year=year)
    ]  # fmt: skip
    before = [
        InvoiceTuple(
            id=row.id, number=row.number, title="Facture faite avant ce programme", association=row.association, issued_on=row.day or "",
            state=PAST, said=PAST_SAID, net=row.amount, engagement=row.engagement, association_id=row.association_id,
        )
        for row in summaries.past_rows(store)
        if not year or not row.day or row.day.startswith(year)
    ]  # fmt: skip
    if not before:
        return rows
    undated = [row for row in rows if not row.issued_on]
    dated = sorted([row for row in (*rows, *before) if row.issued_on], key=lambda row: row.issued_on, reverse=True)
    return undated + dated


def _paid(row: InvoiceSummary) -> str:
    money = Paid(kind=DocumentKind(row.kind), net=row.net, received=row.paid)
    whole = "payée" if money.net > 0 else "déduit"
    return whole if money.is_whole else f"reste {euros(abs(money.left))}"


class Offers(NamedTuple):
    """What a dossier can be opened for.

    Attributes:
        offers: procedure, season, and whether that season is closed; of each procedure the current season first.
        near: id of the procedure most likely wanted, or empty: already used, or of a payer in the association's own département.
    """

    offers: tuple[tuple[Procedure, Season, bool], ...]
    near: str


def offers(store: Store, association_id: str, today: date) -> Offers:
    """The procedures and seasons that an association can choose, the likely one first, the general one last."""
    postcode = association(store, association_id).value.postcode or ""
    used = {item.procedure for item in dossiers(store, association_id)}

    def likely(procedure: Procedure) -> bool:
        near = any(postcode and re.match(rf"{postcode[:2]}[0-9]{{3}}\b", line) for line in procedure.recipient.address)
        return procedure.id in used or near

    known = sorted(procedures.every(store), key=lambda item: (item.any_recipient, not likely(item)))
    found = []
    for procedure in known:
        for season in sorted(
            procedure.open_seasons(today), key=lambda item: (item.is_closed(today), not item.covers(today, today), item.starts_on)
        ):
            found.append((procedure, season, season.is_closed(today)))
    near = [procedure.id for procedure in known if likely(procedure)]
    return Offers(tuple(found), near[0] if near else "")


def keep_position(store: Store, position: str) -> None:
    """Remember what is on the screen: « invoice <id> <field> »; empty for a page one does not come back to."""
    set_setting(store, "position", position)


def position(store: Store) -> str:
    """What was on the screen last time, or an empty text."""
    return setting(store, "position")


OF_DOSSIER = frozenset(
    {
        "dossier", "market", "works", "convention", "engagements", "cares", "stays", "tariffs", "presences", "grid", "children", "activities", "sheets",
        "certificates",
    }
)  # fmt: skip
"""Pages about a dossier."""


def still_there(store: Store, page: str, record_id: str) -> bool:
    """Whether what a page showed is neither deleted nor gone; a page about a draft is gone once the draft is issued."""
    if page in ("association", "past", "preparation"):
        return any(item.id == record_id for item in associations(store))
    if page in OF_DOSSIER:
        return any(item.id == record_id for item in dossiers(store))
    if page == "own_procedure":
        return any(saved.id == record_id for saved in own_procedures(store))
    state = summaries.state_of(store, record_id)
    return bool(state) and (state == InvoiceState.DRAFT.value) is (page != "issued")
