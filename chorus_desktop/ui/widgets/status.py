"""How far something is: four statuses and « Pas encore possible », each in words, with a colour and an icon."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from chorus_desktop.ui import theme
from chorus_desktop.ui.widgets.boxes import horizontal
from chorus_desktop.ui.widgets.pictures import Picture
from chorus_desktop.ui.widgets.words import words


@dataclass(frozen=True)
class Tone:
    """How one status is said and drawn.

    Attributes:
        words: what is read.
        icon: its Lucide drawing.
        ink: the token of its colour.
    """

    words: str
    icon: str
    ink: str


TONES = {
    "done": Tone("Terminé", "circle-check", "done"),
    "doing": Tone("En cours", "circle-dashed", "accent"),
    "todo": Tone("À faire", "circle", "second"),
    "fix": Tone("À corriger", "circle-alert", "problem"),
    "warning": Tone("À vérifier", "triangle-alert", "warning"),
    "locked": Tone("Pas encore possible", "lock", "second"),
}


class StatusPill(QLabel):
    """A status in words on its soft colour.

    Args:
        status: a key of ``TONES``.
        said: other words for it (« Déposée »).
    """

    def __init__(self, status: str, said: str = "") -> None:
        super().__init__()
        self.setIndent(0)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.show_status(status, said)

    def show_status(self, status: str, said: str = "") -> None:
        """Show another status.

        Raises:
            KeyError: no such status; a bug.
        """
        self.setText(said or TONES[status].words)
        self.setProperty("pill", str(status))
        theme.repolish(self)


class StatusLine(QWidget):
    """One line of a list of what is ready: the icon of its status, then what it is about."""

    def __init__(self, text: str, status: str) -> None:
        super().__init__()
        self._picture = Picture(TONES[status].icon, TONES[status].ink, 18)
        self._label = words(text)
        row = horizontal(self._picture, (self._label, 1), gap=10)
        row.setAlignment(self._picture, Qt.AlignmentFlag.AlignTop)
        self.setLayout(row)
        self.show_line(text, status)

    def show_line(self, text: str, status: str) -> None:
        """Show another text or status."""
        tone = TONES[status]
        self._label.setText(text)
        self._label.setAccessibleName(f"{text}, {tone.words}")
        self._picture.show_icon(tone.icon, tone.ink)
        self._picture.setToolTip(tone.words)
