"""How a day of the month is drawn: its number, and a shape with a count for what it asks; readable without colour, at any size of the text."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from chorus_desktop.domain.deadlines import DeadlineLevel
from chorus_desktop.ui import icons, theme
from chorus_desktop.ui.pages.deadline_row import TONE
from chorus_desktop.ui.widgets.status import TONES

COUNT = Qt.ItemDataRole.UserRole + 1
LEVEL = Qt.ItemDataRole.UserRole + 2
IS_TODAY = Qt.ItemDataRole.UserRole + 3
_SIDE, _GAP, _ICON = 8.0, 5.0, 18.0


class DayCell(QStyledItemDelegate):
    """Draws a cell whose text is the number of its day; ``COUNT``, ``LEVEL`` and ``IS_TODAY`` say the rest."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        whole = QStyleOptionViewItem(option)
        self.initStyleOption(whole, index)
        whole.text = ""
        style = whole.widget.style()
        style.drawControl(style.ControlElement.CE_ItemViewItem, whole, painter, whole.widget)
        number = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        if not number:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_today, level = bool(index.data(IS_TODAY)), index.data(LEVEL)
        font = whole.font
        font.setBold(is_today or level is not None)
        painter.setFont(font)
        box = option.rect.adjusted(theme.px(_SIDE), theme.px(_GAP), -theme.px(_GAP), -theme.px(_GAP))
        painter.setPen(theme.colour("text"))
        drawn = painter.boundingRect(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), number)
        painter.drawText(drawn, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), number)
        if is_today:
            _frame(painter, drawn)
        if level is not None:
            _asked(painter, box, DeadlineLevel(level), int(index.data(COUNT)))
        painter.restore()


def _frame(painter: QPainter, around: QRect) -> None:
    margin = theme.px(3)
    painter.setPen(QPen(theme.colour("accent"), max(1.5, theme.px(2) * 0.8)))
    painter.drawRoundedRect(QRectF(around).adjusted(-margin - 1, -margin / 2, margin + 1, margin / 2), margin * 1.5, margin * 1.5)


def _asked(painter: QPainter, box: QRect, level: DeadlineLevel, count: int) -> None:
    tone, side = TONES[TONE[level]], theme.px(_ICON)
    place = QRect(box.left(), box.bottom() - side, side, side)
    icons.paint(painter, tone.icon, tone.ink, place)
    painter.setPen(theme.colour(tone.ink))
    words = QRect(place.right() + theme.px(_GAP), place.top(), box.right() - place.right() - theme.px(_GAP), side)
    said = f"{count} {level.label.lower()}"
    fits = painter.fontMetrics().horizontalAdvance(said) <= words.width()
    painter.drawText(words, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), said if fits else str(count))
