"""Issued documents as what transfers pay, and what came in for each, by plain SQL."""

from datetime import date
from typing import NamedTuple

from chorus_desktop.domain.invoice import DocumentKind
from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.domain.paid import Paid
from chorus_desktop.domain.payable import Payable
from chorus_desktop.domain.references import EngagementNumber
from chorus_desktop.store.counting import COUNTS, ON_VOID
from chorus_desktop.store.database import Store

_RECEIVED = """
    SELECT payment_share.invoice_id, sum(payment_share.amount) AS amount, max(payment.on_day) AS last_on
    FROM payment_share JOIN payment ON payment.id = payment_share.payment_id
    WHERE payment.trashed_on IS NULL AND payment.id <> :apart_from GROUP BY payment_share.invoice_id
"""

_PAYABLES = f"""
SELECT issued.invoice_id, issued.association_id, issued.number, issued.kind, standing.state, standing.void OR {ON_VOID}, issued.issued_on,
    standing.deposited_on, standing.net, coalesce(received.amount, 0), json_extract(issued.body, '$.buyer.name'),
    json_extract(issued.body, '$.buyer.siret')
FROM issued JOIN standing ON standing.invoice_id = issued.invoice_id
LEFT JOIN ({_RECEIVED}) AS received ON received.invoice_id = issued.invoice_id
WHERE (:association = '' OR issued.association_id = :association) AND (:invoice = '' OR issued.invoice_id = :invoice)
ORDER BY issued.issued_on, issued.rank
"""  # noqa: S608 - our own words

_PAID = f"""
SELECT standing.invoice_id, invoice.dossier_id, issued.kind, standing.net, received.amount, received.last_on, {COUNTS}
FROM standing JOIN issued ON issued.invoice_id = standing.invoice_id JOIN invoice ON invoice.id = standing.invoice_id
JOIN ({_RECEIVED}) AS received ON received.invoice_id = standing.invoice_id
WHERE standing.state = 'deposited' AND (:dossier = '' OR invoice.dossier_id = :dossier)
"""  # noqa: S608 - our own words

_SAME = "(association_id = :whose OR {}siren = (SELECT siren FROM association WHERE id = :whose))"
_SIGNED = "CASE kind WHEN 'credit_note' THEN -total ELSE total END"

_ENGAGEMENTS = f"""
SELECT engagement, sum(deposited), sum(accepted), sum(paid) FROM (
    SELECT engagement, iif(standing.state = 'deposited', {_SIGNED}, 0) AS deposited,
        iif(standing.accepted_on IS NULL, 0, {_SIGNED}) AS accepted, iif(standing.state = 'deposited', coalesce(received.amount, 0), 0) AS paid
    FROM issued JOIN standing ON standing.invoice_id = issued.invoice_id
    LEFT JOIN ({_RECEIVED}) AS received ON received.invoice_id = issued.invoice_id
    WHERE {_SAME.format("")} AND {COUNTS}
    UNION ALL
    SELECT engagement, iif(json_extract(past_invoice.body, '$.status') = 'not_deposited', 0, counted),
        iif(json_extract(past_invoice.body, '$.status') IN ('accepted', 'paid'), counted, 0), iif(json_extract(past_invoice.body, '$.status') = 'paid', counted, 0)
    FROM past_invoice JOIN association ON association.id = association_id
    WHERE past_invoice.trashed_on IS NULL AND {_SAME.format("association.")}
) WHERE engagement <> '' GROUP BY engagement
"""  # noqa: S608 - our own words

_PAST = "SELECT number FROM past_invoice WHERE number IS NOT NULL AND trashed_on IS NULL"

_NUMBERS = "SELECT invoice_id, number FROM issued"


class OnEngagement(NamedTuple):
    """Cents with VAT of one engagement number: what was deposited, of which accepted, of which paid."""

    deposited: int = 0
    accepted: int = 0
    paid: int = 0


def payables(store: Store, association_id: str = "", *, invoice_id: str = "", apart_from: str = "") -> tuple[Payable, ...]:
    """The documents issued, the oldest first, whatever became of them.

    Args:
        store: the open file.
        association_id: of one association; of all when empty.
        invoice_id: this one alone, when it is told.
        apart_from: identifier of a payment to leave out of what is paid.
    """
    rows = store.rows(_PAYABLES, association=association_id, invoice=invoice_id, apart_from=apart_from)
    return tuple(
        Payable(
            invoice=key, association=owner, number=number, kind=DocumentKind(kind), state=InvoiceState(state), void=bool(void),
            issued_on=date.fromisoformat(issued_on), deposited_on=date.fromisoformat(deposited) if deposited else None, net=net, paid=paid,
            payer=payer or "", payer_siret=siret or "",
        )
        for key, owner, number, kind, state, void, issued_on, deposited, net, paid, payer, siret in rows
    )  # fmt: skip


def numbers(store: Store) -> dict[str, str]:
    """Invoice → number, of every document issued."""
    return dict(store.rows(_NUMBERS))


def paid_of(store: Store, dossier_id: str = "") -> dict[str, Paid]:
    """Invoice → what came in for it, of those for which something did; of one dossier, or of all."""
    rows = store.rows(_PAID, dossier=dossier_id, apart_from="")
    return {
        key: Paid(kind=DocumentKind(kind), net=net, received=amount, last_on=date.fromisoformat(last))
        for key, _, kind, net, amount, last, _ in rows
    }


def paid_by_dossier(store: Store, dossier_id: str = "") -> dict[str, int]:
    """Dossier → cents that came in for its invoices that count, credit notes taken off; of one dossier, or of all."""
    found: dict[str, int] = {}
    for _, dossier, _, _, amount, _, counts in store.rows(_PAID, dossier=dossier_id, apart_from=""):
        found[dossier] = found.get(dossier, 0) + (amount if counts else 0)
    return found


def on_engagements(store: Store, association_id: str) -> dict[str, OnEngagement]:
    """Engagement number, folded → how far what was invoiced on it is; documents cancelled or rejected are not counted."""

    def read() -> dict[str, OnEngagement]:
        found: dict[str, OnEngagement] = {}
        for number, *amounts in store.rows(_ENGAGEMENTS, whose=association_id, apart_from=""):
            folded = EngagementNumber(number).folded
            before = found.get(folded, OnEngagement())
            found[folded] = OnEngagement(*(one + other for one, other in zip(before, amounts, strict=True)))
        return found

    return dict(store.remembered(("on_engagements", association_id), read))


def past_numbers(store: Store) -> tuple[str, ...]:
    """The numbers of invoices made before the program came."""
    return tuple(number for (number,) in store.rows(_PAST))
