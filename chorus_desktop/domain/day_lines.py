"""The lines of a month of children in care: the days received at the prix de journée of each, one line per price."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from chorus_desktop.domain.absences import Absences
from chorus_desktop.domain.care import Billed, Care, DayPrice, days_between, price_on, prices_of, reference_key
from chorus_desktop.domain.invoice import Line


def day_lines(
    care: Care,
    prices: Sequence[DayPrice],
    first: date,
    last: date,
    absences: Collection[date] = frozenset(),
    received: Collection[date] | None = None,
) -> tuple[Line, ...]:
    """What to invoice for one child: days × price, one line per price, clipped to the prise en charge.

    Days without any price make a line too, its price left to type: no day gets lost.

    Args:
        care: whose days.
        prices: every prix de journée of the dossier.
        first: first day of the period, included; ``last`` too.
        last: last day of the period.
        absences: days not to bill.
        received: the only days that may be billed, where the stays of the child are known.
    """
    fitting = () if care.price is not None else prices_of(care, prices)
    runs: list[tuple[DayPrice | None, list[date]]] = []
    for day in days_between(max(first, care.valid_from or first), min(last, care.valid_to or last)):
        price = price_on(day, fitting)
        if not runs or runs[-1][0] != price:
            runs.append((price, []))
        if day not in absences and (received is None or day in received):
            runs[-1][1].append(day)
    return tuple(_line(care, price, days) for price, days in runs if days)


def _line(care: Care, price: DayPrice | None, days: Sequence[date]) -> Line:
    away = set(days_between(days[0], days[-1])) - set(days)
    named = (price.service if price else "").strip() or care.service.strip() or "Accueil"
    return Line(
        designation=named, reference=price.said_order if price else "", quantity=Decimal(len(days)), unit="jour",
        unit_price=price.price if price else care.price, beneficiary=care.child.strip(), executed_from=days[0], executed_to=days[-1],
        absences=Absences.of(away), care=care.id,
    )  # fmt: skip


def proposed(
    cares: Sequence[Care],
    prices: Sequence[DayPrice],
    first: date,
    last: date,
    billed: Mapping[str, Billed],
    taken: Collection[str] = (),
    received: Mapping[str, Collection[date]] = MappingProxyType({}),
) -> tuple[Line, ...]:
    """The lines of a period for every prise en charge that has days left in it, in their order.

    Args:
        cares: those of the dossier.
        prices: its prix de journée.
        first: first day of the period, included; ``last`` too.
        last: last day of the period.
        billed: what earlier invoices took, by ``reference_key``: their days are not billed twice.
        taken: ids of those that have their lines already.
        received: by id, the only days that may be billed, for those whose stays are known (``stays.received``).
    """
    lines: list[Line] = []
    for care in cares:
        if care.id not in taken:
            away = care.absences.days if care.absences else frozenset()
            away |= billed.get(reference_key(care.reference), Billed()).dates
            lines += day_lines(care, prices, first, last, away, received.get(care.id))
    return tuple(lines)
