"""What came in for one issued document, and what is left of it."""

from datetime import date

from chorus_desktop.domain.french import euros, long_date
from chorus_desktop.domain.invoice import DocumentKind
from chorus_desktop.domain.shape import Cents, Record


class Paid(Record):
    """*Payée* is a third fact, beside *déposée* and *acceptée*: only money on the account tells it.

    Attributes:
        net: cents to pay; negative for a credit note, which is taken off a transfer.
        received: cents of the payments that pay it, of the same sign.
        last_on: the day of the last of them.
    """

    kind: DocumentKind = DocumentKind.INVOICE
    net: Cents
    received: Cents = 0
    last_on: date | None = None

    @property
    def left(self) -> int:
        """Cents not paid yet; of the other sign when more came than was asked."""
        return self.net - self.received

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left; more may have come."""
        return self.received != 0 and self.left * self.net <= 0

    @property
    def status(self) -> str:
        """How far it is, as a key of the window's tones."""
        return "done" if self.is_whole else "doing" if self.received else "todo"

    @property
    def said(self) -> str:
        """In words: « Payée le 3 mars 2026 », « Payée en partie, reste 130,00 € », « Pas encore payée »."""
        credit = self.kind is DocumentKind.CREDIT_NOTE
        word = "Déduit" if credit else "Payée"
        if not self.received:
            return "Pas encore déduit" if credit else "Pas encore payée"
        if not self.is_whole:
            return f"{word} en partie, reste {euros(abs(self.left))}"
        said = f"{word} le {long_date(self.last_on)}" if self.last_on else word
        return f"{said}, {euros(abs(self.left))} de trop" if self.left else said

    @property
    def fact(self) -> str:
        """The same for a list of tasks: nothing as long as nothing came."""
        return self.said if self.received else ""
