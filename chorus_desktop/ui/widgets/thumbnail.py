"""A small picture of a first page, or the icon of a file that has none."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from chorus_desktop.ui import icons, theme

WIDE, HIGH = 58.0, 78.0
DOTS = 180


class Thumbnail(QWidget):
    """What the words beside it say, seen; a screen reader passes over it."""

    def __init__(self, icon: str = "file-text") -> None:
        super().__init__()
        self._icon = icon
        self._picture: bytes | None = None
        self._pixmap = QPixmap()
        theme.hold(self, width=WIDE, height=HIGH)

    def show_picture(self, picture: bytes | None) -> None:
        """Show a PNG drawn by the program; none: the icon."""
        if picture is self._picture:
            return
        self._picture, self._pixmap = picture, QPixmap()
        if picture is not None:
            self._pixmap.loadFromData(picture)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        room = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self._pixmap.isNull():
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.setBrush(theme.colour("muted_soft"))
            painter.drawRoundedRect(room, 4, 4)
            side = theme.px(24)
            icons.paint(painter, self._icon, "second", QRectF(room.center().x() - side / 2, room.center().y() - side / 2, side, side))
        else:
            size = self._pixmap.size().scaled(QSize(int(room.width()), int(room.height())), Qt.AspectRatioMode.KeepAspectRatio)
            where = QRectF((self.width() - size.width()) / 2, (self.height() - size.height()) / 2, size.width(), size.height())
            painter.drawPixmap(where, self._pixmap, QRectF(self._pixmap.rect()))
            painter.setPen(QPen(theme.colour("border"), 1))
            painter.drawRect(where)
        painter.end()
