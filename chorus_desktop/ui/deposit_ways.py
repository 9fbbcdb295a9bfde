"""The way to what is said once an invoice was deposited."""

from abc import abstractmethod

from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.deposited import DepositedPage
from chorus_desktop.ui.widgets.page import Page


class DepositWays:
    """Mixed into the navigator, which opens the pages."""

    _desk: Desk

    @abstractmethod
    def _open(self, page: Page, *, place: str = "", root: bool = False, position: str = "") -> None:
        """Show a page."""

    def deposited(self, invoice_id: str) -> None:
        """The confirmation of a deposit."""
        self._open(DepositedPage(self._desk, invoice_id), position=f"issued {invoice_id}")
