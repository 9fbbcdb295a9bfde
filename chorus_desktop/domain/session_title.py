"""When a session takes place, as people title a column or fill a cell: « mer. 7 janv. », « 07/01 14:00 », « 2026-01-07 »."""

import re
from datetime import date
from typing import NamedTuple

from chorus_desktop.domain.clock import TimeOfDay
from chorus_desktop.domain.french import MONTHS, WEEKDAYS, plain
from chorus_desktop.domain.money import UnreadableError
from chorus_desktop.domain.problems import sentences
from chorus_desktop.domain.session_hours import read_hours

sentences(
    {
        "session_title.impossible": "«\u00a0{text}\u00a0» n’existe pas dans le calendrier\u00a0: vérifiez le jour et le mois.",
    }
)

_DAY = "|".join(f"{day[:2]}|{day[:3]}|{day}" for day in WEEKDAYS)
_LONGEST = 60
"""Characters of such a title; whatever is longer is no date."""

_NAMES = {
    name: rank
    for rank, month in enumerate(map(plain, MONTHS), start=1)
    for name in (month, month[:3], month[:4])
    # « jui » could be either month.
    if name != "jui"
} | {"jun": 6, "jul": 7, "jl": 7, "sept": 9}  # fmt: skip
_MONTH = "|".join(sorted(_NAMES, key=len, reverse=True))
_YEAR = r"(?P<year>[0-9]{4}|[0-9]{2})(?![0-9]|\s*[h:])"
_BEGINNING = re.compile(rf"(?:(?:seance|cours|date|jour)\b\s*)?(?:(?:du|le)\b\s*)?(?:(?P<said>{_DAY})\b[.,]?\s*)?(?:le\b\s*)?")
_FORMS = (
    re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})(?![0-9])t?"),
    re.compile(rf"(?P<day>[0-9]{{1,2}})\s?[/.\-]\s?(?P<month>[0-9]{{1,2}})(?![0-9])(?:\s?[/.\-]\s?{_YEAR})?"),
    re.compile(rf"(?P<day>[0-9]{{1,2}})(?:er)?\s?[-./]?\s?(?P<name>{_MONTH})\b\.?(?:\s?[-./]?\s?{_YEAR})?"),
)


class When(NamedTuple):
    """One session as a title says it.

    Attributes:
        outside: it is not in the season, whether its year was written or deduced.
        wrong_day: the day of the week that the title says, when the calendar says another.
    """

    day: date
    starts_at: TimeOfDay | None = None
    ends_at: TimeOfDay | None = None
    outside: bool = False
    wrong_day: str = ""


def read_when(text: str, first: date, last: date) -> When | None:
    """The session that a title or a cell names.

    Args:
        text: as it stands in the table.
        first: of the season, from which a year that is not written is deduced.
        last: of the season.

    Returns:
        None where the text is no day at all (« Groupe »).

    Raises:
        UnreadableError: it begins like a day and cannot be one.
    """
    flat = " ".join(plain(text).replace("\u2013", "-").replace("\u2014", "-").split())
    if len(flat) > _LONGEST:
        return None
    beginning = _BEGINNING.match(flat)
    start = beginning.end() if beginning else 0
    found = next((match for form in _FORMS if (match := form.match(flat, start))), None)
    if found is None:
        return None
    parts = found.groupdict()
    month = _NAMES[parts["name"]] if parts.get("name") else int(parts["month"])
    day, outside = _placed(int(parts["day"]), month, parts.get("year") or "", first, last, text)
    starts, ends = read_hours(flat[found.end() :], text)
    said = next((name for name in WEEKDAYS if beginning and beginning["said"] and name.startswith(beginning["said"])), "")
    return When(day, starts, ends, outside, said if said and said != WEEKDAYS[day.weekday()] else "")


def _placed(day: int, month: int, year: str, first: date, last: date, text: str) -> tuple[date, bool]:
    """The day in its year: the one written, else that of the season, else the nearest one."""
    years = [int(year) + (2000 if len(year) < 4 else 0)] if year else range(first.year - 1, last.year + 2)
    possible = []
    for each in years:
        try:
            possible.append(date(each, month, day))
        except ValueError:
            continue
    inside = [each for each in possible if first <= each <= last]
    if inside:
        return inside[0], False
    if not possible or not 2000 <= possible[0].year <= 2099:
        raise UnreadableError("session_title.impossible", text=text.strip())
    return min(possible, key=lambda each: max(first - each, each - last)), True
