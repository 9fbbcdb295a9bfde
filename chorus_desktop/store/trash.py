"""The trash: where what is deleted waits, so that « Annuler » can bring it back; emptying it is final."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import text

from chorus_desktop.domain.references import InvoiceNumber
from chorus_desktop.store import roster
from chorus_desktop.store.attendance_tables import ActivityRow, CertificateSetRow, ChildRow, SessionRow, SheetRow, StayRow
from chorus_desktop.store.database import Store, found
from chorus_desktop.store.files import sweep_files
from chorus_desktop.store.money_tables import PaymentRow
from chorus_desktop.store.numbers import already
from chorus_desktop.store.saved import OwnerKind
from chorus_desktop.store.tables import AssociationRow, AttachmentRow, DossierRow, InvoiceRow, OwnProcedureRow, PastInvoiceRow, RecipientRow
from chorus_desktop.store.troubles import Frozen, HoldsIssued, NumberUsed, ProcedureThere


class TrashKind(StrEnum):
    """What can be deleted."""

    ASSOCIATION = "association"
    DOSSIER = "dossier"
    INVOICE = "invoice"
    ATTACHMENT = "attachment"
    PAST_INVOICE = "past_invoice"
    RECIPIENT = "recipient"
    OWN_PROCEDURE = "own_procedure"
    CHILD = "child"
    ACTIVITY = "activity"
    SESSION = "session"
    STAY = "stay"
    SHEET = "sheet"
    CERTIFICATES = "certificate_set"
    PAYMENT = "payment"


class Trashed(NamedTuple):
    """One thing in the trash.

    Attributes:
        label: its name, its title, its number, for a dossier the keys of its procedure and season, for a session its day and activity,
            for a payment its day and cents.
        on: the day it was deleted.
    """

    kind: TrashKind
    id: str
    label: str
    on: date


TrashRow = (
    AssociationRow | DossierRow | InvoiceRow | AttachmentRow | PastInvoiceRow | RecipientRow | OwnProcedureRow
    | ChildRow | ActivityRow | SessionRow | StayRow | SheetRow | CertificateSetRow | PaymentRow
)  # fmt: skip

_ROWS: dict[TrashKind, type[TrashRow]] = {
    TrashKind.ASSOCIATION: AssociationRow,
    TrashKind.DOSSIER: DossierRow,
    TrashKind.INVOICE: InvoiceRow,
    TrashKind.ATTACHMENT: AttachmentRow,
    TrashKind.PAST_INVOICE: PastInvoiceRow,
    TrashKind.RECIPIENT: RecipientRow,
    TrashKind.OWN_PROCEDURE: OwnProcedureRow,
    TrashKind.CHILD: ChildRow,
    TrashKind.ACTIVITY: ActivityRow,
    TrashKind.SESSION: SessionRow,
    TrashKind.STAY: StayRow,
    TrashKind.SHEET: SheetRow,
    TrashKind.CERTIFICATES: CertificateSetRow,
    TrashKind.PAYMENT: PaymentRow,
}

_HOLDS_ISSUED = {
    TrashKind.ASSOCIATION: "SELECT 1 FROM issued WHERE association_id = :id",
    TrashKind.DOSSIER: "SELECT 1 FROM issued JOIN invoice ON invoice.id = invoice_id WHERE dossier_id = :id",
    TrashKind.INVOICE: "SELECT 1 FROM issued WHERE invoice_id = :id",
    TrashKind.ATTACHMENT: "SELECT 1 FROM attachment JOIN issued ON invoice_id = owner_id AND owner_kind = 'invoice' WHERE id = :id",
}
"""Of each kind that can hold one; any other never does."""

_LISTED = """
SELECT 'association', id, name, trashed_on AS day FROM association WHERE trashed_on IS NOT NULL
UNION ALL SELECT 'dossier', id, procedure || ' ' || season, trashed_on FROM dossier WHERE trashed_on IS NOT NULL
UNION ALL SELECT 'invoice', id, title, trashed_on FROM invoice WHERE trashed_on IS NOT NULL
UNION ALL SELECT 'attachment', id, json_extract(body, '$.original_name'), trashed_on FROM attachment WHERE trashed_on IS NOT NULL
UNION ALL SELECT 'past_invoice', id, coalesce(number, ''), trashed_on FROM past_invoice WHERE trashed_on IS NOT NULL
UNION ALL SELECT 'recipient', id, name, trashed_on FROM recipient WHERE trashed_on IS NOT NULL
UNION ALL SELECT 'own_procedure', id, name, trashed_on FROM own_procedure WHERE trashed_on IS NOT NULL
UNION ALL SELECT 'activity', id, json_extract(body, '$.name'), trashed_on FROM activity WHERE trashed_on IS NOT NULL
UNION ALL SELECT 'child', id, trim(json_extract(body, '$.first_name') || ' ' || json_extract(body, '$.last_name')), trashed_on
    FROM child WHERE trashed_on IS NOT NULL
