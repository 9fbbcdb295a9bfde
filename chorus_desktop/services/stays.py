"""The stays of a dossier's children, and the children taken over from its prises en charge."""

from collections.abc import Sequence
from datetime import date, timedelta

from chorus_desktop.domain.attendance import Child, Stay
from chorus_desktop.domain.attendance_rule import AttendanceRule
from chorus_desktop.domain.care_children import child_of, lacking
from chorus_desktop.domain.fresh import month_of
from chorus_desktop.domain.problems import Problem
from chorus_desktop.domain.shape import Record
from chorus_desktop.domain.stay_rules import stays_problems
from chorus_desktop.domain.stay_typing import read_stay, typing_problems, write_stay
from chorus_desktop.services.payer import payer_name
from chorus_desktop.services.views import Texts
from chorus_desktop.services.work import procedure_and_season
from chorus_desktop.store import roster
from chorus_desktop.store.database import Store
from chorus_desktop.store.dossiers import dossier
from chorus_desktop.store.sessions import attendance
from chorus_desktop.store.trash import TrashKind, put_back, trash

Rows = tuple[Texts, ...]


class StaysView(Record):
    """What the page of a dossier's stays shows.

    Attributes:
        title: of the dossier.
        rule: what the payer wants to know of presences.
        sensitive: whether names are hidden until asked.
        children: the dossier's, in the order of its list.
        months: first days of the months that may be counted, the last first.
        stays: the typed texts of each, its ``id`` among them.
        problems: those of this page, each ``where`` being ``stays.<id>.<field>``.
        lacking: how many children of its prises en charge the dossier does not have yet.
    """

    title: str
    recipient: str
    rule: AttendanceRule
    sensitive: bool
    children: tuple[Child, ...]
    months: tuple[date, ...]
    stays: Rows
    problems: tuple[Problem, ...]
    lacking: int


def view(store: Store, dossier_id: str, today: date) -> StaysView:
    """The page as it is stored."""
    opened = dossier(store, dossier_id).value
    procedure, season = procedure_and_season(store, opened)
    known, kept = attendance(store, dossier_id), roster.listed(store, roster.STAYS, dossier_id)
    unread = [problem.under(f"stays.{item.id}") for item in kept for problem in typing_problems(item.unread)]
    places = {problem.where for problem in unread}
    judged = stays_problems(known, opened.cares, needs_cares=procedure.invoice.care, today=today)
    return StaysView(
        title=f"{procedure.scheme} {season.title}",
        recipient=payer_name(store, opened, procedure),
        rule=procedure.attendance,
        sensitive=procedure.invoice.sensitive,
        children=known.children,
        months=_months(known.stays, season.starts_on, today),
        stays=tuple(write_stay(item.value, item.unread) for item in kept),
        problems=(*unread, *(problem for problem in judged if problem.where not in places)),
        lacking=len(lacking(opened.cares, known)),
    )


def _months(stays: Sequence[Stay], begun: date, today: date) -> tuple[date, ...]:
    """From the first stay, or the season's beginning, to this month."""
    first = min((stay.arrived_on for stay in stays if stay.arrived_on), default=begun)
    month, found = today.replace(day=1), list[date]()
    while not found or (month >= first.replace(day=1) and len(found) < _MOST_MONTHS):
        found.append(month)
        month = month_of(month - timedelta(days=1))[0]
    return tuple(found)


_MOST_MONTHS = 24


def save(store: Store, dossier_id: str, rows: Rows, today: date) -> StaysView:
    """Keep every row as typed, readable or not; one that is no longer there goes to the trash, one that is back comes out of it.

    Args:
        store: the open data file.
        dossier_id: which dossier.
        rows: the texts of each stay, in their order; blank ones are forgotten.
        today: the day to reckon from.
    """
    with store.transaction():
        before = {item.id: item for item in roster.listed(store, roster.STAYS, dossier_id)}
        written = [row for row in rows if _written(row)]
        for row in written:
            reading, stay_id = read_stay(row), row["id"]
            if stay_id in before:
                roster.save(store, roster.STAYS, stay_id, reading.value, reading.unread)
            elif _waits(store, stay_id):
                put_back(store, TrashKind.STAY, stay_id)
                roster.save(store, roster.STAYS, stay_id, reading.value, reading.unread)
            else:
                roster.add(store, roster.STAYS, dossier_id, reading.value, reading.unread, stay_id)
        for stay_id in before.keys() - {row["id"] for row in written}:
            trash(store, TrashKind.STAY, stay_id, today)
        roster.reorder(store, roster.STAYS, dossier_id, [row["id"] for row in written])
    return view(store, dossier_id, today)


def _written(row: Texts) -> bool:
    return any(text.strip() for name, text in row.items() if name != "id")


def _waits(store: Store, stay_id: str) -> bool:
    """Whether a stay of that id is in the file, which can only be in its trash."""
    try:
        roster.saved(store, roster.STAYS, stay_id)
    except KeyError:
        return False
    return True


def take_children(store: Store, dossier_id: str, today: date) -> StaysView:
    """Add the children of the prises en charge that the dossier does not have yet, as beneficiaries from the first day paid to the last."""
    opened = dossier(store, dossier_id).value
    with store.transaction():
        for cares in lacking(opened.cares, attendance(store, dossier_id)):
            roster.add(store, roster.CHILDREN, dossier_id, child_of(cares))
    return view(store, dossier_id, today)
