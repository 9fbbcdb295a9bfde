"""The prices of a market and what is done of each, typed in all since its beginning."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from chorus_desktop.domain.french import decimal, euros, percent, unit_price
from chorus_desktop.domain.problems import Level, Problem
from chorus_desktop.domain.works.account import Account, AccountLine
from chorus_desktop.ui import theme
from chorus_desktop.ui.forms.editors import LineEditor
from chorus_desktop.ui.widgets.boxes import Card, Line
from chorus_desktop.ui.widgets.words import restyle, words

_HEADS = ("Prix du marché", "Fait avant", "Fait en tout", "Avancement", "Ce mois HT")
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class _Row:
    def __init__(self, editor: LineEditor, share: QLabel, amount: QLabel, problem: QLabel) -> None:
        self.editor, self.share, self.amount, self.problem = editor, share, amount, problem


class WorksTable(Card):
    """One row a price; Enter goes on to the next one.

    Signals:
        edited: a quantity was typed.
    """

    edited = Signal()

    def __init__(self) -> None:
        super().__init__(gap=8)
        self._rows: dict[str, _Row] = {}
        self._grid = QGridLayout()
        theme.space(self._grid, gap=10)
        self._grid.setColumnStretch(0, 1)
        for place, title in enumerate(_HEADS):
            head = words(title, "caption", wrap=False)
            self._grid.addWidget(head, 0, place, Qt.AlignmentFlag.AlignLeft if place == 0 else _RIGHT)
        self._part = head
        self.body.addLayout(self._grid)

    def typed(self) -> dict[str, str]:
        """« quantities.<line> » → what is typed."""
        return {f"quantities.{key}": row.editor.text() for key, row in self._rows.items()}

    def show_account(self, account: Account, typed: Mapping[str, str]) -> None:
        """Show the prices and what they come to; what is being typed stays."""
        self._part.setText("Solde HT" if account.final else _HEADS[-1])
        for row in account.lines:
            if row.line.id not in self._rows:
                self._add(row)
                self._rows[row.line.id].editor.show_text(typed.get(f"quantities.{row.line.id}", ""))
            shown = self._rows[row.line.id]
            shown.share.setText(
                percent(row.share.quantize(1) if row.share == row.share.to_integral_value() else row.share) if row.line.quantity else ""
            )
            shown.amount.setText(euros(row.amount_month))

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say under its price what is wrong with a quantity."""
        found: dict[str, Problem] = {}
        for problem in problems:
            found.setdefault(problem.field, problem)
        for key, row in self._rows.items():
            wrong = found.get(key)
            row.problem.setText(wrong.sentence if wrong else "")
            row.problem.setVisible(wrong is not None)
            restyle(row.problem, "problem" if wrong and wrong.level is Level.ERROR else "warning")

    def take_focus(self, key: str = "") -> None:
        """Put the cursor in a quantity: that of a price, else the first."""
        row = self._rows.get(key) or next(iter(self._rows.values()), None)
        if row is not None:
            row.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, row: AccountLine) -> None:
        line, place = row.line, self._grid.rowCount()
        name = " ".join(part for part in (line.code, line.designation) if part)
        agreed = f"{decimal(line.quantity)} {line.unit}".strip() if line.quantity is not None else line.unit
        price = f"à {unit_price(line.unit_price)}" if line.unit_price is not None else ""
        title, fact = words(name, "strong"), words(" ".join(part for part in (agreed, price) if part), "caption")
        editor = LineEditor(width=110, right=True)
        editor.line.setAccessibleName(f"Fait en tout, {name}")
        editor.line.setAccessibleDescription(f"Fait avant\u00a0: {decimal(row.before)}. Au marché\u00a0: {agreed}.")
        editor.line.setPlaceholderText(decimal(row.before))
        editor.edited.connect(self.edited)
        editor.line.returnPressed.connect(partial(self._next, line.id))
        problem = words("", "problem")
        problem.hide()
        shown = self._rows[line.id] = _Row(editor, words("", "second", wrap=False), words("", "strong", wrap=False), problem)
        self._grid.addWidget(Line(), place, 0, 1, len(_HEADS))
        self._grid.addWidget(title, place + 1, 0)
        self._grid.addWidget(fact, place + 2, 0)
        cells: list[QWidget] = [words(decimal(row.before), "second", wrap=False), editor, shown.share, shown.amount]
        for column, cell in enumerate(cells, start=1):
            self._grid.addWidget(cell, place + 1, column, 2, 1, _RIGHT)
        self._grid.addWidget(problem, place + 3, 0, 1, len(_HEADS))

    def _next(self, key: str) -> None:
        keys = list(self._rows)
        place = keys.index(key) + 1
        if place < len(keys):
            self.take_focus(keys[place])
