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
        if value.number and already(store, association_id, value.number):
            raise NumberUsed(value.number)
        row = PastInvoiceRow(
            id=new_id(),
            association_id=association_id,
            number=str(value.number) if value.number else None,
            day=value.day.isoformat() if value.day else None,
            engagement=str(value.engagement or ""),
            counted=(value.amount or 0) if value.status.counts else 0,
        )
        put(row, PAST_INVOICE, value, unread, store.moment())
        session.add(row)
        session.flush()
        return row.id


def past_invoices(store: Store, association_id: str) -> tuple[Saved[PastInvoice], ...]:
    """The invoices made before of an association, in the order they were typed; those in the trash left out."""
    with store.reading() as session:
        rows = session.exec(
            select(PastInvoiceRow)
            .where(PastInvoiceRow.association_id == association_id, PastInvoiceRow.trashed_on == None)  # noqa: E711 - SQL
            .order_by(literal_column("rowid"))
        )
        return tuple(take(row, PAST_INVOICE) for row in rows)
