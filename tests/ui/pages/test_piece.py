"""One piece looked at."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget

from chorus_desktop import services
from chorus_desktop.ui.pages.piece import PiecePage
from chorus_desktop.ui.widgets.page_view import PageView
from tests.helpers import pieces
from tests.helpers.accessible import description_of, nameless
from tests.helpers.keyboard import press


@pytest.fixture
def draft(room):
    return room.club.draft()


@pytest.fixture
def page(room, draft):
    return room.show(PiecePage(room.desk, draft, pieces.piece(room, draft, 2)))


def test_pages_are_walked_through_with_the_keyboard(room, page):
    assert "Page 1 sur 2" in room.reads()
    area = room.named("Ce qui sera déposé")
    area.setFocus()
    press(Qt.Key.Key_PageDown)

    assert "Page 2 sur 2" in room.reads()
    assert description_of(area) == "Page 2 sur 2"
    press(Qt.Key.Key_PageUp)
    assert "Page 1 sur 2" in room.reads()


def test_a_page_is_made_larger_with_a_finer_picture(room, page):
    area = room.named("Ce qui sera déposé")
    before = area.widget().pixmap.height()
    area.setFocus()
    for _ in range(3):
        press(Qt.Key.Key_Plus)
    assert area.widget().pixmap.height() > before > 0
    assert area.widget().height() > area.viewport().height()
    press(Qt.Key.Key_0)
    assert area.widget().height() == area.viewport().height()


@pytest.mark.parametrize("held", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier])
def test_it_is_made_larger_wherever_the_focus_is(room, page, held):
    area = room.named("Ce qui sera déposé")
    room.press("Avant / après")
    room.named("Avant / après").setFocus()
    press(Qt.Key.Key_Plus, held)
    press(Qt.Key.Key_Plus, held)
    assert area.widget().height() > area.viewport().height()
    press(Qt.Key.Key_0, held)
    assert area.widget().height() == area.viewport().height()


def test_what_came_is_shown_beside_what_will_be_deposited(room, page):
    assert "Le fichier d’origine" not in room.reads()
    room.press("Avant / après")

    assert "Le fichier d’origine" in room.reads()
    came, made = (view._sheet.pixmap.toImage() for view in sorted(page.findChildren(PageView), key=lambda view: view.x()))
    assert came.pixelColor(2, 2).lightness() < 120 < made.pixelColor(2, 2).lightness(), "the table beside the white paper"


def test_what_was_done_is_said(room, page):
    assert "2 pages" in page.header.subtitle.text()
    assert "2 photos recadrées et éclaircies" in page.header.subtitle.text()


def test_it_is_opened_with_another_program_under_its_portal_name(room, page):
    room.press("Ouvrir avec un autre programme")

    (opened,) = room.opened
    assert opened.name == "PJ1-attestations-FA2026-001.pdf"
    assert opened.read_bytes().startswith(b"%PDF-")


def test_a_file_that_is_not_shown_says_what_to_do(room, draft):
    table = room.folder / "presences.csv"
    table.write_text("Enfant;Jour\n", encoding="utf-8")
    (added,) = services.attachments.add(room.store, draft, [table], "other")
    room.show(PiecePage(room.desk, draft, added.attachment))

    assert "Ce fichier ne s’affiche pas ici." in room.reads()
    assert not room.everything(QListWidget)


def test_everything_has_a_name(room, page):
    room.press("Avant / après")

    assert nameless(page) == []
