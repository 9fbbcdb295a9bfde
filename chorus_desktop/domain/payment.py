"""Money that came in: one transfer, and what it pays of which invoices."""

from datetime import date
from enum import StrEnum

from chorus_desktop.domain.french import plain
from chorus_desktop.domain.shape import Cents, Key, Record


class PaymentSource(StrEnum):
    """How a payment was told."""

    TYPED = "typed"
    PASTED = "pasted"
    TABLE = "table"
    OFX = "ofx"
    CAMT = "camt"


class Share(Record):
    """What a payment pays of one invoice; ``amount`` in cents, negative where a credit note was taken off the transfer."""

    invoice: Key
    amount: Cents


class Payment(Record):
    """One transfer received; several invoices may share it, and one invoice may take several.

    Attributes:
        on: the day the bank wrote it on the account.
        amount: cents, more than nothing.
        label: what the statement says of it.
        reference: the bank's own identifier of the line, where its file has one; else empty.
        shares: what it pays; what is left over is of no invoice known here.
    """

    on: date
    amount: Cents
    label: str = ""
    reference: str = ""
    source: PaymentSource = PaymentSource.TYPED
    shares: tuple[Share, ...] = ()

    @property
    def left(self) -> int:
        """Cents of it that pay nothing known here."""
        return self.amount - sum(share.amount for share in self.shares)

    @property
    def twin_key(self) -> str:
        """What a second telling of the same line would have too: the bank's identifier, or day, amount and words."""
        return self.reference or f"{self.on.isoformat()} {self.amount} {' '.join(plain(self.label).split())}"
