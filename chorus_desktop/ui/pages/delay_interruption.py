"""The interruption of a payment delay: told with its days, proposed after a suspension, taken back when told by mistake."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from chorus_desktop import services
from chorus_desktop.domain.french import long_date, short_date
from chorus_desktop.domain.interruption import InterruptedDay, ResumedDay, interrupted_problems, proposed_end, resumed_problems
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

ONLY_OWNER = "Seule la maîtrise d’ouvrage le peut, par écrit (R. 2192-27)\u00a0: une suspension par la maîtrise d’œuvre n’en est pas une."
Changed = Callable[[object], object]


def interruption_card(desk: Desk, view: "DelayView", changed: Changed) -> list[QWidget]:
    """What can be told of an interruption now; behind a button where nothing speaks for one."""
    delay, life = view.delay, view.life
    if delay is None:
        return []
    if life.interrupted_on is None:
        return _begin(desk, view, changed)
    if delay.too_late:
        ignored = words("Une interruption dite après la fin du délai n’y change rien.", "second")
        return [Card(words("Interruption du délai", "subheading"), ignored, _back(desk, view, changed), gap=10)]
    if life.resumed_on is not None:
        return [Card(words("Interruption du délai", "subheading"), _back(desk, view, changed), gap=10)]
    form = _DayForm(desk, view, "resumed_on", "Elle a tout reçu", changed)
    if (end := proposed_end(life)) is not None:
        form.row.show_text(short_date(end))
    title = words("Le délai reprend quand elle a tout reçu", "subheading")
    return [Card(title, words(view.rules.article("renewal").text, "second"), form, _back(desk, view, changed), gap=12)]


def _begin(desk: Desk, view: "DelayView", changed: Changed) -> list[QWidget]:
    form = _DayForm(desk, view, "interrupted_on", "Le délai a été interrompu", changed)
    if view.proposed is None:
        only = [words(ONLY_OWNER, "second")] if view.document.works else []
        return [Disclosure("La collectivité a interrompu le délai", Card(*only, form))] if view.unpaid else []
    form.row.show_text(short_date(view.proposed))
    said = f"La facture a été suspendue le {long_date(view.proposed)}. {view.rules.article('interruption').text}"
    return [Card(words("La collectivité a-t-elle interrompu le délai\u00a0?", "subheading"), words(said, "second"), form, gap=12)]


def _back(desk: Desk, view: "DelayView", changed: Changed) -> QWidget:
    kind = EventKind.RESUMED if view.life.resumed_on else EventKind.INTERRUPTED
    said = "Corriger le jour où elle a tout reçu" if kind is EventKind.RESUMED else "Corriger le jour de l’interruption"
    return LinkButton(said, lambda: desk.ask(services.delay.take_back, view.id, kind, desk.today, then=changed))


class _DayForm(QWidget):
    """One day to tell: ``interrupted_on`` or ``resumed_on``."""

    def __init__(self, desk: Desk, view: "DelayView", name: str, act: str, changed: Changed) -> None:
        super().__init__()
        self._desk, self._view, self._name, self._changed = desk, view, name, changed
        self._model = InterruptedDay if name == "interrupted_on" else ResumedDay
        self._rows = FieldRows(self._model, self._check, parent=self)
        self.row = self._rows.make(name)
        self.setLayout(vertical(self.row, horizontal(Button(act, self._tell), None), gap=12))

    def _check(self, typed: Mapping[str, str]) -> tuple[Problem, ...]:
        life, today = self._view.life, self._desk.today
        if self._model is InterruptedDay:
            begun = read(InterruptedDay, typed)
            return begun.problems or interrupted_problems(begun.value, life, today)
        ended = read(ResumedDay, typed)
        return ended.problems or resumed_problems(ended.value, life, today)

    def _tell(self) -> None:
        problems = self._rows.problems()
        self._rows.show_problems(problems)
        if problems:
            self.row.take_focus()
            return
        day: date = getattr(read(self._model, self._rows.typed()).value, self._name)
        tell = services.delay.interrupt if self._model is InterruptedDay else services.delay.resume
        self._desk.ask(tell, self._view.id, day, then=self._changed)
