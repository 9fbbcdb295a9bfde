"""A photo laid on an A4 page, its words invisible under it where they are read. What was made is remembered for a while."""

import hashlib
import io
from typing import NamedTuple

from pikepdf import Array, Dictionary, Name, Object, Pdf

from chorus_desktop.domain.piece import Corners, PageUse, Turn
from chorus_desktop.pdf.cleaning import A4
from chorus_desktop.pdf.photo import Picture, page_picture
from chorus_desktop.pdf.recognition import text_layer
from chorus_desktop.pdf.writing import picture_stream

_MARGIN = 14.0
_REMEMBERED = 60
"""Pages; a gesture on one of a piece does not make the others again, which takes seconds each."""


class _Wanted(NamedTuple):
    sha256: bytes
    page: int
    turn: Turn
    corners: Corners | None
    clearer: bool
    budget: int
    searchable: bool


class _Made(NamedTuple):
    picture: Picture
    words: bytes | None


_made: dict[_Wanted, _Made] = {}


def photo_page(whole: Pdf, content: bytes, use: PageUse, budget: int, *, searchable: bool) -> Object:
    """An A4 page, upright or lying as the picture is, that holds it as large as the margins allow.

    Args:
        whole: the PDF that the page is for.
        content: an image file, as it came.
        use: which of its sheets, and what is done with it.
        budget: bytes that the picture should not exceed.
        searchable: whether its words are read, where a reader is installed.

    Raises:
        Trouble: it is no image that can be read, or its size is absurd.
    """
    picture, words = _remembered(content, use, budget, searchable=searchable)
    width, height = _page(picture)
    scale = _scale(picture)
    w, h = picture.width * scale, picture.height * scale
    left, bottom = (width - w) / 2, (height - h) / 2
    shown = Dictionary(Im=picture_stream(whole, picture.jpeg, (picture.width, picture.height), grey=picture.grey))
    drawn = f"q {w:.2f} 0 0 {h:.2f} {left:.2f} {bottom:.2f} cm /Im Do Q\n"
    if words:
        with Pdf.open(io.BytesIO(words)) as layer:
            shown.Words = whole.copy_foreign(layer.pages[0].as_form_xobject())
            _, _, across, up = (float(side) for side in layer.pages[0].mediabox)
        drawn = f"q {w / across:.5f} 0 0 {h / up:.5f} {left:.2f} {bottom:.2f} cm /Words Do Q\n{drawn}"
    return whole.make_indirect(
        Dictionary(
            Type=Name.Page,
            MediaBox=Array([0, 0, width, height]),
            Resources=Dictionary(XObject=shown),
            Contents=whole.make_stream(drawn.encode()),
        )
    )


def _remembered(content: bytes, use: PageUse, budget: int, *, searchable: bool) -> _Made:
    wanted = _Wanted(hashlib.sha256(content).digest(), use.page, use.turn, use.corners, use.clearer, budget, searchable)
    if wanted not in _made:
        picture = page_picture(content, use, budget)
        words = text_layer(picture.jpeg, round(72 / _scale(picture))) if searchable else None
        _made[wanted] = _Made(picture, words)
        if len(_made) > _REMEMBERED:
            del _made[next(iter(_made))]
    return _made[wanted]


def _page(picture: Picture) -> tuple[float, float]:
    """Width and height of its page, in points."""
    short, long = A4
    return (long, short) if picture.width > picture.height else (short, long)


def _scale(picture: Picture) -> float:
    """Points of the page per dot of the picture."""
    width, height = _page(picture)
    return min((width - 2 * _MARGIN) / picture.width, (height - 2 * _MARGIN) / picture.height)
