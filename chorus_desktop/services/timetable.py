"""The activities of a dossier, with what their sessions lack of their weekly pattern."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from chorus_desktop.domain.attendance import Activity, Session, activity_problems
from chorus_desktop.domain.holidays import SchoolZone, Zone
from chorus_desktop.domain.pattern import (
    Plan,
    holidays_of,
    pattern_warnings,
    plan,
    session_warnings,
    span,
    with_gaps,
)
from chorus_desktop.domain.problems import Problem
from chorus_desktop.domain.reading import read, write
from chorus_desktop.domain.season import Season
from chorus_desktop.domain.shape import Record
from chorus_desktop.services import data
from chorus_desktop.services.payer import payer_name
from chorus_desktop.services.printable import row_problems
from chorus_desktop.services.trash import restored
from chorus_desktop.services.views import Texts
from chorus_desktop.services.work import procedure_and_season
from chorus_desktop.store import roster
from chorus_desktop.store.associations import association
from chorus_desktop.store.database import Store
from chorus_desktop.store.dossiers import dossier
from chorus_desktop.store.saved import Saved
from chorus_desktop.store.sessions import attendance
from chorus_desktop.store.trash import TrashKind, trash


class SessionRow(Record):
    """A session as a list shows it: how many marks it has, and what is unusual about its day."""

    session: Session
    marks: int
    warnings: tuple[Problem, ...]


class ActivityView(Record):
    """One activity, with its sessions.

    Attributes:
        typed: the texts of its form.
        problems: whose places are ``activities.<id>.<field>``.
        missing: days of its pattern that lack their session.
        unfit: ids of sessions that no longer fit and say nothing; ``kept``: how many have marks and stay.
        other_hours: how many sessions of the pattern have other hours than the activity.
    """

    id: str
    activity: Activity
    typed: Texts
    problems: tuple[Problem, ...]
    sessions: tuple[SessionRow, ...]
    missing: tuple[date, ...]
    unfit: tuple[str, ...]
    kept: int
    other_hours: int


class ActivitiesView(Record):
    """What the page of a dossier's activities shows.

    Attributes:
        names: those of the agreed prices that no activity has yet.
        zone: the school zone of the association, by its postcode; none where it is not known.
        zones: those whose holidays of the season are known, with their académies.
    """

    title: str
    recipient: str
    season: Season
    activities: tuple[ActivityView, ...]
    names: tuple[str, ...]
    zone: Zone | None
    zones: tuple[SchoolZone, ...]


def activities(store: Store, dossier_id: str) -> ActivitiesView:
    """The activities of a dossier, as they are kept."""
    saved = dossier(store, dossier_id)
    procedure, season = procedure_and_season(store, saved.value)
    known = attendance(store, dossier_id)
    marks = Counter(session for session, _ in known.marks)
    kept = roster.listed(store, roster.ACTIVITIES, dossier_id)
    names = {item.value.name.strip().casefold() for item in kept}
    holidays = data.school_holidays()
    postcode = association(store, saved.value.association).value.postcode
    return ActivitiesView(
        title=f"{procedure.scheme} {season.title}",
        recipient=payer_name(store, saved.value, procedure),
        season=season,
        activities=tuple(_view(item, season, known.sessions_of(item.id), marks) for item in kept),
        names=tuple(tariff.activity for tariff in saved.value.tariffs if tariff.activity.strip().casefold() not in names),
        zone=holidays.zone_of(postcode or ""),
        zones=holidays.zones if holidays.knows(season.starts_on, season.ends_on) else (),
    )


def _view(item: Saved[Activity], season: Season, sessions: Sequence[Session], marks: Mapping[str, int]) -> ActivityView:
    activity = item.value
    compared = compare(item, season, sessions, [session.id for session in sessions if marks.get(session.id)])
    found = [*faults(item), *pattern_warnings(activity, season)]
    found += row_problems(activity, ("name", "place", "leader"))
    return ActivityView(
        id=item.id,
        activity=activity,
        typed={"id": item.id, **write(activity, item.unread)},
        problems=tuple(problem.under(f"activities.{item.id}") for problem in found),
        sessions=tuple(
            SessionRow(session=session, marks=marks.get(session.id, 0), warnings=session_warnings(session.day, activity, season))
            for session in sessions
        ),
        missing=compared.missing,
        unfit=tuple(session.id for session in compared.unfit),
        kept=len(compared.kept),
        other_hours=len(compared.other_hours),
    )


def faults(item: Saved[Activity]) -> list[Problem]:
    """What must be corrected in an activity before its sessions are made."""
    return [*read(Activity, item.unread).problems, *activity_problems(item.value)]


def compare(item: Saved[Activity], season: Season, sessions: Sequence[Session], marked: Collection[str]) -> Plan:
    """What stands between the sessions of an activity and its pattern; nothing is to do while the activity is wrong."""
    return Plan() if faults(item) else plan(item.value, season, sessions, marked)


def save_activity(store: Store, dossier_id: str, activity_id: str, typed: Texts) -> ActivitiesView:
    """Keep what is typed of an activity, readable or not; a new one comes last, and a new one that is blank is not kept.

    A field that is not named keeps what it says, readable or not.
    """
    known = {item.id: item for item in roster.listed(store, roster.ACTIVITIES, dossier_id)}
    former = write(known[activity_id].value, known[activity_id].unread) if activity_id in known else {}
    given = {name: text for name, text in {**former, **typed}.items() if name != "id"}
    if activity_id in known:
        reading = read(Activity, given, known[activity_id].value)
        roster.save(store, roster.ACTIVITIES, activity_id, reading.value, reading.unread)
    elif any(text.strip() for text in given.values()):
        reading = read(Activity, given)
        roster.add(store, roster.ACTIVITIES, dossier_id, reading.value, reading.unread, record_id=activity_id)
    return activities(store, dossier_id)


def remove_activity(store: Store, activity_id: str, today: date) -> None:
    """Put an activity in the trash, with its sessions and their marks."""
    trash(store, TrashKind.ACTIVITY, activity_id, today)


def put_back_activity(store: Store, activity_id: str) -> None:
    """Take an activity out of the trash.

    Raises:
        Trouble: it is gone for good.
    """
    restored(store, TrashKind.ACTIVITY, activity_id)


def gaps(store: Store, dossier_id: str, typed: Texts, zone: Zone | None) -> str:
    """The days without a session of an activity, with holidays added.

    Args:
        store: the open data file.
        dossier_id: which dossier.
        typed: the texts of the activity's form.
        zone: the school holidays of a zone; none for the public holidays on its days.

    Returns:
        The text of the field; what could not be read of it stays as it was typed.
    """
    season = season_of(store, dossier_id)
    activity = read(Activity, {name: text for name, text in typed.items() if name != "id"}).value
    days = data.school_holidays().days(zone, *span(activity, season)) if zone else holidays_of(activity, season)
    before = typed.get("gaps", "").strip()
    if not days:
        return before
    if before and activity.gaps is None:
        return f"{before}, {write(with_gaps(activity, days))['gaps']}"
    return write(with_gaps(activity, days))["gaps"]


def season_of(store: Store, dossier_id: str) -> Season:
    """The season of a dossier."""
    return procedure_and_season(store, dossier(store, dossier_id).value)[1]
