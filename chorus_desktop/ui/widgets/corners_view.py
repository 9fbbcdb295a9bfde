"""The photo of a sheet with the sheet's four corners, moved with the mouse or the keyboard."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from chorus_desktop.domain.piece import Corners
from chorus_desktop.domain.sheet_corners import NAMES, WHOLE, moved, place_said
from chorus_desktop.ui import announce, theme
from chorus_desktop.ui.widgets.flow import Held

HANDLE_UNITS = 26.0
STEP, LARGE_STEP = 0.005, 0.05
"""Of the photo's side: what an arrow moves a corner by, and an arrow with Maj."""

_ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
_OUTSIDE = QColor(0, 0, 0, 120)


class CornersView(QWidget):
    """A photo under the four corners of its sheet. Tab goes from one corner to the next, the arrows move it.

    Signals:
        changed: the corners, and a number that stays the same as long as one and the same gesture goes on.
    """

    changed = Signal(object, int)

    def __init__(self) -> None:
        super().__init__()
        self.corners: Corners = WHOLE
        self._pixmap = QPixmap()
        self._gesture = 0
        self._handles = [_Handle(self, rank) for rank in range(4)]
        self.setLayout(_Free(self._place, self._handles))
        theme.hold(self, min_height=300)
        theme.current().changed.connect(self._place)

    def show_photo(self, picture: bytes | None, corners: Corners | None) -> None:
        """Show a photo.

        Args:
            picture: a JPEG drawn by the program: upright, whole; none while it is not there yet.
            corners: of its sheet; none: the whole photo is taken.
        """
        self._pixmap = QPixmap()
        if picture is not None:
            self._pixmap.loadFromData(picture)
        self.show_corners(corners)

    def show_corners(self, corners: Corners | None) -> None:
        """Show other corners on the same photo."""
        self.corners = corners or WHOLE
        for handle, corner in zip(self._handles, self.corners, strict=True):
            handle.setAccessibleDescription(place_said(corner))
            handle.setVisible(not self._pixmap.isNull())
        self._place()

    def begin_gesture(self) -> None:
        """What is moved from now on is another gesture."""
        self._gesture += 1

    def move_corner(self, rank: int, x: float, y: float) -> None:
        """Move a corner, as far as the four still make a sheet."""
        corners = moved(self.corners, rank, x, y)
        if corners != self.corners:
            self.show_corners(corners)
            self.changed.emit(corners, self._gesture)

    def move_to(self, rank: int, at: QPointF) -> None:
        """Move a corner to a point of this widget."""
        where = self._photo()
        self.move_corner(rank, (at.x() - where.x()) / where.width(), (at.y() - where.y()) / where.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), theme.colour("pressed"))
        if not self._pixmap.isNull():
            where = self._photo()
            painter.drawPixmap(where, self._pixmap, QRectF(self._pixmap.rect()))
            outline = QPolygonF([*self._points(), self._points()[0]])
            around = QPainterPath()
            around.addRect(where)
            around.addPolygon(outline)
            painter.fillPath(around, _OUTSIDE)
            # White under the colour: seen on any photo.
            for colour, width in ((QColor("white"), 5.0), (theme.colour("primary"), 2.5)):
                painter.setPen(QPen(colour, width))
                painter.drawPolyline(outline)
        painter.end()

    def _photo(self) -> QRectF:
        room = self.rect().adjusted(*(theme.px(HANDLE_UNITS / 2) * side for side in (1, 1, -1, -1)))
        size = self._pixmap.size().scaled(room.size().expandedTo(QSize(1, 1)), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = room.x() + (room.width() - size.width()) / 2, room.y() + (room.height() - size.height()) / 2
        return QRectF(left, top, max(1, size.width()), max(1, size.height()))

    def _points(self) -> list[QPointF]:
        where = self._photo()
        return [QPointF(where.x() + corner.x * where.width(), where.y() + corner.y * where.height()) for corner in self.corners]

    def _place(self) -> None:
        side = theme.px(HANDLE_UNITS)
        for handle, point in zip(self._handles, self._points(), strict=True):
            handle.setGeometry(round(point.x() - side / 2), round(point.y() - side / 2), side, side)
        self.update()


class _Handle(QWidget):
    def __init__(self, owner: CornersView, rank: int) -> None:
        super().__init__(owner)
        self._owner, self._rank = owner, rank
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SizeAllCursor)
        self.setAccessibleName(NAMES[rank])
        self.setToolTip(f"{NAMES[rank]}\u00a0: les flèches le déplacent, Maj + flèche plus loin")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) not in _ARROWS or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
            return
        across, down = _ARROWS[Qt.Key(event.key())]
        step = LARGE_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else STEP
        corner = self._owner.corners[self._rank]
        if not event.isAutoRepeat():
            self._owner.begin_gesture()
        self._owner.move_corner(self._rank, corner.x + across * step, corner.y + down * step)
        announce.say(self, f"{NAMES[self._rank]}, {place_said(self._owner.corners[self._rank])}")

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._owner.begin_gesture()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._owner.move_to(self._rank, self.mapToParent(event.position()))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("primary"), 3))
        painter.setBrush(theme.colour("accent_soft") if self.hasFocus() else QColor("white"))
        inset = self.width() / 5
        painter.drawEllipse(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset))
        painter.end()


class _Free(Held):
    """Pieces placed by their owner; they are in a layout so that Tab finds them in their order."""

    def __init__(self, place: Callable[[], None], pieces: list["_Handle"]) -> None:
        super().__init__()
        self._put = place
        for piece in pieces:
            self.addWidget(piece)

    @override
    def setGeometry(self, rect: QRect, /) -> None:
        super().setGeometry(rect)
        self._put()

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSize()

    @override
    def minimumSize(self) -> QSize:
        return QSize(theme.px(200), theme.px(200))
