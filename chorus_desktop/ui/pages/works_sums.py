"""Beside a month of works: what is typed besides quantities, and how one comes to its net."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout

from chorus_desktop.domain.french import euros
from chorus_desktop.domain.problems import Problem
from chorus_desktop.domain.works.account import Account
from chorus_desktop.domain.works.market import Market
from chorus_desktop.domain.works.role import Role
from chorus_desktop.ui import theme
from chorus_desktop.ui.forms.editors import LineEditor
from chorus_desktop.ui.widgets.boxes import Card, Line, boxed, vertical
from chorus_desktop.ui.widgets.words import words

_SUMS = (
    ("Travaux HT", "works"), ("Révision HT", "revision"), ("TVA", "vat"), ("Total TTC", "with_vat"), ("Payé directement", "direct"),
    ("Retenue de garantie", "retention"), ("Avance remboursée", "repaid"), ("Pénalités", "penalties"),
    ("Rectifié par la MOE", "corrected"),
)  # fmt: skip
_TAKEN_OFF = ("direct", "retention", "repaid", "penalties", "corrected")


class OtherAmounts(Card):
    """The index of the month, the penalties, what each subcontractor is paid directly.

    Signals:
        edited: something was typed.
    """

    edited = Signal()

    def __init__(self) -> None:
        super().__init__(gap=14)
        self._editors: dict[str, LineEditor] = {}
        self._said: dict[str, object] = {}

    def typed(self) -> dict[str, str]:
        """Place → what is typed."""
        return {place: editor.text() for place, editor in self._editors.items()}

    def show_market(self, market: Market, typed: Mapping[str, str]) -> None:
        """Ask for what this market needs, once."""
        if self._editors:
            return
        if market.revision.applies:
            self._ask(
                "index",
                f"Index {market.revision.index} du mois",
                "Publié avec deux ou trois mois de retard\u00a0: le dernier connu, sinon.",
                typed,
                "",
            )
        for party in market.of_role(Role.SUBCONTRACTOR):
            help_text = "HT, en tout depuis le début\u00a0: sans TVA, que le titulaire doit (autoliquidation)."
            self._ask(f"direct.{party.id}", f"Payé directement à {party.name}", help_text, typed, "€")
        self._ask("penalties", "Pénalités", "En tout depuis le début\u00a0; vide s’il n’y en a pas.", typed, "€")

    def take_focus(self, place: str) -> bool:
        """Put the cursor there; whether there is such a field."""
        if place in self._editors:
            self._editors[place].setFocus(Qt.FocusReason.OtherFocusReason)
        return place in self._editors

    def shows(self, found: Problem) -> bool:
        """Whether a problem stands under one of its fields."""
        return found.where.removeprefix("invoice.works.") in self._editors

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say under its field what is wrong."""
        found = {problem.where.removeprefix("invoice.works."): problem for problem in reversed(problems)}
        for place, editor in self._editors.items():
            problem = found.get(place)
            label = editor.property("problem")
            label.setText(problem.sentence if problem else "")
            label.setVisible(problem is not None)

    def _ask(self, place: str, title: str, help_text: str, typed: Mapping[str, str], unit: str) -> None:
        editor = self._editors[place] = LineEditor(width=140, unit=unit, right=True)
        editor.show_text(typed.get(place, ""))
        editor.line.setAccessibleName(title)
        editor.line.setAccessibleDescription(help_text)
        problem = words("", "problem")
        problem.hide()
        editor.setProperty("problem", problem)
        editor.edited.connect(self.edited)
        self.body.addWidget(boxed(vertical(words(title, "label"), words(help_text, "caption"), editor, problem, gap=4)))


class SumsCard(Card):
    """The month, what came before, and all in all."""

    def __init__(self) -> None:
        super().__init__(gap=8)
        self._net = words("", "figure", wrap=False)
        self._grid = QGridLayout()
        theme.space(self._grid, gap=10)
        self._grid.setColumnStretch(0, 1)
        self._part, self._what = words("", "caption", wrap=False), words("", "caption")
        for column, head in enumerate((self._part, words("En tout", "caption", wrap=False)), start=1):
            self._grid.addWidget(head, 0, column, Qt.AlignmentFlag.AlignRight)
        self._figures = []
        for row, (label, name) in enumerate(_SUMS, start=1):
            month, total = words("", "strong", wrap=False), words("", "second", wrap=False)
            shown = words(label, "second")
            self._grid.addWidget(shown, row, 0)
            self._grid.addWidget(month, row, 1, Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(total, row, 2, Qt.AlignmentFlag.AlignRight)
            self._figures.append((name, shown, month, total))
        self.body.addWidget(self._what)
        self.body.addWidget(self._net)
        self.body.addWidget(Line())
        self.body.addLayout(self._grid)

    def show_account(self, account: Account) -> None:
        """Show what a month comes to, or the solde of the whole market; what is nothing in all is left out."""
        part, what = ("Solde", "Net du solde") if account.final else ("Ce mois", "Net de ce mois")
        self._part.setText(part)
        self._what.setText(what)
        self._net.setText(euros(account.of_month.net))
        self._net.setAccessibleName(f"{what}\u00a0: {euros(account.of_month.net)}")
        for name, label, month, total in self._figures:
            sign = -1 if name in _TAKEN_OFF else 1
            both = sign * getattr(account.of_month, name), sign * getattr(account.total, name)
            for cell, amount in zip((month, total), both, strict=True):
                cell.setText(euros(amount).replace("-", "\u2212"))
            for each in (label, month, total):
                each.setVisible(any(both) or name in ("works", "with_vat"))
