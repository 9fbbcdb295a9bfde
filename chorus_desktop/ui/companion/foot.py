"""The companion's foot: what is on the clipboard, what F8 copies next, the way to the screens before and after."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame

from chorus_desktop.domain.companion import Step
from chorus_desktop.ui import theme
from chorus_desktop.ui.widgets.boxes import Columns, boxed, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import Button
from chorus_desktop.ui.widgets.words import words


class Foot(QFrame):
    """Always in sight, under the screen.

    Args:
        back: shows the screen before.
        forth: shows the screen after.
    """

    def __init__(self, back: Callable[[], object], forth: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("surface", "bar")
        self._clipboard = words("", "done")
        self._next = words("", "caption")
        self._back = Button("", back, icon="arrow-left")
        self._forth = Button("Écran suivant", forth, icon="arrow-right", after=True)
        ways = Columns([boxed(horizontal(self._back, None)), boxed(horizontal(None, self._forth))], from_width=290, gap=8)
        self.setLayout(vertical(self._clipboard, self._next, ways, margins=(16, 10, 16, 12), gap=6))
        self._clipboard.hide()

    def show_place(self, rank: int, count: int, step: Step | None, *, done: bool) -> None:
        """Show where one is.

        Args:
            rank: of the screen shown, from 1.
            count: of screens.
            step: what waits to be copied there.
            done: whether something was to be copied there, and all of it was.
        """
        self._back.setText(f"Écran {rank - 1}")
        self._back.setVisible(rank > 1)
        self._forth.setVisible(rank < count)
        self._forth.setProperty("kind", "primary" if step is None else "secondary")
        theme.repolish(self._forth)
        self._forth.show_icon("arrow-right")
        self._next.setText(f"F8 copie\u00a0: {step.label}" if step is not None else "Tout est coché sur cet écran.")
        self._next.setVisible(step is not None or done)

    def show_copied(self, label: str) -> None:
        """Say what is on the clipboard."""
        self._clipboard.setText(f"Dans le presse-papiers\u00a0: {label}")
        self._clipboard.show()
