"""Finding a child on the sheet by a few letters: the sheet goes there, and nothing of it is hidden meanwhile."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from chorus_desktop.domain.french import plain
from chorus_desktop.ui import theme
from chorus_desktop.ui.widgets.boxes import horizontal
from chorus_desktop.ui.widgets.search_field import search_field
from chorus_desktop.ui.widgets.words import words


class ChildSearch(QWidget):
    """The field, and how many were found.

    Args:
        names: the names of the rows, whole.

    Signals:
        begun: the field has the focus.
        found: the row of a child whose name holds every word typed.
        lost: no name does any more; whoever it had come to is not meant.
        left: Escape, or Enter on a child, was pressed; the sheet is to have the focus.
    """

    begun = Signal()
    found = Signal(int)
    lost = Signal()
    left = Signal()

    def __init__(self, names: Callable[[], Sequence[str]]) -> None:
        super().__init__()
        self._names = names
        self._rank = 0
        self.field = search_field("un enfant", hint="Chercher un enfant")
        theme.hold(self.field, width=220)
        self._said = words("", "caption", wrap=False)
        self._said.hide()
        self.setLayout(horizontal(self.field, self._said, gap=8))
        self.field.textChanged.connect(self._first)
        self.field.installEventFilter(self)

    def begin(self) -> None:
        """Take the focus, what was searched before ready to be typed over."""
        self.field.setFocus()
        self.field.selectAll()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.begun.emit()
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        match event.key():
            case Qt.Key.Key_Escape:
                self.field.clear()
                self.left.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if self._matching() or not self.field.text().strip():
                    self.left.emit()
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                self._step(1 if event.key() == Qt.Key.Key_Down else -1)
            case _:
                return False
        return True

    def _first(self) -> None:
        self._rank = 0
        self._step(0)

    def _step(self, by: int) -> None:
        rows = self._matching()
        typed = bool(self.field.text().strip())
        self._said.setVisible(typed)
        if not rows:
            self._said.setText("Aucun enfant")
            if typed:
                self.lost.emit()
            return
        self._rank = (self._rank + by) % len(rows)
        self._said.setText(f"{self._rank + 1} sur {len(rows)}")
        self.found.emit(rows[self._rank])

    def _matching(self) -> list[int]:
        wanted = plain(self.field.text()).split()
        return [row for row, name in enumerate(self._names()) if wanted and all(word in plain(name) for word in wanted)]
