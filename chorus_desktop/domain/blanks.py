"""Cells of the sheet that say nothing yet though the session is past: what is left to tick."""

from collections import Counter
from datetime import date

from chorus_desktop.domain.attendance import Attendance


def blanks(attendance: Attendance, today: date) -> Counter[date]:
    """How many are left, by the first day of the month of their session; months without any are left out.

    Only the children that the payer pays for that day count. Once an activity has marks, a child without a single one in it is not
    among those who come to it.

    Args:
        attendance: the presences of a dossier.
        today: its sessions are counted, those of later days are not.
    """
    activity_of = {session.id: session.activity for session in attendance.sessions}
    come = {(activity_of[session], child) for session, child in attendance.marks if session in activity_of}
    begun = {activity for activity, _ in come}
    paid = [child for child in attendance.children if child.beneficiary]
    found: Counter[date] = Counter()
    for session in attendance.sessions:
        if session.day > today:
            break
        expected = [child for child in paid if session.activity not in begun or (session.activity, child.id) in come]
        left = sum(child.is_paid_on(session.day) and (session.id, child.id) not in attendance.marks for child in expected)
        if left:
            found[session.day.replace(day=1)] += left
    return found
