"""Surfaces told apart without colour: full, dotted, striped, hollow; the same four in every chart and its legend."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from chorus_desktop.ui import theme
from chorus_desktop.ui.widgets.boxes import boxed, horizontal
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.words import words

FULL, DOTTED, STRIPED, HOLLOW = "full", "dotted", "striped", "hollow"
_STEP = 6.0


def fill(painter: QPainter, box: QRectF, pattern: str) -> None:
    """Paint a surface with its pattern and its border, inside ``box``."""
    if box.width() <= 0 or box.height() <= 0:
        return
    painter.save()
    painter.setClipRect(box)
    painter.fillRect(box, theme.colour("bar" if pattern == FULL else "card"))
    step = theme.px(_STEP)
    if pattern == STRIPED:
        painter.setPen(QPen(theme.colour("bar"), theme.px(1.6)))
        start = box.left() - box.height()
        while start < box.right():
            painter.drawLine(QPointF(start, box.bottom()), QPointF(start + box.height(), box.top()))
            start += step
    elif pattern == DOTTED:
        painter.fillRect(box, theme.colour("bar_part"))
        painter.setPen(Qt.PenStyle.NoPen)
        # The darker of the two schemes' inks: the surface is light in both.
        painter.setBrush(theme.colour("ground" if theme.current().is_dark else "text"))
        radius = theme.px(1.2)
        columns = max(1, int(box.width() / step))
        for row in range(int(box.height() / step) + 1):
            for place in range(columns):
                x = box.left() + box.width() * (place + 0.5) / columns
                painter.drawEllipse(QPointF(x, box.bottom() - step * (row + 0.5)), radius, radius)
    painter.restore()
    painter.save()
    # Thin enough to leave its inside to a narrow bar.
    pen = QPen(theme.colour("bar"), min(float(theme.px(1.4)), box.width() / 5))
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    half = pen.widthF() / 2
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box.adjusted(half, half, -half, -half) if min(box.width(), box.height()) > 2 * half else box)
    painter.restore()


class _Swatch(QWidget):
    def __init__(self, pattern: str) -> None:
        super().__init__()
        self._pattern = pattern
        theme.hold(self, width=22, height=15)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill(painter, QRectF(self.rect()), self._pattern)
        painter.end()


def legend(entries: Sequence[tuple[str, str]]) -> QWidget:
    """What each pattern stands for, from (pattern, words) pairs."""
    return Flow(*[boxed(horizontal(_Swatch(pattern), words(said, "caption", wrap=False), gap=7)) for pattern, said in entries], gap=20)
