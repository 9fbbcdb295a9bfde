"""The page of a month of works: typed line by line, the sums beside, what is wrong under its price."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from chorus_desktop import services
from chorus_desktop.ui.pages.works_month import WorksMonthPage
from tests.helpers import keyboard
from tests.helpers.works_file import AUGUST_5, LINES, PARTIES, opened_market

WINDOWS, ATTICS, SITE = "Fait en tout, 1 Fenêtres", "Fait en tout, 2 Combles", "Fait en tout, 3 Chantier, en pour cent"
SITE_LINE = {"id": "3", "code": "3", "designation": "Chantier", "unit": "forfait", "quantity": "1", "unit_price": "1000"}
GLAZIER = {"id": "sub", "role": "subcontractor", "name": "Vitrerie Caron", "agreed": "1000"}


@pytest.fixture
def market(room):
    room.today = AUGUST_5
    dossier_id = opened_market(room.store)
    forms = services.markets.view(room.store, dossier_id, AUGUST_5).forms
    forms = {**forms, "retention": {"rate": "5"}, "revision": {"index": "BT01", "start": "100", "fixed": "0"}}
    services.markets.save(room.store, dossier_id, forms, (*PARTIES, GLAZIER), (*LINES, SITE_LINE), AUGUST_5)
    return dossier_id


@pytest.fixture
def month(room, market):
    return services.works.begin(room.store, market, "A4", "", AUGUST_5)


@pytest.fixture
def page(room, month):
    return room.show(WorksMonthPage(room.desk, month))


def quantities(room, month):
    return services.works.month(room.store, month, room.today).typed


def test_the_month_the_cadre_and_what_to_do_are_said(room, page):
    assert room.shell.page.header.heading.text() == "Projet de décompte mensuel, juillet 2026"
    assert "A4\u00a0: Dépôt par un fournisseur" in room.reads() or "A4 : Dépôt par un fournisseur" in room.reads()
    assert "Laissez vide ce qui n’a pas bougé" in room.reads()
    assert room.focus() == WINDOWS


def test_enter_and_the_arrows_walk_the_column(room, page):
    first = room.named(WINDOWS)
    keyboard.write("50", on=first)
    keyboard.press(Qt.Key.Key_Return, on=first)
    assert room.focus() == ATTICS
    keyboard.press(Qt.Key.Key_Down, on=QApplication.focusWidget())
    assert room.focus() == SITE
    keyboard.press(Qt.Key.Key_Down, on=QApplication.focusWidget())
    assert room.focus() == SITE, "the last one"
    keyboard.press(Qt.Key.Key_Up, on=QApplication.focusWidget())
    assert room.focus() == ATTICS


def test_the_sums_follow_what_is_typed(room, month, page):
    room.types(WINDOWS, "50")
    room.types("Index BT01 du mois", "110")
    page.leaving()

    shown = room.reads()
    assert "50\u00a0%" in shown
    assert "3\u202f000,00\u00a0€" in shown
    assert "Révision HT\n300,00\u00a0€\n300,00\u00a0€" in shown
    assert "Retenue de garantie\n\u2212165,00\u00a0€\n\u2212165,00\u00a0€" in shown
    assert room.named("Continuer")
    assert "3\u202f135,00\u00a0€" in shown, "the net of the month"


def test_a_lump_sum_is_typed_in_percent(room, month, page):
    room.types(SITE, "40")
    page.leaving()

    assert "400,00\u00a0€" in room.reads()
    assert quantities(room, month)["quantities.3"] == "40"
    room.show(WorksMonthPage(room.desk, month))
    assert room.named(SITE).text() == "40"


def test_a_percent_may_be_typed_of_any_price(room, month, page):
    room.types(ATTICS, "25 %")
    page.leaving()

    assert quantities(room, month)["quantities.2"] == "10"


def test_what_cannot_be_read_stays_with_its_sentence_under_it(room, month, page):
    room.types(WINDOWS, "douze")
    page.leaving()

    assert quantities(room, month)["quantities.1"] == "douze"
    room.show(WorksMonthPage(room.desk, month))
    assert room.named(WINDOWS).text() == "douze"
    assert "douze" in room.reads()


def test_what_is_wrong_is_said_at_the_top_with_a_way_to_it(room, page):
    room.types(WINDOWS, "12O")
    room.press("Continuer")

    assert room.ways.taken == []
    assert "points à corriger" in room.reads()
    room.press("Indiquez l’index BT01 du mois\u00a0: sans lui la révision n’est pas calculée.")
    assert room.focus() == "Index BT01 du mois"


def test_nothing_done_is_said_and_goes_no_further(room, page):
    room.types("Index BT01 du mois", "110")
    room.press("Continuer")

    assert room.named("Rien n’est fait ce mois-ci, et rien n’est à rendre\u00a0: il n’y a pas de pièce à déposer.")
    assert room.ways.taken == []


def test_a_month_that_is_right_goes_on_to_its_attachments(room, month, page):
    room.types(WINDOWS, "50")
    room.types("Index BT01 du mois", "110")
    room.types("Payé directement à Vitrerie Caron", "500")
    room.press("Continuer")

    assert room.ways.taken == [("attachments", month)]


def test_more_than_the_special_act_is_a_warning_only(room, month, page):
    room.types(WINDOWS, "50")
    room.types("Index BT01 du mois", "110")
    room.types("Payé directement à Vitrerie Caron", "1500")
    room.press("Continuer")

    assert "plus que son acte spécial" in room.reads()
    assert room.ways.taken == [("attachments", month)]


def test_the_next_month_starts_from_what_is_done_and_leaves_alone_what_is_not_typed(room, market, month):
    services.works.save_month(room.store, month, {}, {"quantities.1": "50", "quantities.3": "40", "index": "110"}, AUGUST_5)
    services.issue.finalise(room.store, month, AUGUST_5)
    second = services.works.begin(room.store, market, "A4", "", AUGUST_5)
    page = room.show(WorksMonthPage(room.desk, second))

    assert room.named(WINDOWS).placeholderText() == "50"
    assert room.named(SITE).placeholderText() == "40"
    room.types(WINDOWS, "40")
    page.leaving()
    assert "40\u00a0u en tout, alors que 50\u00a0u étaient déjà faits" in room.reads()


def test_a_long_table_is_narrowed_and_what_is_typed_in_it_stays(room, market, month):
    lines = tuple({**LINES[0], "id": str(rank), "designation": f"Ouvrage {rank}", "code": str(rank)} for rank in range(1, 41))
    forms = services.markets.view(room.store, market, AUGUST_5).forms
    services.markets.save(room.store, market, forms, PARTIES, lines, AUGUST_5)
    services.works.save_month(room.store, month, {}, {"quantities.40": "7"}, AUGUST_5)
    page = WorksMonthPage(room.desk, month)
    room.shell.open_page(page)
    room.named("Fait en tout, 3 Ouvrage 3").setText("3")
    page.leaving()
    assert {"quantities.3": "3", "quantities.40": "7"}.items() <= quantities(room, month).items(), "before the last row is made"

    field = room.named("Rechercher\u00a0: un prix", QLineEdit)
    field.setFocus(Qt.FocusReason.TabFocusReason)
    keyboard.write("ouvrage 40", on=field)
    assert "Ouvrage 39" not in room.reads()
    assert room.named("Fait en tout, 40 Ouvrage 40").text() == "7"
    page.focus_field("works.quantities.5")
    assert room.focus() == "Fait en tout, 5 Ouvrage 5", "shown again to be mended"


def test_an_issued_piece_is_shown_as_such(room, month):
    services.works.save_month(room.store, month, {}, {"quantities.1": "50", "index": "110"}, AUGUST_5)
    services.issue.finalise(room.store, month, AUGUST_5)
    room.show(WorksMonthPage(room.desk, month))

    assert room.ways.taken == [("issued_instead", month)]


def test_a_piece_thrown_away_can_be_taken_back(room, market, month, page):
    room.types(WINDOWS, "50")
    room.press("Supprimer cette pièce")
    assert room.ways.taken == [("works", market)]
    assert services.works.view(room.store, market, AUGUST_5).draft == ""

    room.shell.undo_bar.undo()
    assert services.works.view(room.store, market, AUGUST_5).draft == month
    assert quantities(room, month)["quantities.1"] == "50"
