"""The left column: whose file this is, the places one can go to, and whether everything is saved."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout
from typing_extensions import override

from chorus_desktop.ui import theme
from chorus_desktop.ui.widgets.bars import SaveState
from chorus_desktop.ui.widgets.boxes import boxed, horizontal, vertical
from chorus_desktop.ui.widgets.pictures import Picture
from chorus_desktop.ui.widgets.search_button import SearchButton
from chorus_desktop.ui.widgets.words import words

WIDE, NARROW = 236.0, 68.0


@dataclass(frozen=True)
class Place:
    """Where one can go: its key, its title, its Lucide icon."""

    key: str
    title: str
    icon: str


class Column(QFrame):
    """The association on top, the places under it, the state of saving at the foot.

    Attributes:
        search: the way to search everything; shown once there is something.

    Signals:
        chosen: the key of a place.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("column")
        self.setAccessibleName("Où aller")
        self.save_state = SaveState()
        self._name = words("", "strong")
        self._siret = words("", "caption")
        self._who = boxed(vertical(self._name, self._siret, margins=(8, 0, 8, 0), gap=4))
        self.search = SearchButton()
        self.search.hide()
        self._places = QVBoxLayout()
        theme.space(self._places, gap=3)
        self._buttons: dict[str, _PlaceButton] = {}
        self._is_narrow = False
        foot = horizontal((self.save_state, 1), margins=(10, 0, 4, 0))
        self.setLayout(vertical(self._who, self.search, self._places, None, foot, margins=(12, 20, 12, 16), gap=22))
        theme.hold(self, width=WIDE)

    def show_association(self, name: str, siret: str) -> None:
        """Show whose file this is.

        Args:
            name: the association's name.
            siret: as it is read (« 123 456 782 00010 »), or empty.
        """
        self._name.setText(name)
        self._siret.setText(f"SIRET {siret}" if siret else "")
        self._siret.setVisible(bool(siret) and not self._is_narrow)

    def show_places(self, places: Sequence[Place]) -> None:
        """Show the places that exist now, in this order."""
        if [place.key for place in places] == list(self._buttons):
            return
        current = next((key for key, button in self._buttons.items() if button.is_current), "")
        for button in self._buttons.values():
            self._places.removeWidget(button)
            button.deleteLater()
        self._buttons = {place.key: _PlaceButton(place) for place in places}
        for key, button in self._buttons.items():
            button.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            button.be_narrow(narrow=self._is_narrow)
            self._places.addWidget(button)
        self.show_current(current)

    def show_current(self, key: str) -> None:
        """Say which place one is in; none when no place has this key."""
        for each, button in self._buttons.items():
            button.be_current(current=each == key)

    def show_badge(self, key: str, count: int, said: str = "") -> None:
        """Show a number on a place (0 takes it away), said as « 2 à traiter »."""
        self._buttons[key].show_badge(count, said)

    def button(self, key: str) -> QPushButton:
        """The button of a place.

        Raises:
            KeyError: this place is not shown.
        """
        return self._buttons[key]

    def take_focus(self) -> None:
        """Go to the place one is in, or to the first one."""
        buttons = list(self._buttons.values())
        target = next((button for button in buttons if button.is_current), buttons[0] if buttons else None)
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def be_narrow(self, *, narrow: bool) -> None:
        """Show icons only, so that the page keeps its room in a small window or with large text."""
        if narrow == self._is_narrow:
            return
        self._is_narrow = narrow
        theme.hold(self, width=NARROW if narrow else WIDE)
        self._who.setVisible(not narrow)
        self.search.be_narrow(narrow=narrow)
        self.save_state.be_short(short=narrow)
        for button in self._buttons.values():
            button.be_narrow(narrow=narrow)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Arrows go from place to place, as in any list.
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        buttons = list(self._buttons.values())
        focused = next((place for place, button in enumerate(buttons) if button.hasFocus()), None)
        if focused is None or event.key() not in steps:
            super().keyPressEvent(event)
            return
        buttons[(focused + steps[Qt.Key(event.key())]) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)


class _PlaceButton(QPushButton):
    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place = place
        self.is_current = False
        self._said = ""
        self._count = 0
        self._narrow = False
        self.setProperty("kind", "place")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._picture = Picture(place.icon, "second", 20)
        self._title = words(place.title, "body", wrap=False)
        self._badge = words("", "badge", wrap=False)
        self._badge.hide()
        self._inside = horizontal(self._picture, (self._title, 1), self._badge, margins=(10, 9, 10, 9), gap=12)
        self.setLayout(self._inside)
        for child in (self._picture, self._title, self._badge):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._name_it()

    def be_current(self, *, current: bool) -> None:
        self.is_current = current
        self.setProperty("current", "true" if current else "false")
        self._title.setProperty("step", "current" if current else "body")
        self._picture.show_icon(self._place.icon, "accent" if current else "text")
        theme.repolish(self)
        theme.repolish(self._title)
        self._name_it()

    def show_badge(self, count: int, said: str) -> None:
        self._badge.setText(str(count))
        self._said = said if count else ""
        self._count = count
        self._show_badge()
        self._name_it()

    def be_narrow(self, *, narrow: bool) -> None:
        self._narrow = narrow
        self._title.setVisible(not narrow)
        self.setToolTip(self._place.title if narrow else "")
        self._show_badge()

    def _show_badge(self) -> None:
        self._badge.setVisible(self._count > 0 and not self._narrow)
        self._picture.show_dot(shown=self._count > 0 and self._narrow)

    @override
    def sizeHint(self) -> QSize:
        return self._inside.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return self._inside.minimumSize()

    @override
    def event(self, event: QEvent) -> bool:
        # The arrows of a button outside a group walk over the whole window by position: here the column walks its places.
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
            return False
        return super().event(event)

    def _name_it(self) -> None:
        self.setAccessibleName(f"{self._place.title}, {self._said}" if self._said else self._place.title)
        self.setAccessibleDescription("Vous y êtes" if self.is_current else "")
