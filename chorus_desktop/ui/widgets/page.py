"""A page: where I am, one heading, what to do now, then the rest; it scrolls, and follows the focus."""

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QWidget
from typing_extensions import override

from chorus_desktop.ui import tab_order, theme
from chorus_desktop.ui.widgets import scroll_bars
from chorus_desktop.ui.widgets.boxes import Item, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import Button
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.words import words

CONTENT_UNITS = 980.0
SIDE_UNITS = 36.0
SEEN_UNITS = 200.0
SETTLING_MS = 300


class PageHeader(QWidget):
    """Where I am (small), one heading that is a question or a name, and a line under it.

    Signals:
        said: the heading is another one.
    """

    said = Signal()

    def __init__(self, heading: str, *, where: str = "", subtitle: str = "") -> None:
        super().__init__()
        self.heading = words("", "heading")
        self.where = words("", "caption")
        self.subtitle = words("", "lead")
        self.setLayout(vertical(self.where, self.heading, self.subtitle, gap=5))
        self.say(heading, where=where, subtitle=subtitle)

    def say(self, heading: str, *, where: str = "", subtitle: str = "") -> None:
        """Say something else."""
        for label, text in ((self.where, where), (self.heading, heading), (self.subtitle, subtitle)):
            label.setText(text)
            label.setVisible(bool(text))
        self.said.emit()


class Page(QWidget):
    """One page of the window. A page adds its pieces to ``body`` in reading order, which is also the order of Tab.

    Attributes:
        header: its title.
        body: the vertical layout of what it shows.
        first: what takes the focus when the page opens; the heading when nothing is named.
    """

    def __init__(self, heading: str, *, where: str = "", subtitle: str = "") -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.first: QWidget | None = None
        self.header = PageHeader(heading, where=where, subtitle=subtitle)
        self.body = vertical(self.header, gap=18)
        self._content = QWidget()
        # A page shorter than the window keeps its pieces at the top.
        self._pushed = vertical(self.body, None)
        self._content.setLayout(self._pushed)
        theme.hold(self._content, max_width=CONTENT_UNITS)
        inner = self._inside = _Inner()
        inner.setObjectName("page_body")
        around = QHBoxLayout(inner)
        theme.space(around, margins=(SIDE_UNITS, 26, SIDE_UNITS, 32))
        around.addWidget(self._content, 1)
        around.addStretch(0)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(inner)
        self.setLayout(scroll_bars.beside(self.area))
        self._ordering = QTimer(self, singleShot=True, interval=0)
        self._ordering.timeout.connect(self.order_tabs)
        inner.installEventFilter(self)
        # Pieces shown in the same breath are laid out a few turns later: only then is the place of what has the focus known.
        self._settling = QTimer(self, singleShot=True, interval=SETTLING_MS)
        self._settling.timeout.connect(self._settle)
        self.area.verticalScrollBar().rangeChanged.connect(self._grown)
        QApplication.instance().focusChanged.connect(self._follow_focus)  # type: ignore[union-attr]  # there is always one here

    def add(self, *items: Item) -> None:
        """Add pieces under the former ones; ``None`` is a stretch, ``(item, 1)`` takes the room left over."""
        for item in items:
            thing, share = item if isinstance(item, tuple) else (item, 0)
            if share or thing is None:
                self._pushed.setStretch(0, 1)
                self._pushed.setStretch(1, 0)
            if thing is None:
                self.body.addStretch(1)
            elif isinstance(thing, QWidget):
                self.body.addWidget(thing, share)
            else:
                self.body.addLayout(thing, share)

    def add_actions(self, primary: Button | None = None, *others: Button, back: Button | None = None) -> None:
        """The page's last row: « Retour » on the left, the other acts, the primary one on the right."""
        acts = [*others, *([primary] if primary is not None else [])]
        self.add(horizontal(*([back] if back is not None else []), None, Flow(*acts), gap=12))

    def take_focus(self) -> None:
        """Give the focus to what this page begins with."""
        self.order_tabs()
        self.area.verticalScrollBar().setValue(0)
        target = self.first
        if target is None:
            # So that a screen reader begins here; Tab goes on with the first thing one can press.
            target = self.header.heading
            target.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def returned(self) -> None:
        """Called when the page is shown again after another one; a page that lists something reads it again here."""

    def leaving(self) -> None:
        """Called before another page is shown or the window closes; a page with a draft saves it here."""

    def order_tabs(self) -> None:
        """Make Tab follow the reading order."""
        tab_order.follow_reading(self)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self.order_tabs()
        super().showEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._ordering.start()
        return False

    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or not self._content.isAncestorOf(new):
            return
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            # What is pressed is in sight; moved away under the pointer, a button would be let go beside it and do nothing.
            return
        self._keep_in_sight(new)
        self._settling.start()

    def _grown(self) -> None:
        if self._settling.isActive():
            self._settle()

    def _settle(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self._content.isAncestorOf(focused):
            self._keep_in_sight(focused)

    def _keep_in_sight(self, new: QWidget) -> None:
        self.area.ensureWidgetVisible(new, 0, theme.px(48))
        corner, seen = new.mapTo(self._inside, QPoint(0, 0)), self.area.viewport()
        if new.height() < seen.height() / 2:
            # Of a text, Qt shows the line of the cursor only.
            left = self.area.horizontalScrollBar().value()
            for y in (corner.y() + new.height(), corner.y()):
                self.area.ensureVisible(left, y, 0, theme.px(24))
        beginning = new.mapTo(self._content, QPoint(0, 0)).x() + min(new.width(), theme.px(SEEN_UNITS))
        if beginning <= self.area.viewport().width() - theme.px(SIDE_UNITS):
            # A page is read from its left edge: nothing is pushed out of sight to show the end of a long line.
            self.area.horizontalScrollBar().setValue(0)


class _Inner(QWidget):
    @override
    def minimumSizeHint(self) -> QSize:
        # Text that wraps asks for its height at its narrowest; the scroll area would keep that much empty room under the page.
        return QSize(super().minimumSizeHint().width(), 0)
