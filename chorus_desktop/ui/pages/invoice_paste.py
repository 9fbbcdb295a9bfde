"""Rows copied from a spreadsheet: tabs between cells, an end of line between rows."""

import csv
from collections.abc import Sequence

from chorus_desktop.domain.money import UnreadableError, parse_decimal

ENDS = ("\n", "\r", "\u2028", "\u2029")
MOST_ROWS = 200
"""More than any invoice has: beyond, it is the wrong thing that was copied."""


def is_table(text: str) -> bool:
    """Whether a pasted text holds more than one cell."""
    inside = text.strip("".join(ENDS))
    return any(sign in inside for sign in ("\t", *ENDS))


def cells(text: str) -> list[list[str]]:
    """The cells of a pasted text, row by row, blank rows and a row of titles left out.

    A cell that holds an end of line comes between double quotes, as spreadsheets copy it; it becomes one line.
    """
    # A lone quote is an inch sign, not the beginning of a cell that never ends.
    lone = text.count('"') % 2
    copied = csv.reader(text.splitlines(keepends=True), delimiter="\t", quoting=csv.QUOTE_NONE if lone else csv.QUOTE_MINIMAL)
    rows = [[" ".join(cell.split()) for cell in row] for row in copied]
    rows = [row for row in rows if any(row)]
    return rows[1:] if _is_titles(rows) else rows


def _is_titles(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row holds titles: words over the columns where the second has numbers."""
    if len(rows) < 2 or len(rows[0]) < 2:
        return False
    over = [above for above, below in zip(rows[0], rows[1], strict=False) if _is_number(below)]
    return bool(over) and all(above and not _is_number(above) for above in over)


def _is_number(text: str) -> bool:
    try:
        parse_decimal(text)
    except UnreadableError:
        return False
    return True
