"""« Cette collectivité a changé de SIRET »: the old card closed and linked, a new one, the open dossiers moved; in one go that can be undone."""

from dataclasses import dataclass
from datetime import date

from chorus_desktop.domain.problems import Problem
from chorus_desktop.domain.reading import read
from chorus_desktop.domain.recipient_card import Move, Origin, RecipientCard
from chorus_desktop.services.recipients import kept, view
from chorus_desktop.services.views import Texts
from chorus_desktop.services.work import procedure_and_season
from chorus_desktop.store.database import Store
from chorus_desktop.store.dossiers import dossier, save_dossier
from chorus_desktop.store.recipients import add_recipient, recipient, recipients, save_recipient
from chorus_desktop.store.trash import TrashKind, trash


@dataclass(frozen=True)
class Moved:
    """A change of SIRET that was made.

    Attributes:
        former: the card closed, and ``before`` what it was.
        now: the card of the new SIRET; ``made``: whether it was made for that.
        dossiers: id of each dossier moved, and the structure it named before.
    """

    former: str
    before: RecipientCard
    now: str
    made: bool
    dossiers: tuple[tuple[str, str], ...]


def open_dossiers(store: Store, key: str, today: date) -> tuple[tuple[str, str], ...]:
    """Id and title of the dossiers that a change of SIRET would move: those whose season is not closed."""
    return tuple((each, title) for each, title in view(store, key).dossiers if not _is_closed(store, each, today))


def _is_closed(store: Store, dossier_id: str, today: date) -> bool:
    return procedure_and_season(dossier(store, dossier_id).value)[1].is_closed(today)


def move(store: Store, key: str, typed: Texts, today: date) -> Moved | tuple[Problem, ...]:
    """Give a structure its new SIRET; what is issued keeps the one that was printed.

    Returns:
        What was done, for ``move_back``; or what keeps it from being done.
    """
    reading = read(Move, typed)
    problems = reading.problems or reading.value.problems(view(store, key).card.siret)
    siret, day = reading.value.siret, reading.value.day
    if problems or siret is None:
        return problems
    with store.transaction():
        moving = open_dossiers(store, key, today)
        former = kept(store, key)
        saved = recipient(store, former)
        known = next((row.id for row in recipients(store) if row.siret == siret and row.id != former), "")
        heir = saved.value.model_copy(
            update={"siret": siret, "closed_on": None, "replaced_by": None, "replaced_by_id": "", "replaces_id": former}
            | {"origin": Origin.HAND, "origin_on": today}
        )
        now = known or add_recipient(store, heir)
        closed = saved.value.model_copy(update={"closed_on": day, "replaced_by": siret, "replaced_by_id": now})
        save_recipient(store, former, closed, saved.unread)
        named = tuple((each, _renamed(store, each, now)) for each, _ in moving)
    return Moved(former, saved.value, now, not known, named)


def _renamed(store: Store, dossier_id: str, now: str) -> str:
    saved = dossier(store, dossier_id)
    save_dossier(store, dossier_id, saved.value.model_copy(update={"recipient": now}), saved.unread)
    return saved.value.recipient


def move_back(store: Store, moved: Moved, today: date) -> None:
    """Undo ``move``: the card that it made goes to the trash; a dossier given another structure meanwhile keeps it."""
    with store.transaction():
        save_recipient(store, moved.former, moved.before, recipient(store, moved.former).unread)
        for dossier_id, before in moved.dossiers:
            saved = dossier(store, dossier_id)
            if saved.value.recipient == moved.now:
                save_dossier(store, dossier_id, saved.value.model_copy(update={"recipient": before}), saved.unread)
        if moved.made:
            trash(store, TrashKind.RECIPIENT, moved.now, today)
