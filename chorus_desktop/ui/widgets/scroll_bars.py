"""Scroll bars that never come and go.

For a screen reader the children of a scroll area are its viewport and the bars that are shown. Asked for a child by a number that
is no longer there, because a bar has just gone, Qt 6.12 reads past the end of its list and the whole program stops. Seen once in
ten starts with a screen reader on; so the bars stay, and one that has nothing to scroll is not drawn.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar

from chorus_desktop.ui import theme


def steady(area: QAbstractScrollArea) -> None:
    """Keep both bars of a scroll area for good."""
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    for bar in (area.horizontalScrollBar(), area.verticalScrollBar()):
        _show_use(bar)
        bar.rangeChanged.connect(lambda _low, _high, bar=bar: _show_use(bar))


def _show_use(bar: QScrollBar) -> None:
    idle = bar.minimum() == bar.maximum()
    if bar.property("idle") != idle:
        bar.setProperty("idle", idle)
        theme.repolish(bar)
