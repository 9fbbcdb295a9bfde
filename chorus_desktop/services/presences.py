"""The attendance of a dossier: what its sheet shows, what is written in it, where it stands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from chorus_desktop.domain.attendance import Attendance, Cell, Change, Child, Mark, Place, Session
from chorus_desktop.domain.blanks import blanks
from chorus_desktop.domain.problems import Level, Problem
from chorus_desktop.services import stays
from chorus_desktop.services.payer import payer_name
from chorus_desktop.services.roster import problems_of
from chorus_desktop.services.timetable import faults
from chorus_desktop.services.work import procedure_and_season
from chorus_desktop.store import attendance_used, certificates, marks, roster, sessions
from chorus_desktop.store.database import Store
from chorus_desktop.store.dossiers import dossier


class Done(NamedTuple):
    """What an act made of the sheet.

    Attributes:
        changes: the cells that are another way now.
        undo: what can be undone next, in words; ``redo``: what can be done again. Empty for nothing.
    """

    changes: tuple[Change, ...]
    undo: str
    redo: str


@dataclass(frozen=True)
class GridView:
    """The sheet of a dossier, whole: an activity or a month is picked in the window. A plain object, as its marks are.

    Attributes:
        title: of the dossier.
        activities: id → name, in their order.
        marks: only the cells that say something.
        billed: cells that an invoice has billed, and its number.
        undo: what can be undone, in words; ``redo``: what can be done again.
        sensitive: names are hidden until asked for.
    """

    title: str
    activities: Mapping[str, str]
    children: tuple[Child, ...]
    sessions: tuple[Session, ...]
    marks: Mapping[Place, Cell]
    billed: Mapping[Place, str]
    undo: str
    redo: str
    sensitive: bool


@dataclass(frozen=True)
class HubView:
    """Where the attendance of a dossier stands, without a name.

    Attributes:
        by_stay: children are received by the day: stays in place of a sheet.
        beneficiaries: how those that the payer pays for are called, after « les enfants ».
        names: those of the activities.
        past: sessions that took place; ``sessions`` counts those to come as well.
        presences: cells that say present; ``paid_presences``: of children that the payer pays for that day.
        children_left: children with something to complete, correct or check; ``stays_wrong``, ``activities_wrong``: those to correct.
        blank: first day of a month → cells of past sessions that say nothing yet.
        sheets: how many were printed; ``certificates``: how many sets of attestations stand.
    """

    title: str
    recipient: str
    by_stay: bool
    beneficiaries: str
    children: int
    paid: int
    names: tuple[str, ...]
    sessions: int
    past: int
    presences: int
    paid_presences: int
    blank: Mapping[date, int]
    stays: int
    sheets: int
    certificates: int
    children_left: int
    stays_wrong: int
    activities_wrong: int


def grid(store: Store, dossier_id: str) -> GridView:
    """The sheet as it is stored."""
    saved = dossier(store, dossier_id).value
    procedure, season = procedure_and_season(store, saved)
    known = sessions.attendance(store, dossier_id)
    undo, redo = marks.act_labels(store, dossier_id)
    return GridView(
        title=f"{procedure.scheme} {season.title}",
        activities={activity.id: activity.name for activity in known.activities},
        children=known.children,
        sessions=known.sessions,
        marks=known.marks,
        billed=attendance_used.billed_places(store, dossier_id),
        undo=undo,
        redo=redo,
        sensitive=procedure.invoice.sensitive,
    )


def put(store: Store, dossier_id: str, changes: Sequence[Change], label: str) -> Done:
    """Write what one act made of some cells.

    Args:
        store: the open data file.
        dossier_id: whose sheet.
        changes: the cells, as they were and as they are now.
        label: the act in a few words that name no child, for « Annuler ».
    """
    # The answer within the transaction: an act that cannot be answered is not done, and may be tried again.
    with store.transaction():
        marks.put_marks(store, dossier_id, changes, label)
        return Done(tuple(changes), *marks.act_labels(store, dossier_id))


def undo(store: Store, dossier_id: str) -> Done:
    """Take back the last act; no change when there is none."""
    with store.transaction():
        return Done(marks.undo_marks(store, dossier_id), *marks.act_labels(store, dossier_id))


def redo(store: Store, dossier_id: str) -> Done:
    """Do again the act that was undone last; no change when there is none."""
    with store.transaction():
        return Done(marks.redo_marks(store, dossier_id), *marks.act_labels(store, dossier_id))


def hub(store: Store, dossier_id: str, today: date) -> HubView:
    """Where the attendance of a dossier stands.

    Args:
        store: the open data file.
        dossier_id: which dossier.
        today: sessions until that day took place.
    """
    saved = dossier(store, dossier_id).value
    procedure, season = procedure_and_season(store, saved)
    known = sessions.attendance(store, dossier_id)
    present, paid = _present(known)
    return HubView(
        title=f"{procedure.scheme} {season.title}",
        recipient=payer_name(store, saved, procedure),
        by_stay=procedure.attendance.by == "stay",
        beneficiaries=procedure.attendance.beneficiaries,
        children=len(known.children),
        paid=sum(child.beneficiary for child in known.children),
        names=tuple(activity.name for activity in known.activities),
        sessions=len(known.sessions),
        past=sum(session.day <= today for session in known.sessions),
        presences=present,
        paid_presences=paid,
        blank=blanks(known, today),
        stays=len(known.stays),
        sheets=len(certificates.sheets(store, dossier_id)),
        certificates=len(certificates.certificates(store, dossier_id)),
        children_left=_rows(problems_of(roster.listed(store, roster.CHILDREN, dossier_id), procedure.attendance)),
        stays_wrong=_rows(found for found in stays.view(store, dossier_id, today).problems if found.level is Level.ERROR),
        activities_wrong=sum(bool(faults(item)) for item in roster.listed(store, roster.ACTIVITIES, dossier_id)),
    )


def _rows(found: Iterable[Problem]) -> int:
    """How many rows problems are of, the second part of their place being the id of one."""
    return len({problem.where.split(".")[1] for problem in found})


def _present(known: Attendance) -> tuple[int, int]:
    days = {session.id: session.day for session in known.sessions}
    children = {child.id: child for child in known.children}
    there = [(children[child], days[session]) for (session, child), cell in known.marks.items() if cell.mark is Mark.PRESENT]
    return len(there), sum(child.is_paid_on(day) for child, day in there)
