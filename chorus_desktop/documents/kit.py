"""Every layout number of the papers: page, margins, type scale, spaces, greys. Lengths are in points (1/72 inch)."""

from dataclasses import dataclass, replace

MM = 72 / 25.4

PAGE_WIDTH = 595.28
PAGE_HEIGHT = 841.89
"""A4, portrait."""

MARGIN_LEFT = MARGIN_RIGHT = 18 * MM
MARGIN_TOP = 16 * MM
MARGIN_BOTTOM = 22 * MM
"""The foot of the page (number, page n/m) stands inside the bottom margin."""

FOOT_RULE = 14.5 * MM
FOOT_BASELINE = 10.5 * MM

CODE_SIZE = 14 * MM
CODE_RIGHT = MARGIN_RIGHT
"""The QR code of a page: its black squares, without the white around; and how far it stands from the right side of the page.

Large enough for a scan at 150 points per inch, far enough from the sides for a photocopier to keep it whole."""
CODE_BOTTOM = 8 * MM
CODED_BOTTOM = 26 * MM
"""The bottom margin of pages that have one."""


@dataclass(frozen=True)
class Format:
    """The shape of a paper's pages and the place of what is written on them, in points."""

    width: float = PAGE_WIDTH
    height: float = PAGE_HEIGHT
    top: float = MARGIN_TOP
    bottom: float = MARGIN_BOTTOM

    @property
    def body_width(self) -> float:
        """Between the side margins."""
        return self.width - MARGIN_LEFT - MARGIN_RIGHT

    @property
    def body_top(self) -> float:
        """Where the body starts, from the foot of the page."""
        return self.height - self.top

    @property
    def body_height(self) -> float:
        """From the top margin to the bottom one."""
        return self.body_top - self.bottom


PORTRAIT = Format()
CODED = Format(bottom=CODED_BOTTOM)
"""Portrait, with the place of a QR code."""
SHEET_TOP = 12 * MM
CODED_SHEET = Format(top=SHEET_TOP, bottom=CODED_BOTTOM)
CODED_LANDSCAPE = Format(PAGE_HEIGHT, PAGE_WIDTH, SHEET_TOP, CODED_BOTTOM)
"""Sheets to tick: every row counts."""

BODY_WIDTH = PORTRAIT.body_width
BODY_TOP = PORTRAIT.body_top
BODY_HEIGHT = PORTRAIT.body_height

HAIR = 2.0
SMALL_GAP = 4.0
GAP = 8.0
BIG_GAP = 16.0
SECTION_GAP = 20.0
"""Spaces in steps of 4, and a hair between a text and its caption."""

COLUMN_GAP = 20.0
"""Between two columns of text: wide enough for recognition software not to read across."""

THIN_RULE = 0.5
STRONG_RULE = 1.2

BLACK = 0.0
INK_SOFT = 0.30
"""Captions and labels: still 8.6:1 on white, dark enough for a tired printer and for optical recognition."""
RULE_GREY = 0.72
PROJECT_GREY = 0.89
"""The PROJET mark under the text: opaque grey, since PDF/A-1 allows no transparency."""

REGULAR = "ChorusPaper"
BOLD = "ChorusPaper-Bold"


@dataclass(frozen=True)
class Style:
    """How a text looks: face, size and leading in points, grey from 0 (black) to 1 (white)."""

    size: float
    leading: float
    face: str = REGULAR
    grey: float = BLACK

    def bold(self) -> "Style":
        """The same in bold."""
        return replace(self, face=BOLD)

    def scaled(self, factor: float) -> "Style":
        """The same, larger or smaller."""
        return replace(self, size=self.size * factor, leading=self.leading * factor)

    def soft(self) -> "Style":
        """The same in soft ink, for captions."""
        return replace(self, grey=INK_SOFT)


TITLE = Style(20, 24, BOLD)
SUBTITLE = Style(11, 15)
NAME = Style(12.5, 16, BOLD)
HEADING = Style(10.5, 14, BOLD)
TEXT = Style(9.5, 13)
SMALL = Style(8.5, 11.5)
FOOT = Style(8, 10, grey=INK_SOFT)
CODE = Style(9.5, 12, BOLD)
TOTAL = Style(12.5, 17, BOLD)
LETTER = Style(10.5, 15.5)
FIELD = Style(11, 15)
"""FIELD is for values copied by eye from a sheet that lies beside the keyboard."""

CELL_PADDING = 4.0
LOGO_WIDTH = 42 * MM
LOGO_HEIGHT = 22 * MM
SIGNATURE_WIDTH = 50 * MM
SIGNATURE_HEIGHT = 22 * MM
PICTURE_DPI = 300
"""Logos and signatures are brought to this density: finer only makes the file heavier."""

PROJECT_SIZE = 150.0
PROJECT_ANGLE = 50.0
TICK_BOX = 9.0
