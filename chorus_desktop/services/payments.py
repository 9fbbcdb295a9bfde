"""Payments received: noted, changed, deleted, and what is left of each invoice."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from chorus_desktop.domain.french import listing
from chorus_desktop.domain.paid import Paid
from chorus_desktop.domain.payable import Payable
from chorus_desktop.domain.payment import Payment, PaymentSource, Share
from chorus_desktop.domain.payment_rules import PaymentTyped, payment_problems
from chorus_desktop.domain.problems import Level, Problem
from chorus_desktop.domain.reading import read
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services.trash import restored
from chorus_desktop.services.views import Texts
from chorus_desktop.store import payments as kept
from chorus_desktop.store.associations import associations
from chorus_desktop.store.database import Store
from chorus_desktop.store.payables import numbers, payables
from chorus_desktop.store.trash import TrashKind, trash


class PaymentTuple(NamedTuple):
    """One payment of the list.

    Attributes:
        on: an ISO date.
        amount: cents; ``left`` those that pay nothing known here.
        invoices: the numbers it pays.
    """

    id: str
    on: str
    amount: int
    left: int
    label: str
    invoices: str


class OfInvoice(NamedTuple):
    """What is known of the money of one issued document; ``payments`` are the transfers, each with its identifier and its share in cents."""

    paid: Paid
    void: bool
    payments: tuple[tuple[str, Payment, int], ...]


class PaymentView(NamedTuple):
    """One payment to note or to change.

    Attributes:
        value: as it is kept; none for a new one.
        payables: what it may pay: what is open, and what it pays already; what it pays is left out of ``paid``.
        owners: association → its name, where there are several.
    """

    value: Payment | None
    payables: tuple[Payable, ...]
    owners: Mapping[str, str]


class Noted(NamedTuple):
    """What came of noting a payment.

    Attributes:
        id: empty when nothing was kept.
        problems: what is wrong, or doubtful.
        twins: the payments told with the very same words, when they keep it from being noted.
    """

    id: str
    problems: tuple[Problem, ...] = ()
    twins: tuple[Payment, ...] = ()


def listed(store: Store) -> list[PaymentTuple]:
    """Every payment that is not in the trash, the newest first."""
    known = numbers(store)
    return [
        PaymentTuple(
            id=each.id,
            on=each.value.on.isoformat(),
            amount=each.value.amount,
            left=each.value.left,
            label=each.value.label,
            invoices=listing([known[share.invoice] for share in each.value.shares]),
        )
        for each in kept.payments(store)
    ]


def of_invoice(store: Store, invoice_id: str) -> OfInvoice:
    """What came in for one issued document.

    Raises:
        KeyError: it is not issued.
    """
    (document,) = payables(store, invoice_id=invoice_id) or (None,)
    if document is None:
        raise KeyError(invoice_id)
    those = kept.payments_of(store, invoice_id)
    shares = [(each, sum(share.amount for share in each.value.shares if share.invoice == invoice_id)) for each in those]
    last = max((each.value.on for each in those), default=None)
    paid = Paid(kind=document.kind, net=document.net, received=document.paid, last_on=last)
    return OfInvoice(paid, document.void, tuple((each.id, each.value, share) for each, share in shares))


def view(store: Store, payment_id: str = "", invoice_id: str = "") -> PaymentView:
    """A payment to change, or a new one, for what waits for money: of the association whose invoice is named, where one is.

    Raises:
        KeyError: no such payment.
    """
    if payment_id:
        saved = kept.payment(store, payment_id)
        paid = {share.invoice for share in saved.value.shares}
        known = payables(store, saved.association_id, apart_from=payment_id)
        return PaymentView(saved.value, tuple(each for each in known if each.is_open or each.invoice in paid), {})
    known = payables(store)
    asked = next((each for each in known if each.invoice == invoice_id), None)
    mine = [each for each in known if asked is None or each.association == asked.association]
    return PaymentView(None, tuple(each for each in mine if each.is_open or each is asked), owners(store))


def owners(store: Store) -> dict[str, str]:
    """Association → its name, where there are several; empty where one need not be told from another."""
    those = associations(store)
    return {each.id: each.name for each in those} if len(those) > 1 else {}


def problems(store: Store, payment_id: str, typed: Texts, shares: Mapping[str, str], today: date) -> tuple[Problem, ...]:
    """What is wrong or doubtful in a payment as it is typed."""
    return _read(store, payment_id, typed, shares, today)[1]


def _read(
    store: Store, payment_id: str, typed: Texts, shares: Mapping[str, str], today: date
) -> tuple[Payment | None, tuple[Problem, ...]]:
    reading = read(PaymentTyped, typed)
    readings = {key: read(PaymentTyped, {"amount": text}) for key, text in shares.items()}
    unread = [problem.model_copy(update={"where": f"shares.{key}"}) for key, each in readings.items() for problem in each.problems]
    cents = {key: each.value.amount or 0 for key, each in readings.items()}
    known = {each.invoice: each for each in payables(store, apart_from=payment_id)}
    judged = payment_problems(reading.value, cents, known, today)
    said = {problem.where for problem in (*reading.problems, *unread)}
    found = (*reading.problems, *unread, *(problem for problem in judged if problem.where not in said))
    value = reading.value
    if value.on is None or value.amount is None or any(problem.level is Level.ERROR for problem in found):
        return None, found
    parts = tuple(Share(invoice=key, amount=amount) for key, amount in cents.items())
    return Payment(on=value.on, amount=value.amount, label=value.label.strip(), shares=parts), found


def note(
    store: Store,
    payment_id: str,
    typed: Texts,
    shares: Mapping[str, str],
    today: date,
    twice: bool = False,  # noqa: FBT001, FBT002 - the window's threads pass what a service is given in its order
) -> Noted:
    """Keep a payment as it is typed, or as it is changed.

    Args:
        store: the open data file.
        payment_id: of the one to change; empty for a new one.
        typed: the texts of its form.
        shares: invoice → text of its part.
        today: the day to reckon from.
        twice: a payment with the very same words is there already, and she says that they are two.

    Raises:
        KeyError: no such payment.
    """
    with store.transaction():
        value, found = _read(store, payment_id, typed, shares, today)
        if value is None:
            return Noted("", found)
        if payment_id:
            before = kept.payment(store, payment_id).value
            value = value.model_copy(update={"reference": before.reference, "source": before.source})
        twins = tuple(each.value for each in kept.twins_of(store, value) if each.id != payment_id)
        if twins and not twice:
            return Noted("", found, twins)
        if payment_id:
            kept.save_payment(store, payment_id, value)
            return Noted(payment_id, found)
        (document,) = payables(store, invoice_id=value.shares[0].invoice)
        return Noted(kept.add_payment(store, document.association, value), found)


def keep_all(store: Store, values: tuple[Payment, ...], today: date) -> tuple[str, ...]:
    """Keep payments found in a statement, all or none.

    Returns:
        Their identifiers.

    Raises:
        Trouble: one pays more than what is left of an invoice: it was paid in the meantime.
    """
    with store.transaction():
        ids, known = [], {each.invoice: each for each in payables(store)}
        for value in values:
            typed = PaymentTyped(on=value.on, amount=value.amount, label=value.label)
            found = payment_problems(typed, {share.invoice: share.amount for share in value.shares}, known, today)
            if wrong := tuple(problem for problem in found if problem.level is Level.ERROR):
                raise Trouble(
                    "Une de ces factures a été payée entre-temps\u00a0: rien n’a été noté.",
                    f"{wrong[0].sentence} Importez de nouveau ce relevé.",
                )
            ids.append(kept.add_payment(store, known[value.shares[0].invoice].association, value))
            for share in value.shares:
                each = known[share.invoice]
                known[share.invoice] = each.model_copy(update={"paid": each.paid + share.amount})
        return tuple(ids)


def delete(store: Store, payment_ids: tuple[str, ...], today: date) -> None:
    """Put payments in the trash: what they paid is to be paid again."""
    with store.transaction():
        for payment_id in payment_ids:
            trash(store, TrashKind.PAYMENT, payment_id, today)


def put_back(store: Store, payment_ids: tuple[str, ...]) -> None:
    """Undo ``delete``.

    Raises:
        Trouble: the trash was emptied.
    """
    with store.transaction():
        for payment_id in payment_ids:
            restored(store, TrashKind.PAYMENT, payment_id)


def source_said(source: PaymentSource) -> str:
    """How a payment was told, in words."""
    return {
        PaymentSource.TYPED: "noté à la main",
        PaymentSource.PASTED: "lu dans un relevé collé",
        PaymentSource.TABLE: "lu dans un relevé CSV ou tableur",
        PaymentSource.OFX: "lu dans un relevé OFX",
        PaymentSource.CAMT: "lu dans un relevé CAMT",
    }[source]
