"""The heads of the sheet, which never scroll away: a child's name and group, a session's day and hours."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QTableView
from typing_extensions import override

from chorus_desktop.ui import theme
from chorus_desktop.ui.pages.grid_model import ACTIVITY_ROLE, DETAIL_ROLE, PAID_ROLE, GridModel

NAMES_UNITS = 230
NAMES_SHARE = 0.38
LINE_UNITS = 20
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class _Heads(QHeaderView):
    """Drawn by hand; a click selects the whole row or column."""

    def __init__(self, orientation: Qt.Orientation, table: QTableView) -> None:
        super().__init__(orientation, table)
        self._table = table
        self.setSectionsClickable(True)
        self.setHighlightSections(True)
        self.setMinimumSectionSize(theme.px(24))

    def _ground(self, painter: QPainter, box: QRect, section: int) -> None:
        current = self._table.currentIndex()
        here = current.isValid() and section == (current.row() if self.orientation() == Qt.Orientation.Vertical else current.column())
        painter.fillRect(box, theme.colour("accent_soft" if here else "card"))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, theme.colour("line"))
        painter.fillRect(box.right(), box.top(), 1, box.height(), theme.colour("line"))

    def _said(self, section: int, role: int = int(Qt.ItemDataRole.DisplayRole)) -> str:
        return str(self.model().headerData(section, self.orientation(), role) or "")


class RowHeads(_Heads):
    """The children."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, table)

    @override
    def sizeHint(self) -> QSize:
        # In a large text or a narrow window, sessions need the room more than names do.
        return QSize(min(theme.px(NAMES_UNITS), round(self._table.width() * NAMES_SHARE)), 0)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        painter.save()
        self._ground(painter, rect, logicalIndex)
        look, inside = theme.current(), rect.adjusted(theme.px(12), 0, -theme.px(10), 0)
        paid = bool(self.model().headerData(logicalIndex, self.orientation(), PAID_ROLE))
        name, about, bold = self._said(logicalIndex), self._said(logicalIndex, DETAIL_ROLE), look.font("body", bold=paid)
        # The name first: the group takes the room it leaves.
        taken = min(inside.width(), QFontMetrics(bold).horizontalAdvance(name))
        _write(painter, inside, name, bold, "text" if paid else "second", _LEFT)
        _write(painter, inside.adjusted(taken + theme.px(10), 0, 0, 0), about, look.font("caption"), "second", _RIGHT)
        painter.restore()


class ColumnHeads(_Heads):
    """The sessions."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)

    @override
    def sizeHint(self) -> QSize:
        return QSize(0, theme.px(LINE_UNITS * self._lines + 12))

    @property
    def _lines(self) -> int:
        model = self.model()
        return 3 if isinstance(model, GridModel) and model.has_several else 2

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        painter.save()
        self._ground(painter, rect, logicalIndex)
        look, inside = theme.current(), rect.adjusted(theme.px(4), theme.px(6), -theme.px(4), -theme.px(6))
        said = (
            (self._said(logicalIndex), look.font("caption", bold=True), "text"),
            (self._said(logicalIndex, DETAIL_ROLE), look.font("caption"), "second"),
            (self._said(logicalIndex, ACTIVITY_ROLE), look.font("caption"), "second"),
        )
        lines = [line for line in said if line[0]]
        each = inside.height() // len(lines)
        for place, (text, font, ink) in enumerate(lines):
            line = QRect(inside.left(), inside.top() + place * each, inside.width(), each)
            _write(painter, line, text, font, ink, Qt.AlignmentFlag.AlignCenter)
        painter.restore()


def _write(painter: QPainter, box: QRect, text: str, font: QFont, ink: str, side: Qt.AlignmentFlag) -> None:
    painter.setFont(font)
    painter.setPen(theme.colour(ink))
    painter.drawText(box, int(side), QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, max(0, box.width())))
