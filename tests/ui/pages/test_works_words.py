"""A dossier of works speaks of pieces and of its market, from the choice of a dossier to the review."""

import pytest

from chorus_desktop import services
from chorus_desktop.ui.pages.confirmed import ConfirmedPage
from chorus_desktop.ui.pages.dossier import DossierPage
from chorus_desktop.ui.pages.new_dossier import NewDossierPage
from chorus_desktop.ui.pages.review import ReviewPage
from tests.helpers.works_file import AUGUST_5, opened_market


@pytest.fixture
def market(room):
    room.today = AUGUST_5
    return opened_market(room.store)


def test_a_new_market_is_chosen_by_its_year(room):
    room.today = AUGUST_5
    room.show(NewDossierPage(room.desk, room.club.association))

    assert room.named("Marché de travaux, marché de 2026").text() == "Marché de 2026"
    assert "Notifié ou commencé en 2026" in room.reads()
    room.named("Marché de travaux, marché de 2026").click()
    room.press("Ouvrir ce dossier")
    assert [way for way, *_ in room.ways.taken] == ["dossier"], "no prices by activity are asked for"


def test_the_dossier_of_a_market_has_neither_presences_nor_tariffs_nor_a_convention(room, market):
    room.show(DossierPage(room.desk, market))

    shown = room.reads()
    assert "Le marché" in shown
    assert "Pièces de ce dossier" in shown
    assert "Aucune pièce pour l’instant." in shown
    for word in ("présence", "Tarifs", "onvention", "enfant", "Comme la dernière fois"):
        assert word not in shown
    room.press("Établir une pièce")
    assert room.ways.taken == [("works", market)]


def test_the_review_says_market_cadre_and_what_is_held_back(room, market):
    forms = services.markets.view(room.store, market, AUGUST_5).forms
    shown = services.markets.view(room.store, market, AUGUST_5)
    services.markets.save(room.store, market, {**forms, "retention": {"rate": "5"}}, shown.parties, shown.lines, AUGUST_5)
    key = services.works.begin(room.store, market, "A4", "", AUGUST_5)
    services.works.save_month(room.store, key, {}, {"quantities.1": "50"}, AUGUST_5)
    room.show(ReviewPage(room.desk, key))

    said = room.reads()
    assert "La pièce" in said
    assert "La facture" not in said.splitlines()
    assert "Marché\nSalle des fêtes" in said
    assert "Salle des fêtes · projet de décompte mensuel de juillet 2026" in said
    assert "aucune\u00a0: dépôt initial" in said
    assert "Retenue, avance, payé directement\n-150,00\u00a0€" in said
    assert "un avoir" not in said


def test_after_a_month_one_is_sent_to_what_comes_next_before_the_payment(room, market):
    key = services.works.begin(room.store, market, "A4", "", AUGUST_5)
    services.works.save_month(room.store, key, {}, {"quantities.1": "50"}, AUGUST_5)
    services.issue.finalise(room.store, key, AUGUST_5)
    room.show(ConfirmedPage(room.desk, key))

    said = room.reads()
    assert said.index("Suivez le dossier de facturation.") < said.index("Attendez le paiement.")
    assert "état de la pièce" in said
    assert "de la facture" not in said


def test_once_a_month_is_deposited_the_dossier_offers_a_piece_and_no_invoice(room, market):
    key = services.works.begin(room.store, market, "A4", "", AUGUST_5)
    services.works.save_month(room.store, key, {}, {"quantities.1": "50"}, AUGUST_5)
    services.issue.finalise(room.store, key, AUGUST_5)
    services.issue.deposited(room.store, key, AUGUST_5)
    room.show(DossierPage(room.desk, market))

    said = room.reads()
    assert "établissez la pièce suivante" in said
    assert "Préparer une facture" not in said
