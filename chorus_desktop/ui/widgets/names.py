"""Names of children, hidden until somebody asks: over the shoulder of a volunteer, a screen is read by whoever passes."""

from PySide6.QtCore import Signal

from chorus_desktop.ui.widgets.buttons import Button


class NamesButton(Button):
    """« Afficher les noms », then « Masquer les noms ».

    Signals:
        turned: names are now shown, or hidden.
    """

    turned = Signal()

    def __init__(self) -> None:
        super().__init__("Afficher les noms", self._turn, kind="link", icon="eye")
        self._shown = False

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
        self.setText("Masquer les noms" if self._shown else "Afficher les noms")
        self.turned.emit()
