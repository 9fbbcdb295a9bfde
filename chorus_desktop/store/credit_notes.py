"""Credit notes that were deposited, under the invoice they give money back on: what they take off is no longer owed."""

from typing import NamedTuple

from chorus_desktop.store.counting import NOT_VOID, TWIN
from chorus_desktop.store.database import Store

_DEPOSITED = f"""
SELECT original.invoice_id, issued.invoice_id, standing.net,
    (SELECT coalesce(sum(payment_share.amount), 0) FROM payment_share JOIN payment ON payment.id = payment_share.payment_id
        WHERE payment_share.invoice_id = issued.invoice_id AND payment.trashed_on IS NULL)
FROM issued JOIN standing ON standing.invoice_id = issued.invoice_id
JOIN issued AS original ON original.siren = issued.siren AND original.twin_key IN ({TWIN}, {TWIN} || '_') AND original.kind = 'invoice'
WHERE issued.kind = 'credit_note' AND standing.state = 'deposited' AND {NOT_VOID} AND (:invoice = '' OR original.invoice_id = :invoice)
"""  # noqa: S608 - our own words


class CreditNote(NamedTuple):
    """A deposited credit note; cents, negative both: what it gives back, and what of it transfers took off already."""

    id: str
    net: int
    taken: int


def credit_notes(store: Store, invoice_id: str = "") -> dict[str, list[CreditNote]]:
    """Invoice → the deposited credit notes about it; of one invoice, or of all."""
    found: dict[str, list[CreditNote]] = {}
    for original, *values in store.rows(_DEPOSITED, invoice=invoice_id):
        found.setdefault(original, []).append(CreditNote(*values))
    return found


def to_take_off(store: Store) -> dict[str, int]:
    """Invoice → cents, not positive, that its credit notes still take off what is owed."""
    return {key: sum(each.net - each.taken for each in notes) for key, notes in credit_notes(store).items()}
