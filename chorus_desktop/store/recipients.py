"""The public structures that a volunteer keeps."""

from collections.abc import Mapping
from typing import NamedTuple

from chorus_desktop.domain.numbers import Siret
from chorus_desktop.domain.recipient_card import Origin, RecipientCard
from chorus_desktop.store.database import Store, found
from chorus_desktop.store.formats import RECIPIENT
from chorus_desktop.store.saved import Saved, new_id, put, take
from chorus_desktop.store.tables import RecipientRow


class RecipientSummary(NamedTuple):
    """One structure in a list.

    Attributes:
        siret: empty while it is not known.
        origin: a value of ``Origin``.
        closed_on: an ISO date, or empty.
    """

    id: str
    siret: str
    name: str
    origin: str
    closed_on: str


def add_recipient(store: Store, value: RecipientCard, unread: Mapping[str, str] | None = None) -> str:
    """Keep a new structure; its identifier.

    Args:
        store: the open file.
        value: what could be read of it.
        unread: path → text that could not.
    """
    with store.transaction() as session:
        row = RecipientRow(id=new_id())
        _write(row, value, unread, store.moment())
        session.add(row)
        session.flush()
        return row.id


def recipient(store: Store, recipient_id: str) -> Saved[RecipientCard]:
    """One structure, in the trash or not.

    Raises:
        KeyError: no such identifier.
    """
    with store.reading() as session:
        return take(found(session, RecipientRow, recipient_id), RECIPIENT)


def save_recipient(store: Store, recipient_id: str, value: RecipientCard, unread: Mapping[str, str]) -> None:
    """Keep what a structure has become.

    Args:
        store: the open file.
        recipient_id: which one.
        value: what could be read of it.
        unread: path → text that could not, replacing those kept before.

    Raises:
        KeyError: no such identifier.
    """
    with store.transaction() as session:
        _write(found(session, RecipientRow, recipient_id), value, unread, store.moment())


def _write(row: RecipientRow, value: RecipientCard, unread: Mapping[str, str] | None, moment: str) -> None:
    put(row, RECIPIENT, value, unread, moment)
    row.name = value.name
    row.siret = str(value.siret) if value.siret else None


def recipients(store: Store) -> tuple[RecipientSummary, ...]:
    """Every structure that is not in the trash, by name."""
    rows = store.rows(
        "SELECT id, coalesce(siret, ''), name, coalesce(json_extract(body, '$.origin'), ''), coalesce(json_extract(body, '$.closed_on'), '') "
        "FROM recipient WHERE trashed_on IS NULL ORDER BY name, rowid"
    )
    return tuple(map(RecipientSummary._make, rows))


def own_version(store: Store, siret: Siret) -> str:
    """The identifier of the volunteer's own version of a structure that the program brings; empty when she has none."""
    rows = store.rows(
        "SELECT id FROM recipient WHERE siret = :siret AND trashed_on IS NULL AND json_extract(body, '$.origin') = :shipped ORDER BY rowid",
        siret=str(siret),
        shipped=Origin.SHIPPED.value,
    )
    return rows[0][0] if rows else ""
