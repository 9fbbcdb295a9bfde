"""On an invoice whose dossier has presences: lines proposed from the sheets, and where one differs from its sheet."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chorus_desktop.domain import french
from chorus_desktop.domain.dossier import Work
from chorus_desktop.domain.invoice import DocumentKind, Line
from chorus_desktop.domain.sheet_lines import proposed
from chorus_desktop.ui.pages.sheet_counts import SheetCounts
from chorus_desktop.ui.widgets.boxes import vertical
from chorus_desktop.ui.widgets.buttons import LinkButton, SecondaryButton
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.words import words


class SheetSays(QWidget):
    """Under a line, only where its quantity is not the sheet's: both counts, and « Reprendre le compte de la feuille : 95 ».

    Signals:
        taken: the quantity of the sheet is wanted.
    """

    taken = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rank = 0
        self._said = words("", "warning", wrap=False)
        self._take = LinkButton("", self.taken.emit)
        self._lacking = words("", "warning")
        self.setLayout(vertical(Flow(self._said, self._take, gap=12), self._lacking, margins=(0, 4, 0, 0), gap=2))
        self.hide()

    def show_line(self, line: Line, counts: SheetCounts) -> None:
        """Show what the sheet says of a line as it is typed now."""
        wanted, untimed = counts.wanted(line), counts.untimed(line)
        billed = french.decimal(line.quantity) if line.quantity is not None else ""
        self._said.setText(f"Facturé\u00a0: {billed}\u00a0; feuille\u00a0: {french.decimal(wanted)}" if wanted is not None else "")
        self._said.setVisible(bool(billed) and wanted is not None)
        count = french.plural(untimed, "présence")
        self._lacking.setText(f"La durée de {count} n’est pas connue\u00a0: indiquez les heures des séances.")
        self._lacking.setVisible(bool(untimed))
        self._take.setText(f"Reprendre le compte de la feuille\u00a0: {french.decimal(wanted)}" if wanted is not None else "")
        self._take.setVisible(wanted is not None)
        self.say_rank(self._rank)
        self.setVisible(wanted is not None or bool(untimed))

    def say_rank(self, rank: int) -> None:
        """Name the button after the row's place, from 0."""
        self._rank = rank
        self._take.setAccessibleName(f"{self._take.text()}, ligne {rank + 1}")


class SheetTools(QWidget):
    """Over the lines: « Proposer les lignes depuis la feuille » and « Vérifier avec la feuille », each where there is something to do.

    Args:
        propose: adds the lines.
        check: opens the reconciliation.

    Attributes:
        counts: for the rows.
    """

    def __init__(self, propose: Callable[[], object], check: Callable[[], object]) -> None:
        super().__init__()
        self.counts = SheetCounts(self)
        self._propose = SecondaryButton("Proposer les lignes depuis la feuille", propose, icon="calendar-days")
        self._check = SecondaryButton("Vérifier avec la feuille", check, icon="clipboard-check")
        self.setLayout(vertical(Flow(self._propose, self._check, gap=12)))
        self.hide()

    def show_work(self, work: Work) -> None:
        """Take over what the dossier and the invoice say now."""
        self.counts.show_work(work)
        credit = work.invoice is not None and work.invoice.kind is DocumentKind.CREDIT_NOTE
        lines = work.invoice.written_lines if work.invoice is not None else ()
        sheets = any(line.activity for line in lines) or bool(work.attendance.stays)
        self._propose.setVisible(not credit and bool(proposed(work)))
        self._check.setVisible(not credit and sheets)
        self.setVisible(not self._propose.isHidden() or not self._check.isHidden())
