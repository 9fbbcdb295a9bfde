"""Amounts, quantities and dates as people type them, and as French writes them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from chorus_desktop.domain import french
from chorus_desktop.domain.discount import Discount
from chorus_desktop.domain.money import LARGEST_CENTS, cents_written, parse_amount, parse_date, parse_decimal, to_cents
from tests.helpers.refusals import attempt, refusal

CENTS = st.integers(-LARGEST_CENTS, LARGEST_CENTS)
EXACT = st.decimals(-(10**9), 10**9, places=6).map(lambda value: value or Decimal(0))
TYPED = st.text(st.sampled_from([*"0123456789,.-+ '%€OoERU", "\u00a0", "\u202f", "−", "٣"]), max_size=14)
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("12,50", 1250),
        ("12.5", 1250),
        (" 1 234,50 €", 123450),
        ("1\u202f234,50\u00a0€", 123450),
        ("1.234,50", 123450),
        ("1.234.567", 123456700),
        ("1.234", None),
        ("12 EUR", 1200),
        (",5", 50),
        ("7.", 700),
        ("−3,20", -320),
        ("+4", 400),
        ("1'000", 100000),
    ],
)
def test_amounts_are_read_as_people_type_them(text, cents):
    if cents is None:
        assert "centimes" in refusal(parse_amount, text)
    else:
        assert parse_amount(text) == cents


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("12,5O", "Écrivez 12,50."),
        ("douze", "n’est pas un montant"),
        ("12,345", "centimes"),
        ("12 %", "n’est pas un montant"),
        ("10000000000", "dix milliards"),
        ("1,2,3", "n’est pas un montant"),
        ("1,234.56", "n’est pas un montant"),
        ("", "n’est pas un montant"),
        ("٣", "n’est pas un montant"),
    ],
)
def test_what_is_no_amount_is_said(text, said):
    assert said in refusal(parse_amount, text)


def test_a_quantity_says_number_rather_than_amount():
    assert "n’est pas un nombre" in refusal(parse_decimal, "douze")
    assert "six chiffres" in refusal(parse_decimal, "0,1234567")
    assert parse_decimal("5,5 %", sign="%") == Decimal("5.5")
    assert "n’est pas un nombre" in refusal(parse_decimal, "5 €", sign="%")


@given(CENTS)
def test_an_amount_shown_is_read_again(cents):
    assert parse_amount(french.euros(cents)) == cents


@given(EXACT)
def test_an_exact_number_shown_is_read_again(value):
    assert parse_decimal(french.decimal(value)) == value
    assert parse_decimal(french.unit_price(value)) == value


@given(st.one_of(TYPED, st.text(max_size=20)))
@example("-0")
@example("-0,00")
def test_any_text_is_refused_with_a_sentence_or_is_a_number_shown_and_read_again(text):
    for read, show in ((parse_decimal, french.decimal), (parse_amount, french.euros)):
        value, refused = attempt(read, text)
        if not refused:
            assert read(show(value)) == value
            assert not (value == 0 and "-" in show(value))


@pytest.mark.parametrize(("euros", "cents"), [("0.005", 1), ("0.0049", 0), ("-0.005", -1), ("2.675", 268), ("7.50", 750)])
def test_halves_are_rounded_away_from_zero(euros, cents):
    assert to_cents(Decimal(euros)) == cents


@pytest.mark.parametrize(
    "text",
    [
        "5/3/26",
        "05-03-2026",
        "05.03.2026",
        "5 3 2026",
        "05032026",
        "050326",
        "5 mars 2026",
        "5 MARS 26",
        "2026-03-05",
        "20260305",
        " 5/03/2026 ",
        "5‑3‑2026",
    ],
)
def test_one_day_in_many_writings(text):
    assert parse_date(text) == date(2026, 3, 5)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1er mars 2026", date(2026, 3, 1)),
        ("1er aout 26", date(2026, 8, 1)),
        ("14 février 2026", date(2026, 2, 14)),
        ("14 FEVRIER 2026", date(2026, 2, 14)),
        ("25 décembre 2025", date(2025, 12, 25)),
        ("20/03/2026", date(2026, 3, 20)),
        ("20032026", date(2026, 3, 20)),
        ("29 février 2028", date(2028, 2, 29)),
    ],
)
def test_months_are_read_with_or_without_accents(text, day):
    assert parse_date(text) == day


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("demain", "n’est pas une date"),
        ("31/02/2026", "n’existe pas dans le calendrier"),
        ("29 février 2026", "n’existe pas dans le calendrier"),
        ("12/13/2026", "n’existe pas dans le calendrier"),
        ("01/01/1999", "1999"),
        ("01/01/2100", "2100"),
        ("5٣/3/26", "n’est pas une date"),
        ("21er mars 2026", "n’est pas une date"),
        ("", "n’est pas une date"),
    ],
)
def test_what_is_no_day_is_said(text, said):
    assert said in refusal(parse_date, text)


@given(DAYS)
def test_a_day_shown_is_read_again(day):
    assert parse_date(french.short_date(day)) == parse_date(french.long_date(day)) == parse_date(day.isoformat()) == day


@given(st.one_of(st.text(max_size=20), st.text("0123456789/-. marsévtoû1e", max_size=14)))
def test_any_text_is_refused_with_a_sentence_or_is_a_day(text):
    day, refused = attempt(parse_date, text)

    assert refused or parse_date(french.short_date(day)) == day


@pytest.mark.parametrize(
    ("text", "compact", "shown", "of_350"),
    [
        ("10 %", "10%", "10\u00a0%", 35),
        ("5,5%", "5.5%", "5,5\u00a0%", 19),
        ("100%", "100%", "100\u00a0%", 350),
        ("0 %", "0%", "0\u00a0%", 0),
        ("1,2 €", "1.20", "1,20\u00a0€", 120),
        ("2", "2.00", "2,00\u00a0€", 200),
    ],
)
def test_a_discount_is_a_rate_or_an_amount(text, compact, shown, of_350):
    discount = Discount(text)

    assert (discount, discount.pretty(), discount.of(350)) == (compact, shown, of_350)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("101 %", "de 0 à 100"),
        ("-5", "sans signe moins"),
        ("−5 %", "sans signe moins"),
        ("dix", "montant"),
        ("5 % %", "nombre"),
        ("%5", "montant"),
    ],
)
def test_what_is_no_discount_is_said(text, said):
    assert said in refusal(Discount, text)


@given(TYPED)
def test_any_discount_is_refused_or_takes_no_more_than_it_says(text):
    discount, refused = attempt(Discount, text)
    if refused:
        return
    assert Discount(discount.pretty()) == discount
    assert discount.of(100_000) >= 0
    if discount.endswith("%"):
        assert discount.of(100_000) <= 100_000


@pytest.mark.parametrize(
    ("text", "cents"),
    [("392.50", 39_250), ("-12.5", -1_250), ("12.345", 1_235), ("9999999999.99", 999_999_999_999), ("10000000000", None), ("NaN", None),
     ("sNaN", None), ("Infinity", None), ("1E400", None), ("", None), ("douze", None)],
)  # fmt: skip
def test_an_amount_of_another_program_is_read_or_none(text, cents):
    assert cents_written(text) == cents
