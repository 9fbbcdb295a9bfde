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


@dataclass(frozen=True)
class Column:
    """One column.

    Attributes:
        title: printed at its head, cut where it says.
        share: part of the room that the other columns leave; 0 for a column as wide as what it holds.
        most: part of the page above which such a column wraps instead.
    """

    title: str
    align: Align = "left"
    share: float = 0.0
    most: float = 0.2


@dataclass(frozen=True)
class Entry:
    """What a cell says: a text, and smaller details under it."""

    text: str
    details: tuple[str, ...] = ()
    strong: bool = False
    soft: bool = False


@dataclass(frozen=True)
class Look:
    """The density of a table: its text, its small text (paler, unless it is what one reads there), the space inside its cells in points."""

    text: Style = kit.TEXT
    small: Style = kit.SMALL
    padding: float = kit.CELL_PADDING
    pale: bool = True

    def of(self, entry: Entry) -> Style:
        """The style of an entry's main text."""
        style = self.text.bold() if entry.strong else self.text
        return style.soft() if entry.soft else style


def place(
    flow: Flow,
    parent: Element,
    columns: Sequence[Column],
    rows: Sequence[Sequence[Entry]],
    look: Look | None = None,
    follower: float = 0.0,
) -> None:
    """Draw a table down the pages of ``flow``.

    Args:
        flow: where it goes on.
        parent: the element it belongs to.
        columns: titles and sides.
        rows: one entry per column each.
        look: its density.
        follower: as in ``Flow.table``.
    """
    look = look or Look()
    table = parent.add("Table")
    widths = _widths(columns, rows, look, flow.format.body_width)
    titles = [Entry(column.title) for column in columns]
    title_look = Look(look.small.bold().soft(), look.small, look.padding)
    span = flow.format.body_width
    heading = _row(table.add("TR"), "TH", columns, titles, widths, title_look, span)
    repeated = _row(None, "TH", columns, titles, widths, title_look, span)
    body = [_row(table.add("TR"), "TD", columns, cells, widths, look, span) for cells in rows]
    flow.table(_titles(heading), _titles(repeated), body, follower)


def _titles(row: Row) -> Row:
    """Titles stand on their rule, the shorter ones as low as the others."""
    tallest = max(cell.height for cell in row.cells)
    cells = tuple(Cell(cell.x, (gap(tallest - cell.height), *cell.lines)) for cell in row.cells)
    return Row(cells, row.span, below=kit.SMALL_GAP, bottom_rule=kit.STRONG_RULE, rule_grey=kit.BLACK)


def _widths(columns: Sequence[Column], rows: Sequence[Sequence[Entry]], look: Look, span: float) -> list[float]:
    """Columns of figures as wide as their widest entry or title; columns of words share the rest."""
    natural = []
    for rank, column in enumerate(columns):
        lengths = [_length(line, look.small.bold()) for line in column.title.split("\n")]
        lengths += [_length(printable(cells[rank].text), look.of(cells[rank])) for cells in rows]
        natural.append(0.0 if column.share else min(max(lengths), span * column.most))
    rest = span - sum(natural) - _GUTTER * (len(columns) - 1)
    shares = sum(column.share for column in columns)
    return [rest * column.share / shares if column.share else length for column, length in zip(columns, natural, strict=True)]


def _length(text: str, style: Style) -> float:
    return width(text, style.face, style.size)


def _row(
    tr: Element | None, kind: Kind, columns: Sequence[Column], entries: Sequence[Entry], widths: Sequence[float], look: Look, span: float
) -> Row:
    cells = []
    x = 0.0
    for column, entry, room in zip(columns, entries, widths, strict=True):
        element = tr.add(kind) if tr else None
        cells.append(Cell(x, _entry_lines(entry, look, room, element, column.align)))
        x += room + _GUTTER
    return Row(tuple(cells), span, above=look.padding, below=look.padding + 1, bottom_rule=kit.THIN_RULE)


def _entry_lines(entry: Entry, look: Look, room: float, of: Element | None, align: Align) -> tuple[Line, ...]:
    words = text_lines(entry.text, look.of(entry), room, of, align)
    details = [
        line for detail in entry.details for line in text_lines(detail, look.small.soft() if look.pale else look.small, room, of, align)
    ]
    return (*words, *details)
