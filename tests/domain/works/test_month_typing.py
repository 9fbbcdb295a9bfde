"""A month typed: quantities, percents of lump sums, what cannot be read kept with its reason."""

from decimal import Decimal

import pytest

from chorus_desktop.domain.works.market import MarketLine
from chorus_desktop.domain.works.month_typing import month_texts, read_month
from tests.helpers.works import JULY

UNIT = MarketLine(id="u", unit="m²", quantity=Decimal(40))
LUMP = MarketLine(id="f", unit="Ft.", quantity=Decimal(1))
OPEN = MarketLine(id="o", unit="m²")
LINES = (UNIT, LUMP, OPEN)


@pytest.mark.parametrize(
    ("key", "text", "quantity"),
    [
        ("u", "12,5", "12.5"), ("u", "25 %", "10"), ("u", "1 234", "1234"), ("f", "40", "0.4"), ("f", "33,33 %", "0.3333"), ("f", "0", "0"),
        ("o", "7", "7"), ("gone", "3", "3"),
    ],
)  # fmt: skip
def test_a_quantity_or_a_percent_is_read(key, text, quantity):
    told = read_month({f"quantities.{key}": text}, JULY, LINES)

    assert (told.situation.quantities, told.problems) == ({key: Decimal(quantity)}, ())


@pytest.mark.parametrize(
    ("place", "text", "code"),
    [
        ("quantities.u", "douze", "decimal.text"), ("quantities.o", "20 %", "works.no_share"), ("quantities.gone", "20 %", "works.no_share"),
        ("quantities.f", "-4", "works.below_zero"), ("index", "12O", "amount.letter_o"), ("penalties", "-1", "works.below_zero"),
        ("direct.sub", "x", "amount.text"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_kept_with_its_reason(place, text, code):
    told = read_month({place: text, "quantities.u": "" if place != "quantities.u" else text}, JULY, LINES)

    assert told.unread == {place: text}
    assert [(problem.where, problem.code) for problem in told.problems] == [(place, code)]
    assert told.situation.quantities == {}


def test_a_month_is_shown_as_it_is_typed():
    typed = {"quantities.u": "12,5", "quantities.f": "40", "direct.sub": "1\u202f200,00", "index": "131,2", "penalties": "50,00"}

    assert month_texts(read_month(typed, JULY, LINES).situation, LINES) == typed


def test_a_price_taken_off_the_market_is_no_longer_shown():
    situation = read_month({"quantities.gone": "3"}, JULY, LINES).situation

    assert "quantities.gone" not in month_texts(situation, LINES)


@pytest.mark.parametrize(
    ("unit", "quantity", "lump"),
    [("forfait", 1, True), ("ENS", 2, True), ("f", 1, True), ("m²", 1, False), ("ft", None, False), ("", 1, False)],
)
def test_a_lump_sum_is_known_by_its_unit(unit, quantity, lump):
    assert MarketLine(unit=unit, quantity=Decimal(quantity) if quantity else None).is_lump is lump


@pytest.mark.parametrize("typed", ["33,333", "0,0125", "66,6667"])
def test_showing_a_percent_does_not_change_it(typed):
    told = read_month({"quantities.f": typed}, JULY, LINES).situation

    assert read_month(month_texts(told, LINES), JULY, LINES).situation == told
