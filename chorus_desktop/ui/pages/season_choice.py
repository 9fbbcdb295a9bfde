"""Choosing what to invoice: a procedure and one of its seasons, each with what is known of it."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLayout, QRadioButton, QWidget

from chorus_desktop.domain.french import long_date
from chorus_desktop.domain.procedure import Procedure
from chorus_desktop.domain.season import Season
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import Card, Line, horizontal, vertical
from chorus_desktop.ui.widgets.status import StatusPill
from chorus_desktop.ui.widgets.words import words

Offer = tuple[Procedure, Season, bool]
"""A procedure, one of its seasons, and whether that season is closed."""


def offered_first(offers: tuple[Offer, ...], today: date) -> int | None:
    """Which offer to propose: the season of the day, else the first one that is not closed."""
    running = (place for place, (_, season, _) in enumerate(offers) if season.covers(today, today))
    open_ones = (place for place, (_, _, closed) in enumerate(offers) if not closed)
    return next(running, next(open_ones, None))


class SeasonChoice(QWidget):
    """One card per procedure, its seasons as choices.

    Signals:
        changed: another season is chosen.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._offers: tuple[Offer, ...] = ()
        self._group = QButtonGroup(self)
        self._slot = Slot(gap=16)
        self.setLayout(vertical(self._slot))
        self._group.idToggled.connect(self._toggled)

    @property
    def chosen(self) -> Offer | None:
        """What is chosen; none before anything is shown."""
        place = self._group.checkedId()
        return self._offers[place] if 0 <= place < len(self._offers) else None

    def show_offers(self, offers: tuple[Offer, ...], today: date) -> None:
        """Show what may be chosen, the season of the day being chosen."""
        self._offers = offers
        for button in self._group.buttons():
            self._group.removeButton(button)
        procedures = {procedure.id: procedure for procedure, _, _ in offers}
        self._slot.show_pieces(*(self._card(procedure) for procedure in procedures.values()))
        first = offered_first(offers, today)
        if first is not None:
            self._group.button(first).setChecked(True)

    @property
    def first(self) -> QWidget | None:
        """The choice that is made; none before anything is shown."""
        return self._group.checkedButton()

    def _card(self, procedure: Procedure) -> Card:
        card = Card(words(procedure.title, "title"), words(procedure.summary, "second"), gap=10)
        for place, (owner, season, closed) in enumerate(self._offers):
            if owner.id == procedure.id:
                card.body.addWidget(Line())
                card.body.addLayout(self._row(place, procedure, season, closed=closed))
        return card

    def _row(self, place: int, procedure: Procedure, season: Season, *, closed: bool) -> QLayout:
        button = QRadioButton(f"Saison {season.title}")
        button.setAccessibleDescription(_said(season, closed=closed))
        button.setAccessibleName(f"{procedure.scheme}, saison {season.title}")
        self._group.addButton(button, place)
        note = words(_said(season, closed=closed), "caption")
        pill = StatusPill("locked", "Saison close") if closed else StatusPill("done", "Ouverte")
        if not closed and not season.confirmed:
            pill = StatusPill("warning", "À confirmer")
        return horizontal((vertical(button, horizontal((note, 1), margins=(29, 0, 0, 0)), gap=2), 1), pill, gap=14)

    def _toggled(self, _place: int, checked: bool) -> None:  # noqa: FBT001 - Qt's signal
        if checked:
            self.changed.emit()


def _said(season: Season, *, closed: bool) -> str:
    if closed and season.last_deposit:
        return f"La date limite de dépôt était le {long_date(season.last_deposit)}. Une facture ne passe plus sans l’accord de la collectivité."
    if not season.confirmed:
        return season.note
    if season.last_deposit:
        return (
            f"Activités du {long_date(season.starts_on)} au {long_date(season.ends_on)}. Dernier dépôt le {long_date(season.last_deposit)}."
        )
    return f"Activités du {long_date(season.starts_on)} au {long_date(season.ends_on)}."
