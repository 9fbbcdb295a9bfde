"""A bank statement in the window: dropped, pasted, its columns told, ticked, noted, taken back; and what is no statement."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton

from chorus_desktop import services
from chorus_desktop.ui.pages.bank import BankPage
from tests.helpers import banks, keyboard
from tests.helpers.banks import MEMBERS, line

SURE, LIKELY = "525,00\u00a0€ le 12 mars 2026 pour FA2026-001", "525,00\u00a0€ le 12 mars 2026 pour FA2026-002"


@pytest.fixture
def two(room):
    ids = [room.club.issue("FA2026-001"), room.club.issue("FA2026-002")]
    for each in ids:
        services.issue.deposited(room.store, each, date(2026, 2, 2))
    room.today = date(2026, 3, 31)
    return ids


@pytest.fixture
def page(room, two):
    return room.show(BankPage(room.desk))


LINES = [line(52_500, "VIR FA2026-001"), line(52_500, "VIR DRFIP"), line(1_500, MEMBERS[0])]


def bring(room, page, data, name="releve.csv"):
    path = room.folder / name
    path.write_bytes(data)
    room.asked.answers.append(path)
    room.press("Choisir le fichier…")
    return path


def received(room, two):
    return [services.payments.of_invoice(room.store, each).paid.received for each in two]


def test_what_is_sure_is_ticked_and_what_is_ticked_is_noted(room, two, page):
    bring(room, page, banks.csv(LINES))
    assert "FA2026-001\u00a0: même montant, numéro dans le libellé." in room.reads()
    assert (room.named(SURE, QCheckBox).isChecked(), room.named(LIKELY, QCheckBox).isChecked()) == (True, False)
    room.press("Noter le paiement coché")

    assert received(room, two) == [52_500, 0]
    (button,) = [each for each in room.shell.findChildren(QPushButton) if each.isVisible() and each.text() == "Annuler"]
    button.click()
    assert received(room, two) == [0, 0]


def test_the_rest_is_ticked_by_keyboard(room, two, page):
    bring(room, page, banks.ofx(LINES), "releve.ofx")
    page.take_focus()
    while room.focus() != LIKELY:
        keyboard.tab()
    keyboard.press(Qt.Key.Key_Space)
    while room.focus() != "Noter les 2 paiements cochés":
        keyboard.tab()
    keyboard.press(Qt.Key.Key_Space)
    QApplication.processEvents()

    assert received(room, two) == [52_500, 52_500]


def test_the_same_file_again_says_that_all_is_noted(room, two, page):
    path = bring(room, page, banks.camt(LINES), "releve.xml")
    room.named(LIKELY, QCheckBox).click()
    room.press("Noter les 2 paiements cochés")
    page = room.show(BankPage(room.desk))
    page._look(path)

    assert "Tout ce qui paie vos factures dans ce relevé est déjà noté" in room.reads()
    assert "2 déjà notés" in room.reads()
    assert not room.named("Noter les paiements cochés").isEnabled()


def test_lines_are_pasted_from_the_banks_page(room, two, page):
    QGuiApplication.clipboard().setText("12/03/2026 VIR FA2026-001 525,00 €\n13/03/2026 CB LIBRAIRIE -12,00 €")
    keyboard.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier, on=page)
    assert room.named(SURE, QCheckBox).isChecked()
    QGuiApplication.clipboard().setText("")
    room.press("Coller des lignes (Ctrl + V)")

    assert "rien à coller" in room.reads()


def test_columns_that_are_not_known_are_asked_for_and_remembered(room, two, page):
    data = "Jour d’écriture;Texte;Valeur;Autre\r\n12/03/2026;VIR FA2026-001;525,00;x\r\n".encode("cp1252")
    bring(room, page, data)
    assert "ne sont pas toutes reconnues" in room.reads()
    for name, place in (("Date", 0), ("Libellé", 1), ("Montant", 2)):
        box = room.named(name)
        box.setCurrentIndex(box.findData(str(place)) if box.findData(str(place)) >= 0 else place + 1)
        box.activated.emit(box.currentIndex())
        QApplication.processEvents()
    assert room.named(SURE, QCheckBox).isChecked()
    room.press("Noter le paiement coché")

    page = room.show(BankPage(room.desk))
    bring(room, page, data)
    assert "déjà noté" in room.reads()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "est vide"),
        (b"%PDF-1.7", "est un PDF"),
        (b"<html>", "page web"),
        ("Nom;Prénom\nA.;Lina\nB.;Noé\n".encode(), "ne sont pas toutes reconnues"),
        (banks.csv([line(1_500, MEMBERS[0])]), "Aucun virement de ce relevé ne correspond"),
        (banks.csv(LINES) + b"32/03/2026;VIR;;1,00\r\n", "1 ligne n’a pas pu être lue et est laissée de côté"),
        (banks.camt(LINES, status="PDNG"), "3 lignes n’ont pas pu être lues"),
        (banks.csv([line(52_500, "VIR FA2026-001", on=date(2026, 2, 1))]), "a été déposée après ce virement"),
    ],
)
def test_every_other_file_gets_a_sentence(room, page, data, said):
    bring(room, page, data)

    assert said in room.reads()
    assert services.payments.listed(room.store) == []


def test_what_was_paid_in_the_meantime_is_told_and_nothing_is_kept(room, two, page):
    bring(room, page, banks.csv(LINES))
    room.named(LIKELY, QCheckBox).click()
    typed = {"on": "11/03/2026", "amount": "525,00", "label": "autre"}
    services.payments.note(room.store, "", typed, {two[0]: "525,00"}, room.today)

    room.press("Noter les 2 paiements cochés")

    assert "payée entre-temps" in room.reads()
    assert received(room, two) == [52_500, 0]
