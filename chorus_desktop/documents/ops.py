"""The few things a page is made of. ``x`` grows to the right and ``y`` upwards, in points; ``of`` says what they are a part of.

What belongs to no element (rules, boxes, page numbers) is an artifact: a screen reader passes over it.
"""

from dataclasses import dataclass, replace
from typing import Self

from chorus_desktop.documents.kit import Style
from chorus_desktop.documents.pictures import Picture
from chorus_desktop.documents.tags import Element


@dataclass(frozen=True, kw_only=True)
class Op:
    """Anything drawn at a place."""

    x: float = 0.0
    y: float = 0.0
    of: Element | None = None

    def moved(self, right: float, up: float) -> Self:
        """The same somewhere else."""
        return replace(self, x=self.x + right, y=self.y + up)


@dataclass(frozen=True, kw_only=True)
class Text(Op):
    """One line of text whose baseline starts at x, y.

    Attributes:
        angle: degrees by which it is turned around that point.
        inside_word: its last word goes on in the next text of the same element.
    """

    text: str
    style: Style
    angle: float = 0.0
    inside_word: bool = False


@dataclass(frozen=True, kw_only=True)
class Rule(Op):
    """A horizontal line, ``length`` to the right."""

    length: float
    weight: float
    grey: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Tick(Op):
    """A box to tick, ``size`` wide, its lower left corner at x, y; with its mark when ``done``."""

    size: float
    done: bool


@dataclass(frozen=True, kw_only=True)
class Image(Op):
    """A picture in a box of ``width`` by ``height``, its lower left corner at x, y."""

    picture: Picture
    width: float
    height: float


@dataclass(frozen=True, kw_only=True)
class Box(Op):
    """A rectangle, its lower left corner at x, y, with its sides drawn in ``grey``.

    Attributes:
        fill: grey of its inside; None leaves it empty.
    """

    width: float
    height: float
    weight: float = 0.5
    grey: float = 0.0
    fill: float | None = None


@dataclass(frozen=True, kw_only=True)
class Drawing(Op):
    """Things drawn as one figure in a box of ``width`` by ``height``, their places from its lower left corner; they belong to what it does."""

    width: float
    height: float
    parts: tuple[Op, ...]


@dataclass(frozen=True, kw_only=True)
class Squares(Op):
    """A QR code: rows of ``1`` (black) and ``0``, from the top, its lower left black square at x, y.

    Attributes:
        side: of one square.
        around: squares kept white on each side, whatever is drawn under them.
    """

    side: float
    rows: tuple[str, ...]
    around: int
