"""The pieces of a market of works: what stands, what comes next, the month to establish."""

from datetime import date
from uuid import uuid4

from chorus_desktop.domain.french import long_date, month_year
from chorus_desktop.domain.invoice import Invoice
from chorus_desktop.domain.problems import Level, Problem, error, sentences
from chorus_desktop.domain.reading import read, write
from chorus_desktop.domain.shape import Record
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.domain.works.account import Account
from chorus_desktop.domain.works.chain import NextStep, next_steps, piece_problems
from chorus_desktop.domain.works.market import Market
from chorus_desktop.domain.works.market_sheet import expected
from chorus_desktop.domain.works.month_typing import month_texts, read_month
from chorus_desktop.domain.works.piece import Piece, PieceState
from chorus_desktop.domain.works.rules import WorksCadre
from chorus_desktop.domain.works.states import following, refusal_said, state_problems
from chorus_desktop.services import invoices, portal_data
from chorus_desktop.services.views import InvoiceView, Texts
from chorus_desktop.services.work import lay_out
from chorus_desktop.services.works_begun import begin as begin
from chorus_desktop.services.works_begun import drafts_of
from chorus_desktop.store.database import Store
from chorus_desktop.store.dossiers import dossier, save_dossier
from chorus_desktop.store.invoices import invoice

sentences(
    {
        "piece.cadre": "Choisissez quelle pièce c’est.",
        "piece.number": "Indiquez son numéro, écrit sur le portail.",
        "piece.on": "Indiquez le jour de son dépôt.",
        "piece.available_early": "Ce jour vient avant celui du dépôt, le {day}\u00a0: vérifiez les deux sur le portail.",
        "piece.future": "Ce jour n’est pas encore là\u00a0: indiquez celui que le portail écrit.",
    }
)


class PieceRow(Record):
    """One piece in the list, in words; ``invoice_id`` empty for one of somebody else, ``refused`` what comes after its refusal, if any."""

    piece: Piece
    name: str
    who: str
    said: str
    invoice_id: str = ""
    refused: str = ""


class WorksView(Record):
    """What the page of the pieces shows.

    Attributes:
        months: the account of every month established, the oldest first.
        mine: the cadres that the association may begin a dossier de facturation with.
        draft: id of the piece in preparation; empty when there is none.
    """

    title: str
    market: Market
    pieces: tuple[PieceRow, ...]
    steps: tuple[NextStep, ...]
    months: tuple[Account, ...]
    mine: tuple[WorksCadre, ...]
    draft: str
    problems: tuple[Problem, ...]


def view(store: Store, dossier_id: str, today: date) -> WorksView:
    """The pieces of a dossier as they stand."""
    desk = lay_out(store, dossier_id, "", today)
    work = desk.work
    market, rules = work.market or Market(), portal_data.works()
    rows = drafts_of(store, dossier_id)
    steps = next_steps(work.pieces, market, rules)
    # What a piece waits for is begun from that piece: begun from nothing, the portal would leave it to be associated.
    awaited = {step.cadre.code for step in steps if step.mine}
    return WorksView(
        title=work.title,
        market=market,
        pieces=tuple(_row(piece, work.dossier.pieces) for piece in sorted(work.pieces, key=lambda item: item.on or today)),
        steps=steps,
        months=work.months,
        mine=tuple(
            cadre for cadre in rules.of_role(market.mine) if cadre.begins and _from_nothing(cadre, market) and cadre.code not in awaited
        ),
        draft=next(iter(rows), ""),
        problems=tuple(problem for problem in desk.found if problem.where.split(".")[0] == "market"),
    )


def _from_nothing(cadre: WorksCadre, market: Market) -> bool:
    """Whether it may be begun before anything is noted; what goes on with a final chain is begun from its step."""
    return expected(cadre, market) and not (cadre.is_final and cadre.continues)


def _row(piece: Piece, others: tuple[Piece, ...]) -> PieceRow:
    cadre = portal_data.works().cadre(piece.cadre)
    said = f"{cadre.document} {month_year(piece.month)}" if piece.month else cadre.document
    own = "" if any(other.id == piece.id for other in others) else piece.id
    return PieceRow(
        piece=piece,
        name=f"{said} ({piece.cadre})",
        who=cadre.by.label,
        said=piece.state.label if piece.is_deposited else "À déposer",
        invoice_id=own,
        refused=refusal_said(piece.state, cadre),
    )


class MonthView(Record):
    """One month in preparation.

    Attributes:
        invoice: the piece as an invoice in hand.
        account: reckoned from what could be read.
        typed: « index », « penalties », « quantities.<line> », « direct.<party> » → as typed, or as it was kept.
        problems: those of the month, what could not be read first.
    """

    invoice: InvoiceView
    market: Market
    cadre: WorksCadre
    account: Account
    typed: Texts
    problems: tuple[Problem, ...]


def month(store: Store, invoice_id: str, today: date) -> MonthView:
    """The month of a piece in preparation.

    Raises:
        Trouble: it is no piece of works.
    """
    shown = invoices.view(store, invoice_id, today)
    work = shown.work
    part = work.invoice.works if work.invoice else None
    market, account = work.market, work.account
    if part is None or market is None or account is None:
        raise Trouble("Cette facture n’est pas une pièce de travaux.", "Ouvrez-la depuis la liste des factures.")
    unread = {path.removeprefix("works."): text for path, text in invoice(store, invoice_id).unread.items() if path.startswith("works.")}
    return MonthView(
        invoice=shown,
        market=market,
        cadre=portal_data.works().cadre(part.cadre),
        account=account,
        typed={**month_texts(part.situation, market.lines), **unread},
        problems=tuple(problem for problem in shown.problems if problem.where.startswith("invoice.works")),
    )


