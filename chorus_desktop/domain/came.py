"""When each child came, as an attestation lists it: the sessions it was at, or the days of its stays; only what the payer pays for."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta

from chorus_desktop.domain.attendance import Attendance, Child, Stay
from chorus_desktop.domain.attendance_rule import AttendanceRule
from chorus_desktop.domain.certificate import Attended
from chorus_desktop.domain.counting import count_sessions

STAY = "Accueil"
"""What a day of a stay is called where a session has its activity's name."""


def times_there(attendance: Attendance, span: tuple[date, date], activities: Collection[str] | None) -> dict[str, tuple[Attended, ...]]:
    """The sessions at which each child was, by id, in their order."""
    first, last = span
    sessions = [item for item in attendance.sessions if first <= item.day <= last and (activities is None or item.activity in activities)]
    names = {activity.id: activity.name for activity in attendance.activities}
    found: dict[str, list[Attended]] = {}
    for presence in count_sessions(attendance, sessions).presences:
        session = presence.session
        found.setdefault(presence.child.id, []).append(
            Attended(activity=names.get(session.activity, ""), day=session.day, minutes=presence.minutes)
        )
    return {child: tuple(those) for child, those in found.items()}


def days_received(attendance: Attendance, rule: AttendanceRule, span: tuple[date, date]) -> dict[str, tuple[Attended, ...]]:
    """The days on which each child was received, by id, those that follow each other as one."""
    children = {child.id: child for child in attendance.children}
    days: dict[str, set[date]] = {}
    for stay in attendance.stays:
        if stay.child in children:
            days.setdefault(stay.child, set()).update(_received(stay, children[stay.child], rule, span))
    return {
        child: tuple(Attended(activity=STAY, day=begun, last_day=ended) for begun, ended in _runs(those)) for child, those in days.items()
    }


def _received(stay: Stay, child: Child, rule: AttendanceRule, span: tuple[date, date]) -> Iterator[date]:
    first, last = span
    if stay.arrived_on is None:
        return
    away = {day for absence in stay.absences for day in absence.days.days}
    ended = last if stay.left_on is None else stay.left_on if rule.last_day_billed else stay.left_on - timedelta(1)
    day = max(first, stay.arrived_on)
    while day <= min(last, ended):
        if day not in away and child.is_paid_on(day):
            yield day
        day += timedelta(1)


def _runs(days: Collection[date]) -> Iterator[tuple[date, date]]:
    """Days that follow each other, as their first and last one."""
    begun = ended = None
    for day in sorted(days):
        if begun is None or ended is None:
            begun = day
        elif day != ended + timedelta(1):
            yield begun, ended
            begun = day
        ended = day
    if begun is not None and ended is not None:
        yield begun, ended


def within(attended: Sequence[Attended], first: date, last: date) -> Iterator[Attended]:
    """What of it falls between two days; a run of days is cut there."""
    for item in attended:
        ended = item.last_day or item.day
        if item.day <= last and first <= ended:
            yield item if item.last_day is None else item.model_copy(update={"day": max(first, item.day), "last_day": min(last, ended)})
