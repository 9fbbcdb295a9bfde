"""Printed sheets and issued attestations, known by the codes on their pages; their files are attachments of them."""

import secrets

from sqlalchemy import literal_column
from sqlmodel import select

from chorus_desktop.domain.certificate import CertificateSet, PrintedSheet
from chorus_desktop.domain.paper_code import ALPHABET, CERTIFICATE, SHEET, PaperCode, paper_code
from chorus_desktop.store.attendance_tables import CertificateSetRow, SheetRow
from chorus_desktop.store.database import Store, found
from chorus_desktop.store.formats import CERTIFICATE_SET, PRINTED_SHEET
from chorus_desktop.store.saved import new_id

_SCANNED = """
SELECT sheet.code FROM sheet JOIN attachment ON owner_kind = 'sheet' AND owner_id = sheet.id
WHERE sha256 = :sha256 AND sheet.trashed_on IS NULL AND attachment.trashed_on IS NULL
UNION SELECT certificate_set.code FROM certificate_set JOIN attachment ON owner_kind = 'certificate_set' AND owner_id = certificate_set.id
WHERE sha256 = :sha256 AND certificate_set.trashed_on IS NULL AND attachment.trashed_on IS NULL
"""


def free_code(store: Store, kind: str) -> PaperCode:
    """A code that no paper of this file has.

    Args:
        store: the open file.
        kind: ``paper_code.SHEET`` or ``paper_code.CERTIFICATE``.
    """
    table = {SHEET: "sheet", CERTIFICATE: "certificate_set"}[kind]
    taken = {row[0] for row in store.rows(f"SELECT code FROM {table}")}  # noqa: S608 - our own words
    while True:
        code = paper_code(kind, secrets.randbelow(len(ALPHABET) ** 5))
        if code not in taken:
            return code


def add_sheet(store: Store, value: PrintedSheet) -> str:
    """Keep a printed sheet.

    Returns:
        Its identifier.
    """
    with store.transaction() as session:
        row = SheetRow(id=new_id(), dossier_id=value.dossier, code=value.code, format=PRINTED_SHEET.format, body="")
        row.body = PRINTED_SHEET.write(value.model_copy(update={"id": row.id}))
        session.add(row)
        session.flush()
        return row.id


def sheets(store: Store, dossier_id: str) -> tuple[PrintedSheet, ...]:
    """The printed sheets of a dossier, oldest first."""
    with store.reading() as session:
        rows = session.exec(
            select(SheetRow)
            .where(SheetRow.dossier_id == dossier_id, SheetRow.trashed_on == None)  # noqa: E711 - SQL
            .order_by(literal_column("sheet.rowid"))
        ).all()
        return tuple(sorted((PRINTED_SHEET.read(row.body, row.format) for row in rows), key=lambda sheet: sheet.printed_on))


def sheet_of_code(store: Store, code: PaperCode) -> PrintedSheet | None:
    """The sheet that has a code, in whichever dossier."""
    with store.reading() as session:
        row = session.exec(select(SheetRow).where(SheetRow.code == code, SheetRow.trashed_on == None)).first()  # noqa: E711 - SQL
        return PRINTED_SHEET.read(row.body, row.format) if row else None


def add_certificates(store: Store, value: CertificateSet) -> CertificateSet:
    """Keep attestations just issued.

    Returns:
        The same, with their identifier.
    """
    with store.transaction() as session:
        kept = value.model_copy(update={"id": new_id()})
        session.add(
            CertificateSetRow(
                id=kept.id,
                dossier_id=kept.dossier,
                invoice_id=kept.invoice or None,
                code=kept.code,
                format=CERTIFICATE_SET.format,
                body=CERTIFICATE_SET.write(kept),
            )
        )
        session.flush()
        return kept


def save_certificates(store: Store, value: CertificateSet) -> None:
    """Keep what became of a set: the invoice that it proves, and the sets that it replaces.

    Raises:
        KeyError: no such identifier.
    """
    with store.transaction() as session:
        row = found(session, CertificateSetRow, value.id)
        row.invoice_id, row.format, row.body = value.invoice or None, CERTIFICATE_SET.format, CERTIFICATE_SET.write(value)
        session.flush()


def certificates(store: Store, dossier_id: str, invoice_id: str = "") -> tuple[CertificateSet, ...]:
    """The attestations of a dossier, or those that prove one of its invoices, oldest first; neither trashed nor purged.

    Read again only once something was written: a set of a big club holds tens of thousands of presences.
    """
    return store.remembered(("certificates", dossier_id, invoice_id), lambda: _certificates(store, dossier_id, invoice_id))


def _certificates(store: Store, dossier_id: str, invoice_id: str) -> tuple[CertificateSet, ...]:
    with store.reading() as session:
        asked = select(CertificateSetRow).where(
            CertificateSetRow.dossier_id == dossier_id,
            CertificateSetRow.trashed_on == None,  # noqa: E711 - SQL
            CertificateSetRow.purged_on == None,  # noqa: E711 - SQL
        )
        if invoice_id:
            asked = asked.where(CertificateSetRow.invoice_id == invoice_id)
        return tuple(
            CERTIFICATE_SET.read(row.body, row.format) for row in session.exec(asked.order_by(literal_column("certificate_set.rowid")))
        )


def certificates_of_code(store: Store, code: PaperCode) -> CertificateSet | None:
    """The set that has a code, in whichever dossier."""
    with store.reading() as session:
        row = session.exec(
            select(CertificateSetRow).where(
                CertificateSetRow.code == code,
                CertificateSetRow.trashed_on == None,  # noqa: E711 - SQL
                CertificateSetRow.purged_on == None,  # noqa: E711 - SQL
            )
        ).first()
        return CERTIFICATE_SET.read(row.body, row.format) if row else None


def scan_codes(store: Store, sha256: str) -> tuple[PaperCode, ...]:
    """The codes of the papers that a file is a scan of already."""
    return tuple(PaperCode(code) for (code,) in store.rows(_SCANNED, sha256=sha256))
