"""The data file of a club that ticks who came: a month done, the next one under way, some children of whom nobody pays."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from chorus_desktop.domain.attendance import Activity, Attendance, Cell, Change, Child, Mark, Place, Session
from chorus_desktop.domain.clock import TimeOfDay
from chorus_desktop.services import associations, dossiers
from chorus_desktop.services.opening import Store
from chorus_desktop.store.associations import save_association
from chorus_desktop.store.marks import put_marks
from tests.helpers import examples as club
from tests.helpers import presences

_OPENED = date(2025, 9, 3)


def fill(store: Store, folder: Path) -> Mapping[str, str]:
    """Fourteen children, judo on Wednesdays until February, a course on two Saturdays."""
    association = associations.create(store)
    save_association(store, association, club.judo_club(), {})
    opened = dossiers.create(store, association, club.cloisirs().id, "2025-2026", _OPENED)
    made = _sheet()
    presences.stored(store, opened, made)
    last, child = made.sessions[5], made.children[2]
    put_marks(store, opened, [Change((last.id, child.id), Cell(Mark.PRESENT), Cell(Mark.PRESENT, 60))], f"Durée le {last.day:%d/%m}")
    empty = dossiers.create(store, association, club.cloisirs().id, "2026-2027", _OPENED)
    return {"dossier": opened, "bare": empty, "judo": "judo"}


def _sheet() -> Attendance:
    course = Activity(id="stage", name="Stage du samedi", saturday=True, starts_at=TimeOfDay("10:00"), ends_at=TimeOfDay("12:00"))
    those = tuple(_child(child, rank) for rank, child in enumerate(presences.children(14)))
    sessions = (*presences.weekly(8), *presences.weekly(2, course, date(2026, 2, 7)))
    sessions = tuple(sorted(sessions, key=lambda session: session.day))
    marks: dict[Place, Cell] = {}
    for column, session in enumerate(sessions):
        for row, child in enumerate(those):
            if cell := _cell(row, column, session):
                marks[session.id, child.id] = cell
    return Attendance(children=those, activities=(presences.judo(), course), sessions=sessions, marks=marks)


def _child(child: Child, rank: int) -> Child:
    changes: dict[str, object] = {"group": "Poussins" if rank < 6 else "Benjamins"}
    if rank in (4, 9):
        changes["beneficiary"] = False
    if rank == 7:
        changes["beneficiary_from"] = date(2026, 2, 1)
    return child.model_copy(update=changes)


def _cell(row: int, column: int, session: Session) -> Cell | None:
    if session.day > date(2026, 2, 4) or (session.day == date(2026, 2, 4) and row > 9):
        return None
    if (row * 7 + column * 3) % 11 == 0:
        return Cell(Mark.ABSENT)
    return Cell(Mark.EXCUSED) if (row + column * 5) % 13 == 0 else Cell(Mark.PRESENT)
