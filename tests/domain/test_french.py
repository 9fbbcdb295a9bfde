"""French as people read it: dates, stretches of days, amounts, counts, sizes."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chorus_desktop.domain import french

N, T = "\u00a0", "\u202f"


def test_dates_are_said_as_one_says_them():
    assert french.long_date(date(2026, 3, 1)) == "1er mars 2026"
    assert french.long_date(date(2026, 8, 21)) == "21 août 2026"
    assert french.short_date(date(2026, 3, 1)) == "01/03/2026"
    assert french.month_year(date(2026, 5, 3)) == "mai 2026"
    assert french.weekday_date(date(2026, 3, 1)) == "dimanche 1er mars 2026"
    assert french.brief_date(date(2026, 1, 7)) == "mer. 7 janv."
    assert french.brief_date(date(2026, 3, 1)) == "dim. 1er mars"


@pytest.mark.parametrize(("month", "said"), [(1, "de janvier"), (4, "d’avril"), (8, "d’août"), (10, "d’octobre"), (12, "de décembre")])
def test_a_month_takes_its_preposition(month, said):
    assert french.of_month(date(2026, month, 1)) == f"{said} 2026"


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 5, 6), date(2026, 5, 6), "le 6 mai 2026"),
        (date(2026, 5, 6), date(2026, 5, 27), "du 6 au 27 mai 2026"),
        (date(2026, 5, 1), date(2026, 5, 31), "du 1er au 31 mai 2026"),
        (date(2026, 5, 6), date(2026, 6, 3), "du 6 mai au 3 juin 2026"),
        (date(2025, 12, 1), date(2026, 1, 31), "du 1er décembre 2025 au 31 janvier 2026"),
    ],
)
def test_a_stretch_of_days_is_said_shortly(first, last, said):
    assert french.period(first, last) == said


def test_amounts_have_their_thin_spaces_and_comma():
    assert french.euros(123450) == f"1{T}234,50{N}€"
    assert french.euros(5) == f"0,05{N}€"
    assert french.euros(-123456789) == f"-1{T}234{T}567,89{N}€"
    assert french.decimal(Decimal("1234.50")) == f"1{T}234,5"
    assert french.decimal(Decimal("1E+3")) == f"1{T}000"
    assert french.decimal(Decimal(2), 2) == "2,00"
    assert french.percent(Decimal("5.50")) == f"5,5{N}%"


@pytest.mark.parametrize(
    ("price", "said"), [("7.5", "7,50"), ("0.1234", "0,1234"), ("3.125", "3,125"), ("1E+2", "100,00"), ("2.10", "2,10")]
)
def test_a_unit_price_keeps_the_decimals_that_matter(price, said):
    assert french.unit_price(Decimal(price)) == f"{said}{N}€"


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 facture"), (1, "1 facture"), (2, "2 factures"), (1200, f"1{T}200 factures"), (-1, "-1 facture")]
)
def test_zero_and_one_are_singular(count, said):
    assert french.plural(count, "facture") == said


def test_plurals_of_several_words_and_of_their_own():
    assert french.plural(3, "pièce jointe") == "3 pièces jointes"
    assert french.plural(2, "travail", "travaux") == "2 travaux"


def test_words_are_joined_as_in_a_sentence():
    assert french.listing([]) == ""
    assert french.listing(["a"]) == "a"
    assert french.listing(["a", "b"]) == "a et b"
    assert french.listing(["a", "b", "c"], "ou") == "a, b ou c"


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "0 ko"), (1, "1 ko"), (48_000, "48 ko"), (48_312, "49 ko"), (999_001, "1 Mo"), (1_000_000, "1 Mo"),
        (2_345_678, "2,4 Mo"), (10_000_000, "10 Mo"), (10_000_001, "10,1 Mo"), (1_200_000_000, f"1{T}200 Mo"),
    ],
)  # fmt: skip
def test_sizes_are_said_in_the_unit_of_the_portal(count, said):
    assert french.size(count) == said.replace(" ", N)


@given(st.integers(0, 10**10), st.sampled_from([10_000_000, 120_000_000]))
def test_a_file_over_a_limit_never_reads_as_equal_to_it(count, limit):
    assert (french.size(count) == french.size(limit)) <= (count <= limit)
