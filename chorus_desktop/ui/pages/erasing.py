"""The names of a dossier's children, erased for good: what goes, what stays, and the one button that cannot be taken back."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from typing_extensions import override

from chorus_desktop import services
from chorus_desktop.domain.french import long_date
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import Card, horizontal
from chorus_desktop.ui.widgets.buttons import Button, SecondaryButton
from chorus_desktop.ui.widgets.emptiness import EmptyState
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.pictures import Picture
from chorus_desktop.ui.widgets.problems import ProblemBox
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.erasing import ErasingView

ACT = "Effacer définitivement"


class ErasingPage(Page):
    """What erasing the names of a dossier means, before it is done."""

    def __init__(self, desk: Desk, dossier_id: str) -> None:
        super().__init__("Effacer les noms des enfants")
        self._desk = desk
        self._id = dossier_id
        self._view: ErasingView | None = None
        self._slot = Slot(gap=16)
        self._act = Button(ACT, self._erase, kind="danger", icon="trash-2")
        self._act.hide()
        self.add(self._slot)
        self.add_actions(None, self._act, back=SecondaryButton("Retour", desk.back, icon="arrow-left"))
        self.returned()

    @override
    def returned(self) -> None:
        self._desk.ask(services.erasing.view, self._id, self._desk.today, then=self._show)

    def _show(self, view: "ErasingView") -> None:
        self._view = view
        day = long_date(view.season_ends_on)
        when = (
            f"La saison est finie depuis le {day}."
            if view.over
            else f"La saison finit le {day}\u00a0: attendez que sa dernière facture soit payée."
        )
        self.header.say(self.header.heading.text(), where=view.title, subtitle=when)
        self._act.setVisible(bool(view.goes) and not view.refusal)
        if not view.goes:
            self._slot.show_pieces(
                EmptyState("circle-check", "Ce dossier ne nomme plus aucun enfant", "Il n’y a rien à effacer ici."),
                _listed("Ce qui reste", view.stays, "info"),
            )
            return
        early = "Après, plus rien ne prouve ce que vous facturez\u00a0: ni feuille, ni attestation."
        boxes = [] if view.over else [ProblemBox("La saison n’est pas finie", early, level="warning")]
        if view.refusal:
            boxes.append(ProblemBox(view.refusal, services.erasing.WHAT_FIRST))
        if view.drafts:
            lost = "Leurs attestations sont effacées aussi\u00a0: finalisez ces factures d’abord, ou joignez-leur d’autres attestations ensuite."
            boxes.append(ProblemBox("Des factures sont en préparation", lost, level="warning"))
        self._slot.show_pieces(*boxes, _listed("Ce qui est effacé", view.goes, "trash-2"), _listed("Ce qui reste", view.stays, "info"))

    def _erase(self) -> None:
        detail = "Les enfants, leurs présences, les feuilles, les scans et les attestations de ce dossier sont effacés. Personne ne pourra les retrouver dans ce fichier."
        if self._desk.dialogs.confirm("Effacer les noms des enfants de ce dossier\u00a0?", detail, yes=ACT, no="Garder", danger=True):
            self._desk.ask(services.erasing.erase, self._id, self._desk.today, then=self._erased)

    def _erased(self, _: object) -> None:
        # What could be undone held the names.
        self._desk.shell.undo_bar.dismiss()
        self.returned()


def _listed(title: str, said: Sequence[str], icon: str) -> Card:
    card = Card(words(title, "subheading"), gap=10)
    for sentence in said:
        card.body.addLayout(horizontal(Picture(icon, "second", 18), (words(sentence), 1), gap=12))
    return card
