"""The interruption of a payment delay: told with its days, proposed after a suspension, taken back when told by mistake."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from chorus_desktop import services
from chorus_desktop.domain.french import long_date, short_date
from chorus_desktop.domain.interruption import InterruptedDay, ResumedDay, interrupted_problems, resumed_problems
from chorus_desktop.domain.lifecycle import EventKind
from chorus_desktop.domain.problems import Problem
from chorus_desktop.domain.reading import read
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.forms.field_rows import FieldRows
from chorus_desktop.ui.widgets.boxes import Card, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import Button, LinkButton
from chorus_desktop.ui.widgets.disclosure import Disclosure
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.delay import DelayView

Changed = Callable[[object], object]


def interruption_card(desk: Desk, view: "DelayView", changed: Changed) -> list[QWidget]:
    """What can be told of an interruption now; behind a button where nothing speaks for one."""
    delay, life, today = view.delay, view.life, desk.today
    if delay is None:
        return []
    if life.interrupted_on is None:

        def check(typed: Mapping[str, str]) -> tuple[Problem, ...]:
            reading = read(InterruptedDay, typed)
            return reading.problems or interrupted_problems(reading.value, life, today)

        form = _DayForm(
            desk,
            view.id,
            FieldRows(InterruptedDay, check),
            "interrupted_on",
            "Le délai a été interrompu",
            services.delay.interrupt,
            changed,
        )
        if view.proposed is None:
            return [Disclosure("La collectivité a interrompu le délai", Card(form))] if view.unpaid else []
        form.row.show_text(short_date(view.proposed))
        return [
            Card(
                words("La collectivité a-t-elle interrompu le délai\u00a0?", "subheading"),
                words(f"La facture a été suspendue le {long_date(view.proposed)}. {view.rules.article('interruption').text}", "second"),
                form,
                gap=12,
            )
        ]
    if life.resumed_on is None and not delay.too_late:

        def check_resumed(typed: Mapping[str, str]) -> tuple[Problem, ...]:
            reading = read(ResumedDay, typed)
            return reading.problems or resumed_problems(reading.value, life, today)

        form = _DayForm(
            desk, view.id, FieldRows(ResumedDay, check_resumed), "resumed_on", "Elle a tout reçu", services.delay.resume, changed
        )
        return [
            Card(
                words("Le délai reprend quand elle a tout reçu", "subheading"),
                words(view.rules.article("renewal").text, "second"),
                form,
                _back(desk, view, changed),
                gap=12,
            )
        ]
    ignored = [words("Une interruption dite après la fin du délai n’y change rien.", "second")] if delay.too_late else []
    return [Card(words("Interruption du délai", "subheading"), *ignored, _back(desk, view, changed), gap=10)]


def _back(desk: Desk, view: "DelayView", changed: Changed) -> QWidget:
    kind = EventKind.RESUMED if view.life.resumed_on else EventKind.INTERRUPTED
    said = "Corriger le jour où elle a tout reçu" if kind is EventKind.RESUMED else "Corriger le jour de l’interruption"
    return LinkButton(said, lambda: desk.ask(services.delay.take_back, view.id, kind, desk.today, then=changed))


class _DayForm(QWidget):
    def __init__(
        self, desk: Desk, invoice_id: str, rows: FieldRows, name: str, act: str, keep: Callable[..., None], changed: Changed
    ) -> None:
        super().__init__()
        rows.setParent(self)
        self._desk, self._id, self._rows, self._keep, self._changed = desk, invoice_id, rows, keep, changed
        self.row = rows.make(name)
        self._name = name
        self.setLayout(vertical(self.row, horizontal(Button(act, self._tell), None), gap=12))

    def _tell(self) -> None:
        problems = self._rows.problems()
        self._rows.show_problems(problems)
        if problems:
            self.row.take_focus()
            return
        day: date = getattr(read(InterruptedDay if self._name == "interrupted_on" else ResumedDay, self._rows.typed()).value, self._name)
        self._desk.ask(self._keep, self._id, day, then=self._changed)
