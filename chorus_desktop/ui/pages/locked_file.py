"""A PDF that opens with a password only: the line where it is typed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from chorus_desktop.ui import announce, theme
from chorus_desktop.ui.widgets.boxes import Card
from chorus_desktop.ui.widgets.buttons import Button
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.words import breakable, words

WRONG = "Ce n’est pas le bon mot de passe. Vérifiez les majuscules, puis essayez de nouveau."
HELP = "Le portail refuse les fichiers protégés\u00a0: la pièce sera déposée sans mot de passe. Il n’est gardé nulle part."


class LockedFile(Card):
    """One file that waits for its password.

    Args:
        name: of the file, as it came.
        wrong: a password was tried, and is not the right one.

    Signals:
        opened: the password typed.
        dropped: the file is left aside.
    """

    opened = Signal(str)
    dropped = Signal()

    def __init__(self, name: str, *, wrong: bool) -> None:
        super().__init__(gap=8)
        self._field = QLineEdit()
        self._field.setEchoMode(QLineEdit.EchoMode.Password)
        self._field.returnPressed.connect(self._open)
        theme.hold(self._field, min_width=220)
        said = f"Ce PDF demande un mot de passe\u00a0: «\u00a0{name}\u00a0»"
        self._field.setAccessibleName(f"Mot de passe de «\u00a0{name}\u00a0»")
        self._field.setAccessibleDescription(WRONG if wrong else HELP)
        self._field.setProperty("problem", "true" if wrong else "false")
        self.body.addWidget(words(breakable(said), "label"))
        self.body.addWidget(words(WRONG if wrong else HELP, "problem" if wrong else "caption"))
        opening = Button("Ouvrir", self._open, kind="small", name=f"Ouvrir «\u00a0{name}\u00a0»")
        leaving = Button("Laisser ce fichier de côté", self.dropped.emit, kind="link", name=f"Laisser «\u00a0{name}\u00a0» de côté")
        self.body.addWidget(Flow(self._field, opening, leaving, gap=8))
        if wrong:
            announce.say(self, WRONG)

    def _open(self) -> None:
        if self._field.text():
            self.opened.emit(self._field.text())
        else:
            self._field.setFocus()
