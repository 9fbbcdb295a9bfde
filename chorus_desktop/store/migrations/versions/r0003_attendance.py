"""Presences: children, activities, sessions, marks, stays, printed sheets, attestations, and what invoices were proved with."""

import sqlalchemy as sa
from alembic import op

revision = "r0003"
down_revision = "r0002"


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _whole(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def _refers(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=f"fk_{table}_{column}")


def _record(table: str, *more: sa.Column[str] | sa.Constraint) -> None:
    """A table of records ranked in a dossier."""
    op.create_table(
        table,
        _text("id"), _text("dossier_id"), *more, _whole("rank"), _text("saved_at"), _text("trashed_on", nullable=True),
        _whole("format"), _text("unread"), _text("body"),
        _refers(table, "dossier_id", "dossier.id"),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sqlite_strict=True,
    )  # fmt: skip
    op.create_index(f"ix_{table}_dossier_id", table, ["dossier_id"])


def upgrade() -> None:
    """Make the tables."""
    _record("child")
    _record("activity")
    op.create_table(
        "session",
        _text("id"), _text("activity_id"), _text("day"), _text("starts_at"), _text("ends_at"), _text("trashed_on", nullable=True),
        _refers("session", "activity_id", "activity.id"),
        sa.PrimaryKeyConstraint("id", name="pk_session"),
        sqlite_strict=True,
    )  # fmt: skip
    op.create_index("ix_session_activity_id", "session", ["activity_id"])
    op.create_table(
        "mark",
        _text("session_id"), _text("child_id"), _text("mark"), _whole("minutes", nullable=True),
        _refers("mark", "session_id", "session.id"), _refers("mark", "child_id", "child.id"),
        sa.PrimaryKeyConstraint("session_id", "child_id", name="pk_mark"),
        sqlite_strict=True, sqlite_with_rowid=False,
    )  # fmt: skip
    op.create_index("ix_mark_child_id", "mark", ["child_id"])
    op.create_table(
        "mark_act",
        _whole("id"), _text("dossier_id"), _text("label"), _whole("undone"), _text("body"),
        _refers("mark_act", "dossier_id", "dossier.id"),
        sa.PrimaryKeyConstraint("id", name="pk_mark_act"),
        sqlite_strict=True,
    )  # fmt: skip
    op.create_index("ix_mark_act_dossier_id", "mark_act", ["dossier_id"])
    _record("stay", _text("child_id", nullable=True), _refers("stay", "child_id", "child.id"))
    op.create_index("ix_stay_child_id", "stay", ["child_id"])
    op.create_table(
        "sheet",
        _text("id"), _text("dossier_id"), _text("code"), _text("trashed_on", nullable=True), _whole("format"), _text("body"),
        _refers("sheet", "dossier_id", "dossier.id"),
        sa.PrimaryKeyConstraint("id", name="pk_sheet"), sa.UniqueConstraint("code", name="uq_sheet_code"),
        sqlite_strict=True,
    )  # fmt: skip
    op.create_index("ix_sheet_dossier_id", "sheet", ["dossier_id"])
    op.create_table(
        "certificate_set",
        _text("id"), _text("dossier_id"), _text("invoice_id", nullable=True), _text("code"), _text("trashed_on", nullable=True),
        _text("purged_on", nullable=True), _whole("format"), _text("body"),
        _refers("certificate_set", "dossier_id", "dossier.id"), _refers("certificate_set", "invoice_id", "invoice.id"),
        sa.PrimaryKeyConstraint("id", name="pk_certificate_set"), sa.UniqueConstraint("code", name="uq_certificate_set_code"),
        sqlite_strict=True,
    )  # fmt: skip
    op.create_index("ix_certificate_set_dossier_id", "certificate_set", ["dossier_id"])
    op.create_index("ix_certificate_set_invoice_id", "certificate_set", ["invoice_id"])
    op.create_table(
        "attendance_used",
        _text("invoice_id"), _text("dossier_id"), _text("sha256"), _text("purged_on", nullable=True), _whole("format"), _text("body"),
        _refers("attendance_used", "invoice_id", "issued.invoice_id"), _refers("attendance_used", "dossier_id", "dossier.id"),
        sa.PrimaryKeyConstraint("invoice_id", name="pk_attendance_used"),
        sqlite_strict=True,
    )  # fmt: skip
    op.create_index("ix_attendance_used_dossier_id", "attendance_used", ["dossier_id"])
