"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "r0001"
down_revision = None


def upgrade() -> None:
    """Make every table."""
    op.create_table(
        "association",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("siret", sa.Text(), nullable=True),
        sa.Column("siren", sa.Text(), nullable=True),
        sa.Column("saved_at", sa.Text(), nullable=False),
        sa.Column("trashed_on", sa.Text(), nullable=True),
        sa.Column("format", sa.Integer(), nullable=False),
        sa.Column("unread", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_association"),
        sqlite_strict=True,
    )
    op.create_index("ix_association_siren", "association", ["siren"], unique=False)
    op.create_table(
        "attachment",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("owner_kind", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("purged_on", sa.Text(), nullable=True),
        sa.Column("trashed_on", sa.Text(), nullable=True),
        sa.Column("format", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_attachment"),
        sqlite_strict=True,
    )
    op.create_index("ix_attachment_owner_id", "attachment", ["owner_id"], unique=False)
    op.create_index("ix_attachment_sha256", "attachment", ["sha256"], unique=False)
    op.create_table(
        "setting",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_setting"),
        sqlite_strict=True,
    )
    op.create_table(
        "stored_file",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_stored_file"),
        sqlite_strict=True,
    )
    op.create_table(
        "dossier",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("association_id", sa.Text(), nullable=False),
        sa.Column("procedure", sa.Text(), nullable=False),
        sa.Column("season", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.Text(), nullable=False),
        sa.Column("trashed_on", sa.Text(), nullable=True),
        sa.Column("format", sa.Integer(), nullable=False),
        sa.Column("unread", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["association_id"], ["association.id"], name="fk_dossier_association_id"),
        sa.PrimaryKeyConstraint("id", name="pk_dossier"),
        sqlite_strict=True,
    )
    op.create_index("ix_dossier_association_id", "dossier", ["association_id"], unique=False)
    op.create_table(
        "past_invoice",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("association_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("day", sa.Text(), nullable=True),
        sa.Column("engagement", sa.Text(), nullable=False),
        sa.Column("counted", sa.Integer(), nullable=False),
        sa.Column("saved_at", sa.Text(), nullable=False),
        sa.Column("trashed_on", sa.Text(), nullable=True),
        sa.Column("format", sa.Integer(), nullable=False),
        sa.Column("unread", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["association_id"], ["association.id"], name="fk_past_invoice_association_id"),
        sa.PrimaryKeyConstraint("id", name="pk_past_invoice"),
        sqlite_strict=True,
    )
    op.create_index("ix_past_invoice_association_id", "past_invoice", ["association_id"], unique=False)
    op.create_table(
        "invoice",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("dossier_id", sa.Text(), nullable=False),
        sa.Column("association_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("issued_on", sa.Text(), nullable=True),
        sa.Column("engagement", sa.Text(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.Text(), nullable=False),
        sa.Column("trashed_on", sa.Text(), nullable=True),
        sa.Column("format", sa.Integer(), nullable=False),
        sa.Column("unread", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["association_id"], ["association.id"], name="fk_invoice_association_id"),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name="fk_invoice_dossier_id"),
        sa.PrimaryKeyConstraint("id", name="pk_invoice"),
        sqlite_strict=True,
    )
    op.create_index("ix_invoice_association_id", "invoice", ["association_id"], unique=False)
    op.create_index("ix_invoice_dossier_id", "invoice", ["dossier_id"], unique=False)
    op.create_table(
        "issued",
        sa.Column("invoice_id", sa.Text(), nullable=False),
        sa.Column("association_id", sa.Text(), nullable=False),
        sa.Column("siren", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("twin_key", sa.Text(), nullable=False),
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("issued_on", sa.Text(), nullable=False),
        sa.Column("engagement", sa.Text(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("logo", sa.Text(), nullable=False),
        sa.Column("signature", sa.Text(), nullable=False),
        sa.Column("pdf_sha256", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("format", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["association_id"], ["association.id"], name="fk_issued_association_id"),
        sa.ForeignKeyConstraint(["invoice_id"], ["invoice.id"], name="fk_issued_invoice_id"),
        sa.PrimaryKeyConstraint("invoice_id", name="pk_issued"),
        sa.UniqueConstraint("siren", "series", "rank", name="uq_issued_siren_series_rank"),
        sa.UniqueConstraint("siren", "twin_key", name="uq_issued_siren_twin_key"),
        sqlite_strict=True,
    )
    op.create_index("ix_issued_association_id", "issued", ["association_id"], unique=False)
    op.create_table(
        "issued_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("invoice_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("on_day", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["invoice_id"], ["issued.invoice_id"], name="fk_issued_event_invoice_id"),
        sa.PrimaryKeyConstraint("id", name="pk_issued_event"),
        sqlite_strict=True,
    )
    op.create_index("ix_issued_event_invoice_id", "issued_event", ["invoice_id"], unique=False)
    op.create_table(
        "issued_pdf",
        sa.Column("invoice_id", sa.Text(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["invoice_id"], ["issued.invoice_id"], name="fk_issued_pdf_invoice_id"),
        sa.PrimaryKeyConstraint("invoice_id", name="pk_issued_pdf"),
        sqlite_strict=True,
    )
