"""Bars side by side over months or years, walked with the arrows; every figure is also in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from chorus_desktop.domain import bars, french
from chorus_desktop.ui import announce, theme
from chorus_desktop.ui.widgets.patterns import fill

HEIGHT = 250.0
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


@dataclass(frozen=True)
class Series:
    """What one pattern stands for: its words, its pattern, and cents at each place."""

    title: str
    pattern: str
    amounts: Sequence[int]


class BarChart(QWidget):
    """Groups of bars on an axis of euros.

    Args:
        title: what it shows, for a screen reader.
        series: bars of each group, in their order.
        titles: each place in full (« mai 2026 »); ``shorts`` what stands under its bars.

    Signals:
        looked: a place was chosen with the arrows or the mouse; its figures in words.
    """

    looked = Signal(str)

    def __init__(self, title: str, series: Sequence[Series], titles: Sequence[str], shorts: Sequence[str]) -> None:
        super().__init__()
        self._series, self._titles, self._shorts = tuple(series), tuple(titles), tuple(shorts)
        self._axis = bars.axis([amount for item in series for amount in item.amounts])
        self._bars = bars.grouped([item.amounts for item in series], self._axis)
        self._place = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(title)
        self.setAccessibleDescription(f"{self._highest()} Flèches gauche et droite\u00a0: les montants un à un.".strip())
        theme.hold(self, height=HEIGHT, min_width=220)

    def said(self, place: int) -> str:
        """The figures of one place: « mai 2026 : facturé 352,50 €, payé 0,00 € »."""
        figures = ", ".join(f"{item.title.lower()} {french.euros(item.amounts[place])}" for item in self._series)
        return f"{self._titles[place]}\u00a0: {figures}"

    def look_at(self, place: int) -> None:
        """Choose a place, and say its figures."""
        self._place = max(0, min(place, len(self._titles) - 1))
        said = self.said(self._place)
        self.looked.emit(said)
        announce.say(self, said)
        self.update()

    def _highest(self) -> str:
        first = self._series[0].amounts
        if not any(first):
            return ""
        most = max(first)
        return f"Le plus haut\u00a0: {french.euros(most)} ({self._titles[list(first).index(most)]})."

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.look_at(self._place + _STEPS[key] if self._place >= 0 else 0)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.look_at(0 if key == Qt.Key.Key_Home else len(self._titles) - 1)
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        room = self._room()
        share = (event.position().x() - room.left()) / max(1.0, room.width())
        if 0 <= share < 1:
            self.look_at(int(share * len(self._titles)))

    def _room(self) -> QRectF:
        metrics = QFontMetrics(theme.current().font("caption"))
        left = max(metrics.horizontalAdvance(_tick(tick)) for tick in self._axis.ticks) + theme.px(10)
        return QRectF(self.rect()).adjusted(left, metrics.height() / 2 + 2, -theme.px(4), -(2 * metrics.height() + theme.px(8)))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.current().font("caption"))
        room = self._room()
        if self._place >= 0:
            wide = room.width() / len(self._titles)
            painter.fillRect(QRectF(room.left() + self._place * wide, room.top(), wide, room.height()), theme.colour("accent_soft"))
        self._paint_axis(painter, room)
        for bar in self._bars:
            box = QRectF(
                room.left() + bar.left * room.width(), room.bottom() - bar.top * room.height(), bar.width * room.width(),
                (bar.top - bar.foot) * room.height(),
            )  # fmt: skip
            fill(painter, box, self._series[bar.series].pattern)
        self._paint_names(painter, room)
        painter.end()

    def _paint_axis(self, painter: QPainter, room: QRectF) -> None:
        high = painter.fontMetrics().height()
        side = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for tick in self._axis.ticks:
            y = room.bottom() - self._axis.share(tick) * room.height()
            painter.fillRect(QRectF(room.left(), y - 0.5, room.width(), 1), theme.colour("border" if tick == 0 else "line"))
            painter.setPen(QPen(theme.colour("second")))
            painter.drawText(QRectF(0, y - high / 2, room.left() - theme.px(8), high), side, _tick(tick))

    def _paint_names(self, painter: QPainter, room: QRectF) -> None:
        metrics = painter.fontMetrics()
        wide = room.width() / len(self._titles)
        widest = max(metrics.horizontalAdvance(text) for text in self._shorts) + theme.px(8)
        every = max(1, -(-int(widest) // max(1, int(wide))))
        year = ""
        centred = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        for place, (short, title) in enumerate(zip(self._shorts, self._titles, strict=True)):
            if place % every:
                continue
            middle = room.left() + (place + 0.5) * wide
            painter.setPen(QPen(theme.colour("text" if place == self._place else "second")))
            painter.drawText(QRectF(middle - widest, room.bottom() + theme.px(6), 2 * widest, metrics.height()), centred, short)
            told = title.rpartition(" ")[2]
            if told not in (year, short):
                year = told
                below = room.bottom() + theme.px(6) + metrics.height()
                painter.drawText(QRectF(middle - widest, below, 2 * widest, metrics.height()), centred, year)


def _tick(cents: int) -> str:
    return french.euros(cents).replace(",00", "")
