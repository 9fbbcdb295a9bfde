"""Prises en charge and prix de journée: the days of a month, exactly; what is wrong in what was typed."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chorus_desktop.domain.absences import Absences
from chorus_desktop.domain.care import (
    Billed,
    Care,
    DayPrice,
    care_of,
    cares_problems,
    day_prices_problems,
    days_of,
    masked,
    same_words,
)
from chorus_desktop.domain.day_lines import day_lines, proposed
from chorus_desktop.domain.invoice import Line
from tests.helpers import ase

FIRST, LAST = date(2026, 1, 1), date(2026, 1, 31)


def said(lines):
    return [(str(line.quantity), str(line.unit_price), line.executed_from.day, line.executed_to.day) for line in lines]


def codes(problems):
    return [(problem.where, problem.code, problem.level.value) for problem in problems]


def test_a_month_is_cut_where_the_price_changes():
    lines = day_lines(ase.care(), ase.day_prices(), FIRST, LAST)

    assert said(lines) == [("15", "178.35", 1, 15), ("16", "181.90", 16, 31)]
    assert [line.amount for line in lines] == [267_525, 291_040]
    assert {(line.designation, line.unit, line.beneficiary, line.care) for line in lines} == {("Hébergement", "jour", ase.CHILD, "c1")}
    assert [line.reference for line in lines] == ["arrêté 2025-011", "arrêté 2026-045 du 12/01/2026"]


def test_both_ends_of_the_prise_en_charge_are_paid():
    care = ase.care(valid_from=date(2026, 1, 10), valid_to=date(2026, 1, 20))

    assert said(day_lines(care, ase.day_prices(), FIRST, LAST)) == [("6", "178.35", 10, 15), ("5", "181.90", 16, 20)]


def test_a_prise_en_charge_of_other_days_has_no_line():
    assert day_lines(ase.care(valid_from=date(2026, 2, 1)), ase.day_prices(), FIRST, LAST) == ()


def test_days_away_are_not_billed():
    away = Absences("du 14 au 31 janvier 2026; 1/1/2026").days

    assert said(day_lines(ase.care(), ase.day_prices(), FIRST, LAST, away)) == [("12", "178.35", 2, 13)]


def test_the_days_away_inside_a_line_are_told_with_it():
    away = Absences("12/01/2026; du 14 au 16 janvier 2026").days

    before, after = day_lines(ase.care(), ase.day_prices(), FIRST, LAST, away)
    assert (before.executed_to, before.absences) == (date(2026, 1, 13), "2026-01-12")
    assert (after.executed_from, after.absences) == (date(2026, 1, 17), None)
    assert days_of(before) == set(days(FIRST, 12)) - {date(2026, 1, 12)}
    assert days_of(Line()) == days_of(Line(executed_from=LAST, executed_to=FIRST)) == frozenset()


def test_only_the_days_of_a_known_stay_are_proposed():
    stay = frozenset(days(date(2026, 1, 5), 4))

    assert said(proposed((ase.care(),), ase.day_prices(), FIRST, LAST, {}, received={"c1": stay})) == [("5", "178.35", 5, 9)]
    assert proposed((ase.care(),), ase.day_prices(), FIRST, LAST, {}, received={"c1": ()}) == ()


def test_days_without_a_price_are_there_with_their_price_to_type():
    prices = (ase.day_prices()[1],)

    assert said(day_lines(ase.care(), prices, FIRST, LAST)) == [("15", "None", 1, 15), ("16", "181.90", 16, 31)]
    assert said(day_lines(ase.care(), (), FIRST, LAST)) == [("31", "None", 1, 31)]


def test_an_ended_price_pays_no_later_day():
    prices = (ase.day_prices()[0].model_copy(update={"valid_to": date(2026, 1, 10)}),)

    assert said(day_lines(ase.care(), prices, FIRST, LAST)) == [("10", "178.35", 1, 10), ("21", "None", 11, 31)]


def test_the_price_of_the_decision_itself_comes_first():
    lines = day_lines(ase.care(price=Decimal("95.5"), service="Accueil de jour"), ase.day_prices(), FIRST, LAST)

    assert said(lines) == [("31", "95.5", 1, 31)]
    assert lines[0].designation == "Accueil de jour"


def test_the_service_decides_which_price():
    other = DayPrice(id="p3", service="Accueil de jour", price=Decimal("60"), valid_from=date(2025, 1, 1))
    prices = (*ase.day_prices(), other)

    assert said(day_lines(ase.care(service="ACCUEIL DE JOUR"), prices, FIRST, LAST)) == [("31", "60", 1, 31)]
    assert said(day_lines(ase.care(), prices, FIRST, LAST)) == [("31", "None", 1, 31)], "nobody said which service"


def test_a_month_is_proposed_for_who_has_no_line_yet():
    cares = (ase.care(), ase.care(id="c2", reference="PEC-2", child="Noé Hamel", absences=Absences("31/01/2026")))

    assert said(proposed(cares, ase.day_prices(), FIRST, LAST, {}, {"c1"})) == [("15", "178.35", 1, 15), ("15", "181.90", 16, 30)]


def test_days_that_were_billed_are_not_proposed_again():
    billed = {"pec-2026-0147": Billed(dates=frozenset(days(FIRST, 9)))}

    assert said(proposed((ase.care(),), ase.day_prices(), FIRST, LAST, billed)) == [("5", "178.35", 11, 15), ("16", "181.90", 16, 31)]


DAYS = st.dates(date(2025, 1, 1), date(2026, 12, 31))


@given(
    DAYS,
    st.integers(0, 90),
    DAYS,
    st.none() | st.integers(0, 200),
    st.lists(DAYS, max_size=4, unique=True),
    st.frozensets(DAYS, max_size=9),
)
def test_the_days_of_the_lines_are_the_days_of_the_period(first, length, begun, lasting, starts, away):
    last = first + timedelta(length)
    ended = begun + timedelta(lasting) if lasting is not None else None
    prices = [DayPrice(id=str(rank), price=Decimal(rank), valid_from=start) for rank, start in enumerate(starts)]

    lines = day_lines(Care(id="c", valid_from=begun, valid_to=ended), prices, first, last, away)

    wanted = {first + timedelta(rank) for rank in range(length + 1)}
    wanted = {day for day in wanted if begun <= day <= (ended or last)} - away
    assert sum(line.quantity for line in lines) == len(wanted)
    assert {day for line in lines for day in days_of(line)} == wanted, "what a line says it bills is what it bills"
    assert all(line.executed_from in wanted and line.executed_to in wanted for line in lines)
    assert all(before.executed_to < after.executed_from for before, after in pairwise(lines))


@given(DAYS, st.integers(0, 60), st.lists(DAYS, max_size=4, unique=True))
def test_the_amount_is_that_of_each_day_at_its_price(first, length, starts):
    prices = [DayPrice(id=str(rank), price=Decimal(rank) + 1, valid_from=start) for rank, start in enumerate(starts)]

    lines = day_lines(Care(id="c"), prices, first, first + timedelta(length))

    every = [max((p for p in prices if p.valid_from <= day), key=lambda p: p.valid_from, default=None) for day in days(first, length)]
    assert sum(line.quantity * line.unit_price for line in lines if line.unit_price) == sum(p.price for p in every if p)


def days(first, length):
    return [first + timedelta(rank) for rank in range(length + 1)]


def test_a_line_finds_its_prise_en_charge_by_choice_or_by_reference():
    cares = (ase.care(), ase.care(id="c2", reference="PEC-2"))

    assert care_of(Line(care="c2"), cares) == cares[1]
    assert care_of(Line(reference="pec-2026 0147"), cares) == cares[0]
    assert care_of(Line(care="gone", reference="PEC-2"), cares) is None, "a choice is never replaced silently"
    assert care_of(Line(), cares) is None


@pytest.mark.parametrize(("name", "shown"), [(ase.CHILD, "É… D…"), ("jean-pierre da silva", "J… P… D… S…"), ("", ""), ("  Noé ", "N…")])
def test_a_masked_name_keeps_its_initials(name, shown):
    assert masked(name) == shown


def test_two_writings_of_one_name_are_the_same():
    assert same_words("DUVAL Eléonore") == same_words("Éléonore Duval")
    assert same_words("Anne-Lise Roux") == same_words("Roux, Anne Lise")
    assert same_words("Éléonore Duval") != same_words("Éléonore Dupont")


@pytest.mark.parametrize(
    ("care", "span"),
    [
        (ase.care(), "du 01/09/2025 au 31/08/2026"),
        (ase.care(valid_to=None), "depuis le 01/09/2025"),
        (ase.care(valid_from=None), "jusqu’au 31/08/2026"),
        (Care(), "sans dates"),
    ],
)
def test_its_days_are_said_shortly(care, span):
    assert care.span == span


def test_a_prise_en_charge_that_may_still_be_paid():
    assert ase.care().covers_after(date(2026, 8, 31))
    assert not ase.care().covers_after(date(2026, 9, 1))
    assert ase.care(valid_to=None).covers_after(date(2026, 9, 1))


def test_a_complete_one_has_no_problem():
    assert cares_problems((ase.care(), ase.care(id="c2", reference="PEC-2")), ase.day_prices(), by_day=True) == []


def test_what_is_missing_or_reversed_is_said_in_its_field():
    empty = Care(id="c1", notes="à compléter")
    backwards = ase.care(id="c2", valid_to=date(2025, 8, 31))

    assert codes(cares_problems((empty, backwards), (), by_day=True)) == [
        ("cares.c1.reference", "care.reference", "error"),
        ("cares.c1.child", "care.child", "error"),
        ("cares.c1.valid_from", "care.from", "error"),
        ("cares.c2.valid_to", "care.dates", "error"),
    ]


def test_a_reference_typed_twice_is_said_on_both():
    found = cares_problems((ase.care(), ase.care(id="c2", reference="pec-2026-0147 ")), (), by_day=False)

    assert codes(found) == [("cares.c1.reference", "care.twice", "error"), ("cares.c2.reference", "care.twice", "error")]
    assert "PEC-2026-0147" in found[0].sentence


def test_a_service_without_a_price_is_said():
    cares = (ase.care(service="Internat"),)
    two = (*ase.day_prices(), DayPrice(id="p3", service="Accueil de jour", price=Decimal(60), valid_from=FIRST))

    assert codes(cares_problems(cares, ase.day_prices(), by_day=True)) == [("cares.c1.service", "care.service", "warning")]
    assert codes(cares_problems((ase.care(),), two, by_day=True)) == [("cares.c1.service", "care.which_service", "warning")]
    assert cares_problems(cares, ase.day_prices(), by_day=False) == []


def test_prices_that_follow_each_other_are_right():
    assert day_prices_problems(ase.day_prices()) == []
    ended = ase.day_prices()[0].model_copy(update={"valid_to": date(2026, 1, 15)})
    assert day_prices_problems((ended, ase.day_prices()[1])) == []


def test_prices_that_overlap_or_leave_a_gap_are_said():
    first, second = ase.day_prices()
    overlapping = first.model_copy(update={"valid_to": date(2026, 1, 20)})
    early = first.model_copy(update={"valid_to": date(2026, 1, 13)})
    same_day = second.model_copy(update={"id": "p3"})

    assert codes(day_prices_problems((overlapping, second))) == [("day_prices.p1.valid_to", "day_price.overlap", "error")]
    assert codes(day_prices_problems((second, early))) == [("day_prices.p1.valid_to", "day_price.gap", "warning")]
    assert [where for where, code, _ in codes(day_prices_problems((second, same_day)))] == [
        "day_prices.p2.valid_from",
        "day_prices.p3.valid_from",
    ]
    elsewhere = second.model_copy(update={"service": "Accueil de jour"})
    assert day_prices_problems((overlapping, elsewhere)) == [], "two services do not meet"


def test_a_price_lacks_what_it_lacks():
    backwards = DayPrice(id="p2", service="b", price=Decimal(1), valid_from=LAST, valid_to=FIRST)

    assert codes(day_prices_problems((DayPrice(id="p1", service="a"), backwards))) == [
        ("day_prices.p1.price", "day_price.price", "error"),
        ("day_prices.p1.valid_from", "day_price.from", "error"),
        ("day_prices.p2.valid_to", "day_price.dates", "error"),
    ]
