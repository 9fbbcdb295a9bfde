"""The ways to what happens after the deposit: an invoice that came back, the portal's table."""

from abc import abstractmethod

from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.came_back import CameBackPage
from chorus_desktop.ui.pages.portal_table import PortalTablePage
from chorus_desktop.ui.widgets.page import Page


class LifeWays:
    """Mixed into the navigator, which opens the pages."""

    _desk: Desk

    @abstractmethod
    def _open(self, page: Page, *, place: str = "", root: bool = False, position: str = "") -> None:
        """Show a page."""

    def came_back(self, invoice_id: str) -> None:
        """An invoice that the portal gave back."""
        self._open(CameBackPage(self._desk, invoice_id), position=f"issued {invoice_id}")

    def portal_table(self) -> None:
        """The portal's table, pasted or exported."""
        self._open(PortalTablePage(self._desk))
