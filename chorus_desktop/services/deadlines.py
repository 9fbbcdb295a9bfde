"""Every deadline of the file, computed from what is known; nothing of it is kept."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from chorus_desktop.documents.calendar_file import calendar_file
from chorus_desktop.documents.list_paper import Listing, list_paper
from chorus_desktop.documents.table import Column
from chorus_desktop.domain import deadlines as rules_of
from chorus_desktop.domain.convention import ConventionState
from chorus_desktop.domain.deadlines import Deadline, in_order
from chorus_desktop.domain.dossier_deadlines import DossierFacts, dossier_deadlines
from chorus_desktop.domain.french import euros, long_date, plural, short_date
from chorus_desktop.domain.invoice_deadlines import InvoiceFacts, invoice_deadlines
from chorus_desktop.domain.lifecycle import InvoiceState, Life
from chorus_desktop.domain.payment_delay import Terms, delay_of
from chorus_desktop.domain.shape import Record
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.domain.works.chain import next_steps
from chorus_desktop.domain.works.market import Market
from chorus_desktop.domain.works.works_deadlines import MarketFacts, market_deadlines
from chorus_desktop.services import data, portal_data, works_clock
from chorus_desktop.services.invoice_rows import dossier_title
from chorus_desktop.services.procedures import schemes
from chorus_desktop.services.work import procedure_and_season
from chorus_desktop.services.works_so_far import pieces_of
from chorus_desktop.store.awaiting import PaymentTerms, lives, payment_terms
from chorus_desktop.store.database import Store
from chorus_desktop.store.dossiers import DossierSummary, dossier, dossiers
from chorus_desktop.store.summaries import InvoiceSummary, invoice_rows

_COLUMNS = (Column("Jour"), Column("À faire", share=2.0), Column("Pourquoi", share=3.0), Column("État"), Column("Montant", align="right"))


class DeadlineList(Record):
    """Every deadline, by day, and the dossiers they may be filtered by: id and title."""

    deadlines: tuple[Deadline, ...]
    dossiers: tuple[tuple[str, str], ...]


def upcoming(store: Store, today: date) -> DeadlineList:
    """Every deadline of the file on a day."""
    rows = invoice_rows(store)
    titles = _titles(store)
    found = [*_of_dossiers(store, rows, titles, today), *_of_invoices(store, rows, today)]
    named = {item.dossier_id for item in found}
    return DeadlineList(deadlines=in_order(found), dossiers=tuple((key, title) for key, title in titles.items() if key in named))


def today_list(store: Store, today: date) -> tuple[Deadline, ...]:
    """What matters today, the most pressing first."""
    return rules_of.of_today(upcoming(store, today).deadlines)


def _titles(store: Store) -> Mapping[str, str]:
    known, every = schemes(store), dossiers(store)
    return {item.id: dossier_title(known, item.procedure, item.season) for item in every}


def _of_dossiers(store: Store, rows: Sequence[InvoiceSummary], titles: Mapping[str, str], today: date) -> list[Deadline]:
    rules, found = portal_data.deadline_rules(), list[Deadline]()
    unsent: dict[str, int] = {}
    for row in rows:
        if row.state in (InvoiceState.DRAFT.value, InvoiceState.FINALISED.value):
            unsent[row.dossier_id] = unsent.get(row.dossier_id, 0) + 1
    every = dossiers(store)
    for item in every:
        facts = _facts(store, item, every, titles[item.id], unsent.get(item.id, 0), today)
        if facts is not None:
            found += dossier_deadlines(facts, today, rules)
        found += market_deadlines(_market(store, item), today, rules)
    return found


def _facts(
    store: Store, item: DossierSummary, every: Sequence[DossierSummary], title: str, unsent: int, today: date
) -> DossierFacts | None:
    value = dossier(store, item.id).value
    try:
        procedure, season = procedure_and_season(store, value)
    except Trouble:
        return None  # its own page says that its rules are unknown
    rule, convention = procedure.convention, value.convention
    years = rule.max_years if rule and rule.tacit_renewal else 1
    goes_on = any(
        (other.association_id, other.procedure) == (item.association_id, item.procedure) and other.season > item.season for other in every
    )
    stands = rule is not None and rule.required and not goes_on and convention.state(today, years) in (*_HOLDING, ConventionState.EXPIRED)
    return DossierFacts(
        id=item.id,
        title=title,
        season=season,
        numbered=frozenset(engagement.window for engagement in value.engagements if engagement.number),
        convention_end=convention.end(years) if stands else None,
        tacit=years > 1,
        unsent=unsent,
    )


def _market(store: Store, item: DossierSummary) -> MarketFacts:
    """What comes next in a market of works; nothing in any other dossier."""
    value = dossier(store, item.id).value
    if value.market is None:
        return MarketFacts(id=item.id, market=Market())
    steps = next_steps(pieces_of(store, item.id, value.pieces), value.market, portal_data.works())
    return MarketFacts(id=item.id, market=value.market, steps=steps)


_HOLDING = tuple(state for state in ConventionState if state.holds)


def _of_invoices(store: Store, rows: Sequence[InvoiceSummary], today: date) -> list[Deadline]:
    rules = portal_data.deadline_rules()
    since = today - timedelta(days=rules.recent_days)
    terms, known = payment_terms(store, since), lives(store, since)
    delays, rerouting = portal_data.delay_rules(), data.answered_with("recycle")
    found: list[Deadline] = []
    for row in rows:
        life = known.get(row.id)
        if row.state == InvoiceState.CANCELLED.value or (row.state == InvoiceState.DEPOSITED.value and life is None):
            continue
        said = _terms(store, row, terms.get(row.id))
        facts = InvoiceFacts(
            id=row.id,
            dossier_id=row.dossier_id,
            name=row.number or row.title,
            state=InvoiceState(row.state),
            issued_on=date.fromisoformat(row.issued_on) if row.issued_on else None,
            touched_on=date.fromisoformat(row.saved_at[:10]),
            life=life,
            delay=delay_of(said, life, delays, rerouting) if said and isinstance(life, Life) else None,
            unpaid=max(0, row.net - row.paid),
            works=(told := terms.get(row.id)) is not None and bool(told.works),
        )
        found += invoice_deadlines(facts, today, rules)
    return found


def _terms(store: Store, row: InvoiceSummary, told: PaymentTerms | None) -> Terms | None:
    if told is None or not told.sentences:
        return None
    plain = Terms(days=told.days, executed_on=date.fromisoformat(told.executed_on))
    return works_clock.timed(store, plain, told.works, row.dossier_id, row.id) if told.works else plain


def calendar(store: Store, dossier_id: str, today: date) -> bytes:
    """The deadlines as a calendar to bring into an agenda, of one dossier or of all; no child's name is in it."""
    return calendar_file(_chosen(store, dossier_id, today), portal_data.deadline_rules().alarm_days, today)


def paper(store: Store, dossier_id: str, today: date) -> bytes:
    """The list of deadlines to print, of one dossier or of all."""
    found, titles = _chosen(store, dossier_id, today), _titles(store)
    said = f"{plural(len(found), 'échéance')}, le {long_date(today)}"
    listing = Listing(
        title="Échéances",
        about=" · ".join(part for part in (said, titles.get(dossier_id, "")) if part),
        columns=_COLUMNS,
        rows=[
            (short_date(item.day), item.title, f"{item.why} {item.source}.", item.level.label, euros(item.amount) if item.amount else "")
            for item in found
        ],
        closing=(),
        owner="",
        day=today,
    )
    return list_paper(listing, "echeances.pdf").data


def _chosen(store: Store, dossier_id: str, today: date) -> tuple[Deadline, ...]:
    return tuple(item for item in upcoming(store, today).deadlines if dossier_id in ("", item.dossier_id))
