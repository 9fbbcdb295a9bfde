"""« Brouillon »: the invoice was never sent, so that the deposit told here did not take place."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from chorus_desktop import services
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.widgets.boxes import Card, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import PrimaryButton
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.returns import ReturnView

WHY = "Restée en brouillon sur le portail\u00a0: elle n’avait pas été envoyée."


class UnsentPart(QWidget):
    """One act: the invoice is to be deposited again.

    Args:
        desk: what a page may ask for.
        view: a document that is a draft on the portal.
        done: called once it is.
    """

    def __init__(self, desk: Desk, view: "ReturnView", done: Callable[[object], object]) -> None:
        super().__init__()
        self._desk, self._view, self._done = desk, view, done
        text = words(
            "Le dépôt noté ici n’a donc pas eu lieu. La facture redevient «\u00a0à déposer\u00a0», et l’historique garde ce qui s’est passé."
        )
        button = PrimaryButton("Reprendre le dépôt", self._again, icon="arrow-right", after=True)
        self.setLayout(vertical(Card(text, horizontal(button, None), gap=12)))

    def show_view(self, view: "ReturnView") -> None:
        """The page is shown again."""
        self._view = view

    def closing(self) -> None:
        """Its acts stand where they are told."""

    def leaving(self) -> None:
        """Nothing is typed here."""

    def _again(self) -> None:
        self._desk.ask(services.issue.not_deposited, self._view.id, self._desk.today, WHY, then=self._done)
