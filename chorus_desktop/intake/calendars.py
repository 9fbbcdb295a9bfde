"""Calendars in iCalendar form (.ics, RFC 5545), exported from any agenda: the times that an activity takes place, in French local time."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any, NamedTuple, Protocol
from zoneinfo import ZoneInfo

import recurring_ical_events  # type: ignore[import-untyped]  # it comes without stubs
from icalendar import Calendar, Event

from chorus_desktop.domain.clock import TimeOfDay
from chorus_desktop.domain.trouble import Trouble

LARGEST_BYTES = 5_000_000
MOST_EVENTS = 10_000
MOST_OCCURRENCES = 2_000
"""No activity takes place more often in a season: beyond, it is not the right calendar."""
_LONGEST_DAYS = 31
_OLDEST = 1990
_RARE = {"BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS", "BYEASTER"}
_STEPS = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_PARIS = ZoneInfo("Europe/Paris")
_MEND = "Exportez de nouveau le calendrier depuis l’agenda, au format iCalendar (.ics)."
_DAMAGED = "Ce calendrier est abîmé\u00a0: il ne se lit pas jusqu’au bout."
_NO_CALENDAR = "Ce fichier n’est pas un calendrier iCalendar (.ics)."


class Occurrence(NamedTuple):
    """One time that an event takes place; without hours, all day long or past midnight."""

    summary: str
    day: date
    starts_at: TimeOfDay | None = None
    ends_at: TimeOfDay | None = None


@dataclass(frozen=True)
class CalendarRead:
    """What a calendar holds between two days.

    Attributes:
        occurrences: by day, then by hour.
        left_out: how many events could not be read.
    """

    occurrences: tuple[Occurrence, ...]
    left_out: int


class Told(Protocol):
    """Says how far the work is; ``ui.background.Progress`` is one."""

    def __call__(self, done: int, total: int, doing: str) -> None: ...


def read_calendar(path: Path, first: date, last: date, told: Told) -> CalendarRead:
    """Read the times of a calendar between two days, both included; what was cancelled is left out.

    Args:
        path: a file that somebody chose.
        first: first day; nothing before it.
        last: last day.
        told: is told how far the reading is, and may give it up.

    Raises:
        Trouble: no calendar, damaged, too large, or one that holds far too much.
    """
    calendar = _parsed(_text(path))
    series: dict[str, list[Event]] = defaultdict(list)
    for rank, event in enumerate(calendar.walk("VEVENT")):
        if isinstance(event, Event):
            series[str(event.get("UID") or f"\n{rank}")].append(event)
    zones = calendar.walk("VTIMEZONE")
    found: set[Occurrence] = set()
    left_out = 0
    for done, events in enumerate(series.values()):
        if done % 50 == 0:
            told(done, len(series), "Lecture du calendrier")
        try:
            found.update(item for item in _taking_place(events, zones, first, last) if first <= item.day <= last)
        except Exception:  # noqa: BLE001 - a stranger's event breaks the reading in more ways than its library says
            left_out += 1
        if len(found) > MOST_OCCURRENCES:
            raise Trouble(
                f"Ce calendrier contient plus de {MOST_OCCURRENCES} rendez-vous dans la saison\u00a0: ce n’est sans doute pas le bon.",
                "Exportez seulement l’agenda de l’activité.",
            )
    ordered = sorted(found, key=lambda item: (item.day, item.starts_at or "", item.summary))
    return CalendarRead(tuple(ordered), left_out)


def _text(path: Path) -> str:
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= LARGEST_BYTES else b""
    except OSError as gone:
        raise Trouble(
            f"Le fichier «\u00a0{path.name}\u00a0» ne peut pas être lu.",
            "Vérifiez qu’il existe toujours et qu’aucun autre programme ne le retient.",
        ) from gone
    if size > LARGEST_BYTES:
        raise Trouble(
            f"Ce fichier dépasse {LARGEST_BYTES // 1_000_000}\u00a0Mo\u00a0: il est trop gros pour un calendrier.",
            "Exportez seulement l’agenda de l’activité, sur la saison.",
        )
    if not content.strip():
        raise Trouble("Ce fichier est vide\u00a0: il ne contient aucun rendez-vous.", _MEND)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if "BEGIN:VCALENDAR" not in text.upper():
        raise Trouble(_NO_CALENDAR, _MEND)
    if text.upper().count("BEGIN:VEVENT") > MOST_EVENTS:
        raise Trouble(
            f"Ce calendrier contient plus de {MOST_EVENTS} rendez-vous\u00a0: il est trop gros.",
            "Exportez seulement l’agenda de l’activité, sur la saison.",
        )
    return text


def _parsed(text: str) -> Calendar:
    try:
        several = Calendar.from_ical(text, multiple=True) if "END:VCALENDAR" in text.upper() else []
    except Exception as wrong:
        raise Trouble(_DAMAGED, _MEND) from wrong
    if not several:
        raise Trouble(_DAMAGED, _MEND)
    whole = Calendar()
    for calendar in several:
        whole.subcomponents += calendar.subcomponents
    return whole


def _taking_place(events: Sequence[Event], zones: Sequence[Any], first: date, last: date) -> Iterator[Occurrence]:
    """The times of one event, those of its series that were moved or cancelled among them."""
    for event in events:
        _bound(event, last)
    calendar = Calendar()
    calendar.subcomponents = [*zones, *events]
    # A day more on both sides: what is near midnight elsewhere may fall on another day here.
    for event in recurring_ical_events.of(calendar).between(first - timedelta(_LONGEST_DAYS), last + timedelta(2)):
        if str(event.get("STATUS", "")).upper() != "CANCELLED":
            yield from _occurrences(event)


def _bound(event: Event, last: date) -> None:
    """End the series that never ends, and refuse those whose reckoning would take for ever."""
    rules = event.get("RRULE", [])
    for rule in rules if isinstance(rules, list) else [rules]:
        start = event.decoded("DTSTART")
        clock = len(rule.get("BYHOUR", [0])) * len(rule.get("BYMINUTE", [0])) * len(rule.get("BYSECOND", [0]))
        # Such a rule may fall on no day at all, and is looked for until the year 9999.
        rare = bool(_RARE & set(rule)) and ("COUNT" in rule or rule["FREQ"][0] in _STEPS[:2])
        if rule["FREQ"][0] not in _STEPS or clock > 24 or start.year < _OLDEST or rare:
            raise ValueError(rule)
        if "COUNT" not in rule and "UNTIL" not in rule:
            rule["UNTIL"] = [_like(start, last + timedelta(2))]


def _like(start: date, day: date) -> date:
    """A day in the form that the first one has."""
    if not isinstance(start, datetime):
        return day
    return datetime.combine(day, time(), UTC if start.tzinfo else None)


def _occurrences(event: Event) -> Iterator[Occurrence]:
    said = " ".join(str(event.get("SUMMARY", "")).split())[:200] or "Sans titre"
    start, end = event.start, event.end
    if not isinstance(start, datetime):
        days = min(max((end - start).days, 1), _LONGEST_DAYS)
        yield from (Occurrence(said, start + timedelta(rank)) for rank in range(days))
        return
    begun, ended = _local(start), _local(end if isinstance(end, datetime) else start)
    same_day = ended.date() == begun.date() and ended > begun
    yield Occurrence(said, begun.date(), TimeOfDay(f"{begun:%H:%M}"), TimeOfDay(f"{ended:%H:%M}") if same_day else None)


def _local(moment: datetime) -> datetime:
    """The clock on the wall; a moment without a zone is told by that clock already."""
    return moment.astimezone(_PARIS).replace(tzinfo=None) if moment.tzinfo else moment
