"""The ways to a market of works, its pieces and its months."""

from abc import abstractmethod

from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.market import MarketPage
from chorus_desktop.ui.pages.works import WorksPage
from chorus_desktop.ui.pages.works_month import WorksMonthPage
from chorus_desktop.ui.pages.works_piece import WorksPiecePage
from chorus_desktop.ui.widgets.page import Page


class WorksWays:
    """Mixed into the navigator, which opens the pages."""

    _desk: Desk

    @abstractmethod
    def _open(self, page: Page, *, place: str = "", root: bool = False, position: str = "") -> None:
        """Show a page."""

    @abstractmethod
    def _replace(self, page: Page, position: str) -> None:
        """Show a page in place of the one that is open."""

    def market(self, dossier_id: str, field: str = "") -> None:
        """The market of a dossier."""
        self._open(MarketPage(self._desk, dossier_id, field), position=f"market {dossier_id}")

    def works(self, dossier_id: str) -> None:
        """The pieces of a market."""
        self._open(WorksPage(self._desk, dossier_id), position=f"works {dossier_id}")

    def works_piece(self, dossier_id: str, piece_id: str = "", cadre: str = "", after: str = "") -> None:
        """A piece that somebody else deposited."""
        self._open(WorksPiecePage(self._desk, dossier_id, piece_id, cadre, after))

    def works_month(self, invoice_id: str, field: str = "") -> None:
        """A month in preparation."""
        self._open(WorksMonthPage(self._desk, invoice_id, field), position=f"works_month {invoice_id}")

    def works_month_instead(self, invoice_id: str, field: str = "") -> None:
        """The same, in place of the page of an ordinary invoice."""
        self._replace(WorksMonthPage(self._desk, invoice_id, field), f"works_month {invoice_id}")
