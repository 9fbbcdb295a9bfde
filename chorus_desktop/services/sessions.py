"""The sessions of an activity: made from its weekly pattern, added one by one, moved, taken away; each act can be taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from chorus_desktop.domain.attendance import Activity, Session
from chorus_desktop.domain.french import short_date
from chorus_desktop.domain.pattern import Plan, sessions_on, with_day, without_day
from chorus_desktop.domain.problems import Problem, error
from chorus_desktop.domain.reading import read
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services.timetable import compare, season_of
from chorus_desktop.services.views import Texts
from chorus_desktop.store import roster
from chorus_desktop.store.database import Store
from chorus_desktop.store.saved import Saved
from chorus_desktop.store.sessions import add_sessions, attendance, change_session, put_back_sessions, trash_sessions


@dataclass(frozen=True)
class Done:
    """What an act on the sessions changed, and how it is taken back.

    Attributes:
        said: in words, for the bar that offers to take it back.
        added: ids of new sessions; ``trashed``: of those taken away.
        changed: sessions as they were before.
        activity: the activity as it was, where the act changed its days; whatever else was typed of it since stays.
    """

    said: str
    added: tuple[str, ...] = ()
    trashed: tuple[str, ...] = ()
    changed: tuple[Session, ...] = ()
    activity: Activity | None = None


def create_missing(store: Store, dossier_id: str, activity_id: str) -> Done:
    """Create the sessions that the pattern of an activity still lacks; a second time there is none."""
    saved = roster.saved(store, roster.ACTIVITIES, activity_id)
    missing = _plan_of(store, dossier_id, saved).missing
    added = add_sessions(store, sessions_on(saved.value, missing))
    return Done("1 séance créée." if len(added) == 1 else f"{len(added)} séances créées.", added=added)


def remove_unfit(store: Store, dossier_id: str, activity_id: str, today: date) -> Done:
    """Take away the sessions that no longer fit the pattern; those that have marks stay."""
    saved = roster.saved(store, roster.ACTIVITIES, activity_id)
    gone = tuple(session.id for session in _plan_of(store, dossier_id, saved).unfit)
    trash_sessions(store, gone, today)
    return Done("1 séance retirée." if len(gone) == 1 else f"{len(gone)} séances retirées.", trashed=gone)


def give_hours(store: Store, dossier_id: str, activity_id: str) -> Done:
    """Give the sessions of the pattern the hours of the activity; one with marks keeps the hours it has."""
    saved = roster.saved(store, roster.ACTIVITIES, activity_id)
    activity = saved.value
    before = _plan_of(store, dossier_id, saved).other_hours
    with store.transaction():
        for session in before:
            change_session(store, session.model_copy(update={"starts_at": activity.starts_at, "ends_at": activity.ends_at}))
    return Done("Les heures des séances sont celles de l’activité.", changed=before)


def put_session(store: Store, dossier_id: str, activity_id: str, session_id: str, typed: Texts) -> Done | tuple[Problem, ...]:
    """Add a session, or move one: its marks stay with it, and the pattern remembers both days.

    Args:
        store: the open data file.
        dossier_id: which dossier.
        activity_id: whose session.
        session_id: the one to move; empty for a new one.
        typed: ``day``, ``starts_at`` and ``ends_at``.

    Returns:
        What was done; or what must be corrected first.
    """
    saved = roster.saved(store, roster.ACTIVITIES, activity_id)
    known = attendance(store, dossier_id).sessions_of(activity_id)
    former = next((session for session in known if session.id == session_id), None)
    reading = read(Session, {name: typed.get(name, "") for name in ("day", "starts_at", "ends_at")}, former or _blank(activity_id))
    wanted = reading.value
    lacking = [] if typed.get("day", "").strip() else [error("day", "session.day")]
    found = lacking or list(reading.problems) or _wrong(wanted, [session for session in known if session.id != session_id])
    if found:
        return tuple(found)
    season = season_of(store, dossier_id)
    with store.transaction():
        added: tuple[str, ...] = ()
        activity = saved.value
        if former is None:
            added = add_sessions(store, [wanted])
        else:
            change_session(store, wanted)
            if former.day not in {session.day for session in known if session.id != session_id} | {wanted.day}:
                activity = without_day(activity, former.day, season)
        activity = with_day(activity, wanted.day, season)
        if activity != saved.value:
            roster.save(store, roster.ACTIVITIES, activity_id, activity, saved.unread)
    return Done("Séance ajoutée." if added else "Séance modifiée.", added, changed=(former,) if former else (), activity=saved.value)


def _blank(activity_id: str) -> Session:
    return Session(activity=activity_id, day=date.min)


def _wrong(session: Session, others: Sequence[Session]) -> list[Problem]:
    if session.starts_at and session.ends_at and session.ends_at <= session.starts_at:
        return [error("ends_at", "activity.hours")]
    if any(other.day == session.day and other.starts_at == session.starts_at for other in others):
        return [error("day", "session.twice")]
    return []


def remove_session(store: Store, dossier_id: str, session_id: str, today: date) -> Done:
    """Take a session away, its marks with it; the pattern remembers that it does not take place that day."""
    sessions = attendance(store, dossier_id).sessions
    gone = next(session for session in sessions if session.id == session_id)
    saved = roster.saved(store, roster.ACTIVITIES, gone.activity)
    with store.transaction():
        trash_sessions(store, [session_id], today)
        if not any(each.activity == gone.activity and each.day == gone.day and each.id != session_id for each in sessions):
            activity = without_day(saved.value, gone.day, season_of(store, dossier_id))
            roster.save(store, roster.ACTIVITIES, gone.activity, activity, saved.unread)
    return Done(f"Séance du {short_date(gone.day)} retirée.", trashed=(session_id,), activity=saved.value)


def take_back(store: Store, done: Done, today: date) -> None:
    """Undo what was done; sessions that were added and have marks since go to the trash with them.

    Raises:
        Trouble: the activity or a session is gone for good.
    """
    try:
        with store.transaction():
            _take_back(store, done, today)
    except KeyError as gone:
        raise Trouble(
            "Ce n’est plus dans la corbeille\u00a0: elle a été vidée.", "Une copie de sauvegarde d’avant ce moment le contient encore."
        ) from gone


def _take_back(store: Store, done: Done, today: date) -> None:
    trash_sessions(store, done.added, today)
    put_back_sessions(store, done.trashed)
    for session in done.changed:
        change_session(store, session)
    if done.activity is not None:
        now = roster.saved(store, roster.ACTIVITIES, done.activity.id)
        days = {"gaps": done.activity.gaps, "more_days": done.activity.more_days}
        roster.save(store, roster.ACTIVITIES, now.id, now.value.model_copy(update=days), now.unread)


def _plan_of(store: Store, dossier_id: str, saved: Saved[Activity]) -> Plan:
    known = attendance(store, dossier_id)
    return compare(saved, season_of(store, dossier_id), known.sessions_of(saved.id), {session for session, _ in known.marks})
