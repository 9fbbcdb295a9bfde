"""An issued document as something that a transfer may pay, and which part of a transfer goes to which."""

from collections.abc import Iterable
from datetime import date

from chorus_desktop.domain.invoice import DocumentKind
from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.domain.payment import Share
from chorus_desktop.domain.shape import Cents, Key, Record


class Payable(Record):
    """One issued document.

    Attributes:
        net: cents to pay, negative for a credit note; ``paid`` what came in for it, of the same sign.
        void: cancelled before its deposit, or rejected: nobody will pay it.
        payer: the public structure it was sent to, and its SIRET.
    """

    invoice: Key
    association: Key
    number: str
    kind: DocumentKind = DocumentKind.INVOICE
    state: InvoiceState = InvoiceState.DEPOSITED
    void: bool = False
    issued_on: date
    deposited_on: date | None = None
    net: Cents
    paid: Cents = 0
    payer: str = ""
    payer_siret: str = ""

    @property
    def left(self) -> int:
        """Cents not paid yet, negative for a credit note; none once more came than was asked."""
        left = self.net - self.paid
        return left if left * self.net > 0 else 0

    @property
    def is_open(self) -> bool:
        """Whether a transfer may be awaited for it."""
        return self.state is InvoiceState.DEPOSITED and not self.void and self.left != 0


def allotted(amount: int, ticked: Iterable[Payable]) -> tuple[Share, ...]:
    """What a transfer pays of the documents it is said to pay: credit notes are taken off first, then the oldest invoice comes first.

    Args:
        amount: of the transfer, in cents.
        ticked: the documents.

    Returns:
        The shares; none is more than what is left of its document, nor all together more than the transfer. What gets nothing has none.
    """
    those = sorted(ticked, key=lambda each: (each.left > 0, each.deposited_on or each.issued_on, each.number))
    rest, shares = max(0, amount), []
    for each in those:
        # What a credit note takes off the transfer pays more of the invoices beside it.
        cents = min(each.left, rest)
        if cents:
            shares.append(Share(invoice=each.invoice, amount=cents))
            rest -= cents
    return tuple(shares)
