"""What the page of an invoice says of it as a whole: its question, what changes, its points to correct; and what outlives the page."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from chorus_desktop import services
from chorus_desktop.domain import french
from chorus_desktop.domain.invoice import DocumentKind, Invoice
from chorus_desktop.domain.problems import Problem
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.widgets.problems import ProblemBox

if TYPE_CHECKING:
    from chorus_desktop.services.opening import Store

LinesChange = Callable[[Sequence[Mapping[str, str]]], Sequence[Mapping[str, str]]]


def question(invoice: Invoice) -> str:
    """The heading: « Qu’avez-vous réalisé en mai ? »."""
    if invoice.kind is DocumentKind.CREDIT_NOTE:
        return (
            f"Que corrige cet avoir sur la facture {invoice.original_number}\u00a0?"
            if invoice.original_number
            else "Que corrige cet avoir\u00a0?"
        )
    first, last = invoice.period_from, invoice.period_to
    if first is None or last is None or last < first:
        return "Que facturez-vous\u00a0?"
    if (first.year, first.month) == (last.year, last.month):
        return f"Qu’avez-vous réalisé en {french.MONTHS[first.month - 1]}\u00a0?"
    return f"Qu’avez-vous réalisé {french.period(first, last)}\u00a0?"


def change_saved(store: "Store", invoice_id: str, change: LinesChange, today: date) -> None:
    """Change the lines of a draft whose page is gone."""
    view = services.invoices.view(store, invoice_id, today)
    services.invoices.save(store, invoice_id, view.typed, change(view.lines), today)


def undelete(desk: Desk, invoice_id: str) -> None:
    """Take a draft out of the trash and open it again."""
    desk.ask(services.trash.put_back, "invoice", invoice_id, then=lambda _: desk.go.invoice(invoice_id))


def said_in_summary(problem: Problem) -> str:
    """The sentence of a problem in the summary, its line named."""
    parts = problem.where.split(".")
    if len(parts) > 2 and parts[1] == "lines":
        return f"Ligne {int(parts[2]) + 1}\u00a0: {problem.sentence[0].lower()}{problem.sentence[1:]}"
    return problem.sentence


def changes(changed: tuple[str, ...]) -> list[QWidget]:
    """What differs from the invoice it was begun from; nothing when it was not."""
    if not changed:
        return []
    return [ProblemBox("Ce qui change par rapport à la facture précédente", "\n".join(changed), level="info")]
