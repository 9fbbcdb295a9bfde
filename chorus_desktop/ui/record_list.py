"""The widget around a table of records: a field to search in, the table, how many are shown, what to do when there is none."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from chorus_desktop.domain import french
from chorus_desktop.ui import theme
from chorus_desktop.ui.record_table import DETAIL_ROLE, PILL_ROLE, Column, RecordModel
from chorus_desktop.ui.widgets.boxes import horizontal, vertical
from chorus_desktop.ui.widgets.search_field import search_field
from chorus_desktop.ui.widgets.status import TONES
from chorus_desktop.ui.widgets.words import words

T = TypeVar("T")
SOFT = {
    "done": "done_soft",
    "doing": "accent_soft",
    "todo": "muted_soft",
    "fix": "problem_soft",
    "warning": "warning_soft",
    "locked": "muted_soft",
}


class RecordList(QWidget, Generic[T]):
    """Records one searches, sorts and opens.

    Args:
        name: what they are (« Factures »), for screen readers.
        columns: what is read of each.
        key: what makes a record the same one when the rows are read again.
        open_record: Enter or a click.
        empty: shown in place of the table as long as there is no record at all.
        noun: one record in words (« facture »), for the count.
    """

    def __init__(
        self,
        name: str,
        columns: Sequence[Column[T]],
        key: Callable[[T], Hashable],
        open_record: Callable[[T], object],
        *,
        empty: QWidget,
        noun: str,
    ) -> None:
        super().__init__()
        self._noun = noun
        self.model = RecordModel(columns, key, self)
        self.search = search_field(name)
        self.table = RecordTable(self.model, open_record)
        self.table.setAccessibleName(name)
        self._count = words("", "caption", wrap=False)
        self._nothing = words("Rien ne correspond à cette recherche.", "second")
        self._empty = empty
        top = horizontal((self.search, 1), None, self._count, gap=12)
        self.setLayout(vertical(top, self._nothing, (self.table, 1), empty, gap=12))
        self.search.textChanged.connect(self._filter)
        self.show_rows(())

    def show_rows(self, rows: Sequence[T]) -> None:
        """Show these records; the one that was selected stays so."""
        selected = self.table.selected_key()
        self.model.show_rows(rows)
        self.table.select_key(selected)
        self._say()

    def selected(self) -> T | None:
        """The selected record."""
        row = self.table.currentIndex().row()
        return self.model.record(row) if row >= 0 else None

    def _filter(self, text: str) -> None:
        selected = self.table.selected_key()
        self.model.filter(text)
        self.table.select_key(selected)
        self._say()

    def _say(self) -> None:
        total, shown = self.model.total, self.model.rowCount()
        self._count.setText(french.plural(total, self._noun) if shown == total else f"{shown} sur {french.plural(total, self._noun)}")
        self._count.setVisible(total > 0)
        self.search.setVisible(total > 0)
        self.table.setVisible(shown > 0)
        self._nothing.setVisible(shown == 0 < total)
        self._empty.setVisible(total == 0)


class RecordTable(QTableView):
    """The table itself: Tab leaves it, arrows walk it, Enter opens a record.

    Args:
        records: what it shows.
        open_record: Enter or a double click.
    """

    def __init__(self, records: RecordModel[Any], open_record: Callable[[Any], object]) -> None:
        super().__init__()
        self._records = records
        self._open = open_record
        self.setModel(records)
        self.setItemDelegate(_Cells(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        # Tab leaves the table; arrows walk it.
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(True)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.horizontalHeader().setMinimumSectionSize(40)
        # As the rows of every other list: one click opens.
        self.clicked.connect(self._open_index)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        theme.hold(self, min_height=260)
        theme.current().changed.connect(self._measure)
        self._measure()

    def selected_key(self) -> Hashable | None:
        """The key of the selected record."""
        row = self.currentIndex().row()
        return self._records.key_of(row) if row >= 0 else None

    def select_key(self, key: Hashable | None) -> None:
        """Select a record; nothing changes when it is not shown."""
        row = self._records.row_of(key) if key is not None else None
        if row is not None:
            index = self._records.index(row, 0)
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(index, flags)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open_index(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _open_index(self, index: QModelIndex) -> None:
        self._open(self._records.record(index.row()))

    def _measure(self) -> None:
        tall = any(column.detail is not None for column in self._records.columns)
        # One height for all: measuring each of thousands of rows would freeze the window.
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.px(62 if tall else 44))
        self._share()

    def _share(self) -> None:
        columns = self._records.columns
        fixed = sum(theme.px(column.width) for column in columns if column.width)
        open_columns = [place for place, column in enumerate(columns) if not column.width]
        for place, column in enumerate(columns):
            if column.width:
                self.setColumnWidth(place, theme.px(column.width))
        for place in open_columns:
            self.setColumnWidth(place, max(theme.px(120), (self.viewport().width() - fixed) // len(open_columns)))


class _Cells(QStyledItemDelegate):
    """Paints a cell: one or two lines, or a status as a pill with a line under it; a line under each row."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        self.initStyleOption(option, index)
        rect = QRect(option.rect)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("accent_soft"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        inner = rect.adjusted(theme.px(12), 0, -theme.px(12), -1)
        pill = index.data(PILL_ROLE)
        detail = index.data(DETAIL_ROLE)
        if pill and detail:
            _paint_pill(painter, inner.adjusted(0, theme.px(4), 0, -inner.height() // 2 + theme.px(8)), str(pill), str(index.data()))
            _paint_under(painter, inner, str(detail))
        elif pill:
            _paint_pill(painter, inner, str(pill), str(index.data()))
        else:
            _paint_lines(painter, inner, index)
        painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        hint = super().sizeHint(option, index)
        return QSize(hint.width() + theme.px(24), hint.height())


def _paint_lines(painter: QPainter, box: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
    look = theme.current()
    detail = index.data(DETAIL_ROLE)
    side = index.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignHorizontal_Mask
    font = look.font("body", bold=bool(detail))
    lines = [(str(index.data() or ""), font, "text")]
    if detail:
        lines.append((str(detail), look.font("caption"), "second"))
    heights = [QFontMetrics(each).height() for _, each, _ in lines]
    top = box.top() + (box.height() - sum(heights)) // 2
    for (text, each, ink), height in zip(lines, heights, strict=True):
        painter.setFont(each)
        painter.setPen(theme.colour(ink))
        shown = QFontMetrics(each).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(QRect(box.left(), top, box.width(), height), int(side | Qt.AlignmentFlag.AlignVCenter), shown)
        top += height


def _paint_under(painter: QPainter, box: QRect, said: str) -> None:
    """A smaller line under a pill."""
    font = theme.current().font("caption")
    measure = QFontMetrics(font)
    painter.setFont(font)
    painter.setPen(theme.colour("second"))
    shown = measure.elidedText(said, Qt.TextElideMode.ElideRight, box.width())
    line = QRect(box.left(), box.bottom() - measure.height() - theme.px(6), box.width(), measure.height())
    painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)


def _paint_pill(painter: QPainter, box: QRect, status: str, said: str) -> None:
    font = theme.current().font("caption", bold=True)
    measure = QFontMetrics(font)
    shown = measure.elidedText(said, Qt.TextElideMode.ElideRight, box.width() - theme.px(20))
    size = QSize(measure.horizontalAdvance(shown) + theme.px(20), measure.height() + theme.px(8))
    pill = QRectF(box.left(), box.top() + (box.height() - size.height()) / 2, size.width(), size.height())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(SOFT[status]))
    radius = theme.current().radius("pill")
    painter.drawRoundedRect(pill, radius, radius)
    painter.setFont(font)
    ink = "text" if status == "todo" else TONES[status].ink
    painter.setPen(theme.colour(ink))
    painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), shown)
