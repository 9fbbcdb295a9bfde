"""The list of invoices as a paper: what the screen shows, for the board or the accountant."""

from collections.abc import Sequence
from datetime import date

from chorus_desktop.documents.list_paper import Listing, list_paper
from chorus_desktop.documents.table import Column
from chorus_desktop.domain import french
from chorus_desktop.services.home import InvoiceTuple, invoice_table
from chorus_desktop.store.database import Store
from chorus_desktop.store.settings import is_practice

_COLUMNS = (
    Column("Numéro"),
    Column("Facture", share=1.0),
    Column("Date"),
    Column("Engagement"),
    Column("État"),
    Column("Sur le portail"),
    Column("Montant", align="right"),
)


def paper(store: Store, ids: Sequence[str], about: str, today: date) -> bytes:
    """Draw the list of some invoices.

    Args:
        store: the open data file.
        ids: those to list, in their order; one that is gone meanwhile is left out.
        about: how they were chosen, in words; may be empty.
        today: the day printed on it.

    Returns:
        The PDF; under the rows, the total of the invoices that have a number and are neither cancelled nor rejected.
    """
    known = {row.id: row for row in invoice_table(store)}
    rows = [known[invoice_id] for invoice_id in ids if invoice_id in known]
    owners = sorted({row.association for row in rows if row.association})
    total = sum(row.net for row in rows if row.counts)
    said = f"{french.plural(len(rows), 'facture')}, le {french.long_date(today)}"
    listing = Listing(
        title="Liste des factures",
        about=" · ".join(part for part in (said, about) if part),
        columns=_COLUMNS,
        rows=[_cells(row, several=len(owners) > 1) for row in rows],
        closing=(("Total des factures finalisées", french.euros(total)),),
        owner=owners[0] if len(owners) == 1 else french.plural(len(owners), "association"),
        day=today,
        practice=is_practice(store),
    )
    return list_paper(listing, "liste-factures.pdf").data


def _cells(row: InvoiceTuple, *, several: bool) -> tuple[str, ...]:
    day = french.short_date(date.fromisoformat(row.issued_on)) if row.issued_on else ""
    title = f"{row.title} ({row.association})" if several else row.title
    return (row.number or "–", title, day, row.engagement, row.said, row.portal or "–", french.euros(row.net))
