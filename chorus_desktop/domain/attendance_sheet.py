"""The attendance sheet on paper: which sessions and children stand on which page, and what is printed there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from chorus_desktop.domain.attendance import Activity, Attendance, Cell, Child, Mark, Place, Session
from chorus_desktop.domain.certificate import PrintedSheet, SheetPage
from chorus_desktop.domain.clock import duration
from chorus_desktop.domain.counting import stayed
from chorus_desktop.domain.french import plural
from chorus_desktop.domain.merging import ids_now
from chorus_desktop.domain.shape import Key

SESSIONS = {True: 12, False: 6}
"""The most columns of a page, landscape or not: a date and a tick still have their room."""
ROWS = {True: 15, False: 25}
"""The rows of a page, 8 mm high, landscape or not."""
BLANK_ROWS = 2
"""At least so many stay free at the end of a list, for children who come without having been announced."""

_Item = TypeVar("_Item")


def plan(children: Sequence[Key], sessions: Sequence[Key], landscape: bool) -> tuple[SheetPage, ...]:  # noqa: FBT001 -- as the sheet keeps it
    """Share children and sessions among pages, evenly, so that the last page is no scrap.

    Pages that share their sessions follow each other: those of one day lie together. Without a child, there are rows to fill by hand.

    Args:
        children: their ids, in the order of the rows.
        sessions: theirs, in the order of the columns.
        landscape: or portrait.
    """
    rows = list(_even(children, ROWS[landscape], BLANK_ROWS)) or [()]
    return tuple(
        SheetPage(sessions=tuple(columns), children=tuple(lines)) for columns in _even(sessions, SESSIONS[landscape]) for lines in rows
    )


def as_now(made: PrintedSheet, children: Sequence[Child]) -> PrintedSheet:
    """A sheet as it was printed, with the ids that its children have today: two rows found to be one child are one."""
    ids = ids_now(children)
    pages = (page.model_copy(update={"children": tuple(dict.fromkeys(ids.get(key, key) for key in page.children))}) for page in made.pages)
    return made.model_copy(update={"pages": tuple(pages)})


def _even(items: Sequence[_Item], most: int, spare: int = 0) -> Iterator[Sequence[_Item]]:
    """Runs as equal as can be, the longest first, none above ``most``; the last leaves ``spare`` places."""
    places = len(items) + spare if items else 0
    count, start = -(-places // most), 0
    for rank in range(count):
        end = start + -(-(places - start) // (count - rank))
        yield items[start:end]
        start = end


@dataclass(frozen=True)
class SheetView:
    """What an attendance sheet prints. A plain object, as the attendance it shows.

    Attributes:
        hours: of the sessions, when they all have the same.
        children: every one of the sheet; ``sessions`` likewise.
        marks: those printed; none on a sheet to be filled by hand.
        totals: id of the child → at how many sessions it was, and for how long; empty on a blank sheet.
        present: id of the session → how many came; empty on a blank sheet.
    """

    association: str
    activity: str
    place: str = ""
    leader: str = ""
    hours: str = ""
    recipient: str = ""
    scheme: str = ""
    season: str = ""
    children: tuple[Child, ...] = ()
    sessions: tuple[Session, ...] = ()
    marks: Mapping[Place, Cell] = field(default_factory=dict)
    totals: Mapping[str, str] = field(default_factory=dict)
    present: Mapping[str, int] = field(default_factory=dict)

    @property
    def first(self) -> date:
        """Day of its first session."""
        return min(session.day for session in self.sessions)

    @property
    def last(self) -> date:
        """Day of its last session."""
        return max(session.day for session in self.sessions)


def view(
    made: PrintedSheet, attendance: Attendance, *, association: str, recipient: str = "", scheme: str = "", season: str = ""
) -> SheetView:
    """What a printed sheet shows of the attendance.

    Args:
        made: the sheet, with the ids on its pages; those that are no more are left out.
        attendance: of its dossier.
        association: its name.
        recipient: who pays.
        scheme: for what.
        season: when, in words.
    """
    those = {key for page in made.pages for key in page.children}
    times = {key for page in made.pages for key in page.sessions}
    children = tuple(child for child in attendance.children if child.id in those)
    sessions = tuple(session for session in attendance.sessions if session.id in times)
    activity = attendance.activity(made.activity) or Activity(name="")
    marks: dict[Place, Cell] = {}
    if made.filled:
        places = ((session.id, child.id) for session in sessions for child in children)
        marks = {place: attendance.marks[place] for place in places if place in attendance.marks}
    return SheetView(
        activity=activity.name,
        place=activity.place,
        leader=activity.leader,
        hours=_hours(sessions),
        children=children,
        sessions=sessions,
        marks=marks,
        totals={child.id: _total(child, sessions, marks) for child in children} if made.filled else {},
        present={session.id: _came(session, children, marks) for session in sessions} if made.filled else {},
        association=association,
        recipient=recipient,
        scheme=scheme,
        season=season,
    )


def _hours(sessions: Sequence[Session]) -> str:
    """« 14 h – 15 h 30 » where all the sessions are at the same time, else nothing: each column then says its own."""
    said = {hours(session) for session in sessions}
    return said.pop() if len(said) == 1 else ""


def hours(session: Session) -> str:
    """When a session starts and ends, as far as it is known: ``14 h – 15 h 30``."""
    return " \u2013 ".join(time.pretty() for time in (session.starts_at, session.ends_at) if time)


def _total(child: Child, sessions: Sequence[Session], marks: Mapping[Place, Cell]) -> str:
    was = [
        (marks[place], session) for session in sessions if (place := (session.id, child.id)) in marks and marks[place].mark is Mark.PRESENT
    ]
    known = [stayed(cell, session) for cell, session in was]
    minutes = sum(item or 0 for item in known)
    return f"{plural(len(was), 'séance')}\n{duration(minutes)}" if known and None not in known else plural(len(was), "séance")


def _came(session: Session, children: Sequence[Child], marks: Mapping[Place, Cell]) -> int:
    cells = (marks.get((session.id, child.id)) for child in children)
    return sum(1 for cell in cells if cell and cell.mark is Mark.PRESENT)
