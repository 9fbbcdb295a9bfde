"""One cell of the invoice's lines: a field that also walks the table, row by row."""

import re

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit
from typing_extensions import override

from chorus_desktop.domain.problems import Problem
from chorus_desktop.ui import theme
from chorus_desktop.ui.forms.place import PLACE
from chorus_desktop.ui.pages.invoice_paste import is_table

_CONTROLS = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]+")
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WALK = (Qt.Key.Key_Up, Qt.Key.Key_Down)
_LIST_KEYS = (*_ENTER, Qt.Key.Key_Tab, *_WALK)
_NOT_LEAVING = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)


class Cell(QLineEdit):
    """A cell.

    Args:
        field: of the line.
        right: figures, aligned on the right.

    Signals:
        entered: the focus comes.
        edited: the volunteer typed in it.
        left: the focus went elsewhere in the window.
        stepped: Enter, Down (1) or Up (-1).
        table_pasted: several cells of a spreadsheet were pasted here.
        duplicate: Ctrl+D.
        remove: Ctrl+Delete.
    """

    entered = Signal()
    edited = Signal()
    left = Signal()
    stepped = Signal(int)
    table_pasted = Signal(str)
    duplicate = Signal()
    remove = Signal()

    def __init__(self, field: str, *, right: bool = False) -> None:
        super().__init__()
        self.field = field
        self.problem: Problem | None = None
        self._before = ""
        self.setProperty("cell", "true")
        self.setProperty(PLACE, field)
        if right:
            self.setAlignment(Qt.AlignmentFlag.AlignRight)
        # Not textEdited: what a screen reader or dictation writes for someone is typed all the same.
        self.textChanged.connect(self._typed)

    def show_text(self, text: str) -> None:
        """Show a typed text."""
        self._before = text
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)

    def show_problem(self, problem: Problem | None) -> None:
        """Mark the cell; its row says the sentence."""
        self.problem = problem
        self.setProperty("problem", "true" if problem is not None else "")
        self.setAccessibleDescription(problem.sentence if problem is not None else "")
        theme.repolish(self)

    def _typed(self, text: str) -> None:
        if text == self._before:
            return
        # However it was pasted (keys, menus, drop), a table shows itself by the tabs and line ends it brings.
        added = _added(self._before, text)
        if is_table(added):
            # What was selected may have begun like what took its place.
            clipped = QGuiApplication.clipboard().text()
            added = clipped if _squeezed(clipped).endswith(_squeezed(added)) else added
            self.setText(self._before)
            self.table_pasted.emit(added)
            return
        if _CONTROLS.search(text):
            place = self.cursorPosition()
            self._before = _CONTROLS.sub(" ", text).rstrip()
            self.setText(self._before)
            self.setCursorPosition(place)
        self._before = self.text()
        self.edited.emit()

    @override
    def event(self, event: QEvent) -> bool:
        shown = self._open_list()
        if shown is not None and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _LIST_KEYS and (event.key() in _WALK or shown.currentIndex().isValid()):
                # The list walks, or takes what is chosen in it.
                event.ignore()
                return False
            if event.key() in _LIST_KEYS:
                # Nothing is chosen in it: these keys go on as if it were not there.
                shown.hide()
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, control = event.key(), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key in (*_ENTER, Qt.Key.Key_Down):
            self.stepped.emit(1)
        elif key == Qt.Key.Key_Up:
            self.stepped.emit(-1)
        elif control and key == Qt.Key.Key_D:
            self.duplicate.emit()
        elif control and key == Qt.Key.Key_Delete:
            self.remove.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self.entered.emit()
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.OtherFocusReason):
            self.selectAll()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _NOT_LEAVING:
            self.left.emit()

    def _open_list(self) -> QAbstractItemView | None:
        proposals = self.completer()
        shown = proposals.popup() if proposals is not None else None
        return shown if shown is not None and shown.isVisible() else None


def _squeezed(text: str) -> str:
    """A text whatever its ends of lines became on the way."""
    return " ".join(text.split())


def _added(before: str, after: str) -> str:
    """What was put into a text, between what stayed at its beginning and at its end."""
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return after[start : len(after) - end]
