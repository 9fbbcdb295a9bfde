"""The page of a market: what is typed stays, who takes part, its prices, what keeps it from being complete."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from chorus_desktop import services
from chorus_desktop.ui.pages.market import MarketPage
from tests.helpers import keyboard
from tests.helpers.works_file import AUGUST_5, LINES, PARTIES, opened_market


@pytest.fixture
def market(room):
    room.today = AUGUST_5
    return opened_market(room.store)


@pytest.fixture
def page(room, market):
    return room.show(MarketPage(room.desk, market))


def stored(room, dossier_id):
    return services.markets.view(room.store, dossier_id, room.today)


def many(room, dossier_id, count=40):
    """A market of that many prices."""
    lines = tuple({**LINES[0], "id": str(rank), "code": f"P{rank}", "designation": f"Ouvrage {rank}"} for rank in range(1, count + 1))
    services.markets.save(room.store, dossier_id, stored(room, dossier_id).forms, PARTIES, lines, room.today)


def test_what_is_typed_is_kept_even_what_cannot_be_read(room, market, page):
    room.types("Objet du marché", "Toiture de l’école")
    room.types("Notifié le", "32/05/2026")
    page.leaving()

    kept = stored(room, market).forms["market"]
    assert (kept["title"], kept["notified_on"]) == ("Toiture de l’école", "32/05/2026")
    room.show(MarketPage(room.desk, market))
    assert room.named("Notifié le").text() == "32/05/2026"


def test_an_association_is_one_of_four(room, page):
    shown = room.reads()

    assert [room.named(role).text() for role in ("Titulaire", "Sous-traitant", "Cotraitant", "Maîtrise d’œuvre (MOE)")]
    assert "Service financier" not in shown
    assert "Maîtrise d’ouvrage (MOA)\n" not in shown


def test_a_market_that_begins_knows_who_asks_and_who_pays(room):
    room.today = AUGUST_5
    dossier_id = opened_market(room.store, filled=False)
    page = room.show(MarketPage(room.desk, dossier_id))
    assert "Titulaire · SIRET 123 456 782 00010" in room.reads().replace("\u202f", " ").replace("\u00a0", " ")
    page.leaving()

    known = stored(room, dossier_id)
    assert [row["role"] for row in known.parties] == ["supplier", "owner"]
    assert known.proposed == ()


def test_those_taken_away_are_not_proposed_again(room):
    room.today = AUGUST_5
    dossier_id = opened_market(room.store, filled=False)
    page = room.show(MarketPage(room.desk, dossier_id))
    room.types("Objet du marché", "Salle des fêtes")
    room.press("Retirer la partie 2")
    room.press("Retirer la partie 1")
    page.leaving()
    room.show(MarketPage(room.desk, dossier_id))

    assert stored(room, dossier_id).parties == ()
    assert "Ajoutez votre association" in room.reads()


def test_a_price_is_added_by_keyboard_and_the_amount_follows(room, market, page):
    assert "10\u202f000,00\u00a0€, sans TVA" in room.reads()
    room.press("Ajouter un prix")
    assert room.focus() == "N° de prix, prix 3"

    room.types("Désignation, prix 3", "Échafaudage")
    room.types("Unité, prix 3", "forfait")
    room.types("Quantité au marché, prix 3", "1")
    room.types("Prix unitaire, prix 3", "500")
    room.types("Taux de TVA, prix 3", "20")
    page.leaving()

    assert "10\u202f500,00\u00a0€ HT, 10\u202f600,00\u00a0€ TTC" in room.reads()
    assert stored(room, market).known.lines[2].is_lump


def test_what_is_removed_can_be_taken_back(room, market, page):
    room.press("Retirer le prix 1")
    assert [row["id"] for row in stored(room, market).lines] == ["2"]

    room.shell.undo_bar.undo()
    assert [row["id"] for row in stored(room, market).lines] == ["1", "2"]


def test_it_is_taken_back_even_when_the_page_is_gone(room, market, page):
    room.press("Retirer la partie 2")
    undo = room.shell.undo_bar.undo
    room.show(MarketPage(room.desk, market))

    undo()

    assert [row["id"] for row in stored(room, market).parties] == ["mine", "manager", "owner"]


def test_what_is_missing_is_said_when_one_is_done_with_a_way_to_it(room, market, page):
    room.types("Objet du marché", "")
    room.press("Modifier le prix 2")
    room.types("Prix unitaire, prix 2", "")
    room.press("J’ai terminé")

    assert "Il y a 2 points à corriger" in room.reads()
    room.press("Indiquez le prix unitaire, hors taxe.")
    assert room.focus() == "Prix unitaire, prix 2"
    room.types("Prix unitaire, prix 2", "100")
    room.press("Dites l’objet du marché, comme l’acte d’engagement.")
    assert room.focus() == "Objet du marché"
    room.types("Objet du marché", "Salle des fêtes")
    room.press("J’ai terminé")
    assert room.ways.taken == [("home",)]


def test_one_is_led_to_the_very_field(room, market):
    room.show(MarketPage(room.desk, market, "lines.2.quantity"))

    assert room.focus() == "Quantité au marché, prix 2"


def test_the_sheet_of_the_market_is_shown(room, page):
    room.press("Fiche d’identité du marché")

    ((way, title, pdf),) = room.ways.taken
    assert (way, title, pdf[:4]) == ("paper", "Fiche d’identité du marché", b"%PDF")


def test_a_long_list_of_prices_is_narrowed_and_nothing_of_it_is_lost(room, market):
    many(room, market)
    page = room.show(MarketPage(room.desk, market))
    field = room.named("Rechercher\u00a0: un prix", QLineEdit)
    field.setFocus(Qt.FocusReason.TabFocusReason)
    keyboard.write("ouvrage 37", on=field)

    assert "1 trouvé" in room.reads()
    assert "P37 Ouvrage 37" in room.reads()
    assert "P36 Ouvrage 36" not in room.reads()
    room.types("Objet du marché", "Autre")
    page.leaving()
    assert len(stored(room, market).lines) == 40


def test_leaving_while_a_long_list_is_being_made_keeps_every_price(room, market):
    many(room, market)
    page = MarketPage(room.desk, market)
    room.shell.open_page(page)
    made = [label.text() for label in page.findChildren(QLabel)]
    assert "P3 Ouvrage 3" in made
    assert "P40 Ouvrage 40" not in made, "made little by little"

    room.named("Objet du marché").setText("Autre")
    page.leaving()

    assert [row["code"] for row in stored(room, market).lines] == [f"P{rank}" for rank in range(1, 41)]


def test_a_short_list_has_no_search(room, page):
    assert not [field for field in room.everything(QLineEdit) if "Rechercher" in field.accessibleName()]


def test_prices_are_imported_from_a_table(room, page):
    room.press("Importer un tableau…")

    assert room.ways.taken[0][0] == "import_table"
    assert room.ways.taken[0][1].heading == "Importer les prix du marché"
