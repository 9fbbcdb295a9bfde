"""The days of an activity: its weekly pattern between two days, without its gaps, with what was added to it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from chorus_desktop.domain.absences import Absences
from chorus_desktop.domain.attendance import Activity, Session
from chorus_desktop.domain.care import days_between
from chorus_desktop.domain.french import long_date
from chorus_desktop.domain.holidays import public_holidays
from chorus_desktop.domain.problems import Problem, sentences, warning
from chorus_desktop.domain.season import Season

sentences(
    {
        "session.sunday": "C’est un dimanche\u00a0: vérifiez le jour.",
        "session.holiday": "C’est un jour férié ({name})\u00a0: vérifiez le jour.",
        "session.day": "Indiquez le jour de la séance.",
        "session.twice": "Il y a déjà une séance de cette activité ce jour-là, à cette heure.",
        "session.season": "Hors de la saison, qui va du {first} au {last}\u00a0: le payeur ne paiera sans doute pas cette séance.",
        "activity.long": "Cette activité durerait plus de deux ans\u00a0: vérifiez ses dates. Seules les séances des deux premières années sont proposées.",
        "activity.season": "Des jours de cette activité sont hors de la saison, qui va du {first} au {last}.",
    }
)

MOST_DAYS = 2 * 366
"""No activity is planned over more days than two years: beyond, a year was mistyped."""


@dataclass(frozen=True)
class Plan:
    """What stands between the sessions of an activity and its pattern.

    Attributes:
        missing: days that lack their session.
        unfit: sessions that no longer fit and say nothing; they may go.
        kept: sessions that no longer fit and have marks; they stay.
        other_hours: sessions of the pattern whose hours are not, or not yet, those of the activity.
    """

    missing: tuple[date, ...] = ()
    unfit: tuple[Session, ...] = ()
    kept: tuple[Session, ...] = ()
    other_hours: tuple[Session, ...] = ()


def span(activity: Activity, season: Season) -> tuple[date, date]:
    """First and last day of an activity: its own, else the season's; never more than two years."""
    first = activity.first_on or season.starts_on
    return first, min(activity.last_on or season.ends_on, first + timedelta(MOST_DAYS - 1))


def planned(activity: Activity, season: Season) -> tuple[date, ...]:
    """The days on which an activity takes place by its pattern, in their order; what was added to it included."""
    weekly = [day for day in days_between(*span(activity, season)) if day.weekday() in activity.weekdays]
    gaps, more = _days(activity.gaps), _days(activity.more_days)
    return tuple(sorted({day for day in weekly if day not in gaps} | more))


def plan(activity: Activity, season: Season, sessions: Sequence[Session], marked: Collection[str]) -> Plan:
    """Compare the sessions there are with the pattern.

    Args:
        activity: with its pattern; one without is never planned.
        season: of the dossier.
        sessions: of this activity.
        marked: ids of sessions that have marks.
    """
    if not activity.weekdays:
        return Plan()
    wanted = planned(activity, season)
    there = {session.day for session in sessions}
    days = set(wanted)
    outside = [session for session in sessions if session.day not in days]
    return Plan(
        missing=tuple(day for day in wanted if day not in there),
        unfit=tuple(session for session in outside if session.id not in marked),
        kept=tuple(session for session in outside if session.id in marked),
        other_hours=tuple(session for session in sessions if session.day in days and _lacks_hours(activity, session, session.id in marked)),
    )


def _lacks_hours(activity: Activity, session: Session, marked: bool) -> bool:  # noqa: FBT001 - an answer
    """Whether a session should take the hours of its activity; one with marks keeps those it has."""
    hours, its = (activity.starts_at, activity.ends_at), (session.starts_at, session.ends_at)
    return any(hours) and its != hours and (not marked or not any(its))


def sessions_on(activity: Activity, days: Iterable[date]) -> tuple[Session, ...]:
    """New sessions of an activity, at its hours."""
    return tuple(Session(activity=activity.id, day=day, starts_at=activity.starts_at, ends_at=activity.ends_at) for day in days)


def without_day(activity: Activity, day: date, season: Season) -> Activity:
    """The activity once it takes place no more on a day, so that its session is not created again."""
    if day not in planned(activity, season):
        return activity
    more = _days(activity.more_days) - {day}
    left = activity.model_copy(update={"more_days": Absences.of(more)})
    if day not in planned(left, season):
        return left
    return left.model_copy(update={"gaps": Absences.of(_days(left.gaps) | {day})})


def with_day(activity: Activity, day: date, season: Season) -> Activity:
    """The activity once it takes place on a day too, whatever its pattern; one without a pattern needs no word of it."""
    if not activity.weekdays or day in planned(activity, season):
        return activity
    gaps = _days(activity.gaps)
    if day in gaps:
        opened = activity.model_copy(update={"gaps": Absences.of(gaps - {day})})
        if day in planned(opened, season):
            return opened
    return activity.model_copy(update={"more_days": Absences.of(_days(activity.more_days) | {day})})


def with_gaps(activity: Activity, days: Iterable[date]) -> Activity:
    """The activity with more days without a session."""
    return activity.model_copy(update={"gaps": Absences.of(_days(activity.gaps) | set(days))})


def holidays_of(activity: Activity, season: Season) -> tuple[date, ...]:
    """The public holidays that fall on a day of its pattern."""
    first, last = span(activity, season)
    days = [day for year in range(first.year, last.year + 1) for day in public_holidays(year)]
    return tuple(day for day in sorted(days) if first <= day <= last and day.weekday() in activity.weekdays)


def session_warnings(day: date, activity: Activity, season: Season) -> tuple[Problem, ...]:
    """What is unusual about the day of a session; nothing of it keeps the session from being added."""
    found = []
    if day.weekday() == 6 and not activity.sunday:
        found.append(warning("day", "session.sunday"))
    if name := public_holidays(day.year).get(day):
        found.append(warning("day", "session.holiday", name=name))
    if not season.covers(day, day):
        found.append(warning("day", "session.season", first=long_date(season.starts_on), last=long_date(season.ends_on)))
    return tuple(found)


def pattern_warnings(activity: Activity, season: Season) -> tuple[Problem, ...]:
    """What is unusual about the dates of an activity."""
    first, last = activity.first_on or season.starts_on, activity.last_on or season.ends_on
    found = [warning("last_on", "activity.long")] if (last - first).days >= MOST_DAYS else []
    if first <= last and not season.covers(first, last):
        where = "first_on" if first < season.starts_on else "last_on"
        found.append(warning(where, "activity.season", first=long_date(season.starts_on), last=long_date(season.ends_on)))
    return tuple(found)


def _days(absences: Absences | None) -> frozenset[date]:
    return absences.days if absences else frozenset()
