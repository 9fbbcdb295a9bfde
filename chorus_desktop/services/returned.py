"""The documents that came back from the portal and wait for the volunteer."""

from datetime import date

from chorus_desktop.domain.invoice import DocumentKind
from chorus_desktop.domain.references import InvoiceNumber
from chorus_desktop.domain.returned import Returned
from chorus_desktop.services import data, portal_data
from chorus_desktop.store.database import Store
from chorus_desktop.store.summaries import invoice_rows


def returned(store: Store, dossier_id: str) -> tuple[Returned, ...]:
    """Those of a dossier, the oldest first; one whose state a newer version told is left to that version."""
    known = {status.key: status for status in data.every_status()}
    found = []
    for row in invoice_rows(store, dossier_id=dossier_id):
        status = known.get(row.status)
        recipe = portal_data.recipe_of(status) if status else None
        if row.awaits and row.status_on and status is not None and recipe is not None:
            found.append(
                Returned(
                    id=row.id, kind=DocumentKind(row.kind), works=status.piece is not None, number=InvoiceNumber(row.number), label=status.label,
                    since=date.fromisoformat(row.status_on), task=recipe.task,
                    action=recipe.action,
                )
            )  # fmt: skip
    return tuple(reversed(found))
