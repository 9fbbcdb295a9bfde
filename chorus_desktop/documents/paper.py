"""A paper: the bytes of a finished PDF with what the rest of the program asks of it, and the sheet it is written on."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from chorus_desktop.documents import kit
from chorus_desktop.documents.finish import finished
from chorus_desktop.documents.flow import Flow
from chorus_desktop.documents.fonts import printable, width
from chorus_desktop.documents.kit import Style
from chorus_desktop.documents.metadata import Metadata
from chorus_desktop.documents.ops import Op, Rule, Text
from chorus_desktop.documents.render import drawn
from chorus_desktop.documents.rows import Row
from chorus_desktop.documents.tags import Element


@dataclass(frozen=True)
class Paper:
    """A finished PDF.

    Attributes:
        name: its file name, fit for the portal.
        title: what it is, in French, as its title bar shows.
        data: its bytes; the same input gives the same bytes.
        pages: how many pages it has.
    """

    name: str
    title: str
    data: bytes
    pages: int


@dataclass
class Sheet:
    """A paper being written: pages that fill, and the tree that says what is on them."""

    root: Element = field(default_factory=lambda: Element("Document"))
    flow: Flow = field(default_factory=Flow)

    def add_sections(self, *sections: Sequence[Row]) -> None:
        """Place sections, each headed by its first row; an empty one leaves no trace."""
        for rows in sections:
            if rows:
                self.flow.space(kit.BIG_GAP)
                self.flow.section(rows[0], rows[1:])


@dataclass(frozen=True)
class Foot:
    """What stands at the foot of every page: whose it is, what it is (with the page after it); and the mark across it.

    Attributes:
        draft: marked PROJET.
        practice: marked EXERCICE, à ne pas déposer: it was made with the example.
    """

    left: str
    right: str
    draft: bool = False
    practice: bool = False


def paper(name: str, sheet: Sheet, foot: Foot, metadata: Metadata) -> Paper:
    """Give the pages their furniture, draw them and make them a PDF/A."""
    pages = sheet.flow.pages
    dressed = [[*_furniture(foot, rank, len(pages)), *ops] for rank, ops in enumerate(pages, start=1)]
    return Paper(name, metadata.title, finished(drawn(dressed), sheet.root, metadata), len(pages))


def _furniture(foot: Foot, rank: int, count: int) -> list[Op]:
    page = f"page {rank}/{count}"
    right = f"{foot.right} \u00b7 {page}" if foot.right else page
    right_width = width(right, kit.FOOT.face, kit.FOOT.size)
    left = shortened(foot.left, kit.FOOT, kit.BODY_WIDTH - right_width - kit.COLUMN_GAP)
    ops: list[Op] = [
        Rule(x=kit.MARGIN_LEFT, y=kit.FOOT_RULE, length=kit.BODY_WIDTH, weight=kit.THIN_RULE, grey=kit.RULE_GREY),
        Text(x=kit.MARGIN_LEFT, y=kit.FOOT_BASELINE, text=left, style=kit.FOOT),
        Text(x=kit.PAGE_WIDTH - kit.MARGIN_RIGHT - right_width, y=kit.FOOT_BASELINE, text=right, style=kit.FOOT),
    ]
    marks: list[Op] = []
    if foot.practice:
        marks = [_across("EXERCICE", 105.0, 120, 175), _across("à ne pas déposer", 62.0, 190, 140)]
    elif foot.draft:
        marks = [_across("PROJET", kit.PROJECT_SIZE, 115, 165)]
    return [*marks, *ops]


def _across(text: str, size: float, x: float, y: float) -> Text:
    style = Style(size, size, kit.BOLD, kit.PROJECT_GREY)
    return Text(x=x, y=y, text=text, style=style, angle=kit.PROJECT_ANGLE)


def shortened(text: str, style: Style, room: float) -> str:
    """A text of the furniture cut with an ellipsis where it is too long; the whole of it stands elsewhere on the paper."""
    text = printable(text).replace("\n", " ")
    if width(text, style.face, style.size) <= room:
        return text
    while text and width(f"{text}…", style.face, style.size) > room:
        text = text[:-1]
    return f"{text.rstrip()}…"
