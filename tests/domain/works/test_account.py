"""What a market comes to, month after month."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chorus_desktop.domain.problems import Level
from chorus_desktop.domain.works.account import Situation, Sums, accounts, coefficient_of, repaid
from chorus_desktop.domain.works.market import Advance, Market, MarketLine, Retention, Revision
from chorus_desktop.domain.works.market_rules import market_problems
from chorus_desktop.domain.works.month_rules import situation_problems
from chorus_desktop.domain.works.role import Role
from tests.helpers import works

JULY, AUGUST = date(2026, 7, 1), date(2026, 8, 1)


def month(day, one=None, two=None, **more):
    done = {key: Decimal(str(value)) for key, value in (("1", one), ("2", two)) if value is not None}
    return Situation(month=day, quantities=done, **more)


def codes(problems):
    return [(problem.code, problem.where, problem.level) for problem in problems]


def test_a_month_is_the_difference_of_what_was_done_in_all():
    first, second = accounts(works.market(), [month(JULY, 50, 10), month(AUGUST, 80)])

    assert [(row.before, row.month, row.total) for row in second.lines] == [(50, 30, 80), (10, 0, 10)]
    assert [(row.amount_before, row.amount_month, row.amount_total) for row in second.lines] == [
        (300_000, 180_000, 480_000),
        (100_000, 0, 100_000),
    ]
    assert [row.share for row in second.lines] == [Decimal("80.00"), Decimal("25.00")]
    assert first.total == Sums(works=400_000, vat=70_000)
    assert second.of_month == Sums(works=180_000, vat=36_000)
    assert (second.before, second.of_month.net) == (first.total, 216_000)
    assert [(each.rate, each.base, each.amount) for each in second.per_rate] == [(20, 480_000, 96_000), (10, 100_000, 10_000)]


def test_a_line_without_a_quantity_in_the_market_has_no_share():
    extra = MarketLine(id="3", designation="Imprévu", unit_price=Decimal("10"))

    (account,) = accounts(works.market(lines=(extra,)), [Situation(month=JULY, quantities={"3": Decimal(2)})])

    assert (account.lines[0].amount_total, account.lines[0].share) == (2_000, 0)


def test_what_a_subcontractor_is_paid_directly_is_taken_off_without_vat():
    first, second = accounts(works.market(), [month(JULY, 50, direct={"sub": 50_000}), month(AUGUST, 60)])

    assert (first.total.direct, first.total.net) == (50_000, 310_000)
    assert (second.total.direct, second.of_month.direct, second.of_month.net) == (50_000, 0, 72_000)


@pytest.mark.parametrize(
    ("retention", "held"),
    [
        (Retention(rate=Decimal(5)), [18_000, 28_800]),
        (Retention(rate=Decimal(5), replaced_on=date(2026, 8, 31)), [18_000, 0]),
        (Retention(rate=Decimal(5), released_on=date(2026, 8, 10)), [18_000, 0]),
        (Retention(), [0, 0]),
    ],
)
def test_a_retention_is_held_on_what_is_paid_with_vat_and_given_back_once_replaced(retention, held):
    both = accounts(works.market(retention=retention), [month(JULY, 50), month(AUGUST, 80)])

    assert [each.total.retention for each in both] == held
    assert both[1].of_month.net == 216_000 - (held[1] - held[0])


@pytest.mark.parametrize(("done", "taken"), [(640_000, 0), (650_000, 0), (725_000, 50_000), (800_000, 100_000), (1_000_000, 100_000)])
def test_an_advance_is_taken_back_between_two_shares_of_the_market(done, taken):
    assert repaid(Advance(paid=100_000), done, 1_000_000) == taken


def test_no_advance_or_no_market_takes_nothing_back():
    assert repaid(Advance(), 10, 10) == 0
    assert repaid(Advance(paid=10), 10, 0) == 0
    assert repaid(Advance(paid=100, begins=Decimal(80), ends=Decimal(80)), 90, 100) == 100


def test_an_advance_is_taken_back_in_the_account():
    market = works.market(advance=Advance(paid=100_000))
    assert market.with_vat == 1_160_000

    first, second = accounts(market, [month(JULY, 100), month(AUGUST, 100, 40)])

    assert (first.total.repaid, second.total.repaid) == (0, 100_000)


@pytest.mark.parametrize(
    ("index", "coefficient"),
    [("131.2", "1"), ("140", "1.059"), ("131.21", "1.001"), ("120", "0.926"), (None, "1")],
)
def test_prices_follow_the_index_and_the_coefficient_is_rounded_up(index, coefficient):
    revision = Revision(index="BT01", start=Decimal("131.2"))

    assert coefficient_of(revision, Decimal(index) if index else None) == Decimal(coefficient)


def test_each_month_keeps_the_coefficient_of_its_own_index():
    market = works.market(revision=Revision(index="BT01", start=Decimal(100), fixed=Decimal(0)))

    first, second = accounts(market, [month(JULY, 50, index=Decimal(110)), month(AUGUST, 60, index=Decimal(120))])

    assert (first.total.revision, second.total.revision) == (30_000, 42_000)
    assert second.of_month == Sums(works=60_000, revision=12_000, vat=14_400)


def test_firm_prices_have_no_index():
    assert coefficient_of(Revision(), Decimal(150)) == 1
    assert not Revision(index="BT01").applies


def test_penalties_are_taken_off_and_may_be_given_back():
    first, second = accounts(works.market(), [month(JULY, 50, penalties=20_000), month(AUGUST, 50)])

    assert (first.total.net, second.of_month.net) == (340_000, 20_000)


def test_a_month_comes_once_and_in_its_order():
    told = [month(JULY, 50)]

    assert codes(situation_problems(works.market(), told, month(JULY, 60))) == [("works.month_twice", "month", Level.ERROR)]
    assert codes(situation_problems(works.market(), told, month(date(2026, 6, 1), 60))) == [("works.month_order", "month", Level.ERROR)]


def test_what_was_done_does_not_go_down():
    (problem,) = situation_problems(works.market(), [month(JULY, 50)], month(AUGUST, 40.5))

    assert (problem.code, problem.where) == ("works.quantity_down", "quantities.1")
    assert "40,5\u00a0m² en tout, alors que 50\u00a0m² étaient déjà faits" in problem.sentence


def test_more_than_the_market_is_said_and_not_forbidden():
    problems = situation_problems(works.market(), [], month(JULY, 200, 40))

    assert codes(problems) == [("works.over_line", "quantities.1", Level.WARNING), ("works.over_market", "quantities", Level.WARNING)]


def test_a_revised_market_asks_for_the_index():
    market = works.market(revision=Revision(index="BT01", start=Decimal(100)))

    assert codes(situation_problems(market, [], month(JULY, 10))) == [("works.index_missing", "index", Level.ERROR)]


def test_more_than_the_acte_special_is_said():
    problems = situation_problems(works.market(), [], month(JULY, 50, direct={"sub": 120_000, "unknown": 1}))

    assert codes(problems) == [("works.over_agreed", "direct", Level.WARNING)]


def test_a_month_that_gives_back_is_said():
    problems = situation_problems(works.market(), [month(JULY, 50)], month(AUGUST, 50, penalties=10_000))

    assert codes(problems) == [("works.negative", "month", Level.ERROR)]
    again = situation_problems(works.market(), [month(JULY, 50)], month(AUGUST, 50, penalties=10_000), again=True)
    assert codes(again) == [("works.negative", "month", Level.WARNING)]


def test_december_has_its_last_day():
    market = works.market(retention=Retention(rate=Decimal(5), released_on=date(2026, 12, 31)))

    (account,) = accounts(market, [month(date(2026, 12, 1), 50)])

    assert account.total.retention == 0


def test_the_parties_of_a_market():
    market = works.market()
    assert market.present(Role.MANAGER)
    assert not market.present(Role.FINANCE)
    assert market.party("nobody") is None
    assert market.before_vat == 1_000_000
    assert Market().with_vat == 0


QUANTITIES = st.lists(st.tuples(st.integers(0, 12_000), st.integers(0, 4_000)), min_size=1, max_size=6)


@given(QUANTITIES, st.integers(0, 5), st.integers(80, 140))
def test_the_months_add_up_to_the_whole(grown, rate, index):
    market = works.market(
        retention=Retention(rate=Decimal(rate)), advance=Advance(paid=50_000), revision=Revision(index="BT01", start=Decimal(100))
    )
    one = two = 0
    told = []
    for rank, (more, other) in enumerate(grown):
        one, two = one + more, two + other
        told.append(month(date(2026, 1 + rank, 1), one / 100, two / 100, index=Decimal(index)))

    months = accounts(market, told)

    for name in Sums.model_fields:
        assert sum(getattr(each.of_month, name) for each in months) == getattr(months[-1].total, name)
    assert sum(each.of_month.net for each in months) == months[-1].total.net
    for each in months:
        assert each.total.works == sum(row.amount_total for row in each.lines)
        assert each.total.vat == sum(rate.amount for rate in each.per_rate)
        assert sum(rate.base for rate in each.per_rate) == each.total.before_vat


def test_what_a_subcontractor_is_paid_is_told_in_all():
    problems = situation_problems(works.market(), [month(JULY, 50, direct={"sub": 50_000})], month(AUGUST, 60, direct={"sub": 10_000}))

    assert codes(problems) == [("works.direct_down", "direct.sub", Level.WARNING)]


def test_an_index_typed_without_its_comma_is_doubted():
    revised = works.market(revision=Revision(index="BT01", start=Decimal("131.2")))

    assert codes(situation_problems(revised, [], month(JULY, 50, index=Decimal("132.5")))) == []
    assert codes(situation_problems(revised, [], month(JULY, 50, index=Decimal(1325)))) == [
        ("works.index_doubtful", "index", Level.WARNING),
    ]


@pytest.mark.parametrize(
    ("quantity", "price", "start"), [(1, 100, "131.2"), ("0.000001", "9999999999", "0.000001"), (1, "9999999999", "131.2")]
)
def test_a_slip_of_the_keyboard_is_said_and_breaks_nothing(quantity, price, start):
    slip = works.market(lines=(works.line("1", quantity, price),), revision=Revision(index="BT01", start=Decimal(start)))

    found = codes(situation_problems(slip, [], month(JULY, "9999999999", index=Decimal("9999999999"))))

    assert ("works.too_large", "quantities", Level.ERROR) in found


def test_the_vat_of_past_works_is_not_asked_anew():
    market = works.market()
    asked = accounts(market, [month(JULY, 50)])
    dearer = market.model_copy(update={"lines": tuple(line.model_copy(update={"vat_rate": Decimal("5.5")}) for line in market.lines)})
    months = [month(JULY, 50), month(AUGUST, 80)]

    assert accounts(dearer, months, asked=asked)[-1] == accounts(dearer, months)[-1]


def test_what_is_doubtful_in_a_market_is_said():
    market = works.market()
    doubtful = market.model_copy(
        update={
            "parties": tuple(party.model_copy(update={"leads": True}) for party in market.parties),
            "retention": Retention(rate=Decimal(6)),
            "advance": Advance(paid=100_000, begins=Decimal(80), ends=Decimal(60)),
        }
    )
    new = {problem.code for problem in market_problems(doubtful)} - {problem.code for problem in market_problems(market)}

    assert new == {"market.leads", "market.retention", "market.advance"}
