"""The foot of the invoice's lines: VAT mention, totals and net to pay, reckoned while one types."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from chorus_desktop.domain import french
from chorus_desktop.domain.invoice import DocumentKind
from chorus_desktop.domain.totals import Totals
from chorus_desktop.ui import theme
from chorus_desktop.ui.pages.invoice_grid import SIDE
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import boxed, horizontal, vertical
from chorus_desktop.ui.widgets.words import words

_RIGHT = Qt.AlignmentFlag.AlignRight


class Foot(QWidget):
    """What the invoice comes to."""

    def __init__(self) -> None:
        super().__init__()
        self._mention = words("", "caption")
        self._mention.setAlignment(_RIGHT)
        self._parts = Slot(gap=2)
        self._label = words("Net à payer", "caption", wrap=False)
        self._label.setAlignment(_RIGHT)
        self.net = words("", "figure", wrap=False)
        self.net.setAlignment(_RIGHT)
        middle = boxed(vertical(self._parts, self._mention, gap=2))
        right = boxed(vertical(self._label, self.net, gap=2))
        theme.hold(middle, max_width=300)
        self.setLayout(horizontal(None, middle, right, margins=(SIDE, 14, SIDE + 2, 16), gap=28))

    def show_totals(self, totals: Totals, *, mention: str, subject_to_vat: bool, kind: DocumentKind) -> None:
        """Show other totals.

        Args:
            totals: in cents.
            mention: why there is no VAT, as printed.
            subject_to_vat: whether VAT is charged.
            kind: a credit note gives back what it comes to.
        """
        lines = []
        if subject_to_vat:
            lines.append(("Total HT", totals.before_vat))
            lines += [(f"TVA {french.percent(line.rate)}", line.amount) for line in totals.per_rate]
        if subject_to_vat or totals.already_paid:
            lines.append(("Total TTC" if subject_to_vat else "Total", totals.with_vat))
        if totals.already_paid:
            lines.append(("Déjà reçu", -totals.already_paid))
        self._parts.show_pieces(*(_part(title, cents) for title, cents in lines))
        self._mention.setText(mention)
        self._mention.setVisible(bool(mention))
        self._label.setText(kind.net)
        self.net.setText(french.euros(totals.net))
        self.net.setAccessibleName(f"{self._label.text()}\u00a0: {self.net.text()}")


def _part(title: str, cents: int) -> QWidget:
    label, amount = words(title, "caption", wrap=False), words(french.euros(cents).replace("-", "−"), "body", wrap=False)
    amount.setAlignment(_RIGHT)
    theme.hold(amount, min_width=92)
    amount.setAccessibleName(f"{title}\u00a0: {amount.text()}")
    return boxed(horizontal(None, label, amount, gap=14))
