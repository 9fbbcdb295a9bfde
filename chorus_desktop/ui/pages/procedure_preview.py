"""What a procedure contains: one's own as another volunteer will see it, or one received, before it is added."""

from functools import partial
from typing import TYPE_CHECKING

from chorus_desktop import services
from chorus_desktop.domain.procedure import Procedure
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.own_sharing import read_again
from chorus_desktop.ui.pages.procedure_cards import contents
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.buttons import PrimaryButton, SecondaryButton
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.problems import ProblemBox

if TYPE_CHECKING:
    from chorus_desktop.services.procedure_files import Added, Received


class OwnPreviewPage(Page):
    """« Ce que verra un bénévole »."""

    def __init__(self, desk: Desk, own_id: str) -> None:
        super().__init__("Ce que verra un bénévole", where="Mes démarches")
        self._slot = Slot()
        self.add(self._slot)
        self.add_actions(back=SecondaryButton("Retour", desk.back, icon="arrow-left"))
        desk.ask(services.procedures.preview, own_id, then=self._show)

    def _show(self, procedure: Procedure) -> None:
        self.header.say(procedure.title, where="Ce que verra un bénévole", subtitle=procedure.summary)
        self._slot.show_pieces(*contents(procedure))


class ReceivedProcedurePage(Page):
    """All that a received file contains, and the decision to add it."""

    def __init__(self, desk: Desk, received: "Received") -> None:
        procedure = received.procedure
        super().__init__(procedure.title, where="Démarche reçue", subtitle=procedure.summary)
        self._desk = desk
        self._procedure = procedure
        said = (
            "Lisez-la jusqu’au bout. Comparez surtout le SIRET avec l’annuaire de Chorus Pro\u00a0: c’est à ce numéro que la facture part."
        )
        self.add(ProblemBox("Rien n’est encore ajouté", said, level="info"))
        refuse = SecondaryButton("Ne pas l’ajouter", desk.back, icon="x")
        if received.twin:
            why = (
                f"«\u00a0{received.twin}\u00a0» porte le même identifiant. Gardez les deux, la reçue prenant un autre nom\u00a0; "
                "ou remplacez la vôtre, et ses dossiers suivront les règles reçues."
            )
            self.add(ProblemBox("Vous avez déjà cette démarche", why, level="warning"))
        self.add(*contents(procedure))
        if received.twin:
            replace = SecondaryButton("Remplacer la mienne", partial(self._add, replace=True), icon="refresh-cw")
            self.add_actions(PrimaryButton("Garder les deux", self._add, icon="plus"), replace, back=refuse)
        else:
            self.add_actions(PrimaryButton("Ajouter à mes démarches", self._add, icon="plus"), back=refuse)

    def _add(self, *, replace: bool = False) -> None:
        act = partial(services.procedure_files.add, procedure=self._procedure, replace=replace)
        self._desk.ask(act, then=self._added)

    def _added(self, added: "Added") -> None:
        desk = self._desk
        desk.back()
        said = "Démarche remplacée." if added.before is not None else "Démarche ajoutée."
        desk.offer_undo(said, partial(_take_back, desk, added), icon="check")


def _take_back(desk: Desk, added: "Added") -> None:
    desk.ask(services.procedure_files.take_back, added, desk.today, then=lambda _: read_again(desk))
