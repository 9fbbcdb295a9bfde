"""Invoices made before the program came, as typed at the first start."""

from collections.abc import Mapping

from sqlalchemy import literal_column
from sqlmodel import select

from chorus_desktop.domain.past import PastInvoice
from chorus_desktop.store.database import Store, found
from chorus_desktop.store.formats import PAST_INVOICE
from chorus_desktop.store.numbers import already
from chorus_desktop.store.saved import Saved, new_id, put, take
from chorus_desktop.store.tables import AssociationRow, PastInvoiceRow
from chorus_desktop.store.troubles import NumberUsed


def add_past_invoice(store: Store, association_id: str, value: PastInvoice, unread: Mapping[str, str] | None = None) -> str:
    """Keep an invoice made before.

    Args:
        store: the open file.
        association_id: whose.
        value: what could be read of it.
        unread: field → text that could not.

    Returns:
        Its identifier.

    Raises:
        KeyError: no such association.
        NumberUsed: its number was typed already, or issued here.
    """
    with store.transaction() as session:
        found(session, AssociationRow, association_id)
        row = PastInvoiceRow(id=new_id(), association_id=association_id, number=None)
        _write(store, row, value, unread)
        session.add(row)
        session.flush()
        return row.id


def save_past_invoice(store: Store, past_id: str, value: PastInvoice, unread: Mapping[str, str]) -> None:
    """Keep what an invoice made before has become.

    Args:
        store: the open file.
        past_id: which one.
        value: what could be read of it.
        unread: field → text that could not, replacing those kept before.

    Raises:
        KeyError: no such identifier.
        NumberUsed: its number was typed already, or issued here.
    """
    with store.transaction() as session:
        _write(store, found(session, PastInvoiceRow, past_id), value, unread)


def past_invoices(store: Store, association_id: str) -> tuple[Saved[PastInvoice], ...]:
    """The invoices made before of an association, in the order they were typed; those in the trash left out."""
    with store.reading() as session:
        rows = session.exec(
            select(PastInvoiceRow)
            .where(PastInvoiceRow.association_id == association_id, PastInvoiceRow.trashed_on == None)  # noqa: E711 - SQL
            .order_by(literal_column("rowid"))
        )
        return tuple(take(row, PAST_INVOICE) for row in rows)


def _write(store: Store, row: PastInvoiceRow, value: PastInvoice, unread: Mapping[str, str] | None) -> None:
    number = str(value.number) if value.number else None
    if value.number and number != row.number and already(store, row.association_id, value.number, row.number):
        raise NumberUsed(value.number)
    put(row, PAST_INVOICE, value, unread, store.moment())
    row.number = number
    row.day = value.day.isoformat() if value.day else None
    row.engagement = str(value.engagement or "")
    row.counted = (value.amount or 0) if value.status.counts else 0
