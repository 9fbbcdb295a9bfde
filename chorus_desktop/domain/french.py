"""French on screen, on paper and in the console: dates, amounts, plurals, lists; and as one searches it."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

NBSP = "\u00a0"
NARROW_NBSP = "\u202f"
MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
SHORT_MONTHS = ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.")
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
# Looked for by a pattern: asking of each sign whether it is a mark takes ten times as long.
_MARKS = re.compile("[\u0300-\u036f]")


def _number(day: date) -> str:
    return "1er" if day.day == 1 else str(day.day)


def long_date(day: date) -> str:
    """A date as one says it: ``1er mars 2026``."""
    return f"{_number(day)} {MONTHS[day.month - 1]} {day.year}"


def short_weekday(day: date) -> str:
    """The day of the week in three letters: ``mer.``."""
    return f"{WEEKDAYS[day.weekday()][:3]}."


def weekday_date(day: date) -> str:
    """A date with its day of the week: ``mercredi 7 janvier 2026``."""
    return f"{WEEKDAYS[day.weekday()]} {long_date(day)}"


def brief_date(day: date) -> str:
    """A date at the head of a column: ``mer. 7 janv.``."""
    return f"{short_weekday(day)} {_number(day)} {SHORT_MONTHS[day.month - 1]}"


def short_date(day: date) -> str:
    """A date as the portal and its forms write it: ``01/03/2026``."""
    return f"{day:%d/%m/%Y}"


def month_year(day: date) -> str:
    """The month of a date: ``mai 2026``."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def of_month(day: date) -> str:
    """The month with its preposition: ``de mai 2026``, ``d’août 2026``."""
    name = month_year(day)
    return f"d’{name}" if name[0] in "ao" else f"de {name}"


def period(first: date, last: date) -> str:
    """A stretch of days, said as shortly as it stays clear: ``du 6 au 27 mai 2026``."""
    if first == last:
        return f"le {long_date(first)}"
    start = long_date(first)
    if first.year == last.year:
        start = start.removesuffix(f" {first.year}")
        if first.month == last.month:
            start = start.split(" ", maxsplit=1)[0]
    return f"du {start} au {long_date(last)}"


def days(those: Sequence[date]) -> str:
    """Days in their order, each month and year said once: ``6, 13 et 20 mai ; 3 juin 2026``."""
    months: dict[tuple[int, int], list[date]] = {}
    for day in sorted(set(those)):
        months.setdefault((day.year, day.month), []).append(day)
    said = []
    for rank, (key, found) in enumerate(months.items()):
        names = listing([_number(day) for day in found])
        following = list(months)[rank + 1 : rank + 2]
        said.append(f"{names} {MONTHS[key[1] - 1]}" if following and following[0][0] == key[0] else f"{names} {month_year(found[0])}")
    return f"{NBSP}; ".join(said)


def decimal(value: Decimal, places: int | None = None) -> str:
    """A number with a French comma and thin spaces: ``1 234,5``.

    Args:
        value: the exact number.
        places: digits after the comma; none keeps those that matter.
    """
    if places is None:
        value = value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
        text = f"{value:,f}"
    else:
        text = f"{value:,.{places}f}"
    return text.replace(",", NARROW_NBSP).replace(".", ",")


def euros(cents: int) -> str:
    """An amount in whole cents: ``1 234,50 €``."""
    return f"{decimal(Decimal(cents) / 100, 2)}{NBSP}€"


def unit_price(value: Decimal) -> str:
    """A unit price in euros with at least two decimals, more where it has more: ``7,50 €``, ``0,1234 €``."""
    exponent = value.normalize().as_tuple().exponent
    places = max(2, -exponent if isinstance(exponent, int) else 2)
    return f"{decimal(value, places)}{NBSP}€"


def percent(value: Decimal) -> str:
    """A rate: ``5,5 %``."""
    return f"{decimal(value)}{NBSP}%"


def plural(count: int, one: str, many: str = "") -> str:
    """A count with its noun: ``1 facture``, ``3 factures``, ``0 facture``.

    Args:
        count: how many.
        one: the noun for 0 and 1.
        many: its plural; an ``s`` is added to each word of ``one`` when empty.
    """
    noun = one if abs(count) < 2 else (many or " ".join(f"{word}s" for word in one.split(" ")))
    return f"{decimal(Decimal(count))} {noun}"


def listing(words: Sequence[str], last: str = "et") -> str:
    """Words joined as in a sentence: ``a, b et c``."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def size(count: int) -> str:
    """A file size in the portal's unit (1 Mo = 1 000 000 bytes), rounded up: ``2,4 Mo``, ``10 Mo``, ``48 ko``.

    Up, so that a file just over a limit never reads as equal to it.
    """
    kilos = -(-count // 1000)
    if kilos < 1000:
        return f"{kilos}{NBSP}ko"
    return f"{decimal(Decimal(-(-count // 100_000)) / 10)}{NBSP}Mo"


def plain(text: str) -> str:
    """A text as one searches it: small letters, no accents, thin spaces like others."""
    if text.isascii():
        return text.casefold()
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", text))
    return bare.casefold().replace("œ", "oe").replace("’", "'")
