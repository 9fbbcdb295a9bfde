"""What is looked at more than read: the state of saving, and the bar that offers to undo."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from chorus_desktop.ui import announce
from chorus_desktop.ui.widgets.boxes import horizontal
from chorus_desktop.ui.widgets.buttons import Button, QuietButton
from chorus_desktop.ui.widgets.pictures import Picture
from chorus_desktop.ui.widgets.words import restyle, words


class SaveState(QWidget):
    """Whether what was typed is on the disk: « Enregistré à 21:04 », or that it is not, and why."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = Picture("check", "second", 18)
        self._label = words("", "caption")
        row = horizontal(self._picture, (self._label, 1), gap=8)
        row.setAlignment(self._picture, Qt.AlignmentFlag.AlignTop)
        self.setLayout(row)
        self.hide()

    @property
    def text(self) -> str:
        """What is read now."""
        return self._label.text()

    def be_short(self, *, short: bool) -> None:
        """Show the icon only, the words staying in its tip and for screen readers."""
        self._label.setVisible(not short)

    def saving(self) -> None:
        """Something typed is on its way to the disk."""
        self._say("Enregistrement…", "refresh-cw", "second", "caption")

    def saved(self, moment: datetime) -> None:
        """Everything typed so far is on the disk since that moment."""
        self._say(f"Enregistré à {moment:%H:%M}", "check", "second", "caption")

    def failed(self, sentence: str) -> None:
        """Saving failed; said aloud as well, once."""
        said = f"Non enregistré\u00a0: {sentence[:1].lower()}{sentence[1:]}"
        if said != self.text:
            self._say(said, "circle-alert", "problem", "problem")
            announce.say(self, said)

    def _say(self, text: str, icon: str, ink: str, step: str) -> None:
        self._label.setText(text)
        restyle(self._label, step)
        self._picture.show_icon(icon, ink)
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.show()


class UndoBar(QFrame):
    """« Ligne supprimée. Annuler »: stays until the next deletion, another page, or its cross; no timer hurries anyone."""

    undone = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "bar")
        self._undo: Callable[[], object] | None = None
        self._label = words("", "strong")
        self.button = Button("Annuler", self.undo, kind="small", icon="undo-2")
        close = QuietButton("x", "Fermer ce message", self.dismiss)
        self._picture = Picture("trash-2")
        self.setLayout(horizontal(self._picture, (self._label, 1), self.button, close, margins=(36, 8, 24, 8), gap=12))
        self.hide()

    def offer(self, sentence: str, undo: Callable[[], object], icon: str = "trash-2") -> None:
        """Say what was deleted, or done, and offer to take it back.

        Args:
            sentence: what was done.
            undo: takes it back.
            icon: a Lucide name; the bin for what was deleted.
        """
        self._picture.show_icon(icon, "text")
        self._undo = undo
        self._label.setText(sentence)
        self.button.setAccessibleName(f"Annuler\u00a0: {sentence}")
        self.show()
        announce.say(self, f"{sentence} Annuler est possible.")

    def undo(self) -> None:
        """Take back what was deleted, once."""
        undo = self._undo
        self.dismiss()
        if undo is not None:
            undo()
            self.undone.emit()

    def dismiss(self) -> None:
        """Let the bar go; what was deleted stays in the trash."""
        self._undo = None
        # Or Qt would hand the focus on to whatever follows: the next Enter would leave the page.
        self.button.clearFocus()
        self.hide()
