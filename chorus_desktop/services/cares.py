"""The prises en charge and prix de journée of a dossier, and the lines of a month that follow from them."""

from collections.abc import Mapping
from datetime import date

from chorus_desktop.domain.care import Billed, Care, DayPrice, care_of
from chorus_desktop.domain.day_lines import proposed
from chorus_desktop.domain.problems import Problem
from chorus_desktop.domain.procedure import InvoiceRule
from chorus_desktop.domain.reading import read, write
from chorus_desktop.domain.shape import Record
from chorus_desktop.domain.stays import received
from chorus_desktop.services.views import Texts
from chorus_desktop.services.work import form_texts, lay_out, under
from chorus_desktop.store.database import Store
from chorus_desktop.store.dossiers import dossier, save_dossier
from chorus_desktop.store.numbers import billed

Rows = tuple[Texts, ...]
"""The typed texts of rows, each with its ``id``."""


class CaresView(Record):
    """What the page of a dossier's prises en charge shows.

    Attributes:
        title: of the dossier.
        rule: what the payer wants.
        cares: the typed texts of each prise en charge, its ``id`` among them; ``prices`` of each prix de journée.
        billed: what was invoiced on each, by ``care.reference_key``.
        problems: those of this page.
    """

    title: str
    recipient: str
    rule: InvoiceRule
    cares: Rows
    prices: Rows
    billed: Mapping[str, Billed]
    problems: tuple[Problem, ...]


def view(store: Store, dossier_id: str, today: date) -> CaresView:
    """The page as it is stored."""
    saved = dossier(store, dossier_id)
    desk = lay_out(store, dossier_id, "", today)
    work = desk.work
    return CaresView(
        title=f"{work.procedure.scheme} {work.season.title}",
        recipient=work.recipient.name,
        rule=work.procedure.invoice,
        cares=tuple(form_texts(item, under(f"cares.{item.id}", saved.unread)) for item in saved.value.cares),
        prices=tuple(form_texts(item, under(f"day_prices.{item.id}", saved.unread)) for item in saved.value.day_prices),
        billed=billed(store, saved.value.association),
        problems=tuple(problem for problem in desk.found if problem.where.split(".")[0] in ("cares", "day_prices")),
    )


def save(store: Store, dossier_id: str, cares: Rows, prices: Rows, today: date) -> CaresView:
    """Keep every row as typed, readable or not, and say what is missing now; blank rows are forgotten.

    Args:
        store: the open data file.
        dossier_id: which dossier.
        cares: the rows of the prises en charge, in their order.
        prices: the rows of the prix de journée.
        today: the day to reckon from.
    """
    saved = dossier(store, dossier_id)
    unread = {path: text for path, text in saved.unread.items() if path.split(".")[0] not in ("cares", "day_prices")}
    read_cares = [read(Care, row) for row in cares if _written(row)]
    read_prices = [read(DayPrice, row) for row in prices if _written(row)]
    for care in read_cares:
        unread |= {f"cares.{care.value.id}.{name}": text for name, text in care.unread.items()}
    for price in read_prices:
        unread |= {f"day_prices.{price.value.id}.{name}": text for name, text in price.unread.items()}
    kept = {"cares": tuple(row.value for row in read_cares), "day_prices": tuple(row.value for row in read_prices)}
    save_dossier(store, dossier_id, saved.value.model_copy(update=kept), unread)
    return view(store, dossier_id, today)


def _written(row: Texts) -> bool:
    return any(text.strip() for name, text in row.items() if name != "id")


def month_lines(store: Store, dossier_id: str, invoice_id: str, today: date) -> Rows:
    """The lines that the period of an invoice still lacks: days × prix de journée of each prise en charge without a line yet.

    Where the stays of its child are known, their billable days; else every day but its absences. Nothing while the period is not known.
    """
    work = lay_out(store, dossier_id, invoice_id, today).work
    invoice, known = work.invoice, work.dossier
    if invoice is None or invoice.period_from is None or invoice.period_to is None:
        return ()
    taken = {care.id for line in invoice.written_lines if (care := care_of(line, known.cares))}
    first, last, rule = invoice.period_from, invoice.period_to, work.procedure.attendance
    stays = received(known.cares, work.attendance, rule, first, last)
    return tuple(write(line) for line in proposed(known.cares, known.day_prices, first, last, work.billed, taken, stays))
