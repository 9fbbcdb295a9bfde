"""Associations: the records of those who invoice."""

from collections.abc import Mapping
from typing import NamedTuple

from chorus_desktop.domain.association import Association
from chorus_desktop.store.database import Store, found
from chorus_desktop.store.formats import ASSOCIATION
from chorus_desktop.store.saved import Saved, new_id, put, take
from chorus_desktop.store.tables import AssociationRow


class AssociationSummary(NamedTuple):
    """One association in a list; an empty ``siret`` is not known yet."""

    id: str
    name: str
    siret: str


def add_association(store: Store, value: Association, unread: Mapping[str, str] | None = None) -> str:
    """Keep a new association.

    Args:
        store: the open file.
        value: what could be read of it.
        unread: path → text that could not.

    Returns:
        Its identifier.
    """
    with store.transaction() as session:
        row = AssociationRow(id=new_id())
        _write(row, value, unread, store.moment())
        session.add(row)
        session.flush()
        return row.id


def association(store: Store, association_id: str) -> Saved[Association]:
    """One association.

    Raises:
        KeyError: no such identifier.
    """
    with store.reading() as session:
        return take(found(session, AssociationRow, association_id), ASSOCIATION)


def save_association(store: Store, association_id: str, value: Association, unread: Mapping[str, str]) -> None:
    """Keep what an association has become.

    Args:
        store: the open file.
        association_id: which one.
        value: what could be read of it.
        unread: path → text that could not, replacing those kept before.

    Raises:
        KeyError: no such identifier.
    """
    with store.transaction() as session:
        _write(found(session, AssociationRow, association_id), value, unread, store.moment())


def _write(row: AssociationRow, value: Association, unread: Mapping[str, str] | None, moment: str) -> None:
    put(row, ASSOCIATION, value, unread, moment)
    row.name = value.name
    row.siret = str(value.siret) if value.siret else None
    row.siren = str(value.siren) if value.siren else None


def associations(store: Store) -> tuple[AssociationSummary, ...]:
    """Every association that is not in the trash, by name."""
    rows = store.rows("SELECT id, name, coalesce(siret, '') FROM association WHERE trashed_on IS NULL ORDER BY name, rowid")
    return tuple(map(AssociationSummary._make, rows))
