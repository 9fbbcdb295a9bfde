"""Invoices as lists show them, straight from the store's summaries."""

from collections.abc import Mapping
from datetime import date

from chorus_desktop.domain.invoice import DocumentKind
from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.domain.paid import Paid
from chorus_desktop.services import data
from chorus_desktop.services.procedures import schemes
from chorus_desktop.services.views import InvoiceRow
from chorus_desktop.store.database import Store
from chorus_desktop.store.payables import paid_of
from chorus_desktop.store.summaries import InvoiceSummary, invoice_rows


def rows_of_dossier(store: Store, dossier_id: str) -> tuple[InvoiceRow, ...]:
    """The invoices of one dossier: those without a date first, then the newest."""
    known = schemes(store)
    paid = paid_of(store, dossier_id)
    return tuple(_row(summary, known, paid.get(summary.id)) for summary in invoice_rows(store, dossier_id=dossier_id))


def in_hand(store: Store, dossier_id: str) -> str:
    """The invoice that the tasks speak of: the draft last touched, else the one to deposit, else the last deposited; empty when none.

    A credit note about a rejected invoice is for the accounts alone: it waits for no deposit.
    """
    rows = invoice_rows(store, dossier_id=dossier_id)
    for state in (InvoiceState.DRAFT, InvoiceState.FINALISED, InvoiceState.DEPOSITED):
        of_state = [row for row in rows if row.state == state.value and (row.counts or not row.owed or state is not InvoiceState.FINALISED)]
        if of_state:
            return max(of_state, key=lambda row: row.saved_at).id
    return ""


def _row(summary: InvoiceSummary, known: Mapping[str, str], paid: Paid | None) -> InvoiceRow:
    kind, state = DocumentKind(summary.kind), InvoiceState(summary.state)
    return InvoiceRow(
        id=summary.id,
        dossier_id=summary.dossier_id,
        title=summary.title,
        number=summary.number,
        state=state,
        said=next((status.label for status in data.every_status() if status.key == summary.status), state.said_of(kind)),
        issued_on=date.fromisoformat(summary.issued_on) if summary.issued_on else None,
        engagement=summary.engagement,
        net=kind.sign * summary.total,
        association=summary.association,
        dossier=dossier_title(known, summary.procedure, summary.season),
        paid=paid.fact if paid is not None else "",
        phase=summary.phase,
        awaits=bool(summary.awaits),
    )


def dossier_title(known: Mapping[str, str], procedure_id: str, season_id: str) -> str:
    """How a dossier is called: « C’LOISIRS 2025-2026 », or its keys when neither program nor file know them.

    Args:
        known: the scheme of each procedure, ``procedures.schemes``.
        procedure_id: of the dossier.
        season_id: of the dossier.
    """
    return f"{known.get(procedure_id, procedure_id)} {season_id}"
