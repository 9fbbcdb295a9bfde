"""The hours of a session, as they follow its day in a title: « 14:00 », « 14h-15h30 », « (de 14 h à 15 h) »."""

import re

from chorus_desktop.domain.clock import TimeOfDay
from chorus_desktop.domain.money import UnreadableError
from chorus_desktop.domain.problems import sentences

sentences(
    {
        "session_title.text": "«\u00a0{text}\u00a0» n’est pas lu comme une séance. Écrivez par exemple 07/01/2026, ou 07/01/2026 14:00.",
        "session_title.hours": "«\u00a0{text}\u00a0»\u00a0: l’heure n’existe pas. Écrivez par exemple 07/01/2026 14:00.",
    }
)

_TIME = r"[0-9]{1,2}\s?(?:h|:)\s?(?:[0-9]{2})?"
_HOURS = re.compile(
    rf"[\s,(]*(?:(?:a|de)\s)?\s*(?P<starts>{_TIME}|[0-9]{{1,2}}(?=\s?[-a/]))(?::00)?\s?(?:(?:-|/|a)\s?(?P<ends>{_TIME}))?\s?\)?"
)


def read_hours(rest: str, text: str) -> tuple[TimeOfDay | None, TimeOfDay | None]:
    """When a session begins and ends, where that is said.

    Args:
        rest: what follows the day, in small letters without accents.
        text: the whole title, to be quoted.

    Raises:
        UnreadableError: it is no hour.
    """
    if not rest.strip(" .,"):
        return None, None
    match = _HOURS.fullmatch(rest.strip(" .,"))
    if match is None:
        raise UnreadableError("session_title.text", text=text.strip())
    try:
        starts = TimeOfDay(match["starts"])
        ends = TimeOfDay(match["ends"]) if match["ends"] else None
    except UnreadableError as wrong:
        raise UnreadableError("session_title.hours", text=text.strip()) from wrong
    return (starts if (starts, ends) != ("00:00", None) else None), ends
