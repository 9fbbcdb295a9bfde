"""Presences brought in from somebody's table: looked at, judged cell by cell, written in one go that can be taken back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import replace as replace_in
from typing import NamedTuple

from chorus_desktop.documents.fonts import missing_characters
from chorus_desktop.domain.attendance import Attendance, Cell, Change, Child
from chorus_desktop.domain.clock import duration
from chorus_desktop.domain.french import listing, plural, short_date
from chorus_desktop.domain.presence_found import Found
from chorus_desktop.domain.presence_reading import judge as read_table
from chorus_desktop.domain.presence_table import Choices, PresenceTable
from chorus_desktop.domain.twins import twins
from chorus_desktop.services.presence_tables import remember
from chorus_desktop.services.presence_undo import Undo
from chorus_desktop.services.table_import import Told
from chorus_desktop.store import roster
from chorus_desktop.store.brought import Brought
from chorus_desktop.store.database import Store
from chorus_desktop.store.marks import put_marks
from chorus_desktop.store.saved import new_id
from chorus_desktop.store.sessions import add_sessions, attendance

MOST_SHOWN = 6
MOST_COMPARED = 1_500
"""Children among whom those that may be the same are counted at once; their page has no limit."""

IMPORT = "Marques de l’import"
"""What the sheet takes back: children and sessions stay, the bar of the import takes all of it back."""
SAVING = "Enregistrement…"


class Differing(NamedTuple):
    """One cell of which the table says something else than the dossier."""

    child: str
    when: str
    before: str
    after: str


@dataclass(frozen=True)
class Judged:
    """What a table would bring in.

    Attributes:
        differing: the first cells that differ, in words.
    """

    found: Found
    differing: tuple[Differing, ...]


class Written(NamedTuple):
    """What an import did.

    Attributes:
        said: one sentence for the « Annuler » bar.
    """

    said: str
    undo: Undo


def judge(store: Store, dossier_id: str, table: PresenceTable, choices: Choices, progress: Told) -> Judged:
    """What a table would bring in; nothing is written.

    Args:
        store: the open data file.
        dossier_id: whose presences.
        table: as it was read.
        choices: those that can be read.
        progress: told how far it is.
    """
    known = attendance(store, dossier_id)
    found = read_table(table, choices, known, _tick(progress))
    lacking = missing_characters("".join(f"{child.name}{child.group}" for child in found.added))
    found = replace_in(found, notes=(*found.notes, _unprintable(lacking))) if lacking else found
    return Judged(found, tuple(_differing(known, change) for change in found.differing[:MOST_SHOWN]))


def _differing(known: Attendance, change: Change) -> Differing:
    """The cell of a change, which is of a child and a session that the dossier has."""
    session_id, child_id = change.place
    child, session = known.child(child_id), next((each for each in known.sessions if each.id == session_id), None)
    when = short_date(session.day) if session else ""
    return Differing(child.name if child else "", when, _said(change.before), _said(change.after))


def _said(cell: Cell | None) -> str:
    if cell is None:
        return "vide"
    return cell.mark.label.lower() if cell.minutes is None else f"{cell.mark.label.lower()} {duration(cell.minutes)}"


def _tick(progress: Told) -> Callable[[int, int], object]:
    return lambda done, total: progress(done, total, f"{plural(done, 'ligne')} lues") if done else None


def _unprintable(lacking: tuple[str, ...]) -> str:
    signs = listing([f"«\u00a0{sign}\u00a0»" for sign in lacking[:8]])
    return f"Les papiers ne sauront pas imprimer {signs}\u00a0: les enfants sont importés, écrivez leur nom en lettres latines avant d’imprimer."


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
        progress(0, 0, SAVING)
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
        remember(store, table, choices)
        # Given up meanwhile, nothing of it is kept.
        progress(0, 0, SAVING)
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


def alike(store: Store, dossier_id: str) -> int:
    """How many children may be the same as another one."""
    children = attendance(store, dossier_id).children
    pairs = twins(children) if len(children) <= MOST_COMPARED else ()
    return len({child.id for pair in pairs for child in (pair.first, pair.second)})
