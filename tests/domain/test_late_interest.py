"""What a late payer owes: days, rate of the half-year it began in, partial payments, cents; and the words that claim it."""

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chorus_desktop.domain.late_interest import (
    EcbRate,
    Received,
    as_ordered,
    claim_of,
    half_year_of,
    half_year_said,
    rate_problems,
)
from chorus_desktop.services import portal_data

RULES = portal_data.delay_rules()
RATE = Decimal("2.15")
DUE = date(2026, 3, 7)


def claim(*received, principal=100_000, due=DUE, until=date(2026, 4, 6), rate=RATE):
    return claim_of(principal, due, received, until, rate, RULES)


def paid(on, amount):
    return Received(on=on, amount=amount)


def lines(found):
    return [(line.first, line.last, line.days, line.base, line.amount) for line in found.lines]


def test_each_day_after_the_delay_counts_up_to_today():
    found = claim()

    # 1000 € × 10,15 % × 30 / 365 = 8,342 €
    assert lines(found) == [(date(2026, 3, 8), date(2026, 4, 6), 30, 100_000, 834)]
    assert (found.interest, found.indemnity, found.total, found.unpaid, found.pay_before) == (834, 4000, 4834, 100_000, None)


def test_the_day_of_the_payment_counts_and_then_nothing_more():
    found = claim(paid(date(2026, 3, 8), 100_000))

    # 1000 € × 10,15 % / 365 = 0,278 €
    assert lines(found) == [(date(2026, 3, 8), date(2026, 3, 8), 1, 100_000, 28)]
    assert (found.unpaid, found.until, found.pay_before) == (0, date(2026, 3, 8), date(2026, 4, 22))


@pytest.mark.parametrize("day", [date(2026, 3, 7), date(2026, 2, 20)])
def test_paid_on_the_last_day_nothing_is_owed(day):
    assert claim(paid(day, 100_000)) is None
    assert claim(until=DUE) is None


def test_partial_payments_come_off_in_the_order_of_their_days():
    found = claim(paid(date(2026, 3, 20), 25_000), paid(date(2026, 3, 1), 15_000), paid(date(2026, 3, 31), 60_000), until=date(2026, 5, 1))

    # 850 € × 10,15 % × 13 / 365 = 3,0728 € ; 600 € × 10,15 % × 11 / 365 = 1,8353 €
    assert lines(found) == [
        (date(2026, 3, 8), date(2026, 3, 20), 13, 85_000, 307),
        (date(2026, 3, 21), date(2026, 3, 31), 11, 60_000, 184),
    ]
    assert (found.unpaid, found.pay_before) == (0, date(2026, 5, 15))


def test_two_payments_of_one_day_are_one():
    both = claim(paid(date(2026, 3, 20), 25_000), paid(date(2026, 3, 20), 15_000))
    one = claim(paid(date(2026, 3, 20), 40_000))

    assert sum(line.amount for line in both.lines) == sum(line.amount for line in one.lines)
    assert [line.base for line in both.lines] == [100_000, 60_000]


def test_too_much_money_money_taken_back_and_money_to_come_change_nothing():
    most = claim(paid(date(2026, 3, 20), 150_000), paid(date(2026, 3, 25), 5_000), paid(date(2026, 3, 10), -500))

    assert [(line.base, line.days) for line in most.lines] == [(100_000, 13)]
    assert most.unpaid == 0
    assert claim(paid(date(2026, 4, 7), 100_000)) == claim()


def test_the_rate_is_that_of_the_half_year_in_which_interest_begins_to_the_end():
    # Late since 25 June 2026: the rate of 1 January 2026 holds, in July too.
    found = claim(due=date(2026, 6, 24), until=date(2026, 7, 14))
    after = claim(due=date(2026, 6, 30), until=date(2026, 7, 14))

    assert lines(found) == [(date(2026, 6, 25), date(2026, 7, 14), 20, 100_000, 556)]
    assert (found.half_year, found.lines[0].rate) == (date(2026, 1, 1), Decimal("10.15"))
    assert after.half_year == date(2026, 7, 1)


