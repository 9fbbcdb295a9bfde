"""The convention: where it stands on a day, until when it holds, and what the task list says of it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chorus_desktop.domain.convention import Convention, ConventionState, SentBy
from tests.helpers import examples

YEARS = 5
SIGNED = examples.convention()


@pytest.mark.parametrize(
    ("first_year", "years", "end"),
    [(2025, 5, date(2030, 8, 31)), (2025, 1, date(2026, 8, 31)), (2099, 20, date(2119, 8, 31)), (None, 5, None)],
)
def test_the_end_is_proposed_from_the_school_years(first_year, years, end):
    assert Convention(first_year=first_year).proposed_end(years) == end


def test_an_end_typed_by_hand_wins():
    typed = examples.convention(ends_on=date(2028, 6, 30))

    assert typed.end(YEARS) == date(2028, 6, 30)
    assert typed.state(date(2028, 6, 30), YEARS) is ConventionState.RENEWED
    assert typed.state(date(2028, 7, 1), YEARS) is ConventionState.EXPIRED


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2025, 9, 12), ConventionState.SIGNED),
        (date(2026, 8, 31), ConventionState.SIGNED),
        (date(2026, 9, 1), ConventionState.RENEWED),
        (date(2030, 8, 31), ConventionState.RENEWED),
        (date(2030, 9, 1), ConventionState.EXPIRED),
    ],
)
def test_a_signed_convention_renews_then_expires(day, state):
    assert SIGNED.state(day, YEARS) is state
    assert state.holds is (state is not ConventionState.EXPIRED)


def test_without_tacit_renewal_it_holds_one_year_or_until_the_day_it_says():
    longer = examples.convention(ends_on=date(2028, 6, 30))

    assert SIGNED.state(date(2026, 9, 1), 1) is ConventionState.EXPIRED
    assert longer.state(date(2028, 6, 30), 1) is ConventionState.SIGNED, "it was not renewed: it lasts"


def test_each_date_brings_it_further():
    today = date(2025, 9, 10)
    begun = Convention(first_year=2025)
    signed = begun.model_copy(update={"association_signed_on": date(2025, 9, 8)})
    sent = signed.model_copy(update={"sent_on": date(2025, 9, 9), "sent_by": SentBy.POST})
    back = sent.model_copy(update={"payer_signed_on": date(2025, 9, 10)})

    states = [step.state(today, YEARS) for step in (begun, signed, sent, back)]

    assert states == [
        ConventionState.TO_FILL,
        ConventionState.SIGNED_BY_ASSOCIATION,
        ConventionState.SENT,
        ConventionState.SIGNED,
    ]
    assert [state.holds for state in states] == [False, False, False, True]
    assert [step.fact(today, YEARS) for step in (begun, signed, sent, back)] == [
        "",
        "Signée par l’association, à envoyer",
        "Envoyée le 09/09/2025, signature de la collectivité attendue",
        "Signée par les deux parties le 10/09/2025, valable jusqu’au 31/08/2030",
    ]


def test_one_signature_alone_is_not_a_signed_convention():
    alone = Convention(payer_signed_on=date(2025, 9, 12))

    assert not alone.state(date(2025, 9, 13), YEARS).holds


def test_what_is_known_is_said_with_its_dates():
    assert SIGNED.fact(date(2026, 2, 3), YEARS) == "Signée par les deux parties le 12/09/2025, valable jusqu’au 31/08/2030"
    assert SIGNED.fact(date(2027, 2, 3), YEARS) == "Signée le 12/09/2025, reconduite, valable jusqu’au 31/08/2030"
    assert SIGNED.fact(date(2031, 2, 3), YEARS) == "Expirée depuis le 31/08/2030"


def test_a_convention_whose_first_year_is_unknown_stays_signed():
    undated = examples.convention(first_year=None)

    assert undated.state(date(2040, 1, 1), YEARS) is ConventionState.SIGNED
    assert undated.fact(date(2040, 1, 1), YEARS) == "Signée par les deux parties le 12/09/2025"


@given(st.dates(date(2025, 9, 12), date(2032, 1, 1)))
def test_it_never_comes_back_from_expired(day):
    order = [ConventionState.SIGNED, ConventionState.RENEWED, ConventionState.EXPIRED]
    today, later = SIGNED.state(day, YEARS), SIGNED.state(day.replace(year=day.year + 1, day=min(day.day, 28)), YEARS)

    assert order.index(today) <= order.index(later)


def test_the_ways_to_send_it_have_words():
    assert [way.label for way in SentBy] == ["Par e-mail", "Par la poste", "Déposée sur place"]
