"""Putting widgets beside and under each other, in lengths that follow the size of the text."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget
from typing_extensions import override

from chorus_desktop.ui import theme

Margins = tuple[float, float, float, float]
Thing = QWidget | QLayout
# A thing, a thing with its share of the room left over, or a stretch.
Item = Thing | tuple[Thing, int] | None

_Box = TypeVar("_Box", bound=QBoxLayout)


def vertical(*items: Item, margins: Margins = (0, 0, 0, 0), gap: float = 0) -> QVBoxLayout:
    """Items under each other; ``None`` is a stretch, ``(item, 1)`` takes the room left over. Margins (left, top, right, bottom) and gap are in units."""
    return _fill(QVBoxLayout(), items, margins, gap)


def horizontal(*items: Item, margins: Margins = (0, 0, 0, 0), gap: float = 0) -> QHBoxLayout:
    """Items beside each other, centred on one line; ``None`` is a stretch, ``(item, 1)`` takes the room left over. Margins and gap are in units."""
    return _fill(QHBoxLayout(), items, margins, gap)


def boxed(layout: QLayout) -> QWidget:
    """A plain widget around a layout, where one is needed to be shown or hidden as one thing."""
    widget = QWidget()
    widget.setLayout(layout)
    return widget


class Card(QFrame):
    """A white surface with round corners that holds what belongs together; ``body`` is its vertical layout.

    Made taller by its neighbour it keeps its pieces at its top, unless it ``fills``: then a piece that may grow does.
    """

    def __init__(
        self, *items: Item, margins: Margins = (20, 18, 20, 18), gap: float = 8, surface: str = "card", fills: bool = False
    ) -> None:
        super().__init__()
        self.setProperty("surface", surface)
        self.body = vertical(*items, gap=gap)
        self.setLayout(vertical((self.body, 1), margins=margins) if fills else vertical(self.body, None, margins=margins))

    def add_rows(self, rows: Iterable[QWidget]) -> None:
        """Add things of one kind under each other, a hair line between two of them."""
        for place, row in enumerate(rows):
            if place:
                self.body.addWidget(Line())
            self.body.addWidget(row)


class Line(QFrame):
    """A hair line between two things."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "line")
        self.setFixedHeight(1)


class Columns(QWidget):
    """Widgets side by side where there is room, under each other where there is not.

    Args:
        widgets: what to show, in reading order.
        weights: how the width is shared, one number per widget.
        from_width: the width in units under which they stand under each other.
        gap: between them, in units.

    Signals:
        turned: they now stand side by side (True) or under each other; told while layouts are at work, so that who moves widgets
            upon it connects to it queued.
    """

    turned = Signal(bool)

    def __init__(self, widgets: Sequence[QWidget], *, weights: Sequence[int] = (), from_width: float = 640, gap: float = 16) -> None:
        super().__init__()
        self._from = from_width
        self._widgets = tuple(widgets)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        theme.space(self._box, gap=gap)
        for place, widget in enumerate(widgets):
            self._box.addWidget(widget, weights[place] if weights else 1)
        self.setLayout(self._box)

    @override
    def minimumSizeHint(self) -> QSize:
        # The width at which they still fit once stacked: asking for more would keep them from ever being stacked.
        width = max((widget.minimumSizeHint().width() for widget in self._widgets), default=0)
        return QSize(width, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = event.size().width() >= theme.px(self._from)
        wanted = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._box.direction() != wanted:
            self._box.setDirection(wanted)
            self.updateGeometry()
            self.turned.emit(wide)
        super().resizeEvent(event)


def _fill(box: _Box, items: Sequence[Item], margins: Margins, gap: float) -> _Box:
    theme.space(box, margins=margins, gap=gap)
    centred = Qt.AlignmentFlag.AlignVCenter if isinstance(box, QHBoxLayout) else Qt.AlignmentFlag(0)
    for item in items:
        thing, share = item if isinstance(item, tuple) else (item, 0)
        if thing is None:
            box.addStretch(1)
        elif isinstance(thing, QLayout):
            box.addLayout(thing, share)
        else:
            box.addWidget(thing, share, centred)
    return box
