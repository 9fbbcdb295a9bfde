"""The sheet itself: walked and ticked with the keyboard alone, or clicked."""

from itertools import product

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QItemSelectionRange, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QLineEdit, QTableView, QWidget
from typing_extensions import override

from chorus_desktop.domain.attendance import Cell, Mark
from chorus_desktop.domain.money import UnreadableError
from chorus_desktop.domain.problems import Problem
from chorus_desktop.ui import theme
from chorus_desktop.ui.pages import grid_acts
from chorus_desktop.ui.pages.grid_acts import Cells
from chorus_desktop.ui.pages.grid_cells import GridCells
from chorus_desktop.ui.pages.grid_heads import ColumnHeads, RowHeads
from chorus_desktop.ui.pages.grid_model import At, GridModel

ROW_UNITS = 36
COLUMN_UNITS = 100
WIDEST_UNITS = 150
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KEYS = QKeySequence.StandardKey
_OURS = (_KEYS.Copy, _KEYS.Paste, _KEYS.SelectAll, _KEYS.MoveToStartOfDocument, _KEYS.MoveToEndOfDocument)
_CLEAR = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class GridTable(QTableView):
    """Tab leaves it, as every table; arrows walk it.

    Args:
        model: what it shows and changes.

    Signals:
        acted: changes were made, and what to call them.
        refused: why what was typed is no length of time.
        undo_wanted: Ctrl+Z; ``redo_wanted``: Ctrl+Y or Ctrl+Shift+Z; ``search_wanted``: « / ».
        looked_at: another cell is the current one.
    """

    acted = Signal(object, str)
    refused = Signal(str)
    undo_wanted = Signal()
    redo_wanted = Signal()
    search_wanted = Signal()
    looked_at = Signal()

    def __init__(self, model: GridModel) -> None:
        super().__init__()
        self._model = model
        self._pressed: At | None = None
        self.setModel(model)
        self._cells = GridCells(self)
        self._cells.typed.connect(self._set_hours)
        self.setItemDelegate(self._cells)
        self.setProperty("surface", "bare")
        self.setHorizontalHeader(ColumnHeads(self))
        self.setVerticalHeader(RowHeads(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setAccessibleName("Feuille de présence")
        theme.hold(self, min_height=220)
        theme.current().changed.connect(self._measure)
        self.selectionModel().currentChanged.connect(self._moved)
        model.modelReset.connect(self._measure)
        for head in (self.verticalHeader(), self.horizontalHeader()):
            head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._measure()

    @property
    def current(self) -> At | None:
        """The current cell."""
        index = self.currentIndex()
        return (index.row(), index.column()) if index.isValid() else None

    def selected(self) -> list[At]:
        """The selected cells, row by row; else the current one."""
        chosen = self.selectionModel().selection()
        blocks = [_cells_of(chosen.at(place)) for place in range(chosen.size())]
        if len(blocks) == 1:
            return blocks[0]
        found = sorted(set().union(*blocks))
        return found or ([self.current] if self.current else [])

    def go_to(self, at: At) -> None:
        """Make a cell the current one, and show it."""
        index = self._model.index(*at)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def act(self, cells: Cells, what: str) -> None:
        """Change cells at once, and say so.

        Args:
            cells: what each is to say.
            what: the act, to be called so with the day or how many cells.
        """
        changes = self._model.changes(cells)
        if changes:
            label = grid_acts.label_of(what, self._model, [at for at, _ in cells])
            self._model.apply(changes)
            self.acted.emit(tuple(changes), label)

    def mark_all_present(self) -> None:
        """Everybody shown of whom nothing is said yet was at the session of the current column."""
        if self.current is not None:
            column = self.current[1]
            rows = range(self._model.rowCount())
            cells: Cells = [((row, column), Cell(Mark.PRESENT)) for row in rows if self._model.cell((row, column)) is None]
            self.act(cells, "Tous présents")

    @override
    def event(self, event: QEvent) -> bool:
        # The menu « Édition » has these keys for what is typed in fields.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_ours(event):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState:
            # What the field of the hours leaves over is not for the sheet.
            event.accept()
        elif self.current is None or not (self._commands(event) or self._typed(event)):
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        plain = event.button() == Qt.MouseButton.LeftButton and event.modifiers() == Qt.KeyboardModifier.NoModifier
        index = self.indexAt(event.position().toPoint())
        self._pressed = (index.row(), index.column()) if plain and index.isValid() else None
        super().mousePressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        # Two clicks in a row are two clicks.
        self.mousePressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        if pressed is not None and self.selected() == [pressed]:
            cell = grid_acts.following(self._model.cell(pressed))
            self.act([(pressed, cell)], cell.mark.label if cell else "Effacer")

    @override
    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        done, self._cells.entered = self._cells.entered, False
        if done:
            self._step_down()

    def _commands(self, event: QKeyEvent) -> bool:
        key, control = event.key(), event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.matches(_KEYS.Copy):
            QGuiApplication.clipboard().setText(grid_acts.copied(self._model, self.selected()))
        elif event.matches(_KEYS.Paste):
            self._paste()
        elif history := _history(event):
            (self.undo_wanted if history == "undo" else self.redo_wanted).emit()
        elif control and key == Qt.Key.Key_D:
            self.act(grid_acts.filled_down(self._model, self.selected()), "Recopier vers le bas")
        elif control and key == Qt.Key.Key_Space:
            self._select_lines(columns=True)
        elif event.modifiers() == Qt.KeyboardModifier.ShiftModifier and key == Qt.Key.Key_Space:
            self._select_lines(columns=False)
        elif key in _CLEAR:
            self.act([(at, None) for at in self.selected()], "Effacer")
        elif key in _ENTER:
            self._step_down(around=True)
        elif key == Qt.Key.Key_F2:
            self._edit()
        else:
            return False
        return True

    def _typed(self, event: QKeyEvent) -> bool:
        text = event.text().casefold()
        if not text or event.modifiers() not in _PLAIN:
            return False
        mark = grid_acts.MARKS["p"] if text == " " else grid_acts.MARKS.get(text)
        if mark is not None:
            self._mark(Cell(mark))
        elif text == "/":
            self.search_wanted.emit()
        elif text == "h":
            self._edit()
        elif text.isdecimal():
            self._edit(text)
        else:
            return False
        return True

    def _mark(self, cell: Cell) -> None:
        at = self.selected()
        self.act([(each, cell) for each in at], cell.mark.label)
        if len(at) == 1:
            self._step_down()

    def _step_down(self, *, around: bool = False) -> None:
        """Go to the child below; at the last one Enter goes on with the next session, a mark stays where it is."""
        if self.current is None:
            return
        row, column = self.current
        if row + 1 < self._model.rowCount():
            self.go_to((row + 1, column))
        elif around and column + 1 < self._model.columnCount():
            self.go_to((0, column + 1))

    def _edit(self, begin: str = "") -> None:
        self._cells.begin = begin
        self.edit(self.currentIndex())
        field = self.indexWidget(self.currentIndex())
        if begin and isinstance(field, QLineEdit):
            # Qt selects the whole of it, and the next digit would take its place.
            field.setCursorPosition(len(begin))

    def _set_hours(self, index: QModelIndex, text: str) -> None:
        at = (index.row(), index.column())
        chosen = self.selected()
        targets = chosen if at in chosen else [at]
        try:
            cells: Cells = [(each, grid_acts.stayed_for(text, self._model.sessions[each[1]])) for each in targets]
        except UnreadableError as unreadable:
            self._cells.entered = False
            self.refused.emit(Problem(where="hours", code=unreadable.code, facts=unreadable.facts).sentence)
            return
        self.act(cells, "Durée")

    def _paste(self) -> None:
        text = QGuiApplication.clipboard().text()
        if not text:
            return
        try:
            cells = grid_acts.pasted(self._model, text, self.selected())
        except UnreadableError as unreadable:
            self.refused.emit(Problem(where="paste", code=unreadable.code, facts=unreadable.facts).sentence)
            return
        self.act(cells, "Coller")

    def _select_lines(self, *, columns: bool) -> None:
        at = self.selected()
        rows, across = [row for row, _ in at], [column for _, column in at]
        if columns:
            rows = [0, self._model.rowCount() - 1]
        else:
            across = [0, self._model.columnCount() - 1]
        block = QItemSelection(self._model.index(min(rows), min(across)), self._model.index(max(rows), max(across)))
        self.selectionModel().select(block, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _moved(self) -> None:
        for head in (self.horizontalHeader(), self.verticalHeader()):
            head.viewport().update()
        self.looked_at.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()
        self.scrollTo(self.currentIndex())

    def _measure(self) -> None:
        columns = max(1, self._model.columnCount())
        share = self.viewport().width() // columns
        wide = min(max(theme.px(COLUMN_UNITS), share), theme.px(WIDEST_UNITS))
        for head, size in ((self.verticalHeader(), theme.px(ROW_UNITS)), (self.horizontalHeader(), wide)):
            if head.defaultSectionSize() != size:
                head.setDefaultSectionSize(size)


def _cells_of(block: QItemSelectionRange) -> list[At]:
    return list(product(range(block.top(), block.bottom() + 1), range(block.left(), block.right() + 1)))


def _is_ours(event: QKeyEvent) -> bool:
    return bool(_history(event)) or any(event.matches(key) for key in _OURS)


def _history(event: QKeyEvent) -> str:
    """« undo » or « redo », whichever keys of the three systems were pressed."""
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    if event.key() == Qt.Key.Key_Z and event.modifiers() in (control, control | shift):
        return "undo" if event.modifiers() == control else "redo"
    return "redo" if event.key() == Qt.Key.Key_Y and event.modifiers() == control else ""
