"""Issuing: the moment an invoice gets its number and is frozen, and its life after that, which only adds facts."""

import hashlib
from datetime import date, datetime

from sqlalchemy import text
from sqlmodel import Session, select

from chorus_desktop.domain.attendance_used import AttendanceUsed
from chorus_desktop.domain.issued import IssuedDocument
from chorus_desktop.domain.lifecycle import Event, Life, life_of, may_follow
from chorus_desktop.domain.numbering import rank_in, twin
from chorus_desktop.domain.references import InvoiceNumber
from chorus_desktop.store.attendance_used import fingerprint, keep_used
from chorus_desktop.store.database import Store, found
from chorus_desktop.store.formats import ISSUED
from chorus_desktop.store.invoices import events_of
from chorus_desktop.store.money_tables import StandingRow
from chorus_desktop.store.numbers import numbered
from chorus_desktop.store.saved import OwnerKind
from chorus_desktop.store.tables import AssociationRow, AttachmentRow, DossierRow, InvoiceRow, IssuedEventRow, IssuedPdfRow, IssuedRow
from chorus_desktop.store.troubles import Frozen, NumberTaken


def finalise(
    store: Store, invoice_id: str, document: IssuedDocument, pdf: bytes, series: str, rank: int, used: AttendanceUsed | None = None
) -> None:
    """Give an invoice its number and freeze it: number, document, PDF and its SHA-256 in one transaction.

    Args:
        store: the open file.
        invoice_id: an invoice in preparation.
        document: finished, with its number.
        pdf: the paper, read back already.
        series: of the number, as ``numbering.series_of`` names it.
        rank: of the number in its series.
        used: the attendance that proves it, whose SHA-256 the document names.

    Raises:
        KeyError: no such invoice.
        Frozen: it is finalised already.
        NumberTaken: the number is not the next one of its series, or was used; nothing was written.
        ValueError: the document is not this invoice's, which is a fault of the program.
    """
    with store.transaction() as session:
        row = found(session, InvoiceRow, invoice_id)
        if session.get(IssuedRow, invoice_id):
            raise Frozen
        number = _number(session, row, document, series, rank, used)
        _next(store, row.association_id, number, series, rank)
        _settle_attachments(session, row, document)
        row.kind = document.kind.value
        row.issued_on = document.issued_on.isoformat()
        row.engagement = str(document.engagement or "")
        row.total = document.totals.with_vat
        row.saved_at = store.moment()
        row.unread = "{}"
        session.flush()
        session.add(
            IssuedRow(
                invoice_id=invoice_id,
                association_id=row.association_id,
                siren=document.seller.siret.siren,
                number=number,
                twin_key=number.safe.casefold(),
                series=series,
                rank=rank,
                kind=row.kind,
                issued_on=row.issued_on,
                engagement=row.engagement,
                total=row.total,
                logo=document.logo,
                signature=document.signature,
                pdf_sha256=hashlib.sha256(pdf).hexdigest(),
                recorded_at=row.saved_at,
                format=ISSUED.format,
                body=ISSUED.write(document),
            )
        )
        session.flush()
        session.add(IssuedPdfRow(invoice_id=invoice_id, data=pdf))
        standing = StandingRow(
            invoice_id=invoice_id, net=document.kind.sign * document.totals.net if document.owed else 0, owed=int(document.owed)
        )
        _stand(standing, Life())
        session.add(standing)
        session.flush()
        if used is not None:
            keep_used(store, invoice_id, used)


def _number(
    session: Session, row: InvoiceRow, document: IssuedDocument, series: str, rank: int, used: AttendanceUsed | None
) -> InvoiceNumber:
    association = found(session, AssociationRow, row.association_id)
    dossier = found(session, DossierRow, row.dossier_id)
    if association.siren != document.seller.siret.siren:
        raise ValueError("the document was drawn up for another association")
    if row.trashed_on or dossier.trashed_on or association.trashed_on:
        raise ValueError("an invoice in the trash is not issued")
    if document.attendance != (fingerprint(used) if used else ""):
        raise ValueError("the document does not name the attendance that proves it")
    if document.number is None or rank_in(series, document.number) != rank:
        raise ValueError("the number is not of that rank in that series")
    return document.number


