"""Deadlines as a calendar file (.ics, RFC 5545), for the volunteer's own agenda."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event

from chorus_desktop.domain.deadlines import Deadline, DeadlineLevel

_UID_PLACE = "chorus-desktop"


def calendar_file(deadlines: Sequence[Deadline], alarm_days: int, today: date, *, practice: bool) -> bytes:
    """All-day events, each with an alarm some days before; brought in again, an agenda replaces those it has by their UID.

    Args:
        deadlines: what to write.
        alarm_days: how many days before an alarm rings, at nine in the morning; one whose day is near or past has none left to ring.
        today: the day of the file, which dates it.
        practice: they are those of the example: an agenda must not take them for hers.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Chorus Desktop//Échéances//FR")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Échéances Chorus Desktop")
    stamp = datetime.combine(today, time(0), tzinfo=UTC)
    for item in deadlines:
        calendar.add_component(_event(item, f"Exercice\u00a0: {item.title}" if practice else item.title, alarm_days, today, stamp))
    content: bytes = calendar.to_ical()
    return content


def _event(item: Deadline, title: str, alarm_days: int, today: date, stamp: datetime) -> Event:
    event = Event()
    event.add("uid", f"{item.uid}@{_UID_PLACE}")
    event.add("dtstamp", stamp)
    event.add("dtstart", item.day)
    event.add("dtend", item.day + timedelta(days=1))
    event.add("summary", title)
    event.add("description", f"{item.why}\n{item.source}.")
    event.add("transp", "TRANSPARENT")
    if item.level is not DeadlineLevel.LATE and item.day - timedelta(days=alarm_days) > today:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", title)
        alarm.add("trigger", timedelta(days=-alarm_days, hours=9))
        event.add_component(alarm)
    return event
