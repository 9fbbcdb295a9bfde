"""The pieces of a market: what comes next and for whom, those of others noted, changed and taken away."""

import pytest
from PySide6.QtWidgets import QComboBox

from chorus_desktop import services
from chorus_desktop.ui.pages.works import WorksPage
from chorus_desktop.ui.pages.works_piece import WorksPiecePage
from tests.helpers.works_file import AUGUST_5, opened_market


@pytest.fixture
def market(room):
    room.today = AUGUST_5
    return opened_market(room.store)


@pytest.fixture
def july(room, market):
    """The first month, deposited."""
    key = services.works.begin(room.store, market, "A4", "", AUGUST_5)
    services.works.save_month(room.store, key, {}, {"quantities.1": "50"}, AUGUST_5)
    services.issue.finalise(room.store, key, AUGUST_5)
    services.issue.deposited(room.store, key, AUGUST_5)
    return key


def noted(room, market, page=None):
    """The page that notes the état d’acompte after July."""
    step = services.works.view(room.store, market, room.today).steps[0]
    return room.show(page or WorksPiecePage(room.desk, market, "", step.cadre.code, step.after.id))


def pieces(room, market):
    return [(row.piece.cadre, row.piece.number) for row in services.works.view(room.store, market, room.today).pieces]


def test_a_new_market_offers_what_may_begin(room, market):
    room.show(WorksPage(room.desk, market))

    assert "Aucune pièce pour l’instant." in room.reads()
    room.press("Projet de décompte mensuel (A4)")
    assert room.ways.taken[0][0] == "works_month"


def test_a_market_without_prices_says_so_and_leads_there(room):
    room.today = AUGUST_5
    dossier_id = opened_market(room.store, filled=False)
    room.show(WorksPage(room.desk, dossier_id))

    assert "Le marché n’est pas complet" in room.reads()
    room.press("Décrire le marché")
    assert room.ways.taken == [("market", dossier_id)]


def test_a_piece_in_preparation_is_what_to_do_now(room, market):
    key = services.works.begin(room.store, market, "A4", "", AUGUST_5)
    room.show(WorksPage(room.desk, market))

    room.press("La reprendre")
    assert room.ways.taken == [("works_month", key)]


def test_what_comes_next_says_who_and_after_what(room, market, july):
    room.show(WorksPage(room.desk, market))

    shown = room.reads()
    assert "État d’acompte (A15)" in shown
    assert "par la maîtrise d’œuvre, après FA2026-001" in shown
    assert "Projet de décompte mensuel juillet 2026 (A4)" in shown
    assert "Juillet 2026" in shown
    room.press("Noter que État d’acompte (A15) est déposée")
    assert room.ways.taken == [("works_piece", market, "", "A15", july)]


def test_an_own_piece_leads_to_its_page_and_another_s_to_its_form(room, market, july):
    noted(room, market)
    room.types("Numéro", "EA2026-001")
    room.types("Déposée le", "05/08/2026")
    room.press("Noter cette pièce")
    page = room.show(WorksPage(room.desk, market))

    rows = services.works.view(room.store, market, room.today).pieces
    assert [row.name for row in rows] == ["Projet de décompte mensuel juillet 2026 (A4)", "État d’acompte juillet 2026 (A15)"]
    assert page.header.heading.text() == "Où en est ce marché\u00a0?"
    assert "par la maîtrise d’ouvrage, après EA2026-001" in room.reads()


def test_a_piece_is_noted_from_what_was_proposed(room, market, july):
    noted(room, market)
    assert room.named("Pièce", QComboBox).currentText().startswith("A15")
    assert room.named("À partir de", QComboBox).currentText() == "FA2026-001 (A4)"
    assert room.named("Net à payer").text() == ""

    room.types("Numéro", "EA2026-001")
    room.types("Déposée le", "05/08/2026")
    room.types("Net à payer", "2 900")
    room.press("Noter cette pièce")

    assert pieces(room, market) == [("A4", "FA2026-001"), ("A15", "EA2026-001")]
    assert room.ways.taken == [("home",)]


@pytest.mark.parametrize(
    ("number", "day", "said"),
    [
        ("", "05/08/2026", "Indiquez son numéro, écrit sur le portail."),
        ("EA1", "", "Indiquez le jour de son dépôt."),
        ("EA1", "06/08/2026", "Ce jour n’est pas encore là\u00a0: indiquez celui que le portail écrit."),
        ("EA1", "01/07/2026", "Le 1er juillet 2026 vient avant le 5 août 2026, jour de la pièce précédente."),
    ],
)
def test_what_is_wrong_with_a_piece_is_said_and_what_was_typed_stays(room, market, july, number, day, said):
    noted(room, market)
    room.types("Numéro", number)
    room.types("Déposée le", day)
    room.press("Noter cette pièce")

    assert said.replace("\u00a0", " ") in room.reads().replace("\u00a0", " ")
    assert (room.named("Numéro").text(), room.named("Déposée le").text()) == (number, day)
    assert pieces(room, market) == [("A4", "FA2026-001")]


def test_a_first_piece_says_that_it_follows_none(room, market):
    room.show(WorksPiecePage(room.desk, market))

    assert not [combo for combo in room.everything(QComboBox) if "dépôt initial" in combo.itemText(0)], "nothing to follow yet"


def test_a_piece_that_follows_none_says_so_first(room, market, july):
    room.show(WorksPiecePage(room.desk, market))

    assert room.named("À partir de", QComboBox).currentText() == "Aucune\u00a0: dépôt initial"


def test_one_taken_away_can_be_taken_back(room, market, july):
    noted(room, market)
    room.types("Numéro", "EA2026-001")
    room.types("Déposée le", "05/08/2026")
    room.press("Noter cette pièce")
    key = services.works.view(room.store, market, room.today).pieces[1].piece.id
    room.show(WorksPiecePage(room.desk, market, key))
    assert room.named("Numéro").text() == "EA2026-001"

    room.press("Retirer cette pièce")
    assert pieces(room, market) == [("A4", "FA2026-001")]
    room.shell.undo_bar.undo()
    assert pieces(room, market) == [("A4", "FA2026-001"), ("A15", "EA2026-001")]
