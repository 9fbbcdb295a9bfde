"""More that is shown on demand: a button that opens what stands under it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chorus_desktop.ui.widgets.boxes import horizontal, vertical
from chorus_desktop.ui.widgets.buttons import Button


class Disclosure(QWidget):
    """A button and, under it once pressed, what it announces.

    Args:
        title: the words of the button.
        content: what it opens.
        name: what a screen reader says, where the words alone are not enough (« Détails, ligne 2 »).

    Signals:
        opened: it was just opened by the volunteer.
    """

    opened = Signal()

    def __init__(self, title: str, content: QWidget, *, name: str = "") -> None:
        super().__init__()
        self._name = name or title
        self._content = content
        self.button = Button(title, self._press, kind="link", icon="chevron-right", name=self._name)
        self.setLayout(vertical(horizontal(self.button, None), content, gap=10))
        self.open(shown=False)

    @property
    def is_open(self) -> bool:
        """Whether its content is shown."""
        return not self._content.isHidden()

    def open(self, *, shown: bool = True) -> None:
        """Show or hide the content."""
        self._content.setVisible(shown)
        self.button.show_icon("chevron-down" if shown else "chevron-right")
        self.button.setAccessibleDescription("Ouvert" if shown else "Fermé")

    def _press(self) -> None:
        shown = not self.is_open
        self.open(shown=shown)
        if shown:
            self.opened.emit()
