"""The children, activities and stays of a dossier, each list in its own order; what is in the trash is left out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import literal_column
from sqlmodel import Session as Reading
from sqlmodel import select

from chorus_desktop.domain.attendance import Activity, Child, Stay
from chorus_desktop.domain.shape import Record
from chorus_desktop.store.attendance_tables import ActivityRow, ChildRow, StayRow
from chorus_desktop.store.database import Store, found
from chorus_desktop.store.formats import ACTIVITY, CHILD, STAY, Kept
from chorus_desktop.store.saved import Saved, new_id, put, take

RosterRow = ChildRow | ActivityRow | StayRow
T = TypeVar("T", Child, Activity, Stay)


@dataclass(frozen=True)
class Roster(Generic[T]):
    """One of the three lists: its table, and how its objects are kept."""

    row: type[RosterRow]
    kept: Kept[T]


CHILDREN = Roster(ChildRow, CHILD)
ACTIVITIES = Roster(ActivityRow, ACTIVITY)
STAYS = Roster(StayRow, STAY)


def listed(store: Store, roster: Roster[T], dossier_id: str) -> tuple[Saved[T], ...]:
    """One list of a dossier, each value with its ``id``."""
    with store.reading() as session:
        return tuple(_taken(row, roster) for row in _rows(session, roster, dossier_id))


def saved(store: Store, roster: Roster[T], record_id: str) -> Saved[T]:
    """One of them.

    Raises:
        KeyError: no such identifier.
    """
    with store.reading() as session:
        return _taken(found(session, roster.row, record_id), roster)


def add(store: Store, roster: Roster[T], dossier_id: str, value: T, unread: Mapping[str, str] | None = None, record_id: str = "") -> str:
    """Keep a new one, after those there are.

    Args:
        store: the open file.
        roster: which list.
        dossier_id: whose.
        value: what could be read of it; its ``id`` is given here.
        unread: field → text that could not.
        record_id: its identifier, when the window has given it one already.

    Returns:
        Its identifier.
    """
    with store.transaction() as session:
        last = max((row.rank for row in _rows(session, roster, dossier_id)), default=0)
        row = roster.row(id=record_id or new_id(), dossier_id=dossier_id, rank=last + 1)
        _write(row, roster, value, unread, store.moment())
        session.add(row)
        session.flush()
        return row.id


def add_all(store: Store, roster: Roster[T], dossier_id: str, values: Sequence[T]) -> None:
    """Keep many new ones in their order, after those there are, under the identifiers they have."""
    with store.transaction() as session:
        last = max((row.rank for row in _rows(session, roster, dossier_id)), default=0)
        rows = []
        for rank, value in enumerate(values, start=last + 1):
            row = roster.row(id=value.id, dossier_id=dossier_id, rank=rank)
            _write(row, roster, value, None, store.moment())
            rows.append(row)
        session.add_all(rows)
        session.flush()


def save(store: Store, roster: Roster[T], record_id: str, value: T, unread: Mapping[str, str]) -> None:
    """Keep what one has become.

    Raises:
        KeyError: no such identifier.
    """
    with store.transaction() as session:
        _write(found(session, roster.row, record_id), roster, value, unread, store.moment())
        session.flush()


def reorder(store: Store, roster: Roster[T], dossier_id: str, ids: Sequence[str]) -> None:
    """Put a list in another order; those that are not named follow in theirs."""
    with store.transaction() as session:
        places = {record_id: rank for rank, record_id in enumerate(ids, start=1)}
        rows = sorted(_rows(session, roster, dossier_id), key=lambda row: (places.get(row.id, len(places) + 1), row.rank))
        for rank, row in enumerate(rows, start=1):
            row.rank = rank
        session.flush()


def _rows(session: Reading, roster: Roster[T], dossier_id: str) -> Sequence[RosterRow]:
    table: type[Any] = roster.row
    asked = select(table).where(table.dossier_id == dossier_id, table.trashed_on == None)  # noqa: E711 - SQL
    rows: Sequence[RosterRow] = session.exec(asked.order_by(table.rank, literal_column("rowid"))).all()
    return rows


def _taken(row: RosterRow, roster: Roster[T]) -> Saved[T]:
    record = take(row, roster.kept)
    return Saved(record.id, _known(record.value, record.id), record.unread, record.saved_at)


def _known(value: T, record_id: str) -> T:
    return value.model_copy(update={"id": record_id})


def _write(row: RosterRow, roster: Roster[T], value: T, unread: Mapping[str, str] | None, moment: str) -> None:
    put(row, roster.kept, _known(value, row.id), unread, moment)
    if isinstance(row, StayRow):
        row.child_id = _child_of(value)


def _child_of(value: Record) -> str | None:
    return value.child or None if isinstance(value, Stay) else None
