"""A dossier and its invoice in hand, gathered from the store and the rules into the one value that domain functions look at."""

from collections.abc import Mapping
from datetime import date

from chorus_desktop.documents.fonts import missing_characters
from chorus_desktop.domain.association import Association
from chorus_desktop.domain.attested import outdated, standing
from chorus_desktop.domain.care import Care, DayPrice
from chorus_desktop.domain.convention import Convention
from chorus_desktop.domain.corrected import Corrected
from chorus_desktop.domain.dossier import Dossier, Tariff, Work
from chorus_desktop.domain.engagement import Engagement
from chorus_desktop.domain.invoice import DocumentKind, Invoice, Line
from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.domain.problems import Problem
from chorus_desktop.domain.procedure import Procedure
from chorus_desktop.domain.readiness import problems
from chorus_desktop.domain.reading import read, write
from chorus_desktop.domain.season import Season
from chorus_desktop.domain.shape import Record
from chorus_desktop.domain.task import Task
from chorus_desktop.domain.tasks import tasks
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.domain.works.market import Advance, Market, MarketLine, Party, Retention, Revision
from chorus_desktop.services import data, procedures
from chorus_desktop.services.payer import payer
from chorus_desktop.services.returned import returned
from chorus_desktop.services.views import Texts
from chorus_desktop.services.works_so_far import month_said, of_works
from chorus_desktop.store.associations import association
from chorus_desktop.store.attachments import attachments, erased
from chorus_desktop.store.attendance_used import billed_places
from chorus_desktop.store.certificates import certificates
from chorus_desktop.store.database import Store
from chorus_desktop.store.dossiers import dossier
from chorus_desktop.store.invoiced import invoiced
from chorus_desktop.store.invoices import SavedInvoice, invoice
from chorus_desktop.store.issuing import life
from chorus_desktop.store.numbers import billed, corrected, numbered, used
from chorus_desktop.store.payables import paid_of
from chorus_desktop.store.saved import Owner, OwnerKind
from chorus_desktop.store.sessions import attendance
from chorus_desktop.store.settings import is_practice

Unread = Mapping[str, str]


class Desk(Record):
    """What lies on the desk: the work, what is wrong with it, and where the invoice in hand stands."""

    work: Work
    found: tuple[Problem, ...]
    rows: tuple[Task, ...]
    state: InvoiceState


def under(place: str, unread: Unread) -> dict[str, str]:
    """The unread texts below one path, their paths made relative: ``convention.sent_on`` under ``convention`` is ``sent_on``."""
    prefix = f"{place}."
    return {path.removeprefix(prefix): text for path, text in unread.items() if path.startswith(prefix)}


def replaced(place: str, unread: Unread, now: Unread) -> dict[str, str]:
    """All unread texts, those below one path replaced by what its form now says."""
    prefix = f"{place}."
    kept = {path: text for path, text in unread.items() if not path.startswith(prefix)}
    return {**kept, **{f"{prefix}{path}": text for path, text in now.items()}}


def form_texts(value: Record, unread: Unread) -> Texts:
    """The texts of a form, without what belongs to the rows below it."""
    return write(value, {path: text for path, text in unread.items() if "." not in path})


def _said(model: type[Record], place: str, unread: Unread) -> dict[str, Problem]:
    own = {path: text for path, text in unread.items() if "." not in path}
    return {f"{place}.{problem.where}": problem.under(place) for problem in read(model, own).problems}


def _rows_said(model: type[Record], place: str, unread: Unread) -> dict[str, Problem]:
    found: dict[str, Problem] = {}
    for key in {path.split(".")[0] for path in unread if "." in path}:
        found |= _said(model, f"{place}.{key}", under(key, unread))
    return found


def _market_said(unread: Unread) -> dict[str, Problem]:
    found = _said(Market, "market", unread)
    for name, part in (("retention", Retention), ("advance", Advance), ("revision", Revision)):
        found |= _said(part, f"market.{name}", under(name, unread))
    for name, row in (("parties", Party), ("lines", MarketLine)):
        found |= _rows_said(row, f"market.{name}", under(name, unread))
    return found


