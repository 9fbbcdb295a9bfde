"""How a cell of the sheet is drawn: a letter in a shape of its own, never a colour alone; and where hours are typed in it."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from chorus_desktop.domain.attendance import Cell, Mark
from chorus_desktop.domain.clock import duration
from chorus_desktop.ui import theme
from chorus_desktop.ui.pages.grid_model import BILLED_ROLE, CELL_ROLE, PAID_ROLE

Index = QModelIndex | QPersistentModelIndex

LOOKS = {
    Mark.PRESENT: ("done", "done_soft"),
    Mark.ABSENT: ("text", "card"),
    Mark.EXCUSED: ("warning", "warning_soft"),
}
"""Ink and ground of each mark; a child whom the payer does not pay for has its marks in soft ink, without ground."""
SIDE = 26.0
DOT = 6.0
EDITOR_UNITS = 104.0


class GridCells(QStyledItemDelegate):
    """Paints cells and opens the field of the hours.

    Attributes:
        begin: what the field opens with, in place of the hours that are known.
        entered: Enter ended the field, and not a click elsewhere.

    Signals:
        typed: a cell, and the hours typed in it.
    """

    typed = Signal(QModelIndex, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.begin = ""
        self.entered = False

    @override
    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self.entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        return super().eventFilter(editor, event)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box, state, view = QRect(option.rect), option.state, option.widget
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.colour("accent_soft"))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, theme.colour("line"))
        painter.fillRect(box.right(), box.top(), 1, box.height(), theme.colour("line"))
        cell = index.data(CELL_ROLE)
        if cell is not None:
            _paint_mark(painter, box, cell, paid=bool(index.data(PAID_ROLE)))
        if index.data(BILLED_ROLE):
            _paint_billed(painter, box)
        if isinstance(view, QAbstractItemView) and view.hasFocus() and view.currentIndex() == index:
            painter.setPen(QPen(theme.colour("focus"), theme.px(2)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(1, 1, -2, -2))
        painter.restore()

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = QLineEdit(parent)
        field.setProperty("cell", "true")
        field.setAccessibleName("Durée de présence")
        field.setPlaceholderText("1 h 30")
        return field

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            editor.setText(self.begin or str(index.data(Qt.ItemDataRole.EditRole) or ""))

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QLineEdit) and editor.text().strip() != str(index.data(Qt.ItemDataRole.EditRole) or ""):
            self.typed.emit(model.index(index.row(), index.column()), editor.text())

    @override
    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        box = QRect(option.rect)
        size = editor.sizeHint().expandedTo(QSize(0, 0))
        editor.setGeometry(
            QRect(box.left(), box.center().y() - size.height() // 2, max(box.width(), theme.px(EDITOR_UNITS)), size.height())
        )


def _paint_mark(painter: QPainter, box: QRect, cell: Cell, *, paid: bool) -> None:
    ink, ground = LOOKS[cell.mark] if paid else ("second", "")
    side = theme.px(SIDE)
    hours = duration(cell.minutes) if cell.mark is Mark.PRESENT and cell.minutes is not None else ""
    left = box.left() + theme.px(8) if hours else box.center().x() - side // 2
    shape = QRectF(left, box.center().y() - side / 2, side, side).adjusted(1, 1, -1, -1)
    pen = QPen(theme.colour(ink), 1.5)
    if cell.mark is Mark.EXCUSED:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen if cell.mark is not Mark.PRESENT or not paid else Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(ground) if ground else Qt.BrushStyle.NoBrush)
    if cell.mark is Mark.ABSENT:
        painter.drawEllipse(shape)
    else:
        painter.drawRoundedRect(shape, theme.px(6), theme.px(6))
    painter.setPen(theme.colour(ink))
    painter.setFont(theme.current().font("caption", bold=True))
    painter.drawText(shape, int(Qt.AlignmentFlag.AlignCenter), cell.mark.value)
    if hours:
        painter.setFont(theme.current().font("caption"))
        rest = QRectF(shape.right() + theme.px(6), box.top(), box.right() - shape.right() - theme.px(6), box.height())
        painter.drawText(rest, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), hours)


def _paint_billed(painter: QPainter, box: QRect) -> None:
    """A corner turned down: an invoice has billed this."""
    side = theme.px(DOT + 3)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("accent"))
    right, top = box.right(), box.top()
    painter.drawPolygon(
        [QRect(right - side, top, 1, 1).topLeft(), QRect(right, top, 1, 1).topLeft(), QRect(right, top + side, 1, 1).topLeft()]
    )
