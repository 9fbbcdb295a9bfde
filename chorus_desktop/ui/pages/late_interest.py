"""What a late payer owes: the rate to type once per half-year, the reckoning line by line, the letter and the mail."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from chorus_desktop import services
from chorus_desktop.domain import letters
from chorus_desktop.domain.claim_words import line_said
from chorus_desktop.domain.french import euros, long_date, percent
from chorus_desktop.domain.late_interest import EcbRate, half_year_said, rate_problems
from chorus_desktop.domain.problems import Problem
from chorus_desktop.domain.reading import read, write
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.forms.field_rows import FieldRows
from chorus_desktop.ui.widgets.boxes import Card, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import Button, PrimaryButton, SecondaryButton
from chorus_desktop.ui.widgets.disclosure import Disclosure
from chorus_desktop.ui.widgets.facts import FactList
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.domain.late_interest import Claim
    from chorus_desktop.services.delay import DelayView

Changed = Callable[[object], object]


def late_cards(desk: Desk, view: "DelayView", changed: Changed, told: Callable[[str], object]) -> list[QWidget]:
    """Nothing while nothing is late; then the rate, and once it is known what is owed."""
    if view.half_year is None:
        return []
    form = RateForm(desk, view, view.half_year, changed)
    if view.claim is None:
        return [Card(words("Quel était le taux de la BCE\u00a0?", "subheading"), form, gap=12)]
    return [_reckoning(view, view.claim), _acts(desk, view, told), Disclosure("Changer le taux de la BCE", Card(form))]


class RateForm(QWidget):
    """The rate of the ECB on the first day of a half-year, remembered for every invoice."""

    def __init__(self, desk: Desk, view: "DelayView", half_year: date, changed: Changed) -> None:
        super().__init__()
        self._desk, self._half_year, self._changed = desk, half_year, changed
        self._rows = FieldRows(EcbRate, _check, parent=self)
        self._row = self._rows.make("rate", title=f"Taux de la BCE au {long_date(half_year)}")
        if view.rate is not None:
            self._row.show_text(write(EcbRate(rate=view.rate))["rate"])
        about = words(f"{view.rules.article('rate').text} Ici, le {half_year_said(half_year)}.", "second")
        where = words(view.rules.rate_place, "caption")
        self.setLayout(vertical(about, where, self._row, horizontal(Button("Garder ce taux", self._keep), None), gap=12))

    def _keep(self) -> None:
        problems = self._rows.problems()
        self._rows.show_problems(problems)
        rate = read(EcbRate, self._rows.typed()).value.rate
        if problems or rate is None:
            self._row.take_focus()
            return
        self._desk.ask(services.delay.keep_rate, self._half_year, rate, then=self._changed)


def _check(typed: Mapping[str, str]) -> tuple[Problem, ...]:
    reading = read(EcbRate, typed)
    return reading.problems or rate_problems(reading.value)


def _reckoning(view: "DelayView", claim: "Claim") -> FactList:
    facts = FactList("Ce que le retard coûte à la collectivité")
    facts.add("Taux", f"{percent(claim.rate)} + {view.rules.points}\u00a0points = {percent(claim.lines[0].rate)} par an")
    for line in claim.lines:
        when, _, how = line_said(line, view.rules).partition("\u00a0: ")
        facts.add(when[0].upper() + when[1:], how)
    facts.add("Intérêts", euros(claim.interest))
    facts.add("Indemnité forfaitaire", euros(claim.indemnity))
    facts.add("En tout, sans la facture", euros(claim.total))
    if claim.pay_before is not None:
        facts.add("À vous payer avant le", long_date(claim.pay_before))
    return facts


def _acts(desk: Desk, view: "DelayView", told: Callable[[str], object]) -> Card:
    number = view.document.number

    def look() -> None:
        desk.ask(
            services.delay.letter,
            view.id,
            desk.today,
            then=lambda paper: desk.go.paper(f"Intérêts de retard {number}", paper.data, paper.title),
        )

    def copy() -> None:
        desk.ask(services.delay.mail, view.id, desk.today, then=lambda mail: desk.copy(f"{mail.subject}\n\n{mail.body}"))
        told("Message copié\u00a0: collez-le dans votre messagerie, relisez, envoyez.")

    def write_mail() -> None:
        desk.ask(services.delay.mail, view.id, desk.today, then=lambda mail: desk.open_outside(letters.mailto("", mail.subject, mail.body)))

    return Card(
        words("Réclamer", "subheading"),
        words(
            "Appelez d’abord\u00a0: un retard est souvent une pièce qui manque. Le programme n’envoie rien\u00a0: vous relisez, puis vous envoyez.",
            "second",
        ),
        Flow(
            PrimaryButton("Voir la lettre", look, icon="file-text"),
            SecondaryButton("Copier le message", copy, icon="copy"),
            SecondaryButton("Ouvrir dans ma messagerie", write_mail, icon="mail"),
            gap=10,
        ),
        gap=10,
    )
