"""Days on which a child was away, typed as people say them: « 12/03/2026, du 14 au 16 mars 2026 »."""

import re
from datetime import date, timedelta

from chorus_desktop.domain.french import listing, short_date
from chorus_desktop.domain.money import UnreadableError, parse_date
from chorus_desktop.domain.numbers import Number
from chorus_desktop.domain.problems import sentences

sentences({"absences.reversed": "«\u00a0{text}\u00a0» finit avant de commencer\u00a0: corrigez l’une des deux dates."})

_BETWEEN = re.compile(r"[;,\n]|\bet\b")
_SPAN = re.compile(r"(?:du\s+)?(.+?)\s+au\s+(.+)|([0-9]{4}-[0-9]{2}-[0-9]{2})/([0-9]{4}-[0-9]{2}-[0-9]{2})", re.IGNORECASE)
_DAY_ALONE = re.compile(r"(1)er|([0-9]{1,2})", re.IGNORECASE)
_WITHOUT_YEAR = re.compile(r"(?:1er|[0-9]{1,2})(?:(?P<month>\s+[^\W\d_]+\.?)|\s*[/.-]\s*[0-9]{1,2})", re.IGNORECASE)


class Absences(Number):
    """Days and spans of days, both ends included; kept as ``2026-03-12;2026-03-14/2026-03-16``, in their order."""

    __slots__ = ()

    @classmethod
    def compact(cls, text: str) -> str:
        spans = sorted({_read(part.strip()) for part in _BETWEEN.split(text) if part.strip()})
        if not spans:
            raise UnreadableError("date.text", text=text.strip())
        return ";".join(f"{first}/{last}" if first != last else f"{first}" for first, last in spans)

    @property
    def spans(self) -> tuple[tuple[date, date], ...]:
        """First and last day of each."""
        return tuple(_read(part) for part in self.split(";"))

    @property
    def days(self) -> frozenset[date]:
        """Every day away."""
        return frozenset(first + timedelta(rank) for first, last in self.spans for rank in range((last - first).days + 1))

    def pretty(self) -> str:
        said = [
            f"du {short_date(first)} au {short_date(last)}" if first != last else f"le {short_date(first)}" for first, last in self.spans
        ]
        return listing(said)


def _read(text: str) -> tuple[date, date]:
    between = _SPAN.fullmatch(text)
    if between is None:
        day = parse_date(re.sub("^le ", "", text, flags=re.IGNORECASE))
        return day, day
    begun, ended = between[1] or between[3], between[2] or between[4]
    last = parse_date(ended)
    alone = _DAY_ALONE.fullmatch(begun)
    # « du 14 au 16 mars 2026 »: the month and the year are said once.
    first = parse_date(f"{alone[1] or alone[2]}/{last.month}/{last.year}") if alone else _begun(begun, last)
    if last < first:
        raise UnreadableError("absences.reversed", text=text)
    return first, last


def _begun(text: str, last: date) -> date:
    """The first day; « du 20 décembre au 4 janvier 2026 » says one year for both, and the former one begins the year before."""
    without = _WITHOUT_YEAR.fullmatch(text)
    if without is None:
        return parse_date(text)
    between = " " if without["month"] else "/"
    same = parse_date(f"{text}{between}{last.year}")
    return same if same <= last else parse_date(f"{text}{between}{last.year - 1}")
