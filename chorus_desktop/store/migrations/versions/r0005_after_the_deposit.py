"""After the deposit: the portal's states, where each document stands, payments, the text of pieces."""

import sqlalchemy as sa
from alembic import op

revision = "r0005"
down_revision = "r0004"

_STANDING = """
INSERT INTO standing (invoice_id, net, owed, state, void, awaits, status, phase, status_on, deposited_on, accepted_on)
SELECT invoice_id, CASE kind WHEN 'credit_note' THEN -1 ELSE 1 END * json_extract(body, '$.totals.net'), 1, state, state = 'cancelled', 0, '', '', NULL,
    CASE state WHEN 'deposited' THEN on_day END, NULL
FROM (
    SELECT issued.*, last.on_day,
        coalesce(CASE last.kind WHEN 'deposit_withdrawn' THEN 'finalised' ELSE last.kind END, 'finalised') AS state
    FROM issued LEFT JOIN issued_event AS last ON last.id = (SELECT max(id) FROM issued_event WHERE issued_event.invoice_id = issued.invoice_id)
)
"""


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _whole(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _refers(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=f"fk_{table}_{column}")


def upgrade() -> None:
    """Add the columns and make the tables."""
    for name in ("status", "phase", "reference"):
        op.add_column("issued_event", sa.Column(name, sa.Text(), nullable=False, server_default=""))
    op.add_column("issued_event", sa.Column("about", sa.Integer(), nullable=False, server_default="0"))
    op.create_table(
        "standing",
        _text("invoice_id"), _whole("net"), _whole("owed"), _text("state"), _whole("void"), _whole("awaits"), _text("status"), _text("phase"),
        *(_text(name, nullable=True) for name in ("status_on", "deposited_on", "accepted_on")),
        _refers("standing", "invoice_id", "issued.invoice_id"),
        sa.PrimaryKeyConstraint("invoice_id", name="pk_standing"),
        sqlite_strict=True,
    )  # fmt: skip
    op.execute(_STANDING)
    op.create_table(
        "payment",
        _text("id"), _text("association_id"), _text("on_day"), _whole("amount"), _text("twin_key"), _text("saved_at"),
        _text("trashed_on", nullable=True), _whole("format"), _text("body"),
        _refers("payment", "association_id", "association.id"),
        sa.PrimaryKeyConstraint("id", name="pk_payment"),
        sqlite_strict=True,
    )  # fmt: skip
    op.create_index("ix_payment_association_id", "payment", ["association_id"])
    op.create_index("ix_payment_twin_key", "payment", ["twin_key"])
    op.create_table(
        "payment_share",
        _text("payment_id"), _text("invoice_id"), _whole("amount"),
        _refers("payment_share", "payment_id", "payment.id"), _refers("payment_share", "invoice_id", "issued.invoice_id"),
        sa.PrimaryKeyConstraint("payment_id", "invoice_id", name="pk_payment_share"),
        sqlite_strict=True,
    )  # fmt: skip
    op.create_index("ix_payment_share_invoice_id", "payment_share", ["invoice_id"])
    op.create_table(
        "piece_text",
        _text("sha256"), _text("body"),
        _refers("piece_text", "sha256", "stored_file.sha256"),
        sa.PrimaryKeyConstraint("sha256", name="pk_piece_text"),
        sqlite_strict=True,
    )  # fmt: skip
