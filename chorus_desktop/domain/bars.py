"""The geometry of a bar chart, the same in the window and on paper: round steps of an axis, and where each bar stands.

Places are shares of the drawing, 0 to 1: from its left, and upwards from its foot.
"""

from collections.abc import Sequence
from typing import NamedTuple

_ROUND = (1, 2, 5)
_LINES = 4
WIDEST = 0.05
"""Of one bar: a single month does not fill the drawing."""


class Axis(NamedTuple):
    """An axis of amounts: from ``low`` to ``high`` cents, a line at each of ``ticks``."""

    low: int
    high: int
    ticks: tuple[int, ...]

    def share(self, amount: int) -> float:
        """Where an amount stands on it."""
        return (amount - self.low) / (self.high - self.low)


class Bar(NamedTuple):
    """One bar: its series and its place in it, its left side and its width, its foot and its top."""

    series: int
    place: int
    left: float
    width: float
    foot: float
    top: float


def axis(amounts: Sequence[int]) -> Axis:
    """An axis that holds amounts and 0, with a few lines on round euros; one of 1 euro where there is nothing."""
    low, high = min((0, *amounts)), max((0, *amounts))
    step = _step(max(high - low, 100) / _LINES)
    bottom, top = low // step * step, max(-(-high // step), 1 if low == 0 else 0) * step
    return Axis(bottom, top, tuple(range(bottom, top + 1, step)))


def _step(least: float) -> int:
    size = 100
    while True:
        for factor in _ROUND:
            if size * factor >= least:
                return size * factor
        size *= 10


def grouped(series: Sequence[Sequence[int]], on: Axis, gap: float = 0.24) -> tuple[Bar, ...]:
    """Bars side by side, one group for each place of the series.

    Args:
        series: the amounts of each, as many as there are places.
        on: the axis they stand on.
        gap: part of a group's width left between two groups.
    """
    places = len(series[0]) if series else 0
    if not places:
        return ()
    width = min((1 - gap) / places / len(series), WIDEST)
    zero = on.share(0)
    bars = []
    for place in range(places):
        start = (place + 0.5) / places - width * len(series) / 2
        for rank, amounts in enumerate(series):
            end = on.share(amounts[place])
            bars.append(Bar(rank, place, start + rank * width, width, min(zero, end), max(zero, end)))
    return tuple(bars)


def stacked(parts: Sequence[int], whole: int) -> tuple[tuple[float, float], ...]:
    """Where each part of one bar begins and how long it is, in shares of ``whole`` (more than 0); a part below 0 has no length."""
    found, start = [], 0.0
    for part in parts:
        length = max(0, part) / whole
        found.append((start, length))
        start += length
    return tuple(found)
