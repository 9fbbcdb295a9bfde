"""Rows stacked down the pages: what does not fit goes to the next page, tables repeat their headings, nothing falls off."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from chorus_desktop.documents import kit
from chorus_desktop.documents.ops import Op
from chorus_desktop.documents.rows import Row

Page = list[Op]


@dataclass
class Flow:
    """Pages being filled from top to bottom.

    Attributes:
        format: the shape of its pages.
        pages: the ops of each page so far; there is always one.
        top: where the next row starts on the last page, in points from its bottom.
    """

    format: kit.Format = kit.PORTRAIT
    pages: list[Page] = field(default_factory=lambda: [[]])
    top: float = field(init=False)

    def __post_init__(self) -> None:
        self.top = self.format.body_top

    @property
    def room(self) -> float:
        """The height left on the page, in points."""
        return self.top - self.format.bottom

    def new_page(self) -> None:
        """Start an empty page."""
        self.pages.append([])
        self.top = self.format.body_top

    def space(self, height: float) -> None:
        """Leave a blank, except at the top of a page where it would only look like a fault."""
        if self.top < self.format.body_top:
            self.top -= min(height, self.room)

    def add(self, row: Row, heading: Row | None = None) -> None:
        """Place a row; one taller than the page is cut between its lines.

        Args:
            row: what to place.
            heading: a row repeated on top of each new page (column titles, without structure elements).
        """
        while row.height > self.room:
            fresh = self.top == self.format.body_top or (heading is not None and self.top == self.format.body_top - heading.height)
            parts = row.split(self.room) if fresh or self._worth_splitting(row) else None
            if parts:
                self._place(parts[0])
                row = parts[1]
            elif fresh:
                break  # a single line higher than a page: no paper has one, but never loop for ever
            self.new_page()
            if heading:
                self._place(heading)
        self._place(row)

    def together(self, rows: Sequence[Row]) -> None:
        """Place rows on one page; when they are too many for any page, one after the other."""
        height = sum(row.height for row in rows)
        if self.room < height <= self.format.body_height:
            self.new_page()
        for row in rows:
            self.add(row)

    def section(self, heading: Row, rows: Sequence[Row]) -> None:
        """Place a heading, never alone at the foot of a page, and what it heads."""
        first = [heading, *rows[:1]]
        if sum(row.height for row in first) <= self.format.body_height:
            self.together(first)
        else:
            self.together([heading])
            self.add(rows[0])
        for row in rows[1:]:
            self.add(row)

    def table(self, heading: Row, repeated: Row, rows: Sequence[Row], follower: float = 0.0) -> None:
        """Place a table: its heading with the first row, then the rows, ``repeated`` on top of each further page.

        Args:
            heading: the titles, with their elements.
            repeated: the same without elements.
            rows: the body.
            follower: height of what comes right after (totals), which must not stand alone on a page.
        """
        if rows and heading.height + rows[0].height > self.room and self.top < self.format.body_top:
            self.new_page()
        self.add(heading)
        for rank, row in enumerate(rows):
            last = rank == len(rows) - 1
            wanted = row.height + follower
            if last and rank and follower and self.room < wanted <= self.format.body_height - repeated.height:
                self.new_page()
                self._place(repeated)
            self.add(row, repeated)

    def _worth_splitting(self, row: Row) -> bool:
        return row.height > self.format.body_height

    def _place(self, row: Row) -> None:
        if self.top == self.format.body_top and row.top_rule:
            row = replace(row, top_rule=0.0, above=0.0)  # a rule at the top of a page parts nothing
        self.pages[-1].extend(row.placed(kit.MARGIN_LEFT, self.top))
        self.top -= row.height
