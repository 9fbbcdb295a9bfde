"""A form: rows made from a model's fields, read as typed texts. It never saves and never scolds while one types."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chorus_desktop.domain.problems import Problem
from chorus_desktop.domain.reading import FieldSpec, fields_of, read, write
from chorus_desktop.domain.shape import Record
from chorus_desktop.ui.forms.fields import ADAPTERS, FieldRow
from chorus_desktop.ui.widgets.boxes import Card, Columns, vertical
from chorus_desktop.ui.widgets.problems import ErrorSummary
from chorus_desktop.ui.widgets.words import words

Check = Callable[[Mapping[str, str]], Sequence[Problem]]
TIDIED = ("date", "money", "decimal", "unit_price", "rate", "number", "year")
"""Kinds whose text is written again in its usual form on leaving: « 732829320 00074 » → « 732 829 320 00074 »."""


@dataclass(frozen=True)
class Section:
    """Fields that belong together.

    Attributes:
        fields: names in their order; a tuple of names puts them side by side where there is room.
        title: over them; may be empty.
        help: a line under the title.
    """

    fields: Sequence[str | tuple[str, ...]]
    title: str = ""
    help: str = ""


class Form(QWidget):
    """Rows for some fields of a model.

    Args:
        model: the domain class whose fields are typed.
        sections: which of them, in which order; by default all those that can be typed, without a title.
        check: what is wrong in typed texts; by default what cannot be read.

    Signals:
        edited: a field changed.
        left: the focus left a field.
    """

    edited = Signal()
    left = Signal()

    def __init__(self, model: type[Record], sections: Sequence[Section] = (), check: Check | None = None) -> None:
        super().__init__()
        self._model: type[Any] = model
        self._check = check or (lambda typed: read(model, typed).problems)
        specs = {spec.name: spec for spec in fields_of(model) if spec.kind in ADAPTERS}
        self.rows: dict[str, FieldRow] = {}
        cards = [self._card(section, specs) for section in sections or (Section(tuple(specs)),)]
        self.setLayout(vertical(*cards, gap=16))

    def typed(self) -> dict[str, str]:
        """Field → what is typed, as it is."""
        return {name: row.text() for name, row in self.rows.items()}

    def show_texts(self, typed: Mapping[str, str]) -> None:
        """Show typed texts (``reading.write`` makes them of an object); a field not named keeps what it shows."""
        for name, row in self.rows.items():
            if name in typed:
                row.show_text(typed[name])

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong in what is typed now."""
        return tuple(self._check(self.typed()))

    def show_problems(self, problems: Sequence[Problem], summary: ErrorSummary | None = None) -> None:
        """Show each problem under its field, all others cleared.

        Args:
            problems: what is wrong; the last part of ``where`` names the field.
            summary: the box at the top of the page, which then lists them all and takes the focus.
        """
        for name, row in self.rows.items():
            row.show_problem(next((problem for problem in problems if problem.field == name), None))
        if summary is not None:
            summary.show_lines([(problem.sentence, self._way_to(problem)) for problem in problems])

    def take_focus(self, field: str = "") -> None:
        """Put the cursor in a field, or in the first one."""
        row = self.rows.get(field) or next(iter(self.rows.values()))
        row.take_focus()

    @property
    def first(self) -> QWidget:
        """What the focus begins with."""
        return next(iter(self.rows.values())).editor.inputs[0]

    def _card(self, section: Section, specs: Mapping[str, FieldSpec]) -> Card:
        card = Card(gap=18)
        head = [words(section.title, "title")] if section.title else []
        head += [words(section.help, "second")] if section.help else []
        if head:
            card.body.addLayout(vertical(*head, gap=4))
        for names in section.fields:
            if isinstance(names, str):
                card.body.addWidget(self._row(specs[names]))
            else:
                rows = [self._row(specs[name]) for name in names]
                # A short field (a postcode) leaves the room to its neighbour.
                weights = [0 if row.is_short else 1 for row in rows]
                card.body.addWidget(Columns(rows, weights=weights if any(weights) else (), from_width=420, gap=20))
        return card

    def _row(self, spec: FieldSpec) -> FieldRow:
        row = self.rows[spec.name] = FieldRow(spec)
        row.edited.connect(partial(self._edited, row))
        row.left.connect(partial(self._left, row))
        return row

    def _edited(self, row: FieldRow) -> None:
        # A problem goes as soon as it is mended, but none appears while one types.
        if row.problem is not None:
            row.show_problem(self._problem_of(row) and row.problem)
        self.edited.emit()

    def _left(self, row: FieldRow) -> None:
        text = row.text()
        if text.strip() and row.spec.kind in TIDIED:
            reading = read(self._model, {row.spec.name: text})
            if not reading.problems:
                row.show_text(write(reading.value)[row.spec.name])
        if text.strip() or row.problem is not None:
            row.show_problem(self._problem_of(row))
        self.left.emit()

    def _problem_of(self, row: FieldRow) -> Problem | None:
        return next((problem for problem in self.problems() if problem.field == row.spec.name), None)

    def _way_to(self, problem: Problem) -> Callable[[], object] | None:
        row = self.rows.get(problem.field)
        return row.take_focus if row is not None else None
