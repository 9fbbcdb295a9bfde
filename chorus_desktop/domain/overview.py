"""What became of the invoices of a season or a year: billed, deposited, accepted, paid, by month and by payer.

Four facts, each with its own day: an amount accepted in March and paid in May stands in both months, under two names. Days are ISO
texts and amounts cents all along, so that tens of thousands of rows are counted without an object for each.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from chorus_desktop.domain.french import MONTHS, SHORT_MONTHS

MOST_MONTHS = 18
"""Beyond, sums are told by year: bars of ten years of months cannot be told apart."""


class Fact(StrEnum):
    """What may be true of the money of an invoice; none follows from another."""

    BILLED = "billed"
    DEPOSITED = "deposited"
    ACCEPTED = "accepted"
    PAID = "paid"

    @property
    def label(self) -> str:
        """In the words of the window."""
        return {"billed": "Facturé", "deposited": "Déposé", "accepted": "Accepté", "paid": "Payé"}[self.value]


class Standing(StrEnum):
    """How far the money of an invoice has come: each euro billed stands in one of them."""

    PAID = "paid"
    ACCEPTED = "accepted"
    DEPOSITED = "deposited"
    WAITING = "waiting"

    @property
    def label(self) -> str:
        """In the words of the window."""
        return {
            "paid": "Payé",
            "accepted": "Accepté, pas encore payé",
            "deposited": "Déposé, pas encore accepté",
            "waiting": "Pas encore déposé",
        }[self.value]


class Bill(NamedTuple):
    """One issued document.

    Attributes:
        payer: name of the structure that pays it.
        season: title of its season.
        total: cents with VAT, negative for a credit note; ``net`` what was left to pay that day, likewise.
        void: it will never be paid: cancelled before its deposit or rejected; a credit note that only takes such an invoice back;
            or a piece of works that asks for no money of the association.
        state: a value of ``InvoiceState``; ``issued_on``, ``deposited_on``, ``accepted_on`` ISO days, empty while it did not happen.
        term: days within which its payer pays.
    """

    id: str
    payer: str
    season: str
    total: int
    net: int
    void: bool
    state: str
    issued_on: str
    deposited_on: str
    accepted_on: str
    term: int = 30


class Receipt(NamedTuple):
    """What one payment pays of one document: its ISO day, and cents."""

    invoice: str
    on: str
    amount: int


class Period(NamedTuple):
    """Which documents are counted: those of a season, those dated of a year, or all."""

    season: str = ""
    year: str = ""

    @property
    def label(self) -> str:
        """« Saison 2025-2026 », « Année 2026 », « Depuis le début »."""
        if self.season:
            return f"Saison {self.season}"
        return f"Année {self.year}" if self.year else "Depuis le début"

    def holds(self, bill: Bill) -> bool:
        """Whether a document is of it."""
        return bill.season == self.season if self.season else bill.issued_on.startswith(self.year)


class Sums(NamedTuple):
    """Cents under each fact, credit notes taken off."""

    billed: int = 0
    deposited: int = 0
    accepted: int = 0
    paid: int = 0

    def of(self, fact: Fact) -> int:
        """Those of one fact."""
        return int(getattr(self, fact.value))


class Slice(NamedTuple):
    """The sums of one month (« 2026-05 ») or one year (« 2026 »)."""

    key: str
    sums: Sums

    @property
    def title(self) -> str:
        """In full: « mai 2026 », « 2026 »."""
        year, _, month = self.key.partition("-")
        return f"{MONTHS[int(month) - 1]} {year}" if month else year

    @property
    def short(self) -> str:
        """Under a bar: « mai », « 2026 »."""
        _, _, month = self.key.partition("-")
        return SHORT_MONTHS[int(month) - 1] if month else self.key


class PayerSums(NamedTuple):
    """What became of what one payer was billed, in cents; the four parts make the whole."""

    payer: str
    sums: Sums
    parts: Mapping[Standing, int]


class Overview(NamedTuple):
    """The invoices of a period, added up.

    Attributes:
        documents: how many are counted.
        by_year: the slices are years, the period being too long for months.
        expected: cents deposited that the payers have not paid yet; ``to_deposit`` those that no payer was asked for yet.
    """

    documents: int
    total: Sums
    slices: tuple[Slice, ...]
    by_year: bool
    payers: tuple[PayerSums, ...]
    expected: int
    to_deposit: int


def received(receipts: Iterable[Receipt]) -> dict[str, list[Receipt]]:
    """What was paid of each document, the oldest first."""
    found: dict[str, list[Receipt]] = {}
    for receipt in sorted(receipts, key=lambda item: item.on):
        found.setdefault(receipt.invoice, []).append(receipt)
    return found


def counted(bills: Iterable[Bill], period: Period) -> list[Bill]:
    """The documents of a period that count: what will never be paid is left out."""
    return [bill for bill in bills if not bill.void and period.holds(bill)]


def overview(bills: Sequence[Bill], paid: Mapping[str, Sequence[Receipt]]) -> Overview:
    """Add up documents.

    Args:
        bills: as ``counted`` gives them.
        paid: as ``received`` gives it.
    """
    facts: list[tuple[str, Fact, int]] = []
    payers: dict[str, tuple[list[int], dict[Standing, int]]] = {}
    for bill in bills:
        sums, parts = payers.setdefault(bill.payer, ([0, 0, 0, 0], dict.fromkeys(Standing, 0)))
        came = paid.get(bill.id, ())
        of_bill = [(bill.issued_on, Fact.BILLED, bill.total)]
        of_bill += [(bill.deposited_on, Fact.DEPOSITED, bill.total)] if bill.deposited_on else []
        of_bill += [(bill.accepted_on, Fact.ACCEPTED, bill.total)] if bill.accepted_on else []
        of_bill += [(receipt.on, Fact.PAID, receipt.amount) for receipt in came]
        facts += of_bill
        for _, fact, amount in of_bill:
            sums[_RANK[fact]] += amount
        money = sum(receipt.amount for receipt in came)
        # What was paid before it was issued is paid too, whether or not that payment is known here.
        settled = _between(money + bill.total - bill.net, bill.total)
        parts[Standing.PAID] += settled
        parts[_standing(bill)] += bill.total - settled
    slices, by_year = _slices(facts)
    told = [PayerSums(name, Sums(*sums), parts) for name, (sums, parts) in payers.items()]
    told.sort(key=lambda item: (-item.sums.billed, item.payer))
    total = Sums(*(sum(item.sums[rank] for item in told) for rank in range(4)))
    stands = {part: sum(item.parts[part] for item in told) for part in Standing}
    expected = stands[Standing.ACCEPTED] + stands[Standing.DEPOSITED]
    return Overview(len(bills), total, slices, by_year, tuple(told), expected, stands[Standing.WAITING])


_RANK = {fact: rank for rank, fact in enumerate(Fact)}


def _standing(bill: Bill) -> Standing:
    if bill.accepted_on:
        return Standing.ACCEPTED
    return Standing.DEPOSITED if bill.deposited_on else Standing.WAITING


def _between(money: int, total: int) -> int:
    """What of a document is paid: never more than it asks, nor the other way."""
    return max(0, min(money, total)) if total >= 0 else min(0, max(money, total))


def _slices(facts: Sequence[tuple[str, Fact, int]]) -> tuple[tuple[Slice, ...], bool]:
    if not facts:
        return (), False
    first, last = min(day for day, _, _ in facts)[:7], max(day for day, _, _ in facts)[:7]
    months = _months(first, last)
    by_year = len(months) > MOST_MONTHS
    length = 4 if by_year else 7
    keys = [str(year) for year in range(int(first[:4]), int(last[:4]) + 1)] if by_year else months
    added = {key: [0, 0, 0, 0] for key in keys}
    for day, fact, amount in facts:
        added[day[:length]][_RANK[fact]] += amount
    return tuple(Slice(key, Sums(*sums)) for key, sums in added.items()), by_year


def _months(first: str, last: str) -> list[str]:
    start, end = (int(month[:4]) * 12 + int(month[5:]) - 1 for month in (first, last))
    return [f"{rank // 12:04}-{rank % 12 + 1:02}" for rank in range(start, end + 1)]
