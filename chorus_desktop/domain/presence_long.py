"""A long list of presences: one row per child and session."""

from collections.abc import Sequence

from chorus_desktop.domain import presence_notes
from chorus_desktop.domain.attendance import Cell, Mark
from chorus_desktop.domain.money import UnreadableError
from chorus_desktop.domain.presence_cell import counts_hours, read_cell
from chorus_desktop.domain.presence_rows import RowReader, cell_at
from chorus_desktop.domain.presence_table import Line
from chorus_desktop.domain.presence_wanted import NAMES
from chorus_desktop.domain.presence_wide import Told
from chorus_desktop.domain.problems import error, sentences

sentences(
    {
        "presence.no_activity": "Il manque l’activité\u00a0: tapez-la, ou choisissez-en une pour tout le tableau.",
    }
)


def read_long(reader: RowReader, rows: Sequence[Line], told: Told) -> list[str]:
    """Read it; what is to be said of it.

    Args:
        reader: reads its rows.
        rows: without the totals.
        told: tells how far it is.
    """
    rows, above = _filled_down(reader, rows)
    columns = reader.columns
    texts = frozenset(cell_at(columns, "mark", cells) for _, cells in rows)
    hours = counts_hours(texts)
    for line in told(rows):
        child = reader.child(line)
        session = _session_of(reader, line) if child else ""
        if session:
            _put(reader, line, session, child, hours=hours)
    left = [title for place, title in enumerate(reader.table.titles) if place not in columns.values()]
    return [*presence_notes.columns(left), *presence_notes.hours_counted(texts, hours=hours), *presence_notes.above(above)]


def _filled_down(reader: RowReader, rows: Sequence[Line]) -> tuple[list[Line], int]:
    """Rows whose child or day stands only in the first of merged cells, made whole; how many."""
    names = [reader.columns[key] for key in NAMES if key in reader.columns]
    groups = (names, [reader.columns["day"]])
    done: list[Line] = []
    count = 0
    above: tuple[str, ...] = ()
    for row, cells in rows:
        wide = [*cells, *("" for _ in range(len(reader.table.titles) - len(cells)))]
        lacking = [places for places in groups if not any(wide[place] for place in places)]
        # A row that has neither is no part of anything.
        if above and len(lacking) == 1:
            count += 1
            for place in lacking[0]:
                wide[place] = above[place]
        above = tuple(wide)
        done.append((row, above))
    return done, count


def _session_of(reader: RowReader, line: Line) -> str:
    row, cells = line
    columns = reader.columns
    place, text = columns["day"], cell_at(columns, "day", cells)
    when = reader.when(row, place, text, must=True)
    starts = cell_at(columns, "starts_at", cells)
    if when is not None and starts:
        when = reader.when(row, columns["starts_at"], starts if "/" in starts else f"{when.day:%d/%m/%Y} {starts}", must=True)
    if when is None:
        return ""
    name = cell_at(columns, "activity", cells)
    if not name and not (reader.choices.activity or reader.choices.new_activity.strip()):
        reader.say(row, columns["activity"], "", error("activity", "presence.no_activity"))
        return ""
    return reader.session(row, place, text, reader.gathered.activity(name) if name else reader.default_activity(), when)


def _put(reader: RowReader, line: Line, session: str, child: str, *, hours: bool) -> None:
    row, cells = line
    columns = reader.columns
    mark, time = cell_at(columns, "mark", cells), cell_at(columns, "hours", cells)
    if time and (not mark or _is_present(mark)):
        reader.put(row, columns["hours"], time, session, child, hours=True)
    elif mark:
        reader.put(row, columns["mark"], mark, session, child, hours=hours)
    elif not {"mark", "hours"} & columns.keys():
        reader.gathered.mark(session, child, Cell(Mark.PRESENT), row)


def _is_present(text: str) -> bool:
    try:
        cell = read_cell(text)
    except UnreadableError:
        return False
    return cell is None or cell.mark is Mark.PRESENT
