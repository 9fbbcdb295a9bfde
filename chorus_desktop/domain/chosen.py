"""Which children, which days: what is chosen before a sheet is printed or attestations are issued."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from chorus_desktop.domain.attendance import Child, Session
from chorus_desktop.domain.french import MONTHS, long_date, period, plural
from chorus_desktop.domain.shape import Record

ALL, PAID, GROUP = "all", "paid", "group:"
"""Every child; those that the payer pays for; ``group:Poussins``, those of one group."""


class Span(Record):
    """A stretch of days that is offered, with the sessions it holds."""

    first: date
    last: date
    label: str


def choices(children: Iterable[Child]) -> tuple[tuple[str, str], ...]:
    """The choices of children, each with its words."""
    groups = Counter(child.group.strip() for child in children if child.group.strip())
    named = tuple((f"{GROUP}{group}", f"Le groupe «\u00a0{group}\u00a0»") for group in sorted(groups))
    return ((PAID, "Les enfants bénéficiaires"), (ALL, "Tous les enfants"), *named)


def chosen(children: Iterable[Child], who: str, first: date, last: date) -> tuple[Child, ...]:
    """The children of a choice, in the order of the sheet.

    Args:
        children: of the dossier.
        who: one of ``choices``.
        first: first day that is spoken of.
        last: the last one.
    """
    if who == PAID:
        return tuple(child for child in children if child.is_paid_between(first, last))
    if who.startswith(GROUP):
        return tuple(child for child in children if child.group.strip() == who.removeprefix(GROUP))
    return tuple(children)


def months(sessions: Sequence[Session]) -> tuple[Span, ...]:
    """The months in which sessions take place, in their order: « janvier 2026 (4 séances) »."""
    counts = Counter((session.day.year, session.day.month) for session in sessions)
    return tuple(
        Span(first=date(year, month, 1), last=_month_end(year, month), label=f"{MONTHS[month - 1]} {year} ({plural(count, 'séance')})")
        for (year, month), count in sorted(counts.items())
    )


def month_of(spans: Sequence[Span], today: date) -> Span | None:
    """The month to propose: the one of today, else the next one, else the last."""
    coming = [span for span in spans if span.last >= today]
    return coming[0] if coming else (spans[-1] if spans else None)


def days_said(sessions: Sequence[Session]) -> str:
    """When sessions take place, from the first to the last: « du 7 au 28 janvier 2026 »; empty without any."""
    if not sessions:
        return ""
    first, last = min(item.day for item in sessions), max(item.day for item in sessions)
    return f"du {long_date(first)}" if first == last else period(first, last)


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
