"""Cells of the sheet that say nothing yet though the session is past: what is left to tick."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date

from chorus_desktop.domain.attendance import Attendance, Place, Session

Expected = Callable[[str, str], bool]
"""Whether a child, by its id, is expected at an activity, by its id."""


def expected(sessions: Iterable[Session], marked: Iterable[Place]) -> Expected:
    """Who is expected where: everybody, but for a child who comes to other activities and was never ticked in one that others are.

    Args:
        sessions: all of a dossier.
        marked: the places of all its marks.
    """
    activity_of = {session.id: session.activity for session in sessions}
    come = {(child, activity_of[session]) for session, child in marked if session in activity_of}
    begun, known = {activity for _, activity in come}, {child for child, _ in come}
    return lambda child, activity: activity not in begun or child not in known or (child, activity) in come


def blanks(attendance: Attendance, today: date, first: date = date.min) -> Counter[date]:
    """How many are left, by the first day of the month of their session; months without any are left out.

    Only children that the payer pays for that day, and who are expected there, count.

    Args:
        attendance: the presences of a dossier.
        today: its sessions are counted, those of later days are not.
        first: the sessions of earlier days are not counted either.
    """
    comes = expected(attendance.sessions, attendance.marks)
    paid = [child for child in attendance.children if child.beneficiary]
    found: Counter[date] = Counter()
    for session in (session for session in attendance.sessions if first <= session.day <= today):
        silent = [child for child in paid if (session.id, child.id) not in attendance.marks]
        left = sum(child.is_paid_on(session.day) and comes(child.id, session.activity) for child in silent)
        if left:
            found[session.day.replace(day=1)] += left
    return found
