"""The marks of the sheets, and the journal of what was done to them: undone and done again without limit, even another day."""

import json
from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import text

from chorus_desktop.domain.attendance import Cell, Change, Mark, Place
from chorus_desktop.store.attendance_tables import MarkActRow
from chorus_desktop.store.database import Store

_MARKS = """
SELECT session_id, child_id, mark, minutes FROM mark JOIN session ON session.id = session_id JOIN child ON child.id = child_id
JOIN activity ON activity.id = activity_id
WHERE activity.dossier_id = :dossier AND session.trashed_on IS NULL AND child.trashed_on IS NULL AND activity.trashed_on IS NULL
"""
# A session or a child may be gone for good since the act that is done again.
_PUT = text(
    "INSERT INTO mark (session_id, child_id, mark, minutes) SELECT :session, :child, :mark, :minutes "
    "WHERE EXISTS (SELECT 1 FROM session WHERE id = :session) AND EXISTS (SELECT 1 FROM child WHERE id = :child) "
    "ON CONFLICT (session_id, child_id) DO UPDATE SET mark = excluded.mark, minutes = excluded.minutes"
)
_OF_SESSION = "SELECT child_id, mark, minutes FROM mark WHERE session_id = :session"
_CLEAR = text("DELETE FROM mark WHERE session_id = :session AND child_id = :child")
_FORGET = text("DELETE FROM mark_act WHERE dossier_id = :dossier AND undone = 1")
_LAST_DONE = "SELECT id, body FROM mark_act WHERE dossier_id = :dossier AND undone = 0 ORDER BY id DESC LIMIT 1"
_FIRST_UNDONE = "SELECT id, body FROM mark_act WHERE dossier_id = :dossier AND undone = 1 ORDER BY id LIMIT 1"
_SET_UNDONE = text("UPDATE mark_act SET undone = :undone WHERE id = :id")


def marks(store: Store, dossier_id: str) -> dict[Place, Cell]:
    """Every mark of a dossier's sheets."""
    return {(session, child): Cell(Mark(mark), minutes) for session, child, mark, minutes in store.rows(_MARKS, dossier=dossier_id)}


def put_marks(store: Store, dossier_id: str, changes: Sequence[Change], label: str) -> None:
    """Write what one act made of some cells; what was undone before cannot be done again any more.

    Args:
        store: the open file.
        dossier_id: whose sheets.
        changes: the cells; what undoing brings back is what the file says, whatever their ``before``: a window may have been overtaken.
        label: the act in a few words, for « Annuler ».
    """
    if not changes:
        return
    with store.transaction() as session:
        session.execute(_FORGET, {"dossier": dossier_id})
        known = _known(store, {change.place[0] for change in changes})
        done = [change._replace(before=known.get(change.place)) for change in changes]
        put_cells(store, [(change.place, change.after) for change in changes])
        session.add(MarkActRow(dossier_id=dossier_id, label=label, undone=0, body=json.dumps([flat(change) for change in done])))
        session.flush()


def undo_marks(store: Store, dossier_id: str) -> tuple[Change, ...]:
    """Take back the last act.

    Returns:
        What became of its cells, ``before`` being what they were; empty when nothing is left to undo.
    """
    return _again(store, dossier_id, _LAST_DONE, undone=1)


def redo_marks(store: Store, dossier_id: str) -> tuple[Change, ...]:
    """Do again the act that was undone last.

    Returns:
        What became of its cells; empty when there is none.
    """
    return _again(store, dossier_id, _FIRST_UNDONE, undone=0)


def act_labels(store: Store, dossier_id: str) -> tuple[str, str]:
    """What can be undone and what can be done again, in words; empty for nothing."""
    done = store.rows(_LAST_DONE.replace("id, body", "label"), dossier=dossier_id)
    undone = store.rows(_FIRST_UNDONE.replace("id, body", "label"), dossier=dossier_id)
    return (done[0][0] if done else "", undone[0][0] if undone else "")


def _again(store: Store, dossier_id: str, which: str, *, undone: int) -> tuple[Change, ...]:
    with store.transaction() as session:
        rows = store.rows(which, dossier=dossier_id)
        if not rows:
            return ()
        act, body = rows[0]
        changes = [unflat(each) for each in json.loads(body)]
        if undone:
            changes = [Change(change.place, change.after, change.before) for change in reversed(changes)]
        put_cells(store, [(change.place, change.after) for change in changes])
        session.execute(_SET_UNDONE, {"id": act, "undone": undone})
        return tuple(changes)


def _known(store: Store, sessions: Iterable[str]) -> dict[Place, Cell]:
    return {
        (session, child): Cell(Mark(mark), minutes)
        for session in sessions
        for child, mark, minutes in store.rows(_OF_SESSION, session=session)
    }


def put_cells(store: Store, cells: Collection[tuple[Place, Cell | None]]) -> None:
    """Make cells say this, without a word in the journal."""
    with store.transaction() as session:
        written = [
            {"session": place[0], "child": place[1], "mark": cell.mark.value, "minutes": cell.minutes} for place, cell in cells if cell
        ]
        cleared = [{"session": place[0], "child": place[1]} for place, cell in cells if cell is None]
        for statement, values in ((_CLEAR, cleared), (_PUT, written)):
            if values:
                session.execute(statement, values)


def flat(change: Change) -> list[str | int | None]:
    """A change as the journal writes it."""
    before, after = change.before, change.after
    return [
        *change.place,
        before.mark.value if before else None, before.minutes if before else None,
        after.mark.value if after else None, after.minutes if after else None,
    ]  # fmt: skip


def unflat(written: Sequence[str | int | None]) -> Change:
    """A change as the journal wrote it."""
    session, child, mark, minutes, mark_after, minutes_after = written
    return Change((str(session), str(child)), _cell(mark, minutes), _cell(mark_after, minutes_after))


def _cell(mark: str | int | None, minutes: str | int | None) -> Cell | None:
    return Cell(Mark(str(mark)), int(minutes) if minutes is not None else None) if mark is not None else None
