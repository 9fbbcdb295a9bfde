"""What an invoice bills of children received by the day, held against their stays: days too many, and days left out."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from chorus_desktop.domain.absences import Absences
from chorus_desktop.domain.attendance_used import UsedStay
from chorus_desktop.domain.care import Billed, Care, care_of, days_of, is_in_days, reference_key
from chorus_desktop.domain.dossier import Work
from chorus_desktop.domain.french import decimal, plural
from chorus_desktop.domain.invoice import DocumentKind, Invoice, Line
from chorus_desktop.domain.shape import Key, Record
from chorus_desktop.domain.stays import paid_days, received, stays_named


class StayGap(Record):
    """One prise en charge on an invoice, and the stays of its child.

    Attributes:
        rank: of the first line that bills it, from 0 among all lines; none where the stays have days and no line bills them.
        care: its id; ``reference`` as the payer writes it.
        billed: days that the lines count; ``stayed``: days of the stays that are to be billed.
        over: days that lines bill and no stay has; ``missing``: the other way round.
    """

    rank: int | None
    care: Key
    reference: str
    billed: Decimal
    stayed: int
    over: tuple[date, ...] = ()
    missing: tuple[date, ...] = ()

    @property
    def agrees(self) -> bool:
        """Whether lines and stays say the same."""
        return self.billed == self.stayed and not self.over and not self.missing

    @property
    def said(self) -> str:
        """« Facturé : 31 jours ; séjours : 29 → 2 jours de trop, du 14/03/2026 au 15/03/2026 »."""
        unit = "jour" if abs(self.billed) < 2 else "jours"
        counts = f"Facturé\u00a0: {decimal(self.billed)} {unit}\u00a0; séjours\u00a0: {decimal(Decimal(self.stayed))}"
        if self.agrees:
            return counts
        told = [
            f"{plural(len(days), 'jour')} {what}, {absences.pretty()}"
            for days, what in ((self.over, "de trop"), (self.missing, "oublié" if len(self.missing) == 1 else "oubliés"))
            if (absences := Absences.of(days))
        ]
        return f"{counts} → {' et '.join(told) or 'la quantité ne va pas avec les dates'}"


def stay_gaps(work: Work, invoice: Invoice) -> tuple[StayGap, ...]:
    """The prises en charge of the invoice whose child has stays, each with what lines and stays say of it, agreeing or not.

    Nothing for a credit note, nor before the period is known: what is given back is not what was received.
    """
    first, last = invoice.period_from, invoice.period_to
    if not (work.needs_cares and work.attendance.stays and first and last and first <= last and invoice.kind is DocumentKind.INVOICE):
        return ()
    cares = work.dossier.cares
    known = received(cares, work.attendance, work.procedure.attendance, first, last)
    found = [_gap(work, care, _lines_of(invoice, care, cares), known[care.id], (first, last)) for care in cares if care.id in known]
    return tuple(gap for gap in found if gap.rank is not None or gap.stayed)


def _lines_of(invoice: Invoice, care: Care, cares: Sequence[Care]) -> list[tuple[int, Line]]:
    return [
        (rank, line)
        for rank, line in enumerate(invoice.lines)
        if not line.is_blank and is_in_days(line.unit) and care_of(line, cares) == care
    ]


def _gap(work: Work, care: Care, lines: Sequence[tuple[int, Line]], stayed: frozenset[date], period: tuple[date, date]) -> StayGap:
    away = care.absences.days if care.absences else frozenset()
    before = work.billed.get(reference_key(care.reference), Billed()).dates
    due = frozenset(day for day in stayed if care.covers(day, day)) - away - before
    billed = frozenset[date]().union(*(days_of(line) or _whole(period) for _, line in lines))
    return StayGap(
        rank=lines[0][0] if lines else None,
        care=care.id,
        reference=care.said,
        billed=sum((line.quantity or Decimal(0) for _, line in lines), Decimal(0)),
        stayed=len(due),
        over=tuple(sorted(billed - due)),
        missing=tuple(sorted(due - billed)),
    )


def _whole(period: tuple[date, date]) -> frozenset[date]:
    return days_of(Line(executed_from=period[0], executed_to=period[1]))


def used_stays(work: Work, invoice: Invoice) -> tuple[UsedStay, ...]:
    """The days of stays that the lines of an invoice bill, child by child: what it is proved with.

    A day that a line bills and no stay has is a gap that was explained: it proves nothing.
    """
    first, last = invoice.period_from, invoice.period_to
    if not (work.needs_cares and first and last and first <= last):
        return ()
    billed: dict[str, set[date]] = {}
    stayed: dict[str, set[date]] = {}
    for line in invoice.written_lines:
        care = care_of(line, work.dossier.cares) if is_in_days(line.unit) else None
        for stay in stays_named(work.attendance, care.child) if care else ():
            days = days_of(line) or _whole((first, last))
            begun, ended = min(days | {first}), max(days | {last})
            paid = paid_days(stay, work.attendance, work.procedure.attendance, begun, ended)
            billed.setdefault(stay.child, set()).update(days & paid)
            stayed.setdefault(stay.child, set()).update(day for day in paid if first <= day <= last)
    return tuple(
        UsedStay(child=child, days=tuple(sorted(days)), left=tuple(sorted(stayed[child] - days)), first=first, last=last)
        for child, days in billed.items()
    )