UNION ALL SELECT 'session', session.id, day || ' ' || coalesce(json_extract(activity.body, '$.name'), ''), session.trashed_on
    FROM session JOIN activity ON activity.id = activity_id
    WHERE session.trashed_on IS NOT NULL AND EXISTS (SELECT 1 FROM mark WHERE session_id = session.id)
UNION ALL SELECT 'stay', id, coalesce(json_extract(body, '$.arrived_on'), ''), trashed_on FROM stay WHERE trashed_on IS NOT NULL
UNION ALL SELECT 'sheet', id, code, trashed_on FROM sheet WHERE trashed_on IS NOT NULL
UNION ALL SELECT 'certificate_set', id, code, trashed_on FROM certificate_set WHERE trashed_on IS NOT NULL
UNION ALL SELECT 'payment', id, on_day || ' ' || amount, trashed_on FROM payment WHERE trashed_on IS NOT NULL
ORDER BY day DESC
"""

_PROCEDURES = "SELECT child.id, procedure FROM child JOIN dossier ON dossier.id = dossier_id WHERE child.trashed_on IS NOT NULL"

_TWIN = "SELECT 1 FROM own_procedure WHERE procedure = :procedure AND trashed_on IS NULL"

_FOUND_TO_BE = "SELECT child.id FROM child, json_each(child.body, '$.formerly') AS former WHERE former.value = :id"

_EMPTIED = """
CREATE TEMP TABLE gone (kind TEXT, id TEXT);
INSERT INTO gone SELECT 'association', id FROM association WHERE trashed_on <= :until;
INSERT INTO gone SELECT 'dossier', id FROM dossier
    WHERE trashed_on <= :until OR association_id IN (SELECT id FROM gone WHERE kind = 'association');
INSERT INTO gone SELECT 'invoice', id FROM invoice
    WHERE trashed_on <= :until OR dossier_id IN (SELECT id FROM gone WHERE kind = 'dossier');
INSERT INTO gone SELECT 'past_invoice', id FROM past_invoice
    WHERE trashed_on <= :until OR association_id IN (SELECT id FROM gone WHERE kind = 'association');
INSERT INTO gone SELECT 'sheet', id FROM sheet
    WHERE trashed_on <= :until OR dossier_id IN (SELECT id FROM gone WHERE kind = 'dossier');
INSERT INTO gone SELECT 'certificate_set', id FROM certificate_set
    WHERE trashed_on <= :until OR dossier_id IN (SELECT id FROM gone WHERE kind = 'dossier');
UPDATE certificate_set SET invoice_id = NULL, body = CASE WHEN body = '' THEN '' ELSE json_set(body, '$.invoice', '') END
    WHERE invoice_id IN (SELECT id FROM gone WHERE kind = 'invoice');
INSERT INTO gone SELECT 'child', id FROM child
    WHERE trashed_on <= :until OR dossier_id IN (SELECT id FROM gone WHERE kind = 'dossier');
INSERT INTO gone SELECT 'activity', id FROM activity
    WHERE trashed_on <= :until OR dossier_id IN (SELECT id FROM gone WHERE kind = 'dossier');
INSERT INTO gone SELECT 'session', id FROM session
    WHERE trashed_on <= :until OR activity_id IN (SELECT id FROM gone WHERE kind = 'activity');
DELETE FROM mark WHERE session_id IN (SELECT id FROM gone WHERE kind = 'session') OR child_id IN (SELECT id FROM gone WHERE kind = 'child');
DELETE FROM mark_act WHERE dossier_id IN (SELECT id FROM gone WHERE kind = 'dossier');
DELETE FROM stay WHERE trashed_on <= :until OR child_id IN (SELECT id FROM gone WHERE kind = 'child')
    OR dossier_id IN (SELECT id FROM gone WHERE kind = 'dossier');
DELETE FROM session WHERE id IN (SELECT id FROM gone WHERE kind = 'session');
DELETE FROM own_procedure WHERE trashed_on <= :until;
INSERT INTO gone SELECT 'payment', id FROM payment
    WHERE trashed_on <= :until OR association_id IN (SELECT id FROM gone WHERE kind = 'association');
DELETE FROM payment_share WHERE payment_id IN (SELECT id FROM gone WHERE kind = 'payment');
DELETE FROM payment WHERE id IN (SELECT id FROM gone WHERE kind = 'payment');
DELETE FROM attachment_act WHERE invoice_id IN (SELECT id FROM gone WHERE kind = 'invoice')
    OR invoice_id IN (SELECT owner_id FROM attachment WHERE owner_kind = 'invoice' AND trashed_on <= :until);
