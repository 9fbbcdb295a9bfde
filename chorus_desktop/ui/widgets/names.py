"""Names of children, hidden until somebody asks: over the shoulder of a volunteer, a screen is read by whoever passes."""

from PySide6.QtCore import Signal

from chorus_desktop.ui.widgets.buttons import Button


class NamesButton(Button):
    """« Afficher les noms », then « Masquer les noms ».

    Args:
        shows: whether names are shown already.

    Signals:
        turned: names are now shown, or hidden.
    """

    turned = Signal()

    def __init__(self, *, shows: bool = False) -> None:
        super().__init__("", self._turn, kind="link", icon="eye")
        self._shown = shows
        self._say()

    @property
    def shows(self) -> bool:
        """Whether names are shown."""
        return self._shown

    def hide_names(self) -> None:
        """Hide them again, as a page does when it is left."""
        if self._shown:
            self._turn()

    def _turn(self) -> None:
        self._shown = not self._shown
        self._say()
        self.turned.emit()

    def _say(self) -> None:
        self.setText("Masquer les noms" if self._shown else "Afficher les noms")
