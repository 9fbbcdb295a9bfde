"""What papers are made of: headings, paragraphs, labelled values, bullets, columns. Each makes rows and their elements."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from chorus_desktop.documents import kit
from chorus_desktop.documents.fonts import printable, width
from chorus_desktop.documents.kit import Style
from chorus_desktop.documents.ops import Image, Tick
from chorus_desktop.documents.pictures import Picture
from chorus_desktop.documents.rows import Cell, Line, Row, baseline, gap, one_cell, text_lines
from chorus_desktop.documents.tags import Element


@dataclass(frozen=True)
class Field:
    """A label and its value, printed on one line so that recognition software reads them together."""

    label: str
    value: str
    strong: bool = False


def heading(text: str, parent: Element, room: float = kit.BODY_WIDTH) -> tuple[Line, ...]:
    """A section heading with the space that follows it."""
    return (*text_lines(text, kit.HEADING, room, parent.add("H2")), gap(kit.SMALL_GAP))


def heading_row(text: str, parent: Element) -> Row:
    """A section heading over the whole page, under a thin rule."""
    lines = heading(text, parent)
    return Row((Cell(0, lines),), above=kit.GAP, top_rule=kit.THIN_RULE)


def paragraphs(
    texts: Iterable[str], parent: Element, style: Style = kit.TEXT, room: float = kit.BODY_WIDTH, between: float = 0.0
) -> tuple[Line, ...]:
    """Texts one under the other, each an element of its own, ``between`` points apart; empty ones leave no trace."""
    stacks = [text_lines(text, style, room, parent.add("P")) for text in texts if text.strip()]
    spaced = [(gap(between), *stack) if between and rank else stack for rank, stack in enumerate(stacks)]
    return tuple(line for stack in spaced for line in stack)


def fields(
    entries: Sequence[Field], parent: Element, room: float, style: Style = kit.TEXT, label_width: float | None = None
) -> tuple[Line, ...]:
    """Labels in one column, values in the next, the gap between them small; long values wrap in their column."""
    shown = [entry for entry in entries if entry.value.strip()]
    labels = [f"{entry.label}\u00a0:" for entry in shown]
    indent = min(label_width or label_room(shown, style), room * 0.6)
    lines: list[Line] = []
    for entry, label in zip(shown, labels, strict=True):
        element = parent.add("P")
        values = text_lines(entry.value, style.bold() if entry.strong else style, room - indent, element)
        names = text_lines(label, style.soft(), indent - 2, element)
        lines.extend(beside(names, values, indent))
    return tuple(lines)


def label_room(entries: Iterable[Field], style: Style = kit.TEXT) -> float:
    """The width of the column that the labels of these fields need, in points; for blocks that share one."""
    return max((width(f"{entry.label}\u00a0:", style.face, style.size) for entry in entries if entry.value.strip()), default=0.0) + 6


def beside(left: Sequence[Line], right: Sequence[Line], x: float) -> list[Line]:
    """Two stacks of lines merged into one, the second ``x`` points to the right of the first."""
    lines = []
    for rank in range(max(len(left), len(right))):
        pair = [(left[rank], 0.0)] if rank < len(left) else []
        pair += [(right[rank], x)] if rank < len(right) else []
        ops = tuple(op.moved(shift, 0) for line, shift in pair for op in line.ops)
        lines.append(Line(max(line.height for line, _ in pair), ops))
    return lines


def bullets(texts: Iterable[str], parent: Element, style: Style = kit.TEXT, room: float = kit.BODY_WIDTH) -> tuple[Line, ...]:
    """A list with dashes, as French lists have."""
    return _listed([("\u2013", text) for text in texts], parent, style, room, 12)


def numbered(texts: Iterable[str], parent: Element, style: Style = kit.TEXT, room: float = kit.BODY_WIDTH) -> tuple[Line, ...]:
    """Steps in their order, from 1."""
    return _listed([(f"{rank}.", text) for rank, text in enumerate(texts, start=1)], parent, style, room, 2 * style.size)


def _listed(items: Sequence[tuple[str, str]], parent: Element, style: Style, room: float, indent: float) -> tuple[Line, ...]:
    whole = parent.add("L")
    lines: list[Line] = []
    for mark, text in items:
        item = whole.add("LI")
        label, body = item.add("Lbl"), item.add("LBody")
        lines.extend(beside(text_lines(mark, style, indent, label), text_lines(text, style, room - indent, body), indent))
    return tuple(lines)


def ticked(
    text: str, notes: Sequence[str], parent: Element, *, done: bool = False, room: float = kit.BODY_WIDTH, style: Style = kit.TEXT
) -> tuple[Line, ...]:
    """A box to tick, what it stands for, and smaller notes under it; ``parent`` is the list."""
    body = parent.add("LI").add("LBody")
    side = kit.TICK_BOX * style.size / kit.TEXT.size
    indent = side + kit.GAP
    box = Tick(x=0, y=-baseline(style) - 0.12 * side, size=side, done=done)
    words = text_lines(text, style, room - indent, body)
    small = kit.SMALL.scaled(style.size / kit.TEXT.size).soft()
    under = [line for note in notes for line in text_lines(note, small, room - indent, body)]
    first, *rest = beside((), (*words, *under), indent) or [Line(kit.TEXT.leading)]
    return (Line(first.height, (box, *first.ops)), *rest)


def fitting(text: str, style: Style, room: float) -> Style:
    """The style, smaller if the text would otherwise not fit on one line; never under 60 %, beyond which it wraps."""
    long = width(printable(text), style.face, style.size)
    scale = max(0.6, min(1.0, room / long)) if long else 1.0
    return replace(style, size=int(style.size * scale * 4) / 4, leading=style.leading * scale)


def picture_line(picture: Picture, alt: str, parent: Element, x: float = 0.0) -> Line:
    """A figure on a line of its own."""
    figure = parent.add("Figure", alt)
    image = Image(x=x, y=-picture.height, picture=picture, width=picture.width, height=picture.height, of=figure)
    return Line(picture.height, (image,))


def columns(*stacks: Sequence[Line], ratio: float = 0.5, gutter: float = kit.COLUMN_GAP) -> Row:
    """Two stacks of lines side by side, the first taking ``ratio`` of the page's width."""
    first, second = stacks
    return Row((Cell(0, tuple(first)), Cell(column_start(ratio, gutter), tuple(second))))


def column_start(ratio: float = 0.5, gutter: float = kit.COLUMN_GAP) -> float:
    """Where the second of two columns starts, in points."""
    return (kit.BODY_WIDTH - gutter) * ratio + gutter


def column_widths(ratio: float = 0.5, gutter: float = kit.COLUMN_GAP) -> tuple[float, float]:
    """The widths of two columns, in points."""
    first = (kit.BODY_WIDTH - gutter) * ratio
    return first, kit.BODY_WIDTH - gutter - first


def prose(texts: Iterable[str], parent: Element, style: Style = kit.TEXT, after: float = kit.SMALL_GAP) -> list[Row]:
    """Paragraphs over the whole width, each a row with a space under it."""
    return [one_cell(*lines, below=after) for text in texts if (lines := paragraphs([text], parent, style))]
