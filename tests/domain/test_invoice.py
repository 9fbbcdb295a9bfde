"""Lines and totals: rounded to the cent, VAT once per rate."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chorus_desktop.domain.discount import Discount
from chorus_desktop.domain.invoice import DocumentKind, Invoice, Line, Nature, totals
from tests.helpers import examples

QUANTITIES = st.decimals(0, 10_000, places=2)
PRICES = st.decimals(0, 10_000, places=4)
RATES = st.sampled_from([Decimal("20"), Decimal("20.0"), Decimal("10"), Decimal("5.5"), Decimal("2.1"), None])
LINES = st.lists(st.builds(Line, quantity=QUANTITIES, unit_price=PRICES, vat_rate=RATES), max_size=6)


@pytest.mark.parametrize(
    ("quantity", "price", "discount", "gross", "amount"),
    [
        ("47", "7.50", None, 35250, 35250),
        ("8", "3.125", "10 %", 2500, 2250),
        ("1", "0.005", None, 1, 1),
        ("3", "0.1234", None, 37, 37),
        ("2", "10", "5,50", 2000, 1450),
        ("2", "10", "25", 2000, -500),
    ],
)
def test_a_line_is_quantity_times_price_less_discount(quantity, price, discount, gross, amount):
    line = Line(quantity=Decimal(quantity), unit_price=Decimal(price), discount=Discount(discount) if discount else None)

    assert (line.gross, line.amount) == (gross, amount)


@pytest.mark.parametrize("line", [Line(), Line(quantity=Decimal(2)), Line(unit_price=Decimal(2)), Line(discount=Discount("10%"))])
def test_a_line_without_quantity_or_price_has_no_amount_yet(line):
    assert (line.gross, line.amount) == (None, None)


def test_a_row_in_which_nothing_was_typed_is_blank():
    assert Line().is_blank
    assert Line(nature=Nature.GOODS, vat_rate=Decimal(20)).is_blank
    assert not Line(unit="séance").is_blank
    assert Invoice(lines=(Line(), Line(unit="h"), Line())).written_lines == (Line(unit="h"),)


def test_the_example_adds_up():
    sums = totals(examples.lines(), subject_to_vat=False, already_paid=10_000)

    assert (sums.before_vat, sums.vat, sums.with_vat, sums.already_paid, sums.net) == (52_500, 0, 52_500, 10_000, 42_500)
    assert sums.per_rate == ()


def test_vat_is_rounded_once_per_rate():
    """Three lines of 0,33 € at 5,5 %: 0,05 € on their sum, and not 0,02 € three times."""
    lines = [Line(quantity=Decimal(1), unit_price=Decimal("0.33"), vat_rate=Decimal(rate)) for rate in ("5.5", "5.50", "5.5", "20")]

    sums = totals(lines, subject_to_vat=True)

    assert [(line.rate, line.base, line.amount) for line in sums.per_rate] == [(Decimal("5.5"), 99, 5), (Decimal(20), 33, 7)]
    assert (sums.before_vat, sums.vat, sums.with_vat) == (132, 12, 144)


@given(LINES, st.booleans(), st.integers(0, 10**6))
def test_totals_always_add_up(lines, subject, paid):
    sums = totals(lines, subject_to_vat=subject, already_paid=paid)

    assert sums.before_vat == sum(line.amount for line in lines)
    assert sums.with_vat == sums.before_vat + sums.vat
    assert sums.net == sums.with_vat - paid
    assert sums.vat == sum(line.amount for line in sums.per_rate)
    assert len({line.rate for line in sums.per_rate}) == len(sums.per_rate)
    if subject:
        assert sum(line.base for line in sums.per_rate) == sum(line.amount for line in lines if line.vat_rate is not None)
    else:
        assert sums.vat == 0


def test_an_unfinished_line_counts_for_nothing_yet():
    assert totals([Line(quantity=Decimal(2), vat_rate=Decimal(20))], subject_to_vat=True).with_vat == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"quantity": Decimal("1E+11")},
        {"unit_price": Decimal("NaN")},
        {"unit_price": Decimal("0.0000001")},
        {"vat_rate": Decimal(-1)},
        {"vat_rate": Decimal(101)},
        {"colour": "blue"},
    ],
)
def test_no_line_holds_a_number_that_could_not_be_typed(wrong):
    with pytest.raises(ValueError, match="validation error"):
        Line(**wrong)


def test_choices_have_words():
    assert [kind.label for kind in DocumentKind] == ["Facture", "Avoir"]
    assert [nature.label for nature in Nature] == ["Prestation de services", "Livraison de biens"]


def test_an_invoice_is_frozen():
    with pytest.raises(ValueError, match="frozen"):
        examples.invoice().issued_on = date(2026, 1, 1)
