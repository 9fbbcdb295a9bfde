"""Amounts as pictures: how much of an engagement is used, month by month what was invoiced and paid."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from chorus_desktop.domain import french
from chorus_desktop.ui import theme
from chorus_desktop.ui.widgets.boxes import vertical
from chorus_desktop.ui.widgets.words import words


@dataclass(frozen=True)
class Month:
    """One month of a chart, amounts in cents: what was invoiced, and how much of it is paid."""

    name: str
    due: int
    paid: int = 0


class UsageBar(QWidget):
    """How much of a ceiling is used, in a bar and in words.

    Args:
        title: what it is about (« Engagement CP2026/4512/1 »).
        sure: cents already accepted.
        asked: cents only asked for.
        ceiling: cents in all.
    """

    def __init__(self, title: str, sure: int, asked: int, ceiling: int) -> None:
        super().__init__()
        left = ceiling - sure - asked
        said = f"{french.euros(left)} restent sur {french.euros(ceiling)}"
        if left < 0:
            said = f"dépassé de {french.euros(-left)}, sur {french.euros(ceiling)}"
        bar = _Bar(sure, asked, ceiling)
        bar.setAccessibleName(f"{title}\u00a0: {said}")
        self.setLayout(vertical(words(title, "caption"), bar, words(said, "caption" if left >= 0 else "warning"), gap=6))


class _Bar(QWidget):
    def __init__(self, sure: int, asked: int, ceiling: int) -> None:
        super().__init__()
        whole = max(ceiling, sure + asked, 1)
        self._shares = (sure / whole, asked / whole)
        theme.hold(self, height=12)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        clip = QPainterPath()
        clip.addRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setClipPath(clip)
        painter.fillRect(box, theme.colour("bar_rest"))
        start = 0.0
        for share, ink in zip(self._shares, ("bar", "bar_part"), strict=True):
            width = share * box.width()
            painter.fillRect(QRectF(start, 0, width, box.height()), theme.colour(ink))
            start += width
            if share and start < box.width():
                painter.fillRect(QRectF(start - 1, 0, 2, box.height()), theme.colour("card"))
        painter.end()


class BarChart(QWidget):
    """What was invoiced each month, and how much of it is paid; the same figures are said to screen readers."""

    def __init__(self, title: str, months: Sequence[Month]) -> None:
        super().__init__()
        self._months = tuple(months)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.hold(self, height=190, min_width=240)
        lines = [f"{month.name}\u00a0: {french.euros(month.due)} facturés, {french.euros(month.paid)} payés" for month in months]
        self.setAccessibleName(title)
        self.setAccessibleDescription("\u00a0; ".join(lines))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        small = theme.current().font("caption")
        painter.setFont(small)
        measure = QFontMetrics(small)
        legend, foot, head = measure.height() + theme.px(10), measure.height() + theme.px(6), measure.height() + theme.px(2)
        plot = QRectF(0, legend + head, self.width(), self.height() - legend - foot - head)
        self._legend(painter, measure)
        painter.setPen(theme.colour("line"))
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())
        highest = max((month.due for month in self._months), default=0) or 1
        step = plot.width() / max(1, len(self._months))
        wide = min(step * 0.56, theme.px(44))
        for place, month in enumerate(self._months):
            centre = plot.left() + step * (place + 0.5)
            column = QRectF(centre - step / 2, plot.bottom() + theme.px(4), step, foot)
            painter.setPen(theme.colour("second"))
            painter.drawText(column, int(Qt.AlignmentFlag.AlignCenter), month.name)
            for amount, ink in ((month.due, "bar_part"), (month.paid, "bar")):
                height = plot.height() * amount / highest
                _column(painter, QRectF(centre - wide / 2, plot.bottom() - height, wide, height), ink)
            if month.due:
                top = plot.bottom() - plot.height() * month.due / highest
                painter.setPen(theme.colour("text"))
                figure = french.decimal(Decimal(round(month.due / 100)))
                painter.drawText(QRectF(centre - step / 2, top - head, step, head), int(Qt.AlignmentFlag.AlignCenter), figure)
        painter.end()

    def _legend(self, painter: QPainter, measure: QFontMetrics) -> None:
        left = 0.0
        side = theme.px(10)
        for said, ink in (("Payé", "bar"), ("Facturé, pas encore payé", "bar_part")):
            _column(painter, QRectF(left, (measure.height() - side) / 2, side, side), ink)
            painter.setPen(theme.colour("second"))
            left += side + theme.px(6)
            painter.drawText(QPointF(left, measure.ascent()), said)
            left += measure.horizontalAdvance(said) + theme.px(18)


def _column(painter: QPainter, box: QRectF, ink: str) -> None:
    if box.height() > 0:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(ink))
        painter.drawRoundedRect(box, 3, 3)
