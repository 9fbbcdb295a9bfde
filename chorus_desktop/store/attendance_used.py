"""What each issued invoice was proved with: beside it, so that names can be erased and the invoice stays."""

import hashlib
from collections.abc import Mapping

from sqlmodel import select

from chorus_desktop.domain.attendance import Mark, Place
from chorus_desktop.domain.attendance_used import AttendanceUsed
from chorus_desktop.domain.merging import ids_now
from chorus_desktop.store import roster
from chorus_desktop.store.attendance_tables import AttendanceUsedRow
from chorus_desktop.store.database import Store, found
from chorus_desktop.store.formats import ATTENDANCE_USED, ISSUED
from chorus_desktop.store.invoiced import invoiced
from chorus_desktop.store.tables import InvoiceRow, IssuedRow

_STANDING = """
SELECT issued.invoice_id, issued.number, attendance_used.format, attendance_used.body,
    coalesce(nullif(json_extract(issued.body, '$.attendance'), ''), sha256)
FROM attendance_used
JOIN issued ON issued.invoice_id = attendance_used.invoice_id
WHERE attendance_used.dossier_id = :dossier AND attendance_used.purged_on IS NULL AND issued.invoice_id != :but
AND NOT EXISTS (SELECT 1 FROM standing WHERE standing.invoice_id = issued.invoice_id AND standing.void)
ORDER BY issued.issued_on, issued.rank
"""


def fingerprint(value: AttendanceUsed) -> str:
    """SHA-256 of what an invoice was proved with, as its frozen record keeps it."""
    return hashlib.sha256(ATTENDANCE_USED.write(value).encode()).hexdigest()


def keep_used(store: Store, invoice_id: str, value: AttendanceUsed) -> None:
    """Keep what an invoice was proved with, in the transaction that freezes it.

    Raises:
        KeyError: no such invoice.
    """
    with store.transaction() as session:
        session.add(
            AttendanceUsedRow(
                invoice_id=invoice_id,
                dossier_id=found(session, InvoiceRow, invoice_id).dossier_id,
                sha256=fingerprint(value),
                format=ATTENDANCE_USED.format,
                body=ATTENDANCE_USED.write(value),
            )
        )
        session.flush()


def attendance_used(store: Store, invoice_id: str) -> AttendanceUsed | None:
    """What an invoice was proved with; none when it was not, or when that was erased.

    Raises:
        CorruptStore: it is not what the invoice's frozen record names.
    """
    with store.reading() as session:
        row = session.exec(select(AttendanceUsedRow).where(AttendanceUsedRow.invoice_id == invoice_id)).first()
        if row is None or row.purged_on:
            return None
        document = found(session, IssuedRow, invoice_id)
        named = ISSUED.read(document.body, document.format).attendance
        return _read(store, row.body, row.format, named or row.sha256)


def _read(store: Store, body: str, version: int, sha256: str) -> AttendanceUsed:
    """What was kept, whose hash the frozen record of the invoice names."""
    if hashlib.sha256(body.encode()).hexdigest() != sha256:
        raise store.corrupt()
    return ATTENDANCE_USED.read(body, version)


def standing(store: Store, dossier_id: str, but: str = "") -> Mapping[str, tuple[str, AttendanceUsed]]:
    """What the invoices of a dossier that stand (neither cancelled nor given back whole) were proved with, by id: its number, and that.

    Args:
        store: the open file.
        dossier_id: which dossier.
        but: an invoice to leave out.

    Raises:
        CorruptStore: one of them is not what the invoice's frozen record names.
    """

    def read() -> dict[str, tuple[str, AttendanceUsed]]:
        rows = store.rows(_STANDING, dossier=dossier_id, but=but)
        known = {item.number for item in invoiced(store, dossier_id)}
        return {
            invoice: (number, _read(store, body, version, sha256)) for invoice, number, version, body, sha256 in rows if number in known
        }

    return store.remembered(("attendance used", dossier_id, but), read)


def billed_places(store: Store, dossier_id: str, but: str = "") -> dict[Place, str]:
    """Which cells were billed, and the number of the invoice that did; those of children who were there."""
    now = ids_now([child.value for child in roster.listed(store, roster.CHILDREN, dossier_id)])
    return {
        (mark.session, now.get(mark.child, mark.child)): number
        for number, used in standing(store, dossier_id, but).values()
        for mark in used.marks
        if mark.mark is Mark.PRESENT
    }
