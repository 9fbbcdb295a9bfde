"""A market of works is found by what it is called, who takes part, its prices and its pieces."""

from datetime import date

import pytest

from chorus_desktop import services
from chorus_desktop.domain.works.piece import Piece
from chorus_desktop.services import trash
from chorus_desktop.services.search import Kind
from tests.helpers.searching import only, shown
from tests.helpers.works_file import AUGUST_5, LINES, PARTIES, opened_market


@pytest.fixture
def market(store):
    dossier_id = opened_market(store)
    forms = services.markets.view(store, dossier_id, AUGUST_5).forms
    named = {**forms["market"], "number": "2026-TVX-014", "engagement": "EJ140002"}
    services.markets.save(store, dossier_id, {**forms, "market": named}, PARTIES, LINES, AUGUST_5)
    services.works.add_piece(store, dossier_id, Piece(cadre="A15", number="EA-77", on=date(2026, 8, 1)))
    return dossier_id


@pytest.mark.parametrize(
    "typed",
    ["salle des fêtes", "2026-tvx-014", "tvx", "EJ140002", "atelier lebrun", "commune de valmarie", "20005684400018", "combles", "EA-77",
     "marché de travaux 2026"],
)  # fmt: skip
def test_a_market_is_found_by_what_it_says(store, market, typed):
    assert shown(store, typed)[Kind.DOSSIER] == ["Salle des fêtes"]
    answer = only(store, typed, Kind.DOSSIER)
    assert (answer.way, answer.args) == ("dossier", (market,))


def test_why_names_the_part_that_somebody_has(store, market):
    assert only(store, "lebrun", Kind.DOSSIER).why.text.startswith("Maîtrise d’œuvre (MOE)\u00a0: Atelier Lebrun")


def test_a_piece_is_found_by_its_market(store, market):
    key = services.works.begin(store, market, "A4", "", AUGUST_5)
    services.works.save_month(store, key, {}, {"quantities.1": "50"}, AUGUST_5)
    services.issue.finalise(store, key, AUGUST_5)

    assert only(store, "2026-tvx", Kind.INVOICE).args == (key,)
    assert only(store, "salle des fêtes", Kind.INVOICE).args == (key,)
    assert only(store, "projet de décompte", Kind.INVOICE).args == (key,)


def test_a_market_in_the_trash_is_not_found(store, market):
    assert Kind.DOSSIER in shown(store, "tvx")
    trash.delete_dossier(store, market, AUGUST_5)
    assert shown(store, "tvx") == {}

    trash.put_back(store, "dossier", market)
    assert shown(store, "tvx")[Kind.DOSSIER] == ["Salle des fêtes"]
