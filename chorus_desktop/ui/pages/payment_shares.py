"""Which invoices a transfer pays, and how much of each: ticked, proposed, changed by hand, the sum said as it goes."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chorus_desktop.domain.french import euros, long_date
from chorus_desktop.domain.money import UnreadableError, parse_amount
from chorus_desktop.domain.payable import Payable, allotted
from chorus_desktop.domain.problems import Problem
from chorus_desktop.ui.forms.editors import FlagEditor, LineEditor
from chorus_desktop.ui.widgets.boxes import Card, Line, boxed, horizontal, vertical
from chorus_desktop.ui.widgets.words import restyle, words

if TYPE_CHECKING:
    from chorus_desktop.services.payments import PaymentView

MOST_SHOWN = 40
UNDER_BOX = 30
"""Units from the left of a box to tick to its words."""


def typed_amount(cents: int) -> str:
    """Cents as a field holds them: « 392,50 »."""
    return euros(cents).removesuffix("\u00a0€")


class SharesCard(Card):
    """The invoices that wait for money, each to tick.

    Signals:
        ticked: an invoice was ticked or let go; what the transfer would be then is ``total``.
    """

    ticked = Signal()

    def __init__(self) -> None:
        super().__init__(gap=12)
        self._rows: dict[str, _Row] = {}
        self._amount: int | None = None
        self._list = vertical(gap=10)
        self._sum = words("", "second")
        self._problem = words("", "problem")
        self._problem.hide()
        help_ = "Cochez chaque facture du virement\u00a0: sa part est proposée, vous pouvez la changer. Un avoir est déduit."
        self.body.addLayout(vertical(words("Ce que ce virement paie", "title"), words(help_, "second"), gap=4))
        self.body.addLayout(self._list)
        self.body.addWidget(self._sum)
        self.body.addWidget(self._problem)

    def show_payables(self, view: "PaymentView", first: str) -> None:
        """Show what may be paid.

        Args:
            view: the payment, and the documents that wait for money.
            first: the document that led here, ticked and on top.
        """
        payables = view.payables
        paid = {share.invoice: share.amount for share in view.value.shares} if view.value is not None else {}
        asked = next((each for each in payables if each.invoice == first), None)
        payer = asked.payer_siret if asked is not None else ""
        # Her reason to be here, then what the same payer owes: a transfer pays one structure's invoices.
        ordered = sorted(
            payables, key=lambda each: (each.invoice not in paid, each.invoice != first, bool(payer) and each.payer_siret != payer)
        )
        several = len({each.payer_siret for each in payables}) > 1
        for each in ordered[:MOST_SHOWN]:
            row = _Row(each, (view.owners.get(each.association, ""), each.payer if several else ""))
            row.flag.box.setChecked(each.invoice in paid or each.invoice == first)
            if each.invoice in paid:
                # What was decided once is not proposed anew.
                row.show_share(paid[each.invoice])
                row.own = True
            row.ticked.connect(self._tick)
            row.edited.connect(self._say)
            if self._rows:
                self._list.addWidget(Line())
            self._list.addWidget(row)
            row.show()
            self._rows[each.invoice] = row
        if not ordered:
            self._list.addWidget(words("Aucune facture déposée n’attend d’être payée.", "second"))
        elif len(ordered) > MOST_SHOWN:
            self._list.addWidget(
                words("Les plus anciennes seulement\u00a0: ouvrez une autre facture pour y noter son paiement.", "caption")
            )
        self.show_amount(self._amount)

    @property
    def total(self) -> int:
        """Cents left on all that is ticked."""
        return sum(row.payable.left for row in self._rows.values() if row.is_ticked)

    def show_amount(self, amount: int | None) -> None:
        """Propose parts of a transfer of this many cents; those that were changed by hand stay."""
        self._amount = amount
        free = [row for row in self._rows.values() if row.is_ticked and not row.own]
        held = sum(row.cents or 0 for row in self._rows.values() if row.is_ticked and row.own)
        if amount is not None:
            parts = {share.invoice: share.amount for share in allotted(amount - held, [row.payable for row in free])}
            for row in free:
                row.show_share(parts.get(row.payable.invoice, 0))
        self._say()

    def typed(self) -> dict[str, str]:
        """Invoice → the text of its part, of those that are ticked."""
        return {key: row.share.text() for key, row in self._rows.items() if row.is_ticked}

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say what is wrong beside what it is about."""
        for key, row in self._rows.items():
            row.show_problem(next((each.sentence for each in problems if each.where == f"shares.{key}"), ""))
        own = next((each.sentence for each in problems if each.where == "shares"), "")
        self._problem.setText(own)
        self._problem.setVisible(bool(own))
        # The sum says the same in milder words.
        self._sum.setVisible(not own and bool(self._sum.text()))

    def take_focus(self, where: str) -> None:
        """Go to the part of an invoice, or to the first box."""
        row = self._rows.get(where.removeprefix("shares.")) or next(iter(self._rows.values()), None)
        if row is not None:
            (row.share.line if row.is_ticked else row.flag.box).setFocus()

    def _tick(self) -> None:
        self.ticked.emit()
        self.show_amount(self._amount)

    def _say(self) -> None:
        self._problem.hide()
        parts = [row.cents for row in self._rows.values() if row.is_ticked]
        if self._amount is None or not parts or None in parts:
            self._sum.setText("")
            self._sum.hide()
            return
        given = sum(part or 0 for part in parts)
        rest = self._amount - given
        said = f"Réparti\u00a0: {euros(given)} sur {euros(self._amount)}."
        if rest > 0:
            said += f" {euros(rest)} ne paie aucune facture cochée."
        if rest < 0:
            said += f" C’est {euros(-rest)} de trop\u00a0: baissez une part."
        self._sum.setText(said)
        restyle(self._sum, "warning" if rest else "done")
        self._sum.show()


