"""Tables of presences written in a few lines, and what they say."""

from datetime import date

from chorus_desktop.domain.attendance import Attendance
from chorus_desktop.domain.presence_reading import judge
from chorus_desktop.domain.presence_table import Choices, PresenceTable, guess_columns, guess_shape

FIRST, LAST = date(2025, 9, 1), date(2026, 8, 31)


def table(*lines):
    rows = [tuple(line.split(";")) for line in lines]
    return PresenceTable(rows[0], True, 1, tuple(enumerate(rows[1:], start=2)), FIRST, LAST)


def read(made, known=None, **chosen):
    shape = chosen.pop("shape", guess_shape(made))
    columns = chosen.pop("columns", guess_columns(made, shape))
    return judge(made, Choices(shape, columns, **{"new_activity": "Judo", **chosen}), known or Attendance(), lambda *_: None)


def said(found):
    return [(each.row, each.place, each.problem.code) for each in found.problems]


def cells(found):
    """Child and day → cell, of what would be written."""
    children = {child.id: child.name for child in found.added}
    days = {session.id: f"{session.day:%d/%m}" for session in found.sessions}
    return {(children.get(child, child), days.get(session, session)): after for (session, child), _, after in found.marks}
