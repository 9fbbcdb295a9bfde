"""On the home of a practice file: that it is one, and the four steps of a first deposit."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from chorus_desktop import services
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.numbered import steps
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import Card, horizontal
from chorus_desktop.ui.widgets.buttons import Button
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.problems import Mend, ProblemBox
from chorus_desktop.ui.widgets.status import StatusPill
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.training import Training


class PracticeCards(Slot):
    """Empty in a file that is no exercise."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(gap=16)
        self._desk = desk
        self._shown: Training | None = None

    def refresh(self) -> None:
        """Show where the training stands."""
        self._desk.ask(services.training.view, then=self._show)

    def _show(self, training: "Training | None") -> None:
        if training is None or training == self._shown:
            return
        self._shown = training
        said = "Association, factures et montants sont inventés, les papiers portent «\u00a0SPÉCIMEN\u00a0». Vos vrais dossiers ne sont pas touchés."
        back = Mend("Revenir à mes dossiers", self._desk.go.own_file)
        pieces: list[QWidget] = [ProblemBox("Vous vous exercez sur un exemple", said, level="info", mend=back)]
        if training.invoice_id:
            pieces.append(self._card(training))
        self.show_pieces(*pieces)

    def _card(self, training: "Training") -> Card:
        number = training.number
        if training.waits:
            fill = (
                f"Ouvrez le compagnon de {number} et remplissez la page.",
                "F8 ou «\u00a0Copier\u00a0» ici, Ctrl+V là-bas, comme sur le vrai portail.",
            )
            prove = ("Déposez le certificat dans le compagnon.", "Le programme le lit, le vérifie et le classe.")
        else:
            fill = (
                f"Remplissez-la avec les valeurs de {number}.",
                "Sur sa page, «\u00a0Revoir les champs du portail\u00a0»\u00a0; puis Ctrl+V là-bas.",
            )
            prove = (f"Déposez le certificat sur la page de {number}.", "Le programme le lit, le vérifie et le classe.")
        what = [
            ("Ouvrez la page d’entraînement à côté de cette fenêtre.", "Elle a les champs du portail, et n’envoie rien."),
            fill,
            ("Validez, confirmez, exportez le certificat.", "Essayez aussi «\u00a0Enregistrer\u00a0»\u00a0: la page dit ce qui manque."),
            prove,
        ]
        state, said = ("done", "Terminé") if training.filed else ("doing", "En cours") if training.opened else ("todo", "À faire")
        title = horizontal((words("Entraînement au dépôt\u00a0: 4\u00a0étapes", "subheading"), 1), StatusPill(state, said), gap=12)
        again = "Recommencer" if training.filed else "Ouvrir la page d’entraînement"
        acts = [
            Button(again, self._open, icon="external-link"),
            Button("Ouvrir le compagnon", lambda: self._desk.go.companion(training.invoice_id), icon="columns-2")
            if training.waits
            else Button(f"Ouvrir {number}", lambda: self._desk.go.issued(training.invoice_id), icon="file-text"),
        ]
        return Card(title, steps(what), Flow(*acts, gap=10), gap=12)

    def _open(self) -> None:
        if self._shown is not None:
            desk = self._desk
            desk.ask(services.training.write_page, self._shown.invoice_id, desk.deposits, desk.today, then=self._written)

    def _written(self, page: Path) -> None:
        self._desk.open_outside(page)
        self.refresh()
