"""Every invoice of the file: searched as one types, filtered by state, opened, printed as a list."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from typing_extensions import override

from chorus_desktop import services
from chorus_desktop.domain import french
from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.ui import theme
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.forms.editors import ComboEditor
from chorus_desktop.ui.pages.issued_state import PILLS
from chorus_desktop.ui.pages.status_words import tone
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
AWAITS, UNTOLD = "awaits", "untold"


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
        self._portal = ComboEditor([], empty=EVERY)
        self._portal.combo.setAccessibleName("État sur le portail des factures montrées")
        self._portal.edited.connect(self._filter)
        on_portal = words("Sur le portail", "label", wrap=False)
        on_portal.setBuddy(self._portal.combo)
        for combo in (self._states.combo, self._portal.combo):
            theme.hold(combo, min_width=160)
        self._take = SecondaryButton("Tableau du portail", desk.go.portal_table, icon="download")
        self._print = SecondaryButton("Imprimer la liste", self._show_paper, icon="printer")
        empty = EmptyState(
            "file-text",
            "Aucune facture pour l’instant",
            "Une facture se prépare depuis son dossier, sur l’accueil.",
            Mend("Aller à l’accueil", desk.go.home),
        )
        self._list = RecordList("Factures", _columns(self._about), lambda row: row.id, self._open, empty=empty, noun="facture")
        chosen = boxed(horizontal(label, self._states, gap=10)), boxed(horizontal(on_portal, self._portal, gap=10))
        self.add(self._of_year, Flow(*chosen, self._take, self._print, gap=12), (self._list, 1))
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
        shown = dict.fromkeys(row.portal for row in rows if row.portal)
        self._portal.offer([(AWAITS, "Attend quelque chose de vous"), (UNTOLD, "Aucun état noté"), *((label, label) for label in shown)])
        self._filter()

    def _about(self, row: "InvoiceTuple") -> str:
        return " · ".join(part for part in (row.title, row.engagement, row.association if self._several else "") if part)

    def _filter(self) -> None:
        wanted = self._states.text()
        portal = self._portal.text()
        self._list.show_rows([row for row in self._rows if (not wanted or row.state == wanted) and _on_portal(row, portal)])

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
        chosen = [editor.combo.currentText() for editor in (self._years, self._states, self._portal) if editor.text()]
        about = " · ".join(chosen)
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
        Column("État", lambda row: row.portal or row.said, status=_pill, detail=lambda row: row.said if row.portal else "", width=190),
        Column("Montant", lambda row: french.euros(row.net), sort=lambda row: row.net, right=True, width=122, detail=lambda row: row.paid),
    ]


def _on_portal(row: "InvoiceTuple", wanted: str) -> bool:
    """Whether a row is to be shown."""
    match wanted:
        case "":
            return True
        case "awaits":
            return bool(row.awaits)
        case "untold":
            return row.state == InvoiceState.DEPOSITED.value and not row.portal
    return row.portal == wanted


def _pill(row: "InvoiceTuple") -> str:
    """The portal's state once one was told, ours under it."""
    if row.phase:
        return tone(row.phase, awaits=bool(row.awaits))
    return "locked" if row.state == services.home.PAST else PILLS[InvoiceState(row.state)]


def _day(row: "InvoiceTuple") -> str:
    # Written by hand: reading a date takes most of the time of a list of thousands.
    year, _, rest = row.issued_on.partition("-")
    month, _, day = rest.partition("-")
    return f"{day}/{month}/{year}" if row.issued_on else ""
