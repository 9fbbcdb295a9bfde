"""A table of presences judged against its dossier, whatever its shape: nothing is written, what cannot be read is named cell by cell."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial

from chorus_desktop.domain import presence_notes
from chorus_desktop.domain.attendance import Attendance, Session
from chorus_desktop.domain.presence_found import Found
from chorus_desktop.domain.presence_long import read_long
from chorus_desktop.domain.presence_rows import RowReader, is_total
from chorus_desktop.domain.presence_table import Choices, Line, PresenceTable
from chorus_desktop.domain.presence_wanted import Shape
from chorus_desktop.domain.presence_wide import read_wide

Tick = Callable[[int, int], object]
"""How many rows are read, of how many; it raises when the work is given up."""

_STEP = 500


def judge(table: PresenceTable, choices: Choices, known: Attendance, tick: Tick) -> Found:
    """What a table would bring in.

    Args:
        table: as it is in the file.
        choices: those whose ``choice_problems`` are none.
        known: the dossier's presences.
        tick: told how far it is.
    """
    reader = RowReader(table, choices, known)
    kept = list(_mended(table, choices))
    rows = [line for line in kept if not is_total(choices.columns, line[1])]
    notes = presence_notes.totals(len(kept) - len(rows))
    told = partial(_told, tick=tick)
    match choices.shape:
        case Shape.CHILDREN:
            for line in told(rows):
                reader.child(line)
        case Shape.WIDE:
            notes += read_wide(reader, rows, told)
        case Shape.LONG:
            notes += read_long(reader, rows, told)
    notes += presence_notes.unsure(reader.unsure)
    gathered = reader.gathered
    marks, differing, same = gathered.changes()
    if choices.shape is not Shape.LONG:
        notes += presence_notes.again(sum(gathered.named.values()) - len(gathered.named))
    return Found(
        added=gathered.added,
        renewed=gathered.renewed,
        activities=tuple(gathered.activities.values()),
        sessions=tuple(gathered.sessions.values()),
        marks=marks,
        differing=differing,
        same=same,
        named=len(gathered.named),
        problems=tuple(sorted(reader.problems, key=lambda each: (each.row, each.place))),
        strays=_strays(known, gathered.sessions.values()),
        notes=tuple(notes),
    )


def _strays(known: Attendance, sessions: Iterable[Session]) -> tuple[date, ...]:
    weekdays = {activity.id: activity.weekdays for activity in known.activities if activity.weekdays}
    return tuple(sorted({each.day for each in sessions if each.day.weekday() not in weekdays.get(each.activity, range(7))}))


def _mended(table: PresenceTable, choices: Choices) -> Iterator[Line]:
    """The rows as she mended them, without those she left."""
    texts: dict[int, dict[int, str]] = {}
    for (row, place), text in choices.mended.items():
        texts.setdefault(row, {})[place] = text
    for row, cells in table.lines:
        if row in choices.aside:
            continue
        if row in texts:
            width = max(len(cells), *(place + 1 for place in texts[row]))
            whole = (*cells, *("" for _ in range(width - len(cells))))
            yield row, tuple(texts[row].get(place, cell) for place, cell in enumerate(whole))
        else:
            yield row, cells


def _told(rows: Sequence[Line], tick: Tick) -> Iterator[Line]:
    for count, line in enumerate(rows):
        if count % _STEP == 0:
            tick(count, len(rows))
        yield line
