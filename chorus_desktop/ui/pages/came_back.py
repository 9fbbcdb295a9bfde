"""An invoice that the portal gave back: why, what to correct, what to click, and the fact that it is done."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from chorus_desktop import services
from chorus_desktop.domain import french
from chorus_desktop.domain.works.states import refusal_said, state_problems
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.came_back_pieces import PiecesPart
from chorus_desktop.ui.pages.came_back_rejected import RejectedPart
from chorus_desktop.ui.pages.came_back_unsent import UnsentPart
from chorus_desktop.ui.pages.came_back_values import ValuesPart
from chorus_desktop.ui.pages.guide_link import what_is
from chorus_desktop.ui.pages.numbered import steps
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import Card, horizontal
from chorus_desktop.ui.widgets.buttons import LinkButton, SecondaryButton
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.problems import Mend, ProblemBox
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.returns import ReturnView

Part = ValuesPart | PiecesPart | RejectedPart | UnsentPart
PARTS: Mapping[str, type[ValuesPart] | type[PiecesPart] | type[RejectedPart] | type[UnsentPart]] = {
    "recycle": ValuesPart,
    "validator": ValuesPart,
    "complete": PiecesPart,
    "replace": RejectedPart,
    "send": UnsentPart,
}
"""How each answer is prepared."""

CONTEST = "contest_amount"
"""The letter against a refusal that the CCAG does not allow."""


class CameBackPage(Page):
    """The recipe of the state that the portal shows.

    Args:
        desk: what a page may ask for.
        invoice_id: a document that was deposited.
    """

    def __init__(self, desk: Desk, invoice_id: str) -> None:
        super().__init__("Facture revenue", where="Facture")
        self._desk, self._id = desk, invoice_id
        self._answer = ""
        self._part: Part | None = None
        self._why, self._slot, self._how = Slot(gap=12), Slot(gap=16), Slot(gap=16)
        self.add(self._why, self._slot, self._how)
        self.add_actions(back=SecondaryButton("Retour", desk.back, icon="arrow-left"))
        self.returned()

    @override
    def returned(self) -> None:
        self._desk.ask(services.returns.view, self._id, self._desk.today, then=self._show)

    @override
    def leaving(self) -> None:
        if self._part is not None:
            self._part.leaving()

    def _show(self, view: "ReturnView") -> None:
        document, recipe, shown = view.document, view.recipe, view.life.status
        if recipe is None or shown is None or view.status is None:
            self.header.say("Rien n’est demandé", where=document.title)
            said = f"Le portail ne vous demande rien pour {document.this}."
            self._why.show_pieces(
                ProblemBox(said, level="done", mend=Mend(f"Voir {document.the}", partial(self._desk.go.issued, self._id)))
            )
            self._slot.show_pieces()
            self._how.show_pieces()
            self._part, self._answer = None, ""
            return
        day = french.long_date(shown.on)
        self.header.say(recipe.heading, where=f"{document.title} · {view.status.label} le {day}", subtitle=recipe.why)
        motive = f"«\u00a0{shown.motive}\u00a0»" if shown.motive else "Aucun motif n’est noté. Lisez-le sur le portail, dans l’historique."
        pieces: list[QWidget] = [ProblemBox("Ce que dit le portail", motive, level="warning" if view.life.awaits_her else "info")]
        pieces += self._contested(view)
        if view.life.answered_on is not None and recipe.answer != "replace":
            said = f"Corrigé sur le portail le {french.long_date(view.life.answered_on)}"
            pieces.append(ProblemBox(said, f"{recipe.after} Quand l’état change, notez-le sur sa page.", level="done"))
        self._why.show_pieces(*pieces)
        if self._part is None or self._answer != recipe.answer:
            self._answer = recipe.answer
            part = self._part = PARTS[recipe.answer](self._desk, view, self._done)
            self._slot.show_pieces(part)
        else:
            part = self._part
            part.show_view(view)
        closing = part.closing()
        self._how.show_pieces(self._clicks(view), *([closing] if closing is not None else []))

    def _contested(self, view: "ReturnView") -> list[QWidget]:
        """Of a demand of works refused for what is no reason to refuse it: the letter that says so."""
        works, status = view.document.works, view.status
        if works is None or status is None or status.piece is None:
            return []
        cadre = services.portal_data.works().cadre(works.cadre)
        if not state_problems(status.piece, cadre):
            return []
        write = Mend("Écrire la lettre", partial(self._desk.go.letter, view.dossier_id, CONTEST, self._id))
        return [ProblemBox("Ce refus se conteste", refusal_said(status.piece, cadre), level="warning", mend=write)]

    def _clicks(self, view: "ReturnView") -> QWidget:
        recipe, status = view.recipe, view.status
        assert recipe is not None and status is not None  # noqa: S101, PT018 - looked at by who calls
        card = Card(words("Sur le portail, dans l’ordre", "subheading"), steps([(step, "") for step in recipe.steps]), gap=12)
        card.body.addWidget(words(recipe.after, "second"))
        links: list[QWidget] = [LinkButton("Imprimer cette fiche", self._print)]
        links += [LinkButton(title, partial(self._desk.go.letter, view.dossier_id, key, self._id)) for key, title in view.letters]
        card.body.addWidget(Flow(*links, gap=20))
        card.body.addLayout(horizontal(what_is(self._desk, status.key, status.label), None))
        return card

    def _print(self) -> None:
        self.leaving()
        desk, title = self._desk, "Fiche de correction"
        desk.ask(services.returns.sheet, self._id, desk.today, then=lambda pdf: desk.go.paper(title, pdf))

    def _done(self, _: object = None) -> None:
        """The correction was done: what comes next is told on the page of the invoice."""
        self._part = None
        self._desk.go.issued_instead(self._id)
