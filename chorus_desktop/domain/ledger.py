"""Issued documents and payments as accounting entries, each balanced.

Which documents, and why:

- an invoice is a sale on its own day; a credit note the same the other way round;
- one cancelled before its deposit has no entry at all: nobody ever received it, nothing was owed;
- one rejected by the payer was owed until then: its entry stays, and the reverse is written on the day of the rejection, unless
  credit notes do it already; where they did in part, theirs is reversed with it;
- a payment goes from the bank to what each structure owed; what pays nothing known waits in an account of its own.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from chorus_desktop.domain.accounts import Accounts
from chorus_desktop.domain.french import listing
from chorus_desktop.domain.issued import IssuedDocument
from chorus_desktop.domain.payment import Payment

_LONGEST_PIECE = 40


class Posted(NamedTuple):
    """A document for the accounts.

    Attributes:
        absent: it leaves no entry: cancelled before its deposit, or a credit note on such an invoice.
        reversed_on: the day its entry is written the other way round; none when it stands.
    """

    document: IssuedDocument
    absent: bool = False
    reversed_on: date | None = None


class Line(NamedTuple):
    """One line of an entry; cents, one of the two 0. ``party`` is the SIRET of who owes, empty elsewhere."""

    account: str
    label: str
    debit: int = 0
    credit: int = 0
    party: str = ""
    party_name: str = ""


class Entry(NamedTuple):
    """One entry; ``piece`` is the document or the bank's reference it stands on, with its day."""

    journal: str
    journal_label: str
    on: date
    piece: str
    piece_on: date
    label: str
    lines: tuple[Line, ...]


def entries(posted: Mapping[str, Posted], payments: Iterable[Payment], accounts: Accounts, first: date, last: date) -> tuple[Entry, ...]:
    """The entries of some days, the oldest first, sales before the bank.

    Args:
        posted: identifier → document.
        payments: in any order; their shares name documents by identifier.
        accounts: complete.
        first: first day, included.
        last: last day, included.
    """
    sales: list[Entry] = []
    for item in posted.values():
        if not item.absent:
            sales.append(_sale(item.document, accounts))
            if item.reversed_on:
                sales.append(_reversed(sales[-1], item.reversed_on))
    bank = [_received(payment, posted, accounts) for payment in payments]
    # Sorting keeps sales before the bank on one day.
    found = [*sorted(sales, key=lambda entry: entry.piece), *sorted(bank, key=lambda entry: entry.piece)]
    kept = [entry for entry in found if first <= entry.on <= last and entry.lines]
    return tuple(sorted(kept, key=lambda entry: entry.on))


def _sale(document: IssuedDocument, accounts: Accounts) -> Entry:
    totals, buyer = document.totals, document.buyer
    lines = [
        Line(accounts.customer, accounts.customer_label, debit=totals.with_vat, party=str(buyer.siret), party_name=buyer.name),
        Line(accounts.product, accounts.product_label, credit=totals.with_vat - totals.vat),
        Line(accounts.vat, accounts.vat_label, credit=totals.vat),
    ]
    sign = document.kind.sign
    label = f"{document.kind.label} {document.number} {buyer.name}"
    written = tuple(_signed(line, sign) for line in lines if line.debit or line.credit)
    return Entry(accounts.sales_code, accounts.sales_label, document.issued_on, str(document.number), document.issued_on, label, written)


def _signed(line: Line, sign: int) -> Line:
    """A line with nothing below 0: what is negative stands on the other side."""
    debit, credit = sign * line.debit, sign * line.credit
    return line._replace(debit=max(0, debit) + max(0, -credit), credit=max(0, credit) + max(0, -debit))


def _reversed(entry: Entry, on: date) -> Entry:
    return entry._replace(on=on, label=f"Rejet {entry.label}", lines=tuple(_signed(line, -1) for line in entry.lines))


def _received(payment: Payment, posted: Mapping[str, Posted], accounts: Accounts) -> Entry:
    lines = [Line(accounts.bank, accounts.bank_account_label, debit=payment.amount)]
    numbers: list[str] = []
    for share in payment.shares:
        document = posted[share.invoice].document if share.invoice in posted else None
        party = (str(document.buyer.siret), document.buyer.name) if document else ("", "")
        numbers += [str(document.number)] if document else []
        lines.append(Line(accounts.customer, accounts.customer_label, credit=share.amount, party=party[0], party_name=party[1]))
    lines.append(Line(accounts.waiting, accounts.waiting_label, credit=payment.left))
    label = f"Paiement {listing(numbers) or payment.label or 'reçu'}"
    piece = (payment.reference or f"VIR {payment.on:%Y%m%d}")[:_LONGEST_PIECE]
    written = tuple(_signed(line, 1) for line in lines if line.debit or line.credit)
    return Entry(accounts.bank_code, accounts.bank_label, payment.on, piece, payment.on, label, written)
