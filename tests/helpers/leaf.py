"""A page with one field and two buttons, that tells what happens to it."""

from PySide6.QtWidgets import QLineEdit

from chorus_desktop.ui.shell import Place
from chorus_desktop.ui.widgets.buttons import PrimaryButton, SecondaryButton
from chorus_desktop.ui.widgets.page import Page

PLACES = (Place("home", "Accueil", "house"), Place("invoices", "Factures", "file-text"), Place("trash", "Corbeille", "trash-2"))


class Leaf(Page):
    """A page that tells when it is left and shown again."""

    def __init__(self, heading: str) -> None:
        super().__init__(heading)
        self.told = []
        self.line = QLineEdit()
        self.line.setAccessibleName("Objet")
        self.button = PrimaryButton("Continuer")
        self.add(self.line)
        self.add_actions(self.button, back=SecondaryButton("Retour"))

    def leaving(self) -> None:
        self.told.append("leaving")

    def returned(self) -> None:
        self.told.append("returned")
