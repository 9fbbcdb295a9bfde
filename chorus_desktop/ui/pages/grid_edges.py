"""The sums of the sheet beside and under it, live: they stay in sight however far it is scrolled.

They are painted, and not tables of their own: a screen reader hears each sum with the head of its row or column.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from chorus_desktop.ui import theme
from chorus_desktop.ui.pages.grid_model import GridModel
from chorus_desktop.ui.pages.grid_table import GridTable

PRESENT_UNITS = 84
HOURS_UNITS = 92
NARROW_UNITS = 640
"""A sheet narrower than this shows no hours: its sessions need the room."""
LINE_UNITS = 30
_CENTRE = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class _Edge(QWidget):
    def __init__(self, table: GridTable, model: GridModel) -> None:
        super().__init__()
        self._table = table
        self._model = model
        model.counted.connect(self.update)
        theme.current().changed.connect(self.updateGeometry)

    @staticmethod
    def _write(
        painter: QPainter, box: QRect, text: str, *, bold: bool = False, soft: bool = False, side: Qt.AlignmentFlag = _CENTRE
    ) -> None:
        painter.setFont(theme.current().font("caption" if soft else "body", bold=bold))
        painter.setPen(theme.colour("second" if soft else "text"))
        painter.drawText(box, int(side), text)


class ChildSums(_Edge):
    """On the right: at how many sessions each child was, and how long."""

    def __init__(self, table: GridTable, model: GridModel) -> None:
        super().__init__(table, model)
        table.verticalScrollBar().valueChanged.connect(self.update)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._narrow = False

    @property
    def hours(self) -> int:
        """How wide the hours are; nothing where there is no room for them."""
        return 0 if self._narrow else theme.px(HOURS_UNITS)

    def fit(self, whole: int) -> None:
        """Show hours or not, beside a sheet of that width in all."""
        self._narrow = whole < theme.px(NARROW_UNITS)
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(PRESENT_UNITS) + self.hours, 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, wide, hours = QPainter(self), theme.px(PRESENT_UNITS), self.hours
        head = self._table.horizontalHeader().height()
        painter.fillRect(0, 0, 1, self.height(), theme.colour("line"))
        painter.fillRect(0, head - 1, self.width(), 1, theme.colour("line"))
        for left, width, title in ((0, wide, "Présences"), (wide, hours, "Heures")):
            if width:
                self._write(painter, QRect(left, 0, width, head), title, bold=True, soft=True)
        painter.setClipRect(0, head, self.width(), self.height() - head)
        rows = self._model.totals.rows
        first = max(0, self._table.rowAt(0))
        for row in range(first, len(rows)):
            top, high = head + self._table.rowViewportPosition(row), self._table.rowHeight(row)
            if top > self.height():
                break
            painter.fillRect(0, top + high - 1, self.width(), 1, theme.colour("line"))
            soft = not self._model.listed[row].beneficiary
            self._write(painter, QRect(0, top, wide, high), str(rows[row].present), bold=not soft, soft=soft)
            if hours:
                self._write(painter, QRect(wide, top, hours, high), rows[row].hours, soft=True)
        painter.end()


class SessionSums(_Edge):
    """Under it: how many came to each session, those that the payer pays for apart where there are others; and in all."""

    def __init__(self, table: GridTable, model: GridModel, beside: ChildSums) -> None:
        super().__init__(table, model)
        self._beside = beside
        table.horizontalScrollBar().valueChanged.connect(self.update)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(0, theme.px(LINE_UNITS) * len(self._lines()))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, totals, high = QPainter(self), self._model.totals, theme.px(LINE_UNITS)
        names, edge = self._table.verticalHeader().width(), self._table.width()
        painter.fillRect(0, 0, self.width(), 1, theme.colour("line"))
        for place, (title, of) in enumerate(self._lines()):
            top = place * high
            self._write(painter, QRect(theme.px(12), top, names - theme.px(12), high), title, bold=not place, soft=True, side=_LEFT)
            painter.setClipRect(names, top, edge - names, high)
            for column, each in enumerate(totals.columns):
                left = names + self._table.columnViewportPosition(column)
                if left > edge:
                    break
                box = QRect(left, top, self._table.columnWidth(column), high)
                self._write(painter, box, str(getattr(each, of)), bold=not place, soft=bool(place))
            painter.setClipping(False)
            whole = QRect(edge, top, theme.px(PRESENT_UNITS), high)
            self._write(painter, whole, str(getattr(totals.whole, of)), bold=not place, soft=bool(place))
        if self._beside.hours:
            hours = QRect(edge + theme.px(PRESENT_UNITS), 0, self._beside.hours, high)
            self._write(painter, hours, totals.whole.hours, soft=True)
        painter.end()

    def _lines(self) -> Sequence[tuple[str, str]]:
        present = ("Présents", "present")
        return (present, ("dont bénéficiaires", "paid")) if self._model.totals.has_unpaid else (present,)
