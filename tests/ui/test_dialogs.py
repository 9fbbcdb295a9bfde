"""What the program asks: verbs on its buttons, Escape that does nothing, Enter that never destroys."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QPlainTextEdit, QPushButton

from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.ui.dialogs import PDF, Dialogs
from tests.helpers import accessible
from tests.helpers.dialogs import RecordedDialogs
from tests.helpers.keyboard import press, write


@pytest.fixture
def dialogs(qapp):
    return Dialogs()


def while_open(act) -> list[str]:
    """Do something as soon as a dialog is open; what failed in there is not lost."""
    seen = []

    def later() -> None:
        box = QApplication.activeModalWidget()
        try:
            seen.extend(button.text() for button in box.findChildren(QPushButton))
            seen.extend(accessible.nameless(box))
            act(box)
        finally:
            if box is not None and box.isVisible():
                box.reject()

    QTimer.singleShot(0, later)
    return seen


def key(which: Qt.Key):
    return lambda box: press(which, on=box.focusWidget() or box)


def test_enter_does_what_was_asked_for(dialogs):
    seen = while_open(key(Qt.Key.Key_Return))

    assert dialogs.confirm("Finaliser la facture ?", yes="Finaliser et numéroter")
    assert seen == ["Annuler", "Finaliser et numéroter"]


def test_escape_does_nothing(dialogs):
    while_open(key(Qt.Key.Key_Escape))

    assert not dialogs.confirm("Finaliser la facture ?", yes="Finaliser et numéroter")


def test_enter_never_does_what_cannot_be_undone(dialogs):
    while_open(key(Qt.Key.Key_Return))

    assert not dialogs.confirm("Effacer ?", "Rien ne pourra être repris.", yes="Effacer", danger=True)


def test_what_cannot_be_undone_is_done_when_its_button_is_pressed(dialogs):
    while_open(lambda box: next(button for button in box.findChildren(QPushButton) if button.text() == "Effacer").click())

    assert dialogs.confirm("Effacer ?", yes="Effacer", danger=True)


def test_one_of_several_acts_is_chosen(dialogs):
    choices = {"copy": "Copier", "keep": "Garder", "drop": "Jeter"}
    while_open(lambda box: box.findChildren(QPushButton)[2].click())

    assert dialogs.choose("Que faire ?", "", choices, main="keep", danger="drop") == "drop"


def test_a_trouble_is_said_with_what_to_do(dialogs):
    said = []
    while_open(lambda box: said.extend([accessible.name_of(box), accessible.description_of(box)]))

    dialogs.trouble(Trouble("Le disque est plein.", "Faites de la place, puis recommencez."))

    assert said == ["Erreur\u00a0: Le disque est plein.", "Faites de la place, puis recommencez."]


def answer(text: str):
    def act(box) -> None:
        accept = next(button for button in box.findChildren(QPushButton) if button.text() == "Utiliser ce numéro")
        assert not accept.isEnabled(), "a reason is asked for"
        write(text, on=box.findChild(QPlainTextEdit))
        accept.click()

    return act


def test_a_reason_is_typed_and_kept_without_spaces_around(dialogs):
    while_open(answer("  Bon de commande à part "))

    assert dialogs.ask_text("Pourquoi ?", "", label="Raison", yes="Utiliser ce numéro") == "Bon de commande à part"


def test_no_reason_is_none(dialogs):
    while_open(key(Qt.Key.Key_Escape))

    assert dialogs.ask_text("Pourquoi ?", "", label="Raison", yes="Utiliser ce numéro") is None


@pytest.mark.parametrize(("typed", "kept"), [("facture", "facture.pdf"), ("facture.PDF", "facture.PDF"), ("v1.2", "v1.2.pdf")])
def test_a_forgotten_suffix_is_added(dialogs, monkeypatch, tmp_path, typed, kept):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / typed), ""))

    assert dialogs.save_as("Enregistrer", "facture.pdf", PDF) == tmp_path / kept


def test_the_next_file_is_looked_for_where_the_last_one_was(dialogs, monkeypatch, tmp_path):
    asked = []

    def choose(parent, title, folder, filters):
        asked.append(Path(folder))
        return str(tmp_path / "a.pdf"), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)

    assert dialogs.pick_file("Choisir", PDF) == tmp_path / "a.pdf"
    dialogs.pick_file("Choisir", PDF)
    assert asked[1] == tmp_path


def test_the_recorder_answers_and_remembers(tmp_path):
    recorded = RecordedDialogs(True, "", "drop", "Parce que", [tmp_path], None)

    assert recorded.confirm("Un ?", yes="Oui")
    assert not recorded.confirm("Deux ?", yes="Oui")
    assert recorded.choose("Trois ?", "", {"drop": "Jeter"}, main="drop") == "drop"
    assert recorded.ask_text("Quatre ?", "", label="", yes="") == "Parce que"
    assert recorded.pick_files("Cinq", PDF) == [tmp_path]
    assert recorded.pick_folder("Six") is None
    assert recorded.asked == ["Un ?", "Deux ?", "Trois ?", "Quatre ?", "Cinq", "Six"]
    with pytest.raises(AssertionError, match="nobody answers"):
        recorded.confirm("Sept ?", yes="Oui")
