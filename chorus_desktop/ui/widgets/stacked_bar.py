"""One whole in its parts: a bar, and under it each part in words."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from chorus_desktop.domain import bars, french
from chorus_desktop.ui import theme
from chorus_desktop.ui.widgets.boxes import horizontal, vertical
from chorus_desktop.ui.widgets.patterns import fill
from chorus_desktop.ui.widgets.words import breakable, words


class StackedBar(QWidget):
    """What became of one payer's invoices.

    Args:
        title: the payer.
        total: cents in all.
        parts: (words, pattern, cents) of each, in their order.
        most: the cents that a bar of the whole width stands for, so that bars under each other compare.
    """

    def __init__(self, title: str, total: int, parts: Sequence[tuple[str, str, int]], most: int) -> None:
        super().__init__()
        said = " · ".join(f"{name}\u00a0: {french.euros(cents)}" for name, _, cents in parts if cents) or "Rien"
        name = words(breakable(title), "strong")
        amount = words(french.euros(total), "strong", wrap=False)
        amount.setAccessibleName(f"{title}, facturé\u00a0: {french.euros(total)}")
        bar = _Bar([(pattern, cents) for _, pattern, cents in parts], most)
        self.setLayout(vertical(horizontal((name, 1), amount, gap=12), bar, words(said, "caption"), gap=6))


class _Bar(QWidget):
    """Seen only: the words under it say the same."""

    def __init__(self, parts: Sequence[tuple[str, int]], most: int) -> None:
        super().__init__()
        self._patterns = [pattern for pattern, _ in parts]
        self._shares = bars.stacked([cents for _, cents in parts], max(most, 1))
        theme.hold(self, height=20)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = self.width()
        for pattern, (start, length) in zip(self._patterns, self._shares, strict=True):
            fill(painter, QRectF(start * wide, 0, length * wide, self.height()), pattern)
        painter.end()
