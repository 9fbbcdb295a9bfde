"""The tables of presences: what names children, apart from the invoices, so that it can be erased.

A mark is a row of its own, without JSON: a sheet holds tens of thousands of them, and each is written the moment it is typed.
"""

from typing import Any, ClassVar

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from chorus_desktop.store.tables import Row, key, refers, text, whole


class ChildRow(Row, table=True):
    """A child of a dossier; ``rank`` orders the sheet."""

    __tablename__ = "child"
    id: str = key()
    dossier_id: str = refers("dossier.id")
    rank: int = whole()
    saved_at: str = text()
    trashed_on: str | None = text(default=None)
    format: int = whole()
    unread: str = text()
    body: str = text()


class ActivityRow(Row, table=True):
    """An activity of a dossier."""

    __tablename__ = "activity"
    id: str = key()
    dossier_id: str = refers("dossier.id")
    rank: int = whole()
    saved_at: str = text()
    trashed_on: str | None = text(default=None)
    format: int = whole()
    unread: str = text()
    body: str = text()


class SessionRow(Row, table=True):
    """One time that an activity takes place; ``starts_at`` and ``ends_at`` are texts such as ``18:30``, empty when not known."""

    __tablename__ = "session"
    id: str = key()
    activity_id: str = refers("activity.id")
    day: str = text()
    starts_at: str = text()
    ends_at: str = text()
    trashed_on: str | None = text(default=None)


class MarkRow(Row, table=True):
    """One cell of the sheet: ``P``, ``A`` or ``E``, and minutes where the child did not stay for the whole session."""

    __tablename__ = "mark"
    __table_args__: ClassVar[Any] = {"sqlite_strict": True, "sqlite_with_rowid": False}
    session_id: str = text(primary_key=True, foreign_key="session.id")
    child_id: str = text(primary_key=True, foreign_key="child.id", index=True)
    mark: str = text()
    minutes: int | None = Field(default=None)


class MarkActRow(Row, table=True):
    """One act on the sheet, that can be undone and done again; ``undone`` is 1 once it was undone.

    ``body`` is JSON: a list of [session, child, mark or null, minutes or null, and the same two after].
    """

    __tablename__ = "mark_act"
    id: int | None = Field(default=None, primary_key=True)
    dossier_id: str = refers("dossier.id")
    label: str = text()
    undone: int = whole()
    body: str = text()


class StayRow(Row, table=True):
    """One stay of a child."""

    __tablename__ = "stay"
    id: str = key()
    dossier_id: str = refers("dossier.id")
    child_id: str | None = text(default=None, foreign_key="child.id", index=True)
    rank: int = whole()
    saved_at: str = text()
    trashed_on: str | None = text(default=None)
    format: int = whole()
    unread: str = text()
    body: str = text()


class SheetRow(Row, table=True):
    """An attendance sheet that was printed; its scans are attachments of it."""

    __tablename__ = "sheet"
    __table_args__ = (UniqueConstraint("code"), Row.__table_args__)
    id: str = key()
    dossier_id: str = refers("dossier.id")
    code: str = text()
    trashed_on: str | None = text(default=None)
    format: int = whole()
    body: str = text()


class CertificateSetRow(Row, table=True):
    """Attestations issued together; its PDF and its signed scans are attachments of it. ``purged_on``: only its code is left."""

    __tablename__ = "certificate_set"
    __table_args__ = (UniqueConstraint("code"), Row.__table_args__)
    id: str = key()
    dossier_id: str = refers("dossier.id")
    invoice_id: str | None = text(default=None, foreign_key="invoice.id", index=True)
    code: str = text()
    trashed_on: str | None = text(default=None)
    purged_on: str | None = text(default=None)
    format: int = whole()
    body: str = text()


class AttendanceUsedRow(Row, table=True):
    """The attendance that an issued document was proved with; after a purge ``body`` is empty and the hash is left."""

    __tablename__ = "attendance_used"
    invoice_id: str = text(primary_key=True, foreign_key="issued.invoice_id")
    dossier_id: str = refers("dossier.id")
    sha256: str = text()
    purged_on: str | None = text(default=None)
    format: int = whole()
    body: str = text()
