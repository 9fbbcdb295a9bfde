"""A season whose invoices came to different ends: paid in part, suspended, late, silent."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from chorus_desktop.domain.lifecycle import Event, EventKind
from chorus_desktop.domain.payment import Payment, Share
from chorus_desktop.services import data, delay, issue
from chorus_desktop.services.opening import Store
from chorus_desktop.store.payments import add_payment
from chorus_desktop.store.summaries import invoice_rows


def fill(store: Store, ids: Mapping[str, str]) -> Mapping[str, str]:
    """Tell what happened to the four deposited invoices of the season; the one of September is late and paid in part."""
    rows = sorted((row for row in invoice_rows(store) if row.state == "deposited"), key=lambda row: row.number)
    september, october, november, december = (row.id for row in rows)
    for invoice_id, key, on in (
        (september, "mise-a-disposition", date(2025, 10, 7)),
        (october, "mise-a-disposition", date(2025, 11, 6)),
        (october, "mise-en-paiement", date(2025, 12, 1)),
        (november, "mise-a-disposition", date(2025, 12, 8)),
        (november, "suspendue", date(2025, 12, 19)),
        (december, "mise-a-disposition", date(2026, 1, 7)),
    ):
        issue.record(store, invoice_id, Event(kind=EventKind.STATUS, status=key, phase=data.status(key).phase, on=on))
    for invoice_id, on, amount in ((september, date(2025, 12, 2), 15_000), (october, date(2025, 12, 3), rows[1].net)):
        add_payment(store, ids["association"], Payment(on=on, amount=amount, shares=(Share(invoice=invoice_id, amount=amount),)))
    delay.keep_rate(store, date(2025, 7, 1), Decimal("2.15"))
    return {**ids, "late": september, "paid": october, "suspended": november, "awaited": december}
