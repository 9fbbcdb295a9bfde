"""Choosing what to invoice: a procedure and one of its seasons, each with what is known of it."""

from datetime import date

from PySide6.QtCore import Qt, Signal
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


def offered_first(offers: tuple[Offer, ...], today: date, near: str) -> int | None:
    """Which offer to propose, of the procedure that is near: the season of the day, else the first one that is not closed."""
    offers = tuple(offer for offer in offers if offer[0].id == near)
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

    def show_offers(self, offers: tuple[Offer, ...], today: date, near: str) -> None:
        """Show what may be chosen.

        Args:
            offers: the near procedure's first.
            today: the season of the day is chosen beforehand,
            near: in the procedure of this id only; with an empty one nothing is chosen yet.
        """
        self._offers = offers
        for button in self._group.buttons():
            self._group.removeButton(button)
        procedures = {procedure.id: procedure for procedure, _, _ in offers}
        self._slot.show_pieces(*(self._card(procedure) for procedure in procedures.values()))
        first = offered_first(offers, today, near)
        if first is not None:
            self._group.button(first).setChecked(True)

    @property
    def first(self) -> QWidget | None:
        """The choice that is made, else the first one; none before anything is shown."""
        return self._group.checkedButton() or next(iter(self._group.buttons()), None)

    def take_focus(self) -> None:
        """Put the cursor on the choices."""
        if self.first is not None:
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _card(self, procedure: Procedure) -> Card:
        card = Card(words(procedure.title, "title"), words(procedure.summary, "second"), gap=10)
        for place, (owner, season, closed) in enumerate(self._offers):
            if owner.id == procedure.id:
                card.body.addWidget(Line())
                card.body.addLayout(self._row(place, procedure, season, closed=closed))
        return card

    def _row(self, place: int, procedure: Procedure, season: Season, *, closed: bool) -> QLayout:
        kind = {"year": "Année", "works": "Marché de"}.get(procedure.kind, "Saison")
        said = (
            f"Notifié ou commencé en {season.title}\u00a0; il dure ce qu’il dure."
            if procedure.kind == "works"
            else _said(season, closed=closed)
        )
        button = QRadioButton(f"{kind} {season.title}")
        button.setAccessibleDescription(said)
        button.setAccessibleName(f"{procedure.scheme}, {kind.lower()} {season.title}")
        self._group.addButton(button, place)
        note = words(said, "caption")
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
