"""« À recycler », or a wrong valideur: the data to correct, then the same ready to be retyped on the portal."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from chorus_desktop import services
from chorus_desktop.domain.correcting import OtherValidator, Rerouted, changed, rerouted_of, rerouting_problems, validator_problems
from chorus_desktop.domain.french import long_date
from chorus_desktop.domain.problems import Level, Problem
from chorus_desktop.domain.reading import fields_of, read
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.forms.field_rows import FieldRows
from chorus_desktop.ui.pages.came_back_closing import Closing
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import Card, Line, vertical
from chorus_desktop.ui.widgets.buttons import LinkButton
from chorus_desktop.ui.widgets.facts import CopyRow
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.problems import ErrorSummary
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.returns import ReturnView

MOST_OFFERED = 6


class ValuesPart(QWidget):
    """The data that the portal lets one correct.

    Args:
        desk: what a page may ask for.
        view: a document that came back.
        done: called once the correction was told done.
    """

    def __init__(self, desk: Desk, view: "ReturnView", done: Callable[[object], object]) -> None:
        super().__init__()
        self._desk, self._view, self._done = desk, view, done
        self._answer = view.recipe.answer if view.recipe else ""
        self._model = OtherValidator if self._answer == "validator" else rerouted_of(view.document)
        self._rows = FieldRows(self._model, self._check, parent=self)
        self._summary, self._sheet = ErrorSummary(), Slot()
        form = Card(words("Les bonnes données", "title"), gap=14)
        for spec in fields_of(self._model):
            form.body.addWidget(self._rows.make(spec.name))
            if offered := self._offered(spec.name):
                form.body.addWidget(offered)
        self._rows.show_texts(view.typed)
        self._rows.edited.connect(self._show_sheet)
        self.setLayout(vertical(self._summary, form, self._sheet, gap=16))
        self._show_sheet()

    def show_view(self, view: "ReturnView") -> None:
        """The page is shown again: what is being typed stays."""
        self._view = view

    def closing(self) -> QWidget:
        """The act that ends it, once the portal's clicks were read."""
        shown = self._view.life.status
        return Closing(self._desk, shown.on if shown else self._desk.today, self._keep)

    def leaving(self) -> None:
        """Keep what was typed."""
        self._desk.keep(services.returns.keep, self._view.id, self._answer, self._rows.typed())

    def _offered(self, name: str) -> QWidget | None:
        """What is known already, one press away."""
        known = {"engagement": self._view.engagements, "service_code": self._view.services}.get(name, ())
        if not known or self._answer == "validator":
            return None
        label = {"engagement": "le numéro", "service_code": "le code service"}[name]
        links = [
            LinkButton(f"{value} ({about})" if about else value, partial(self._put, name, value), name=f"Prendre {label} {value}")
            for value, about in known[:MOST_OFFERED]
        ]
        return Flow(words("Déjà connus\u00a0:", "caption"), *links, gap=14)

    def _put(self, name: str, value: str) -> None:
        self._rows.show_texts({name: value})
        self._show_sheet()

    def _check(self, typed: Mapping[str, str]) -> tuple[Problem, ...]:
        reading = read(self._model, typed)
        if reading.problems:
            return reading.problems
        now = reading.value
        if isinstance(now, OtherValidator):
            return validator_problems(now, self._view.document)
        return rerouting_problems(now, self._view.work, self._view.document) if isinstance(now, Rerouted) else ()

    def _show_sheet(self) -> None:
        changes = services.returns.changes(self._view, self._rows.typed())
        if not changed(changes):
            self._sheet.show_pieces()
            return
        card = Card(margins=(6, 6, 6, 6), gap=0)
        card.body.addLayout(vertical(words("À retaper sur le portail", "title"), margins=(14, 10, 14, 8)))
        for change in changes:
            hint = f"Avant\u00a0: {change.before or 'vide'}" if change.is_one else "Inchangé"
            card.body.addWidget(Line())
            card.body.addWidget(CopyRow(change.label, change.now, change.copied, hint=hint))
        self._sheet.show_pieces(card)

    def _keep(self, on: date) -> None:
        problems = self._rows.problems()
        self._rows.show_problems(problems, self._summary if any(each.level is Level.ERROR for each in problems) else None)
        if any(each.level is Level.ERROR for each in problems):
            return
        self._summary.show_lines([])
        what, desk = changed(services.returns.changes(self._view, self._rows.typed())), self._desk
        number = self._view.document.number
        if desk.dialogs.confirm(
            f"La correction de {number} est envoyée sur le portail\u00a0?",
            f"Ce qui est gardé, à la date du {long_date(on)}\u00a0: {what}. {self._view.document.the.capitalize()} elle-même ne change pas ici.",
            yes="C’est fait",
            no="Pas encore",
        ):
            desk.ask(services.returns.corrected, self._view.id, self._answer, on, what, then=self._done)
