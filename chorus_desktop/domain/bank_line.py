"""One line of a bank statement, whatever file it came from, and which lines were noted already."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from chorus_desktop.domain.payment import Payment, PaymentSource
from chorus_desktop.domain.shape import Cents, Record

_BY_HAND = timedelta(days=5)
"""She notes the day she saw it, the bank the day it came."""


class BankLine(Record):
    """Money that came in (``amount`` above zero) or went out.

    Attributes:
        label: all that the bank says of it.
        reference: the bank's own identifier of the line; empty where its file has none.
    """

    on: date
    amount: Cents
    label: str = ""
    reference: str = ""

    def payment(self, source: PaymentSource) -> Payment:
        """The payment it would be, which pays nothing yet."""
        return Payment(on=self.on, amount=self.amount, label=self.label, reference=self.reference, source=source)


def apart_from_noted(lines: Sequence[BankLine], noted: Sequence[Payment]) -> tuple[list[BankLine], int]:
    """The lines that were not noted before, and how many were.

    Two lines told with the very same words are two transfers: as many of them are known as were noted. A payment noted by hand answers
    for one line of its amount, a few days around its own.
    """
    known = Counter(payment.twin_key for payment in noted)
    first: list[BankLine] = []
    for line in lines:
        key = line.payment(PaymentSource.TABLE).twin_key
        if known[key]:
            known[key] -= 1
        else:
            first.append(line)
    by_hand = [payment for payment in noted if payment.source is PaymentSource.TYPED and known[payment.twin_key]]
    left = [line for line in first if not _noted_by_hand(line, by_hand)]
    return left, len(lines) - len(left)


def _noted_by_hand(line: BankLine, by_hand: list[Payment]) -> bool:
    for payment in by_hand:
        if payment.amount == line.amount and abs(payment.on - line.on) <= _BY_HAND:
            by_hand.remove(payment)
            return True
    return False
