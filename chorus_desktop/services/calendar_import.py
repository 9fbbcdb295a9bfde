"""Sessions of an activity brought in from a calendar (.ics): looked at first, written when somebody says which, taken back in one go."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from chorus_desktop.domain.attendance import Session
from chorus_desktop.domain.french import plural
from chorus_desktop.domain.pattern import with_day
from chorus_desktop.domain.shape import Record
from chorus_desktop.intake.calendars import Occurrence, Told, read_calendar
from chorus_desktop.services.sessions import Done
from chorus_desktop.services.timetable import season_of
from chorus_desktop.store import roster
from chorus_desktop.store.database import Store
from chorus_desktop.store.sessions import add_sessions, attendance


class CalendarGroup(Record):
    """The times of one name in a calendar.

    Attributes:
        times: those in the season that the activity does not have yet.
        known: how many it has already.
    """

    summary: str
    times: tuple[Occurrence, ...]
    known: int

    @property
    def span(self) -> tuple[date, date]:
        """First and last day of those that are new."""
        return self.times[0].day, self.times[-1].day


class CalendarView(Record):
    """What a calendar holds of the season.

    Attributes:
        left_out: how many events could not be read.
    """

    name: str
    groups: tuple[CalendarGroup, ...]
    left_out: int


def look(store: Store, dossier_id: str, activity_id: str, path: Path, progress: Told) -> CalendarView:
    """Read the times that a calendar holds of the season of a dossier; nothing is written.

    Args:
        store: the open data file.
        dossier_id: which dossier.
        activity_id: whose sessions they would be.
        path: the file.
        progress: is told how far it is.

    Raises:
        Trouble: it is no calendar, or too large.
    """
    season = season_of(store, dossier_id)
    read = read_calendar(path, season.starts_on, season.ends_on, progress)
    there = {(session.day, session.starts_at) for session in attendance(store, dossier_id).sessions_of(activity_id)}
    names = dict.fromkeys(item.summary for item in read.occurrences)
    groups = []
    for name in names:
        times = [item for item in read.occurrences if item.summary == name]
        new = tuple(item for item in times if (item.day, item.starts_at) not in there)
        groups.append(CalendarGroup(summary=name, times=new, known=len(times) - len(new)))
    return CalendarView(name=path.name, groups=tuple(groups), left_out=read.left_out)


def bring_in(store: Store, dossier_id: str, activity_id: str, times: Sequence[Occurrence]) -> Done:
    """Make sessions of these times; one that is there already, at the same hour of the same day, is not made twice."""
    saved = roster.saved(store, roster.ACTIVITIES, activity_id)
    season = season_of(store, dossier_id)
    there = {(session.day, session.starts_at) for session in attendance(store, dossier_id).sessions_of(activity_id)}
    new = {(item.day, item.starts_at): item for item in times if (item.day, item.starts_at) not in there}
    activity = saved.value
    for item in new.values():
        activity = with_day(activity, item.day, season)
    with store.transaction():
        added = add_sessions(
            store,
            [Session(activity=activity_id, day=item.day, starts_at=item.starts_at, ends_at=item.ends_at) for item in new.values()],
        )
        if activity != saved.value:
            roster.save(store, roster.ACTIVITIES, activity_id, activity, saved.unread)
    return Done(f"{plural(len(added), 'séance importée', 'séances importées')}.", added, activity=saved)
