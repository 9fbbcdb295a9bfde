"""Folded rows under each other: added, opened, taken away."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from uuid import uuid4

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from chorus_desktop.domain.problems import Problem
from chorus_desktop.ui.pages.folded_row import FoldedRow, RowKind
from chorus_desktop.ui.pages.narrowing import AT_ONCE, Narrowing
from chorus_desktop.ui.widgets.boxes import Line, boxed, vertical
from chorus_desktop.ui.widgets.words import words

Texts = Mapping[str, str]


class FoldedList(QWidget):
    """The rows of one kind.

    Args:
        kind: what each row holds.
        empty: what is said when there is none.
        make: makes a row, where it is more than its form.
        searched: what is searched in a long list: « un prix »; empty where lists stay short.

    Signals:
        edited: something was typed, added or taken away.
        removed: the title of a row that was taken away, the texts of all rows before.
    """

    edited = Signal()
    removed = Signal(str, object)

    def __init__(self, kind: RowKind, empty: str, make: Callable[[], FoldedRow] | None = None, searched: str = "") -> None:
        super().__init__()
        self._make = make or (lambda: FoldedRow(kind))
        self._masked = False
        self._waiting: list[Texts] = []
        self._problems: tuple[Problem, ...] = ()
        self._timer = QTimer(self, interval=0, singleShot=True)
        self._timer.timeout.connect(self._go_on)
        self._rows: list[FoldedRow] = []
        self._holder = vertical(gap=10)
        self._empty = words(empty, "second")
        self._narrowing = Narrowing(searched, self._narrow) if searched else None
        self.setLayout(vertical(*([self._narrowing] if self._narrowing else []), self._empty, self._holder, gap=10))

    @property
    def rows(self) -> tuple[FoldedRow, ...]:
        """The rows, in their order."""
        self._finish()
        return tuple(self._rows)

    def typed(self) -> tuple[dict[str, str], ...]:
        """The texts of every row."""
        return (*(row.typed() for row in self._rows), *map(dict, self._waiting))

    def show_rows(self, typed: Sequence[Texts]) -> None:
        """Show these rows; those that are there already keep their place and what is open."""
        if tuple(typed) == self.typed():
            return
        self._finish()
        known = {row.key: row for row in self._rows}
        if [texts.get("id", "") for texts in typed] != list(known):
            for row in self._rows:
                self._let_go(row)
            self._rows = []
            self._waiting = list(typed)
            self._go_on()
            return
        for row, texts in zip(self._rows, typed, strict=True):
            row.show_texts(texts)
        self._number()

    def _go_on(self, most: int = AT_ONCE) -> None:
        """Make the next rows; hundreds at once would freeze the window."""
        now, self._waiting = self._waiting[:most], self._waiting[most:]
        begun = len(self._rows)
        for texts in now:
            row = self._append(texts)
            row.show_problems(_of(self._problems, row))
        self._number(begun)
        if self._waiting:
            self._timer.start()

    def _finish(self) -> None:
        if self._waiting:
            self._go_on(len(self._waiting))

    def show_problems(self, problems: Sequence[Problem], *, folded_only: bool = False) -> None:
        """Say what is wrong in each row.

        Args:
            problems: whose places are ``<list>.<id>.<field>``.
            folded_only: leave the open rows alone: somebody is typing there.
        """
        self._problems = tuple(problems)
        for row in self._rows:
            if not (folded_only and row.is_open):
                row.show_problems(_of(problems, row))

    def be_masked(self, *, masked: bool) -> None:
        """Hide or show the names of every row."""
        self._masked = masked
        for row in self._rows:
            row.be_masked(masked=masked)

    def add(self) -> None:
        """A new row, open, with the cursor in it."""
        self._finish()
        row = self._append({"id": uuid4().hex})
        self._number()
        row.take_focus()
        self.edited.emit()

    def take_focus(self, key: str, field: str = "") -> QWidget | None:
        """Open a row and go there; what has the focus then, none where there is no such row."""
        self._finish()
        row = next((row for row in self._rows if row.key == key), None)
        if row is not None and self._narrowing is not None and _ruled(row).isHidden():
            self._narrowing.clear()
        return row.take_focus(field) if row is not None else None

    def _append(self, texts: Texts) -> FoldedRow:
        row = self._make()
        row.show_texts(texts)
        row.be_masked(masked=self._masked)
        row.edited.connect(self.edited)
        row.removed.connect(partial(self._remove, row))
        self._rows.append(row)
        # Each row carries the line under it, so that both come and go together.
        ruled = boxed(vertical(row, Line(), gap=10))
        self._holder.addWidget(ruled)
        ruled.show()
        return row

    def _let_go(self, row: FoldedRow) -> None:
        ruled = _ruled(row)
        self._holder.removeWidget(ruled)
        ruled.hide()
        ruled.deleteLater()

    def _number(self, begun: int = 0) -> None:
        for place, row in enumerate(self._rows[begun:], start=begun + 1):
            row.be_numbered(place)
        self._empty.setVisible(not self._rows)
        if self._narrowing is not None:
            self._narrowing.show_count(len(self._rows) + len(self._waiting))

    def _narrow(self, fits: Callable[[str], bool]) -> int:
        self._finish()
        found = [row for row in self._rows if fits(f"{row.title} {row.fact}")]
        for row in self._rows:
            _ruled(row).setVisible(row in found)
        return len(found)

    def _remove(self, row: FoldedRow) -> None:
        before, title, blank = self.typed(), row.title, row.is_blank
        self._rows.remove(row)
        self._let_go(row)
        self._number()
        self.edited.emit()
        if not blank:
            self.removed.emit(title, before)


def _of(problems: Sequence[Problem], row: FoldedRow) -> list[Problem]:
    return [problem for problem in problems if problem.where.split(".")[1] == row.key]


def _ruled(row: FoldedRow) -> QWidget:
    """A row with the line under it."""
    return row.parentWidget() or row
