"""The engagement numbers of a dossier: one card per window of the season, and those added by hand."""

from functools import partial
from typing import TYPE_CHECKING

from chorus_desktop import services
from chorus_desktop.domain.problems import Level
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.forms.autosave import Autosave, Save, Typed
from chorus_desktop.ui.pages.engagement_card import EngagementCard
from chorus_desktop.ui.pages.guide_link import what_is
from chorus_desktop.ui.pages.service_card import ServiceCard
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import vertical
from chorus_desktop.ui.widgets.buttons import PrimaryButton, SecondaryButton
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.problems import ErrorSummary
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.domain.engagement import Engagement
    from chorus_desktop.services.views import DossierView

HEADING = "Vos numéros d’engagement"


class EngagementsPage(Page):
    """Saved by itself.

    Args:
        desk: what a page may ask for.
        dossier_id: whose numbers.
        field: where to put the cursor: ``2026.number``, an engagement's id and its field; or ``service_code``.
    """

    def __init__(self, desk: Desk, dossier_id: str, field: str = "") -> None:
        super().__init__(HEADING, where="Dossier")
        self._desk = desk
        self._id = dossier_id
        self._field = field
        self._cards: dict[str, EngagementCard] = {}
        self._question: ServiceCard | None = None
        self._summary = ErrorSummary()
        self._slot = Slot(gap=16)
        self._where = words("", "second")
        about = what_is(desk, "numero-d-engagement", "numéro d’engagement")
        self._service = Slot()
        self.add(self._summary, self._service, vertical(words("Où les trouver\u00a0?", "strong"), self._where, about, gap=2), self._slot)
        add = SecondaryButton("Ajouter un autre numéro", self._add, icon="plus")
        self.add_actions(PrimaryButton("Continuer", self._go_on), add, back=SecondaryButton("Retour", desk.back, icon="arrow-left"))
        self.returned()

    def returned(self, _: object = None) -> None:
        self._desk.ask(services.dossiers.view, self._id, self._desk.today, then=self._show)

    def leaving(self) -> None:
        for card in self._cards.values():
            card.autosave.flush()

    def _show(self, view: "DossierView") -> None:
        self.header.say(HEADING, where=view.title, subtitle=view.work.recipient.name)
        self._where.setText(view.work.procedure.engagement.where_to_find)
        self._ask_service(view)
        items = view.dossier.engagements
        if [item.id for item in items] != list(self._cards):
            self.leaving()
            self._cards = {item.id: self._card(item, view) for item in items}
            self._slot.show_pieces(*self._cards.values())
        uses = {use.number: use for use in view.use}
        for item in items:
            typed = view.engagement_typed[item.id]
            carried = uses.get(item.number or "")
            self._cards[item.id].show_engagement(
                typed, item, items, carried, self._desk.today, member=view.dossier.convention.already_member
            )
        self._go_to(self._field)
        self._field = ""

    def _ask_service(self, view: "DossierView") -> None:
        rule = view.work.procedure.invoice
        if self._question is None and rule.services:
            self._question = ServiceCard(rule)
            self._question.chosen.connect(lambda code: self._desk.ask(services.dossiers.choose_service, self._id, code))
            self._service.show_pieces(self._question)
        if self._question is not None:
            self._question.show_code(view.dossier.service_code or "")

    def _card(self, item: "Engagement", view: "DossierView") -> EngagementCard:
        card = EngagementCard(item, view.work.season, view.work.procedure.engagement)
        card.watch(Autosave(card, card.fields.typed, partial(self._save, item.id)))
        card.removed.connect(partial(self._remove, item.id))
        card.wanted.connect(lambda key: self._desk.go.letter(self._id, key, view.invoice_id))
        return card

    def _save(self, engagement_id: str, typed: Typed) -> Save:
        return self._desk.keep(services.dossiers.save_engagement, self._id, engagement_id, typed, then=self.returned)

    def _go_to(self, field: str) -> None:
        if field == "service_code" and self._question is not None:
            self._question.take_focus()
            return
        engagement_id, _, name = field.partition(".")
        card = self._cards.get(engagement_id)
        row = card.fields.by_name.get(name) if card is not None else None
        if row is not None:
            self.first = row.editor.inputs[0]
            row.take_focus()

    def _add(self) -> None:
        self._desk.ask(services.dossiers.add_engagement, self._id, then=self._added)

    def _added(self, engagement_id: str) -> None:
        self._field = f"{engagement_id}.number"
        self.returned()

    def _remove(self, engagement_id: str) -> None:
        self._cards[engagement_id].autosave.flush()
        self._desk.ask(services.dossiers.remove_engagement, self._id, engagement_id, then=self._removed)

    def _removed(self, gone: "Engagement | None") -> None:
        self.returned()
        if gone is not None:
            name = f"Numéro {gone.number} retiré." if gone.number else "Numéro retiré."
            self._desk.offer_undo(name, partial(self._put_back, gone))

    def _put_back(self, gone: "Engagement") -> None:
        self._desk.ask(services.dossiers.put_back_engagement, self._id, gone, then=self.returned)

    def _go_on(self) -> None:
        self.leaving()
        stops = []
        for card in self._cards.values():
            found = card.fields.problems()
            card.fields.show_problems(found)
            stops += [
                (each.sentence, card.fields.by_name[each.field].take_focus)
                for each in found
                if each.level is Level.ERROR and each.field in card.fields.by_name
            ]
        self._summary.show_lines(stops)
        if not stops:
            self._desk.back()
