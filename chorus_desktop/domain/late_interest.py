"""What a late payer owes besides the invoice: interest day by day, and the lump sum (code de la commande publique, L. 2192-13)."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from chorus_desktop.domain.french import NBSP
from chorus_desktop.domain.money import to_cents
from chorus_desktop.domain.payment_delay import DelayRules
from chorus_desktop.domain.problems import Problem, error, sentences
from chorus_desktop.domain.shape import Cents, Rate, Record, field

sentences({"rate.missing": "Indiquez le taux de la BCE\u00a0: il est publié, le programme ne va pas le chercher."})


class EcbRate(Record):
    """The rate of the ECB for one half-year, as typed."""

    rate: Rate | None = field("Taux de la BCE", example="2,15")


def rate_problems(typed: EcbRate) -> tuple[Problem, ...]:
    """What is missing in a rate as typed."""
    return (error("rate", "rate.missing"),) if typed.rate is None else ()


class Received(Record):
    """Money that came in for the invoice: cents, and the day it was paid."""

    on: date
    amount: Cents


class InterestLine(Record):
    """Interest over days on which the same sum was owed.

    Attributes:
        first, last: both count.
        base: cents owed on each of these days.
        rate: yearly, in percent.
        amount: cents of interest, rounded.
    """

    first: date
    last: date
    base: Cents
    rate: Decimal
    amount: Cents

    @property
    def days(self) -> int:
        """How many days."""
        return (self.last - self.first).days + 1


class Claim(Record):
    """What is owed for being late.

    Attributes:
        late_from: first day of the delay's excess; ``until``: the day it is reckoned to.
        rate: of the ECB, in percent, on the first day of ``half_year``; ``lines`` already hold the points added.
        unpaid: cents of the invoice that did not come in.
        indemnity: cents of the lump sum.
        pay_before: last day to pay interest and lump sum, once the invoice itself is paid (R. 2192-36).
    """

    late_from: date
    until: date
    half_year: date
    rate: Decimal
    lines: tuple[InterestLine, ...]
    unpaid: Cents
    indemnity: Cents
    pay_before: date | None = None

    @property
    def interest(self) -> int:
        """Cents of interest: the sum of the lines as they are shown."""
        return sum(line.amount for line in self.lines)

    @property
    def total(self) -> int:
        """Cents owed for being late, the invoice itself apart."""
        return self.interest + self.indemnity


def half_year_of(day: date) -> date:
    """The first day of the half-year of a day."""
    return date(day.year, 1 if day.month < 7 else 7, 1)


def half_year_said(first: date) -> str:
    """« premier semestre 2026 »."""
    return f"{'premier' if first.month == 1 else 'second'} semestre{NBSP}{first.year}"


def as_ordered(received: Sequence[Received], ordered_on: date | None, principal: int) -> tuple[Received, ...]:
    """What came in, on the days that stop interest: « mise en paiement », not the day the bank writes it (R. 2192-32).

    Args:
        received: what came in, by the bank's days.
        ordered_on: the day the portal said « Mise en paiement »; none while it did not: then the bank's days count.
        principal: cents of the invoice: what is not there yet was ordered as well that day.
    """
    if ordered_on is None:
        return tuple(received)
    moved = [item if item.on < ordered_on else item.model_copy(update={"on": ordered_on}) for item in received]
    missing = principal - sum(item.amount for item in received)
    return (*moved, *([Received(on=ordered_on, amount=missing)] if missing > 0 else []))


def claim_of(principal: int, due_on: date, received: Sequence[Received], until: date, rate: Decimal, rules: DelayRules) -> Claim | None:
    """What is owed for being late; none where nothing was late on that day.

    The rate is that of the half-year in which interest begins, to the end (R. 2192-31). A day counts up to that of the payment, itself
    included (R. 2192-32). Payments come off what is owed in the order of their days; what came in too much changes nothing.

    Args:
        principal: cents of the invoice, with VAT.
        due_on: last day of the delay.
        received: what came in.
        until: reckoned to that day where something is still owed.
        rate: of the ECB in percent, on the first day of ``half_year_of`` the day after ``due_on``.
        rules: points, year, lump sum.
    """
    first = late_from = due_on + timedelta(days=1)
    owed, lines, last_paid = principal, list[InterestLine](), due_on
    yearly = rate + rules.points
    for payment in sorted((item for item in received if item.amount > 0), key=lambda item: item.on):
        if owed <= 0:
            break
        if payment.on >= first and payment.on <= until:
            lines.append(_line(first, payment.on, owed, yearly, rules))
            first = payment.on + timedelta(days=1)
        if payment.on <= until:
            owed -= payment.amount
            last_paid = payment.on
    owed = max(0, owed)
    if owed and first <= until:
        lines.append(_line(first, until, owed, yearly, rules))
    if not lines:
        return None
    return Claim(
        late_from=late_from,
        until=lines[-1].last,
        half_year=half_year_of(late_from),
        rate=rate,
        lines=tuple(lines),
        unpaid=owed,
        indemnity=rules.indemnity,
        pay_before=None if owed else last_paid + timedelta(days=rules.indemnity_days),
    )


def _line(first: date, last: date, base: int, yearly: Decimal, rules: DelayRules) -> InterestLine:
    days = (last - first).days + 1
    exact = Decimal(base) / 100 * yearly / 100 * days / rules.year_days
    return InterestLine(first=first, last=last, base=base, rate=yearly, amount=to_cents(exact))
