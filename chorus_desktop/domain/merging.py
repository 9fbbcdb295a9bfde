"""Two rows that are one child: what becomes of its card and of its marks. No presence is lost unless somebody chooses so."""

from collections.abc import Mapping, Sequence
from datetime import date

from chorus_desktop.domain.attendance import Cell, Change, Child, Mark, Place

Cells = Mapping[str, Cell]
"""Id of a session → what is marked there for one child."""


def conflicts(one: Cells, other: Cells) -> tuple[str, ...]:
    """The sessions where two rows say different things of the one child."""
    return tuple(session for session, cell in one.items() if session in other and other[session] != cell)


def preferred(one: Cell, other: Cell) -> Cell:
    """What stands until somebody chooses: a presence before anything else, the longer one of two; else what the first row says."""
    if one.mark is other.mark is Mark.PRESENT:
        if one.minutes is None or other.minutes is None:
            return one if one.minutes is None else other
        return one if one.minutes >= other.minutes else other
    return other if other.mark is Mark.PRESENT else one


def united(one: Cells, other: Cells, chosen: Cells) -> dict[str, Cell]:
    """The marks of both rows in one.

    Args:
        one: of the row that stays.
        other: of the row that goes.
        chosen: what somebody chose where both say something different.
    """
    unlike = {session: chosen.get(session, preferred(one[session], other[session])) for session in conflicts(one, other)}
    return {**other, **one, **unlike}


def rewritten(acts: Sequence[Sequence[Change]], kept: str, gone: str, cells: Mapping[Place, Cell]) -> list[list[Change]]:
    """What was done to either of two rows, as done to the one that stays: what the other one held stands before and after.

    Args:
        acts: the first one first, those that were undone after those that stand.
        kept: id of the row that stays.
        gone: id of the one that goes.
        cells: what both say now.
    """
    held: dict[Place, Cell | None] = dict(cells)
    held |= {change.place: change.before for act in reversed(acts) for change in reversed(act)}

    def both(session: str) -> Cell | None:
        one, other = held.get((session, kept)), held.get((session, gone))
        return preferred(one, other) if one and other else one or other

    def follow(act: Sequence[Change]) -> list[Change]:
        made: dict[Place, Change] = {}
        for change in act:
            session, child = change.place
            place, before, after = change.place, change.before, change.after
            if child in (kept, gone):
                held[change.place] = change.before
                place, before = (session, kept), both(session)
                held[change.place] = change.after
                after = both(session)
            # Both rows may be in one act.
            made[place] = Change(place, made[place].before if place in made else before, after)
        return list(made.values())

    return [follow(act) for act in acts]


def ids_now(children: Sequence[Child]) -> dict[str, str]:
    """Which child each row is, its own or one that was found to be it: for what was kept under the id of a row that is no more."""
    return {**{former: child.id for child in children for former in child.formerly}, **{child.id: child.id for child in children}}


def fuller(one: Child, other: Child) -> tuple[Child, Child]:
    """The two rows, the one whose name is written more fully first: « Lina Bernard », then « Lina B. »."""
    return (other, one) if len(other.name) > len(one.name) else (one, other)


def joined(kept: Child, gone: Child) -> Child:
    """The row that stays, with what only the other one said."""
    says = {name: getattr(kept, name) or getattr(gone, name) for name in ("first_name", "last_name", "card", "group")}
    days = _paid(kept, gone)
    apart = tuple(dict.fromkeys(child for child in (*kept.not_the_same, *gone.not_the_same) if child not in (kept.id, gone.id)))
    formerly = tuple(dict.fromkeys((*kept.formerly, gone.id, *gone.formerly)))
    return kept.model_copy(update={**says, **days, "not_the_same": apart, "formerly": formerly})


def _paid(kept: Child, gone: Child) -> dict[str, bool | date | None]:
    """When the payer pays for the one child: whenever it did for either row, and between."""
    rows = [row for row in (kept, gone) if row.beneficiary] or [kept]
    first, last = [row.beneficiary_from for row in rows], [row.beneficiary_to for row in rows]
    return {
        "beneficiary": rows[0].beneficiary,
        "beneficiary_from": None if None in first else min(day for day in first if day),
        "beneficiary_to": None if None in last else max(day for day in last if day),
    }