FIELDS = ("issued_on", "engagement", "engagement_reason", "service_code", "notes", "comment")
"""What of an invoice the page of a month shows too."""


def save_month(store: Store, invoice_id: str, form: Texts, typed: Texts, today: date) -> MonthView:
    """Keep what was typed of a month, readable or not; its lines follow, and what is missing is said.

    Args:
        store: the open data file.
        invoice_id: the piece in preparation.
        form: the texts of its ``FIELDS``.
        typed: those of the month, as in ``MonthView``.
        today: the day to reckon from.

    Raises:
        Trouble: it is no piece of works.
    """
    saved = invoice(store, invoice_id)
    part = saved.value.works
    if part is None:
        return month(store, invoice_id, today)
    market = dossier(store, saved.dossier_id).value.market or Market()
    reading, told = read(Invoice, form, saved.value), read_month(typed, part.situation.month, market.lines)
    situation = told.situation.model_copy(update={"final": part.situation.final})
    value = reading.value.model_copy(update={"works": part.model_copy(update={"situation": situation})})
    unread = {**reading.unread, **{f"works.{place}": text for place, text in told.unread.items()}}
    invoices.keep_works(store, invoice_id, value, unread, today)
    return month(store, invoice_id, today)


def add_piece(store: Store, dossier_id: str, piece: Piece) -> str:
    """Note a piece that somebody else deposited; its id."""
    saved = dossier(store, dossier_id)
    kept = piece.model_copy(update={"id": piece.id or uuid4().hex})
    others = tuple(item for item in saved.value.pieces if item.id != kept.id)
    save_dossier(store, dossier_id, saved.value.model_copy(update={"pieces": (*others, kept)}), saved.unread)
    return kept.id


def remove_piece(store: Store, dossier_id: str, piece_id: str) -> Piece | None:
    """Take away a piece noted by mistake; it is returned so that « Annuler » can note it again."""
    saved = dossier(store, dossier_id)
    gone = next((item for item in saved.value.pieces if item.id == piece_id), None)
    kept = tuple(item for item in saved.value.pieces if item.id != piece_id)
    save_dossier(store, dossier_id, saved.value.model_copy(update={"pieces": kept}), saved.unread)
    return gone


class PieceForm(Record):
    """What the page that notes a piece of somebody else shows.

    Attributes:
        cadres: to choose from; ``before`` the pieces it may continue.
        typed: what is known of it.
        next: states that usually come next for one noted before, each to be noted in one press; ``refused`` what comes after its refusal.
    """

    title: str
    cadres: tuple[tuple[str, str], ...]
    before: tuple[tuple[str, str], ...]
    typed: Texts
    next: tuple[PieceState, ...] = ()
    refused: str = ""


def piece_form(store: Store, dossier_id: str, piece_id: str) -> PieceForm:
    """The form of a piece noted before, or of a new one for an empty id."""
    saved = dossier(store, dossier_id).value
    work = lay_out(store, dossier_id, "", date.max).work
    known = next((piece for piece in saved.pieces if piece.id == piece_id), Piece())
    mine = (saved.market or Market()).mine
    rules = portal_data.works()
    return PieceForm(
        title=work.title,
        cadres=tuple((cadre.code, cadre.label) for cadre in rules.cadres if cadre.by is not mine or cadre.code == known.cadre),
        before=tuple((piece.id, f"{piece.number} ({piece.cadre})") for piece in work.pieces if piece.id != piece_id),
        typed={**write(known), **{name: "" for name in ("before_vat", "net") if not getattr(known, name)}},
        next=following(known.state, rules.cadre(known.cadre)) if known.cadre else (),
        refused=refusal_said(known.state, rules.cadre(known.cadre)) if known.cadre else "",
    )


def note_piece(store: Store, dossier_id: str, piece_id: str, typed: Texts, today: date) -> tuple[Problem, ...]:
    """Note a piece that somebody else deposited, or note it anew; what is wrong with it, and then nothing was kept.

    Args:
        store: the open data file.
        dossier_id: of the market.
        piece_id: of one noted before; empty for a new one.
        typed: the texts of its form.
        today: the day to reckon from.
    """
    work = lay_out(store, dossier_id, "", today).work
    before = next((piece for piece in work.dossier.pieces if piece.id == piece_id), Piece())
    reading = read(Piece, typed, before)
    piece, market, rules = reading.value, work.dossier.market or Market(), portal_data.works()
    if reading.problems:
        return reading.problems
    if not piece.cadre:
        return (error("cadre", "piece.cadre"),)
    if piece.on is None:
        return (error("on", "piece.on"),)
    if piece.on > today:
        return (error("on", "piece.future"),)
    if piece.available_on is not None and piece.available_on > today:
        return (error("available_on", "piece.future"),)
    if piece.available_on is not None and piece.available_on < piece.on:
        return (error("available_on", "piece.available_early", day=long_date(piece.on)),)
    if not piece.number.strip():
        return (error("number", "piece.number"),)
    cadre = rules.cadre(piece.cadre)
    if refused := state_problems(piece.state, cadre):
        return refused
    others = tuple(item for item in work.pieces if item.id != piece.id)
    its = market.model_copy(update={"mine": cadre.by})
    if stops := tuple(found for found in piece_problems(piece, others, its, rules) if found.level is Level.ERROR):
        return stops
    after = next((item for item in others if item.id == piece.continues), None)
    add_piece(store, dossier_id, piece.model_copy(update={"month": piece.month or (after.month if after else None)}))
    return ()
