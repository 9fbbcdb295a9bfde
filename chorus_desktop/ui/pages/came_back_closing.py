"""« C’est fait sur le portail »: the day it was done, then the act."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtWidgets import QWidget

from chorus_desktop.domain import french
from chorus_desktop.domain.correcting import DoneDay, done_problems
from chorus_desktop.domain.problems import Problem
from chorus_desktop.domain.reading import read
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.forms.field_rows import FieldRows
from chorus_desktop.ui.widgets.boxes import Card, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import PrimaryButton


class Closing(QWidget):
    """The last thing of a recipe.

    Args:
        desk: says which day it is.
        since: the day the portal showed what is corrected.
        done: given the day, once it can be.
    """

    def __init__(self, desk: Desk, since: date, done: Callable[[date], object]) -> None:
        super().__init__()
        self._desk, self._since, self._done = desk, since, done
        self._rows = FieldRows(DoneDay, self._check, parent=self)
        row = self._rows.make("on")
        row.show_text(french.short_date(desk.today))
        button = PrimaryButton("C’est fait sur le portail", self._press, icon="check")
        self.setLayout(vertical(Card(row, horizontal(button, None), gap=12)))

    def _check(self, typed: Mapping[str, str]) -> tuple[Problem, ...]:
        reading = read(DoneDay, typed)
        return reading.problems or done_problems(reading.value, self._since, self._desk.today)

    def _press(self) -> None:
        problems = self._rows.problems()
        self._rows.show_problems(problems)
        on = read(DoneDay, self._rows.typed()).value.on
        if problems or on is None:
            self._rows.by_name["on"].take_focus()
        else:
            self._done(on)
