"""How long payers take: from the deposit to « acceptée », from the deposit to the last euro, and who is late today."""

from collections.abc import Mapping, Sequence
from datetime import date
from statistics import median
from typing import NamedTuple

from chorus_desktop.domain.french import plural
from chorus_desktop.domain.overview import Bill, Receipt


class Delay(NamedTuple):
    """Days that invoices took: how many invoices are known, the half of which took no longer than ``middle``, and the longest."""

    known: int = 0
    middle: int = 0
    longest: int = 0

    @property
    def sentence(self) -> str:
        """« la moitié en 21 jours au plus, la plus longue en 48 jours (12 factures) »; empty where none is known."""
        if not self.known:
            return ""
        if self.known == 1:
            return f"{plural(self.longest, 'jour')} (1 facture)"
        half = f"la moitié en {plural(self.middle, 'jour')} au plus"
        return f"{half}, la plus longue en {plural(self.longest, 'jour')} ({plural(self.known, 'facture')})"


class Delays(NamedTuple):
    """The delays of a period.

    Attributes:
        late: invoices deposited for more than their payer's term and not paid whole; ``late_amount`` the cents they still wait for.
        unheard: invoices deposited, neither accepted nor paid.
    """

    accepted: Delay
    paid: Delay
    late: int
    late_amount: int
    unheard: int


def delays(bills: Sequence[Bill], paid: Mapping[str, Sequence[Receipt]], off: Mapping[str, int], today: date) -> Delays:
    """Measure them on invoices; a credit note asks for no money.

    Args:
        bills: documents that count.
        paid: what came in for each, the oldest first.
        off: cents, not positive, that deposited credit notes still take off what some of them ask.
        today: the day to reckon from.
    """
    accepted, settled = [], []
    late = late_amount = unheard = 0
    for bill in bills:
        if not bill.deposited_on or bill.net <= 0:
            continue
        start = date.fromisoformat(bill.deposited_on)
        if bill.accepted_on:
            accepted.append(max(0, (date.fromisoformat(bill.accepted_on) - start).days))
        came = paid.get(bill.id, ())
        whole = _paid_on(came, bill.net)
        if whole:
            settled.append(max(0, (date.fromisoformat(whole) - start).days))
        owed = bill.net + off.get(bill.id, 0) - sum(receipt.amount for receipt in came)
        if not whole and owed > 0 and (today - start).days > bill.term:
            late += 1
            late_amount += owed
        unheard += not bill.accepted_on and not came and owed > 0
    return Delays(_delay(accepted), _delay(settled), late, late_amount, unheard)


def _paid_on(came: Sequence[Receipt], net: int) -> str:
    """The day from which the whole was there; empty while it is not."""
    reached = 0
    for receipt in came:
        reached += receipt.amount
        if reached >= net:
            return receipt.on
    return ""


def _delay(days: Sequence[int]) -> Delay:
    # The middle of two is rounded up: « la moitié en … au plus » must be true.
    return Delay(len(days), -(-int(2 * median(days)) // 2), max(days)) if days else Delay()
