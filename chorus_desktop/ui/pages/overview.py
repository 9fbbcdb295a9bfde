"""« Bilan »: what became of the invoices of a season, of a year, of all of them; where it is printed and exported from."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from chorus_desktop import services
from chorus_desktop.domain import french
from chorus_desktop.domain.overview import Period
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages import overview_cards as cards
from chorus_desktop.ui.pages.period_choice import PeriodChoice
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.buttons import SecondaryButton
from chorus_desktop.ui.widgets.emptiness import EmptyState
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.problems import Mend
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.overview import OverviewView

SUBTITLE = "Ce que sont devenues les factures de la période, même après sa fin. Déposé, accepté, payé\u00a0: trois choses différentes."


class OverviewPage(Page):
    """The choice of a period, then its cards."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Bilan", subtitle=SUBTITLE)
        self._desk = desk
        self._period: Period | None = None
        printing = SecondaryButton("Imprimer le rapport", self._show_paper, icon="printer")
        exporting = SecondaryButton("Exporter…", desk.go.exports, icon="download")
        self._choice = PeriodChoice(printing, exporting)
        self._choice.chosen.connect(lambda: self._ask(self._choice.period))
        self._choice.hide()
        self._cards = Slot()
        self.add(self._choice, self._cards)
        self._ask(None)

    @override
    def returned(self) -> None:
        self._ask(self._period)

    def _ask(self, period: Period | None) -> None:
        self._desk.ask(services.overview.view, self._choice.association, period, self._desk.today, then=self._show)

    def _show(self, view: "OverviewView") -> None:
        known = bool(view.choices.years)
        # Before the first answer nothing is chosen yet; the next ones come back to what was.
        self._period = view.period if known else None
        self._choice.show_choices(view.choices, view.period)
        self._choice.setVisible(known or bool(self._choice.association))
        self._cards.show_pieces(*(_pieces(view) if known else [self._empty()]))
        self.order_tabs()

    def _empty(self) -> QWidget:
        said = "Le bilan se remplit à mesure que vos factures sont finalisées, déposées, acceptées et payées."
        return EmptyState("chart-column", "Aucune facture finalisée pour l’instant", said, Mend("Aller à l’accueil", self._desk.go.home))

    def _show_paper(self) -> None:
        period = self._choice.period
        title = f"Rapport\u00a0: {period.label.lower()}"
        whose, today = self._choice.association, self._desk.today
        self._desk.ask(services.season_report.paper, whose, period, today, then=lambda pdf: self._desk.go.paper(title, pdf))


def _pieces(view: "OverviewView") -> list[QWidget]:
    found = view.overview
    if not found.documents:
        return [words("Aucune facture de cette période n’est comptée.", "second"), cards.delays(view)]
    pieces = [cards.figures(view), cards.months(found), cards.payers(found), cards.delays(view)]
    if view.engagements:
        pieces.append(cards.engagements(view.engagements))
    if view.before:
        made = french.plural(view.before, "facture faite", "factures faites")
        pieces.append(words(f"Non comptées\u00a0: {made} avant ce programme, dont la suite n’est pas connue ici.", "caption"))
    return pieces
