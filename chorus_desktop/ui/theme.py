"""How the window looks: Fusion, two palettes and one style sheet, all from the tokens, at the size its reader needs.

Lengths are told in units: 15 units are the height of the body text, so that margins, icons and columns follow the text size of
the system and the one chosen in the program. ``theme.px(12)`` is that length in logical pixels.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QLayout, QStyleFactory, QWidget

from chorus_desktop import resources
from chorus_desktop.ui import tokens
from chorus_desktop.ui.fonts import window_family

BODY_UNITS = 15.0
# What a system asks for when nobody changed anything: 10 points at 96 dots an inch. Asking for less never shrinks the window's text.
ORDINARY_SYSTEM_PX = 10 * 96 / 72


class Scheme(StrEnum):
    """Which colours are wanted; ``SYSTEM`` follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True)
class Appearance:
    """What one reader prefers.

    Attributes:
        scheme: light, dark or as the desktop.
        text: size of the text, 1.0 being the ordinary one.
    """

    scheme: Scheme = Scheme.SYSTEM
    text: float = 1.0


class Theme(QObject):
    """The look of the running application; ``changed`` says that colours or sizes are new."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._tokens = tokens.load()
        self._template = resources.text("styles", "app.qss")
        self._system_px = float(QFontInfo(app.font()).pixelSize())
        self._system_is_dark = app.palette().color(QPalette.ColorRole.Window).lightness() < 128
        self._family = window_family()
        self.appearance = Appearance()
        app.setStyle(QStyleFactory.create("Fusion"))
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def is_dark(self) -> bool:
        """Whether the dark colours are shown."""
        if self.appearance.scheme is not Scheme.SYSTEM:
            return self.appearance.scheme is Scheme.DARK
        told = QGuiApplication.styleHints().colorScheme()
        return self._system_is_dark if told is Qt.ColorScheme.Unknown else told is Qt.ColorScheme.Dark

    @property
    def unit(self) -> float:
        """One unit in logical pixels."""
        return max(1.0, self._system_px / ORDINARY_SYSTEM_PX) * self.appearance.text

    def show(self, appearance: Appearance) -> None:
        """Apply a reader's preference to everything, windows already open included."""
        self.appearance = appearance
        self._tell_platform()
        # Taking the old sheet off first costs a third of having Qt replace it.
        self._app.setStyleSheet("")
        self._app.setFont(self.font("body"))
        self._app.setPalette(self._palette())
        self._app.setStyleSheet(self._sheet())
        for widget in self._app.allWidgets():
            _fit(widget, self)
        self.changed.emit()

    def colour(self, name: str) -> QColor:
        """A token's colour in the scheme now shown."""
        return QColor(self._colours[name])

    def px(self, units: float) -> int:
        """A length in logical pixels, at least 1."""
        return max(1, round(units * self.unit))

    def font(self, step: str, *, bold: bool = False) -> QFont:
        """The window's font at a step of the tokens (``caption``, ``body``, ``heading``…), for what is painted by hand."""
        font = QFont(self._family)
        font.setPixelSize(self.px(self._tokens.text[step]))
        font.setBold(bold)
        return font

    def radius(self, thing: str) -> int:
        """A corner's radius in logical pixels."""
        return self.px(self._tokens.radius[thing])

    @property
    def _colours(self) -> Mapping[str, str]:
        return self._tokens.dark if self.is_dark else self._tokens.light

    def _sheet(self) -> str:
        words = dict(self._colours)
        words |= {f"text_{step}": f"{self.px(size)}px" for step, size in self._tokens.text.items()}
        words |= {f"radius_{thing}": f"{self.px(size)}px" for thing, size in self._tokens.radius.items()}
        words["styles"] = resources.path("styles").as_posix()
        return render_sheet(self._template, words, self.unit)

    def _palette(self) -> QPalette:
        role = QPalette.ColorRole
        places = {
            role.Window: "ground", role.Base: "card", role.AlternateBase: "hover", role.Button: "card", role.ToolTipBase: "card",
            role.WindowText: "text", role.Text: "text", role.ButtonText: "text", role.BrightText: "text", role.ToolTipText: "text",
            role.PlaceholderText: "second", role.Highlight: "primary", role.HighlightedText: "on_primary", role.Link: "accent",
            role.LinkVisited: "accent", role.Accent: "primary", role.Light: "card", role.Midlight: "hover", role.Mid: "line",
            role.Dark: "border", role.Shadow: "border",
        }  # fmt: skip
        palette = QPalette()
        for place, name in places.items():
            palette.setColor(place, self.colour(name))
        for place in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, place, self.colour("second"))
        return palette

    def _tell_platform(self) -> None:
        # Title bars and the system's own dialogs follow this where the platform listens; elsewhere it does nothing.
        hints = QGuiApplication.styleHints()
        wanted = {Scheme.LIGHT: Qt.ColorScheme.Light, Scheme.DARK: Qt.ColorScheme.Dark}
        if self.appearance.scheme in wanted:
            hints.setColorScheme(wanted[self.appearance.scheme])
        else:
            hints.unsetColorScheme()

    def _follow_system(self) -> None:
        if self.appearance.scheme is Scheme.SYSTEM:
            self.show(self.appearance)


