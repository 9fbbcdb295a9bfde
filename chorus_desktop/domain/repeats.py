"""What a dossier has invoiced already: so that nothing is billed twice, and the next invoice begins where the last one ended."""

from collections.abc import Sequence
from datetime import date

from chorus_desktop.domain.french import period
from chorus_desktop.domain.invoice import DocumentKind, Invoice
from chorus_desktop.domain.problems import Problem, sentences, warning
from chorus_desktop.domain.references import InvoiceNumber
from chorus_desktop.domain.shape import Record

sentences(
    {
        "invoice.period_twice": "La facture {number} compte déjà «\u00a0{activity}\u00a0» {period}. Vérifiez que rien n’est facturé deux fois.",
    }
)


class Invoiced(Record):
    """One invoice that stands: it has its number, was not cancelled, and no credit note gave all of it back.

    Attributes:
        first: first day of its period; ``last``: its last one.
        activities: what its lines name.
    """

    number: InvoiceNumber
    first: date
    last: date
    activities: tuple[str, ...]


def repeated(invoice: Invoice, invoiced: Sequence[Invoiced]) -> Problem | None:
    """The warning when an activity was invoiced already for some of these days (a warning only: two groups may share a name).

    Args:
        invoice: the one in hand.
        invoiced: those of its dossier that stand, the one in hand left out.
    """
    first, last = invoice.period_from, invoice.period_to
    if invoice.kind is DocumentKind.CREDIT_NOTE or first is None or last is None or last < first:
        return None
    named = {_folded(line.designation): line.designation.strip() for line in invoice.written_lines if line.designation.strip()}
    for other in invoiced:
        twice = next((named[name] for name in map(_folded, other.activities) if name in named), "")
        if twice and first <= other.last and other.first <= last:
            said = period(other.first, other.last)
            return warning("invoice.period_from", "invoice.period_twice", number=other.number, activity=twice, period=said)
    return None


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def last_day(invoiced: Sequence[Invoiced]) -> date | None:
    """The last day that was invoiced; none when nothing was."""
    return max((item.last for item in invoiced), default=None)
