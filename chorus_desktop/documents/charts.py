"""Amounts as drawings on paper: bars in four greys, each with its word, and what they say for who cannot see them."""

from collections.abc import Sequence
from dataclasses import replace

from chorus_desktop.documents import kit
from chorus_desktop.documents.fonts import width
from chorus_desktop.documents.ops import Box, Drawing, Op, Rule, Text
from chorus_desktop.documents.paper import shortened
from chorus_desktop.documents.rows import Line
from chorus_desktop.documents.tags import Element
from chorus_desktop.domain import bars
from chorus_desktop.domain.french import euros

GREYS = (1.0, 0.78, 0.5, 0.0)
"""Of the four facts, from what is only asked for to what is there: told apart by any printer, in the order of the legend."""

_SMALL = kit.SMALL.soft()
_SWATCH = 9.0
_BAR = 13.0
_HEIGHT = 128.0


def grouped_bars(titles: Sequence[str], names: Sequence[str], series: Sequence[Sequence[int]], alt: str, parent: Element) -> Line:
    """Bars side by side over months or years, under their legend.

    Args:
        titles: of the series, four at most.
        names: under each group.
        series: cents of each at each place.
        alt: what the drawing shows, in words.
        parent: where the figure goes.
    """
    figure = parent.add("Figure", alt)
    on = bars.axis([amount for amounts in series for amount in amounts])
    left = max(width(_tick(tick), _SMALL.face, _SMALL.size) for tick in on.ticks) + 6
    span, foot = kit.BODY_WIDTH - left, _SMALL.leading + 2
    parts: list[Op] = []
    for tick in on.ticks:
        y = foot + on.share(tick) * _HEIGHT
        parts.append(Rule(x=left, y=y, length=span, weight=kit.THIN_RULE, grey=0.4 if tick == 0 else kit.RULE_GREY))
        parts.append(_right(Text(x=left - 6, y=y - 3, text=_tick(tick), style=_SMALL)))
    for bar in bars.grouped(series, on):
        height = (bar.top - bar.foot) * _HEIGHT
        if height:
            x, y = left + bar.left * span, foot + bar.foot * _HEIGHT
            parts.append(Box(x=x, y=y, width=bar.width * span, height=height, fill=GREYS[bar.series]))
    wide = span / max(1, len(names))
    every = max(1, -(-int(max((width(name, _SMALL.face, _SMALL.size) for name in names), default=0) + 4) // max(1, int(wide))))
    for place in range(0, len(names), every):
        middle = Text(x=left + (place + 0.5) * wide, y=0, text=names[place], style=_SMALL)
        parts.append(_centred(middle))
    top = foot + _HEIGHT + kit.GAP + kit.SMALL_GAP
    parts += _legend(titles, GREYS, top)
    return _figure(figure, parts, top + _SWATCH + 2)


def stacked_bars(titles: Sequence[str], rows: Sequence[tuple[str, Sequence[int]]], alt: str, parent: Element) -> Line:
    """One bar for each row, in the parts of the legend: the darkest first.

    Args:
        titles: of the parts, four at most.
        rows: a name, and cents of each part.
        alt: what the drawing shows, in words.
        parent: where the figure goes.
    """
    figure = parent.add("Figure", alt)
    greys = GREYS[::-1]
    most = max((sum(max(0, part) for part in parts) for _, parts in rows), default=0) or 1
    pitch = _SMALL.leading + _BAR + 5
    height = pitch * len(rows) + _SWATCH + kit.GAP
    drawn: list[Op] = _legend(titles, greys, height - _SWATCH)
    for rank, (name, parts) in enumerate(rows):
        foot = height - _SWATCH - kit.GAP - pitch * (rank + 1) + 3
        whole = euros(sum(parts))
        room = kit.BODY_WIDTH - width(whole, _SMALL.face, _SMALL.size) - kit.COLUMN_GAP
        drawn.append(Text(x=0, y=foot + _BAR + 3, text=shortened(name, _SMALL, room), style=_SMALL))
        drawn.append(_right(Text(x=kit.BODY_WIDTH, y=foot + _BAR + 3, text=whole, style=_SMALL)))
        for grey, (start, length) in zip(greys, bars.stacked(parts, most), strict=False):
            if length:
                drawn.append(Box(x=start * kit.BODY_WIDTH, y=foot, width=length * kit.BODY_WIDTH, height=_BAR, fill=grey))
    return _figure(figure, drawn, height)


def _figure(figure: Element, parts: Sequence[Op], height: float) -> Line:
    drawing = Drawing(x=0, y=-height, width=kit.BODY_WIDTH, height=height, parts=tuple(parts), of=figure)
    return Line(height, (drawing,))


def _legend(titles: Sequence[str], greys: Sequence[float], y: float) -> list[Op]:
    parts: list[Op] = []
    x = 0.0
    for title, grey in zip(titles, greys, strict=False):
        parts.append(Box(x=x, y=y, width=_SWATCH, height=_SWATCH, fill=grey))
        parts.append(Text(x=x + _SWATCH + 4, y=y + 1.5, text=title, style=_SMALL))
        x += _SWATCH + 4 + width(title, _SMALL.face, _SMALL.size) + kit.BIG_GAP
    return parts


def _right(text: Text) -> Text:
    return replace(text, x=text.x - width(text.text, text.style.face, text.style.size))


def _centred(text: Text) -> Text:
    return replace(text, x=text.x - width(text.text, text.style.face, text.style.size) / 2)


def _tick(cents: int) -> str:
    return euros(cents).replace(",00", "")