def test_a_leap_year_is_shared_by_365_too():
    found = claim(due=date(2028, 2, 27), until=date(2028, 3, 1))

    # 28 and 29 February, 1 March
    assert [(line.days, line.amount) for line in found.lines] == [(3, 83)]
    year = claim(due=date(2027, 12, 31), until=date(2028, 12, 31), rate=Decimal(2))
    assert (year.lines[0].days, year.interest) == (366, 10_027)


def test_interest_stops_the_day_the_transfer_was_ordered():
    ordered = date(2026, 3, 18)

    assert as_ordered((paid(date(2026, 3, 20), 100_000),), None, 100_000) == (paid(date(2026, 3, 20), 100_000),)
    assert as_ordered((paid(date(2026, 3, 20), 100_000),), ordered, 100_000) == (paid(ordered, 100_000),)
    assert as_ordered((paid(date(2026, 3, 2), 40_000),), ordered, 100_000) == (paid(date(2026, 3, 2), 40_000), paid(ordered, 60_000))
    assert claim(*as_ordered((), ordered, 100_000)).until == ordered


def test_half_years_begin_in_january_and_july():
    assert [half_year_of(day) for day in (date(2026, 1, 1), date(2026, 6, 30), date(2026, 7, 1), date(2026, 12, 31))] == [
        date(2026, 1, 1), date(2026, 1, 1), date(2026, 7, 1), date(2026, 7, 1),
    ]  # fmt: skip
    assert [half_year_said(date(2026, month, 1)) for month in (1, 7)] == ["premier semestre\u00a02026", "second semestre\u00a02026"]


def test_a_rate_is_asked_for():
    assert [problem.code for problem in rate_problems(EcbRate())] == ["rate.missing"]
    assert rate_problems(EcbRate(rate=Decimal(0))) == ()


DAYS = st.integers(1, 900)
SUMS = st.integers(1, 5_000_000)
RATES = st.decimals(0, 20, places=2)


@given(principal=SUMS, days=DAYS, more=DAYS, rate=RATES)
def test_interest_never_falls_as_days_pass(principal, days, more, rate):
    early = claim(principal=principal, until=DUE + timedelta(days=days), rate=rate)
    late = claim(principal=principal, until=DUE + timedelta(days=days + more), rate=rate)

    assert late.interest >= early.interest


@given(principal=SUMS, days=DAYS, cuts=st.lists(st.tuples(DAYS, st.integers(1, 900_000)), max_size=5), rate=RATES)
def test_the_lines_add_up_to_the_same_sum_day_by_day_but_for_their_rounding(principal, days, cuts, rate):
    received = [paid(DUE + timedelta(days=day), amount) for day, amount in cuts]
    until = DUE + timedelta(days=days)
    found = claim(*received, principal=principal, until=until, rate=rate)

    exact = Decimal(0)
    for day in (DUE + timedelta(days=passed) for passed in range(1, days + 1)):
        owed = max(0, principal - sum(item.amount for item in received if item.on < day))
        exact += Decimal(owed) * (rate + 8) / 100 / 365
    assert abs(found.interest - exact) <= Decimal("0.5") * len(found.lines) + Decimal("0.001")
    assert all((line.base > 0, line.days > 0) == (True, True) for line in found.lines)


@given(principal=SUMS, days=st.integers(2, 900), rate=RATES, cut=st.integers(1, 899))
def test_splitting_a_period_gives_the_same_sum_within_a_cent(principal, days, rate, cut):
    whole = claim(principal=principal, until=DUE + timedelta(days=days), rate=rate)
    # A payment of nothing splits nothing: the two halves are reckoned apart.
    first = min(cut, days - 1)
    halves = [Decimal(principal) * (rate + 8) / 100 * part / 365 for part in (first, days - first)]

    assert abs(whole.interest - sum(half.quantize(Decimal(1), rounding=ROUND_HALF_UP) for half in halves)) <= 1
