"""Small pages put in another order, with the keyboard and the mouse."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from chorus_desktop.ui.widgets.page_strip import PageStrip, SmallPage
from tests.helpers import accessible
from tests.helpers.keyboard import press

PAGES = [SmallPage(None, f"Page {rank} sur 4") for rank in range(1, 5)]


@pytest.fixture
def strip(shown):
    widget = PageStrip(movable=True)
    shown(widget)
    widget.show_pages(PAGES, 1)
    widget.take_focus()
    QApplication.processEvents()
    return widget


@pytest.fixture
def moves(strip):
    asked = []
    strip.moved.connect(lambda *move: asked.append(move))
    return asked


def test_pages_are_named(strip):
    assert accessible.nameless(strip) == []
    assert "Page 2 sur 4" in [item.text(accessible.QAccessible.Text.Name) for item in accessible.walk(strip)]


def test_a_page_is_moved_with_alt_and_an_arrow(strip, moves):
    press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    press(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)

    assert moves == [(1, 2), (1, 0)]


@pytest.mark.parametrize(("onto", "before", "move"), [(3, False, (1, 3)), (0, True, (1, 0)), (2, True, None)])
def test_a_page_is_dropped_between_others(strip, moves, onto, before, move):
    where = strip._list.visualItemRect(strip._list.item(onto))
    y = where.top() + 2 if before else where.bottom() - 2
    carried = QMimeData()  # the event only points to it
    at = QPointF(where.center().x(), y)
    event = QDropEvent(at, Qt.DropAction.MoveAction, carried, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    strip._list.dropEvent(event)
    action = event.dropAction()

    assert moves == ([move] if move else [])
    assert action == Qt.DropAction.IgnoreAction, "Qt would take the page away after a move"


def test_letters_and_delete_are_left_to_the_page(strip):
    heard = []
    strip.keyPressEvent = lambda event: heard.append(event.text())
    press(Qt.Key.Key_R, text="r")

    assert heard == ["r"]


def test_pages_that_only_are_looked_at_stay_in_their_order(shown):
    widget = PageStrip()
    shown(widget)
    widget.show_pages(PAGES, 0)
    asked = []
    widget.moved.connect(lambda *move: asked.append(move))
    widget.take_focus()
    press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)

    assert asked == []
