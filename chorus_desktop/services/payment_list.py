"""The list of payments as a paper: what came in and what it paid, for the board or the accountant."""

from collections.abc import Sequence
from datetime import date

from chorus_desktop.documents.list_paper import Listing, list_paper
from chorus_desktop.documents.table import Column
from chorus_desktop.domain import french
from chorus_desktop.services.payments import PaymentTuple, listed
from chorus_desktop.store.associations import associations
from chorus_desktop.store.database import Store
from chorus_desktop.store.settings import is_practice

_COLUMNS = (
    Column("Reçu le"),
    Column("Ce qu’il paie", share=1.0),
    Column("Libellé", share=1.0),
    Column("En trop", align="right"),
    Column("Montant", align="right"),
)


def paper(store: Store, ids: Sequence[str], about: str, today: date) -> bytes:
    """Draw the list of some payments.

    Args:
        store: the open data file.
        ids: those to list, in their order; one that is gone meanwhile is left out.
        about: how they were chosen, in words; may be empty.
        today: the day printed on it.

    Returns:
        The PDF; under the rows, what came in, and what of it pays no invoice.
    """
    known = {row.id: row for row in listed(store)}
    rows = [known[payment_id] for payment_id in ids if payment_id in known]
    owners = [each.name for each in associations(store)]
    said = f"{french.plural(len(rows), 'paiement')}, le {french.long_date(today)}"
    listing = Listing(
        title="Liste des paiements reçus",
        about=" · ".join(part for part in (said, about) if part),
        columns=_COLUMNS,
        rows=[_cells(row) for row in rows],
        closing=(
            ("Total reçu", french.euros(sum(row.amount for row in rows))),
            ("Dont en trop", french.euros(sum(row.left for row in rows))),
        ),
        owner=owners[0] if len(owners) == 1 else french.plural(len(owners), "association"),
        day=today,
        practice=is_practice(store),
    )
    return list_paper(listing, "liste-paiements.pdf").data


def _cells(row: PaymentTuple) -> tuple[str, ...]:
    day = french.short_date(date.fromisoformat(row.on))
    return (day, row.invoices, row.label, french.euros(row.left) if row.left else "", french.euros(row.amount))
