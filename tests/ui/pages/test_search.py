"""Search by keyboard: typed, walked, opened, left; names hidden until asked; more of one kind."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QPushButton

from chorus_desktop import services
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.ui.desk import Ways as Protocol
from chorus_desktop.ui.pages.search import NOTHING, WHAT, SearchPage
from chorus_desktop.ui.pages.search_list import ICONS, AnswerList
from tests.helpers import ase, keyboard
from tests.helpers.leaf import Leaf

FIELD = "Rechercher\u00a0: partout"


@pytest.fixture
def page(room):
    room.club.issue()
    shown = room.show(SearchPage(room.desk))
    settle(shown)
    return shown


def settle(page):
    """Until every record was looked at and every piece read."""
    while page._going_on.isActive() or page._next_piece.isActive():
        QApplication.processEvents()


def looks_for(room, typed):
    room.types(FIELD, typed)
    settle(room.shell.page)


def rows(room):
    model = room.shell.page.findChild(AnswerList).rows
    return [model.data(model.index(place)) for place in range(model.rowCount())]


def chosen(room):
    row = room.shell.page.findChild(AnswerList).chosen
    return row.said if row else ""


def test_one_begins_in_the_field_and_is_told_what_can_be_found(room, page):
    assert room.focus() == FIELD
    assert WHAT in room.reads()
    assert not page.findChild(AnswerList).isVisibleTo(page)


def test_answers_come_as_one_types_and_enter_opens_the_first(room, page):
    looks_for(room, "fa2026-0")
    assert rows(room)[0] == "Factures"
    assert chosen(room).startswith("Facture FA2026-001. ")
    assert room.focus() == FIELD
    keyboard.press(Qt.Key.Key_Return)

    ((way, *_),) = room.ways.taken
    assert way == "issued"


def test_arrows_walk_over_headings_and_stay_in_the_field(room, page):
    looks_for(room, "cp2026")
    assert rows(room)[::2] == ["Factures", "Numéros d’engagement"]
    first = chosen(room)
    keyboard.press(Qt.Key.Key_Up)
    assert chosen(room) == first
    keyboard.press(Qt.Key.Key_Down)
    assert chosen(room).startswith("CP2026/4512/1")
    assert room.focus() == FIELD
    keyboard.press(Qt.Key.Key_Down)
    keyboard.press(Qt.Key.Key_Return)

    assert room.ways.taken == [("engagements", room.club.dossier)]


def test_the_list_is_walked_by_itself_too(room, page):
    looks_for(room, "cp2026")
    page.findChild(AnswerList).setFocus()
    keyboard.press(Qt.Key.Key_Down)
    keyboard.press(Qt.Key.Key_Return)
    assert room.ways.taken == [("engagements", room.club.dossier)]


def test_a_click_opens(room, page):
    looks_for(room, "fa2026-0")
    answers = page.findChild(AnswerList)
    answers.clicked.emit(answers.rows.index(0))
    assert room.ways.taken == []
    answers.clicked.emit(answers.rows.index(1))
    assert [way for way, *_ in room.ways.taken] == ["issued"]


@pytest.mark.parametrize("within", ["field", "list"])
def test_escape_goes_back_where_one_was(room, within):
    room.club.issue()
    before = room.show(Leaf("Avant"))
    before.line.setFocus()
    room.show(SearchPage(room.desk))
    looks_for(room, "fa2026")
    if within == "list":
        room.shell.page.findChild(AnswerList).setFocus()
    keyboard.press(Qt.Key.Key_Escape)

    assert room.shell.page is before
    assert QApplication.focusWidget() is before.line


def test_back_from_an_answer_the_answers_are_there_as_they_are_now(room, page):
    looks_for(room, "kayak")
    assert NOTHING in room.reads()
    room.show(Leaf("Ailleurs"))
    draft = room.club.draft(notes="Kayak")
    room.shell.back()
    settle(page)

    assert page.findChild(AnswerList).rows.rowCount() == 2
    keyboard.press(Qt.Key.Key_Return)
    assert room.ways.taken == [("invoice", draft)]


def test_more_of_one_kind_then_all_again(room, page):
    for _ in range(6):
        room.club.draft()
    looks_for(room, "judo")
    more = rows(room).index("Voir les 7 factures")
    answers = page.findChild(AnswerList)
    answers.choose(more)
    keyboard.press(Qt.Key.Key_Return)

    assert len([row for row in rows(room) if row.startswith("Facture ")]) == 7
    assert room.focus() == FIELD
    room.press("Toutes les réponses")
    assert "Voir les 7 factures" in rows(room)


def test_the_screen_reader_is_told_how_many_and_which(room, page, qtbot, monkeypatch):
    said = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: said.append(getattr(event, "message", lambda: "")()))
    looks_for(room, "cp2026")
    qtbot.waitUntil(lambda: any(line.startswith("2 réponses. Facture FA2026-001. ") for line in said))
    keyboard.press(Qt.Key.Key_Down)
    assert said[-1].startswith("CP2026/4512/1. ") or any(line.startswith("CP2026/4512/1. ") for line in said)


def test_names_in_care_are_hidden_until_asked_and_again_once_left(room, tmp_path):
    dossier = ase.opened(room.store, room.club.association)
    ase.drafted(room.store, dossier)
    page = room.show(SearchPage(room.desk))
    looks_for(room, "duval")
    assert not any("Duval" in row for row in rows(room))

    room.press("Afficher les noms")
    settle(page)
    assert any("Éléonore Duval" in row for row in rows(room))
    room.show(Leaf("Ailleurs"))
    room.shell.back()
    settle(page)
    assert not any("Duval" in row for row in rows(room))
    assert room.named("Afficher les noms", QPushButton)


def test_what_cannot_search_says_what_to_do(room, page, monkeypatch):
    def refused(*_):
        raise Trouble("La recherche ne marche pas.", "Installez la version toute prête.")

    monkeypatch.setattr(services.search, "find", refused)
    room.types(FIELD, "inconnu")
    assert "La recherche ne marche pas. Installez la version toute prête." in room.reads()
    assert room.troubles == []


def test_everything_it_shows_is_painted(room, page):
    looks_for(room, "2026")
    page.findChild(AnswerList).grab()
    QCoreApplication.processEvents()


def test_every_kind_has_its_icon_and_every_answer_its_way():
    assert set(ICONS) == {kind.name for kind in services.search.Kind}
    for way in ("issued", "payment", "invoice", "past", "invoices", "sheet_scan", "certificates", "dossier", "piece", "engagements", "cares", "children",
                "activities", "association", "recipient", "own_procedure", "guide"):  # fmt: skip
        assert hasattr(Protocol, way), way
