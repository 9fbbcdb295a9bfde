"""The ways to the « Bilan » and to the files made from it."""

from abc import abstractmethod

from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.accounts import AccountsPage
from chorus_desktop.ui.pages.exports import ExportsPage
from chorus_desktop.ui.pages.overview import OverviewPage
from chorus_desktop.ui.places import OVERVIEW
from chorus_desktop.ui.widgets.page import Page


class OverviewWays:
    """Mixed into the navigator, which opens the pages."""

    _desk: Desk

    @abstractmethod
    def _open(self, page: Page, *, place: str = "", root: bool = False, position: str = "") -> None:
        """Show a page."""

    def overview(self) -> None:
        """What became of the invoices."""
        self._open(OverviewPage(self._desk), place=OVERVIEW, root=True)

    def exports(self) -> None:
        """The files for a spreadsheet or an accounting program."""
        self._open(ExportsPage(self._desk))

    def accounts(self, association_id: str) -> None:
        """The accounts and journals that entries are written in."""
        self._open(AccountsPage(self._desk, association_id))
