"""« Être prêt pour le portail »: what is to be done there once, then at each change of people, with what is done and by whom."""

from functools import partial
from typing import TYPE_CHECKING

from chorus_desktop import services
from chorus_desktop.domain.french import listing, long_date, plural
from chorus_desktop.domain.preparation import PortalRole
from chorus_desktop.domain.preparation_guide import PreparationStep
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.portal_people import PortalPeoplePage
from chorus_desktop.ui.pages.preparation_pieces import PEOPLE, PEOPLE_TITLE, notices, parts_card
from chorus_desktop.ui.pages.preparation_step import TITLE, PreparationCasePage, PreparationStepPage
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.buttons import PrimaryButton, SecondaryButton
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.task_row import TaskList, TaskRow
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.preparation import PreparationView

SUBTITLE = "À faire une fois sur Chorus Pro, puis à chaque changement de personne. Rien n’empêche de préparer une facture entre-temps."


def preparation_page(desk: Desk, association_id: str, part: str = "") -> Page:
    """The page of a part of the preparation.

    Args:
        desk: what a page may ask for.
        association_id: whose preparation.
        part: key of a step or of a case, or ``people``; the list of steps otherwise.
    """
    guide = services.portal_data.preparation()
    if part == PEOPLE:
        return PortalPeoplePage(desk, association_id)
    if (step := guide.step(part)) is not None:
        return PreparationStepPage(desk, association_id, step)
    if (case := guide.case(part)) is not None:
        return PreparationCasePage(desk, association_id, case)
    return PreparationPage(desk, association_id)


class PreparationPage(Page):
    """The list of steps."""

    def __init__(self, desk: Desk, association_id: str) -> None:
        super().__init__(TITLE, where="Mon association", subtitle=SUBTITLE)
        self._desk, self._id = desk, association_id
        self._next: PreparationStep | None = None
        self._notices, self._steps, self._cases = Slot(gap=8), Slot(gap=14), Slot()
        self._primary = PrimaryButton("Commencer", self._go_on, icon="arrow-right", after=True)
        paper = SecondaryButton("Imprimer la fiche", self._print, icon="printer")
        self.add(self._notices, self._steps, self._cases)
        self.add_actions(self._primary, paper, back=SecondaryButton("Retour", desk.back, icon="arrow-left"))
        self.returned()

    def returned(self) -> None:
        self._desk.ask(services.preparation.view, self._id, self._desk.today, then=self._show)

    def _show(self, view: "PreparationView") -> None:
        self.header.say(TITLE, where=view.association.name or "Mon association", subtitle=SUBTITLE)
        self._notices.show_pieces(*notices(self._desk, view))
        count = sum(step.on is not None for step in view.done.values())
        guide = view.guide
        source = f"Source\u00a0: {guide.source}. Vérifié le {long_date(guide.checked_on)}."
        self._steps.show_pieces(
            words(f"{plural(count, 'étape faite', 'étapes faites')} sur {len(guide.steps)}", "title"),
            TaskList([self._row(view, step) for step in guide.steps]),
            words("Les personnes", "title"),
            TaskList([self._people(view)]),
        )
        self._cases.show_pieces(*parts_card(self._desk, view, "Quand quelque chose change", guide.cases), words(source, "caption"))
        self._next = view.next
        self._primary.setVisible(view.next is not None)
        self._primary.setText("Continuer" if count else "Commencer")

    def _row(self, view: "PreparationView", step: PreparationStep) -> TaskRow:
        go = partial(self._desk.go.preparation, self._id, step.key)
        state = view.done[step.key]
        if state.on is not None:
            by = f" par {state.by}" if state.by else ""
            return TaskRow(step.title, f"Fait le {long_date(state.on)}{by}", "done", go)
        if view.step_typed[step.key]["on"]:
            return TaskRow(step.title, "La date n’est pas lisible.", "fix", go)
        return TaskRow(step.title, step.text, "todo", go, said="Facultatif" if step.optional else "")

    def _people(self, view: "PreparationView") -> TaskRow:
        go = partial(self._desk.go.preparation, self._id, PEOPLE)
        there = [person for person in view.association.portal.people if person.is_there(self._desk.today)]
        if not view.association.portal.people:
            return TaskRow(PEOPLE_TITLE, "Notez qui a un compte, et qui peut déposer\u00a0: le programme dit ce qui manque.", "todo", go)
        managers = listing([person.name for person in there if person.role is PortalRole.MANAGER and person.name])
        known = f"{plural(len(there), 'personne')}" + (f", gestionnaire principal\u00a0: {managers}" if managers else "")
        return TaskRow(PEOPLE_TITLE, known, "warning" if view.problems else "done", go)

    def _go_on(self) -> None:
        if self._next is not None:
            self._desk.go.preparation(self._id, self._next.key)

    def _print(self) -> None:
        desk = self._desk
        desk.ask(services.preparation.paper, self._id, desk.today, then=lambda paper: self._desk.go.paper(TITLE, paper.data))
