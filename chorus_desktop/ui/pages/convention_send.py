"""Sending the convention: where to, the ready e-mail, the letter that goes with it by post."""

from functools import partial

from PySide6.QtWidgets import QWidget

from chorus_desktop import services
from chorus_desktop.domain.procedure import Procedure
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import Line
from chorus_desktop.ui.widgets.buttons import SecondaryButton
from chorus_desktop.ui.widgets.facts import CopyRow
from chorus_desktop.ui.widgets.flow import Flow


class SendingSlot(Slot):
    """Filled once the procedure is known."""

    def __init__(self, desk: Desk, dossier_id: str) -> None:
        super().__init__(gap=8)
        self._desk = desk
        self._id = dossier_id

    def show_procedure(self, procedure: Procedure) -> None:
        """Show where this payer wants its conventions, and the letters it has for that."""
        rule = procedure.convention
        if rule is None:
            self.show_pieces()
            return
        pieces: list[QWidget] = []
        if rule.send_to.email:
            pieces += [CopyRow("Par e-mail", str(rule.send_to.email), flush=True)]
        if rule.send_to.lines:
            pieces += [Line(), CopyRow("Par la poste", "\n".join(rule.send_to.lines), flush=True)]
        acts = []
        if procedure.letter("send_convention"):
            go = partial(self._desk.go.letter, self._id, "send_convention")
            acts.append(SecondaryButton("Voir l’e-mail tout prêt", go, icon="mail"))
        if procedure.letter("cover_letter"):
            acts.append(SecondaryButton("Voir la lettre d’accompagnement", self._letter, icon="file-text"))
        self.show_pieces(*pieces, Flow(*acts))

    def _letter(self) -> None:
        desk, title = self._desk, "Lettre d’accompagnement"
        desk.ask(services.deposit.cover_letter, self._id, desk.today, then=lambda paper: self._desk.go.paper(title, paper.data))
