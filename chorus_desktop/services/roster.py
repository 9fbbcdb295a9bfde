"""The children of a dossier: typed, put in order, taken away; those that may be one and the same, decided pair by pair."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from chorus_desktop.domain.attendance import Child, child_problems
from chorus_desktop.domain.attendance_rule import AttendanceRule
from chorus_desktop.domain.merging import conflicts, fuller, joined, preferred, united
from chorus_desktop.domain.problems import Level, Problem, sentences, warning
from chorus_desktop.domain.reading import read, write
from chorus_desktop.domain.twins import Twin, twins
from chorus_desktop.services.payer import payer_name
from chorus_desktop.services.printable import row_problems
from chorus_desktop.services.roster_views import ChildrenView, Conflict, TwinsView, TwinView
from chorus_desktop.services.trash import restored
from chorus_desktop.services.views import Texts
from chorus_desktop.services.work import procedure_and_season
from chorus_desktop.store import merging, roster
from chorus_desktop.store.database import Store
from chorus_desktop.store.dossiers import dossier
from chorus_desktop.store.merging import Merged
from chorus_desktop.store.saved import Saved
from chorus_desktop.store.sessions import attendance
from chorus_desktop.store.trash import TrashKind, trash

sentences(
    {
        "child.full_name": "Le payeur demande le nom entier sur les attestations\u00a0: écrivez-le en toutes lettres.",
        "child.card": "Deux enfants ont ce numéro de carte\u00a0: vérifiez-le.",
    }
)


_PRINTED = ("first_name", "last_name", "card", "group")


def children(store: Store, dossier_id: str) -> ChildrenView:
    """The children of a dossier, as they are kept."""
    saved = dossier(store, dossier_id)
    procedure, season = procedure_and_season(store, saved.value)
    kept = roster.listed(store, roster.CHILDREN, dossier_id)
    return ChildrenView(
        title=f"{procedure.scheme} {season.title}",
        recipient=payer_name(store, saved.value, procedure),
        rule=procedure.attendance,
        season=season,
        sensitive=procedure.invoice.sensitive,
        rows=tuple({"id": child.id, **write(child.value, child.unread)} for child in kept),
        problems=problems_of(kept, procedure.attendance),
        marked=_marked(store, dossier_id),
        twins=len(twins([child.value for child in kept])),
    )


def problems_of(kept: Sequence[Saved[Child]], rule: AttendanceRule) -> tuple[Problem, ...]:
    """What is to correct, complete or check in the rows of children, each ``where`` being ``children.<id>.<field>``, errors first."""
    found = []
    cards = Counter(child.value.card.strip().casefold() for child in kept)
    for child in kept:
        own = [*read(Child, child.unread).problems, *child_problems(child.value), *row_problems(child.value, _PRINTED)]
        if rule.full_names and child.value.name and len(child.value.last_name.strip().strip(".")) < 2:
            own.append(warning("last_name", "child.full_name"))
        if child.value.card.strip() and cards[child.value.card.strip().casefold()] > 1:
            own.append(warning("card", "child.card"))
        found += [problem.under(f"children.{child.id}") for problem in own]
    return tuple(sorted(found, key=lambda problem: problem.level is not Level.ERROR))


def _marked(store: Store, dossier_id: str) -> Mapping[str, int]:
    known = attendance(store, dossier_id)
    return dict(Counter(child for _, child in known.marks) + Counter(stay.child for stay in known.stays if stay.child))


def save_children(store: Store, dossier_id: str, rows: Mapping[str, Texts], today: date) -> ChildrenView:
    """Keep the rows that changed as typed, readable or not, new ones after those there are; an emptied row goes unless it has marks.

    A field that is not named keeps what it says, readable or not.

    Args:
        store: the open data file.
        dossier_id: which dossier.
        rows: identifier → typed texts; the children that are not named stay as they are.
        today: dates what goes to the trash.
    """
    marked = _marked(store, dossier_id)
    with store.transaction():
        known = {child.id: child for child in roster.listed(store, roster.CHILDREN, dossier_id)}
        for child_id, texts in rows.items():
            former = write(known[child_id].value, known[child_id].unread) if child_id in known else {}
            typed = {name: text for name, text in {**former, **texts}.items() if name != "id"}
            blank = not any(text.strip() for text in typed.values())
            if child_id in known:
                reading = read(Child, typed, known[child_id].value)
                roster.save(store, roster.CHILDREN, child_id, reading.value, reading.unread)
                if blank and child_id not in marked:
                    trash(store, TrashKind.CHILD, child_id, today)
            elif not blank:
                _add(store, dossier_id, child_id, typed)
    return children(store, dossier_id)


def _add(store: Store, dossier_id: str, child_id: str, typed: Texts) -> None:
    reading = read(Child, typed)
    try:
        roster.saved(store, roster.CHILDREN, child_id)
    except KeyError:
        roster.add(store, roster.CHILDREN, dossier_id, reading.value, reading.unread, record_id=child_id)
        return
    # A row emptied, and typed again.
    restored(store, TrashKind.CHILD, child_id)
    roster.save(store, roster.CHILDREN, child_id, reading.value, reading.unread)


def reorder(store: Store, dossier_id: str, ids: Sequence[str]) -> ChildrenView:
    """Put the children in another order, which is that of the sheet."""
    roster.reorder(store, roster.CHILDREN, dossier_id, ids)
    return children(store, dossier_id)


def remove(store: Store, dossier_id: str, ids: Sequence[str], today: date) -> ChildrenView:
    """Put children in the trash, with their marks and stays."""
    with store.transaction():
        for child_id in ids:
            trash(store, TrashKind.CHILD, child_id, today)
    return children(store, dossier_id)


def put_back(store: Store, dossier_id: str, ids: Sequence[str]) -> ChildrenView:
    """Take children out of the trash.

    Raises:
        Trouble: one of them is gone for good.
    """
    with store.transaction():
        for child_id in ids:
            restored(store, TrashKind.CHILD, child_id)
    return children(store, dossier_id)


def pairs(store: Store, dossier_id: str) -> TwinsView:
    """The pairs of children who may be one, with what deciding needs."""
    procedure, season = procedure_and_season(store, dossier(store, dossier_id).value)
    known = attendance(store, dossier_id)
    names = {activity.id: activity.name for activity in known.activities}

    def one(twin: Twin) -> TwinView:
        first, second = fuller(twin.first, twin.second)
        mine, its = merging.cells_of(store, first.id), merging.cells_of(store, second.id)
        unlike = set(conflicts(mine, its))
        return TwinView(
            first=first,
            second=second,
            why=twin.likeness.label,
            marks=(len(mine), len(its)),
            conflicts=tuple(
                Conflict(
                    session=session,
                    activity=names[session.activity],
                    cells=(mine[session.id], its[session.id]),
                    preferred=int(preferred(mine[session.id], its[session.id]) is its[session.id]),
                )
                for session in known.sessions
                if session.id in unlike
            ),
        )

    found = tuple(one(twin) for twin in twins(known.children))
    return TwinsView(title=f"{procedure.scheme} {season.title}", sensitive=procedure.invoice.sensitive, pairs=found)


def merge(store: Store, dossier_id: str, kept: str, gone: str, chosen: Mapping[str, int], today: date) -> Merged:
    """Make one of two children: its marks, its stays and what was done on its row follow.

    Args:
        store: the open data file.
        dossier_id: whose children they are.
        kept: id of the one that stays.
        gone: id of the one that goes.
        chosen: session → 0 for what ``kept`` says there, 1 for what ``gone`` says; a presence stands where nothing is chosen.
        today: dates what goes to the trash.

    Returns:
        What ``unmerge`` needs.
    """
    with store.transaction():
        mine, its = merging.cells_of(store, kept), merging.cells_of(store, gone)
        picked = {session: (mine, its)[which][session] for session, which in chosen.items() if session in mine and session in its}
        one, other = (roster.saved(store, roster.CHILDREN, child).value for child in (kept, gone))
        return merging.merge(store, dossier_id, joined(one, other), gone, united(mine, its, picked), today)


def unmerge(store: Store, merged: Merged) -> None:
    """Make two of the one child again.

    Raises:
        Trouble: one of them is gone for good.
    """
    with store.transaction():
        for child in (merged.gone, merged.kept.id):
            restored(store, TrashKind.CHILD, child)
        merging.undo(store, merged)


def tell_apart(store: Store, one: str, other: str) -> None:
    """Remember that two children are two, so that it is not asked again."""
    _say_apart(store, one, other, told=True)


def forget_apart(store: Store, one: str, other: str) -> None:
    """Undo ``tell_apart``."""
    _say_apart(store, one, other, told=False)


def _say_apart(store: Store, one: str, other: str, *, told: bool) -> None:
    saved = roster.saved(store, roster.CHILDREN, one)
    known = tuple(child for child in saved.value.not_the_same if child != other)
    now = saved.value.model_copy(update={"not_the_same": (*known, other) if told else known})
    roster.save(store, roster.CHILDREN, one, now, saved.unread)
