"""Where the focus is: one ring around whatever has it, the same for every kind of widget and clear of its edge."""

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QScrollArea,
    QWidget,
)  # fmt: skip
from typing_extensions import override

from chorus_desktop.ui import theme
from chorus_desktop.ui.keys import Keys

THICKNESS = 2.5
CLEAR = 2  # between the widget and its ring, in pixels
_TYPED_IN = (QLineEdit, QAbstractSpinBox, QAbstractScrollArea, QComboBox)
_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ParentChange)


class FocusRing(QObject):
    """Keeps a ring around the widget that has the focus.

    What one types in always shows it; buttons only when keys are in use.
    """

    def __init__(self, app: QApplication, keys: Keys) -> None:
        super().__init__(app)
        self._keys = keys
        self._ring: _Ring | None = None
        self._watched: list[QWidget] = []
        self._host: QWidget | None = None
        app.focusChanged.connect(self._move_to)
        keys.changed.connect(self._again)

    @property
    def around(self) -> QWidget | None:
        """The widget that has a visible ring now."""
        ring = self._ring
        if ring is None or not shiboken6.isValid(ring) or ring.isHidden():
            return None
        return self._watched[0] if self._watched else None

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self._place()
        return False

    def _again(self) -> None:
        self._move_to(None, QApplication.focusWidget())

    def _move_to(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._let_go()
        if new is None or not self._wanted(new):
            return
        host = self._host = _host(new)
        ring = self._ring
        if ring is None or not shiboken6.isValid(ring):
            ring = self._ring = _Ring()
        ring.setParent(host)
        walker: QWidget | None = new
        while walker is not None and walker is not host:
            walker.installEventFilter(self)
            self._watched.append(walker)
            walker = walker.parentWidget()
        self._place()

    def _let_go(self) -> None:
        for widget in self._watched:
            if shiboken6.isValid(widget):
                widget.removeEventFilter(self)
        self._watched = []
        if self._ring is not None and shiboken6.isValid(self._ring):
            self._ring.hide()

    def _place(self) -> None:
        ring = self._ring
        if ring is None or not shiboken6.isValid(ring) or not self._watched or self._host is None:
            return
        target = self._watched[0]
        if not shiboken6.isValid(target) or not target.isVisible():
            ring.hide()
            return
        out = CLEAR + round(THICKNESS)
        ring.setGeometry(QRect(target.mapTo(self._host, QPoint(0, 0)), target.size()).adjusted(-out, -out, out, out))
        ring.raise_()
        ring.show()

    def _wanted(self, widget: QWidget) -> bool:
        if isinstance(widget, (QLabel, QMenu, QMenuBar, QDialog)) or widget.isWindow():
            return False
        if widget.window().windowType() is Qt.WindowType.Popup:
            # A list that dropped down shows its current line itself.
            return False
        return self._keys.by_keyboard or isinstance(widget, _TYPED_IN)


class _Ring(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("focus"), THICKNESS))
        half = THICKNESS / 2
        radius = theme.current().radius("control") + CLEAR
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)
        painter.end()


def _host(widget: QWidget) -> QWidget:
    """Where the ring is drawn: the content of the page that scrolls, so that it scrolls and is clipped with it, or the window."""
    walker = widget
    while not walker.isWindow():
        parent = walker.parentWidget()
        area = parent.parentWidget() if parent is not None else None
        if isinstance(area, QScrollArea) and area.widget() is walker:
            return walker
        if parent is None:
            break
        walker = parent
    return widget.window()
