"""Somebody's table of presences, opened: what it seems to be, and what was chosen the last time about one with the same titles."""

import json
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import NamedTuple

from chorus_desktop.domain.columns import Chosen
from chorus_desktop.domain.french import plural
from chorus_desktop.domain.presence_memory import columns_of, fingerprint, ranks_of
from chorus_desktop.domain.presence_table import Choices, PresenceTable, guess_columns, guess_shape, title_row
from chorus_desktop.domain.presence_wanted import Shape
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.intake.tables import MOST_COLUMNS, Pasted, Row, Source, read_table
from chorus_desktop.services.table_import import PREVIEW_ROWS, Head, Told
from chorus_desktop.services.work import procedure_and_season
from chorus_desktop.store.database import Store
from chorus_desktop.store.dossiers import dossier
from chorus_desktop.store.sessions import attendance
from chorus_desktop.store.settings import set_setting, setting

MOST_ROWS = 20_000
_REMEMBERED = "presence_table"
_STEP = 500


class Opened(NamedTuple):
    """What the page shows before a table is chosen.

    Attributes:
        title: of the dossier.
        sensitive: names are hidden until asked.
        activities: id and name of each.
    """

    title: str
    sensitive: bool
    activities: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Looked:
    """A table that was read.

    Attributes:
        shape: guessed, or remembered.
        columns: of that shape, guessed or remembered.
        all_paid: what was chosen for the children of such a table the last time.
        remembered: a table with the same titles was brought in before.
    """

    table: PresenceTable
    shape: Shape
    columns: Chosen
    all_paid: bool
    remembered: bool


def pasted(text: str) -> Pasted:
    """What was copied in a spreadsheet, as a table to look at."""
    return Pasted(text)


def page(store: Store, dossier_id: str) -> Opened:
    """Whose presences are to be brought in."""
    procedure, season = procedure_and_season(store, dossier(store, dossier_id).value)
    activities = tuple((each.id, each.name) for each in attendance(store, dossier_id).activities)
    return Opened(f"{procedure.scheme} {season.title}", procedure.invoice.sensitive, activities)


def look(store: Store, dossier_id: str, source: Source, progress: Told) -> Looked:
    """Read a table whole and say what it seems to be.

    Args:
        store: the open data file.
        dossier_id: whose season says the year of days without one.
        source: the file, or what was pasted.
        progress: told how far it is.

    Raises:
        Trouble: it is no table, or one too long for a sheet of presences.
    """
    _, season = procedure_and_season(store, dossier(store, dossier_id).value)
    first, last = season.starts_on, season.ends_on
    progress(0, 0, "Ouverture du tableau…")
    opened, rows = read_table(source, partial(title_row, first=first, last=last))
    lines = []
    for row in islice(rows, MOST_ROWS + 1):
        lines.append(row)
        if len(lines) % _STEP == 0:
            progress(len(lines), 0, f"{plural(len(lines), 'ligne')} lues")
    if len(lines) > MOST_ROWS:
        raise Trouble(
            "Ce tableau a plus de 20\u202f000 lignes\u00a0: ce n’est sans doute pas la bonne feuille.",
            "Gardez les lignes utiles, ou partagez-le en plusieurs fichiers.",
        )
    # A headless table has no row of titles to mend.
    table = PresenceTable(opened.titles, opened.headed, opened.start - 1, tuple(lines), first, last)
    return _remembered(store, table) or _guessed(table, guess_shape(table))


def _guessed(table: PresenceTable, shape: Shape) -> Looked:
    return Looked(table, shape, guess_columns(table, shape), all_paid=False, remembered=False)


def _remembered(store: Store, table: PresenceTable) -> Looked | None:
    key = fingerprint(table)
    kept = json.loads(setting(store, f"{_REMEMBERED} {key}", "{}")) if key else {}
    if not kept:
        return None
    shape = Shape(kept["shape"])
    return Looked(table, shape, columns_of(table, kept["ranks"], shape), all_paid=bool(kept["all_paid"]), remembered=True)


def heads(table: PresenceTable, columns: Chosen, most: int = MOST_COLUMNS) -> Head:
    """The first rows of a table, to be shown; ``most`` columns of it."""
    return Head(table.titles[:most], tuple(Row(*line) for line in table.lines[:PREVIEW_ROWS]), columns)


def remember(store: Store, table: PresenceTable, choices: Choices) -> None:
    """Keep what was chosen for the next table with the same titles: the rank of each column, no text of the table."""
    if key := fingerprint(table):
        kept = {"shape": choices.shape.value, "ranks": ranks_of(table, choices.columns), "all_paid": choices.all_paid}
        set_setting(store, f"{_REMEMBERED} {key}", json.dumps(kept))
