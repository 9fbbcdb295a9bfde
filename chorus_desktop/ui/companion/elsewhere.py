"""F8 while the browser has the focus: heard on a thread of the machine, told on the window's."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from chorus_desktop.machine import key_elsewhere
from chorus_desktop.machine.key_elsewhere import Ear, UnheardError

SAID = {
    "": "F8 copie la ligne suivante, même quand vous êtes dans le navigateur.",
    "taken": "F8 copie la ligne suivante ici seulement\u00a0: un autre programme se sert déjà de cette touche.",
    "system": "F8 copie la ligne suivante ici seulement\u00a0: cet ordinateur ne prête pas ses touches à une fenêtre qui n’est pas devant.",
}
"""Why it is not heard elsewhere, or nothing → what to say of it."""


class KeyElsewhere(QObject):
    """Holds the key while the companion is shown.

    Signals:
        pressed: F8 was pressed, wherever the focus was.
    """

    pressed = Signal()
    _heard = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._ear: Ear | None = None
        self._heard.connect(self.pressed, Qt.ConnectionType.QueuedConnection)

    def start(self) -> str:
        """Ask for the key; a sentence that says where it works."""
        if self._ear is None:
            try:
                self._ear = key_elsewhere.listen(QGuiApplication.platformName(), self._heard.emit)
            except UnheardError as unheard:
                return SAID[unheard.reason]
        return SAID[""]

    def stop(self) -> None:
        """Give the key back."""
        ear, self._ear = self._ear, None
        if ear is not None:
            ear.stop()
