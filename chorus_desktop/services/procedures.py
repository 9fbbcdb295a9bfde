"""Every procedure a dossier may follow: those shipped, those that the volunteer wrote or received, the seasons she added."""

from collections.abc import Mapping, Sequence
from datetime import date

from chorus_desktop.domain.own_beginning import copied, extending
from chorus_desktop.domain.own_building import completed, together
from chorus_desktop.domain.own_problems import own_problems
from chorus_desktop.domain.own_procedure import OwnProcedure
from chorus_desktop.domain.own_typing import read_rows, write_rows
from chorus_desktop.domain.problems import Problem, error
from chorus_desktop.domain.procedure import Procedure
from chorus_desktop.domain.shape import Record
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import data
from chorus_desktop.services.views import Texts
from chorus_desktop.store.database import Store
from chorus_desktop.store.dossiers import DossierSummary, dossiers
from chorus_desktop.store.own_procedures import add_own_procedure, own_procedure, own_procedures, save_own_procedure
from chorus_desktop.store.trash import TrashKind, trash


class OwnRow(Record):
    """One of the volunteer's own, in the list.

    Attributes:
        extends: title of the shipped procedure whose seasons it adds to; empty for one of her own.
        served: what dossiers follow; none as long as it was never complete.
        left: how many things keep what is typed now from serving.
        serves: whether dossiers follow it, or an earlier state of it.
        replaces: whether a shipped one has its identifier, which hers then replaces.
    """

    id: str
    name: str
    extends: str
    served: Procedure | None
    left: int
    serves: bool
    replaces: bool


class ProcedureList(Record):
    """« Mes démarches ».

    Attributes:
        shipped: those of the program, without the ones that hers replace.
    """

    own: tuple[OwnRow, ...]
    shipped: tuple[Procedure, ...]


class OwnView(Record):
    """One of her own and its form.

    Attributes:
        typed: path → text (see ``domain.own_typing``), what could not be read as it was typed.
        problems: what keeps it from serving, their places being those paths.
    """

    id: str
    own: OwnProcedure
    typed: Texts
    problems: tuple[Problem, ...]


def every(store: Store) -> tuple[Procedure, ...]:
    """Every procedure, by title.

    Raises:
        Trouble: a file of the program is damaged.
    """
    return together(data.procedures(), [saved.value for saved in own_procedures(store)])


def of(store: Store, procedure_id: str) -> Procedure:
    """The procedure of that identifier.

    Raises:
        Trouble: neither the program nor this file knows it.
    """
    for item in every(store):
        if item.id == procedure_id:
            return item
    return data.procedure(procedure_id)


def schemes(store: Store) -> Mapping[str, str]:
    """How the dossiers of each procedure are called, by its identifier."""
    return {item.id: item.scheme for item in every(store)}


def age(store: Store, today: date) -> data.RulesAge:
    """How long ago the rules in use were compared with their sources."""
    return data.age_of_rules(today, every(store))


def listed(store: Store) -> ProcedureList:
    """Those of the volunteer, and those of the program."""
    shipped = {item.id: item for item in data.procedures()}
    own = tuple(
        OwnRow(
            id=saved.id,
            name=saved.value.name,
            extends=shipped[saved.value.extends].title if saved.value.extends in shipped else saved.value.extends,
            served=saved.value.served,
            left=len(_problems(store, saved.id, saved.value, saved.unread)),
            serves=bool(saved.value.served or saved.value.served_seasons),
            replaces=saved.value.served is not None and saved.value.served.id in shipped,
        )
        for saved in own_procedures(store)
    )
    replaced = {row.served.id for row in own if row.served}
    return ProcedureList(own=own, shipped=tuple(item for key, item in shipped.items() if key not in replaced))


def create(store: Store) -> str:
    """A new, empty one; the id of its record."""
    return add_own_procedure(store, OwnProcedure())


def copy(store: Store, procedure_id: str) -> str:
    """A new one that begins as a copy, who pays being left to type; the id of its record."""
    return add_own_procedure(store, copied(of(store, procedure_id)))


def extend(store: Store, procedure_id: str) -> str:
    """Begin, or go on with, seasons added to a procedure of the program; the id of their record."""
    begun = (saved.id for saved in own_procedures(store) if saved.value.extends == procedure_id)
    return next(begun, None) or add_own_procedure(store, extending(data.procedure(procedure_id)))


def view(store: Store, own_id: str) -> OwnView:
    """One of hers with its form and what is missing."""
    saved = own_procedure(store, own_id)
    return OwnView(
        id=own_id,
        own=saved.value,
        typed=write_rows(saved.value, saved.unread),
        problems=_problems(store, own_id, saved.value, saved.unread),
    )


def save(store: Store, own_id: str, typed: Texts) -> OwnView:
    """Keep what was typed, readable or not; once nothing is missing, dossiers follow it from then on."""
    reading = read_rows(OwnProcedure, typed, own_procedure(store, own_id).value)
    value = reading.value
    if not _problems(store, own_id, value, reading.unread):
        value = completed(value, taken(store, own_id))
    save_own_procedure(store, own_id, value, reading.unread)
    return view(store, own_id)


def _problems(store: Store, own_id: str, own: OwnProcedure, unread: Texts) -> tuple[Problem, ...]:
    wrong = read_rows(OwnProcedure, write_rows(own, unread), own).problems
    already = {problem.where for problem in wrong}
    found = (*wrong, *(problem for problem in own_problems(own) if problem.where not in already))
    if found:
        return found
    gone = lost(store, own_id, completed(own, taken(store, own_id)))
    return (error("seasons", "own.season_used", season=gone.season),) if gone else ()


def taken(store: Store, own_id: str) -> set[str]:
    """Identifiers of all procedures but that of one record."""
    others = {saved.value.procedure for saved in own_procedures(store) if saved.id != own_id}
    return {item.id for item in data.procedures()} | others


def lost(store: Store, own_id: str, instead: OwnProcedure | None) -> DossierSummary | None:
    """A dossier that would no longer know its rules if that record became something else, or went."""
    saved = own_procedures(store)
    now = together(data.procedures(), [item.value for item in saved])
    others = [item.value for item in saved if item.id != own_id]
    then = together(data.procedures(), [*others, *([instead] if instead else [])])
    return next((item for item in dossiers(store) if _knows(now, item) and not _knows(then, item)), None)


def _knows(procedures: Sequence[Procedure], dossier: DossierSummary) -> bool:
    return any(item.id == dossier.procedure and item.season(dossier.season) for item in procedures)


def delete(store: Store, own_id: str, today: date) -> None:
    """Put one in the trash.

    Raises:
        Trouble: a dossier follows it.
    """
    gone = lost(store, own_id, None)
    if gone:
        raise Trouble(
            f"Un de vos dossiers ({gone.season}) suit cette démarche\u00a0: elle ne peut pas être supprimée.",
            "Supprimez d’abord ce dossier, s’il ne sert plus.",
        )
    trash(store, TrashKind.OWN_PROCEDURE, own_id, today)


def preview(store: Store, own_id: str) -> Procedure:
    """What dossiers follow of it.

    Raises:
        Trouble: it was never complete.
    """
    own = own_procedure(store, own_id).value
    if own.extends:
        return of(store, own.extends)
    if own.served is None:
        raise Trouble("Cette démarche n’est pas encore complète.", "Ouvrez-la\u00a0: ce qui manque y est écrit.")
    return own.served
