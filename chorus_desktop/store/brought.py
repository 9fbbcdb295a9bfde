"""What a table brought into a dossier, taken back for good where it is still as it was brought."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import text

from chorus_desktop.domain.attendance import Activity, Child, Session
from chorus_desktop.store import roster
from chorus_desktop.store.database import Store
from chorus_desktop.store.sessions import sessions

_MENTIONS = (
    "SELECT body FROM sheet WHERE dossier_id = :dossier",
    "SELECT body FROM certificate_set WHERE dossier_id = :dossier",
    "SELECT body FROM attendance_used WHERE dossier_id = :dossier",
    "SELECT body FROM invoice WHERE dossier_id = :dossier",
    "SELECT coalesce(child_id, '') FROM stay WHERE dossier_id = :dossier",
)
"""Where a child, a session or an activity may be named beside the sheet itself."""

_MARKED = "SELECT session_id, child_id FROM mark JOIN child ON child.id = child_id WHERE dossier_id = :dossier"
_OF_ACTIVITIES = "SELECT DISTINCT activity_id FROM session JOIN activity ON activity.id = activity_id WHERE dossier_id = :dossier"


class Brought(NamedTuple):
    """What an import added, as it wrote it."""

    children: tuple[Child, ...] = ()
    activities: tuple[Activity, ...] = ()
    sessions: tuple[Session, ...] = ()


def forget(store: Store, dossier_id: str, brought: Brought) -> Brought:
    """Delete what was brought and is still as it was, has no mark and is named by nothing else.

    Returns:
        What stays: it was changed, marked or used since. What was deleted meanwhile is neither.
    """
    with store.transaction() as session:
        said = "\n".join(body for asked in _MENTIONS for (body,) in store.rows(asked, dossier=dossier_id))
        marked = {key for row in store.rows(_MARKED, dossier=dossier_id) for key in row}

        def free(there: dict[str, Any], values: Sequence[Any], *, held: set[str]) -> list[Any]:
            return [each for each in values if there.get(each.id) == each and each.id not in held and each.id not in said]

        def gone(table: str, values: Sequence[Any]) -> None:
            if values:
                session.execute(text(f"DELETE FROM {table} WHERE id = :id"), [{"id": each.id} for each in values])  # noqa: S608 - names of ours

        times = {each.id: each for each in sessions(store, dossier_id)}
        sessions_gone = free(times, brought.sessions, held=marked)
        gone("session", sessions_gone)
        those = {each.id: each.value for each in roster.listed(store, roster.CHILDREN, dossier_id) if not each.unread}
        children_gone = free(those, brought.children, held=marked)
        gone("child", children_gone)
        used = {activity for (activity,) in store.rows(_OF_ACTIVITIES, dossier=dossier_id)}
        named = {each.id: each.value for each in roster.listed(store, roster.ACTIVITIES, dossier_id) if not each.unread}
        activities_gone = free(named, brought.activities, held=used)
        gone("activity", activities_gone)
        children = {each.id for each in roster.listed(store, roster.CHILDREN, dossier_id)}
        activities = {each.id for each in roster.listed(store, roster.ACTIVITIES, dossier_id)}
        left = {each.id for each in sessions(store, dossier_id)}
        return Brought(
            tuple(each for each in brought.children if each.id in children),
            tuple(each for each in brought.activities if each.id in activities),
            tuple(each for each in brought.sessions if each.id in left),
        )
