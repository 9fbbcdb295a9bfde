"""Lucide icons, drawn from their SVG in a token's colour, crisp at any size and right in both schemes.

An icon made here keeps the *names* of its drawing and of its colour: it is drawn when it is painted, so a change of scheme needs
no new icon anywhere.
"""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from typing_extensions import override

from chorus_desktop import resources
from chorus_desktop.ui import theme


def icon(name: str, colour: str = "text") -> QIcon:
    """An icon for a button or a menu.

    Args:
        name: the file's name in ``resources/icons`` without ``.svg``.
        colour: a token's name.

    Raises:
        FileNotFoundError: no such drawing is shipped.
    """
    _source(name)
    return QIcon(_Drawing(name, colour))


def paint(painter: QPainter, name: str, colour: str, where: QRect | QRectF) -> None:
    """Draw an icon into a rectangle, in a token's colour of the scheme now shown."""
    _renderer(name, theme.colour(colour).name()).render(painter, QRectF(where))


def pixmap(name: str, colour: str, side: int, ratio: float) -> QPixmap:
    """An icon as a square picture.

    Args:
        name: the drawing.
        colour: a token's name.
        side: its side in logical pixels.
        ratio: device pixels for one logical pixel.
    """
    return _pixmap(name, theme.colour(colour).name(), side, ratio)


class _Drawing(QIconEngine):
    def __init__(self, name: str, colour: str) -> None:
        super().__init__()
        self._name = name
        self._colour = colour

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        paint(painter, self._name, self._ink(mode), rect)

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    @override
    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        # The size is in logical pixels (Qt 6.12).
        return pixmap(self._name, self._ink(mode), min(size.width(), size.height()), scale)

    @override
    def clone(self) -> QIconEngine:
        return _Drawing(self._name, self._colour)

    def _ink(self, mode: QIcon.Mode) -> str:
        return "second" if mode is QIcon.Mode.Disabled else self._colour


@lru_cache(maxsize=128)
def _source(name: str) -> str:
    return resources.text("icons", f"{name}.svg")


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    # Qt draws currentColor black.
    return QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))


@lru_cache(maxsize=512)
def _pixmap(name: str, colour: str, side: int, ratio: float) -> QPixmap:
    picture = QPixmap(QSize(round(side * ratio), round(side * ratio)))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    _renderer(name, colour).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return picture
