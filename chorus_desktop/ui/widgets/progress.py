"""A long work: how far it is, and the button that gives it up."""

from collections.abc import Callable

from PySide6.QtWidgets import QProgressBar

from chorus_desktop.ui.widgets.boxes import Card, horizontal
from chorus_desktop.ui.widgets.buttons import Button
from chorus_desktop.ui.widgets.words import words


class ProgressCard(Card):
    """Shown while a long work runs; hidden otherwise. ``show_step`` fits ``Background.call_long``.

    Args:
        title: what is being done (« Préparation des pièces »).
        cancel: gives it up.
    """

    def __init__(self, title: str, cancel: Callable[[], object]) -> None:
        super().__init__(gap=10)
        self._doing = words("", "caption")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(title)
        self._cancel = cancel
        self.button = Button("Arrêter", self._give_up, kind="small")
        self.body.addWidget(words(title, "subheading"))
        self.body.addLayout(horizontal((self._bar, 1), self.button, gap=12))
        self.body.addWidget(self._doing)
        self.hide()

    def show_step(self, done: int, total: int, doing: str) -> None:
        """Say how far the work is; shows the card."""
        if self.isHidden():
            self.button.setEnabled(True)
            self.show()
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._doing.setText(doing)

    def _give_up(self) -> None:
        self.button.setEnabled(False)
        self._doing.setText("Arrêt en cours…")
        self._cancel()
