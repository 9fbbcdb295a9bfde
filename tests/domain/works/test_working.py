"""A piece of works in hand: its lines, and what it says of VAT."""

import pytest

from chorus_desktop.domain.association import VatSituation
from chorus_desktop.domain.readiness import problems
from chorus_desktop.domain.works.working import works_lines, works_vat
from tests.helpers.works_papers import DAY, work


def as_subject(made, situation):
    return made.model_copy(update={"association": made.association.model_copy(update={"vat": situation})})


def test_a_month_is_each_price_that_moved_then_the_revision():
    made = work("A4")

    assert [line.reference for line in made.invoice.lines] == ["1.1", "1.2", "2.1", "3.1", ""]
    assert sum(line.amount for line in made.invoice.lines) == made.totals.before_vat


def test_a_month_without_works_has_one_line_that_says_so():
    made = work("A4")
    same = made.invoice.works.situation.model_copy(update={"quantities": {}})
    still = made.invoice.model_copy(update={"works": made.invoice.works.model_copy(update={"situation": same})})

    (line,) = works_lines(made.model_copy(update={"invoice": still}).account)

    assert (line.designation, line.amount) == ("Retenues et avances, sans travaux ce mois-ci", 0)


def test_a_piece_without_a_market_cannot_be_established():
    made = work("A4")
    lost = made.model_copy(update={"dossier": made.dossier.model_copy(update={"market": None})})

    assert "works.no_market" in [found.code for found in problems(lost, DAY)]


@pytest.mark.parametrize(
    ("cadre", "vat", "missing"),
    [
        ("A4", VatSituation.SUBJECT_ON_RECEIPTS, True),
        ("A4", VatSituation.FRANCHISE, False),
        ("A10", VatSituation.SUBJECT_ON_RECEIPTS, False),
        ("A15", VatSituation.SUBJECT_ON_RECEIPTS, False),
    ],
)
def test_who_charges_vat_gives_each_price_its_rate(cadre, vat, missing):
    made = as_subject(work(cadre), vat)
    market = made.dossier.market
    bare = market.model_copy(update={"lines": tuple(line.model_copy(update={"vat_rate": None}) for line in market.lines)})
    found = problems(made.model_copy(update={"dossier": made.dossier.model_copy(update={"market": bare})}), DAY)

    assert ("price.vat_rate" in [each.code for each in found]) is missing


@pytest.mark.parametrize(
    ("cadre", "vat", "mention"),
    [
        ("A10", VatSituation.SUBJECT_ON_RECEIPTS, "Autoliquidation de la TVA par le titulaire, art. 283, 2 nonies du CGI"),
        ("A10", VatSituation.FRANCHISE, None),
        ("A4", VatSituation.SUBJECT_ON_RECEIPTS, None),
        ("A15", VatSituation.SUBJECT_ON_RECEIPTS, ""),
    ],
)
def test_what_takes_the_place_of_the_associations_own_mention(cadre, vat, mention):
    """A subcontractor under the franchise charges no VAT that could be left to somebody else: it keeps its own mention."""
    made = as_subject(work(cadre), vat)

    assert works_vat(made, made.invoice).get("vat_mention") == mention


def test_an_ordinary_invoice_says_its_own():
    made = work("A15")

    assert works_vat(made, made.invoice.model_copy(update={"works": None})) == {}
