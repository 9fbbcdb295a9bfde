"""The last screen: « C’est envoyé », with its day."""

from collections.abc import Callable, Mapping
from datetime import date

from chorus_desktop.domain import french
from chorus_desktop.domain.lifecycle import DepositDay, deposit_problems
from chorus_desktop.domain.problems import Problem
from chorus_desktop.domain.reading import read
from chorus_desktop.ui.forms.field_rows import FieldRows
from chorus_desktop.ui.widgets.boxes import Card, horizontal
from chorus_desktop.ui.widgets.buttons import PrimaryButton
from chorus_desktop.ui.widgets.words import words


class SentCard(Card):
    """Asks the day of the deposit; what cannot be is said under it.

    Args:
        issued_on: date of the document.
        today: the day to reckon from, proposed.
        sent: given the day.
    """

    def __init__(self, issued_on: date, today: date, sent: Callable[[date], object]) -> None:
        super().__init__(words("C’est envoyé\u00a0?", "subheading"), margins=(14, 12, 14, 14), gap=10)
        self._issued_on, self._today, self._sent = issued_on, today, sent
        self._rows = FieldRows(DepositDay, self._check, parent=self)
        row = self._rows.make("on", title="Jour du dépôt")
        row.show_text(french.short_date(today))
        self.body.addWidget(row)
        self.button = PrimaryButton("C’est envoyé", self._tell, icon="check")
        self.body.addLayout(horizontal(self.button, None))

    def _check(self, typed: Mapping[str, str]) -> tuple[Problem, ...]:
        reading = read(DepositDay, typed)
        return reading.problems or deposit_problems(reading.value, self._issued_on, self._today)

    def _tell(self) -> None:
        problems = self._rows.problems()
        self._rows.show_problems(problems)
        if problems:
            self._rows.by_name["on"].take_focus()
        elif (day := read(DepositDay, self._rows.typed()).value.on) is not None:
            self._sent(day)
