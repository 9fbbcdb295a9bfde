"""The corners of a sheet, moved with the keyboard and the mouse."""

import io

import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from chorus_desktop.domain.piece import Corner
from chorus_desktop.domain.sheet_corners import NAMES, WHOLE
from chorus_desktop.ui.widgets import corners_view
from chorus_desktop.ui.widgets.corners_view import CornersView
from tests.helpers import accessible
from tests.helpers.keyboard import press, tab

SHEET = (Corner(0.2, 0.1), Corner(0.8, 0.1), Corner(0.8, 0.9), Corner(0.2, 0.9))


@pytest.fixture
def said(monkeypatch):
    heard = []
    monkeypatch.setattr(corners_view.announce, "say", lambda _widget, sentence: heard.append(sentence))
    return heard


@pytest.fixture
def view(shown, said):
    file = io.BytesIO()
    Image.new("RGB", (300, 400), "white").save(file, "JPEG")
    widget = CornersView()
    shown(widget)
    widget.resize(500, 500)
    widget.show_photo(file.getvalue(), SHEET)
    QApplication.processEvents()
    return widget


def corner(view, name):
    return next(item.object() for item in accessible.walk(view) if item.text(accessible.QAccessible.Text.Name) == name)


def test_tab_goes_round_the_corners(view):
    corner(view, NAMES[0]).setFocus(Qt.FocusReason.TabFocusReason)

    assert [tab().accessibleName() for _ in range(3)] == list(NAMES[1:])


def test_an_arrow_moves_a_corner_and_says_where_it_is(view, said):
    corner(view, NAMES[0]).setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    press(Qt.Key.Key_Up)

    assert view.corners[0] == pytest.approx((0.25, 0.095))
    assert said[0] == "Coin en haut à gauche, 25\u00a0%, 10\u00a0%"
    assert accessible.description_of(corner(view, NAMES[0])) == "25\u00a0%, 10\u00a0%"


def test_each_key_is_a_gesture_of_its_own_and_a_key_held_down_one(view, qtbot):
    gestures = []
    view.changed.connect(lambda _, gesture: gestures.append(gesture))
    corner(view, NAMES[2]).setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Left)

    assert gestures == [1, 2]


def _mouse(kind, at, handle):
    where = handle.mapToGlobal(at)
    return QMouseEvent(
        kind, QPointF(at), QPointF(where), Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )


def test_a_corner_is_dragged_with_the_mouse(view):
    gestures = []
    view.changed.connect(lambda _, gesture: gestures.append(gesture))
    handle = corner(view, NAMES[0])
    middle = QPointF(handle.rect().center())
    QApplication.sendEvent(handle, _mouse(QEvent.Type.MouseButtonPress, middle, handle))
    for _ in range(3):
        QApplication.sendEvent(handle, _mouse(QEvent.Type.MouseMove, middle + QPointF(20, 0), handle))

    assert 0.21 < view.corners[0].x < 0.5
    assert view.corners[0].y == pytest.approx(SHEET[0].y, abs=0.01)
    assert set(gestures) == {1}, "taken back together"


def test_without_corners_the_whole_photo_is_taken(view):
    view.show_corners(None)

    assert view.corners == WHOLE
