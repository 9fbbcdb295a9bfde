"""Tab goes through a page as one reads it, however late a piece was added."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QStackedWidget, QWidget


def follow_reading(root: QWidget) -> None:
    """Chain everything that takes the focus under ``root`` in reading order."""
    before: QWidget | None = None
    for widget in in_reading_order(root):
        if before is not None:
            QWidget.setTabOrder(before, widget)
        before = widget


def in_reading_order(root: QWidget) -> Iterator[QWidget]:
    """What Tab may stop at under ``root``, in the order of the layouts, hidden pieces included."""
    if root.focusPolicy() & Qt.FocusPolicy.TabFocus and root.focusProxy() is None:
        yield root
    yield from _children(root)


def _children(widget: QWidget) -> Iterator[QWidget]:
    if isinstance(widget, QScrollArea):
        if (content := widget.widget()) is not None:
            yield from in_reading_order(content)
    elif isinstance(widget, QStackedWidget):
        for place in range(widget.count()):
            if (page := widget.widget(place)) is not None:
                yield from in_reading_order(page)
    elif (layout := widget.layout()) is not None:
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield from in_reading_order(widget)
        elif (inner := item.layout()) is not None:
            yield from _in_layout(inner)
