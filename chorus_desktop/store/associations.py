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


_IS_BLANK = """
    association.body = :blank AND association.unread = '{}'
    AND NOT EXISTS (SELECT 1 FROM dossier WHERE dossier.association_id = association.id)
    AND NOT EXISTS (SELECT 1 FROM past_invoice WHERE past_invoice.association_id = association.id)
    AND NOT EXISTS (SELECT 1 FROM setting WHERE setting.name = 'past_draft.' || association.id AND setting.value <> '')
"""

_BLANK = f"SELECT id FROM association WHERE trashed_on IS NULL AND {_IS_BLANK}"  # noqa: S608 - our own words

_LISTED = f"""
SELECT id, name, coalesce(siret, '') FROM association WHERE trashed_on IS NULL AND NOT ({_IS_BLANK}) ORDER BY name, rowid
"""  # noqa: S608 - our own words


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
    """Every association that is not in the trash, by name; one of which nothing was ever typed is none."""
    rows = store.rows(_LISTED, blank=ASSOCIATION.write(Association()))
    return tuple(map(AssociationSummary._make, rows))


def blank_association(store: Store) -> str:
    """The identifier of an association of which nothing was ever typed, left by somebody who changed her mind; empty for none."""
    rows = store.rows(_BLANK, blank=ASSOCIATION.write(Association()))
    return str(rows[0][0]) if rows else ""
