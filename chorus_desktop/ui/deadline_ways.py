"""The ways to what has a day: every deadline, and the payment of one invoice."""

from abc import abstractmethod

from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.deadlines import DeadlinesPage
from chorus_desktop.ui.pages.payment_delay import PaymentDelayPage
from chorus_desktop.ui.places import DEADLINES
from chorus_desktop.ui.widgets.page import Page


class DeadlineWays:
    """Mixed into the navigator, which opens the pages."""

    _desk: Desk

    @abstractmethod
    def _open(self, page: Page, *, place: str = "", root: bool = False, position: str = "") -> None:
        """Show a page."""

    def deadlines(self) -> None:
        """Every deadline."""
        self._open(DeadlinesPage(self._desk), place=DEADLINES, root=True)

    def payment_delay(self, invoice_id: str) -> None:
        """How long the payer of an invoice has, and what being late costs it."""
        self._open(PaymentDelayPage(self._desk, invoice_id))
