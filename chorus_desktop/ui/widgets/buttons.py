"""Buttons: one primary per page, named with a verb."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter
from typing_extensions import override

from chorus_desktop.ui import icons, theme
from chorus_desktop.ui.widgets.boxes import horizontal
from chorus_desktop.ui.widgets.words import words

INKS = {"primary": "on_primary", "small_primary": "on_primary", "link": "accent", "danger": "problem", "copied": "done"}
GAP = 8.0
QT_GAP = 4


class Button(QPushButton):
    """A push button of our own look.

    Args:
        text: a verb and what it acts on.
        press: what it does.
        kind: ``primary``, ``secondary``, ``small``, ``link``, ``quiet``, ``danger`` (see ``app.qss``).
        icon: a Lucide name.
        after: the icon stands after the words (an arrow).
        name: what a screen reader says, where the words alone are not enough (« Modifier : SIRET »).
    """

    def __init__(
        self,
        text: str,
        press: Callable[[], object] | None = None,
        *,
        kind: str = "secondary",
        icon: str = "",
        after: bool = False,
        name: str = "",
    ) -> None:
        super().__init__(text)
        self.setProperty("kind", kind)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._after = after
        theme.hold(self, icon=18)
        if icon:
            self.show_icon(icon)
        if name:
            self.setAccessibleName(name)
        if press is not None:
            self.clicked.connect(lambda: press())

    def show_icon(self, name: str) -> None:
        """Show a Lucide icon in the colour of the words."""
        self.setIcon(icons.icon(name, self._ink))
        self.updateGeometry()

    @property
    def _ink(self) -> str:
        return INKS.get(self.property("kind"), "text") if self.isEnabled() else "second"

    @override
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return hint + QSize(theme.px(GAP) - QT_GAP, 0) if self._has_both else hint

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._has_both:
            super().paintEvent(event)
            return
        # Qt leaves four pixels between icon and words, whatever their size.
        frame = QStyleOptionButton()
        self.initStyleOption(frame)
        frame.text, frame.icon = "", QIcon()
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, frame)
        side, gap = self.iconSize().width(), theme.px(GAP)
        width = side + gap + self.fontMetrics().horizontalAdvance(self.text())
        left, middle = (self.width() - width) / 2, self.height() / 2
        icon_left = left + width - side if self._after else left
        words_left = left if self._after else left + side + gap
        ink = self._ink
        self.icon().paint(painter, QRect(round(icon_left), round(middle - side / 2), side, side), mode=self._mode)
        painter.setPen(theme.colour(ink))
        painter.drawText(QRectF(words_left, 0, width, self.height()), int(Qt.AlignmentFlag.AlignVCenter), self.text())
        painter.end()

    @property
    def _has_both(self) -> bool:
        return bool(self.text()) and not self.icon().isNull()

    @property
    def _mode(self) -> QIcon.Mode:
        return QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled


class PrimaryButton(Button):
    """The one thing to do on a page."""

    def __init__(self, text: str, press: Callable[[], object] | None = None, *, icon: str = "", after: bool = False) -> None:
        super().__init__(text, press, kind="primary", icon=icon, after=after)


class SecondaryButton(Button):
    """Something else one may do."""

    def __init__(self, text: str, press: Callable[[], object] | None = None, *, icon: str = "", name: str = "") -> None:
        super().__init__(text, press, kind="secondary", icon=icon, name=name)


class LinkButton(Button):
    """A small step aside, shown as a link and pressed like a button."""

    def __init__(self, text: str, press: Callable[[], object] | None = None, *, name: str = "") -> None:
        super().__init__(text, press, kind="link", name=name)


class WideLink(QPushButton):
    """A link that may take several lines: the sentence of a problem that leads to its field."""

    def __init__(self, text: str, press: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(text)
        label = words(text, "link")
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._inside = horizontal((label, 1), margins=(0, 2, 0, 2))
        self.setLayout(self._inside)
        self.clicked.connect(lambda: press())

    @override
    def sizeHint(self) -> QSize:
        # A push button measures its own (empty) text; this one is as large as what it holds.
        return self._inside.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return self._inside.minimumSize()


class QuietButton(Button):
    """An icon alone; its name is said to screen readers and shown as a tip."""

    def __init__(self, icon: str, name: str, press: Callable[[], object] | None = None) -> None:
        super().__init__("", press, kind="quiet", icon=icon, name=name)
        self.setToolTip(name)
