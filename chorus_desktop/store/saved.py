"""What records hand out: a domain object with its identifier, and what was typed and could not be read."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar
from uuid import uuid4

from chorus_desktop.domain.shape import Record
from chorus_desktop.store.attendance_tables import ActivityRow, ChildRow, StayRow
from chorus_desktop.store.formats import Kept
from chorus_desktop.store.tables import AssociationRow, DossierRow, InvoiceRow, OwnProcedureRow, PastInvoiceRow, RecipientRow

T = TypeVar("T", bound=Record)
FormRow = AssociationRow | DossierRow | InvoiceRow | PastInvoiceRow | RecipientRow | OwnProcedureRow | ChildRow | ActivityRow | StayRow


@dataclass(frozen=True)
class Saved(Generic[T]):
    """A record.

    Attributes:
        id: its identifier.
        value: the object.
        unread: path → text of its forms that could not be read: ``convention.sent_on``, ``lines.2.quantity``.
        saved_at: when it was last written.
    """

    id: str
    value: T
    unread: Mapping[str, str]
    saved_at: datetime


class OwnerKind(StrEnum):
    """What a file can be joined to."""

    ASSOCIATION = "association"
    DOSSIER = "dossier"
    INVOICE = "invoice"
    SHEET = "sheet"
    CERTIFICATES = "certificate_set"
    AFTER = "after"
    """An issued document, after its deposit: the portal's certificate, what a suspension asked for."""


class Owner(NamedTuple):
    """The record that a file is joined to."""

    kind: OwnerKind
    id: str


def new_id() -> str:
    """An identifier for a new record: 32 hexadecimal digits, random so that two files can be brought together one day."""
    return uuid4().hex


def take(row: FormRow, kept: Kept[T]) -> Saved[T]:
    """The record of a row."""
    return Saved(row.id, kept.read(row.body, row.format), json.loads(row.unread), datetime.fromisoformat(row.saved_at))


def put(row: FormRow, kept: Kept[T], value: T, unread: Mapping[str, str] | None, moment: str) -> None:
    """Write a record in its row, but for the columns that only its own table has.

    Args:
        row: of the record.
        kept: how its kind of object is kept.
        value: what could be read.
        unread: path → text that could not.
        moment: now.
    """
    row.format = kept.format
    row.body = kept.write(value)
    row.unread = json.dumps(dict(unread or {}), ensure_ascii=False)
    row.saved_at = moment
