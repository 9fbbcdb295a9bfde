"""The pages of a piece under each other, small: chosen, put in another order with the mouse or the keyboard."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from chorus_desktop.ui import announce, theme
from chorus_desktop.ui.widgets import scroll_bars

WIDE, HIGH = 92.0, 132.0
SMALL_DOTS = 240
"""Of the longer side of a small page."""

_WAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
_PICTURE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class SmallPage:
    """One page: its picture, none while it is not drawn, and what it is in words (« Page 2 sur 5, photo »)."""

    picture: bytes | None
    said: str


class PageStrip(QWidget):
    """Small pages in their order.

    Args:
        movable: whether they may be put in another order.

    Signals:
        chosen: place of the page now looked at, from 0.
        moved: place of a page, and its new place.
    """

    chosen = Signal(int)
    moved = Signal(int, int)

    def __init__(self, *, movable: bool = False) -> None:
        super().__init__()
        self._list = _List(self, movable=movable)
        self._pictures: dict[int, bytes | None] = {}
        self._list.setAccessibleName("Pages")
        self._list.currentRowChanged.connect(self._choose)
        theme.hold(self._list, width=WIDE + 10, min_height=HIGH * 2)
        self.setLayout(scroll_bars.beside(self._list))
        theme.current().changed.connect(self._resize)

    @property
    def place(self) -> int:
        """The page looked at."""
        return max(0, self._list.currentRow())

    def show_pages(self, pages: Sequence[SmallPage], place: int) -> None:
        """Show these pages, one of them looked at."""
        quiet = QSignalBlocker(self._list)
        while self._list.count() > len(pages):
            self._list.takeItem(self._list.count() - 1)
            self._pictures.pop(self._list.count(), None)
        for rank, page in enumerate(pages):
            if rank == self._list.count():
                item = QListWidgetItem(str(rank + 1))
                item.setSizeHint(_size())
                self._list.addItem(item)
            self.show_page(rank, page)
        self._list.setCurrentRow(min(place, len(pages) - 1))
        quiet.unblock()
        self._list.viewport().update()

    def show_page(self, rank: int, page: SmallPage) -> None:
        """Show another picture of one page."""
        if rank >= self._list.count():
            # A picture that came while the pages are being put in their place.
            return
        item = self._list.item(rank)
        if self._pictures.get(rank, b"") is not page.picture:
            self._pictures[rank] = page.picture
            pixmap = QPixmap()
            if page.picture is not None:
                pixmap.loadFromData(page.picture)
            item.setData(_PICTURE, pixmap)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, page.said)
        item.setToolTip(page.said)

    def look_at(self, place: int) -> None:
        """Look at another page, when there is one at that place."""
        if 0 <= place < self._list.count():
            self._list.setCurrentRow(place)

    def move_page(self, place: int, to: int) -> None:
        """Ask for a page to be moved; its owner shows the new order."""
        to = max(0, min(to, self._list.count() - 1))
        if place != to:
            announce.say(self, f"Page déplacée en position {to + 1} sur {self._list.count()}")
            self.moved.emit(place, to)

    def take_focus(self) -> None:
        """Go to the pages."""
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, place: int) -> None:
        if place >= 0:
            self.chosen.emit(place)

    def _resize(self) -> None:
        for rank in range(self._list.count()):
            self._list.item(rank).setSizeHint(_size())


class _List(QListWidget):
    def __init__(self, owner: PageStrip, *, movable: bool) -> None:
        super().__init__()
        self._owner, self._movable = owner, movable
        self.setItemDelegate(_Drawn(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        if movable:
            self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
            self.setDefaultDropAction(Qt.DropAction.MoveAction)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._way(event):
            # The window goes back with Alt+←.
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if way := self._way(event):
            self._owner.move_page(self.currentRow(), self.currentRow() + way)
        elif event.text().isalnum() or event.key() == Qt.Key.Key_Delete:
            # No search by letters here: they are for the page.
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        y = event.position().y()
        moving = self.currentRow()
        before = sum(1 for row in range(self.count()) if row != moving and self.visualItemRect(self.item(row)).center().y() < y)
        # The owner moves it: Qt would take it away by itself after a move.
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        self._owner.move_page(moving, before)

    def _way(self, event: QKeyEvent) -> int:
        if not self._movable or not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return 0
        return _WAYS.get(Qt.Key(event.key()), 0)


class _Drawn(QStyledItemDelegate):
    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return _size()

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        option = QStyleOptionViewItem(option)
        rect = QRectF(option.rect).adjusted(4, 4, -4, -4)
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        radius = theme.current().radius("control")
        painter.setPen(QPen(theme.colour("accent" if current else "line"), 2.5 if current else 1))
        painter.setBrush(theme.colour("accent_soft" if current else "card"))
        painter.drawRoundedRect(rect, radius, radius)
        foot = theme.px(24)
        room = rect.adjusted(6, 6, -6, -foot)
        pixmap: QPixmap = index.data(_PICTURE)
        if pixmap is not None and not pixmap.isNull():
            size = pixmap.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            where = QRectF(
                room.x() + (room.width() - size.width()) / 2, room.y() + (room.height() - size.height()) / 2, size.width(), size.height()
            )
            painter.drawPixmap(where, pixmap, QRectF(pixmap.rect()))
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(where)
        painter.setPen(theme.colour("accent" if current else "second"))
        painter.setFont(theme.current().font("caption", bold=current))
        under = QRectF(rect.x(), rect.bottom() - foot, rect.width(), foot)
        painter.drawText(under, int(Qt.AlignmentFlag.AlignCenter), index.data())
        painter.restore()


def _size() -> QSize:
    return QSize(theme.px(WIDE), theme.px(HIGH))
