"""Two children of a dossier made one, and the way back.

It is no act of the marks' journal: undone there, it would leave marks on a child that is in the trash. The journal follows
instead: what was done to either row before is from now on undone and done again on the one that stays, beside what the other held.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import text

from chorus_desktop.domain.attendance import Cell, Child, Mark, Place
from chorus_desktop.domain.merging import rewritten
from chorus_desktop.store import roster
from chorus_desktop.store.database import Store
from chorus_desktop.store.marks import flat, put_cells, unflat
from chorus_desktop.store.trash import TrashKind, trash

_CELLS = "SELECT session_id, mark, minutes FROM mark WHERE child_id = :child"
_STAYS = "SELECT id FROM stay WHERE child_id = :child"
_ACTS = "SELECT id, body FROM mark_act WHERE dossier_id = :dossier ORDER BY id"
_REWRITE = text("UPDATE mark_act SET body = :body WHERE id = :id")


@dataclass(frozen=True)
class Merged:
    """What two rows were before they became one.

    Attributes:
        kept: the row that stays, as it was; ``joined``: as it became.
        before: the cells of both that changed, as they were; ``after``: as they became.
        stays: ids of the stays that changed child.
        acts: id and text of the acts of the journal that were rewritten.
    """

    kept: Child
    joined: Child
    gone: str
    before: Mapping[Place, Cell | None]
    after: Mapping[Place, Cell | None]
    stays: tuple[str, ...]
    acts: tuple[tuple[int, str], ...]


def cells_of(store: Store, child_id: str) -> dict[str, Cell]:
    """The marks of a child, those of sessions in the trash included."""
    return {session: Cell(Mark(mark), minutes) for session, mark, minutes in store.rows(_CELLS, child=child_id)}


def merge(store: Store, dossier_id: str, joined: Child, gone: str, united: Mapping[str, Cell], on: date) -> Merged:
    """Make one of two children.

    Args:
        store: the open file.
        dossier_id: whose children they are.
        joined: the row that stays, as it becomes.
        gone: id of the other, which goes to the trash.
        united: session → what is marked there for the one child.
        on: the day.

    Returns:
        What ``undo`` needs.

    Raises:
        KeyError: no such child.
    """
    with store.transaction():
        kept = roster.saved(store, roster.CHILDREN, joined.id)
        acts = _follow(store, dossier_id, gone, joined.id)
        before: dict[Place, Cell | None] = {(session, gone): cell for session, cell in cells_of(store, gone).items()}
        had = cells_of(store, joined.id)
        after: dict[Place, Cell | None] = dict.fromkeys(before)
        for session, cell in united.items():
            if had.get(session) != cell:
                before[session, joined.id], after[session, joined.id] = had.get(session), cell
        put_cells(store, after.items())
        stays = _stays_of(store, gone)
        _give(store, stays, joined.id)
        roster.save(store, roster.CHILDREN, joined.id, joined, kept.unread)
        trash(store, TrashKind.CHILD, gone, on)
        return Merged(kept.value, joined, gone, before, after, stays, acts)


def undo(store: Store, merged: Merged) -> None:
    """Make two of the one child again, the other being out of the trash; what was changed since stays with the row that has it.

    Raises:
        KeyError: one of them is gone for good.
    """
    with store.transaction() as session:
        now = {(place, merged.kept.id): cell for place, cell in cells_of(store, merged.kept.id).items()}
        still_so = [
            (place, cell) for place, cell in merged.before.items() if place[1] == merged.gone or now.get(place) == merged.after[place]
        ]
        put_cells(store, still_so)
        still = _stays_of(store, merged.kept.id)
        _give(store, [stay for stay in merged.stays if stay in still], merged.gone)
        for act, body in merged.acts:
            session.execute(_REWRITE, {"id": act, "body": body})
        child = roster.saved(store, roster.CHILDREN, merged.kept.id)
        unchanged = [name for name, value in merged.joined if getattr(child.value, name) == value]
        former = child.value.model_copy(update={name: getattr(merged.kept, name) for name in unchanged})
        roster.save(store, roster.CHILDREN, child.id, former, child.unread)


def _stays_of(store: Store, child_id: str) -> tuple[str, ...]:
    """Those in the trash included: put back one day, they are this child's."""
    return tuple(stay for (stay,) in store.rows(_STAYS, child=child_id))


def _give(store: Store, stays: Iterable[str], child_id: str) -> None:
    for stay_id in stays:
        stay = roster.saved(store, roster.STAYS, stay_id)
        roster.save(store, roster.STAYS, stay_id, stay.value.model_copy(update={"child": child_id}), stay.unread)


def _follow(store: Store, dossier_id: str, gone: str, kept: str) -> tuple[tuple[int, str], ...]:
    rows = store.rows(_ACTS, dossier=dossier_id)
    acts = [[unflat(change) for change in json.loads(body)] for _, body in rows]
    cells = {(session, child): cell for child in (kept, gone) for session, cell in cells_of(store, child).items()}
    former = []
    with store.transaction() as session:
        for (act, body), changes, followed in zip(rows, acts, rewritten(acts, kept, gone, cells), strict=True):
            if followed != changes:
                former.append((act, body))
                session.execute(_REWRITE, {"id": act, "body": json.dumps([flat(change) for change in followed])})
    return tuple(former)
