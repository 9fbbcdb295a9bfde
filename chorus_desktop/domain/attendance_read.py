"""The presences of a dossier file read into those the program works with: names become identifiers, rows of letters become marks."""

import re
from collections.abc import Iterable, Sequence

from chorus_desktop.domain.attendance import (
    Activity,
    Attendance,
    Cell,
    Child,
    ListedChild,
    Mark,
    Place,
    Session,
    Stay,
    activity_problems,
    child_problems,
    stay_problems,
)
from chorus_desktop.domain.attendance_file import FileActivity, FileAttendance, FileChild, FileStay
from chorus_desktop.domain.care import same_words
from chorus_desktop.domain.french import plural
from chorus_desktop.domain.invoice import Line
from chorus_desktop.domain.problems import Problem, error, sentences

sentences(
    {
        "file.child": "Cet enfant n’est pas dans la liste «\u00a0children\u00a0»\u00a0: écrivez son nom, ou son «\u00a0id\u00a0», de la même façon.",
        "file.child_twice": "Deux enfants s’appellent ainsi\u00a0: donnez un «\u00a0id\u00a0» à chacun, et servez-vous-en.",
        "file.activity_twice": "Deux activités s’appellent ainsi\u00a0: changez un des deux noms.",
        "file.activity": "Aucune activité de «\u00a0attendance\u00a0» ne s’appelle «\u00a0{name}\u00a0». Activités connues\u00a0: {known}.",
        "file.mark": "«\u00a0{text}\u00a0» n’est pas une marque. Écrivez P (présent), A (absent), E (excusé), ou un point là où rien n’est noté\u00a0; "
        "P45 pour 45 minutes de présence.",
        "file.marks": "Il y a {marks} pour {sessions}\u00a0: écrivez-en une par séance.",
    }
)

_MARK = re.compile(r"([PAEpae])([0-9]{1,4})?|[.\-]")
_A_DAY = 24 * 60


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
    fields = {name: getattr(given, name) for name in ListedChild.model_fields}
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
        return [error("", "file.marks", marks=plural(len(cells), "marque"), sessions=plural(len(sessions), "séance"))]
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
