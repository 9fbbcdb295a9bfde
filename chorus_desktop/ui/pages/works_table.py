"""The prices of a market and what is done of each, typed in all since its beginning."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget
from typing_extensions import override

from chorus_desktop.domain.french import decimal, euros, percent, unit_price
from chorus_desktop.domain.problems import Level, Problem
from chorus_desktop.domain.works.account import Account, AccountLine
from chorus_desktop.domain.works.market import MarketLine
from chorus_desktop.ui import theme
from chorus_desktop.ui.forms.editors import LineEditor
from chorus_desktop.ui.pages.narrowing import AT_ONCE, Narrowing
from chorus_desktop.ui.widgets.boxes import Card, Line
from chorus_desktop.ui.widgets.words import restyle, words

_HEADS = ("Prix du marché", "Fait avant", "Fait en tout", "", "Avancement", "Ce mois HT")
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1}


class _Row(NamedTuple):
    editor: LineEditor
    share: QLabel
    amount: QLabel
    problem: QLabel
    all: tuple[QWidget, ...]
    name: str


class WorksTable(Card):
    """One row a price; Enter and the arrows go from one quantity to the next.

    Signals:
        edited: a quantity was typed.
    """

    edited = Signal()

    def __init__(self) -> None:
        super().__init__(gap=8)
        self._rows: dict[str, _Row] = {}
        self._account: Account | None = None
        self._later: dict[str, str] = {}
        self._problems: dict[str, Problem] = {}
        self._timer = QTimer(self, interval=0, singleShot=True)
        self._timer.timeout.connect(lambda: self._make(AT_ONCE))
        self._narrowing = Narrowing("un prix", self._narrow)
        self._grid = QGridLayout()
        theme.space(self._grid, gap=10)
        self._grid.setColumnStretch(0, 1)
        for place, title in enumerate(_HEADS):
            head = words(title, "caption", wrap=False)
            self._grid.addWidget(head, 0, place, Qt.AlignmentFlag.AlignLeft if place == 0 else _RIGHT)
        self._part = head
        told = "Depuis le début du marché. Laissez vide ce qui n’a pas bougé\u00a0: c’est alors comme le mois d’avant."
        self.body.addWidget(words(told, "second"))
        self.body.addWidget(self._narrowing)
        self.body.addLayout(self._grid)

    def typed(self) -> dict[str, str]:
        """« quantities.<line> » → what is typed."""
        return {**self._later, **{f"quantities.{key}": row.editor.text() for key, row in self._rows.items()}}

    def show_account(self, account: Account, typed: Mapping[str, str]) -> None:
        """Show the prices and what they come to; what is being typed stays."""
        self._part.setText("Solde HT" if account.final else _HEADS[-1])
        self._account = account
        places = [f"quantities.{row.line.id}" for row in account.lines if row.line.id not in self._rows]
        self._later = {place: self._later.get(place, typed.get(place, "")) for place in places}
        self._make(AT_ONCE)
        for row in account.lines:
            if row.line.id in self._rows:
                self._say(row)
        self._narrowing.show_count(len(account.lines))

    def _make(self, most: int) -> None:
        """Make the next rows; hundreds at once would freeze the window."""
        for row in self._account.lines if self._account is not None else ():
            place = f"quantities.{row.line.id}"
            if place in self._later and most:
                self._rows[row.line.id] = self._add(row)
                self._rows[row.line.id].editor.show_text(self._later.pop(place))
                self._say(row)
                most -= 1
        if self._later:
            self._timer.start()

    def _say(self, row: AccountLine) -> None:
        shown = self._rows[row.line.id]
        shown.share.setText(percent(row.share) if row.line.quantity else "")
        shown.amount.setText(euros(row.amount_month).replace("-", "\u2212"))
        self._warn(row.line.id)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say under its price what is wrong with a quantity."""
        self._problems = {problem.field: problem for problem in reversed(problems)}
        for key in self._rows:
            self._warn(key)

    def _warn(self, key: str) -> None:
        label, wrong = self._rows[key].problem, self._problems.get(key)
        label.setText(wrong.sentence if wrong else "")
        label.setVisible(wrong is not None)
        if wrong is not None:
            restyle(label, "problem" if wrong.level is Level.ERROR else "warning")

    def take_focus(self, key: str = "") -> None:
        """Put the cursor in a quantity: that of a price, else the first."""
        if key and key not in self._rows:
            self._make(len(self._later))
        row = self._rows.get(key) or next(iter(self._rows.values()), None)
        if row is not None:
            if row.editor.isHidden():
                self._narrowing.clear()
            row.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _STEPS:
            self._step(watched, _STEPS[Qt.Key(event.key())])
            return True
        return False

    def _step(self, line: QObject, by: int) -> None:
        shown = [row.editor for row in self._rows.values() if not row.editor.isHidden()]
        place = next(place for place, editor in enumerate(shown) if editor.line is line) + by
        if 0 <= place < len(shown):
            shown[place].line.setFocus(Qt.FocusReason.TabFocusReason)
            shown[place].line.selectAll()

    def _narrow(self, fits: Callable[[str], bool]) -> int:
        self._make(len(self._later))
        found = 0
        for row in self._rows.values():
            shown = fits(row.name)
            found += shown
            for widget in row.all:
                widget.setVisible(shown)
            row.problem.setVisible(shown and bool(row.problem.text()))
        return found

    def _add(self, row: AccountLine) -> _Row:
        line, place = row.line, self._grid.rowCount()
        name, agreed, before = _name(line), _agreed(line), line.said(row.before)
        unit = "%" if line.is_lump else ""
        price = f"à {unit_price(line.unit_price)}" if line.unit_price is not None else ""
        title, fact = words(name, "strong"), words(" ".join(part for part in (agreed, price) if part), "caption")
        editor = LineEditor(width=90, right=True)
        editor.line.setAccessibleName(f"Fait en tout, {name}{', en pour cent' if unit else ''}")
        editor.line.setAccessibleDescription(f"Fait avant\u00a0: {before}. Au marché\u00a0: {agreed}.")
        editor.line.setPlaceholderText(line.figure(row.before))
        editor.edited.connect(self.edited)
        editor.line.installEventFilter(self)
        problem = words("", "problem")
        problem.hide()
        share, amount = words("", "second", wrap=False), words("", "strong", wrap=False)
        rule, sign = Line(), words(unit, "second", wrap=False)
        done = words(before if unit else decimal(row.before), "second", wrap=False)
        self._grid.addWidget(rule, place, 0, 1, len(_HEADS))
        self._grid.addWidget(title, place + 1, 0)
        self._grid.addWidget(fact, place + 2, 0)
        for column, cell in enumerate((done, editor, sign, share, amount), start=1):
            self._grid.addWidget(cell, place + 1, column, 2, 1, _RIGHT)
        self._grid.addWidget(problem, place + 3, 0, 1, len(_HEADS))
        return _Row(editor, share, amount, problem, (rule, title, fact, done, editor, sign, share, amount), name)


def _name(line: MarketLine) -> str:
    return " ".join(part for part in (line.code, line.designation) if part)


def _agreed(line: MarketLine) -> str:
    return f"{decimal(line.quantity)} {line.unit}".strip() if line.quantity is not None else line.unit
