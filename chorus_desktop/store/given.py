"""Numbers that a data file gave: what another file must know before it takes its place, so that none is given twice."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from chorus_desktop.domain.past import PastInvoice, PastStatus
from chorus_desktop.domain.references import EngagementNumber, InvoiceNumber
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.store.counting import COUNTS
from chorus_desktop.store.database import Store
from chorus_desktop.store.formats import PAST_INVOICE
from chorus_desktop.store.inspection import reader, revision_of
from chorus_desktop.store.numbers import numbered
from chorus_desktop.store.past_invoices import add_past_invoice
from chorus_desktop.store.troubles import Damaged, NewerStore, NotOurs

_ISSUED = """
SELECT association_id, siren, number, issued_on, CASE kind WHEN 'credit_note' THEN -total ELSE total END, engagement,
    (SELECT kind FROM issued_event WHERE issued_event.invoice_id = issued.invoice_id
        AND issued_event.kind IN ('cancelled', 'deposited', 'deposit_withdrawn') ORDER BY issued_event.id DESC LIMIT 1), {fallen}
FROM issued ORDER BY rowid
"""

_FALLEN = f"NOT {COUNTS}"
"""Whether its amount counts no more; files of older versions know of no rejection."""

_PAST = """
SELECT association_id, coalesce(association.siren, ''), past_invoice.body, past_invoice.format FROM past_invoice
JOIN association ON association.id = association_id WHERE number IS NOT NULL AND past_invoice.trashed_on IS NULL ORDER BY past_invoice.rowid
"""


@dataclass(frozen=True)
class Given:
    """One number, with what an engagement carries because of it.

    Attributes:
        association_id: whose, in the file it was read from.
        siren: likewise; empty when unknown.
    """

    association_id: str
    siren: str
    invoice: PastInvoice


@dataclass(frozen=True)
class Numbers:
    """The numbers that could be read.

    Attributes:
        whole: whether these are all that the file gave; a damaged one may have given others.
    """

    given: tuple[Given, ...] = ()
    whole: bool = True


def numbers_given(path: Path) -> Numbers:
    """Every number that a data file gave or knew of; a file that is not ours gave none.

    Args:
        path: the file, which no store has open; it may be damaged, or of a newer version.
    """
    try:
        if not revision_of(path):
            return Numbers()
    except NotOurs:
        return Numbers()
    except (NewerStore, Damaged):
        pass
    except Trouble:
        return Numbers(whole=False)
    found: list[Given] = []
    try:
        with closing(reader(path)) as connection:
            known = connection.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'standing'").fetchone()
            for row in connection.execute(_ISSUED.format(fallen=_FALLEN if known else "0")):
                found.append(_issued(*row))
            for association_id, siren, body, form in connection.execute(_PAST):
                found.append(Given(association_id, siren, PAST_INVOICE.read(body, form)))
            checks = [connection.execute(f"PRAGMA quick_check('{table}')").fetchone()[0] for table in ("issued", "past_invoice")]
    except (sqlite3.Error, OSError, ValueError):
        return Numbers(tuple(found), whole=False)
    return Numbers(tuple(found), whole=checks == ["ok", "ok"])


def _issued(association_id: str, siren: str, number: str, day: str, total: int, engagement: str, last: str | None, fallen: int) -> Given:
    # An invoice cancelled or rejected keeps its number and weighs on no engagement.
    weighs = engagement if last != "cancelled" and not fallen else ""
    invoice = PastInvoice(
        number=InvoiceNumber(number),
        day=date.fromisoformat(day),
        amount=total,
        status=PastStatus.DEPOSITED if last == "deposited" else PastStatus.NOT_DEPOSITED,
        engagement=EngagementNumber(weighs) if weighs else None,
    )
    return Given(association_id, siren, invoice)


def keep_missing(store: Store, given: Sequence[Given]) -> tuple[InvoiceNumber, ...]:
    """Keep as earlier invoices the numbers that a file does not know; those of associations that are not in it are left out.

    Args:
        store: the open file.
        given: numbers of the file that it replaces.

    Returns:
        Those that were missing, in their order.
    """
    kept: list[InvoiceNumber] = []
    with store.transaction():
        owners = store.rows("SELECT id, coalesce(siren, '') FROM association")
        known: dict[str, set[str]] = {}
        for item in given:
            whose = _whose(item, owners)
            number = item.invoice.number
            if not whose or number is None:
                continue
            if whose not in known:
                known[whose] = {existing.number.safe.casefold() for existing in numbered(store, whose)}
            if number.safe.casefold() not in known[whose]:
                add_past_invoice(store, whose, item.invoice)
                known[whose].add(number.safe.casefold())
                kept.append(number)
    return tuple(kept)


def _whose(item: Given, owners: Sequence[tuple[str, str]]) -> str:
    same = [found for found, _ in owners if found == item.association_id]
    return next(iter(same or [found for found, siren in owners if siren and siren == item.siren]), "")
