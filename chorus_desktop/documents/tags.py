"""The structure tree of a paper: what each mark on the page is, in reading order (PDF/A-1a, PDF/UA-1)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["Document", "Sect", "H1", "H2", "H3", "P", "Table", "TR", "TH", "TD", "L", "LI", "Lbl", "LBody", "Figure"]


@dataclass(frozen=True)
class Mark:
    """One piece of marked content: number ``mcid`` of the page ``page`` (from 0)."""

    page: int
    mcid: int


@dataclass(eq=False)
class Element:
    """A node of the tree. Leaves receive marks while the pages are drawn; the order of children is the reading order.

    Attributes:
        kind: its standard structure type.
        alt: what a figure shows, in words; compulsory for a figure.
        box: left, bottom, right, top of a figure on its page, in points.
    """

    kind: Kind
    alt: str = ""
    box: tuple[float, float, float, float] | None = None
    children: list["Element | Mark"] = field(default_factory=list)

    def add(self, kind: Kind, alt: str = "") -> "Element":
        """A new last child."""
        child = Element(kind, alt)
        self.children.append(child)
        return child

    def elements(self) -> Iterator["Element"]:
        """This element and all below it, in reading order."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.elements()