DELETE FROM attachment WHERE trashed_on <= :until OR (owner_kind, owner_id) IN gone;
DELETE FROM recipient WHERE trashed_on <= :until;
DELETE FROM sheet WHERE id IN (SELECT id FROM gone WHERE kind = 'sheet');
DELETE FROM certificate_set WHERE id IN (SELECT id FROM gone WHERE kind = 'certificate_set');
DELETE FROM child WHERE id IN (SELECT id FROM gone WHERE kind = 'child');
DELETE FROM activity WHERE id IN (SELECT id FROM gone WHERE kind = 'activity');
DELETE FROM past_invoice WHERE id IN (SELECT id FROM gone WHERE kind = 'past_invoice');
DELETE FROM invoice WHERE id IN (SELECT id FROM gone WHERE kind = 'invoice');
DELETE FROM dossier WHERE id IN (SELECT id FROM gone WHERE kind = 'dossier');
DELETE FROM association WHERE id IN (SELECT id FROM gone WHERE kind = 'association');
DROP TABLE gone
"""


def trash(store: Store, kind: TrashKind, record_id: str, on: date) -> None:
    """Put a record in the trash, with all it holds.

    Args:
        store: the open file.
        kind: what it is.
        record_id: which one.
        on: the day.

    Raises:
        KeyError: no such identifier.
        Frozen: a finalised invoice, or what is joined to one.
        HoldsIssued: a dossier or an association that holds finalised invoices.
    """
    with store.transaction() as session:
        row = found(session, _ROWS[kind], record_id)
        if kind in _HOLDS_ISSUED and store.rows(_HOLDS_ISSUED[kind], id=record_id):
            raise HoldsIssued if kind in (TrashKind.ASSOCIATION, TrashKind.DOSSIER) else Frozen
        row.trashed_on = on.isoformat()
        session.flush()


def put_back(store: Store, kind: TrashKind, record_id: str) -> None:
    """Take a record out of the trash, and what it stands in.

    Args:
        store: the open file.
        kind: what it is.
        record_id: which one.

    Raises:
        KeyError: no such identifier: the trash was emptied.
        NumberUsed: a past invoice whose number was used meanwhile.
        ProcedureThere: a procedure whose identifier another one took meanwhile.
    """
    with store.transaction() as session:
        row = found(session, _ROWS[kind], record_id)
        if isinstance(row, PastInvoiceRow) and row.trashed_on and row.number:
            number = InvoiceNumber(row.number)
            if already(store, row.association_id, number):
                raise NumberUsed(number)
        if isinstance(row, OwnProcedureRow) and row.trashed_on and row.procedure and store.rows(_TWIN, procedure=row.procedure):
            raise ProcedureThere(row.name)
        if isinstance(row, ChildRow) and row.trashed_on:
            _its_own_again(store, record_id)
        row.trashed_on = None
        _put_back_around(store, row)
        session.flush()


def _put_back_around(store: Store, row: object) -> None:
    match row:
        case InvoiceRow():
            put_back(store, TrashKind.DOSSIER, row.dossier_id)
        case AttachmentRow() if row.owner_kind == OwnerKind.AFTER:
            put_back(store, TrashKind.INVOICE, row.owner_id)
        case AttachmentRow():
            put_back(store, TrashKind(row.owner_kind), row.owner_id)
        case StayRow() if row.child_id:
            put_back(store, TrashKind.CHILD, row.child_id)
        case ChildRow() | ActivityRow() | StayRow() | SheetRow() | CertificateSetRow():
            put_back(store, TrashKind.DOSSIER, row.dossier_id)
        case SessionRow():
            put_back(store, TrashKind.ACTIVITY, row.activity_id)
        case DossierRow() | PastInvoiceRow() | PaymentRow():
            put_back(store, TrashKind.ASSOCIATION, row.association_id)


def _its_own_again(store: Store, child_id: str) -> None:
    """A row that was found to be another child is one of its own again: what was billed under it was not billed for the other."""
    own = {child_id, *roster.saved(store, roster.CHILDREN, child_id).value.formerly}
    for (other,) in store.rows(_FOUND_TO_BE, id=child_id):
        saved = roster.saved(store, roster.CHILDREN, other)
        left = tuple(former for former in saved.value.formerly if former not in own)
        roster.save(store, roster.CHILDREN, other, saved.value.model_copy(update={"formerly": left}), saved.unread)


def trashed(store: Store) -> tuple[Trashed, ...]:
    """What is in the trash, what was deleted last first; of sessions, those that have marks: without any, nothing is lost with one."""
    return tuple(Trashed(TrashKind(kind), record_id, label, date.fromisoformat(day)) for kind, record_id, label, day in store.rows(_LISTED))


def procedures_of_children(store: Store) -> dict[str, str]:
    """Of each child in the trash, by id, the procedure of its dossier."""
    return {str(child_id): str(procedure) for child_id, procedure in store.rows(_PROCEDURES)}


def empty_trash(store: Store, until: date = date.max) -> None:
    """Delete for good what is in the trash, and the files that nothing names any more.

    Attestations outlive the draft that they were to prove, for they may be signed: they are then their dossier's alone.

    Args:
        store: the open file.
        until: what was deleted later stays; everything goes without it.
    """
    with store.transaction() as session:
        for statement in _EMPTIED.split(";"):
            session.execute(text(statement), {"until": until.isoformat()} if ":until" in statement else {})
        session.flush()
        sweep_files(store)
