"""What the page of an invoice says of it as a whole: its question, what changes, its points to correct; and what outlives the page."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from chorus_desktop import services
from chorus_desktop.domain import french
from chorus_desktop.domain.dossier import Work
from chorus_desktop.domain.invoice import DocumentKind, Invoice
from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.domain.problems import Problem
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.widgets.problems import ProblemBox

if TYPE_CHECKING:
    from chorus_desktop.services.opening import Store
    from chorus_desktop.services.views import InvoiceView

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


def where(work: Work, title: str) -> str:
    """Where one is: « C’LOISIRS 2025-2026 · facture de mai 2026 »."""
    return f"{work.title} · {title[0].lower()}{title[1:]}"


def offer_back(desk: Desk, invoice_id: str, title: str) -> None:
    """Offer to take a draft out of the trash; it then opens again."""

    def undelete() -> None:
        desk.ask(services.trash.put_back, "invoice", invoice_id, then=lambda _: desk.go.invoice(invoice_id))

    desk.offer_undo(f"{title} supprimé{'' if title.startswith(DocumentKind.CREDIT_NOTE.label) else 'e'}.", undelete)


def mention(work: Work) -> str:
    """Why there is no VAT, as it will be printed; empty where there is, or where nobody said yet."""
    card = work.association
    return card.vat_mention.strip() or (work.portal.vat_rule(card.vat).mention if card.vat is not None else "")


_ON_PAGE = ("invoice.original_number", "invoice.issued_on", "invoice.period_", "season", "invoice.lines", "invoice.convention_reason")


EXPLAINED = ("convention.unsigned", "convention.expired", "engagement.reason")
"""What may be finalised all the same once she says why: nothing is wrong that could be corrected."""


def summary_lines(wrong: Sequence[Problem], go: Callable[[str], object]) -> tuple[list[tuple[str, Callable[[], object]]], str]:
    """The lines of the summary, in the order of the page, what it does not show last; and its title when none is to correct.

    Args:
        wrong: what is to correct.
        go: opens a place.
    """

    def place(problem: Problem) -> int:
        return next((rank for rank, start in enumerate(_ON_PAGE) if problem.where.startswith(start)), len(_ON_PAGE))

    lines: list[tuple[str, Callable[[], object]]] = [
        (said_in_summary(problem), partial(go, problem.where)) for problem in sorted(wrong, key=place)
    ]
    only_reasons = wrong and all(problem.code in EXPLAINED for problem in wrong)
    return lines, "Il reste une explication à donner" if only_reasons else ""


def said_in_summary(problem: Problem) -> str:
    """The sentence of a problem in the summary, its line named."""
    parts = problem.where.split(".")
    if len(parts) > 2 and parts[1] == "lines":
        return f"Ligne {int(parts[2]) + 1}\u00a0: {problem.sentence[0].lower()}{problem.sentence[1:]}"
    return problem.sentence


def removed(texts: Mapping[str, str]) -> str:
    """What was taken away, for the bar that offers it back."""
    name = texts.get("designation", "").strip()
    return f"Ligne «\u00a0{name}\u00a0» retirée." if name else "Ligne retirée."


NOTHING_PROPOSED = (
    "Aucune ligne à proposer.",
    "Chaque prise en charge a déjà sa ligne, ou aucune ne couvre la période de la facture\u00a0: vérifiez leurs dates.",
)

NOTHING_ON_SHEET = (
    "Aucune ligne à proposer.",
    "Chaque activité qui a des présences dans la période a déjà sa ligne, ou est déjà facturée.",
)


def proposed(count: int) -> str:
    """How many lines the month brought."""
    return "Une ligne proposée." if count == 1 else f"{count} lignes proposées."


def pasted(count: int, copied: int) -> str:
    """How many lines a paste brought, out of how many."""
    if copied > count:
        return f"Les {count} premières lignes sont collées, sur {copied}."
    return "Une ligne collée." if count == 1 else f"{count} lignes collées."


def changes(changed: tuple[str, ...]) -> list[QWidget]:
    """What differs from the invoice it was begun from; nothing when it was not."""
    if not changed:
        return []
    return [ProblemBox("Ce qui change par rapport à la facture précédente", "\n".join(changed), level="info")]


def leads_elsewhere(desk: Desk, view: "InvoiceView", field: str) -> bool:
    """Whether another page shows this one in the place of the invoice's: it is issued by now, or a piece of works."""
    if view.state is not InvoiceState.DRAFT:
        desk.go.issued_instead(view.id)
    elif view.work.invoice is not None and view.work.invoice.works is not None:
        desk.go.works_month_instead(view.id, field)
    else:
        return False
    return True
