"""A sheet of presences: one row per child, one column per session."""

from collections.abc import Callable, Iterator, Sequence

from chorus_desktop.domain import presence_notes
from chorus_desktop.domain.presence_cell import counts_hours
from chorus_desktop.domain.presence_rows import RowReader
from chorus_desktop.domain.presence_table import Line
from chorus_desktop.domain.problems import error, sentences

sentences(
    {
        "presence.same_day": "Une autre colonne dit déjà cette séance\u00a0: ajoutez l’heure aux deux titres, par exemple «\u00a0{example}\u00a0».",
    }
)

Told = Callable[[Sequence[Line]], Iterator[Line]]
"""Gives the rows one after the other, and tells how far it is."""


def read_wide(reader: RowReader, rows: Sequence[Line], told: Told) -> list[str]:
    """Read it; what is to be said of it.

    Args:
        reader: reads its rows.
        rows: without the totals.
        told: tells how far it is.
    """
    sessions, left = _session_columns(reader)
    texts = frozenset(cells[place] for _, cells in rows for place in sessions if place < len(cells))
    hours = counts_hours(texts)
    for row, cells in told(rows):
        child = reader.child((row, cells))
        if not child:
            continue
        for place, session in sessions.items():
            if place < len(cells) and cells[place]:
                reader.put(row, place, cells[place], session, child, hours=hours)
    return [*presence_notes.columns(left), *presence_notes.hours_counted(texts, hours=hours)]


def _session_columns(reader: RowReader) -> tuple[dict[int, str], list[str]]:
    """Place of each column of marks → id of its session; and the titles of the columns that are neither that nor chosen."""
    head, activity = reader.table.head, reader.default_activity()
    found: dict[int, str] = {}
    left: list[str] = []
    for place in range(len(reader.table.titles)):
        if place in reader.columns.values():
            continue
        title, before = reader.title(place), len(reader.problems)
        when = reader.when(head, place, title)
        session = reader.session(head, place, title, activity, when) if when is not None else ""
        if session and session in found.values():
            example = f"{when.day:%d/%m/%Y} 14:00" if when is not None else ""
            reader.say(head, place, title, error("day", "presence.same_day", example=example))
        elif session:
            found[place] = session
        elif len(reader.problems) == before:
            left.append(title or reader.table.titles[place])
    return found, left
