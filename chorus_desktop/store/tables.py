"""The tables. A row has columns only for what SQL filters, sums, joins or constrains; the rest is JSON in ``body``.

``body`` comes last: SQLite reads a row from its start, and a list never reads that far. ``unread`` holds, as JSON,
path → text of what was typed in the record's forms and could not be read.

Amounts are whole cents. Days are texts such as ``2026-05-31``, moments are ISO texts too. The tables are STRICT: SQLite
itself refuses an amount that is not an integer.
"""

from typing import Any, ClassVar

from sqlalchemy import MetaData, Text, UniqueConstraint
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel

NAMES = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
}
"""Constraints have names, or no migration could ever change one."""


class Row(SQLModel, registry=registry(metadata=MetaData(naming_convention=NAMES))):
    """What every table shares: a metadata of its own, and STRICT."""

    __table_args__: ClassVar[Any] = {"sqlite_strict": True}


def text(**more: Any) -> Any:
    """A TEXT column (SQLModel's own VARCHAR is unknown to STRICT)."""
    return Field(sa_type=Text, **more)


def whole() -> Any:
    """An INTEGER column."""
    return Field()


def key() -> Any:
    """The primary key: 32 hexadecimal digits."""
    return text(primary_key=True)


def refers(target: str, *, index: bool = True) -> Any:
    """A reference to ``table.column``."""
    return text(foreign_key=target, index=index)


class AssociationRow(Row, table=True):
    """An association; ``siren`` and ``siret`` repeat its body for the uniqueness of numbers and for the lists."""

    __tablename__ = "association"
    id: str = key()
    name: str = text()
    siret: str | None = text(default=None)
    siren: str | None = text(default=None, index=True)
    saved_at: str = text()
    trashed_on: str | None = text(default=None)
    format: int = whole()
    unread: str = text()
    body: str = text()


class DossierRow(Row, table=True):
    """A dossier: one association, one procedure, one season."""

    __tablename__ = "dossier"
    id: str = key()
    association_id: str = refers("association.id")
    procedure: str = text()
    season: str = text()
    saved_at: str = text()
    trashed_on: str | None = text(default=None)
    format: int = whole()
    unread: str = text()
    body: str = text()


class InvoiceRow(Row, table=True):
    """An invoice; what lists show (``total`` with VAT, in cents) is written with it and never computed by a list."""

    __tablename__ = "invoice"
    id: str = key()
    dossier_id: str = refers("dossier.id")
    association_id: str = refers("association.id")
    kind: str = text()
    issued_on: str | None = text(default=None)
    engagement: str = text()
    total: int = whole()
    title: str = text()
    saved_at: str = text()
    trashed_on: str | None = text(default=None)
    format: int = whole()
    unread: str = text()
    body: str = text()


class IssuedRow(Row, table=True):
    """An issued document, frozen by triggers; ``siren`` is its seller's on that day, ``total`` with VAT in cents."""

    __tablename__ = "issued"
    __table_args__ = (UniqueConstraint("siren", "twin_key"), UniqueConstraint("siren", "series", "rank"), Row.__table_args__)
    invoice_id: str = text(primary_key=True, foreign_key="invoice.id")
    association_id: str = refers("association.id")
    siren: str = text()
    number: str = text()
    twin_key: str = text()
    series: str = text()
    rank: int = whole()
    kind: str = text()
    issued_on: str = text()
    engagement: str = text()
    total: int = whole()
    logo: str = text()
    signature: str = text()
    pdf_sha256: str = text()
    recorded_at: str = text()
    format: int = whole()
    body: str = text()


class IssuedPdfRow(Row, table=True):
    """The PDF of an issued document, apart so that reading the document does not read it."""

    __tablename__ = "issued_pdf"
    invoice_id: str = text(primary_key=True, foreign_key="issued.invoice_id")
    data: bytes


class IssuedEventRow(Row, table=True):
    """One fact of an issued document's life, frozen too; the order of the ids is the order of the life.

    ``status``, ``phase``, ``reference`` and ``about`` are those of ``lifecycle.Event``, empty or 0 where it has none.
    """

    __tablename__ = "issued_event"
    id: int | None = Field(default=None, primary_key=True)
    invoice_id: str = refers("issued.invoice_id")
    kind: str = text()
    on_day: str = text()
    reason: str = text()
    recorded_at: str = text()
    status: str = text()
    phase: str = text()
    reference: str = text()
    about: int = whole()


class PastInvoiceRow(Row, table=True):
    """An invoice made before the program came; ``counted`` is what it weighs on its engagement, in cents."""

    __tablename__ = "past_invoice"
    id: str = key()
    association_id: str = refers("association.id")
    number: str | None = text(default=None)
    day: str | None = text(default=None)
    engagement: str = text()
    counted: int = whole()
    saved_at: str = text()
    trashed_on: str | None = text(default=None)
    format: int = whole()
    unread: str = text()
    body: str = text()


class RecipientRow(Row, table=True):
    """A public structure that a volunteer keeps: added by hand, taken from the directory, or an own version of one shipped."""

    __tablename__ = "recipient"
    id: str = key()
    siret: str | None = text(default=None, index=True)
    name: str = text()
    saved_at: str = text()
    trashed_on: str | None = text(default=None)
    format: int = whole()
    unread: str = text()
    body: str = text()


class OwnProcedureRow(Row, table=True):
    """A procedure written in the window or received; ``procedure`` is its identifier once it has one."""

    __tablename__ = "own_procedure"
    id: str = key()
    procedure: str | None = text(default=None, index=True)
    name: str = text()
    saved_at: str = text()
    trashed_on: str | None = text(default=None)
    format: int = whole()
    unread: str = text()
    body: str = text()


class StoredFileRow(Row, table=True):
    """The bytes of a file, once, under their SHA-256."""

    __tablename__ = "stored_file"
    sha256: str = text(primary_key=True)
    data: bytes


class AttachmentRow(Row, table=True):
    """A file joined to an invoice, a dossier or an association; after a purge only its place and its hash are left."""

    __tablename__ = "attachment"
    id: str = key()
    owner_kind: str = text()
    owner_id: str = text(index=True)
    rank: int = whole()
    sha256: str = text(index=True)
    purged_on: str | None = text(default=None)
    trashed_on: str | None = text(default=None)
    format: int = whole()
    body: str = text()


class AttachmentActRow(Row, table=True):
    """One act on the attachments of an invoice in preparation; ``undone`` is 1 once it was undone."""

    __tablename__ = "attachment_act"
    id: int | None = Field(default=None, primary_key=True)
    invoice_id: str = refers("invoice.id")
    label: str = text()
    undone: int = whole()
    format: int = whole()
    body: str = text()


class SettingRow(Row, table=True):
    """A preference, or a fact about the file itself."""

    __tablename__ = "setting"
    name: str = text(primary_key=True)
    value: str = text()
