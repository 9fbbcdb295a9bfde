"""Procedures that a volunteer wrote or received, and seasons that she added to a shipped one."""

from collections.abc import Mapping

from sqlalchemy import literal_column
from sqlmodel import select

from chorus_desktop.domain.own_procedure import OwnProcedure
from chorus_desktop.store.database import Store, found
from chorus_desktop.store.formats import OWN_PROCEDURE
from chorus_desktop.store.saved import Saved, new_id, put, take
from chorus_desktop.store.tables import OwnProcedureRow


def add_own_procedure(store: Store, value: OwnProcedure) -> str:
    """Keep a new one.

    Returns:
        Its identifier in the file, which is not the procedure's own.
    """
    with store.transaction() as session:
        row = OwnProcedureRow(id=new_id())
        _write(row, value, {}, store.moment())
        session.add(row)
        session.flush()
        return row.id


def own_procedure(store: Store, own_id: str) -> Saved[OwnProcedure]:
    """One of them.

    Raises:
        KeyError: no such identifier.
    """
    with store.reading() as session:
        return take(found(session, OwnProcedureRow, own_id), OWN_PROCEDURE)


def save_own_procedure(store: Store, own_id: str, value: OwnProcedure, unread: Mapping[str, str]) -> None:
    """Keep what one has become.

    Args:
        store: the open file.
        own_id: which one.
        value: what could be read of it.
        unread: path → text that could not, replacing those kept before.

    Raises:
        KeyError: no such identifier.
    """
    with store.transaction() as session:
        _write(found(session, OwnProcedureRow, own_id), value, unread, store.moment())


def own_procedures(store: Store) -> tuple[Saved[OwnProcedure], ...]:
    """All of them in the order they were begun; those in the trash left out."""
    with store.reading() as session:
        rows = session.exec(
            select(OwnProcedureRow).where(OwnProcedureRow.trashed_on == None).order_by(literal_column("rowid"))  # noqa: E711 - SQL
        )
        return tuple(take(row, OWN_PROCEDURE) for row in rows)


def _write(row: OwnProcedureRow, value: OwnProcedure, unread: Mapping[str, str], moment: str) -> None:
    put(row, OWN_PROCEDURE, value, unread, moment)
    row.procedure = value.procedure or None
    row.name = value.name