_theme: list[Theme] = []


def install(app: QApplication, appearance: Appearance | None = None) -> Theme:
    """Give the application its look, before the first window; it has one, however many programs it serves in turn."""
    if not _theme:
        # Made once: it measures the system's own text size, which is no longer that of the application afterwards.
        _theme.append(Theme(app))
    theme = _theme[0]
    theme.show(appearance or Appearance())
    return theme


def current() -> Theme:
    """The look of the running application.

    Raises:
        LookupError: nothing was installed yet; a bug.
    """
    if not _theme:
        message = "no theme installed"
        raise LookupError(message)
    return _theme[0]


def colour(name: str) -> QColor:
    """A token's colour in the scheme now shown."""
    return current().colour(name)


def px(units: float) -> int:
    """A length told in units, in logical pixels."""
    return current().px(units)


def space(layout: QLayout, *, margins: tuple[float, float, float, float] = (0, 0, 0, 0), gap: float = 0) -> None:
    """Give a layout its margins (left, top, right, bottom) and its gap in units; they follow a later change of text size."""
    layout.setProperty("units", [*margins, gap])
    _apply_space(layout, current())


def hold(widget: QWidget, **sizes: float) -> None:
    """Give a widget sizes in units that follow a later change of text size.

    Args:
        widget: the widget.
        sizes: any of ``min_width``, ``max_width``, ``width``, ``min_height``, ``max_height``, ``height``, ``icon``.
    """
    widget.setProperty("units", sizes)
    _apply_sizes(widget, current())


def repolish(widget: QWidget) -> None:
    """Make a widget's look follow a property that has just changed; Qt does not by itself."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def render_sheet(template: str, words: Mapping[str, str], unit: float) -> str:
    """A style sheet with its ``@words`` replaced and its lengths in ``u`` turned into pixels."""
    sheet = re.sub(r"@([a-z_]+)", lambda found: words[found[1]], template)
    return re.sub(r"(?<![\w#])(\d+(?:\.\d+)?)u\b", lambda found: f"{max(1, round(float(found[1]) * unit))}px", sheet)


def _fit(widget: QWidget, theme: Theme) -> None:
    _apply_sizes(widget, theme)
    layout = widget.layout()
    if layout is not None:
        for each in (layout, *layout.findChildren(QLayout)):
            _apply_space(each, theme)


def _apply_space(layout: QLayout, theme: Theme) -> None:
    units = layout.property("units")
    if units:
        left, top, right, bottom, gap = (theme.px(length) if length else 0 for length in units)
        layout.setContentsMargins(left, top, right, bottom)
        layout.setSpacing(gap)


def _apply_sizes(widget: QWidget, theme: Theme) -> None:
    sizes = widget.property("units")
    if not sizes:
        return
    setters = {
        "min_width": widget.setMinimumWidth, "max_width": widget.setMaximumWidth, "width": widget.setFixedWidth,
        "min_height": widget.setMinimumHeight, "max_height": widget.setMaximumHeight, "height": widget.setFixedHeight,
    }  # fmt: skip
    for name, units in sizes.items():
        if name == "icon" and isinstance(widget, QAbstractButton):
            widget.setIconSize(QSize(theme.px(units), theme.px(units)))
        else:
            setters[name](theme.px(units))
