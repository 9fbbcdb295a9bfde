"""The rows of one model, wherever a page lays them: read as typed texts, tidied and judged once left, never while one types."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from chorus_desktop.domain.problems import Problem
from chorus_desktop.domain.reading import Choice, fields_of, read, write
from chorus_desktop.domain.shape import Record
from chorus_desktop.ui.forms.fields import FieldRow
from chorus_desktop.ui.widgets.problems import ErrorSummary

Check = Callable[[Mapping[str, str]], Sequence[Problem]]
TIDIED = ("date", "money", "decimal", "unit_price", "rate", "number", "year")
"""Kinds whose text is written again in its usual form on leaving: « 732829320 00074 » → « 732 829 320 00074 »."""


class FieldRows(QObject):
    """Some fields of a model.

    Args:
        model: the domain class whose fields are typed.
        check: what is wrong in typed texts; by default what cannot be read.
        parent: who owns this.

    Attributes:
        by_name: field → its row.

    Signals:
        edited: a field changed.
        left: the focus left a field, named here.
    """

    edited = Signal()
    left = Signal(str)

    def __init__(self, model: type[Record], check: Check | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model: type[Any] = model
        self._check = check or (lambda typed: read(model, typed).problems)
        self._specs = {spec.name: spec for spec in fields_of(model)}
        self.by_name: dict[str, FieldRow] = {}

    def make(self, name: str, *, with_help: bool = True, title: str = "", choices: Sequence[Choice] = ()) -> FieldRow:
        """Make the row of a field; whoever asks for it lays it out.

        Args:
            name: of the field.
            with_help: whether its line of help is shown.
            title: in place of its own.
            choices: of a key, where only the page knows them.
        """
        spec = self._specs[name]
        if choices:
            spec = spec.model_copy(update={"kind": "choice", "choices": tuple(choices), "listed": True})
        row = FieldRow(spec.model_copy(update={"help": spec.help if with_help else "", "title": title or spec.title}))
        self.by_name[name] = row
        row.edited.connect(partial(self._edited, row))
        row.left.connect(partial(self._left, row))
        return row

    def typed(self) -> dict[str, str]:
        """Field → what is typed, as it is."""
        return {name: row.text() for name, row in self.by_name.items()}

    def show_texts(self, typed: Mapping[str, str]) -> None:
        """Show typed texts (``reading.write`` makes them of an object); a field not named keeps what it shows."""
        for name, row in self.by_name.items():
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
        for name, row in self.by_name.items():
            row.show_problem(next((problem for problem in problems if problem.field == name), None))
        if summary is not None:
            summary.show_lines([(problem.sentence, self._way_to(problem)) for problem in problems])

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
        self.left.emit(row.spec.name)

    def _problem_of(self, row: FieldRow) -> Problem | None:
        return next((problem for problem in self.problems() if problem.field == row.spec.name), None)

    def _way_to(self, problem: Problem) -> Callable[[], object] | None:
        row = self.by_name.get(problem.field)
        return row.take_focus if row is not None else None
