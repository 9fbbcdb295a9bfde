"""The documents that wait for money, while lines of a statement take it one after the other."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import combinations

from chorus_desktop.domain.payable import Payable
from chorus_desktop.domain.payment import Share

_MOST_TOGETHER = 6
_MOST_LOOKED_AT = 14
"""Documents of one payer whose sums are all tried, the oldest first: beyond, chance finds as many as truth."""

Payer = tuple[str, str]


class Waiting:
    """What is left of each open document.

    Args:
        payables: every document; those that wait for nothing are left out.
    """

    def __init__(self, payables: Iterable[Payable]) -> None:
        oldest_first = sorted(
            (each for each in payables if each.is_open), key=lambda each: (each.deposited_on or each.issued_on, each.number)
        )
        self._open = {each.invoice: each for each in oldest_first}
        self._by_payer: dict[Payer, list[str]] = {}
        self._by_amount: dict[int, list[str]] = {}
        for each in oldest_first:
            self._by_payer.setdefault((each.association, each.payer_siret), []).append(each.invoice)
            self._by_amount.setdefault(each.left, []).append(each.invoice)
        self._owed = {payer: sum(self._open[key].left for key in keys) for payer, keys in self._by_payer.items()}
        self._sums: dict[tuple[Payer, int], dict[int, tuple[str, ...]]] = {}

    @property
    def payers(self) -> tuple[tuple[Payer, str], ...]:
        """Who owes something, each with its name."""
        return tuple((payer, self._open[keys[0]].payer) for payer, keys in self._by_payer.items() if keys)

    def still(self, invoice: str, on: date) -> Payable | None:
        """A document as it waits now; none when it does not, or was deposited after that day."""
        each = self._open.get(invoice)
        return each if each is not None and _deposited(each, on) else None

    def of_amount(self, amount: int, on: date) -> list[Payable]:
        """The documents of which just that is left, the oldest first."""
        return [each for key in self._by_amount.get(amount, ()) if (each := self.still(key, on)) is not None]

    def exactly(self, beside: Sequence[Payable], amount: int, on: date, *, credit_only: bool = False) -> list[Payable]:
        """Other documents of the same payer that make just an amount, the fewest; none when there are none.

        Args:
            beside: those that are in already, of one payer or nothing is looked for.
            amount: cents, negative where credit notes are to be found.
            on: the day of the transfer.
            credit_only: look at credit notes alone.
        """
        payers = {(each.association, each.payer_siret) for each in beside}
        if len(payers) != 1:
            return []
        taken = {each.invoice for each in beside}
        others = [each for each in self._of(payers.pop(), on) if each.invoice not in taken and (each.left < 0 or not credit_only)]
        for count in range(1, min(_MOST_TOGETHER, len(others[:_MOST_LOOKED_AT])) + 1):
            for those in combinations(others[:_MOST_LOOKED_AT], count):
                if sum(each.left for each in those) == amount:
                    return list(those)
        return []

    def sum_of(self, payer: Payer, amount: int, on: date) -> list[Payable]:
        """Two or more documents of a payer that make just an amount, the fewest and the oldest; none when there are none."""
        those = self._of(payer, on)[:_MOST_LOOKED_AT]
        where = (payer, len(those))
        if where not in self._sums:
            sums: dict[int, tuple[str, ...]] = {}
            for count in range(2, min(_MOST_TOGETHER, len(those)) + 1):
                for some in combinations(those, count):
                    sums.setdefault(sum(each.left for each in some), tuple(each.invoice for each in some))
            self._sums[where] = sums
        return [self._open[key] for key in self._sums[where].get(amount, ())]

    def all_of(self, payer: Payer, amount: int, on: date) -> list[Payable]:
        """Everything a payer owes, when it is two documents or more that make just an amount, all deposited by then."""
        if self._owed[payer] != amount or len(self._by_payer[payer]) < 2:
            return []
        those = self._of(payer, on)
        return those if len(those) == len(self._by_payer[payer]) else []

    def take(self, shares: Iterable[Share]) -> None:
        """What these shares pay is no longer waited for."""
        for share in shares:
            each = self._open.pop(share.invoice)
            payer = (each.association, each.payer_siret)
            self._by_amount[each.left].remove(each.invoice)
            self._owed[payer] -= share.amount
            now = each.model_copy(update={"paid": each.paid + share.amount})
            if now.is_open:
                self._open[share.invoice] = now
                self._by_amount.setdefault(now.left, []).append(share.invoice)
            else:
                self._by_payer[payer].remove(share.invoice)
            self._sums = {where: sums for where, sums in self._sums.items() if where[0] != payer}

    def _of(self, payer: Payer, on: date) -> list[Payable]:
        return [self._open[key] for key in self._by_payer[payer] if _deposited(self._open[key], on)]


def _deposited(each: Payable, on: date) -> bool:
    return each.deposited_on is not None and each.deposited_on <= on
