"""An icon standing alone on a page. It carries no meaning that words beside it do not carry."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from chorus_desktop.ui import icons, theme


class Picture(QWidget):
    """A Lucide icon in a token's colour, ``side`` units wide."""

    def __init__(self, name: str, colour: str = "second", side: float = 20) -> None:
        super().__init__()
        self._name = name
        self._colour = colour
        self._dot = False
        theme.hold(self, width=side, height=side)

    def show_icon(self, name: str, colour: str) -> None:
        """Show another icon."""
        self._name, self._colour = name, colour
        self.update()

    def show_dot(self, *, shown: bool) -> None:
        """Show a dot in its corner: something waits there. Words elsewhere must say the same."""
        self._dot = shown
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        icons.paint(painter, self._name, self._colour, QRectF(self.rect()))
        if self._dot:
            side = self.width() * 0.42
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("card"), 1.5))
            painter.setBrush(theme.colour("problem"))
            painter.drawEllipse(QRectF(self.width() - side - 1, 1, side, side))
        painter.end()
