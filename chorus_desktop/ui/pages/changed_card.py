"""Issued invoices that the attendance sheets no longer prove, each with what changed and what to do; no room at all while there is none."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from chorus_desktop import services
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.problems import Mend, ProblemBox

if TYPE_CHECKING:
    from chorus_desktop.services.proof import ChangedInvoice


class ChangedCard(Slot):
    """One box for each such invoice.

    Args:
        desk: what a page may ask for.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(gap=12)
        self._desk = desk

    def show_of_dossier(self, dossier_id: str) -> None:
        """Show those of a dossier, each with a button that opens it."""
        self._desk.ask(services.proof.changed, dossier_id, then=self._show_each)

    def show_of_invoice(self, dossier_id: str, invoice_id: str) -> None:
        """Show what changed for one invoice, with a button that opens the sheet."""
        self._desk.ask(services.proof.changed, dossier_id, then=partial(self._show_one, dossier_id, invoice_id))

    def _show_each(self, found: "Sequence[ChangedInvoice]") -> None:
        go = self._desk.go
        self.show_pieces(*(_box(item, Mend(f"Voir {item.number}", partial(go.issued, item.invoice_id))) for item in found))

    def _show_one(self, dossier_id: str, invoice_id: str, found: "Sequence[ChangedInvoice]") -> None:
        mend = Mend("Ouvrir la feuille", partial(self._desk.go.grid, dossier_id))
        self.show_pieces(*(_box(item, mend) for item in found if item.invoice_id == invoice_id))


def _box(item: "ChangedInvoice", mend: Mend) -> ProblemBox:
    return ProblemBox(item.sentence, item.what_to_do, level="warning", mends=[mend])
