"""Invoices in preparation: their records, with what the lists show of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from chorus_desktop.domain.invoice import Invoice
from chorus_desktop.domain.lifecycle import Event, EventKind, InvoiceState, state_of
from chorus_desktop.domain.portal_status import Phase
from chorus_desktop.domain.references import InvoiceNumber
from chorus_desktop.store.database import Store, found
from chorus_desktop.store.formats import INVOICE
from chorus_desktop.store.saved import Saved, new_id, put, take
from chorus_desktop.store.tables import DossierRow, InvoiceRow, IssuedEventRow, IssuedRow
from chorus_desktop.store.troubles import Frozen


@dataclass(frozen=True)
class SavedInvoice(Saved[Invoice]):
    """An invoice, where it belongs and where it stands.

    Attributes:
        number: none before it is finalised.
    """

    dossier_id: str
    association_id: str
    state: InvoiceState
    number: InvoiceNumber | None


def add_invoice(
    store: Store,
    dossier_id: str,
    value: Invoice,
    unread: Mapping[str, str] | None = None,
    *,
    title: str = "",
    engagement: str = "",
    total: int = 0,
) -> str:
    """Keep a new invoice in preparation.

    Args:
        store: the open file.
        dossier_id: the dossier it belongs to.
        value: what could be read of it.
        unread: path → text that could not.
        title: how lists call it.
        engagement: the number it would take today; empty when none.
        total: cents with VAT, as far as its lines go.

    Returns:
        Its identifier.

    Raises:
        KeyError: no such dossier.
    """
    with store.transaction() as session:
        association_id = found(session, DossierRow, dossier_id).association_id
        row = InvoiceRow(id=new_id(), dossier_id=dossier_id, association_id=association_id)
        _write(row, value, unread, store.moment())
        row.title, row.engagement, row.total = title, engagement, total
        session.add(row)
        session.flush()
        return row.id


def invoice(store: Store, invoice_id: str) -> SavedInvoice:
    """One invoice as it was prepared; what was issued of it is ``issued``.

    Raises:
        KeyError: no such identifier.
    """
    with store.reading() as session:
        row = found(session, InvoiceRow, invoice_id)
        issued = session.get(IssuedRow, invoice_id)
        kept = take(row, INVOICE)
        return SavedInvoice(
            id=kept.id,
            value=kept.value,
            unread=kept.unread,
            saved_at=kept.saved_at,
            dossier_id=row.dossier_id,
            association_id=row.association_id,
            state=state_of(events_of(session, invoice_id)) if issued else InvoiceState.DRAFT,
            number=InvoiceNumber(issued.number) if issued else None,
        )


def events_of(session: Session, invoice_id: str) -> tuple[Event, ...]:
    """What happened to an issued document, in its order; ``issuing.events`` is the door."""
    rows = session.exec(select(IssuedEventRow).where(IssuedEventRow.invoice_id == invoice_id).order_by(col(IssuedEventRow.id)))
    return tuple(_event(row) for row in rows)


def _event(row: IssuedEventRow) -> Event:
    return Event(
        kind=EventKind(row.kind),
        on=date.fromisoformat(row.on_day),
        reason=row.reason,
        status=row.status,
        phase=Phase(row.phase) if row.phase else None,
        reference=row.reference,
        about=row.about,
    )


def save_invoice(
    store: Store,
    invoice_id: str,
    value: Invoice,
    unread: Mapping[str, str],
    *,
    title: str,
    engagement: str,
    total: int,
) -> None:
    """Keep what an invoice in preparation has become.

    Args:
        store: the open file.
        invoice_id: which one.
        value: what could be read of it.
        unread: path → text that could not, replacing those kept before.
        title: how lists call it.
        engagement: the number it would take today; empty when none.
        total: cents with VAT, as far as its lines go.

    Raises:
        KeyError: no such identifier.
        Frozen: it is finalised.
    """
    with store.transaction() as session:
        row = found(session, InvoiceRow, invoice_id)
        if session.get(IssuedRow, invoice_id):
            raise Frozen
        _write(row, value, unread, store.moment())
        row.title, row.engagement, row.total = title, engagement, total


def _write(row: InvoiceRow, value: Invoice, unread: Mapping[str, str] | None, moment: str) -> None:
    put(row, INVOICE, value, unread, moment)
    row.kind = value.kind.value
    row.issued_on = value.issued_on.isoformat() if value.issued_on else None
