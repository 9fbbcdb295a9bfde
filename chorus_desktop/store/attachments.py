"""Attachments: files joined to an invoice, a dossier or an association, in their order."""

import hashlib
from collections.abc import Sequence

from sqlalchemy import literal_column
from sqlmodel import Session, col, select

from chorus_desktop.domain.attachment import Attachment
from chorus_desktop.store.attendance_tables import CertificateSetRow, SheetRow
from chorus_desktop.store.database import Store, found
from chorus_desktop.store.files import drop_file, keep_file
from chorus_desktop.store.formats import ATTACHMENT
from chorus_desktop.store.saved import Owner, OwnerKind, new_id
from chorus_desktop.store.tables import AssociationRow, AttachmentRow, DossierRow, InvoiceRow, IssuedRow, Row, StoredFileRow
from chorus_desktop.store.troubles import Frozen

_OWNERS: dict[OwnerKind, type[Row]] = {
    OwnerKind.ASSOCIATION: AssociationRow,
    OwnerKind.DOSSIER: DossierRow,
    OwnerKind.INVOICE: InvoiceRow,
    OwnerKind.SHEET: SheetRow,
    OwnerKind.CERTIFICATES: CertificateSetRow,
    OwnerKind.AFTER: IssuedRow,
}


def attachments(store: Store, owner: Owner) -> tuple[Attachment, ...]:
    """What is joined to an owner, in its order; neither what is in the trash nor what was purged. Bytes: ``file_bytes``."""
    with store.reading() as session:
        return tuple(_read(row) for row in _rows(session, owner))


def erased(store: Store, owner: Owner) -> tuple[str, ...]:
    """SHA-256 of what was joined to an owner and was erased for good."""
    asked = "SELECT sha256 FROM attachment WHERE owner_kind = :kind AND owner_id = :owner AND purged_on IS NOT NULL ORDER BY rank"
    return tuple(sha256 for (sha256,) in store.rows(asked, kind=owner.kind.value, owner=owner.id))


def add_attachment(store: Store, owner: Owner, value: Attachment, data: bytes) -> Attachment:
    """Join a file, after those already joined.

    Args:
        store: the open file.
        owner: what it is joined to.
        value: its description; its ``id`` is given here.
        data: the bytes that will be deposited.

    Returns:
        The description with its identifier.

    Raises:
        KeyError: no such owner.
        Frozen: the owner is a finalised invoice.
        ValueError: ``value.sha256`` is not that of the bytes.
    """
    if hashlib.sha256(data).hexdigest() != value.sha256:
        raise ValueError("the SHA-256 is not that of the bytes")
    kept = value.model_copy(update={"id": new_id()})
    with store.transaction() as session:
        found(session, _OWNERS[owner.kind], owner.id)
        refuse_frozen(session, owner)
        keep_file(store, data)
        last = max((row.rank for row in _rows(session, owner)), default=0)
        session.add(
            AttachmentRow(
                id=kept.id,
                owner_kind=owner.kind.value,
                owner_id=owner.id,
                rank=last + 1,
                sha256=kept.sha256,
                format=ATTACHMENT.format,
                body=ATTACHMENT.write(kept),
            )
        )
        session.flush()
    return kept


def set_attachment_kind(store: Store, attachment_id: str, kind: str) -> None:
    """Say what a joined file is.

    Args:
        store: the open file.
        attachment_id: which one.
        kind: as the procedure names it, or ``other``.

    Raises:
        KeyError: no such identifier.
        Frozen: it is joined to a finalised invoice.
    """
    with store.transaction() as session:
        row = found(session, AttachmentRow, attachment_id)
        refuse_frozen(session, owner_of(row))
        row.format, row.body = ATTACHMENT.format, ATTACHMENT.write(_read(row).model_copy(update={"kind": kind}))
        session.flush()


def rewrite_attachment(store: Store, value: Attachment, data: bytes | None = None) -> None:
    """Make a joined file something else.

    Args:
        store: the open file.
        value: its new description, under its identifier.
        data: its new bytes, whose SHA-256 the description names; none where they are kept already.

    Raises:
        KeyError: no such identifier, or bytes that are not there.
        Frozen: it is joined to a finalised invoice.
    """
    with store.transaction() as session:
        row = found(session, AttachmentRow, value.id)
        refuse_frozen(session, owner_of(row))
        if data is None:
            found(session, StoredFileRow, value.sha256)
        elif keep_file(store, data) != value.sha256:
            raise ValueError("the SHA-256 is not that of the bytes")
        former = row.sha256
        row.sha256, row.format, row.body = value.sha256, ATTACHMENT.format, ATTACHMENT.write(value)
        session.flush()
        if former != value.sha256:
            drop_file(store, former)


def any_attachment(store: Store, attachment_id: str) -> Attachment:
    """A joined file, or one that waits in the trash.

    Raises:
        KeyError: no such identifier: the trash was emptied.
    """
    with store.reading() as session:
        return _read(found(session, AttachmentRow, attachment_id))


def reorder_attachments(store: Store, owner: Owner, ids: Sequence[str]) -> None:
    """Put what is joined in another order.

    Args:
        store: the open file.
        owner: what they are joined to.
        ids: of all of them, in the new order.

    Raises:
        Frozen: the owner is a finalised invoice.
        ValueError: one is missing or is not joined to this owner.
    """
    with store.transaction() as session:
        refuse_frozen(session, owner)
        rows = {row.id: row for row in _rows(session, owner)}
        if sorted(ids) != sorted(rows):
            raise ValueError("the new order does not name each attachment once")
        for rank, attachment_id in enumerate(ids, start=1):
            rows[attachment_id].rank = rank
        session.flush()


def refuse_frozen(session: Session, owner: Owner) -> None:
    """Raise Frozen when an owner is a finalised invoice."""
    issued = session.get(IssuedRow, owner.id) if owner.kind is OwnerKind.INVOICE else None
    if issued:
        raise Frozen


def owner_of(row: AttachmentRow) -> Owner:
    """What an attachment is joined to."""
    return Owner(OwnerKind(row.owner_kind), row.owner_id)


def _rows(session: Session, owner: Owner) -> Sequence[AttachmentRow]:
    return session.exec(
        select(AttachmentRow)
        .where(AttachmentRow.owner_kind == owner.kind.value, AttachmentRow.owner_id == owner.id)
        .where(AttachmentRow.purged_on == None, AttachmentRow.trashed_on == None)  # noqa: E711 - SQL
        .order_by(col(AttachmentRow.rank), literal_column("rowid"))
    ).all()


def _read(row: AttachmentRow) -> Attachment:
    return ATTACHMENT.read(row.body, row.format)
