"""What the keyboard does everywhere: Enter presses the focused button, and the focus shows when keys are used."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTouchEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog
from typing_extensions import override

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_HEARD = (QKeyEvent, QMouseEvent, QTouchEvent)
_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin)


class Keys(QObject):
    """One filter on the whole application.

    Attributes:
        by_keyboard: whether the last thing done was done with a key; a ring around a button just clicked would be noise.
    """

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.by_keyboard = True
        app.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Every event of the program comes through here, thousands as a page opens: to ask its class costs a third of asking its type.
        if not isinstance(event, _HEARD):
            return False
        kind = event.type()
        if kind in _PRESSES:
            self._by(keyboard=False)
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._by(keyboard=True)
            return _enter_presses(watched, event)
        return False

    def _by(self, *, keyboard: bool) -> None:
        if keyboard != self.by_keyboard:
            self.by_keyboard = keyboard
            self.changed.emit()


def _enter_presses(watched: QObject, event: QKeyEvent) -> bool:
    # Outside a dialog, Qt's buttons answer to Space only.
    if event.key() not in _ENTER or event.isAutoRepeat() or not isinstance(watched, QAbstractButton):
        return False
    if isinstance(watched.window(), QDialog) or not watched.isEnabled():
        return False
    watched.click()
    return True
