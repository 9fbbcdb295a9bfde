"""One page as a picture: fitted, made larger, walked through with the keyboard.

What came from outside is drawn in another process and comes here as a picture: nothing of it is opened in the window's own.
"""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from typing_extensions import override

from chorus_desktop.ui import theme
from chorus_desktop.ui.widgets import scroll_bars
from chorus_desktop.ui.widgets.boxes import vertical
from chorus_desktop.ui.widgets.words import words

ZOOM_STEP = 1.25
LARGEST_ZOOM = 6.0
DOTS = 1600
"""Of the longer side of a page drawn to be read; ``LARGEST_DOTS`` when it is made larger."""
LARGEST_DOTS = 3600
_WAITING = "Préparation de l’image…"


class PageView(QWidget):
    """The picture of a page.

    Args:
        name: what is shown (« Ce qui sera déposé »); also said above it when ``titled``.
        titled: whether the name is written above.

    Attributes:
        title: its name, above it.

    Signals:
        turned: Page ↑ (-1) or Page ↓ (1) was pressed.
        zoomed: it is larger or smaller: who shows it may want a finer picture of ``dots``.
    """

    turned = Signal(int)
    zoomed = Signal()

    def __init__(self, name: str, *, titled: bool = False) -> None:
        super().__init__()
        self.zoom = 1.0
        self._sheet = _Sheet(self)
        self._area = _Area(self)
        self._area.setWidget(self._sheet)
        self._area.setAccessibleName(name)
        theme.hold(self._area, min_height=300)
        self._said = words("", "caption")
        self.title = words(name, "label")
        if not titled:
            self.title.hide()
        self.setLayout(vertical(self.title, (scroll_bars.beside(self._area), 1), self._said, gap=6))
        theme.current().changed.connect(self._fit)
        self.show_page(None)

    @property
    def dots(self) -> int:
        """How many the longer side of its picture should have."""
        return DOTS if self.zoom <= ZOOM_STEP else LARGEST_DOTS

    def show_page(self, picture: bytes | None, said: str = "", *, trouble: str = "") -> None:
        """Show a page.

        Args:
            picture: a PNG or JPEG drawn by the program; none while it is not there yet.
            said: what it is, for whoever does not see it.
            trouble: why there is no picture.
        """
        pixmap = QPixmap()
        if picture is not None:
            pixmap.loadFromData(picture)
        self._sheet.pixmap = pixmap
        self._sheet.waiting = trouble or ("" if picture is not None else _WAITING)
        self._area.setAccessibleDescription(trouble or said)
        self._said.setText(trouble)
        self._said.setVisible(bool(trouble))
        self._fit()

    def zoom_by(self, factor: float) -> None:
        """Make the page larger or smaller; never smaller than the view."""
        zoom = min(max(self.zoom * factor, 1.0), LARGEST_ZOOM)
        if zoom != self.zoom:
            self.zoom = zoom
            self._fit()
            self.zoomed.emit()

    def fit(self) -> None:
        """Show the whole page."""
        self.zoom_by(1 / LARGEST_ZOOM)

    def _fit(self) -> None:
        room = self._area.viewport().size()
        size = self._sheet.pixmap.size()
        if size.isEmpty():
            size = QSize(210, 297)
        shown = QSize(size).scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        self._sheet.shown = QSize(round(shown.width() * self.zoom), round(shown.height() * self.zoom))
        self._sheet.resize(self._sheet.shown.expandedTo(room))
        self._sheet.update()


class _Area(QScrollArea):
    def __init__(self, owner: PageView) -> None:
        super().__init__()
        self._owner = owner
        self.setFrameShape(QFrame.Shape.NoFrame)

    @override
    def sizeHint(self) -> QSize:
        # Qt would ask for the room of the page as it is shown now, and a page of the window would never be as low as the window.
        return QSize(theme.px(300), theme.px(300))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._owner._fit()  # noqa: SLF001 - of one piece with it

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._owner.zoom_by(ZOOM_STEP if event.angleDelta().y() > 0 else 1 / ZOOM_STEP)
        elif self._owner.zoom == 1.0:
            # Nothing to scroll here: the page of the window does.
            event.ignore()
        else:
            super().wheelEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        zooms = {Qt.Key.Key_Plus: ZOOM_STEP, Qt.Key.Key_Equal: ZOOM_STEP, Qt.Key.Key_Minus: 1 / ZOOM_STEP, Qt.Key.Key_0: 1 / LARGEST_ZOOM}
        turns = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        key = Qt.Key(event.key())
        if key in zooms:
            self._owner.zoom_by(zooms[key])
        elif key in turns:
            self._owner.turned.emit(turns[key])
        else:
            super().keyPressEvent(event)


class _Sheet(QWidget):
    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self.pixmap = QPixmap()
        self.shown = QSize()
        self.waiting = ""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), theme.colour("pressed"))
        left, top = (self.width() - self.shown.width()) / 2, (self.height() - self.shown.height()) / 2
        where = QRectF(left, top, self.shown.width(), self.shown.height())
        if self.pixmap.isNull():
            painter.setPen(theme.colour("second"))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self.waiting)
        else:
            painter.drawPixmap(where, self.pixmap, QRectF(self.pixmap.rect()))
        painter.end()