class _Row(QWidget):
    """One document: its box, what it is, its part."""

    ticked = Signal()
    edited = Signal()

    def __init__(self, payable: Payable, about: Sequence[str]) -> None:
        super().__init__()
        self.payable = payable
        self.own = False
        credit = payable.net < 0
        left = f"avoir de {euros(-payable.left)}" if credit else f"reste {euros(payable.left)}"
        self.flag = FlagEditor(f"{payable.number}, {left}")
        facts = [f"déposé{'' if credit else 'e'} le {long_date(payable.deposited_on)}" if payable.deposited_on else ""]
        facts += [*about, "rejetée ou annulée" if payable.void else ""]
        self.share = LineEditor(width=130, unit="€", right=True)
        self.share.line.setAccessibleName(f"Part de {payable.number}")
        self._problem = words("", "problem")
        self._problem.hide()
        caption = words(" · ".join(filter(None, facts)), "caption")
        self._part = boxed(horizontal(words("Part", "caption", wrap=False), self.share, gap=8))
        told = vertical(self.flag, vertical(caption, margins=(UNDER_BOX, 0, 0, 0)), gap=2)
        row = horizontal((told, 1), self._part, gap=12)
        self.setLayout(vertical(row, self._problem, gap=4))
        self._part.setVisible(False)
        self.flag.box.toggled.connect(self._toggled)
        self.share.edited.connect(self._typed)

    @property
    def is_ticked(self) -> bool:
        """Whether the transfer pays it."""
        return self.flag.box.isChecked()

    @property
    def cents(self) -> int | None:
        """The part typed; none while it cannot be read."""
        try:
            return parse_amount(self.share.text())
        except UnreadableError:
            return None

    def show_share(self, cents: int) -> None:
        """Propose a part."""
        self.share.show_text(typed_amount(cents))

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong with it."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self.share.line.setAccessibleDescription(sentence)

    def _toggled(self) -> None:
        self._part.setVisible(self.is_ticked)
        self.own = False
        self.show_problem("")
        self.ticked.emit()

    def _typed(self) -> None:
        self.own = True
        self.show_problem("")
        self.edited.emit()
