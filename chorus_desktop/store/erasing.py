"""The names of a dossier's children, erased for good: what names them goes, what the law keeps stays with its hash.

The connection overwrites what it deletes (``secure_delete``): nothing is left in the free pages of the file.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import text

from chorus_desktop.domain.attachment import Attachment
from chorus_desktop.domain.invoice import Invoice
from chorus_desktop.store.database import Store
from chorus_desktop.store.files import sweep_files
from chorus_desktop.store.formats import ATTACHMENT, INVOICE
from chorus_desktop.store.tables import AttachmentRow, InvoiceRow

_FILES = """
SELECT attachment.id, owner_kind, owner_id IN (SELECT invoice_id FROM issued), attachment.format, attachment.body FROM attachment
WHERE purged_on IS NULL AND (
    owner_kind = 'sheet' AND owner_id IN (SELECT id FROM sheet WHERE dossier_id = :dossier)
    OR owner_kind = 'certificate_set' AND owner_id IN (SELECT id FROM certificate_set WHERE dossier_id = :dossier)
    OR owner_kind IN ('invoice', 'after') AND owner_id IN (SELECT id FROM invoice WHERE dossier_id = :dossier)
)
"""

_OF_INVOICES = ("invoice", "after")

_INVOICES = """
SELECT id, id IN (SELECT invoice_id FROM issued), invoice.format, invoice.body FROM invoice WHERE dossier_id = :dossier
"""

_COUNTED = """
SELECT
    (SELECT count(*) FROM child WHERE dossier_id = :dossier),
    (SELECT count(*) FROM mark JOIN child ON child.id = child_id WHERE dossier_id = :dossier),
    (SELECT count(*) FROM stay WHERE dossier_id = :dossier),
    (SELECT count(*) FROM sheet WHERE dossier_id = :dossier),
    (SELECT count(*) FROM certificate_set WHERE dossier_id = :dossier AND purged_on IS NULL),
    (SELECT count(*) FROM attendance_used WHERE dossier_id = :dossier AND purged_on IS NULL),
    (SELECT count(*) FROM child WHERE dossier_id = :dossier AND trashed_on IS NOT NULL),
    (SELECT count(*) FROM issued_event JOIN invoice ON invoice.id = invoice_id WHERE dossier_id = :dossier AND reason <> '')
