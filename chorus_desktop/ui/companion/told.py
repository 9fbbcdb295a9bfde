"""The last screen: the certificate of deposit, which says the day; or « C’est envoyé », with the day."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from chorus_desktop.domain import french
from chorus_desktop.domain.lifecycle import DepositDay, deposit_problems
from chorus_desktop.domain.problems import Problem
from chorus_desktop.domain.reading import read
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.forms.field_rows import FieldRows
from chorus_desktop.ui.pages.certificate_area import CertificateArea
from chorus_desktop.ui.widgets.boxes import Card, horizontal
from chorus_desktop.ui.widgets.buttons import PrimaryButton
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.companion import CompanionView


class SentCard(Card):
    """Takes the certificate, or asks the day of the deposit; what cannot be is said under it.

    Args:
        desk: what a page may ask for; its day is proposed.
        view: the document and its screens.
        sent: given the day.
        filed: called once the certificate is filed, and the deposit told with it.
    """

    def __init__(self, desk: Desk, view: "CompanionView", sent: Callable[[date], object], filed: Callable[[object], object]) -> None:
        super().__init__(words("C’est envoyé\u00a0?", "subheading"), margins=(14, 12, 14, 14), gap=10)
        self._issued_on, self._today, self._sent = view.issued_on, desk.today, sent
        area = CertificateArea(desk, view.id, view.issued_on, slim=True)
        area.filed.connect(filed)
        self.body.addWidget(area)
        self.body.addWidget(words("Pas encore le certificat\u00a0? Dites le jour, il se classe plus tard.", "second"))
        self._rows = FieldRows(DepositDay, self._check, parent=self)
        row = self._rows.make("on", title="Jour du dépôt")
        row.show_text(french.short_date(desk.today))
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
