"""The presences of a dossier file, in a shape that is pleasant to write by hand: names in place of identifiers, a row of letters per child.

``{"name": "Judo", "sessions": ["2026-01-07", "2026-01-14"], "marks": {"Lina B.": "P A"}}`` says that Lina came once.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from pydantic import GetJsonSchemaHandler, SerializerFunctionWrapHandler, model_serializer, model_validator
from pydantic_core import CoreSchema

from chorus_desktop.domain.attendance import (
    Absence,
    Activity,
    Attendance,
    Cell,
    Child,
    Mark,
    Place,
    Session,
    Stay,
    activity_problems,
    child_problems,
    stay_problems,
)
from chorus_desktop.domain.care import same_words
from chorus_desktop.domain.certificate import Grouping
from chorus_desktop.domain.clock import TimeOfDay
from chorus_desktop.domain.invoice import Line
from chorus_desktop.domain.problems import Problem, error, sentences
from chorus_desktop.domain.shape import Record, field

sentences(
    {
        "file.child": "Cet enfant n’est pas dans la liste «\u00a0children\u00a0»\u00a0: écrivez son nom, ou son «\u00a0id\u00a0», de la même façon.",
        "file.child_twice": "Deux enfants s’appellent ainsi\u00a0: donnez un «\u00a0id\u00a0» à chacun, et servez-vous-en.",
        "file.activity_twice": "Deux activités s’appellent ainsi\u00a0: changez un des deux noms.",
        "file.activity": "Aucune activité de «\u00a0attendance\u00a0» ne s’appelle «\u00a0{name}\u00a0». Activités connues\u00a0: {known}.",
        "file.mark": "«\u00a0{text}\u00a0» n’est pas une marque. Écrivez P (présent), A (absent), E (excusé), ou un point là où rien n’est noté\u00a0; "
        "P45 pour 45 minutes de présence.",
        "file.marks": "Il y a {marks} marque(s) pour {sessions} séance(s)\u00a0: écrivez-en une par séance.",
    }
)

_MARK = re.compile(r"([PAEpae])([0-9]{1,4})?|[.\-]")
_A_DAY = 24 * 60


class Sparse(Record):
    """Written with nothing but what it says: a file made to be edited by hand stays short."""

    @model_serializer(mode="wrap")
    def _what_it_says(self, write: SerializerFunctionWrapHandler) -> Any:
        fields = type(self).model_fields
        return {name: value for name, value in write(self).items() if getattr(self, name) != fields[name].default}


class FileSession(Record):
    """One time that an activity takes place; a day alone takes the hours of the activity."""

    day: date
    starts_at: TimeOfDay | None = None
    ends_at: TimeOfDay | None = None

    @model_validator(mode="before")
    @classmethod
    def _day_alone(cls, value: Any) -> Any:
        return {"day": value} if isinstance(value, str | date) else value

    @model_serializer(mode="wrap")
    def _short(self, write: SerializerFunctionWrapHandler) -> Any:
        said = {name: value for name, value in write(self).items() if value is not None}
        return said if len(said) > 1 else said["day"]

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler, /) -> dict[str, Any]:
        whole = handler.resolve_ref_schema(handler(core))
        return {"anyOf": [{"type": "string", "format": "date"}, whole]}


class FileActivity(Sparse):
    """An activity with its sheet.

    Attributes:
        marks: a child's name (or ``id``) → one letter per session, in their order: ``P``, ``A``, ``E``, or a point; spaces as one likes.
    """

    name: str
    place: str = ""
    leader: str = ""
    starts_at: TimeOfDay | None = None
    ends_at: TimeOfDay | None = None
    sessions: tuple[FileSession, ...] = ()
    marks: Mapping[str, str] = {}


class FileChild(Sparse, Child):
    """A child; one that is listed is paid for, unless the file says otherwise."""

    beneficiary: bool = field("Bénéficiaire", "Le payeur prend cet enfant en charge.", default=True)


class FileStay(Sparse):
    """A stay; ``child`` is a name, or an ``id``."""

    child: str
    arrived_on: date
    left_on: date | None = None
    absences: tuple[Absence, ...] = ()


class FileAttendance(Sparse):
    """The presences of a dossier file."""

    children: tuple[FileChild, ...] = ()
    activities: tuple[FileActivity, ...] = ()
    stays: tuple[FileStay, ...] = ()


class FileCertificates(Record):
    """Attestations to draw from the presences.

    Attributes:
        issued_on: their date; the invoice's, where it is not said.
        place: where they are signed; the association's town, where it is not said.
    """

    grouping: Grouping = Grouping.COLLECTIVE
    issued_on: date | None = None
    place: str = ""


def attendance_of(written: FileAttendance) -> tuple[Attendance, tuple[Problem, ...]]:
    """The presences that a file says, each thing with an identifier; and what is wrong in them, each ``where`` being the path of its key."""
    wrong: list[Problem] = []
    children = tuple(_child_of(child, rank) for rank, child in enumerate(written.children))
    for rank, child in enumerate(children):
        wrong += [problem.under(f"children.{rank}") for problem in child_problems(child)]
    activities = tuple(_activity(item, f"activity-{rank}") for rank, item in enumerate(written.activities))
    sessions, marks = list[Session](), dict[Place, Cell]()
    for rank, (given, activity) in enumerate(zip(written.activities, activities, strict=True)):
        place = f"activities.{rank}"
        wrong += [problem.under(place) for problem in activity_problems(activity)]
        if _key(activity.name) in {_key(other.name) for other in activities[:rank]}:
            wrong.append(error(f"{place}.name", "file.activity_twice"))
        own = _sessions(given, activity)
        sessions += own
        for row, (name, letters) in enumerate(given.marks.items()):
            wrong += [problem.under(f"{place}.marks.{row}") for problem in _row(marks, own, children, name, letters)]
    stays = tuple(_stay(item, rank, children) for rank, item in enumerate(written.stays))
    for rank, (item, stay) in enumerate(zip(written.stays, stays, strict=True)):
        found = _child_problem(children, item.child) if not stay.child else None
        wrong += [problem.under(f"stays.{rank}") for problem in ([error("child", found)] if found else stay_problems(stay))]
    ordered = tuple(sorted(sessions, key=lambda item: (item.day, item.starts_at or "")))
    made = Attendance(children=children, activities=activities, sessions=ordered, marks=marks, stays=stays)
    return made, tuple(problem.under("attendance") for problem in wrong)


def named(lines: Sequence[Line], attendance: Attendance) -> tuple[tuple[Line, ...], tuple[Problem, ...]]:
    """Lines that name their activity as the file does, with its identifier in place of the name."""
    ids = {_key(activity.name): activity.id for activity in attendance.activities}
    known = ", ".join(activity.name for activity in attendance.activities) or "aucune"
    found, wrong = [], []
    for rank, line in enumerate(lines):
        if line.activity and _key(line.activity) not in ids:
            wrong.append(error(f"invoice.lines.{rank}.activity", "file.activity", name=line.activity, known=known))
        found.append(line.model_copy(update={"activity": ids.get(_key(line.activity), "")}))
    return tuple(found), tuple(wrong)


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def _child_of(given: FileChild, rank: int) -> Child:
    fields = {name: getattr(given, name) for name in Child.model_fields}
    return Child(**{**fields, "id": given.id or f"child-{rank}"})


def _activity(given: FileActivity, activity_id: str) -> Activity:
    return Activity(
        id=activity_id, name=given.name.strip(), place=given.place, leader=given.leader, starts_at=given.starts_at, ends_at=given.ends_at
    )


def _sessions(given: FileActivity, activity: Activity) -> list[Session]:
    """Those of an activity, in the order of the file: its marks follow it."""
    return [
        Session(
            id=f"{activity.id}-{rank}",
            activity=activity.id,
            day=item.day,
            starts_at=item.starts_at or activity.starts_at,
            ends_at=item.ends_at or activity.ends_at,
        )
        for rank, item in enumerate(given.sessions)
    ]


def _row(marks: dict[Place, Cell], sessions: Sequence[Session], children: Sequence[Child], name: str, letters: str) -> Iterable[Problem]:
    """Put one child's row into ``marks``, and say what is wrong in it."""
    child = _child(children, name)
    if child is None:
        return [error("", _child_problem(children, name))]
    cells, rest = list[Cell | None](), letters.strip()
    while rest:
        match = _MARK.match(rest)
        if match is None or int(match[2] or 0) > _A_DAY or (match[2] and match[1].upper() != Mark.PRESENT):
            return [error("", "file.mark", text=rest.split()[0])]
        cells.append(Cell(Mark(match[1].upper()), int(match[2]) if match[2] else None) if match[1] else None)
        rest = rest[match.end() :].lstrip(" ,;\u00a0")
    if len(cells) != len(sessions):
        return [error("", "file.marks", marks=len(cells), sessions=len(sessions))]
    marks.update({(session.id, child.id): cell for session, cell in zip(sessions, cells, strict=True) if cell})
    return []


def _child(children: Sequence[Child], name: str) -> Child | None:
    """The one of that identifier, else the only one of that name."""
    same = [child for child in children if same_words(child.name) == same_words(name)]
    return next((child for child in children if child.id == name), same[0] if len(same) == 1 else None)


def _child_problem(children: Sequence[Child], name: str) -> str:
    return "file.child_twice" if any(same_words(child.name) == same_words(name) for child in children) else "file.child"


def _stay(given: FileStay, rank: int, children: Sequence[Child]) -> Stay:
    child = _child(children, given.child)
    return Stay(
        id=f"stay-{rank}",
        child=child.id if child else "",
        arrived_on=given.arrived_on,
        left_on=given.left_on,
        absences=given.absences,
    )
