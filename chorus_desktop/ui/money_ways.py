"""The ways to the money: payments, and the statements of the bank."""

from abc import abstractmethod

from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.bank import BankPage
from chorus_desktop.ui.pages.payment import PaymentPage
from chorus_desktop.ui.pages.payments import PaymentsPage
from chorus_desktop.ui.places import PAYMENTS
from chorus_desktop.ui.widgets.page import Page


class MoneyWays:
    """Mixed into the navigator, which opens the pages."""

    _desk: Desk

    @abstractmethod
    def _open(self, page: Page, *, place: str = "", root: bool = False, position: str = "") -> None:
        """Show a page."""

    def payments(self) -> None:
        """Every payment."""
        self._open(PaymentsPage(self._desk), place=PAYMENTS, root=True)

    def payment(self, payment_id: str, invoice_id: str = "") -> None:
        """A payment to change, or a new one for an invoice."""
        self._open(PaymentPage(self._desk, payment_id, invoice_id))

    def bank(self) -> None:
        """A bank statement to bring in."""
        self._open(BankPage(self._desk))
