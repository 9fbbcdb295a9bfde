"""The journal of what was done to the attachments of an invoice in preparation: undone and done again without limit."""

from typing import NamedTuple

from sqlalchemy import text

from chorus_desktop.domain.attachment_act import AttachmentAct
from chorus_desktop.store.database import Store
from chorus_desktop.store.formats import ATTACHMENT_ACT
from chorus_desktop.store.tables import AttachmentActRow

_FORGET = text("DELETE FROM attachment_act WHERE invoice_id = :invoice AND undone = 1")
_LAST_DONE = "SELECT id, label, format, body FROM attachment_act WHERE invoice_id = :invoice AND undone = 0 ORDER BY id DESC LIMIT 1"
_FIRST_UNDONE = "SELECT id, label, format, body FROM attachment_act WHERE invoice_id = :invoice AND undone = 1 ORDER BY id LIMIT 1"
_SET_UNDONE = text("UPDATE attachment_act SET undone = :undone WHERE id = :id")


class KeptAct(NamedTuple):
    """An act of the journal; ``label`` says it in a few words."""

    id: int
    label: str
    act: AttachmentAct


def keep_act(store: Store, invoice_id: str, act: AttachmentAct, label: str) -> None:
    """Write down an act that was done; what was undone before cannot be done again any more."""
    with store.transaction() as session:
        session.execute(_FORGET, {"invoice": invoice_id})
        body = ATTACHMENT_ACT.write(act)
        session.add(AttachmentActRow(invoice_id=invoice_id, label=label, undone=0, format=ATTACHMENT_ACT.format, body=body))
        session.flush()


def last_done(store: Store, invoice_id: str) -> KeptAct | None:
    """The act to be undone next."""
    return _act(store, _LAST_DONE, invoice_id)


def first_undone(store: Store, invoice_id: str) -> KeptAct | None:
    """The act to be done again next."""
    return _act(store, _FIRST_UNDONE, invoice_id)


def _act(store: Store, which: str, invoice_id: str) -> KeptAct | None:
    rows = store.rows(which, invoice=invoice_id)
    if not rows:
        return None
    act, label, version, body = rows[0]
    return KeptAct(act, label, ATTACHMENT_ACT.read(body, version))


def set_undone(store: Store, act: int, *, undone: bool) -> None:
    """Say that an act was undone, or done again."""
    with store.transaction() as session:
        session.execute(_SET_UNDONE, {"id": act, "undone": int(undone)})