"""

_ERASED = (
    "DELETE FROM mark_act WHERE dossier_id = :dossier",
    "DELETE FROM attachment_act WHERE invoice_id IN (SELECT id FROM invoice WHERE dossier_id = :dossier)",
    "DELETE FROM mark WHERE child_id IN (SELECT id FROM child WHERE dossier_id = :dossier)",
    "DELETE FROM stay WHERE dossier_id = :dossier",
    "DELETE FROM child WHERE dossier_id = :dossier",
    "DELETE FROM sheet WHERE dossier_id = :dossier",
    "UPDATE certificate_set SET body = '', purged_on = :on WHERE dossier_id = :dossier AND purged_on IS NULL",
    "UPDATE attendance_used SET body = '', purged_on = :on WHERE dossier_id = :dossier AND purged_on IS NULL",
)


@dataclass(frozen=True)
class Named:
    """How much of a dossier names children.

    Attributes:
        aside: how many of the children are in the trash: taken away, or merged with another.
        marks: cells of the sheet that say something.
        sheets: printed sheets; ``scans``: files kept of them.
        certificates: sets of attestations.
        proofs: records of what issued invoices were proved with.
        issued_files: attestations joined to invoices that have their number; ``draft_files``: to those in preparation.
        drafts: invoices in preparation that write a beneficiary, or why they differ from the sheet.
        printed: invoices that have their number and print a beneficiary; ``explained``: those kept with why they differ from the sheet.
        told: facts of invoices that were kept with words: a motive, an answer.
    """

    children: int = 0
    marks: int = 0
    stays: int = 0
    sheets: int = 0
    certificates: int = 0
    proofs: int = 0
    scans: int = 0
    issued_files: int = 0
    draft_files: int = 0
    drafts: int = 0
    printed: int = 0
    explained: int = 0
    told: int = 0
    aside: int = 0


@dataclass(frozen=True)
class _File:
    id: str
    owner: str
    issued: bool
    value: Attachment


def named(store: Store, dossier_id: str, kinds: Collection[str]) -> Named:
    """Count what names children in a dossier, its trash included.

    Args:
        store: the open file.
        dossier_id: which dossier.
        kinds: the kinds of attachment that name children.
    """
    children, marks, stays, sheets, certificates, proofs, aside, told = store.rows(_COUNTED, dossier=dossier_id)[0]
    files = _files(store, dossier_id, kinds)
    scans = sum(1 for file in files if file.owner == "sheet")
    issued = sum(1 for file in files if file.owner in _OF_INVOICES and file.issued)
    drafts = sum(1 for file in files if file.owner == "invoice" and not file.issued)
    invoices = _invoices(store, dossier_id)
    return Named(
        children=children,
        marks=marks,
        stays=stays,
        sheets=sheets,
        certificates=certificates,
        proofs=proofs,
        scans=scans,
        issued_files=issued,
        draft_files=drafts,
        aside=aside,
        told=told,
        drafts=sum(1 for _, issued, value in invoices if not issued and value != _nameless(value)),
        printed=sum(1 for _, issued, value in invoices if issued and any(line.beneficiary.strip() for line in value.lines)),
        explained=sum(1 for _, issued, value in invoices if issued and value.attendance_reason.strip()),
    )


def erase_names(store: Store, dossier_id: str, kinds: Collection[str], on: date) -> None:
    """Erase all of it for good. Of what belongs to an issued invoice the hash stays, as its record names it; the invoice itself stays.

    Args:
        store: the open file.
        dossier_id: which dossier.
        kinds: the kinds of attachment that name children.
        on: the day.
    """
    with store.transaction() as session:
        for file in _files(store, dossier_id, kinds):
            row = session.get(AttachmentRow, file.id)
            if row is not None and file.issued:
                row.purged_on = on.isoformat()
                # The names that files had on her computer may be a child's; and the files that it was made from go with it.
                left = file.value.model_copy(update={"original_name": "", "recipe": None, "done": (), "wanted": None})
                row.format, row.body = ATTACHMENT.format, ATTACHMENT.write(left)
            elif row is not None:
                session.delete(row)
        for invoice_id, issued, value in _invoices(store, dossier_id):
            draft = session.get(InvoiceRow, invoice_id)
            if draft is not None and not issued and value != _nameless(value):
                draft.format, draft.body = INVOICE.format, INVOICE.write(_nameless(value))
        session.flush()
        for statement in _ERASED:
            values = {"dossier": dossier_id, "on": on.isoformat()}
            session.execute(text(statement), values if ":on" in statement else {"dossier": dossier_id})
        sweep_files(store)


def _nameless(value: Invoice) -> Invoice:
    """An invoice in preparation without what may name a child."""
    lines = tuple(line.model_copy(update={"beneficiary": ""}) for line in value.lines)
    return value.model_copy(update={"attendance_reason": "", "lines": lines})


def _invoices(store: Store, dossier_id: str) -> list[tuple[str, bool, Invoice]]:
    """Those of a dossier, its trash included: id, whether it has its number, what was typed."""
    rows = store.rows(_INVOICES, dossier=dossier_id)
    return [(invoice_id, bool(issued), INVOICE.read(body, version)) for invoice_id, issued, version, body in rows]


def _files(store: Store, dossier_id: str, kinds: Collection[str]) -> list[_File]:
    found = []
    for file_id, owner, issued, version, body in store.rows(_FILES, dossier=dossier_id):
        value = ATTACHMENT.read(body, version)
        if owner not in _OF_INVOICES or value.certificates or value.kind in kinds:
            found.append(_File(file_id, owner, bool(issued), value))
    return found
