"""Keys as a person gives them. QTest's own way aborts the whole process on an accent."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

NOTHING = Qt.KeyboardModifier.NoModifier


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NOTHING, *, text: str = "", on: QWidget | None = None) -> None:
    """Press and release a key on a widget, by default on what has the focus."""
    target = on or QApplication.focusWidget()
    assert target is not None, "nothing has the focus"
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(target, QKeyEvent(kind, key, modifiers, text))


def write(text: str, *, on: QWidget | None = None) -> None:
    """Type a text, accents included, sign by sign."""
    for sign in text:
        press(Qt.Key.Key_unknown, text=sign, on=on)


def tab(*, back: bool = False) -> QWidget | None:
    """Press Tab and say where the focus went."""
    if back:
        press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    else:
        press(Qt.Key.Key_Tab)
    return QApplication.focusWidget()
