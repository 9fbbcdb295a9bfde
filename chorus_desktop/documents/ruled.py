"""Rows of ruled boxes, for a paper to write on by hand: every cell is closed, its texts stand in its middle."""

from collections.abc import Sequence

from chorus_desktop.documents.blocks import fitting
from chorus_desktop.documents.fonts import width
from chorus_desktop.documents.kit import Style
from chorus_desktop.documents.ops import Box, Op, Text
from chorus_desktop.documents.paper import shortened
from chorus_desktop.documents.rows import Line, baseline
from chorus_desktop.documents.tags import Element, Kind

PAD = 3.0
"""Between the side of a cell and its text, in points."""
_GREY = 0.35
"""Of the rules: a photocopy keeps it."""

Written = Sequence[tuple[str, Style]]
"""What a cell says: texts one under the other; empty ones leave no trace."""


def ruled(
    widths: Sequence[float], height: float, texts: Sequence[Written], tr: Element, kind: Kind = "TD", fill: float | None = None
) -> Line:
    """A row of boxes, the first written from the left, the others in their middle.

    Args:
        widths: of the cells, in points.
        height: of the row.
        texts: one per cell; those left out are empty, but have their element all the same.
        tr: the row's element.
        kind: of its cells.
        fill: grey of the ground.
    """
    starts = [sum(widths[:rank]) for rank in range(len(widths))]
    ops: list[Op] = [
        Box(x=x, y=-height, width=length, height=height, grey=_GREY, fill=fill) for x, length in zip(starts, widths, strict=True)
    ]
    for rank, (x, length) in enumerate(zip(starts, widths, strict=True)):
        cell = tr.add(kind)
        if rank < len(texts):
            ops += _written(x, length, height, texts[rank], cell, centred=rank > 0)
    return Line(height, tuple(ops))


def _written(x: float, room: float, height: float, said: Written, of: Element, *, centred: bool) -> list[Op]:
    texts = [(text, fitting(text, style, room - 2 * PAD)) for text, style in said if text]
    y = (sum(style.leading for _, style in texts) - height) / 2
    ops: list[Op] = []
    for text, style in texts:
        words = shortened(text, style, room - 2 * PAD)
        start = (room - width(words, style.face, style.size)) / 2 if centred else PAD
        ops.append(Text(x=x + start, y=y - baseline(style), text=words, style=style, of=of))
        y -= style.leading
    return ops
