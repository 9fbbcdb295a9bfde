"""A table brought in: looked at, its columns changed, its rows judged; written only when asked, and taken back in one go."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QComboBox, QTableWidget

from chorus_desktop.store.settings import setting
from chorus_desktop.ui.pages.import_table import ImportTablePage
from tests.helpers.accessible import nameless
from tests.helpers.table_kinds import KEPT, NAMES


@pytest.fixture
def page(room):
    return room.show(ImportTablePage(room.desk, NAMES))


def file(room, text="Prénom;Âge;Surnom\nLéa;8;Lélé\n;9;\nNoé;200;Nono\n", name="noms.csv"):
    path = room.folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def chosen(room, **kept):
    room.asked.answers = [file(room, **kept)]
    room.press("Choisir le fichier…")


def import_button(room):
    return next(button for button in room.everything(QAbstractButton) if button.text().startswith("Importer"))


def choose(room, name, label):
    box = room.named(name, QComboBox)
    place = box.findText(label)
    box.setCurrentIndex(place)
    box.activated.emit(place)


def kept(room):
    return setting(room.store, KEPT)


def test_the_first_rows_are_shown_under_their_numbers(room, page):
    chosen(room)

    table = room.named("Premières lignes du tableau", QTableWidget)
    assert [table.horizontalHeaderItem(place).text() for place in range(3)] == ["Prénom", "Âge", "Surnom"]
    assert [table.verticalHeaderItem(place).text() for place in range(3)] == ["2", "3", "4"]
    assert table.item(2, 2).text() == "Nono"
    assert nameless(page) == []


def test_cells_copied_in_a_spreadsheet_are_a_table_too(room, page):
    QGuiApplication.clipboard().setText("Prénom\tÂge\nLéa\t8\nNoé\t9\n")
    room.press("Coller depuis un tableur")

    import_button(room).click()
    assert kept(room) == "Léa Noé"


def test_nothing_copied_is_said(room, page):
    QGuiApplication.clipboard().clear()
    room.press("Coller depuis un tableur")

    assert not import_button(room).isEnabled()
    assert len(room.reads().splitlines()) > 3


def test_what_was_guessed_is_judged_at_once(room, page):
    chosen(room)

    assert room.named("Nom", QComboBox).currentText() == "Prénom"
    assert "par exemple «\u00a0Léa\u00a0»" in room.reads()
    assert "2 noms à importer" in room.reads()
    assert "1 ligne sera laissée de côté" in room.reads()
    assert "Ligne 3, Nom\u00a0: " in room.reads()
    assert "Ligne 4, Âge\u00a0: Un taux" in room.reads()
    assert import_button(room).text() == "Importer 2 noms"
    assert kept(room) == ""


def test_another_column_is_judged_anew(room, page):
    chosen(room)

    choose(room, "Nom", "Surnom")
    import_button(room).click()

    assert kept(room) == "Lélé Nono"


def test_a_column_that_must_be_chosen_is_asked_for(room, page):
    chosen(room)

    choose(room, "Nom", "Pas dans ce tableau")

    assert "Aucune colonne n’est choisie pour «\u00a0Nom\u00a0»" in room.reads()
    assert not import_button(room).isEnabled()
    assert "à importer" not in room.reads()


def test_import_goes_back_and_can_be_undone(room, page):
    chosen(room)

    import_button(room).click()
    assert kept(room) == "Léa Noé"
    assert room.ways.taken == [("home",)]
    assert room.shell.undo_bar.isVisible()

    room.shell.undo_bar.undo()
    assert kept(room) == ""


def test_a_table_without_titles_asks_what_each_column_holds(room, page):
    chosen(room, text="Léa;2015-03-04\nNoé;2016-05-06\n")

    assert "n’a pas de ligne de titres" in room.reads()
    choose(room, "Nom", "Colonne 1")
    assert import_button(room).text() == "Importer 2 noms"


@pytest.mark.parametrize(
    ("text", "said"),
    [(b"\0\1\2" * 500, "n’est pas un tableau"), (b"", "Ce fichier est vide"), (b"Nom;\xc2ge\n", "aucune ligne sous ses titres")],
)
def test_a_bad_file_is_said_and_another_can_be_chosen(room, page, text, said):
    chosen(room, text=text)
    assert said in room.reads()
    assert not import_button(room).isEnabled()

    chosen(room)
    assert said not in room.reads()
    assert import_button(room).isEnabled()


def test_a_file_damaged_further_on_is_said(room, page):
    chosen(room, text="Nom;Ville\n" + "Léa;Ici\n" * 30 + 'Noé;"Ici\n' + "Ana;Là\n" * 20_000)

    assert "il manque sans doute un guillemet" in room.reads()
    assert not import_button(room).isEnabled()


def test_many_problems_are_folded(room, page):
    chosen(room, text="Nom;Âge\n" + ";1\n" * 300)

    assert "Aucune ligne ne peut être importée" in room.reads()
    assert "Ligne 14, Nom" not in room.reads()
    room.press("Voir 188 autres remarques")
    assert "Ligne 14, Nom" in room.reads()
    assert "Et 100 autres encore" in room.reads()


def test_escape_from_the_choice_of_a_file_changes_nothing(room, page):
    room.asked.answers = [None]

    room.press("Choisir le fichier…")

    assert not room.everything(QComboBox)


def test_a_long_reading_shows_how_far_it_is_and_can_be_stopped(room, page, monkeypatch, qtbot):
    """On the window's own thread nothing can be pressed meanwhile: what the work would have told is told here."""
    started = {}

    def ask_long(function, *args, then, otherwise, given_up, told):
        started.update(then=then, told=told, given_up=given_up, work=Stopped())
        return started["work"]

    monkeypatch.setattr(room.desk, "ask_long", ask_long)
    chosen(room)
    started["told"](2000, 0, "2\u202f000 lignes lues")
    qtbot.waitUntil(lambda: "2\u202f000 lignes lues" in room.reads())

    room.press("Arrêter")

    assert started["work"].cancelled
    started["given_up"]()
    assert "Rien n’a été importé" in room.reads()
    assert not import_button(room).isEnabled()


def test_leaving_stops_the_work(room, page, monkeypatch):
    work = Stopped()
    monkeypatch.setattr(room.desk, "ask_long", lambda *_, **__: work)
    chosen(room)

    page.leaving()

    assert work.cancelled


class Stopped:
    cancelled = False

    def cancel(self):
        self.cancelled = True
