"""What lists and the home page show, by plain SQL: thousands of rows without an object for each."""

from typing import NamedTuple

from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.store.counting import COUNTS, ON_VOID
from chorus_desktop.store.database import Store

_STATE = "coalesce(standing.state, 'draft')"
_STANDING = "LEFT JOIN standing ON standing.invoice_id = invoice.id"

_PAID = """(SELECT coalesce(sum(payment_share.amount), 0) FROM payment_share JOIN payment ON payment.id = payment_share.payment_id
    WHERE payment_share.invoice_id = invoice.id AND payment.trashed_on IS NULL)"""

_SIGNED = "CASE invoice.kind WHEN 'credit_note' THEN -invoice.total ELSE invoice.total END"

_INVOICES = f"""
SELECT invoice.id, invoice.dossier_id, invoice.association_id, association.name, dossier.procedure, dossier.season, invoice.kind,
    {_STATE} AS state, coalesce(issued.number, ''), invoice.issued_on, invoice.engagement, invoice.total, invoice.title, invoice.saved_at,
    coalesce(standing.net, 0), coalesce(standing.status, ''), coalesce(standing.phase, ''), coalesce(standing.void, 0), coalesce(standing.awaits, 0),
    standing.status_on, standing.deposited_on, standing.accepted_on, CASE WHEN standing.state = 'deposited' THEN {_PAID} ELSE 0 END,
    issued.invoice_id IS NOT NULL AND {COUNTS}, coalesce(standing.owed, 1)
FROM invoice JOIN dossier ON dossier.id = invoice.dossier_id JOIN association ON association.id = invoice.association_id
LEFT JOIN issued ON issued.invoice_id = invoice.id {_STANDING}
WHERE invoice.trashed_on IS NULL AND dossier.trashed_on IS NULL AND association.trashed_on IS NULL AND {{}}
ORDER BY invoice.issued_on IS NOT NULL, invoice.issued_on DESC, invoice.rowid DESC
"""  # noqa: S608 - our own words

_HOME = f"""
SELECT dossier.id, dossier.association_id, association.name, dossier.procedure, dossier.season,
    count(*) FILTER (WHERE life.state = 'draft'), count(*) FILTER (WHERE life.state = 'finalised'),
    count(*) FILTER (WHERE life.state = 'deposited'),
    coalesce(sum(amount) FILTER (WHERE life.state IN ('finalised', 'deposited') AND NOT void), 0),
    coalesce(sum(amount) FILTER (WHERE life.state = 'deposited' AND NOT void), 0),
    max(dossier.saved_at, coalesce(max(life.saved_at), ''))
FROM dossier JOIN association ON association.id = dossier.association_id
LEFT JOIN (
    SELECT invoice.dossier_id, {_SIGNED} AS amount, {_STATE} AS state, invoice.saved_at,
        coalesce(standing.void, 0) OR NOT coalesce(standing.owed, 1) OR (issued.invoice_id IS NOT NULL AND {ON_VOID}) AS void
    FROM invoice {_STANDING} LEFT JOIN issued ON issued.invoice_id = invoice.id WHERE invoice.trashed_on IS NULL
) AS life ON life.dossier_id = dossier.id
WHERE dossier.trashed_on IS NULL AND association.trashed_on IS NULL
GROUP BY dossier.id ORDER BY dossier.rowid
"""  # noqa: S608 - our own words


_AMOUNTS = f"""
SELECT coalesce(sum(amount) FILTER (WHERE state IN ('finalised', 'deposited')), 0),
    coalesce(sum(amount) FILTER (WHERE state = 'deposited'), 0)
FROM (
    SELECT {_SIGNED} AS amount, standing.state FROM invoice JOIN standing ON standing.invoice_id = invoice.id
    JOIN issued ON issued.invoice_id = invoice.id WHERE invoice.dossier_id = :dossier AND {COUNTS}
)
"""  # noqa: S608 - our own words


_OF_YEAR = "(invoice.issued_on IS NULL OR invoice.issued_on BETWEEN :first AND :last)"

_YEARS = """
SELECT substr(day, 1, 4), count(*) FROM (
    SELECT coalesce(invoice.issued_on, '') AS day FROM invoice JOIN dossier ON dossier.id = invoice.dossier_id
    JOIN association ON association.id = invoice.association_id
    WHERE invoice.trashed_on IS NULL AND dossier.trashed_on IS NULL AND association.trashed_on IS NULL
    UNION ALL
    SELECT coalesce(past_invoice.day, '') FROM past_invoice JOIN association ON association.id = past_invoice.association_id
    WHERE past_invoice.trashed_on IS NULL AND association.trashed_on IS NULL
) GROUP BY 1 ORDER BY 1 DESC
"""

_STATE_OF = f"""
SELECT {_STATE} FROM invoice JOIN dossier ON dossier.id = invoice.dossier_id JOIN association ON association.id = invoice.association_id {_STANDING}
WHERE invoice.id = :invoice AND invoice.trashed_on IS NULL AND dossier.trashed_on IS NULL AND association.trashed_on IS NULL
"""  # noqa: S608 - our own words


