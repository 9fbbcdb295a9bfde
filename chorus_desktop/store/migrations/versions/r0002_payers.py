"""The structures that pay, and the procedures that a volunteer wrote or received."""

import sqlalchemy as sa
from alembic import op

revision = "r0002"
down_revision = "r0001"


def upgrade() -> None:
    """Make both tables."""
    for table, known_by in (("recipient", "siret"), ("own_procedure", "procedure")):
        op.create_table(
            table,
            sa.Column("id", sa.Text(), nullable=False),
            sa.Column(known_by, sa.Text(), nullable=True),
            sa.Column("name", sa.Text(), nullable=False),
            sa.Column("saved_at", sa.Text(), nullable=False),
            sa.Column("trashed_on", sa.Text(), nullable=True),
            sa.Column("format", sa.Integer(), nullable=False),
            sa.Column("unread", sa.Text(), nullable=False),
            sa.Column("body", sa.Text(), nullable=False),
            sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
            sqlite_strict=True,
        )
        op.create_index(f"ix_{table}_{known_by}", table, [known_by], unique=False)
