"""One step of the preparation, or what to do in some case: what to click, what to copy, and whether it is done."""

from functools import partial
from typing import TYPE_CHECKING

from chorus_desktop import services
from chorus_desktop.domain.preparation_guide import PreparationCase, PreparationStep
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.preparation_done import DoneCard
from chorus_desktop.ui.pages.preparation_forms import BankPart, StructurePart
from chorus_desktop.ui.pages.preparation_pieces import PEOPLE, PEOPLE_TITLE, clicks_pieces, letter_card, notices, parts_card
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.buttons import PrimaryButton, SecondaryButton
from chorus_desktop.ui.widgets.page import Page

if TYPE_CHECKING:
    from chorus_desktop.services.preparation import PreparationView

TITLE = "Être prêt pour le portail"
PEOPLE_STEPS = ("manager", "rights")
"""Steps after which one notes who has which right."""


class PreparationStepPage(Page):
    """Saved by itself.

    Args:
        desk: what a page may ask for.
        association_id: whose preparation.
        step: which step.
    """

    def __init__(self, desk: Desk, association_id: str, step: PreparationStep) -> None:
        guide = services.portal_data.preparation()
        rank = guide.steps.index(step) + 1
        optional = ", facultative" if step.optional else ""
        super().__init__(step.title, where=f"{TITLE} · étape {rank} sur {len(guide.steps)}{optional}", subtitle=step.text)
        self._desk, self._id, self._step = desk, association_id, step
        self._form = _form(desk, association_id, step)
        self._done = DoneCard(desk, association_id, step.key)
        self._letter, self._notices, self._cases = Slot(gap=16), Slot(gap=8), Slot()
        self._done.changed.connect(self.returned)
        self.add(*clicks_pieces(step))
        if self._form is not None:
            self._form.changed.connect(self.returned)
            self.add(self._form)
        self.add(self._letter, self._notices, self._cases, self._done)
        following = guide.after(step.key)
        go_on = partial(desk.go.preparation, association_id, following.key) if following else partial(desk.go.preparation, association_id)
        primary = PrimaryButton(
            "Étape suivante" if following else "Revenir à la liste", go_on, icon="arrow-right" if following else "", after=True
        )
        people = [SecondaryButton(PEOPLE_TITLE, partial(desk.go.preparation, association_id, PEOPLE), icon="users")]
        back = SecondaryButton("Retour", desk.back, icon="arrow-left")
        self.add_actions(primary, *(people if step.key in PEOPLE_STEPS else []), back=back)
        self.returned()

    def returned(self) -> None:
        self._desk.ask(services.preparation.view, self._id, self._desk.today, then=self._show)

    def leaving(self) -> None:
        self._done.flush()
        if self._form is not None:
            self._form.flush()

    def _show(self, view: "PreparationView") -> None:
        self._done.show_step(view)
        if self._form is not None:
            self._form.show_preparation(view)
        self._letter.show_pieces(*letter_card(view, self._step.letter))
        self._notices.show_pieces(*(notices(self._desk, view, self._step.key) if self._step.key in PEOPLE_STEPS else []))
        cases = [case for case in view.guide.cases if case.key in self._step.cases]
        self._cases.show_pieces(*parts_card(self._desk, view, "Selon votre cas", cases))


class PreparationCasePage(Page):
    """What to do when something changes."""

    def __init__(self, desk: Desk, association_id: str, case: PreparationCase) -> None:
        super().__init__(case.title, where=TITLE, subtitle=case.text)
        self._case = case
        self._letter = Slot(gap=16)
        self.add(*clicks_pieces(case), self._letter)
        people = SecondaryButton(PEOPLE_TITLE, partial(desk.go.preparation, association_id, PEOPLE), icon="users")
        self.add_actions(None, people, back=SecondaryButton("Retour", desk.back, icon="arrow-left"))
        desk.ask(services.preparation.view, association_id, desk.today, then=self._show)

    def _show(self, view: "PreparationView") -> None:
        self._letter.show_pieces(*letter_card(view, self._case.letter))


def _form(desk: Desk, association_id: str, step: PreparationStep) -> StructurePart | BankPart | None:
    match step.key:
        case "structure":
            return StructurePart(desk, association_id)
        case "bank":
            return BankPart(desk, association_id)
    return None
