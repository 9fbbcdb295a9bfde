"""A table of presences judged against its dossier, whatever its shape: nothing is written, what cannot be read is named cell by cell."""

from collections.abc import Callable, Collection, Iterator, Sequence

from chorus_desktop.domain.attendance import Attendance, Cell, Mark
from chorus_desktop.domain.french import NBSP, listing, plural
from chorus_desktop.domain.money import UnreadableError
from chorus_desktop.domain.presence_cell import counts_hours, read_cell
from chorus_desktop.domain.presence_found import Found
from chorus_desktop.domain.presence_rows import RowReader, cell_at, is_total
from chorus_desktop.domain.presence_table import Choices, Line, PresenceTable
from chorus_desktop.domain.presence_wanted import NAMES, Shape
from chorus_desktop.domain.problems import error, sentences

sentences(
    {
        "presence.no_activity": "Il manque l’activité\u00a0: tapez-la, ou choisissez-en une pour tout le tableau.",
        "presence.same_day": "Une autre colonne dit déjà cette séance\u00a0: ajoutez l’heure aux deux titres, par exemple «\u00a0{example}\u00a0».",
    }
)

Tick = Callable[[int, int], object]
"""How many rows are read, of how many; it raises when the work is given up."""

_STEP = 500
_MOST_TITLES = 4


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
    notes = _said_totals(len(kept) - len(rows))
    match choices.shape:
        case Shape.CHILDREN:
            for line in _told(rows, tick):
                reader.child(line)
        case Shape.WIDE:
            notes += _wide(reader, rows, tick)
        case Shape.LONG:
            notes += _long(reader, rows, tick)
    gathered = reader.gathered
    marks, differing, same = gathered.changes()
    if choices.shape is not Shape.LONG and (again := sum(gathered.named.values()) - len(gathered.named)):
        notes.append(
            f"{plural(again, 'ligne')} {'nomme' if again < 2 else 'nomment'} un enfant déjà nommé plus haut{NBSP}: c’est le même enfant."
        )
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
        notes=tuple(notes),
    )


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


def _said_totals(count: int) -> list[str]:
    if not count:
        return []
    return [f"{plural(count, 'ligne')} de totaux {'est laissée' if count < 2 else 'sont laissées'} de côté."]


def _wide(reader: RowReader, rows: Sequence[Line], tick: Tick) -> list[str]:
    """One row per child, one column per session."""
    sessions, left = _session_columns(reader)
    texts = frozenset(cells[place] for _, cells in rows for place in sessions if place < len(cells))
    hours = counts_hours(texts)
    for row, cells in _told(rows, tick):
        child = reader.child((row, cells))
        if not child:
            continue
        for place, session in sessions.items():
            if place < len(cells) and cells[place]:
                reader.put(row, place, cells[place], session, child, hours=hours)
    return [*_said_left(left), *_said_hours(texts, hours=hours)]


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
            left.append(title)
    return found, left


def _long(reader: RowReader, rows: Sequence[Line], tick: Tick) -> list[str]:
    """One row per child and session."""
    rows, above = _filled_down(reader, rows)
    columns = reader.columns
    texts = frozenset(cell_at(columns, "mark", cells) for _, cells in rows)
    hours = counts_hours(texts)
    for line in _told(rows, tick):
        child = reader.child(line)
        session = _session_of(reader, line) if child else ""
        if session:
            _put(reader, line, session, child, hours=hours)
    left = [title for place, title in enumerate(reader.table.titles) if place not in columns.values()]
    notes = [*_said_left(left), *_said_hours(texts, hours=hours)]
    if above:
        what = "est lue comme la suite" if above < 2 else "sont lues comme la suite"
        notes.append(f"{plural(above, 'ligne')} sans nom ou sans date {what} de la ligne au-dessus (cellules fusionnées).")
    return notes


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


def _said_left(titles: Sequence[str]) -> list[str]:
    if not titles:
        return []
    named = [f"«{NBSP}{title}{NBSP}»" for title in titles[:_MOST_TITLES]]
    more = len(titles) - len(named)
    said = listing([*named, *([f"{more} autres" if more > 1 else "une autre"] if more else [])])
    count = plural(len(titles), "colonne")
    return [f"{count} {'est laissée' if len(titles) < 2 else 'sont laissées'} de côté{NBSP}: {said}."]


def _said_hours(texts: Collection[str], *, hours: bool) -> list[str]:
    """What is said where a 1 is not taken for a cross."""
    return [f"Les nombres sont lus comme des heures{NBSP}: 1 vaut 1{NBSP}h, 0 vaut absent."] if hours and "1" in texts else []
