"""The agreed prices, typed with the keyboard alone."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from chorus_desktop import services
from chorus_desktop.ui.pages.tariffs import TariffsPage
from tests.helpers import keyboard
from tests.helpers.accessible import description_of


def opened(room):
    return room.show(TariffsPage(room.desk, room.club.dossier))


def stored(room):
    tariffs = services.dossiers.view(room.store, room.club.dossier, room.today).dossier.tariffs
    return [(tariff.activity, tariff.unit, tariff.unit_price) for tariff in tariffs]


def test_prices_are_shown_as_they_are_stored(room):
    opened(room)

    assert room.named("Activité, ligne 1").text() == "Atelier judo du mercredi"
    assert room.named("Prix unitaire, ligne 1").text() == "7,50"


def test_enter_walks_the_fields_and_makes_the_next_row(room):
    opened(room)
    room.named("Prix unitaire, ligne 1").setFocus()
    keyboard.press(Qt.Key.Key_Return)
    assert room.focus() == "Activité, ligne 2"

    for text in ("Éveil judo", "séance", "6,25"):
        keyboard.write(text)
        keyboard.press(Qt.Key.Key_Return)
    assert room.focus() == "Activité, ligne 3"

    room.shell.page.leaving()
    assert stored(room)[1] == ("Éveil judo", "séance", Decimal("6.25"))
    assert len(stored(room)) == 2, "a blank row is nothing"


def test_enter_in_a_blank_row_makes_no_other(room):
    opened(room)
    room.press("Ajouter une activité")
    room.named("Prix unitaire, ligne 2").setFocus()

    keyboard.press(Qt.Key.Key_Return)

    assert room.focus() == "Prix unitaire, ligne 2"


def test_a_price_that_cannot_be_read_is_kept_and_said(room):
    opened(room)
    room.types("Prix unitaire, ligne 1", "7,5O")
    room.leaves()
    assert "contient la lettre O au lieu du chiffre zéro" in room.reads()
    assert "lettre O" in description_of(room.named("Prix unitaire, ligne 1"))

    room.shell.page.leaving()
    opened(room)
    assert room.named("Prix unitaire, ligne 1").text() == "7,5O"
    assert "contient la lettre O" in room.reads()


def test_a_price_is_tidied_once_left(room):
    opened(room)
    room.types("Prix unitaire, ligne 1", "8")

    room.leaves()

    assert room.named("Prix unitaire, ligne 1").text() == "8,00"


def test_what_is_removed_can_be_taken_back(room):
    opened(room)

    room.press("Retirer la ligne 1")
    assert stored(room) == []
    assert room.focus() == "Activité, ligne 1"
    assert room.named("Activité, ligne 1").text() == ""

    room.shell.undo_bar.undo()
    assert stored(room) == [("Atelier judo du mercredi", "présence", Decimal("7.50"))]
    assert room.named("Activité, ligne 1").text() == "Atelier judo du mercredi"


def test_a_blank_row_goes_without_a_word(room):
    opened(room)
    room.press("Ajouter une activité")

    room.press("Retirer la ligne 2")

    assert not room.shell.undo_bar.isVisible()
    assert len(stored(room)) == 1


def test_one_goes_back_when_done(room):
    opened(room)
    room.types("Unité, ligne 1", "séance")

    room.press("J’ai terminé")
    room.shell.page.leaving()

    assert room.ways.taken == [("home",)]
    assert stored(room)[0][1] == "séance"


def test_a_dossier_without_prices_asks_for_them_and_may_wait(room):
    services.dossiers.save_tariffs(room.store, room.club.dossier, ())
    opened(room)
    assert "Quels prix avez-vous convenus\u00a0?" in room.reads()

    room.types("Activité, ligne 1", "Judo")
    room.shell.page.leaving()
    room.shell.page.returned()
    assert "Quels prix avez-vous convenus\u00a0?" in room.reads()
    room.press("Plus tard")

    assert room.ways.taken == [("home",)]
    assert stored(room) == [("Judo", "", None)]


def test_a_dossier_with_prices_only_shows_them(room):
    opened(room)

    assert "Vos tarifs convenus" in room.reads()
    assert "Plus tard" not in [button.text() for button in room.everything(QPushButton)]
