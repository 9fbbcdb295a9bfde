"""The table of children: Enter goes on to the next child, Tab to the next cell, a copied column becomes as many children."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from chorus_desktop.ui import theme
from chorus_desktop.ui.pages.children_cell import paint_cell
from chorus_desktop.ui.pages.children_model import NAMES, ChildrenModel
from chorus_desktop.ui.pages.invoice_cells import Cell
from chorus_desktop.ui.pages.invoice_paste import is_table

Index = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CLOSED = "closed"
ROW_UNITS = 42.0
NAME_UNITS = 66.0
NAME_WANTED_UNITS = 130.0
"""So wide, a name is read whole; another column gives way for it."""


class ChildrenTable(QTableView):
    """The table itself.

    Args:
        children: what it shows.

    Signals:
        pasted: a cell, and the text of several cells that was pasted there.
        removing: Ctrl+Delete.
        moving: Alt and an arrow: -1 upwards, 1 downwards.
    """

    pasted = Signal(QModelIndex, str)
    removing = Signal()
    moving = Signal(int)

    def __init__(self, children: ChildrenModel) -> None:
        super().__init__()
        self.children_model = children
        self.setModel(children)
        self._cells = _Cells(self)
        self.setItemDelegate(self._cells)
        self.setAccessibleName("Enfants")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.AnyKeyPressed | trigger.DoubleClicked | trigger.SelectedClicked | trigger.EditKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        # Tab leaves the table; arrows walk it. While one types in a cell, Tab goes to the next cell.
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        theme.hold(self, min_height=260)
        theme.current().changed.connect(self._measure)
        self._measure()

    def go_to(self, index: QModelIndex, *, typing: bool = False) -> None:
        """Make a cell the current one, and open it to be typed in."""
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if typing:
            self.edit(index)

    @property
    def typing(self) -> bool:
        """Whether a cell is open."""
        return any(not cell.property(_CLOSED) for cell in self.viewport().findChildren(Cell))

    def commit(self) -> None:
        """Close the cell that is open, with what is typed in it."""
        for cell in self.viewport().findChildren(Cell):
            self._cells.close(cell)

    def next_child(self, row: int) -> None:
        """Go on with the first name of the next child."""
        self.go_to(self.children_model.index(min(row + 1, self.children_model.rowCount() - 1), 0), typing=True)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, index = event.key(), self.currentIndex()
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if control and key == Qt.Key.Key_Delete:
            self.removing.emit()
        elif alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moving.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key in _ENTER and index.isValid():
            self.edit(index)
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share()
        # The field that is open would end below what is seen.
        self.scrollTo(self.currentIndex())

    def paste(self) -> None:
        """Take what was copied, from the current cell on; the window's menu has the keys."""
        index, text = self.currentIndex(), QGuiApplication.clipboard().text()
        if index.isValid() and is_table(text):
            self.pasted.emit(index, text)
        elif index.isValid() and text.strip():
            self.children_model.setData(index, " ".join(text.split()))

    def _measure(self) -> None:
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW_UNITS))
        self.share()

    def share(self) -> None:
        """Share the width between the columns."""
        columns = self.children_model.columns
        room = self.viewport().width()
        # In a small window or a large text, groups give way first, then names, before anything is out of sight; a tip says the whole of them.
        open_ones = sum(1 for column in columns if not column.width)
        widths = [theme.px(column.width) if column.width else 0 for column in columns]
        for place, column in enumerate(columns):
            if column.least:
                lacking = open_ones * theme.px(NAME_WANTED_UNITS) - (room - sum(widths))
                widths[place] -= min(max(0, lacking), widths[place] - theme.px(column.least))
        left = max(theme.px(NAME_UNITS), (room - sum(widths)) // open_ones)
        for place, width in enumerate(widths):
            self.setColumnWidth(place, width or left)


class _Cells(QStyledItemDelegate):
    """Paints a cell, and makes the field one types in."""

    def __init__(self, table: ChildrenTable) -> None:
        super().__init__(table)
        self._table = table

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = self._table.children_model
        column = model.columns[index.column()]
        cell = Cell(column.field)
        cell.setParent(parent)
        cell.setAccessibleName(f"{column.title}, enfant {index.row() + 1}")
        # A new name is typed in sight; one that is there stays hidden until names are shown.
        if model.masked and column.field in NAMES and index.data(Qt.ItemDataRole.EditRole):
            cell.setEchoMode(QLineEdit.EchoMode.Password)
        place = QPersistentModelIndex(index)
        cell.table_pasted.connect(lambda text: self._pasted(cell, place, text))
        # What is half typed is kept as well; Escape brings back what was there.
        cell.edited.connect(lambda: model.type_text(place.row(), column.field, cell.text()))
        cell.setProperty("before", index.data(Qt.ItemDataRole.EditRole))
        return cell

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, Cell):
            editor.show_text(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    @override
    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        if isinstance(editor, Cell):
            self._table.children_model.setData(index, editor.text())

    @override
    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(QRect(option.rect).adjusted(1, 1, -1, -2))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched.property(_CLOSED):
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(watched, Cell):
            key, row = event.key(), self._table.currentIndex().row()
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if key in _ENTER:
                self.close(watched)
                self._table.next_child(row)
                return True
            if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self.close(watched)
                step = 1 if key == Qt.Key.Key_Down else -1
                place = self._table.children_model.index(row + step, self._table.currentIndex().column())
                self._table.go_to(place if place.isValid() else self._table.currentIndex())
                return True
            if key == Qt.Key.Key_Escape:
                self._table.children_model.setData(self._table.currentIndex(), watched.property("before"))
            if control and key == Qt.Key.Key_Delete:
                self.close(watched)
                self._table.removing.emit()
                return True
        return super().eventFilter(watched, event)

    @override
    def editorEvent(self, event: QEvent, model: object, option: QStyleOptionViewItem, index: Index) -> bool:
        pressed = event.type() == QEvent.Type.MouseButtonRelease
        spaced = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space
        if (pressed or spaced) and self._table.children_model.columns[index.column()].field == "beneficiary":
            was = index.data(Qt.ItemDataRole.CheckStateRole)
            now = Qt.CheckState.Unchecked if was == Qt.CheckState.Checked else Qt.CheckState.Checked
            return self._table.children_model.setData(index, now, Qt.ItemDataRole.CheckStateRole)
        return False

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        model = self._table.children_model
        paint_cell(
            painter, QRect(option.rect), index,
            chosen=bool(option.state & QStyle.StateFlag.State_Selected),
            current=index == self._table.currentIndex() and self._table.hasFocus(),
            ticked=index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
            if model.columns[index.column()].field == "beneficiary" else None,
            hint="Prénom…" if index.row() == model.rowCount() - 1 and index.column() == 0 else "",
        )  # fmt: skip

    def _pasted(self, cell: Cell, place: QPersistentModelIndex, text: str) -> None:
        index = self._table.children_model.index(place.row(), place.column())
        self.close(cell)
        self._table.pasted.emit(index, text)

    def close(self, editor: QWidget) -> None:
        """Take what is typed in a field, and let it go."""
        if editor.property(_CLOSED):
            return
        # Qt deletes it a turn later, and would meanwhile take what it loses the focus with.
        editor.setProperty(_CLOSED, True)  # noqa: FBT003 - a property
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
