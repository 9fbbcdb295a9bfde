"""Tables that split across pages, repeat their headings, and give the words the room that the figures leave."""

from collections.abc import Sequence
from dataclasses import dataclass

from chorus_desktop.documents import kit
from chorus_desktop.documents.flow import Flow
from chorus_desktop.documents.fonts import printable, width
from chorus_desktop.documents.kit import Style
from chorus_desktop.documents.rows import Align, Cell, Line, Row, gap, text_lines
from chorus_desktop.documents.tags import Element, Kind

_GUTTER = 10.0
_MOST_OF_THE_PAGE = 0.13
"""A figure column that would take more than this part of the page wraps instead (a long unit, an absurd amount)."""


@dataclass(frozen=True)
class Column:
    """A column: its title (cut where it says), its side, and whether it takes the room that the others leave (``words``)."""

    title: str
    align: Align = "left"
    words: bool = False
    most: float = _MOST_OF_THE_PAGE


@dataclass(frozen=True)
class Entry:
    """What a cell says: a text, and smaller details under it."""

    text: str
    details: tuple[str, ...] = ()
    strong: bool = False


def place(
    flow: Flow, parent: Element, columns: Sequence[Column], rows: Sequence[Sequence[Entry]], style: Style = kit.TEXT, follower: float = 0.0
) -> None:
    """Draw a table down the pages of ``flow``; each row has one entry per column, ``follower`` is as in ``Flow.table``."""
    table = parent.add("Table")
    widths = _widths(columns, rows, style)
    small = kit.SMALL.bold().soft()
    titles = [Entry(column.title) for column in columns]
    heading = _row(table.add("TR"), "TH", columns, titles, widths, small)
    repeated = _row(None, "TH", columns, titles, widths, small)
    body = [_row(table.add("TR"), "TD", columns, cells, widths, style) for cells in rows]
    flow.table(_titles(heading), _titles(repeated), body, follower)


def _titles(row: Row) -> Row:
    """Titles stand on their rule, the shorter ones as low as the others."""
    tallest = max(cell.height for cell in row.cells)
    cells = tuple(Cell(cell.x, (gap(tallest - cell.height), *cell.lines)) for cell in row.cells)
    return Row(cells, below=kit.SMALL_GAP, bottom_rule=kit.STRONG_RULE, rule_grey=kit.BLACK)


def _widths(columns: Sequence[Column], rows: Sequence[Sequence[Entry]], style: Style) -> list[float]:
    """Figure columns as wide as their widest entry or title, word columns share the rest."""
    small = kit.SMALL.bold()
    natural = []
    for rank, column in enumerate(columns):
        entries = [width(printable(cells[rank].text), (style.bold() if cells[rank].strong else style).face, style.size) for cells in rows]
        title = max(width(line, small.face, small.size) for line in column.title.split("\n"))
        natural.append(min(max([title, *entries]), kit.BODY_WIDTH * column.most) if not column.words else 0.0)
    rest = kit.BODY_WIDTH - sum(natural) - _GUTTER * (len(columns) - 1)
    words = sum(1 for column in columns if column.words)
    return [rest / words if column.words else length for column, length in zip(columns, natural, strict=True)]


def _row(tr: Element | None, kind: Kind, columns: Sequence[Column], entries: Sequence[Entry], widths: Sequence[float], style: Style) -> Row:
    cells = []
    x = 0.0
    for column, entry, room in zip(columns, entries, widths, strict=True):
        element = tr.add(kind) if tr else None
        cells.append(Cell(x, _entry_lines(entry, style, room, element, column.align)))
        x += room + _GUTTER
    return Row(tuple(cells), above=kit.CELL_PADDING, below=kit.CELL_PADDING + 1, bottom_rule=kit.THIN_RULE)


def _entry_lines(entry: Entry, style: Style, room: float, of: Element | None, align: Align) -> tuple[Line, ...]:
    words = text_lines(entry.text, style.bold() if entry.strong else style, room, of, align)
    details = [line for detail in entry.details for line in text_lines(detail, kit.SMALL.soft(), room, of, align)]
    return (*words, *details)
