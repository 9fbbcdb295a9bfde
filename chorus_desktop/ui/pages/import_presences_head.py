"""A table of presences as it was read: its shape, its first rows, its columns; names of children hidden where they must be."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chorus_desktop import services
from chorus_desktop.domain.care import masked
from chorus_desktop.domain.columns import Chosen
from chorus_desktop.domain.french import listing
from chorus_desktop.domain.presence_table import Choices, PresenceTable, day_places, guess_columns
from chorus_desktop.domain.presence_wanted import NAMES, WANTED, Shape
from chorus_desktop.domain.problems import Problem
from chorus_desktop.ui.pages.import_columns import ColumnChoices, first_rows
from chorus_desktop.ui.pages.import_presences_shape import Reading, ShapeCard
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import vertical
from chorus_desktop.ui.widgets.disclosure import Disclosure
from chorus_desktop.ui.widgets.names import NamesButton
from chorus_desktop.ui.widgets.problems import ProblemBox

if TYPE_CHECKING:
    from chorus_desktop.services.presence_tables import Looked, Opened

SEEN = 40
"""Columns of which the first rows are shown: a year of Wednesdays."""


class TableHead(QWidget):
    """Says how a table is read and lets it be changed.

    Args:
        looked: the table and what was guessed of it.
        opened: whose presences.

    Signals:
        changed: something else is chosen.
        turned: names are now shown, or hidden.
    """

    changed = Signal()
    turned = Signal()

    def __init__(self, looked: "Looked", opened: "Opened") -> None:
        super().__init__()
        self.table: PresenceTable = looked.table
        self._opened = opened
        self._names = NamesButton()
        self._rows = Slot()
        self._pieces = Slot()
        self.setLayout(vertical(self._pieces))
        alone = opened.activities[0][0] if len(opened.activities) == 1 else ""
        self._build(Reading(looked.shape, alone, "", looked.all_paid), looked.columns, remembered=looked.remembered)

    def _build(self, reading: Reading, columns: Chosen, *, remembered: bool) -> None:
        table = self.table
        self._chosen = columns
        self._shape = ShapeCard(table, reading, self._opened.activities, remembered=remembered)
        # Made once they are looked at: they are many.
        self._columns: ColumnChoices | None = None
        self._columns_slot = Slot()
        self._fold = Disclosure("Ce que contient chaque colonne", self._columns_slot)
        self._fold.opened.connect(self._open_columns)
        self._shape.reshaped.connect(self._reshape)
        self._shape.changed.connect(self.changed)
        self._rows = Slot()
        untitled = [] if table.headed else [_untitled()]
        self._pieces.show_pieces(self._shape, self._rows, *untitled, self._fold)
        # Once it has a parent: alone, it would become a window.
        self._show_rows()
        if not table.headed:
            self._open_columns()

    def _open_columns(self) -> ColumnChoices:
        if self._columns is None:
            shape = self._shape.reading().shape
            days = day_places(self.table) if shape is Shape.WIDE else ()
            places = [place for place in range(len(self.table.titles)) if place not in days]
            head = services.presence_tables.heads(self.table, self._chosen)
            self._columns = ColumnChoices(WANTED[shape], head, self.shown, places)
            self._columns.changed.connect(self._recolumn)
            self._columns_slot.show_pieces(self._columns)
        self._fold.open()
        return self._columns

    def _reshape(self) -> None:
        reading = self._shape.reading()
        self._build(reading, guess_columns(self.table, reading.shape), remembered=False)
        self.changed.emit()

    def _recolumn(self) -> None:
        self._chosen = self._open_columns().chosen()
        self._show_rows()
        self.changed.emit()

    def reopen(self, opened: "Opened") -> None:
        """The dossier may have other activities than before."""
        if opened.activities != self._opened.activities:
            self._opened = opened
            reading = self._shape.reading()
            there = reading.activity in dict(opened.activities)
            self._build(reading if there else reading._replace(activity=""), self._chosen, remembered=False)

    def choices(self) -> Choices:
        """What is chosen; nothing mended, no row left."""
        reading, columns = self._shape.reading(), self._chosen
        paid = reading.all_paid and "beneficiary" not in columns
        return Choices(reading.shape, columns, reading.activity, reading.new_activity, paid)

    def show_problems(self, found: Sequence[Problem]) -> None:
        """Say what keeps the table from being read, each beside its choice."""
        choices = self.choices()
        self._shape.ask_paid(asked="beneficiary" not in choices.columns)
        self._shape.show_problems(found)
        of_columns = [each for each in found if each.where not in ("shape", "activity_choice")]
        if of_columns:
            self._open_columns()
        if self._columns is not None:
            self._columns.show_problems([each for each in of_columns if each.code == "presence_table.names"])
        said = _columns_said(choices)
        self._fold.button.setText(said)
        self._fold.button.setAccessibleName(said)

    def shown(self, place: int, cell: str) -> str:
        """A cell as it may be shown: names of children are hidden until asked, and so is all else until one knows where they are."""
        if not self._opened.sensitive or self._names.shows:
            return cell
        known = [self._chosen[key] for key in NAMES if key in self._chosen]
        return masked(cell) if place in known or not known else cell

    def name(self, name: str) -> str:
        """A child's name as it may be shown."""
        return masked(name) if self._opened.sensitive and not self._names.shows else name

    def hide_names(self) -> None:
        """Hide them again, as a page does when it is left."""
        self._names.hide_names()

    def _show_rows(self) -> None:
        self._names = NamesButton(shows=self._names.shows)
        self._names.turned.connect(self._turn)
        if self._columns is not None:
            self._columns.show_samples()
        head = services.presence_tables.heads(self.table, self._chosen, SEEN)
        self._rows.show_pieces(first_rows(head, self.shown, *([self._names] if self._opened.sensitive else [])))

    def _turn(self) -> None:
        self._show_rows()
        self.turned.emit()


def _columns_said(choices: Choices) -> str:
    """Which columns are read, in one line, and that it can be changed."""
    titles = [each.title for each in WANTED[choices.shape] if each.key in choices.columns]
    return f"Colonnes lues\u00a0: {listing(titles)}. Vérifier ou changer" if titles else "Dites ce que contient chaque colonne"


def _untitled() -> ProblemBox:
    what = "Ce tableau n’a pas de ligne de titres"
    return ProblemBox(what, "Dites vous-même ce que contient chaque colonne, en regardant ses premières lignes.", level="warning")
