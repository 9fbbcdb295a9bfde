"""The tables of what comes after an invoice: where it stands, what was paid, what its pieces say."""

from chorus_desktop.store.tables import Row, key, refers, text, whole


class StandingRow(Row, table=True):
    """Where an issued document stands today, for lists, sums and search: written with each fact, never typed.

    ``lifecycle.life_of`` of its facts, flattened. ``net`` in cents, negative for a credit note; ``void`` and ``awaits`` are 0 or 1;
    texts are empty and days none where nothing was told. ``owed`` is 0 for a piece of works that asks for no money of the association
    (``IssuedDocument.owed``): its ``net`` is 0 then, and no sum counts it.
    """

    __tablename__ = "standing"
    invoice_id: str = text(primary_key=True, foreign_key="issued.invoice_id")
    net: int = whole()
    state: str = text()
    owed: int = whole()
    void: int = whole()
    awaits: int = whole()
    status: str = text()
    phase: str = text()
    status_on: str | None = text(default=None)
    deposited_on: str | None = text(default=None)
    accepted_on: str | None = text(default=None)


class PaymentRow(Row, table=True):
    """Money that came in; ``amount`` in cents, ``twin_key`` what a second telling of the same one would have too."""

    __tablename__ = "payment"
    id: str = key()
    association_id: str = refers("association.id")
    on_day: str = text()
    amount: int = whole()
    twin_key: str = text(index=True)
    saved_at: str = text()
    trashed_on: str | None = text(default=None)
    format: int = whole()
    body: str = text()


class PaymentShareRow(Row, table=True):
    """What a payment pays of one invoice, in cents."""

    __tablename__ = "payment_share"
    payment_id: str = text(primary_key=True, foreign_key="payment.id")
    invoice_id: str = text(primary_key=True, foreign_key="issued.invoice_id", index=True)
    amount: int = whole()


class PieceTextRow(Row, table=True):
    """The text of a stored file, read once so that it can be searched; it goes with the file."""

    __tablename__ = "piece_text"
    sha256: str = text(primary_key=True, foreign_key="stored_file.sha256")
    body: str = text()
