"""Rows: what a page is stacked from. A row has cells side by side; each cell is lines; a row splits between lines at a page's end."""

from dataclasses import dataclass, replace
from typing import Literal

from chorus_desktop.documents import kit
from chorus_desktop.documents.fonts import width
from chorus_desktop.documents.kit import Style
from chorus_desktop.documents.ops import Op, Rule, Text
from chorus_desktop.documents.tags import Element
from chorus_desktop.documents.wrap import Piece, lines_of

Align = Literal["left", "right"]


@dataclass(frozen=True)
class Line:
    """A horizontal slice of a cell, ``height`` points high; its ops are placed from its top left corner."""

    height: float
    ops: tuple[Op, ...] = ()


@dataclass(frozen=True)
class Cell:
    """Lines in a column that starts ``x`` points right of the row."""

    x: float
    lines: tuple[Line, ...]

    @property
    def height(self) -> float:
        """The sum of its lines, in points."""
        return sum(line.height for line in self.lines)


@dataclass(frozen=True)
class Row:
    """Cells side by side over ``span`` points, with what surrounds them.

    Attributes:
        above: space kept free over the cells, in points; ``below`` likewise.
        top_rule: weight of a rule at the top, 0 for none; ``bottom_rule`` likewise.
    """

    cells: tuple[Cell, ...]
    span: float = kit.BODY_WIDTH
    above: float = 0.0
    below: float = 0.0
    top_rule: float = 0.0
    bottom_rule: float = 0.0
    rule_grey: float = kit.RULE_GREY

    @property
    def height(self) -> float:
        """Its height with the spaces around, in points."""
        return self.above + max((cell.height for cell in self.cells), default=0.0) + self.below

    def placed(self, x: float, top: float) -> list[Op]:
        """Its ops on a page whose free place starts at ``x`` and ``top``."""
        ops: list[Op] = []
        if self.top_rule:
            ops.append(Rule(x=x, y=top, length=self.span, weight=self.top_rule, grey=self.rule_grey))
        for cell in self.cells:
            y = top - self.above
            for line in cell.lines:
                ops.extend(op.moved(x + cell.x, y) for op in line.ops)
                y -= line.height
        if self.bottom_rule:
            bottom = top - self.height
            ops.append(Rule(x=x, y=bottom, length=self.span, weight=self.bottom_rule, grey=self.rule_grey))
        return ops

    def split(self, room: float) -> tuple["Row", "Row"] | None:
        """The row cut so that the first part is at most ``room`` points high; None when not even one line fits."""
        heads, tails = [], []
        for cell in self.cells:
            count, used = 0, self.above
            while count < len(cell.lines) and used + cell.lines[count].height <= room:
                used += cell.lines[count].height
                count += 1
            heads.append(Cell(cell.x, cell.lines[:count]))
            tails.append(Cell(cell.x, cell.lines[count:]))
        if not any(cell.lines for cell in heads) or not any(cell.lines for cell in tails):
            return None
        return (
            replace(self, cells=tuple(heads), below=0.0, bottom_rule=0.0),
            replace(self, cells=tuple(tails), above=0.0, top_rule=0.0),
        )


def text_lines(text: str, style: Style, room: float, of: Element | None = None, align: Align = "left") -> tuple[Line, ...]:
    """A text as lines no wider than ``room`` points; nothing at all for an empty text."""
    if not text.strip():
        return ()
    return tuple(_line(piece, style, room, of, align) for piece in lines_of(text, style, room))


def _line(piece: Piece, style: Style, room: float, of: Element | None, align: Align) -> Line:
    x = room - width(piece.text, style.face, style.size) if align == "right" else 0.0
    drawn = Text(x=x, y=-baseline(style), text=piece.text, style=style, of=of, inside_word=piece.inside_word)
    return Line(style.leading, (drawn,) if piece.text else ())


def baseline(style: Style) -> float:
    """How far under the top of its line a text stands, in points: its capitals are then centred on the leading."""
    return (style.leading + 0.72 * style.size) / 2


def gap(height: float) -> Line:
    """An empty line."""
    return Line(height)


def one_cell(*lines: Line, x: float = 0.0, above: float = 0.0, below: float = 0.0, span: float = kit.BODY_WIDTH) -> Row:
    """A row of one cell."""
    return Row((Cell(x, lines),), span=span, above=above, below=below)
