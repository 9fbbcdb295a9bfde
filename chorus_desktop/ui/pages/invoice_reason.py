"""No convention signed by both: why the invoice is made all the same, kept with it."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame

from chorus_desktop.domain.problems import Problem
from chorus_desktop.ui.forms.fields import FieldRow
from chorus_desktop.ui.widgets.boxes import horizontal, vertical
from chorus_desktop.ui.widgets.buttons import Button
from chorus_desktop.ui.widgets.pictures import Picture
from chorus_desktop.ui.widgets.words import words

PLACE = "invoice.convention_reason"


class ConventionReason(QFrame):
    """A warning that asks for a reason; shown only while the convention does not hold.

    Args:
        reason: the row in which it is typed; the page keeps what is typed there.
        open_convention: opens the convention's page.
    """

    def __init__(self, reason: FieldRow, open_convention: Callable[[], object]) -> None:
        super().__init__()
        self.reason = reason
        self.setProperty("surface", "warning")
        self._said = words("", "strong")
        row = horizontal(
            Picture("triangle-alert", "warning", 22),
            (self._said, 1),
            Button("Ouvrir la convention", open_convention, kind="small"),
            gap=12,
        )
        self.setLayout(vertical(row, reason, margins=(18, 14, 18, 16), gap=12))
        self.hide()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show what is wrong with the convention, or nothing."""
        found = next((problem for problem in problems if problem.where == PLACE), None)
        if found is None:
            self.hide()
            return
        kept = found.code == "convention.reason_kept"
        self._said.setText("Facture sans convention en cours\u00a0: la raison est gardée avec elle." if kept else found.sentence)
        self.show()
