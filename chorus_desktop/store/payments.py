"""Payments received, and what each pays of which invoice."""

from typing import NamedTuple

from sqlalchemy import text
from sqlmodel import Session

from chorus_desktop.domain.payment import Payment
from chorus_desktop.store.database import Store, found
from chorus_desktop.store.formats import PAYMENT
from chorus_desktop.store.money_tables import PaymentRow, PaymentShareRow
from chorus_desktop.store.saved import new_id
from chorus_desktop.store.tables import AssociationRow

_PAYMENTS = """
SELECT id, association_id, body, format FROM payment WHERE trashed_on IS NULL AND (:association = '' OR association_id = :association)
ORDER BY on_day DESC, rowid DESC
"""
_OF_INVOICE = """
SELECT payment.id, association_id, body, format FROM payment JOIN payment_share ON payment_share.payment_id = payment.id
WHERE trashed_on IS NULL AND payment_share.invoice_id = :invoice ORDER BY on_day, payment.rowid
"""


class SavedPayment(NamedTuple):
    """A payment with its identifier, and whose account it came to."""

    id: str
    association_id: str
    value: Payment


def add_payment(store: Store, association_id: str, value: Payment) -> str:
    """Keep a payment.

    Returns:
        Its identifier.

    Raises:
        KeyError: no such association.
    """
    with store.transaction() as session:
        found(session, AssociationRow, association_id)
        row = PaymentRow(id=new_id(), association_id=association_id, trashed_on=None)
        _write(session, row, value, store.moment())
        return row.id


def save_payment(store: Store, payment_id: str, value: Payment) -> None:
    """Make a payment something else: another day, other shares.

    Raises:
        KeyError: no such identifier.
    """
    with store.transaction() as session:
        _write(session, found(session, PaymentRow, payment_id), value, store.moment())


def _write(session: Session, row: PaymentRow, value: Payment, moment: str) -> None:
    row.on_day, row.amount, row.twin_key = value.on.isoformat(), value.amount, value.twin_key
    row.saved_at, row.format, row.body = moment, PAYMENT.format, PAYMENT.write(value)
    session.add(row)
    session.flush()
    session.execute(text("DELETE FROM payment_share WHERE payment_id = :payment"), {"payment": row.id})
    for share in value.shares:
        session.add(PaymentShareRow(payment_id=row.id, invoice_id=share.invoice, amount=share.amount))
    session.flush()


def payment(store: Store, payment_id: str) -> SavedPayment:
    """One payment.

    Raises:
        KeyError: no such identifier.
    """
    with store.reading() as session:
        row = found(session, PaymentRow, payment_id)
        return SavedPayment(row.id, row.association_id, PAYMENT.read(row.body, row.format))


def payments(store: Store, association_id: str = "") -> tuple[SavedPayment, ...]:
    """The payments that are not in the trash, the newest first; of every association when none is named."""
    return _read(store.rows(_PAYMENTS, association=association_id))


def payments_of(store: Store, invoice_id: str) -> tuple[SavedPayment, ...]:
    """The payments that pay something of an invoice, the oldest first."""
    return _read(store.rows(_OF_INVOICE, invoice=invoice_id))


def _read(rows: list[tuple[str, str, str, int]]) -> tuple[SavedPayment, ...]:
    return tuple(SavedPayment(key, owner, PAYMENT.read(body, written)) for key, owner, body, written in rows)


def twins_of(store: Store, value: Payment) -> tuple[SavedPayment, ...]:
    """The payments kept already, not in the trash, that are told with the very same words."""
    kept = store.rows("SELECT id FROM payment WHERE twin_key = :twin AND trashed_on IS NULL", twin=value.twin_key)
    return tuple(payment(store, key) for (key,) in kept)