_PAST = """
SELECT past_invoice.id, past_invoice.association_id, association.name, coalesce(past_invoice.number, ''), past_invoice.day,
    past_invoice.engagement, coalesce(json_extract(past_invoice.body, '$.amount'), 0)
FROM past_invoice JOIN association ON association.id = past_invoice.association_id
WHERE past_invoice.trashed_on IS NULL AND association.trashed_on IS NULL
ORDER BY past_invoice.day DESC, past_invoice.rowid DESC
"""


class PastSummary(NamedTuple):
    """One invoice made before the program came; ``amount`` in cents, 0 when it was not told."""

    id: str
    association_id: str
    association: str
    number: str
    day: str | None
    engagement: str
    amount: int


class InvoiceSummary(NamedTuple):
    """One invoice in a list.

    Attributes:
        kind: a value of ``DocumentKind``.
        state: a value of ``InvoiceState``.
        number: empty before it is finalised.
        issued_on: such as ``2026-05-31``; none while it is not known.
        total: cents with VAT, not negative for a credit note.
        saved_at: an ISO text.
        net: cents left to pay when it was issued, negative for a credit note; 0 before.
        status: key of the portal's state as far as it was told; ``phase`` what it means (a value of ``Phase``); empty when none was.
        void: 1 when it will never be paid: cancelled before its deposit, or rejected; ``awaits`` 1 when the portal waits for the volunteer.
        status_on, deposited_on, accepted_on: ISO dates, none while it did not happen.
        paid: cents that came in for it.
        counts: 1 when its amount counts in sums: it has its number, is not void, asks for money of the association, and is no credit note
            about a void invoice.
        owed: 0 for a piece of works that asks for no money of the association.
    """

    id: str
    dossier_id: str
    association_id: str
    association: str
    procedure: str
    season: str
    kind: str
    state: str
    number: str
    issued_on: str | None
    engagement: str
    total: int
    title: str
    saved_at: str
    net: int
    status: str
    phase: str
    void: int
    awaits: int
    status_on: str | None
    deposited_on: str | None
    accepted_on: str | None
    paid: int
    counts: int
    owed: int

    @property
    def to_deposit(self) -> bool:
        """Whether its deposit is awaited: a credit note about an invoice that counts no more is for the accounts alone."""
        return self.state == InvoiceState.FINALISED.value and bool(self.counts)


class DossierTotals(NamedTuple):
    """One dossier on the home page.

    Attributes:
        drafts: how many invoices are in preparation; then finalised and not deposited; then deposited.
        invoiced: cents with VAT, deposited or not, credit notes taken off; ``deposited_amount`` likewise.
        saved_at: the last time it or one of its invoices was written, an ISO text.
    """

    id: str
    association_id: str
    association: str
    procedure: str
    season: str
    drafts: int
    finalised: int
    deposited: int
    invoiced: int
    deposited_amount: int
    saved_at: str


class Amounts(NamedTuple):
    """Cents with VAT of a dossier, credit notes taken off, and what was cancelled or rejected left out."""

    invoiced: int
    deposited: int


def home(store: Store) -> tuple[DossierTotals, ...]:
    """Every dossier that is not in the trash, oldest first."""
    return tuple(map(DossierTotals._make, store.rows(_HOME)))


def any_deposited(store: Store) -> bool:
    """Whether some document was deposited."""
    return bool(store.rows("SELECT 1 FROM standing WHERE state = 'deposited' LIMIT 1"))


def dossier_amounts(store: Store, dossier_id: str) -> Amounts:
    """What one dossier has invoiced and deposited; nothing for one that does not exist."""
    return Amounts._make(store.rows(_AMOUNTS, dossier=dossier_id)[0])


def state_of(store: Store, invoice_id: str) -> str:
    """Where an invoice stands, a value of ``InvoiceState``; empty for one that is in the trash, or gone."""
    rows = store.rows(_STATE_OF, invoice=invoice_id)
    return str(rows[0][0]) if rows else ""


def past_rows(store: Store) -> list[PastSummary]:
    """The invoices made before that are not in the trash, the newest first."""
    return list(map(PastSummary._make, store.rows(_PAST)))


def years(store: Store) -> dict[str, int]:
    """How many invoices that are not in the trash each year has, the newest first; those without a date, and those made before, count too."""
    return {str(year): count for year, count in store.rows(_YEARS)}


def invoice_rows(store: Store, *, dossier_id: str = "", association_id: str = "", year: str = "") -> list[InvoiceSummary]:
    """The invoices that are not in the trash: those without a date first, then the newest.

    Args:
        store: the open file.
        dossier_id: of one dossier; of all when empty.
        association_id: of one association; of all when empty.
        year: such as ``2026``: those dated in it, and those without a date; of all years when empty.
    """
    if year:
        return list(map(InvoiceSummary._make, store.rows(_INVOICES.format(_OF_YEAR), first=f"{year}-01-01", last=f"{year}-12-31")))
    column, value = ("invoice.dossier_id", dossier_id) if dossier_id else ("invoice.association_id", association_id)
    condition = f"{column} = :value" if value else "1"

    def read() -> list[InvoiceSummary]:
        return list(map(InvoiceSummary._make, store.rows(_INVOICES.format(condition), value=value)))

    # A dossier's own page asks twice: for its list, and for the invoice in hand.
    return list(store.remembered(("invoices", dossier_id), read)) if dossier_id else read()
