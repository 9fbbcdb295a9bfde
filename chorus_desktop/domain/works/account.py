"""What a market of works comes to, month after month: everything is reckoned since its beginning, a month is a difference."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import ROUND_CEILING, Decimal

from chorus_desktop.domain.money import to_cents
from chorus_desktop.domain.shape import Cents, Exact, Record
from chorus_desktop.domain.totals import Totals, VatLine
from chorus_desktop.domain.works.market import Advance, Market, MarketLine, Revision
from chorus_desktop.domain.works.situation import Situation

_MOST_SHARE = Decimal(9_999_999)
"""Beyond this many percent it is a slip of the keyboard: what is said of it does not change."""
_MOST_REVISED = Decimal(1000)
"""The largest coefficient reckoned with, for the same reason."""
_THOUSANDTH = Decimal("0.001")
"""Coefficients are rounded up to it, as markets of works have it; one that says otherwise has its own coefficient as an index."""


class AccountLine(Record):
    """One line of the price list: quantities and cents before VAT, before this month, in it, and in all; ``share`` is the percent done."""

    line: MarketLine
    before: Exact
    month: Exact
    total: Exact
    amount_before: Cents
    amount_month: Cents
    amount_total: Cents
    share: Exact


class Sums(Record):
    """What is owed since the beginning; cents. ``net`` = works + revision + VAT − direct − retention − repaid − penalties − corrected.

    ``corrected`` is what the MOE took off the acomptes: of those before the solde, which gives it back where the whole is owed.
    """

    works: Cents = 0
    revision: Cents = 0
    vat: Cents = 0
    direct: Cents = 0
    retention: Cents = 0
    repaid: Cents = 0
    penalties: Cents = 0
    corrected: Cents = 0

    @property
    def before_vat(self) -> int:
        """Works and revision."""
        return self.works + self.revision

    @property
    def with_vat(self) -> int:
        """Works and revision with their VAT."""
        return self.before_vat + self.vat

    @property
    def net(self) -> int:
        """What is left for who contracts."""
        return self.with_vat - self.direct - self.retention - self.repaid - self.penalties - self.corrected

    def less(self, before: "Sums") -> "Sums":
        """What was added since others."""
        return Sums(**{name: getattr(self, name) - getattr(before, name) for name in type(self).model_fields})


class Account(Record):
    """One month reckoned, or the whole market where it is ``final``.

    Its lines, the sums since the beginning, those of the month before, and the VAT rate by rate, since the beginning and of this month;
    of the final one « before » is all the acomptes, and the month the solde.
    """

    month: date
    lines: tuple[AccountLine, ...]
    coefficient: Exact
    total: Sums
    before: Sums
    per_rate: tuple[VatLine, ...]
    month_per_rate: tuple[VatLine, ...]
    final: bool = False

    @property
    def of_month(self) -> Sums:
        """What this month adds."""
        return self.total.less(self.before)

    @property
    def totals(self) -> Totals:
        """The month as an invoice adds up: « Déjà réglé » holds all that is taken off what is owed with VAT."""
        month = self.of_month
        return Totals(
            before_vat=month.before_vat, vat=month.vat, with_vat=month.with_vat, already_paid=month.with_vat - month.net, net=month.net,
            per_rate=self.month_per_rate,
        )  # fmt: skip


def accounts(market: Market, situations: Sequence[Situation], corrected: int = 0, asked: Sequence[Account] = ()) -> tuple[Account, ...]:
    """Reckon every month, in their order.

    Args:
        market: with its price list.
        situations: the oldest first; a line or a subcontractor that one does not name stays as the month before left it.
        corrected: cents, for a final one: what the acomptes were asked, less what the MOE accepted of them.
        asked: the months before the last one as they were issued: the last makes up for what the market says otherwise since, and for a
            month that was cancelled.
    """
    reckoned: list[Account] = []
    done: dict[str, Decimal] = {}
    revised: dict[Decimal, int] = {}
    direct: dict[str, int] = {}
    for situation in situations:
        before, total = dict(done), Sums()
        done |= situation.quantities
        direct |= situation.direct
        coefficient = coefficient_of(market.revision, situation.index)
        lines = tuple(_line(line, before, done) for line in market.lines)
        works: dict[Decimal, int] = {}
        for row in lines:
            rate = row.line.vat_rate or Decimal(0)
            works[rate] = works.get(rate, 0) + row.amount_total
            revised[rate] = revised.get(rate, 0) + to_cents(Decimal(row.amount_month) * (coefficient - 1) / 100)
        per_rate = tuple(_vat(rate, base + revised[rate]) for rate, base in sorted(works.items(), reverse=True))
        total = Sums(
            works=sum(works.values()), revision=sum(revised.values()), vat=sum(each.amount for each in per_rate),
            direct=sum(direct.values()), penalties=situation.penalties,
        )  # fmt: skip
        end = _last_day(situation.month)
        held = to_cents(Decimal(total.with_vat - total.direct) * market.retention.rate / 10_000) if market.retention.holds(end) else 0
        total = total.model_copy(update={"retention": held, "repaid": repaid(market.advance, total.with_vat, market.with_vat)})
        past = reckoned[-1].total if reckoned else Sums()
        reckoned.append(
            Account(
                month=situation.month, lines=lines, coefficient=coefficient, total=total,
                before=past.model_copy(update={"corrected": corrected if situation.final else 0}), per_rate=per_rate, final=situation.final,
                month_per_rate=_since(per_rate, reckoned[-1].per_rate if reckoned else ()),
            )
        )  # fmt: skip
    return (*reckoned[:-1], _since_asked(reckoned[-1], asked)) if asked and reckoned else tuple(reckoned)


def _since_asked(account: Account, asked: Sequence[Account]) -> Account:
    """A month as the difference from all that was asked before it, and not from what the market of today makes of that.

    Where a price has another VAT rate since, what came before keeps none of its own: the VAT of past works is not asked anew.
    """
    past = [row for each in asked for row in each.lines]
    rates = {row.line.id: row.line.vat_rate or 0 for row in past}
    if any((row.line.vat_rate or 0) != rates.get(row.line.id, row.line.vat_rate or 0) for row in account.lines):
        return account
    lines = tuple(
        row.model_copy(update={"amount_before": then, "amount_month": row.amount_total - then})
        for row in account.lines
        for then in [sum(other.amount_month for other in past if other.line.id == row.line.id)]
    )
    before = Sums(**{name: sum(getattr(each.of_month, name) for each in asked) for name in Sums.model_fields})
    per_rate = _since(account.per_rate, [rate for each in asked for rate in each.month_per_rate])
    before = before.model_copy(update={"corrected": account.before.corrected})
    return account.model_copy(update={"lines": lines, "before": before, "month_per_rate": per_rate})


def _line(line: MarketLine, before: Mapping[str, Decimal], done: Mapping[str, Decimal]) -> AccountLine:
    then, now = before.get(line.id, Decimal(0)), done.get(line.id, Decimal(0))
    of_market = line.quantity or Decimal(0)
    return AccountLine(
        line=line, before=then, month=now - then, total=now,
        amount_before=line.of(then), amount_month=line.of(now) - line.of(then), amount_total=line.of(now),
        share=min((now * 100 / of_market).quantize(Decimal("0.01")), _MOST_SHARE) if of_market else Decimal(0),
    )  # fmt: skip


def _vat(rate: Decimal, base: int) -> VatLine:
    return VatLine(rate=rate, base=base, amount=to_cents(Decimal(base) * rate / 10_000))


def _since(now: Sequence[VatLine], before: Sequence[VatLine]) -> tuple[VatLine, ...]:
    rates: dict[Decimal, tuple[int, int]] = {}
    for sign, part in ((1, now), (-1, before)):
        for each in part:
            base, amount = rates.get(each.rate, (0, 0))
            rates[each.rate] = base + sign * each.base, amount + sign * each.amount
    return tuple(VatLine(rate=rate, base=base, amount=amount) for rate, (base, amount) in rates.items() if rate and (base or amount))


def coefficient_of(revision: Revision, index: Decimal | None) -> Decimal:
    """By how much the prices of a month are multiplied; 1 where they are firm, or while the index is missing."""
    if not revision.applies or index is None or not revision.start:
        return Decimal(1)
    fixed = revision.fixed / 100
    exact = fixed + (1 - fixed) * index / revision.start
    return min(exact, _MOST_REVISED).quantize(_THOUSANDTH, rounding=ROUND_CEILING)


def repaid(advance: Advance, done: int, market: int) -> int:
    """Cents of an advance taken back once that much of the market is carried out, both in cents with VAT (R. 2191-11)."""
    if not advance.paid or not market:
        return 0
    share = Decimal(done) * 100 / market
    span = max(advance.ends - advance.begins, Decimal("0.000001"))
    part = min(max((share - advance.begins) / span, Decimal(0)), Decimal(1))
    return to_cents(Decimal(advance.paid) * part / 100)


def _last_day(month: date) -> date:
    following = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)
