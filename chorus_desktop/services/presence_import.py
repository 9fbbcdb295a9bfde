"""Presences brought in from somebody's table: looked at, judged cell by cell, written in one go that can be taken back."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import NamedTuple

from chorus_desktop.documents.fonts import missing_characters
from chorus_desktop.domain.attendance import Change, Child
from chorus_desktop.domain.columns import Chosen
from chorus_desktop.domain.french import listing, plural
from chorus_desktop.domain.presence_found import Found
from chorus_desktop.domain.presence_reading import judge as read_table
from chorus_desktop.domain.presence_table import (
    Choices,
    PresenceTable,
    Shape,
    columns_of,
    fingerprint,
    guess_columns,
    guess_shape,
    ranks_of,
    title_row,
)
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.domain.twins import twins
from chorus_desktop.intake.tables import Pasted, Source, open_table
from chorus_desktop.services.work import procedure_and_season
from chorus_desktop.store import roster
from chorus_desktop.store.brought import Brought, forget
from chorus_desktop.store.database import Store
from chorus_desktop.store.dossiers import dossier
from chorus_desktop.store.marks import marks, put_marks
from chorus_desktop.store.saved import new_id
from chorus_desktop.store.sessions import add_sessions, attendance
from chorus_desktop.store.settings import set_setting, setting

Told = Callable[[int, int, str], object]
"""How far a long work is: done, in all, what it is at; it raises when the work is given up."""

MOST_ROWS = 20_000
MOST_COMPARED = 1_500
"""Children among whom those that may be the same are counted at once; their page has no limit."""

IMPORT, TAKE_BACK = "Importer un tableau", "Annuler l’import du tableau"
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


class Undo(NamedTuple):
    """What takes an import back.

    Attributes:
        renewed: children that were there, before and after.
    """

    brought: Brought
    renewed: tuple[tuple[Child, Child], ...]
    changes: tuple[Change, ...]


class Written(NamedTuple):
    """What an import did.

    Attributes:
        said: one sentence for the « Annuler » bar.
    """

    said: str
    undo: Undo


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
    opened = open_table(source, partial(title_row, first=first, last=last))
    lines = []
    for row in islice(opened.rows(), MOST_ROWS + 1):
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


def reshaped(table: PresenceTable, shape: Shape) -> Chosen:
    """The columns guessed once another shape is chosen."""
    return guess_columns(table, shape)


def _guessed(table: PresenceTable, shape: Shape) -> Looked:
    return Looked(table, shape, guess_columns(table, shape), all_paid=False, remembered=False)


def _remembered(store: Store, table: PresenceTable) -> Looked | None:
    key = fingerprint(table)
    kept = json.loads(setting(store, f"{_REMEMBERED} {key}", "{}")) if key else {}
    if not kept:
        return None
    shape = Shape(kept["shape"])
    return Looked(table, shape, columns_of(table, kept["ranks"], shape), all_paid=bool(kept["all_paid"]), remembered=True)


def judge(store: Store, dossier_id: str, table: PresenceTable, choices: Choices, progress: Told) -> Found:
    """What a table would bring in; nothing is written.

    Args:
        store: the open data file.
        dossier_id: whose presences.
        table: as it was read.
        choices: those that can be read.
        progress: told how far it is.
    """
    found = read_table(table, choices, attendance(store, dossier_id), _tick(progress))
    lacking = missing_characters("".join(f"{child.name}{child.group}" for child in found.added))
    return found if not lacking else _with_note(found, _unprintable(lacking))


def _tick(progress: Told) -> Callable[[int, int], object]:
    return lambda done, total: progress(done, total, f"{plural(done, 'ligne')} lues")


def _unprintable(lacking: tuple[str, ...]) -> str:
    signs = listing([f"«\u00a0{sign}\u00a0»" for sign in lacking[:8]])
    return f"Les papiers ne sauront pas imprimer {signs}\u00a0: les enfants sont importés, écrivez leur nom en lettres latines avant d’imprimer."


def _with_note(found: Found, note: str) -> Found:
    return Found(**{**found.__dict__, "notes": (*found.notes, note)})


def bring_in(store: Store, dossier_id: str, table: PresenceTable, choices: Choices, replace: bool, progress: Told) -> Written:  # noqa: FBT001 - the window's threads pass what a service is given in its order
    """Write what a table says, all or nothing.

    Args:
        store: the open data file.
        dossier_id: whose presences.
        table: as it was read.
        choices: those that were judged.
        replace: whether the table wins where the dossier says something else.
        progress: told how far it is; nothing is written when it raises.
    """
    with store.transaction():
        found = read_table(table, choices, attendance(store, dossier_id), _tick(progress))
        progress(0, 0, "Enregistrement…")
        provisional = (*(each.id for each in found.added), *(each.id for each in found.activities), *(each.id for each in found.sessions))
        ids = {key: new_id() for key in provisional}
        brought = Brought(
            tuple(each.model_copy(update={"id": ids[each.id]}) for each in found.added),
            tuple(each.model_copy(update={"id": ids[each.id]}) for each in found.activities),
            tuple(
                each.model_copy(update={"id": ids[each.id], "activity": ids.get(each.activity, each.activity)}) for each in found.sessions
            ),
        )
        renewed = _renew(store, found.children_after(replace=replace))
        roster.add_all(store, roster.CHILDREN, dossier_id, brought.children)
        roster.add_all(store, roster.ACTIVITIES, dossier_id, brought.activities)
        add_sessions(store, brought.sessions)
        changes = tuple(
            Change((ids.get(session, session), ids.get(child, child)), before, after)
            for (session, child), before, after in found.changes(replace=replace)
        )
        put_marks(store, dossier_id, changes, IMPORT)
        _remember(store, table, choices)
    said = found.said(replace=replace)
    return Written(f"Tableau importé\u00a0: {said}." if said else "Tableau importé.", Undo(brought, renewed, changes))


def _renew(store: Store, after: Mapping[str, Child]) -> tuple[tuple[Child, Child], ...]:
    done = []
    for child_id, child in after.items():
        saved = roster.saved(store, roster.CHILDREN, child_id)
        known = {name: text for name, text in saved.unread.items() if getattr(child, name) == getattr(saved.value, name)}
        roster.save(store, roster.CHILDREN, child_id, child, known)
        done.append((saved.value, child))
    return tuple(done)


def _remember(store: Store, table: PresenceTable, choices: Choices) -> None:
    if key := fingerprint(table):
        kept = {"shape": choices.shape.value, "ranks": ranks_of(table, choices.columns), "all_paid": choices.all_paid}
        set_setting(store, f"{_REMEMBERED} {key}", json.dumps(kept))


def take_back(store: Store, dossier_id: str, undo: Undo) -> str:
    """Undo an import; what she changed since stays as she made it.

    Returns:
        A sentence that says what stays; empty when all is as it was.
    """
    with store.transaction():
        now = marks(store, dossier_id)
        back = [Change(place, after, before) for place, before, after in undo.changes if now.get(place) == after]
        put_marks(store, dossier_id, back, TAKE_BACK)
        cells = sum(1 for place, before, after in undo.changes if now.get(place) not in (before, after))
        there = {each.id: each for each in roster.listed(store, roster.CHILDREN, dossier_id)}
        changed = 0
        for before, after in undo.renewed:
            saved = there.get(before.id)
            if saved is not None and saved.value == after:
                roster.save(store, roster.CHILDREN, before.id, before, saved.unread)
            elif saved is not None and saved.value != before:
                changed += 1
        stays = forget(store, dossier_id, undo.brought)
    counted = [
        (len(stays.children) + changed, "enfant"), (len(stays.activities), "activité"), (len(stays.sessions), "séance"), (cells, "case"),
    ]  # fmt: skip
    kept = listing([plural(count, noun) for count, noun in counted if count])
    return f"L’import est annulé, sauf ce que vous avez changé ou utilisé depuis\u00a0: {kept}." if kept else ""


def alike(store: Store, dossier_id: str) -> int:
    """How many pairs of children may be one and the same."""
    children = attendance(store, dossier_id).children
    return len(twins(children)) if len(children) <= MOST_COMPARED else 0
