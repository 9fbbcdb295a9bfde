"""What the companion's keys do, and whether the window stays on top."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from chorus_desktop.ui.widgets.boxes import boxed, horizontal, vertical
from chorus_desktop.ui.widgets.disclosure import Disclosure
from chorus_desktop.ui.widgets.words import words

KEYS = (
    ("F8, Ctrl+Entrée", "copier la ligne suivante"),
    ("F9", "cocher sans copier"),
    ("Alt+←, Alt+→", "écran d’avant, d’après"),
    ("F1", "ouvrir le guide"),
    ("Échap", "fermer\u00a0; tout reste coché"),
)


ON_TOP_UNDER_WAYLAND = "Si elle passe quand même derrière\u00a0: clic droit sur son titre, puis «\u00a0Toujours au premier plan\u00a0»."
"""There, programs cannot put themselves in front; the desktop's own menu can."""


def on_top_note(platform: str) -> str:
    """What to do where a window cannot stay in front by itself; empty elsewhere.

    Args:
        platform: what draws the windows, in Qt's words.
    """
    return ON_TOP_UNDER_WAYLAND if platform.startswith("wayland") else ""


class KeysSaid(QWidget):
    """Under every screen."""

    def __init__(self, top: QCheckBox) -> None:
        super().__init__()
        self._f8 = words("", "caption")
        said = on_top_note(QGuiApplication.platformName())
        note = [words(said, "caption")] if said else []
        rows: list[QWidget] = [boxed(horizontal((_key(keys), 2), (words(does, "caption"), 3), gap=8)) for keys, does in KEYS]
        portable = words("Sur un ordinateur portable, il faut parfois tenir Fn en appuyant sur F8.", "caption")
        inside = boxed(vertical(*rows, self._f8, portable, gap=6))
        self.setLayout(vertical(top, *note, Disclosure("Au clavier", inside), margins=(16, 0, 4, 16), gap=4))

    def say_where(self, said: str) -> None:
        """Say where F8 works."""
        self._f8.setText(said)


def _key(keys: str) -> QLabel:
    return words(keys, "caption")
