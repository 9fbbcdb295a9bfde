"""What each subcontractor is paid directly."""

from datetime import date

from chorus_desktop.domain.works.direct import direct_payments
from chorus_desktop.domain.works.situation import Situation
from tests.helpers.works import market


def month(number, **direct):
    return Situation(month=date(2026, number, 1), direct=direct)


def paid(*situations):
    return [(each.name, each.month, each.total) for each in direct_payments(market(), situations)]


def test_nobody_is_named_before_anything_is_paid():
    assert paid() == []
    assert paid(month(7), month(8)) == []


def test_a_month_is_what_it_adds_and_one_that_says_nothing_adds_nothing():
    assert paid(month(7, sub=50_000)) == [("Vitrerie Caron", 50_000, 50_000)]
    assert paid(month(7, sub=50_000), month(8, sub=80_000)) == [("Vitrerie Caron", 30_000, 80_000)]
    assert paid(month(7, sub=50_000), month(8)) == [("Vitrerie Caron", 0, 50_000)]
