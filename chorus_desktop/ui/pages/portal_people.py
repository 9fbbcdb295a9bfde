"""Who has which right on the portal, and what follows when someone comes or goes."""

from functools import partial
from typing import TYPE_CHECKING

from chorus_desktop import services
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.forms.autosave import Autosave, Save, Typed
from chorus_desktop.ui.pages.portal_person_card import PersonCard
from chorus_desktop.ui.pages.preparation_pieces import PEOPLE, PEOPLE_TITLE, notices, parts_card
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import Card, vertical
from chorus_desktop.ui.widgets.buttons import PrimaryButton, SecondaryButton
from chorus_desktop.ui.widgets.emptiness import EmptyState
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.problems import Mend
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.domain.preparation import PortalPerson
    from chorus_desktop.services.preparation import PreparationView

SUBTITLE = "Les personnes qui ont un compte rattaché à votre structure. Cette liste reste dans votre fichier\u00a0: elle ne change rien sur le portail."


class PortalPeoplePage(Page):
    """A card per person, saved by itself."""

    def __init__(self, desk: Desk, association_id: str) -> None:
        super().__init__(PEOPLE_TITLE, where="Être prêt pour le portail", subtitle=SUBTITLE)
        self._desk, self._id = desk, association_id
        self._cards: dict[str, PersonCard] = {}
        self._new = ""
        self._notices, self._people, self._cases = Slot(gap=8), Slot(gap=16), Slot()
        self._add_one = SecondaryButton("Ajouter une personne", self._add, icon="plus")
        rights = [
            vertical(words(right.label, "strong"), words(right.text, "second"), gap=2)
            for right in services.portal_data.preparation().rights
        ]
        self.add(self._notices, Card(words("Les droits du portail", "title"), *rights, gap=10), self._people, self._cases)
        back = SecondaryButton("Retour", desk.back, icon="arrow-left")
        self._done = PrimaryButton("J’ai terminé", desk.back)
        self.add_actions(self._done, self._add_one, back=back)
        self.returned()

    def returned(self, _: object = None) -> None:
        self._desk.ask(services.preparation.view, self._id, self._desk.today, then=self._show)

    def leaving(self) -> None:
        for card in self._cards.values():
            card.autosave.flush()

    def _show(self, view: "PreparationView") -> None:
        people = view.association.portal.people
        if not people or [person.id for person in people] != list(self._cards):
            self.leaving()
            self._cards = {person.id: self._card(person) for person in people}
            self._people.show_pieces(*(self._cards.values() if people else [self._nobody()]))
        for rank, person in enumerate(people, start=1):
            self._cards[person.id].show_person(view.people_typed[person.id], rank)
        for button in (self._add_one, self._done):
            button.setVisible(bool(people))
        self._notices.show_pieces(*notices(self._desk, view, PEOPLE))
        cases = [case for case in view.guide.cases if case.about_people]
        self._cases.show_pieces(*parts_card(self._desk, view, "Quelqu’un arrive, quelqu’un s’en va", cases))
        card = self._cards.get(self._new)
        if card is not None:
            self._new = ""
            card.take_focus()

    def _nobody(self) -> EmptyState:
        text = "Commencez par le gestionnaire principal\u00a0: la personne qui a créé la structure."
        return EmptyState("users", "Personne n’est encore noté", text, Mend("Ajouter une personne", self._add))

    def _card(self, person: "PortalPerson") -> PersonCard:
        card = PersonCard(services.portal_data.preparation())
        card.watch(Autosave(card, card.fields.typed, partial(self._save, person.id)))
        card.removed.connect(partial(self._remove, person.id))
        return card

    def _save(self, person_id: str, typed: Typed) -> Save:
        return self._desk.keep(services.preparation.save_person, self._id, person_id, typed, then=self.returned)

    def _add(self) -> None:
        self._desk.ask(services.preparation.add_person, self._id, then=self._added)

    def _added(self, person_id: str) -> None:
        self._new = person_id
        self.returned()

    def _remove(self, person_id: str) -> None:
        self._cards[person_id].autosave.flush()
        self._desk.ask(services.preparation.remove_person, self._id, person_id, then=self._removed)

    def _removed(self, gone: "PortalPerson | None") -> None:
        self.returned()
        if gone is not None:
            self._desk.offer_undo(f"{gone.name or 'Personne sans nom'}\u00a0: retirée de la liste.", partial(self._put_back, gone))

    def _put_back(self, gone: "PortalPerson") -> None:
        self._desk.ask(services.preparation.put_back_person, self._id, gone, then=self.returned)
