"""The whole market once it is done: what the acomptes came to, and the solde."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chorus_desktop.domain.problems import Level
from chorus_desktop.domain.works.account import Situation, accounts
from chorus_desktop.domain.works.instalments import instalments, taken_off
from chorus_desktop.domain.works.market import Advance, Market, Retention, Revision
from chorus_desktop.domain.works.month_rules import situation_problems
from chorus_desktop.domain.works.piece import PieceState
from chorus_desktop.domain.works.role import Role
from chorus_desktop.services import portal_data
from tests.helpers import works

JULY, AUGUST, SEPTEMBER = date(2026, 7, 1), date(2026, 8, 1), date(2026, 9, 1)
RULES = portal_data.works()


def situation(month, one, two=0, **more):
    return Situation(month=month, quantities={"1": Decimal(str(one)), "2": Decimal(str(two))}, **more)


MONTHS = (situation(JULY, 50, 10), situation(AUGUST, 80, 30))


def codes(draft, market=None, **more):
    return [(found.code, found.level) for found in situation_problems(market or works.market(), MONTHS, draft, **more)]


def test_the_solde_is_the_whole_less_the_acomptes():
    account = accounts(works.market(), (*MONTHS, situation(SEPTEMBER, 100, 40, final=True, penalties=5_000)))[-1]

    assert (account.total.works, account.before.works, account.of_month.works) == (1_000_000, 780_000, 220_000)
    assert (account.total.net, account.before.net, account.of_month.net) == (1_155_000, 906_000, 249_000)
    assert account.totals.net == 249_000


def test_what_was_not_accepted_month_by_month_comes_back_in_the_solde():
    pieces = [
        works.piece("A4", key="july", month=JULY, net=470_000),
        works.piece("A4", key="august", month=AUGUST, net=436_000),
        works.piece("A15", continues="august", net=400_000),
        works.piece("A19", continues="A15"),
    ]
    acomptes = instalments(works.market(), accounts(works.market(), MONTHS), pieces, RULES)

    assert [(each.number, each.net, each.accepted) for each in acomptes] == [("N-july", 470_000, 470_000), ("N-august", 436_000, 400_000)]
    assert taken_off(acomptes) == 36_000
    account = accounts(works.market(), (*MONTHS, situation(SEPTEMBER, 100, 40, final=True)), 36_000)[-1]
    assert (account.before.net, account.of_month.net) == (870_000, 290_000)
    assert account.before.net + account.of_month.net == account.total.net


def test_only_a_final_account_takes_up_what_was_not_accepted():
    assert accounts(works.market(), MONTHS, 36_000)[-1].before.corrected == 0


def test_a_month_whose_piece_was_refused_or_is_unknown_was_accepted_as_asked():
    lost = works.piece("A4", key="july", month=JULY, state=PieceState.REFUSED_ROUTE)
    refused = works.piece("A15", key="no", continues="august", net=1, state=PieceState.REFUSED_ROUTE)

    acomptes = instalments(
        works.market(), accounts(works.market(), MONTHS), [lost, works.piece("A4", key="august", month=AUGUST), refused], RULES
    )

    assert [(each.number, each.accepted - each.net) for each in acomptes] == [("", 0), ("N-august", 0)]


def test_two_pieces_of_one_month_are_two_acomptes():
    """A MOE answers the titulaire and a cotraitant of the same month."""
    pieces = [works.piece("A15", key=key, month=JULY) for key in ("one", "two")]
    both = (situation(JULY, 50), situation(JULY, 50, 10))

    acomptes = instalments(works.market(mine=Role.MANAGER), accounts(works.market(), both), pieces, RULES)

    assert [each.number for each in acomptes] == ["N-one", "N-two"]


def test_the_final_account_is_no_month():
    assert codes(situation(AUGUST, 100, 40, final=True)) == []
    assert codes(situation(AUGUST, 100, 40)) == [("works.month_twice", Level.ERROR)]
    assert codes(situation(AUGUST, 100, 40), again=True) == []
    assert codes(situation(JULY, 100, 40, final=True)) == [("works.month_order", Level.ERROR)]


def test_a_quantity_may_go_down_in_the_final_account_alone():
    """The acomptes are not final: the final account is about what was really done (CCAG-Travaux, art. 12.3.1)."""
    assert codes(situation(SEPTEMBER, 78, 30, final=True)) == [
        ("works.quantity_down_final", Level.WARNING),
        ("works.negative_final", Level.WARNING),
    ]


def test_a_solde_below_zero_is_to_be_given_back():
    assert codes(situation(SEPTEMBER, 80, 30, final=True, penalties=100)) == [("works.negative_final", Level.WARNING)]
    assert codes(situation(SEPTEMBER, 80, 30, final=True, penalties=100), corrected=200) == []


def test_no_index_is_asked_where_the_final_account_adds_no_work():
    revised = works.market(revision=Revision(index="BT01", start=Decimal(100)))

    assert codes(situation(SEPTEMBER, 80, 30, final=True), revised) == []
    assert codes(situation(SEPTEMBER, 90, 30, final=True), revised) == [("works.index_missing", Level.ERROR)]


@pytest.mark.parametrize(
    ("mine", "charges", "vat"),
    [
        (Role.SUPPLIER, True, True),
        (Role.SUPPLIER, False, False),
        (Role.COCONTRACTOR, False, False),
        (Role.SUBCONTRACTOR, True, False),
        (Role.MANAGER, False, True),
    ],
)
def test_who_charges_vat(mine, charges, vat):
    reckoned = works.market(mine=mine).reckoned(charges_vat=charges)

    assert (accounts(reckoned, MONTHS)[-1].total.vat > 0) is vat


quantities = st.decimals(min_value=0, max_value=500, places=2)
rates = st.decimals(min_value=0, max_value=5, places=1)


@given(
    steps=st.lists(st.tuples(quantities, quantities), min_size=1, max_size=8),
    last=st.tuples(quantities, quantities),
    rate=rates,
    paid=st.integers(0, 200_000),
    penalties=st.integers(0, 50_000),
    index=st.decimals(min_value=90, max_value=120, places=1),
    off=st.lists(st.integers(-10_000, 10_000), min_size=8, max_size=8),
)
def test_any_months_and_their_solde_sum_to_the_final_account(steps, last, rate, paid, penalties, index, off):
    market: Market = works.market(
        retention=Retention(rate=rate), advance=Advance(paid=paid), revision=Revision(index="BT01", start=Decimal(100))
    )
    one = two = Decimal(0)
    months = []
    for rank, (more, also) in enumerate(steps):
        one, two = one + more, two + also
        months.append(situation(date(2026, rank + 1, 1), one, two, index=index, direct={"sub": 100 * rank}))
    final = situation(date(2026, 12, 1), one + last[0], two + last[1], index=index, penalties=penalties, final=True)
    pieces = []
    for account, change in zip(accounts(market, months), off, strict=False):
        key, net = f"{account.month}", account.of_month.net
        pieces.append(works.piece("A4", key=key, month=account.month, net=net))
        pieces.append(works.piece("A15", key=f"of {key}", continues=key, net=net + change))
    acomptes = instalments(market, accounts(market, months), pieces, RULES)

    whole = accounts(market, (*months, final), taken_off(acomptes))[-1]

    assert sum(each.accepted for each in acomptes) + whole.of_month.net == whole.total.net
    assert sum(each.before_vat for each in acomptes) + whole.of_month.before_vat == whole.total.before_vat
    assert sum(each.with_vat for each in acomptes) + whole.of_month.with_vat == whole.total.with_vat
    assert whole.total.works == sum(row.amount_total for row in whole.lines)
