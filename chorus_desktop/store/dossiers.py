"""Dossiers: the records of one association, one procedure, one season; their invoices are apart."""

from collections.abc import Mapping
from typing import NamedTuple

from chorus_desktop.domain.dossier import Dossier
from chorus_desktop.store.database import Store, found
from chorus_desktop.store.formats import DOSSIER
from chorus_desktop.store.saved import Saved, new_id, put, take
from chorus_desktop.store.tables import DossierRow


class DossierSummary(NamedTuple):
    """One dossier in a list: whose, for which procedure and season (their keys)."""

    id: str
    association_id: str
    procedure: str
    season: str


def add_dossier(store: Store, value: Dossier, unread: Mapping[str, str] | None = None) -> str:
    """Keep a new dossier, of the association that it names.

    Args:
        store: the open file.
        value: what could be read of it.
        unread: path → text that could not.

    Returns:
        Its identifier.
    """
    with store.transaction() as session:
        row = DossierRow(id=new_id(), association_id=value.association)
        _write(row, value, unread, store.moment())
        session.add(row)
        session.flush()
        return row.id


def dossier(store: Store, dossier_id: str) -> Saved[Dossier]:
    """One dossier.

    Raises:
        KeyError: no such identifier.
    """
    with store.reading() as session:
        return take(found(session, DossierRow, dossier_id), DOSSIER)


def save_dossier(store: Store, dossier_id: str, value: Dossier, unread: Mapping[str, str]) -> None:
    """Keep what a dossier has become; its association stays the same.

    Args:
        store: the open file.
        dossier_id: which one.
        value: what could be read of it.
        unread: path → text that could not, replacing those kept before.

    Raises:
        KeyError: no such identifier.
        ValueError: the dossier would go to another association, away from its invoices' numbers.
    """
    with store.transaction() as session:
        row = found(session, DossierRow, dossier_id)
        if row.association_id != value.association:
            message = f"dossier {dossier_id} belongs to association {row.association_id}"
            raise ValueError(message)
        _write(row, value, unread, store.moment())


def _write(row: DossierRow, value: Dossier, unread: Mapping[str, str] | None, moment: str) -> None:
    put(row, DOSSIER, value, unread, moment)
    row.procedure = value.procedure
    row.season = value.season


def dossiers(store: Store, association_id: str = "") -> tuple[DossierSummary, ...]:
    """The dossiers that are not in the trash, oldest first.

    Args:
        store: the open file.
        association_id: whose; every association's when empty.
    """
    rows = store.rows(
        "SELECT dossier.id, association_id, procedure, season FROM dossier JOIN association ON association.id = association_id "
        "WHERE dossier.trashed_on IS NULL AND association.trashed_on IS NULL AND :whose IN ('', association_id) ORDER BY dossier.rowid",
        whose=association_id,
    )
    return tuple(map(DossierSummary._make, rows))
