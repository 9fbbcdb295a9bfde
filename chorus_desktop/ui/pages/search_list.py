"""The list of answers: walked from the field above it or by itself, each with the words found in bold."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from chorus_desktop.ui import icons, theme
from chorus_desktop.ui.pages.search_rows import ROW_ROLE, AnswerRows, Row

if TYPE_CHECKING:
    from chorus_desktop.services.search_answers import Line

ICONS = {
    "INVOICE": "file-text", "CHILD": "users", "PIECE": "paperclip", "PAYMENT": "euro", "ENGAGEMENT": "stamp", "DOSSIER": "folder-open",
    "ACTIVITY": "calendar-days", "PAST": "archive", "ASSOCIATION": "building-2", "RECIPIENT": "landmark", "PROCEDURE": "book-open",
    "GUIDE": "circle-help",
}  # fmt: skip
HEADING, ANSWER, MORE = 38.0, 58.0, 40.0
_SIDE, _ICON, _GAP = 14.0, 20.0, 14.0


class AnswerList(QListView):
    """What was found.

    Args:
        open_row: Enter or a click on a row that leads somewhere.
    """

    def __init__(self, open_row: Callable[[Row], object]) -> None:
        super().__init__()
        self.rows = AnswerRows(self)
        self._open = open_row
        self.setModel(self.rows)
        self.setItemDelegate(_Rows(self))
        self.setAccessibleName("Réponses")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda index: self._open_place(index.row()))
        theme.hold(self, min_height=260)
        theme.current().changed.connect(self.doItemsLayout)

    def walk(self, by: int) -> None:
        """Choose the next answer, or the former one."""
        self.choose(self.rows.step(self.currentIndex().row(), by))

    def choose(self, place: int) -> None:
        """Choose the row at a place; nothing for none."""
        if 0 <= place < self.rows.rowCount() and not self.rows.row(place).is_heading:
            self.setCurrentIndex(self.rows.index(place))

    def open_chosen(self) -> None:
        """Go where the chosen row leads."""
        self._open_place(self.currentIndex().row())

    @property
    def chosen(self) -> Row | None:
        """The chosen row."""
        place = self.currentIndex().row()
        return self.rows.row(place) if place >= 0 else None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = (event.key() == Qt.Key.Key_Down) - (event.key() == Qt.Key.Key_Up)
        if step:
            self.walk(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_chosen()
        else:
            super().keyPressEvent(event)

    def _open_place(self, place: int) -> None:
        if place >= 0 and not self.rows.row(place).is_heading:
            self._open(self.rows.row(place))


class _Rows(QStyledItemDelegate):
    """Paints a heading, an answer on two lines, or the way to more."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row: Row = index.data(ROW_ROLE)
        return QSize(0, theme.px(ANSWER if row.answer else MORE if row.more else HEADING))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        row: Row = index.data(ROW_ROLE)
        box = QRect(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.colour("accent_soft"))
        side, icon, gap = theme.px(_SIDE), theme.px(_ICON), theme.px(_GAP)
        if row.answer is None:
            step, ink = ("body", "accent") if row.more else ("caption", "second")
            left = side + (icon + gap if row.more else 0)
            _write(painter, box.adjusted(left, 0 if row.more else theme.px(8), -side, 0), row.said, (), step, ink, strong=not row.more)
        else:
            middle = box.top() + (box.height() - icon) // 2
            icons.paint(painter, ICONS[row.kind.name], "second", QRect(box.left() + side, middle, icon, icon))
            inner = box.adjusted(side + icon + gap, theme.px(7), -side, -theme.px(7))
            half = inner.height() // 2
            upper, lower = inner.adjusted(0, 0, 0, -half), inner.adjusted(0, half, 0, 0)
            _line(painter, upper, row.answer.title, "body", "text")
            _line(painter, lower, row.answer.why, "caption", "second")
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, theme.colour("line"))
        painter.restore()


def _line(painter: QPainter, box: QRect, line: "Line", step: str, ink: str) -> None:
    _write(painter, box, line.text, tuple(line.bold), step, ink)


def _write(
    painter: QPainter, box: QRect, text: str, bold: tuple[tuple[int, int], ...], step: str, ink: str, *, strong: bool = False
) -> None:
    """One line, its bold stretches in the colour of text; cut with « … » where the room ends."""
    look, place, left = theme.current(), 0, box.left()
    ends = [(start, False) for start, _ in bold] + [(end, True) for _, end in bold] + [(len(text), False)]
    for end, found in sorted(ends):
        font = QFont(look.font(step, bold=found or strong))
        measure, run = QFontMetrics(font), text[place:end]
        room = box.right() - left
        shown = measure.elidedText(run, Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        painter.setPen(theme.colour("text" if found else ink))
        painter.drawText(QRect(left, box.top(), room, box.height()), int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
        if shown != run:
            return
        left, place = left + measure.horizontalAdvance(run), end
