"""Scroll bars that a screen reader never counts among the children of what they scroll.

For it, the children of a scroll area are its viewport and the bars now visible. Asked for a child by a number that is no longer
there, because a bar has gone or the whole page was hidden meanwhile, Qt 6.12 reads past the end of its list and the program stops:
about one start in fifteen with a screen reader on. So the area's own bars are never visible, and two bars beside it do their
work; they always have their room, and one that has nothing to scroll is not drawn.
"""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractScrollArea, QGridLayout, QScrollBar

from chorus_desktop.ui import theme


def beside(area: QAbstractScrollArea) -> QGridLayout:
    """A scroll area with its two bars, to lay out in its place."""
    hide_own(area)
    both = QGridLayout()
    both.setContentsMargins(0, 0, 0, 0)
    both.setSpacing(0)
    both.addWidget(area, 0, 0)
    both.addWidget(twin(area.verticalScrollBar()), 0, 1)
    both.addWidget(twin(area.horizontalScrollBar()), 1, 0)
    return both


def hide_own(area: QAbstractScrollArea) -> None:
    """Never show the area's own bars; two twins laid out beside it do their work."""
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


def twin(hidden: QScrollBar) -> QScrollBar:
    """A bar that shows and moves what a hidden one holds."""
    bar = QScrollBar(hidden.orientation())
    bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    bar.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def follow() -> None:
        bar.setRange(hidden.minimum(), hidden.maximum())
        bar.setPageStep(hidden.pageStep())
        bar.setSingleStep(hidden.singleStep())
        bar.setValue(hidden.value())
        idle = hidden.minimum() == hidden.maximum()
        if bar.property("idle") != idle:
            bar.setProperty("idle", idle)
            theme.repolish(bar)

    hidden.rangeChanged.connect(follow)
    # The area sets how long a page is just after the range.
    settling = QTimer(bar, singleShot=True, interval=0)
    settling.timeout.connect(follow)
    hidden.rangeChanged.connect(lambda _low, _high: settling.start())
    hidden.valueChanged.connect(bar.setValue)
    bar.valueChanged.connect(hidden.setValue)
    follow()
    return bar
