"""An import of presences taken back: only what is still as it was imported, the rest is said."""

from typing import NamedTuple

from chorus_desktop.domain.attendance import Change, Child
from chorus_desktop.domain.french import listing, plural
from chorus_desktop.store import roster
from chorus_desktop.store.brought import Brought, forget
from chorus_desktop.store.database import Store
from chorus_desktop.store.marks import marks, put_marks

TAKE_BACK = "Annuler l’import du tableau"


class Undo(NamedTuple):
    """What takes an import back.

    Attributes:
        renewed: children that were there, before and after.
    """

    brought: Brought
    renewed: tuple[tuple[Child, Child], ...]
    changes: tuple[Change, ...]


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
