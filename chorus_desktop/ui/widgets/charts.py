"""Amounts as pictures: how much of an engagement is used."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from chorus_desktop.domain import french
from chorus_desktop.ui import theme
from chorus_desktop.ui.widgets.boxes import vertical
from chorus_desktop.ui.widgets.words import words


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
