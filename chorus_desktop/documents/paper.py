"""A paper: the bytes of a finished PDF with what the rest of the program asks of it, and the sheet it is written on."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from chorus_desktop.documents import kit, qr
from chorus_desktop.documents.finish import Bookmark, finished
from chorus_desktop.documents.flow import Flow
from chorus_desktop.documents.fonts import printable, width
from chorus_desktop.documents.kit import Style
from chorus_desktop.documents.metadata import Metadata
from chorus_desktop.documents.ops import Op, Rule, Text
from chorus_desktop.documents.render import drawn
from chorus_desktop.documents.rows import Row
from chorus_desktop.documents.tags import Element
from chorus_desktop.documents.uninterrupted import uninterrupted
from chorus_desktop.domain.paper_code import PaperCode


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

    @classmethod
    def shaped(cls, shape: kit.Format) -> "Sheet":
        """One whose pages have another shape than most."""
        return cls(flow=Flow(shape))

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
        practice: marked SPÉCIMEN, à ne pas déposer: it was made with the example.
        code: the one by which a scan of the page is known, printed in letters and as a QR code.
        before: pages of the same set that stand in other papers before this one; ``count``: those of the whole set, 0 for this paper's.
    """

    left: str
    right: str
    draft: bool = False
    practice: bool = False
    code: PaperCode | None = None
    before: int = 0
    count: int = 0


def paper(name: str, sheet: Sheet, foot: Foot, metadata: Metadata, bookmarks: Sequence[Bookmark] = ()) -> Paper:
    """Give the pages their furniture, draw them and make them a PDF/A."""
    flow = sheet.flow
    count = foot.count or len(flow.pages)
    with uninterrupted():
        dressed = [[*_furniture(foot, flow.format, rank, count), *ops] for rank, ops in enumerate(flow.pages, start=foot.before + 1)]
        return Paper(name, metadata.title, finished(drawn(dressed, flow.format), sheet.root, metadata, bookmarks), len(flow.pages))


def _furniture(foot: Foot, shape: kit.Format, rank: int, count: int) -> list[Op]:
    page = f"page {rank}/{count}"
    right = f"{foot.right} \u00b7 {page}" if foot.right else page
    room = shape.body_width
    codes: list[Op] = []
    if foot.code:
        x = shape.width - kit.CODE_RIGHT - kit.CODE_SIZE
        codes = [qr.code(foot.code.on_page(rank), x, kit.CODE_BOTTOM)]
        room = x - kit.MARGIN_LEFT - kit.BIG_GAP
        printed = Text(x=0, y=kit.FOOT_RULE + kit.SMALL_GAP + 1, text=foot.code.printed(rank, count), style=kit.CODE)
        right = foot.right
        codes.append(_to_right(printed, kit.MARGIN_LEFT + room))
    place = Text(x=0, y=kit.FOOT_BASELINE, text=right, style=kit.FOOT)
    right_width = width(right, kit.FOOT.face, kit.FOOT.size)
    left = shortened(foot.left, kit.FOOT, room - right_width - kit.COLUMN_GAP)
    ops: list[Op] = [
        Rule(x=kit.MARGIN_LEFT, y=kit.FOOT_RULE, length=room, weight=kit.THIN_RULE, grey=kit.RULE_GREY),
        Text(x=kit.MARGIN_LEFT, y=kit.FOOT_BASELINE, text=left, style=kit.FOOT),
        _to_right(place, kit.MARGIN_LEFT + room),
    ]
    marks: list[Op] = []
    if foot.practice:
        marks = [_across("SPÉCIMEN", 105.0, 120, 175, shape), _across("à ne pas déposer", 62.0, 190, 140, shape)]
    elif foot.draft:
        marks = [_across("PROJET", kit.PROJECT_SIZE, 115, 165, shape)]
    return [*marks, *ops, *codes]


def _to_right(text: Text, end: float) -> Text:
    return replace(text, x=end - width(text.text, text.style.face, text.style.size))


def _across(text: str, size: float, x: float, y: float, shape: kit.Format) -> Text:
    style = Style(size, size, kit.BOLD, kit.PROJECT_GREY)
    right, up = (shape.width - kit.PAGE_WIDTH) / 2, (shape.height - kit.PAGE_HEIGHT) / 2
    return Text(x=x + right, y=y + up, text=text, style=style, angle=kit.PROJECT_ANGLE)


def shortened(text: str, style: Style, room: float) -> str:
    """A text of the furniture cut with an ellipsis where it is too long; the whole of it stands elsewhere on the paper."""
    text = printable(text).replace("\n", " ")
    if width(text, style.face, style.size) <= room:
        return text
    while text and width(f"{text}…", style.face, style.size) > room:
        text = text[:-1]
    return f"{text.rstrip()}…"
