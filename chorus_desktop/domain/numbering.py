"""Numbers of invoices: a pattern per series, continuous, chronological, never used twice."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from chorus_desktop.domain.french import long_date
from chorus_desktop.domain.money import UnreadableError
from chorus_desktop.domain.problems import Problem, error, sentences
from chorus_desktop.domain.references import InvoiceNumber
from chorus_desktop.domain.shape import Record

sentences(
    {
        "numbering.no_rank": "Le modèle «\u00a0{pattern}\u00a0» n’a pas de rang\u00a0: ajoutez {{n}} ou {{n:03}}, sinon tous les numéros seraient les mêmes.",
        "numbering.twice": "Le modèle «\u00a0{pattern}\u00a0» contient deux rangs\u00a0: gardez un seul {{n}}.",
        "numbering.unknown": "Le modèle «\u00a0{pattern}\u00a0» contient «\u00a0{part}\u00a0», que le programme ne connaît pas\u00a0: {{année}}, {{mois}}, {{n}}.",
        "numbering.result": "Le modèle «\u00a0{pattern}\u00a0» donnerait un numéro que le portail refuse ({number})\u00a0: 20 caractères au plus, "
        "lettres sans accent, chiffres et + - _ /, et jamais une simple date.",
        "numbering.date_before": "La facture {number} est datée du {last}\u00a0: la suivante ne peut pas porter une date plus ancienne. "
        "Choisissez une date à partir de ce jour.",
        "numbering.full": "La série «\u00a0{series}\u00a0» est arrivée à son dernier numéro\u00a0: le suivant, {text}, dépasserait 20 caractères. "
        "Choisissez un autre modèle de numéro.",
        "numbering.used": "Le numéro {number} a déjà servi (ou un numéro qui s’écrit presque pareil)\u00a0: changez le modèle de numéro.",
    }
)

_TOKEN = re.compile(r"\{([^{}]*)\}")
_RANK = re.compile(r"n(?::0(\d))?")


class Numbered(Record):
    """A number that already exists: issued here, or typed as used before.

    Attributes:
        day: its invoice date, when known.
    """

    number: InvoiceNumber
    day: date | None = None


@cache
def check_pattern(pattern: str, where: str = "numbering") -> tuple[Problem, ...]:
    """What is wrong with a numbering pattern, tried on ranks of up to four digits.

    Args:
        pattern: as typed.
        where: the field it was typed in.
    """
    ranks = 0
    for part in _TOKEN.findall(pattern):
        if _RANK.fullmatch(part):
            ranks += 1
        elif part not in ("année", "mois"):
            return (error(where, "numbering.unknown", pattern=pattern, part=f"{{{part}}}"),)
    if ranks != 1:
        code = "numbering.no_rank" if ranks == 0 else "numbering.twice"
        return (error(where, code, pattern=pattern),)
    for shown in _samples(pattern):
        try:
            InvoiceNumber(shown)
        except UnreadableError:
            return (error(where, "numbering.result", pattern=pattern, number=shown),)
    return ()


def _samples(pattern: str) -> Iterator[str]:
    """Numbers that a pattern will give: the longest, and every one of a year where no letter keeps it from being a date."""
    longest = _fill(pattern, date(2026, 12, 31), 9999)
    yield longest
    if not re.search("[A-Za-z+_]", longest):
        # December suffices: 12 may be read as a day and as a month.
        yield from (_fill(pattern, date(2026, 12, 31), rank) for rank in range(1, 10_000))


def _fill(pattern: str, day: date, rank: int | None) -> str:
    def token(match: re.Match[str]) -> str:
        part = match[1]
        if part == "année":
            return f"{day.year}"
        if part == "mois":
            return f"{day.month:02d}"
        width = _RANK.fullmatch(part)
        return "{n}" if rank is None else f"{rank:0{(width[1] if width else None) or 1}d}"

    return _TOKEN.sub(token, pattern.strip())


def series_of(pattern: str, day: date) -> str:
    """The series that a date falls in: the pattern with all but the rank filled, ``FA2026-{n}``."""
    return _fill(pattern, day, None)


def rank_in(series: str, number: str) -> int | None:
    """The rank of a number inside a series, case ignored as people retype it; none when it belongs to another."""
    match = _form_of(series).fullmatch(number)
    return int(match[1]) if match else None


@cache
def _form_of(series: str) -> re.Pattern[str]:
    before, _, after = series.partition("{n}")
    return re.compile(re.escape(before) + "([0-9]{1,9})" + re.escape(after), re.IGNORECASE)


def next_number(pattern: str, day: date, existing: Iterable[Numbered]) -> InvoiceNumber:
    """The number an invoice of that date takes: one more than the highest rank of its series.

    Args:
        pattern: such as ``FA{année}-{n:03}``; valid by ``check_pattern``.
        day: date of the invoice.
        existing: every number of the association, used here or before.

    Raises:
        UnreadableError: the result would pass the portal's 20 characters.
    """
    series = series_of(pattern, day)
    ranks = [rank for item in existing if (rank := rank_in(series, item.number)) is not None]
    return InvoiceNumber(_fill(pattern, day, max(ranks, default=0) + 1))


def following(pattern: str, day: date, existing: Iterable[Numbered], where: str = "numbering") -> InvoiceNumber | Problem:
    """The next number of a valid pattern, or that its series is at its end.

    Args:
        pattern: such as ``FA{année}-{n:03}``; valid by ``check_pattern``.
        day: date of the invoice.
        existing: every number of the association, used here or before.
        where: the field that the problem names.
    """
    try:
        return next_number(pattern, day, existing)
    except UnreadableError as refused:
        return error(where, "numbering.full", series=series_of(pattern, day).replace("{n}", "…"), text=str(refused.facts.get("text", "")))


def check_order(pattern: str, day: date, existing: Iterable[Numbered]) -> tuple[Problem, ...]:
    """Whether a number given on that date keeps the series chronological (CGI ann. II art. 242 nonies A I 7°) and unique.

    Args:
        pattern: the series' pattern.
        day: date of the invoice to number.
        existing: every number of the association.
    """
    numbered = tuple(existing)
    series = series_of(pattern, day)
    dated = [(item.day, item.number) for item in numbered if item.day and rank_in(series, item.number) is not None]
    last_day, last_number = max(dated, default=(None, None))
    if last_day and day < last_day:
        return (error("issued_on", "numbering.date_before", number=str(last_number), last=long_date(last_day)),)
    candidate = following(pattern, day, numbered, "issued_on")
    if isinstance(candidate, Problem):
        return (candidate,)
    if any(twin(item.number, candidate) for item in numbered):
        return (error("issued_on", "numbering.used", number=candidate),)
    return ()


def twin(one: InvoiceNumber, other: InvoiceNumber) -> bool:
    """Whether two numbers would share a file name: equal, or different only by case or by ``/``, ``+`` and ``-``."""
    return one.safe.casefold() == other.safe.casefold()