def procedure_and_season(store: Store, dossier: Dossier) -> tuple[Procedure, Season]:
    """The rules of a dossier.

    Raises:
        Trouble: its procedure or season is neither shipped nor in this file.
    """
    procedure = procedures.of(store, dossier.procedure)
    season = procedure.season(dossier.season)
    if season is None:
        raise Trouble(
            f"La saison « {dossier.season} » de ce dossier n’est pas connue du programme.",
            "Mettez le programme à jour, puis rouvrez ce dossier.",
        )
    return procedure, season


def lay_out(store: Store, dossier_id: str, invoice_id: str, today: date) -> Desk:
    """Gather a dossier and one of its invoices, and say what is missing.

    Args:
        store: the open data file.
        dossier_id: which dossier.
        invoice_id: the invoice in hand, or empty.
        today: the day to reckon from.

    Raises:
        Trouble: the dossier's rules are not known to this program.
    """
    saved = dossier(store, dossier_id)
    card = association(store, saved.value.association)
    procedure, season = procedure_and_season(store, saved.value)
    unread = {**_said(Association, "association", card.unread), **_said(Convention, "convention", under("convention", saved.unread))}
    present = {item.id for item in saved.value.engagements}
    numbers = under("engagements", saved.unread)
    unread |= _rows_said(Engagement, "engagements", {path: text for path, text in numbers.items() if path.split(".")[0] in present})
    unread |= _rows_said(Care, "cares", under("cares", saved.unread))
    unread |= _rows_said(DayPrice, "day_prices", under("day_prices", saved.unread))
    unread |= _rows_said(Tariff, "tariffs", under("tariffs", saved.unread))
    unread |= _market_said(under("market", saved.unread))
    chosen, of_payer = payer(store, saved.value, procedure)
    unread |= of_payer
    held = invoice(store, invoice_id) if invoice_id else None
    if held and held.state is InvoiceState.DRAFT:
        unread |= _said(Invoice, "invoice", held.unread)
        unread |= month_said(held)
        unread |= _rows_said(Line, "invoice.lines", under("lines", held.unread))
    those = standing(certificates(store, dossier_id, invoice_id)) if held else ()
    sheet, rule = attendance(store, dossier_id), procedure.attendance
    work = Work(
        association=card.value,
        procedure=procedure,
        season=season,
        dossier=saved.value,
        portal=data.portal(),
        invoice=held.value if held else None,
        attachments=attachments(store, of_invoice(invoice_id)) if held else (),
        erased=erased(store, of_invoice(invoice_id)) if held else (),
        unread=unread,
        existing=numbered(store, saved.value.association),
        used=used(store, saved.value.association, invoice_id),
        invoiced=invoiced(store, dossier_id),
        unprintable=missing_characters,
        practice=is_practice(store),
        attendance=sheet,
        billed_places=billed_places(store, dossier_id, invoice_id),
        certificates=those,
        outdated=store.remembered(("outdated", dossier_id, invoice_id), lambda: outdated(those, sheet, rule)),
        billed=billed(store, saved.value.association, invoice_id) if procedure.invoice.care else {},
        chosen=chosen,
        corrected=_corrected(store, held),
        returned=returned(store, dossier_id),
        **(of_works(store, dossier_id, saved.value.pieces) if procedure.kind == "works" else {}),
    )
    state = held.state if held else InvoiceState.DRAFT
    is_issued = state is not InvoiceState.DRAFT
    found = problems(work.model_copy(update={"invoice": None}) if is_issued else work, today)
    deposited = life(store, invoice_id).deposited_on if held else None
    paid = paid_of(store, dossier_id).get(invoice_id) if deposited else None
    said = paid.fact if paid is not None else ""
    rows = tasks(work, found, today, state=state, number=held.number if held else None, deposited_on=deposited, paid=said)
    return Desk(work=work, found=found, rows=rows, state=state)


def _corrected(store: Store, held: SavedInvoice | None) -> Corrected | None:
    """What the credit note in hand corrects; what is issued is judged no more."""
    if held is None or held.state is not InvoiceState.DRAFT or held.value.kind is not DocumentKind.CREDIT_NOTE:
        return None
    number = held.value.original_number
    return corrected(store, held.association_id, number, held.id) if number else None


def of_invoice(invoice_id: str) -> Owner:
    """The invoice as what its attachments belong to."""
    return Owner(OwnerKind.INVOICE, invoice_id)
