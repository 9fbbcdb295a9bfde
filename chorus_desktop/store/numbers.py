"""Numbers already used, and cents already invoiced: by documents issued here and by those made before the program came."""

from datetime import date
from decimal import Decimal

from chorus_desktop.domain.absences import Absences
from chorus_desktop.domain.care import Billed, days_between, is_in_days, reference_key
from chorus_desktop.domain.care_rules import with_vat
from chorus_desktop.domain.corrected import Corrected
from chorus_desktop.domain.numbering import Numbered, twin
from chorus_desktop.domain.references import EngagementNumber, InvoiceNumber
from chorus_desktop.store.counting import COUNTS, NOT_VOID
from chorus_desktop.store.database import Store

# An association whose SIRET was mended keeps the numbers it gave under the other one.
_SAME = "(association_id = :whose OR {}siren = (SELECT siren FROM association WHERE id = :whose))"

_NUMBERED = f"""
SELECT number, issued_on FROM issued WHERE {_SAME.format("")}
UNION ALL
SELECT number, day FROM past_invoice JOIN association ON association.id = association_id
WHERE number IS NOT NULL AND past_invoice.trashed_on IS NULL AND {_SAME.format("association.")}
"""  # noqa: S608 - our own words

_NOT_CANCELLED = "NOT EXISTS (SELECT 1 FROM standing WHERE standing.invoice_id = issued.invoice_id AND standing.state = 'cancelled')"

# A rejected invoice may have its credit note, where the accounts want one.
_ORIGINAL = f"""
SELECT total FROM issued WHERE lower(number) = lower(:number) AND kind = 'invoice' AND {_SAME.format("")} AND {_NOT_CANCELLED}
UNION ALL
SELECT json_extract(past_invoice.body, '$.amount') FROM past_invoice JOIN association ON association.id = association_id
WHERE lower(number) = lower(:number) AND past_invoice.trashed_on IS NULL AND {_SAME.format("association.")}
"""  # noqa: S608 - our own words

_GIVEN_BACK = f"""
SELECT coalesce(sum(total), 0) FROM issued
WHERE kind = 'credit_note' AND lower(json_extract(body, '$.original_number')) = lower(:number)
    AND {_SAME.format("")} AND invoice_id <> :apart_from AND {NOT_VOID}
"""  # noqa: S608 - our own words

_USED = f"""
SELECT engagement, sum(amount) FROM (
    SELECT engagement, CASE kind WHEN 'credit_note' THEN -total ELSE total END AS amount FROM issued
    WHERE {_SAME.format("")} AND invoice_id <> :apart_from AND {COUNTS}
    UNION ALL
    SELECT engagement, counted FROM past_invoice JOIN association ON association.id = association_id
    WHERE past_invoice.trashed_on IS NULL AND {_SAME.format("association.")}
) WHERE engagement <> '' GROUP BY engagement
"""  # noqa: S608 - our own words


_BILLED = f"""
SELECT json_extract(line.value, '$.care'), json_extract(line.value, '$.amount'), json_extract(line.value, '$.vat_rate'), json_extract(line.value, '$.quantity'), json_extract(line.value, '$.unit'),
    json_extract(line.value, '$.executed_from'), json_extract(line.value, '$.executed_to'), json_extract(line.value, '$.absences'), issued.kind = 'credit_note'
FROM issued, json_each(issued.body, '$.lines') AS line
WHERE {_SAME.format("")} AND issued.body GLOB '*"care":"[^"]*' AND invoice_id <> :apart_from AND coalesce(json_extract(line.value, '$.care'), '') <> ''
AND {COUNTS}
ORDER BY issued.rowid
"""  # noqa: S608 - our own words


def numbered(store: Store, association_id: str) -> tuple[Numbered, ...]:
    """Every number of an association's SIREN: issued here (cancelled ones included), and typed as used before.

    Args:
        store: the open file.
        association_id: whose.
    """

    def read() -> tuple[Numbered, ...]:
        rows = store.rows(_NUMBERED, whose=association_id)
        return tuple(Numbered.model_validate({"number": number, "day": day}) for number, day in rows)

    return store.remembered(("numbered", association_id), read)


def used(store: Store, association_id: str, apart_from: str = "") -> dict[str, int]:
    """Cents with VAT already invoiced per engagement number, folded; credit notes are taken off, cancelled and rejected documents do not count.

    An engagement number is the payer's: it counts over every dossier of the association.

    Args:
        store: the open file.
        association_id: whose.
        apart_from: identifier of an invoice to leave out.
    """

    def read() -> dict[str, int]:
        found: dict[str, int] = {}
        for number, amount in store.rows(_USED, whose=association_id, apart_from=apart_from):
            # SQLite folds A to Z only.
            folded = EngagementNumber(number).folded
            found[folded] = found.get(folded, 0) + amount
        return found

    return dict(store.remembered(("used", association_id, apart_from), read))


def billed(store: Store, association_id: str, apart_from: str = "") -> dict[str, Billed]:
    """What was already invoiced per prise en charge (``care.reference_key``); credit notes are taken off, cancelled and rejected documents do not count.

    A reference is the payer's: it counts over every dossier of the association, for a prise en charge runs from one year into the next.

    Args:
        store: the open file.
        association_id: whose.
        apart_from: identifier of an invoice to leave out.
    """

    def read() -> dict[str, Billed]:
        found: dict[str, Billed] = {}
        for care, amount, rate, quantity, unit, first, last, away, gives_back in store.rows(
            _BILLED, whose=association_id, apart_from=apart_from
        ):
            key, sign = reference_key(care), -1 if gives_back else 1
            before = found.get(key, Billed())
            cents = before.cents + sign * with_vat(amount, Decimal(rate) if rate else None)
            if not is_in_days(unit):
                found[key] = before.model_copy(update={"cents": cents})
                continue
            dates = frozenset(days_between(date.fromisoformat(first), date.fromisoformat(last)) if first else ())
            dates -= Absences(away).days if away else frozenset()
            taken = before.dates - dates if gives_back else before.dates | dates
            found[key] = Billed(cents=cents, days=before.days + sign * Decimal(quantity), dates=taken)
        return found

    return dict(store.remembered(("billed", association_id, apart_from), read))


def corrected(store: Store, association_id: str, number: InvoiceNumber, apart_from: str) -> Corrected:
    """The invoice that a credit note names, made here or before, its number in whatever case.

    Args:
        store: the open file.
        association_id: whose.
        number: as the credit note names it.
        apart_from: identifier of that credit note.
    """
    named = {"whose": association_id, "number": number}
    amounts = [amount for (amount,) in store.rows(_ORIGINAL, **named)]
    ((given_back,),) = store.rows(_GIVEN_BACK, apart_from=apart_from, **named)
    return Corrected(found=bool(amounts), amount=amounts[0] if amounts else None, given_back=given_back)


def already(store: Store, association_id: str, number: InvoiceNumber) -> bool:
    """Whether a number, or one that would share its file name, is used by the association.

    Args:
        store: the open file.
        association_id: whose.
        number: the one to look for.
    """
    return any(twin(item.number, number) for item in numbered(store, association_id))
