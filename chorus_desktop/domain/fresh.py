"""How a new invoice begins: blank with the agreed prices, as the month before, as a credit note, or in place of one cancelled or rejected."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from chorus_desktop.domain.association import VatSituation
from chorus_desktop.domain.dossier import Tariff
from chorus_desktop.domain.french import euros, long_date, period
from chorus_desktop.domain.invoice import REJECTED, DocumentKind, Invoice, Line, totals
from chorus_desktop.domain.references import InvoiceNumber
from chorus_desktop.domain.season import Season


def month_of(day: date) -> tuple[date, date]:
    """First and last day of the month of a date."""
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def blank(today: date, season: Season, tariffs: Sequence[Tariff], invoiced_to: date | None = None) -> Invoice:
    """An invoice dated today, a row per agreed price with its quantity left to type.

    Its period goes on where the dossier's last invoice ended, to the end of that month; for the first one it is the month just
    finished. It is left empty where it is not in the season: nothing slides silently into another one.

    Args:
        today: its date.
        season: the dossier's.
        tariffs: the agreed prices.
        invoiced_to: the last day invoiced in this dossier; none when nothing was.
    """
    first, last = month_of(today.replace(day=1) - timedelta(days=1))
    if invoiced_to:
        first = invoiced_to + timedelta(days=1)
        last = month_of(first)[1]
    inside = season.covers(first, last)
    lines = tuple(
        Line(designation=tariff.activity, unit=tariff.unit, unit_price=tariff.unit_price) for tariff in tariffs if tariff.activity
    )
    return Invoice(issued_on=today, period_from=first if inside else None, period_to=last if inside else None, lines=lines)


def as_last_time(source: Invoice, source_id: str, today: date) -> Invoice:
    """The same lines for the next period, dated today; engagement, reasons and dates are asked afresh."""
    first, last = _next_period(source)
    lines = tuple(line.model_copy(update={"executed_from": None, "executed_to": None, "absences": None}) for line in source.written_lines)
    return Invoice(
        issued_on=today, period_from=first, period_to=last, lines=lines, service_code=source.service_code, market_number=source.market_number,
        notes=source.notes, copied_from=source_id,
    )  # fmt: skip


def _next_period(source: Invoice) -> tuple[date | None, date | None]:
    """The period that follows: a whole month after a whole month, else the same number of days."""
    first, last = source.period_from, source.period_to
    if first is None or last is None or last < first:
        return None, None
    following = last + timedelta(days=1)
    if (first, last) == month_of(first):
        return month_of(following)
    return following, following + (last - first)


def credit_note(source: Invoice, number: InvoiceNumber, today: date) -> Invoice:
    """A credit note for a whole invoice, its lines to cut down to what is given back."""
    kept = {
        "kind": DocumentKind.CREDIT_NOTE,
        "issued_on": today,
        "original_number": number,
        "already_paid": None,
        "comment": "",
        "replaces": None,
        "replaces_because": "",
        "attendance_reason": "",
    }
    return source.model_copy(update=kept)


def in_place_of(source: Invoice, number: InvoiceNumber, today: date, *, rejected: bool = False) -> Invoice:
    """The invoice that replaces one cancelled before its deposit, or rejected: everything as it was, dated today; why it differed from a sheet is asked afresh."""
    return source.model_copy(
        update={"issued_on": today, "replaces": number, "replaces_because": REJECTED if rejected else "", "attendance_reason": ""}
    )


def differences(now: Invoice, before: Invoice, vat: VatSituation | None, engagement: str, engagement_before: str) -> tuple[str, ...]:
    """What differs from the invoice it was begun from, in words, so that the eye goes straight there."""
    found = []
    if now.issued_on and before.issued_on and now.issued_on != before.issued_on:
        found.append(f"Date\u00a0: {long_date(now.issued_on)} (avant\u00a0: {long_date(before.issued_on)})")
    if now.period_from and now.period_to and before.period_from and before.period_to and now.period_from <= now.period_to:
        said, told = period(now.period_from, now.period_to), period(before.period_from, before.period_to)
        if said != told:
            found.append(f"Période\u00a0: {said} (avant\u00a0: {told})")
    if engagement != engagement_before:
        found.append(f"Engagement\u00a0: {engagement or 'à choisir'} (avant\u00a0: {engagement_before or 'aucun'})")
    subject = vat is not None and vat.is_subject
    total, was = (totals(item.written_lines, subject_to_vat=subject).with_vat for item in (now, before))
    if total != was:
        found.append(f"Total\u00a0: {euros(total)} (avant\u00a0: {euros(was)})")
    old, new = len(before.written_lines), len(now.written_lines)
    if old != new:
        found.append(f"Lignes\u00a0: {new} (avant\u00a0: {old})")
    return tuple(found)