def _next(store: Store, association_id: str, number: InvoiceNumber, series: str, rank: int) -> None:
    existing = numbered(store, association_id)
    highest = max((rank_in(series, item.number) or 0 for item in existing), default=0)
    if rank != highest + 1 or any(twin(item.number, number) for item in existing):
        raise NumberTaken(number)


def _settle_attachments(session: Session, row: InvoiceRow, document: IssuedDocument) -> None:
    """The attachments are frozen with the invoice: those in the trash go first, and each file deposited must be there."""
    rows = session.exec(
        select(AttachmentRow).where(AttachmentRow.owner_kind == OwnerKind.INVOICE.value, AttachmentRow.owner_id == row.id)
    ).all()
    joined = set()
    for attachment in rows:
        if attachment.trashed_on:
            session.delete(attachment)
        else:
            joined.add(attachment.sha256)
    session.execute(text("DELETE FROM attachment_act WHERE invoice_id = :invoice"), {"invoice": row.id})
    if absent := {file.sha256 for file in document.files} - joined:
        message = f"the document names files that are not joined to the invoice: {sorted(absent)}"
        raise ValueError(message)


def issued(store: Store, invoice_id: str) -> IssuedDocument:
    """The document as it was issued, whatever version issued it.

    Raises:
        KeyError: the invoice is not finalised, or does not exist.
    """
    with store.reading() as session:
        row = found(session, IssuedRow, invoice_id)
        return ISSUED.read(row.body, row.format)


def finalised_on(store: Store, invoice_id: str) -> date:
    """The day the document got its number, by this computer's clock.

    Raises:
        KeyError: the invoice is not finalised, or does not exist.
    """
    with store.reading() as session:
        return datetime.fromisoformat(found(session, IssuedRow, invoice_id).recorded_at).date()


def issued_pdf(store: Store, invoice_id: str) -> bytes:
    """The PDF as it was issued.

    Raises:
        KeyError: the invoice is not finalised, or does not exist.
        CorruptStore: its bytes are not those of that day.
    """
    with store.reading() as session:
        row = found(session, IssuedRow, invoice_id)
        data = found(session, IssuedPdfRow, invoice_id).data
        if hashlib.sha256(data).hexdigest() != row.pdf_sha256:
            raise store.corrupt()
        return data


def events(store: Store, invoice_id: str) -> tuple[Event, ...]:
    """What happened to an issued document, in its order; nothing for one that is not finalised."""
    with store.reading() as session:
        return events_of(session, invoice_id)


def told_on(store: Store, invoice_id: str) -> tuple[date, ...]:
    """The day each fact of a life was told, by this computer's clock, in the order of ``events``."""
    rows = store.rows("SELECT recorded_at FROM issued_event WHERE invoice_id = :invoice ORDER BY id", invoice=invoice_id)
    return tuple(datetime.fromisoformat(moment).date() for (moment,) in rows)


def add_event(store: Store, invoice_id: str, event: Event) -> None:
    """Add a fact to the life of an issued document; none is ever taken back, another one follows it.

    Raises:
        KeyError: the invoice is not finalised, or does not exist.
        ValueError: it cannot happen in the state the document is in.
    """
    with store.transaction() as session:
        found(session, IssuedRow, invoice_id)
        before = events_of(session, invoice_id)
        if not may_follow(before, event):
            message = f"{event.kind} cannot follow {life_of(before).state}"
            raise ValueError(message)
        session.add(
            IssuedEventRow(
                invoice_id=invoice_id,
                kind=event.kind.value,
                on_day=event.on.isoformat(),
                reason=event.reason,
                recorded_at=store.moment(),
                status=event.status,
                phase=event.phase.value if event.phase else "",
                reference=event.reference,
                about=event.about,
            )
        )
        _stand(found(session, StandingRow, invoice_id), life_of((*before, event)))
        session.flush()


def _stand(row: StandingRow, life: Life) -> None:
    """Write where a document stands, but for its amount."""
    status = life.status
    row.state, row.void, row.awaits = life.state.value, int(life.is_void), int(life.awaits_her)
    row.status, row.phase = (status.status, status.phase.value) if status else ("", "")
    row.status_on = status.on.isoformat() if status else None
    row.deposited_on = life.deposited_on.isoformat() if life.deposited_on else None
    row.accepted_on = life.accepted_on.isoformat() if life.accepted_on else None


def life(store: Store, invoice_id: str) -> Life:
    """What is known today of an issued document; a bare one for an invoice that is not finalised."""
    return life_of(events(store, invoice_id))
