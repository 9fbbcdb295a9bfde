"""When each child came, as an attestation lists it: the sessions it was at, or the days of its stays; only what the payer pays for."""

from collections.abc import Iterator, Sequence
from datetime import date

from chorus_desktop.domain.absences import runs_of
from chorus_desktop.domain.attendance import Attendance
from chorus_desktop.domain.attendance_rule import AttendanceRule
from chorus_desktop.domain.certificate import Attended
from chorus_desktop.domain.counting import count_sessions
from chorus_desktop.domain.stays import counted

STAY = "Accueil"
"""What a day of a stay is called where a session has its activity's name."""


def times_there(attendance: Attendance, span: tuple[date, date]) -> dict[str, tuple[Attended, ...]]:
    """The sessions at which each child was, by id, in their order."""
    first, last = span
    sessions = [item for item in attendance.sessions if first <= item.day <= last]
    names = {activity.id: activity.name for activity in attendance.activities}
    found: dict[str, list[Attended]] = {}
    # Made once for all children who were there as long: a sheet has tens of thousands of presences.
    made: dict[tuple[str, int | None], Attended] = {}
    for presence in count_sessions(attendance, sessions).presences:
        session, key = presence.session, (presence.session.id, presence.minutes)
        if key not in made:
            made[key] = Attended(activity=names.get(session.activity, ""), day=session.day, minutes=presence.minutes)
        found.setdefault(presence.child.id, []).append(made[key])
    return {child: tuple(those) for child, those in found.items()}


def days_received(attendance: Attendance, rule: AttendanceRule, span: tuple[date, date]) -> dict[str, tuple[Attended, ...]]:
    """The days on which each child was received, by id, those that follow each other as one."""
    children = {child.id: child for child in attendance.children}
    days: dict[str, set[date]] = {}
    for stay in attendance.stays:
        if child := children.get(stay.child):
            count = counted(stay, rule, *span)
            # A day away may be billed: nobody was there to attest it.
            days.setdefault(child.id, set()).update(day for day in count.present & count.billable if child.is_paid_on(day))
    return {
        child_id: tuple(Attended(activity=STAY, day=begun, last_day=ended) for begun, ended in runs_of(those))
        for child_id, those in days.items()
    }


def within(attended: Sequence[Attended], first: date, last: date) -> Iterator[Attended]:
    """What of it falls between two days; a run of days is cut there."""
    for item in attended:
        ended = item.last_day or item.day
        if item.day <= last and first <= ended:
            yield item if item.last_day is None else item.model_copy(update={"day": max(first, item.day), "last_day": min(last, ended)})
