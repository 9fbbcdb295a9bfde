"""An association that had its own way of writing numbers goes on with it: the pattern is read from its last number."""

import re
from datetime import date

from chorus_desktop.domain.numbering import check_pattern, rank_in, series_of
from chorus_desktop.domain.references import InvoiceNumber

_RANK = re.compile(r"[0-9]+(?!.*[0-9])")
"""The last run of digits."""


def pattern_of(number: InvoiceNumber, day: date) -> str:
    """The pattern that a number seems to follow: ``2026-011`` of 2026 follows ``{année}-{n:03}``.

    Args:
        number: the last one given.
        day: its date.

    Returns:
        A pattern that gives this very number again, or an empty text when there is none.
    """
    before, year, after = number.partition(str(day.year))
    if not year:
        before, after = "", str(number)
    month = re.match(rf"([-/_+]?){day.month:02d}(?=[-/_+].*[0-9])", after) if year else None
    head = f"{before}{{année}}" if year else ""
    if month:
        head, after = f"{head}{month[1]}{{mois}}", after[month.end() :]
    if rank := _RANK.search(after):
        pattern = head + after[: rank.start()] + _token(rank[0]) + after[rank.end() :]
    elif rank := _RANK.search(before):
        pattern = before[: rank.start()] + _token(rank[0]) + before[rank.end() :] + "{année}" + after
    else:
        return ""
    given_again = not check_pattern(pattern) and rank_in(series_of(pattern, day), number) == int(rank[0])
    return pattern if given_again and int(rank[0]) > 0 else ""


def _token(digits: str) -> str:
    return f"{{n:0{len(digits)}}}" if digits.startswith("0") or len(digits) > 2 else "{n}"
