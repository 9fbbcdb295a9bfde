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
        make_reason: makes the row in which it is typed; the page keeps what is typed there.
        open_convention: opens the convention's page.
    """

    def __init__(self, make_reason: Callable[[], FieldRow], open_convention: Callable[[], object]) -> None:
        super().__init__()
        self._make_reason = make_reason
        self._row: FieldRow | None = None
        self.setProperty("surface", "warning")
        self._said = words("", "strong")
        row = horizontal(
            Picture("triangle-alert", "warning", 22),
            (self._said, 1),
            Button("Ouvrir la convention", open_convention, kind="small"),
            gap=12,
        )
        self._inside = vertical(row, margins=(18, 14, 18, 16), gap=12)
        self.setLayout(self._inside)
        self.hide()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show what is wrong with the convention, or nothing."""
        found = next((problem for problem in problems if problem.where == PLACE), None)
        if found is None:
            self.hide()
            return
        if self._row is None:
            self._row = self._make_reason()
            self._inside.addWidget(self._row)
        kept = found.code == "convention.reason_kept"
        self._said.setText("Facture sans convention en cours\u00a0: la raison est gardée avec elle." if kept else found.sentence)
        self.show()
