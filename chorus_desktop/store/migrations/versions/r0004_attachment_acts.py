"""The journal of what was done to the attachments of an invoice in preparation."""

import sqlalchemy as sa
from alembic import op

revision = "r0004"
down_revision = "r0003"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "attachment_act",
        sa.Column("id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("invoice_id", "label")),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("undone", "format")),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["invoice_id"], ["invoice.id"], name="fk_attachment_act_invoice_id"),
        sa.PrimaryKeyConstraint("id", name="pk_attachment_act"),
        sqlite_strict=True,
    )
    op.create_index("ix_attachment_act_invoice_id", "attachment_act", ["invoice_id"])
