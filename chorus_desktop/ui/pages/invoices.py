"""Every invoice of the file: searched as one types, filtered by state, opened, printed as a list."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from typing_extensions import override

from chorus_desktop import services
from chorus_desktop.domain import french
from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.forms.editors import ComboEditor
from chorus_desktop.ui.pages.issued_state import PILLS
from chorus_desktop.ui.record_list import RecordList
from chorus_desktop.ui.record_table import Column
from chorus_desktop.ui.widgets.boxes import boxed, horizontal
from chorus_desktop.ui.widgets.buttons import LinkButton, SecondaryButton
from chorus_desktop.ui.widgets.emptiness import EmptyState
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.problems import Mend
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.home import InvoiceTuple

EVERY = "Tous les états"


class InvoicesPage(Page):
    """The list of all invoices."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Factures")
        self._desk = desk
        self._rows: list[InvoiceTuple] = []
        self._several = False
        states = [(state.value, state.label) for state in InvoiceState]
        self._states = ComboEditor([*states, (services.home.PAST, services.home.PAST_SAID)], empty=EVERY)
        self._states.combo.setAccessibleName("État des factures montrées")
        self._states.edited.connect(self._filter)
        self._years = ComboEditor([], empty="")
        self._years.combo.setAccessibleName("Année des factures montrées")
        self._years.edited.connect(self._ask)
        year_label = words("Année", "label", wrap=False)
        year_label.setBuddy(self._years.combo)
        everywhere = LinkButton("Chercher dans toutes les années", desk.go.search)
        self._of_year = Flow(boxed(horizontal(year_label, self._years, gap=12)), everywhere, gap=24)
        self._of_year.hide()
        label = words("État", "label", wrap=False)
        label.setBuddy(self._states.combo)
        self._print = SecondaryButton("Imprimer la liste", self._show_paper, icon="printer")
        empty = EmptyState(
            "file-text",
            "Aucune facture pour l’instant",
            "Une facture se prépare depuis son dossier, sur l’accueil.",
            Mend("Aller à l’accueil", desk.go.home),
        )
        self._list = RecordList("Factures", _columns(self._about), lambda row: row.id, self._open, empty=empty, noun="facture")
        self._top = horizontal(label, self._states, None, self._print, gap=12)
        self.add(self._of_year, self._top, (self._list, 1))
        self.first = self._list.search
        self.returned()

    @override
    def returned(self) -> None:
        self._desk.ask(services.home.invoice_years, then=self._cut)

    def _cut(self, years: tuple[str, ...]) -> None:
        self._years.offer([(year, year) for year in years])
        self._of_year.setVisible(bool(years))
        self._ask()

    def _ask(self) -> None:
        self._desk.ask(services.home.invoice_table, self._years.text(), then=self._show)

    def _show(self, rows: "list[InvoiceTuple]") -> None:
        self._rows = rows
        self._several = len({row.association for row in rows}) > 1
        self._filter()

    def _about(self, row: "InvoiceTuple") -> str:
        return " · ".join(part for part in (row.title, row.engagement, row.association if self._several else "") if part)

    def _filter(self) -> None:
        wanted = self._states.text()
        self._list.show_rows([row for row in self._rows if not wanted or row.state == wanted])

    def _open(self, row: "InvoiceTuple") -> None:
        if row.state == services.home.PAST:
            self._desk.go.past(row.association_id)
        elif row.state == InvoiceState.DRAFT.value:
            self._desk.go.invoice(row.id)
        else:
            self._desk.go.issued(row.id)

    def _show_paper(self) -> None:
        model = self._list.model
        shown = tuple(model.record(place).id for place in range(model.rowCount()))
        about = self._states.combo.currentText() if self._states.text() else ""
        about = " · ".join(part for part in (self._years.text(), about) if part)
        searched = self._list.search.text().strip()
        about = " · ".join(part for part in (about, f"recherche «\u00a0{searched}\u00a0»" if searched else "") if part)
        self._desk.ask(
            services.invoice_list.paper, shown, about, self._desk.today, then=lambda pdf: self._desk.go.paper("Liste des factures", pdf)
        )


def _columns(about: "Callable[[InvoiceTuple], str]") -> "list[Column[InvoiceTuple]]":
    """Number and what it is about together, so that state and amount stay in sight in a small window or a large text."""
    return [
        Column("Facture", lambda row: row.number or "Sans numéro", detail=about),
        Column("Date", _day, sort=lambda row: row.issued_on, width=108),
        Column("État", lambda row: row.said, status=_pill, width=190),
        Column("Montant", lambda row: french.euros(row.net), sort=lambda row: row.net, right=True, width=110),
    ]


def _pill(row: "InvoiceTuple") -> str:
    return "locked" if row.state == services.home.PAST else PILLS[InvoiceState(row.state)]


def _day(row: "InvoiceTuple") -> str:
    # Written by hand: reading a date takes most of the time of a list of thousands.
    year, _, rest = row.issued_on.partition("-")
    month, _, day = rest.partition("-")
    return f"{day}/{month}/{year}" if row.issued_on else ""
