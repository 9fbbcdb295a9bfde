"""Times of the day and lengths of time, as a sheet of paper writes them: « 18 h 30 », « 1,5 », « 90 min »."""

import re
from decimal import Decimal

from chorus_desktop.domain.french import NBSP
from chorus_desktop.domain.money import UnreadableError, parse_decimal
from chorus_desktop.domain.numbers import Number
from chorus_desktop.domain.problems import sentences

sentences(
    {
        "clock.text": "«\u00a0{text}\u00a0» n’est pas une heure. Écrivez par exemple 18:30, ou 18 h.",
        "clock.duration": "«\u00a0{text}\u00a0» n’est pas une durée. Écrivez par exemple 1,5 ou 1 h 30.",
        "clock.too_long": "«\u00a0{text}\u00a0» dépasse une journée\u00a0: vérifiez la durée.",
    }
)

_TIME = re.compile(r"([0-9]{1,2})(?:\s*(?:h(?:eures?)?|:|\.)\s*([0-9]{2})?)?", re.IGNORECASE)
_HOURS = re.compile(r"([0-9]{1,2})\s*(?:h(?:eures?)?|:)\s*([0-9]{2})?", re.IGNORECASE)
_MINUTES = re.compile(r"([0-9]{1,4})\s*(?:min(?:utes?)?|mn|['’])\.?", re.IGNORECASE)
_DAY = 24 * 60


class TimeOfDay(Number):
    """A time of the day, kept as ``18:30``; ``24:00`` is refused, since no session ends with the day."""

    __slots__ = ()

    @classmethod
    def compact(cls, text: str) -> str:
        match = _TIME.fullmatch(text.strip())
        hours, minutes = (int(match[1]), int(match[2] or 0)) if match else (24, 0)
        if hours > 23 or minutes > 59:
            raise UnreadableError("clock.text", text=text.strip())
        return f"{hours:02}:{minutes:02}"

    @property
    def minutes(self) -> int:
        """Minutes since midnight."""
        return int(self[:2]) * 60 + int(self[3:])

    def pretty(self) -> str:
        return duration(self.minutes) if self.minutes else f"0{NBSP}h"


def parse_minutes(text: str) -> int:
    """Read a length of time into whole minutes: ``1 h 30``, ``1:30``, ``90 min``, or a number of hours as ``1,5``.

    Raises:
        UnreadableError: not a length of time, none at all, or more than a day.
    """
    bare = text.strip()
    if match := _HOURS.fullmatch(bare):
        minutes = int(match[1]) * 60 + int(match[2] or 0)
    elif match := _MINUTES.fullmatch(bare):
        minutes = int(match[1])
    else:
        try:
            hours = parse_decimal(bare)
        except UnreadableError as unreadable:
            raise UnreadableError("clock.duration", text=bare) from unreadable
        minutes = int((hours * 60).to_integral_value()) if hours < 100 else _DAY + 1
    if minutes > _DAY:
        raise UnreadableError("clock.too_long", text=bare)
    if minutes <= 0:
        raise UnreadableError("clock.duration", text=bare)
    return minutes


def duration(minutes: int) -> str:
    """A length of time as one says it: ``1 h 30``, ``45 min``, ``2 h``."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest}{NBSP}min"
    return f"{hours}{NBSP}h{NBSP}{rest:02}" if rest else f"{hours}{NBSP}h"


def in_hours(minutes: int) -> Decimal:
    """Minutes as an exact number of hours, to the millionth: what a line is billed in."""
    return (Decimal(minutes) / 60).quantize(Decimal("0.000001")).normalize() + 0
