"""Creating an association: one decision per page, everything saved at once, every step may wait."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QRadioButton, QWidget

from chorus_desktop import services
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.forms.editors import RadioEditor
from chorus_desktop.ui.pages import association_form as card
from chorus_desktop.ui.pages.association_form import SECTIONS, AssociationForm
from chorus_desktop.ui.pages.new_dossier import create, doubt
from chorus_desktop.ui.pages.past_panel import PastPanel
from chorus_desktop.ui.pages.season_choice import SeasonChoice
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import Card, boxed, vertical
from chorus_desktop.ui.widgets.buttons import PrimaryButton, SecondaryButton
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.problems import ErrorSummary
from chorus_desktop.ui.widgets.steps import StepIndicator
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.home import Offers
    from chorus_desktop.services.views import PastView

STEPS: tuple[tuple[str, str, tuple[int, ...]], ...] = (
    ("Identité", "Comment s’appelle votre association\u00a0?", (card.IDENTITY, card.ADDRESS)),
    ("Représentant et contacts", "Qui la représente\u00a0?", (card.PEOPLE,)),
    ("TVA", "Quelle est sa situation de TVA\u00a0?", (card.VAT,)),
    ("Compte bancaire", "Sur quel compte serez-vous payés\u00a0?", (card.ACCOUNT,)),
    ("Numéros de facture", "Avez-vous déjà fait des factures cette année\u00a0?", (card.NUMBERS,)),
    ("Collectivité", "Qui allez-vous facturer\u00a0?", ()),
)
"""Title, question, and the cards of the form that each step shows."""
PAST, SEASON = 4, 5


class SetupPage(Page):
    """The steps of a new association. Leaving at any of them loses nothing: home offers to go on."""

    def __init__(self, desk: Desk, association_id: str) -> None:
        super().__init__(STEPS[0][1], where="Nouvelle association")
        self._desk = desk
        self._id = association_id
        self._step = 0
        self._steps = StepIndicator(1, len(STEPS), STEPS[1][0])
        self._summary = ErrorSummary()
        self.form = AssociationForm(desk, association_id)
        self._past = _PastStep(desk, association_id)
        self._past.changed.connect(self.form.read_again)
        self._choice = SeasonChoice()
        self._doubt = Slot()
        self._season = boxed(vertical(self._choice, self._doubt, gap=16))
        self._choice.changed.connect(self._say_doubt)
        self._later = SecondaryButton("Plus tard", self._go_on)
        self._primary = PrimaryButton("Continuer", self._continue, icon="arrow-right", after=True)
        self.add(self._steps, self._summary, self._past, self.form, self._season)
        self.add_actions(self._primary, self._later, back=SecondaryButton("Retour", self._go_back, icon="arrow-left"))
        self.form.read_again()
        self._show_step(0)

    def _ask_offers(self) -> None:
        self._desk.ask(services.home.offers, self._id, self._desk.today, then=self._show_offers)

    def _show_offers(self, found: "Offers") -> None:
        self._choice.show_offers(found.offers, self._desk.today, found.near)

    def leaving(self) -> None:
        self.form.flush()
        self._past.leave()

    def returned(self) -> None:
        self.form.read_again()

    def _show_step(self, step: int) -> None:
        self._step = step
        _, question, cards = STEPS[step]
        self.header.say(question, where="Nouvelle association")
        self._steps.show_step(step + 1, len(STEPS), STEPS[step + 1][0] if step + 1 < len(STEPS) else "")
        for place, each in enumerate(self.form.cards):
            each.setVisible(place in cards)
        self.form.setVisible(bool(cards))
        self._past.setVisible(step == PAST)
        self._season.setVisible(step == SEASON)
        self._later.setText("Plus tard" if step != SEASON else "Aller à l’accueil")
        self._primary.setText("Continuer" if step != SEASON else "Ouvrir ce dossier")
        self._summary.show_lines([])
        if step == SEASON:
            # What is near depends on the address typed meanwhile.
            self._ask_offers()
        self.first = self._beginning(step)
        if self.isVisible():
            self.take_focus()

    def _beginning(self, step: int) -> QWidget | None:
        if step == PAST:
            return self._past.first
        if step == SEASON:
            return self._choice.first
        fields = _fields(step)
        return self.form.rows[fields[0]].editor.inputs[0] if fields else None

    def _continue(self) -> None:
        if self._step == SEASON and self._choice.chosen is None:
            self._summary.show_lines([("Choisissez qui vous facturez, ou «\u00a0Aller à l’accueil\u00a0».", self._choice.take_focus)])
        elif self._step == SEASON:
            create(self._desk, self._id, self._choice.chosen)
        elif self.form.check(self._summary, _fields(self._step)):
            if self._step == PAST:
                self._past.finish(self._summary, self._go_on)
            else:
                self._go_on()

    def _go_on(self) -> None:
        self.leaving()
        if self._step == SEASON:
            self._desk.go.home()
        else:
            self._show_step(self._step + 1)

    def _go_back(self) -> None:
        self.leaving()
        if self._step:
            self._show_step(self._step - 1)
        else:
            self._desk.back()

    def _say_doubt(self) -> None:
        self._doubt.show_pieces(*doubt(self._choice.chosen, self._write))

    def _write(self) -> None:
        create(self._desk, self._id, self._choice.chosen, letter=True)


class _PastStep(QWidget):
    """Whether invoices were made this year; if so, which was the last.

    Signals:
        changed: what numbers follow from changed.
    """

    changed = Signal()

    def __init__(self, desk: Desk, association_id: str) -> None:
        super().__init__()
        self._answer = RadioEditor([("no", "Non, la prochaine sera la première"), ("yes", "Oui, j’en ai déjà fait cette année")])
        for button in self._answer.inputs:
            button.setAccessibleDescription(STEPS[PAST][1])
        self._known = False
        self._panel = PastPanel(desk, association_id)
        self._panel.hide()
        self._panel.changed.connect(self._show)
        self._answer.edited.connect(self._answered)
        help_line = words("Les numéros de facture se suivent sans trou\u00a0: le programme continue les vôtres.", "second")
        self.setLayout(vertical(Card(help_line, self._answer, gap=12), self._panel, gap=16))
        self._panel.read_again()

    @property
    def first(self) -> QWidget:
        return next(
            (button for button in self._answer.inputs if isinstance(button, QRadioButton) and button.isChecked()), self._answer.inputs[0]
        )

    def leave(self) -> None:
        self._panel.flush()

    def finish(self, summary: ErrorSummary, go_on: Callable[[], object]) -> None:
        """Go on, unless « Oui » was answered and no number given."""
        if self._answer.text() != "yes":
            go_on()
        elif self._known or self._panel.has_typed:
            self._panel.finish(go_on)
        else:
            number = self._panel.form.rows["number"]
            summary.show_lines([("Indiquez le dernier numéro utilisé, ou répondez «\u00a0Non\u00a0».", number.take_focus)])

    def _answered(self) -> None:
        self._panel.setVisible(self._answer.text() == "yes")

    def _show(self, view: "PastView") -> None:
        self._known = bool(view.rows)
        self.changed.emit()
        if view.rows or view.typed:
            self._answer.show_text("yes")
            self._answered()


def _fields(step: int) -> list[str]:
    """The fields that a step asks for."""
    names: list[str] = []
    for place in STEPS[step][2]:
        for field in SECTIONS[place].fields:
            names += [field] if isinstance(field, str) else field
    return names
