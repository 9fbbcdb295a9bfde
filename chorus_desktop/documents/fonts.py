"""The two faces of the papers, and which characters they can draw.

Liberation Sans: plain zeros and no effects, because the portal reads the page by optical recognition.
"""

import unicodedata
from functools import cache, lru_cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from chorus_desktop import resources
from chorus_desktop.documents import kit

_FILES = {kit.REGULAR: "LiberationSans-Regular.ttf", kit.BOLD: "LiberationSans-Bold.ttf"}
_SAME_LOOK = str.maketrans({"\u2011": "-", "\u00ad": None, "\t": " ", "\u2028": "\n", "\u2029": "\n", "\r": "\n"})
"""A non-breaking hyphen looks like a hyphen, a soft hyphen like nothing: they are drawn as what they look like."""


@cache
def register() -> None:
    """Make both faces known to ReportLab, once per process; anything drawn before would use an unembedded Helvetica."""
    for name, file in _FILES.items():
        pdfmetrics.registerFont(TTFont(name, str(resources.path("fonts", file)), asciiReadable=0))


@lru_cache(maxsize=20_000)
def width(text: str, face: str, size: float) -> float:
    """The length of a text in points; remembered, since a set of attestations says the same three hundred times."""
    register()
    return float(pdfmetrics.stringWidth(text, face, size))


@lru_cache(maxsize=20_000)
def printable(text: str) -> str:
    """The text as it is drawn: composed accents, no invisible character, line ends as single line feeds."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n")).translate(_SAME_LOOK)
    return "".join(character for character in composed if character == "\n" or unicodedata.category(character) not in ("Cc", "Cf"))


def missing_characters(text: str) -> tuple[str, ...]:
    """The characters of a text that the paper cannot show, each once, in their order.

    Scripts written from right to left count as missing even where the font has the shapes: they would come out reversed.
    """
    drawable = _drawable()
    return tuple(dict.fromkeys(c for c in printable(text) if c != "\n" and (c not in drawable or _right_to_left(c))))


@cache
def _drawable() -> frozenset[str]:
    register()
    return frozenset.intersection(*(frozenset(chr(code) for code in pdfmetrics.getFont(name).face.charToGlyph) for name in _FILES))


def _right_to_left(character: str) -> bool:
    return unicodedata.bidirectional(character) in ("R", "AL")
