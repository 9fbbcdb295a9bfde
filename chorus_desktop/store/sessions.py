"""The sessions of a dossier's activities, and the whole of its presences."""

from collections.abc import Collection, Iterable
from datetime import date

from sqlmodel import col, select

from chorus_desktop.domain.attendance import Attendance, Session
from chorus_desktop.domain.clock import TimeOfDay
from chorus_desktop.store import roster
from chorus_desktop.store.attendance_tables import SessionRow
from chorus_desktop.store.database import Store, found
from chorus_desktop.store.marks import marks
from chorus_desktop.store.saved import new_id

_LISTED = """
SELECT session.id, activity_id, day, starts_at, ends_at FROM session JOIN activity ON activity.id = activity_id
WHERE dossier_id = :dossier AND session.trashed_on IS NULL AND activity.trashed_on IS NULL
ORDER BY day, starts_at, activity.rank, session.rowid
"""


def attendance(store: Store, dossier_id: str) -> Attendance:
    """All that is known of a dossier's presences; read again only once something was written."""

    def read() -> Attendance:
        return Attendance(
            children=tuple(item.value for item in roster.listed(store, roster.CHILDREN, dossier_id)),
            activities=tuple(item.value for item in roster.listed(store, roster.ACTIVITIES, dossier_id)),
            sessions=sessions(store, dossier_id),
            marks=marks(store, dossier_id),
            stays=tuple(item.value for item in roster.listed(store, roster.STAYS, dossier_id)),
        )

    return store.remembered(("attendance", dossier_id), read)


def sessions(store: Store, dossier_id: str) -> tuple[Session, ...]:
    """The sessions of a dossier, by day, then by hour."""
    return tuple(
        Session(
            id=session_id,
            activity=activity,
            day=date.fromisoformat(day),
            starts_at=TimeOfDay(starts) if starts else None,
            ends_at=TimeOfDay(ends) if ends else None,
        )
        for session_id, activity, day, starts, ends in store.rows(_LISTED, dossier=dossier_id)
    )


def add_sessions(store: Store, values: Iterable[Session]) -> tuple[str, ...]:
    """Keep new sessions; one with an ``id`` keeps it.

    Returns:
        Their identifiers.
    """
    rows = [
        SessionRow(
            id=value.id or new_id(),
            activity_id=value.activity,
            day=value.day.isoformat(),
            starts_at=value.starts_at or "",
            ends_at=value.ends_at or "",
        )
        for value in values
    ]
    ids = tuple(row.id for row in rows)
    with store.transaction() as session:
        session.add_all(rows)
        session.flush()
    return ids


def change_session(store: Store, value: Session) -> None:
    """Keep what a session has become: its day and hours; its marks stay.

    Raises:
        KeyError: no such identifier.
    """
    with store.transaction() as session:
        row = found(session, SessionRow, value.id)
        row.day, row.starts_at, row.ends_at = value.day.isoformat(), value.starts_at or "", value.ends_at or ""
        session.flush()


def trash_sessions(store: Store, ids: Collection[str], on: date) -> None:
    """Take sessions away, their marks with them; they wait in the trash."""
    _set_trashed(store, ids, on.isoformat())


def put_back_sessions(store: Store, ids: Collection[str]) -> None:
    """Undo ``trash_sessions``, all or nothing.

    Raises:
        KeyError: one of them is gone: the trash was emptied.
    """
    _set_trashed(store, ids, None)


def _set_trashed(store: Store, ids: Collection[str], on: str | None) -> None:
    with store.transaction() as session:
        rows = session.exec(select(SessionRow).where(col(SessionRow.id).in_(tuple(ids)))).all()
        if on is None and len(rows) < len(set(ids)):
            raise KeyError(*(set(ids) - {row.id for row in rows}))
        for row in rows:
            row.trashed_on = on
        session.flush()
