"""« Paiements »: every transfer noted, what it pays, what of it pays nothing known here."""

from datetime import date
from typing import TYPE_CHECKING

from typing_extensions import override

from chorus_desktop import services
from chorus_desktop.domain.french import euros, short_date
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.record_list import RecordList
from chorus_desktop.ui.record_table import Column
from chorus_desktop.ui.widgets.buttons import PrimaryButton, SecondaryButton
from chorus_desktop.ui.widgets.emptiness import EmptyState
from chorus_desktop.ui.widgets.page import Page

if TYPE_CHECKING:
    from chorus_desktop.services.payments import PaymentTuple


class PaymentsPage(Page):
    """The list of payments."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Paiements", subtitle="Ce que la banque a reçu pour vos factures. Déposée, acceptée et payée sont trois faits.")
        self._desk = desk
        empty = EmptyState(
            "euro",
            "Aucun paiement noté",
            "Importez le relevé de compte, ou recopiez un virement\u00a0: chaque facture dira ce qu’il lui reste.",
        )
        self._list = RecordList(
            "Paiements", _columns(), lambda row: row.id, lambda row: desk.go.payment(row.id), empty=empty, noun="paiement"
        )
        self.add((self._list, 1))
        bring = PrimaryButton("Importer un relevé…", desk.go.bank, icon="download")
        note = SecondaryButton("Noter un virement", lambda: desk.go.payment(""), icon="plus")
        self._print = SecondaryButton("Imprimer la liste", self._show_paper, icon="printer")
        self._print.hide()
        self.add_actions(bring, self._print, note)
        self.first = self._list.search
        self.returned()

    @override
    def returned(self) -> None:
        self._desk.ask(services.payments.listed, then=self._show)

    def _show(self, rows: "list[PaymentTuple]") -> None:
        self._list.show_rows(rows)
        self._print.setVisible(bool(rows))

    def _show_paper(self) -> None:
        model, searched = self._list.model, self._list.search.text().strip()
        shown = tuple(model.record(place).id for place in range(model.rowCount()))
        about = f"recherche «\u00a0{searched}\u00a0»" if searched else ""
        go = self._desk.go
        self._desk.ask(services.payment_list.paper, shown, about, self._desk.today, then=lambda pdf: go.paper("Liste des paiements", pdf))


def _columns() -> "list[Column[PaymentTuple]]":
    return [
        Column("Ce qu’il paie", lambda row: row.invoices or "Aucune facture", detail=lambda row: row.label),
        Column("Reçu le", lambda row: short_date(date.fromisoformat(row.on)), sort=lambda row: row.on, width=118),
        Column("Réparti", _spread, status=lambda row: "warning" if row.left else "done", width=190),
        Column("Montant", lambda row: euros(row.amount), sort=lambda row: row.amount, right=True, width=130),
    ]


def _spread(row: "PaymentTuple") -> str:
    return f"{euros(row.left)} en trop" if row.left else "En entier"
