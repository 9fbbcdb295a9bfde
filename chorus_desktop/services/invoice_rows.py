"""Invoices as lists show them, straight from the store's summaries."""

from chorus_desktop.services.views import InvoiceRow
from chorus_desktop.store import summaries
from chorus_desktop.store.database import Store


def rows_of_dossier(store: Store, dossier_id: str) -> tuple[InvoiceRow, ...]:
    """The invoices of one dossier, newest first."""
    return tuple(InvoiceRow.model_validate(row, from_attributes=True) for row in summaries.invoice_rows(store, dossier_id))
