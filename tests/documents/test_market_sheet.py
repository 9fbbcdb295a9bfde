"""The « fiche d'identité du marché »: valid, complete, the same twice."""

import pytest

from chorus_desktop.documents.market_sheet import market_sheet_paper
from chorus_desktop.domain.works.market_sheet import actors
from chorus_desktop.services import portal_data
from tests.documents.approved import assert_approved, pages
from tests.helpers.verapdf import judged, validate
from tests.helpers.works_papers import DAY, work


def sheet(cadre="A4", **more):
    market = work(cadre).dossier.market
    return market_sheet_paper(market, actors(market, portal_data.works()), "Judo Club de la Baie", DAY, **more).data


@judged
@pytest.mark.parametrize("cadre", ["A4", "A16", "A10"])
def test_it_is_valid_under_three_standards(cadre):
    assert {flavour: validate(sheet(cadre), flavour) for flavour in ("1b", "1a", "ua1")} == {"1b": [], "1a": [], "ua1": []}


def test_text_of_each_page():
    assert_approved("market-sheet", sheet())


def test_the_same_bytes_twice():
    assert sheet() == sheet()


def test_a_sheet_of_practice_is_a_specimen():
    assert "SPÉCIMEN" in pages(sheet(practice=True))[0]
    assert "SPÉCIMEN" not in pages(sheet())[0]


def test_who_is_not_on_the_portal_is_told():
    assert "N’est pas sur le portail" in " ".join(pages(sheet("A16")))
