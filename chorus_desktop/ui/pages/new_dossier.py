"""A new dossier: for which procedure and which season?"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from chorus_desktop import services
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.season_choice import Offer, SeasonChoice
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.buttons import LinkButton, PrimaryButton, SecondaryButton
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.problems import Mend, ProblemBox

if TYPE_CHECKING:
    from chorus_desktop.services.home import Offers


class NewDossierPage(Page):
    """One decision: for whom, and which season."""

    def __init__(self, desk: Desk, association_id: str) -> None:
        super().__init__("Qui allez-vous facturer\u00a0?", where="Nouveau dossier")
        self._desk = desk
        self._id = association_id
        self._choice = SeasonChoice()
        self._doubt = Slot()
        self._open = PrimaryButton("Ouvrir ce dossier", self._create, icon="arrow-right", after=True)
        other = LinkButton("Votre collectivité n’y est pas\u00a0? Écrivez ou ouvrez sa démarche", desk.go.own_procedures)
        self.add(self._choice, self._doubt, other)
        self.add_actions(self._open, back=SecondaryButton("Retour", desk.back, icon="arrow-left"))
        self._choice.changed.connect(self._say_doubt)
        self.returned()

    def returned(self) -> None:
        self._desk.ask(services.home.offers, self._id, self._desk.today, then=self._show)

    def _show(self, found: "Offers") -> None:
        self._choice.show_offers(found.offers, self._desk.today, found.near)
        self._open.setEnabled(self._choice.chosen is not None)
        self.first = self._choice.first

    def _say_doubt(self) -> None:
        self._open.setEnabled(self._choice.chosen is not None)
        self._doubt.show_pieces(*doubt(self._choice.chosen, self._write))

    def _create(self) -> None:
        create(self._desk, self._id, self._choice.chosen)

    def _write(self) -> None:
        create(self._desk, self._id, self._choice.chosen, letter=True)


def create(desk: Desk, association_id: str, chosen: Offer | None, *, letter: bool = False) -> None:
    """Open the dossier of what was chosen, ask for its prices where it has none, and show its letter about the season when wanted."""
    if chosen is None:
        return
    procedure, season, closed = chosen

    def created(dossier_id: str) -> None:
        desk.ask(services.dossiers.has_prices, dossier_id, then=partial(opened, dossier_id))

    def opened(dossier_id: str, priced: bool) -> None:  # noqa: FBT001 - an answer
        desk.go.dossier(dossier_id)
        # Elsewhere prices come with each order, or from an arrêté.
        if not priced and procedure.kind == "season":
            desk.go.tariffs(dossier_id)
        if letter:
            desk.go.letter(dossier_id, "ask_closed_season" if closed else "ask_season")

    desk.ask(services.dossiers.create, association_id, procedure.id, season.id, desk.today, then=created)


def doubt(chosen: Offer | None, write: Callable[[], object]) -> list[QWidget]:
    """What to know before a season that is closed or not announced is opened, and the ready e-mail."""
    if chosen is None:
        return []
    _, season, closed = chosen
    mend = Mend("Ouvrir le dossier et écrire au service", write)
    if closed:
        what = f"La saison {season.title} est close"
        why = "Vous pouvez l’ouvrir pour préparer ce qui reste. Demandez d’abord à la collectivité si elle accepte encore une facture."
        return [ProblemBox(what, why, level="warning", mends=[mend])]
    if not season.confirmed:
        what = f"La saison {season.title} n’est pas encore annoncée"
        why = "Vous pouvez tout préparer dès maintenant. Un message tout prêt demande les dates à la collectivité."
        return [ProblemBox(what, why, level="warning", mends=[mend])]
    return []
