"""Tables on their way to a spreadsheet: what each column holds is known, so that a date is a date there and a text never a formula."""

from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple

from chorus_desktop.domain.french import short_date

ColumnKind = Literal["text", "day", "euros"]
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


class ExportColumn(NamedTuple):
    """Its title, and whether it holds texts, ISO days or cents."""

    title: str
    kind: ColumnKind = "text"


class ExportTable(NamedTuple):
    """One table; an empty text or none is an empty cell."""

    name: str
    columns: tuple[ExportColumn, ...]
    rows: Sequence[tuple[str | int | None, ...]]


def csv_cell(value: str | int | None, kind: ColumnKind) -> str:
    """A cell as French spreadsheets read it from a CSV.

    A text that a spreadsheet would take for a formula gets an apostrophe before it: a bank's label is written by anybody.
    """
    if value is None or value == "":
        return ""
    if kind == "euros":
        cents = int(value)
        return f"{'-' if cents < 0 else ''}{abs(cents) // 100},{abs(cents) % 100:02}"
    if kind == "day":
        return short_date(date.fromisoformat(str(value)))
    said = str(value)
    return f"'{said}" if said.startswith(_DANGEROUS) else said
