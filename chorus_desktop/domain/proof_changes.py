"""Whether the sheets and stays still say what an issued invoice was proved with."""

from collections.abc import Container, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from chorus_desktop.domain.attendance import Attendance, Cell, Child, Counting, Mark, Place, Session
from chorus_desktop.domain.attendance_rule import AttendanceRule
from chorus_desktop.domain.attendance_used import AttendanceUsed, UsedSession
from chorus_desktop.domain.care import same_words
from chorus_desktop.domain.changed_proof import Changed
from chorus_desktop.domain.counting import Count, count_sessions
from chorus_desktop.domain.merging import ids_now
from chorus_desktop.domain.stays import paid_days


def changed(used: AttendanceUsed, now: Attendance, rule: AttendanceRule) -> Changed:
    """Compare what proved an invoice with the sheets as they are: by what is there, since children may have been merged and sessions made anew.

    Args:
        used: what was kept the day it was finalised.
        now: the dossier's presences.
        rule: the payer's, which says which days of a stay are billed.
    """
    sessions = {item.id: item for item in now.sessions}
    children = _found_again(used, now)
    there = [item for item in used.sessions if item.id in sessions]
    before = {(item.session, item.child): Cell(item.mark, item.minutes) for item in used.marks}
    cells: list[date] = []
    for item in there:
        cells += [item.day] * _different(item, before, children, used, now)
    by_hour = {line.activity for line in used.lines if line.counting is Counting.HOUR}
    lengths = tuple(item.day for item in there if item.activity in by_hour and sessions[item.id].minutes != item.minutes)
    lost, more = _stays(used, now, rule, children)
    found = Changed(
        cells=tuple(cells),
        gone=tuple(item.day for item in used.sessions if item.id not in sessions),
        moved=tuple((item.day, sessions[item.id].day) for item in there if sessions[item.id].day != item.day),
        added=_added(used, now, children),
        lengths=lengths,
        stays=lost,
        more_stays=more,
    )
    counts = _counts(used, now, children)
    right = not (found.added or lost or more or counts)
    return replace(found, counts=counts if found.is_empty else (), still_right=right)


def _added(used: AttendanceUsed, now: Attendance, children: Mapping[str, str]) -> tuple[date, ...]:
    """The days of sessions that came in the days that a line billed, where a child that it counts was there."""
    known = {item.id for item in used.sessions}
    billed = [(line.activity, line.child, line.first, line.last) for line in used.lines if line.first and line.last]
    told = {activity for activity, *_ in billed}
    for activity in {item.activity for item in used.sessions} - told:
        # Counted by hand: nothing is known of its days but those of its sessions.
        days = [item.day for item in used.sessions if item.activity == activity]
        billed.append((activity, "", min(days), max(days)))
    found = []
    for item in now.sessions:
        ones = {child for activity, child, first, last in billed if activity == item.activity and first <= item.day <= last}
        if item.id in known or not ones:
            continue
        came = {presence.child.id for presence in count_sessions(now, [item]).presences}
        if came if "" in ones else came & {children.get(child, "") for child in ones}:
            found.append(item.day)
    return tuple(found)


def _stays(
    used: AttendanceUsed, now: Attendance, rule: AttendanceRule, children: Mapping[str, str]
) -> tuple[tuple[date, ...], tuple[date, ...]]:
    """Days billed that no stay has any more, and days that stays have since in the period that was billed."""
    lost, more = list[date](), list[date]()
    for was in used.stays:
        first, last = min((*was.days, was.first or date.max)), max((*was.days, was.last or date.min))
        child = children.get(was.child, "")
        stayed = frozenset[date]().union(*(paid_days(stay, now, rule, first, last) for stay in now.stays if stay.child == child))
        lost += sorted(set(was.days) - stayed)
        if was.first and was.last:
            more += sorted(day for day in stayed - set(was.days) - set(was.left) if was.first <= day <= was.last)
    return tuple(lost), tuple(more)


def _found_again(used: AttendanceUsed, now: Attendance) -> dict[str, str]:
    """The child of today for each one of that day: by id, whichever rows were found to be one, else by card or name; a child whose record is gone altogether is left out."""
    by_id = ids_now(now.children)
    by_card = {child.card.strip(): child.id for child in now.children if child.card.strip()}
    by_name = {same_words(child.name): child.id for child in now.children}
    found = {}
    for child in used.children:
        again = by_id.get(child.id) or by_card.get(child.card.strip()) or by_name.get(same_words(child.name), "")
        if again:
            found[child.id] = again
    return found


def _different(
    session: UsedSession, before: Mapping[Place, Cell], children: Mapping[str, str], used: AttendanceUsed, now: Attendance
) -> int:
    """How many cells of a session say something else."""
    ones = {line.child for line in used.lines if line.activity == session.activity}
    # A line for one child says nothing of the others; one counted by hand says nothing of those who came since.
    counted = [child.id for child in used.children if not ones or "" in ones or child.id in ones]
    was: dict[str, Cell | None] = {}
    lost = 0
    for then in counted:
        cell, again = before.get((session.id, then)), children.get(then, "")
        if again:
            # Two rows of that day may be one child today.
            was[again] = _joined(was.get(again), cell)
        elif cell and cell.mark is Mark.PRESENT:
            lost += 1
    paid = {child.id: now.marks.get((session.id, child.id)) for child in now.children if child.is_paid_on(session.day)}
    came = sum(1 for child, cell in paid.items() if "" in ones and child not in was and cell and cell.mark is Mark.PRESENT)
    same = sum(1 for child, cell in was.items() if paid.get(child) != cell)
    # A child that was merged into another one comes under another name: only how many were there can be compared.
    return same + abs(came - lost)


def _joined(one: Cell | None, other: Cell | None) -> Cell | None:
    return other if one is None or (other and other.mark is Mark.PRESENT) else one


def _counts(used: AttendanceUsed, now: Attendance, children: Mapping[str, str]) -> tuple[tuple[Decimal, Decimal], ...]:
    """What the lines of an activity were counted to that day, and what they come to, where that is not the same.

    Lines are taken together: each may count its own days, or one of two rows that are one child today.
    """
    lengths = {item.id: item.minutes for item in used.sessions}
    then = Attendance(
        children=tuple(Child(id=child.id, beneficiary=True) for child in used.children),
        sessions=tuple(Session(id=item.id, activity=item.activity, day=item.day) for item in used.sessions),
        marks={
            (item.session, item.child): Cell(item.mark, lengths.get(item.session) if item.minutes is None else item.minutes)
            for item in used.marks
        },
    )
    found = []
    for activity, rule in dict.fromkeys((line.activity, line.counting) for line in used.lines):
        ones = {line.child for line in used.lines if (line.activity, line.counting) == (activity, rule)}
        was = _counted(then, activity, ones, lengths).quantity(rule)
        comes_to = _counted(now, activity, {children.get(one, one) for one in ones}, lengths).quantity(rule)
        if was != comes_to:
            found.append((was, comes_to))
    return tuple(found)


def _counted(sheet: Attendance, activity: str, ones: Container[str], sessions: Container[str]) -> Count:
    of = sheet if "" in ones else replace(sheet, children=tuple(child for child in sheet.children if child.id in ones))
    return count_sessions(of, [item for item in sheet.sessions_of(activity) if item.id in sessions])
