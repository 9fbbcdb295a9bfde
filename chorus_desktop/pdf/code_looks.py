"""QR codes on a picture, however it was scanned: looked for in several greys, the likeliest first."""

from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

import zxingcpp
from PIL import Image, ImageFilter

from chorus_desktop.domain.paper_code import ScannedPage, scanned


class Seen(NamedTuple):
    """A code on a page.

    Attributes:
        turn: by how many degrees clockwise (0, 90, 180, 270) the page that bears it is turned to stand upright.
        drawn: the page is text and lines, no picture of a sheet of paper: it never left the computer.
    """

    page: ScannedPage
    turn: int = 0
    drawn: bool = False


def codes_on(picture: Image.Image) -> tuple[Seen, ...]:
    """The codes on a picture, whichever way up, in the first of its looks that shows one."""
    return next((found for look in _looks(picture.convert("L")) if (found := _seen(look))), ())


def _looks(grey: Image.Image) -> Iterator[Image.Image]:
    """As it is; without the grain of a photocopy; in black and white, for a pale one; less sharp, for one blurred by hand."""
    yield grey
    calm = grey.filter(ImageFilter.GaussianBlur(min(grey.size) / 1000))
    yield calm
    ink, paper = _ink_and_paper(calm)
    for part in (0.4, 0.5, 0.3):
        edge = ink + part * (paper - ink)
        yield calm.point([255 if value > edge else 0 for value in range(256)])
    yield calm.resize((max(1, calm.width // 2), max(1, calm.height // 2)))


def _ink_and_paper(grey: Image.Image) -> tuple[int, int]:
    """The grey of the ink, of which a page has two thousandths at least, and of the paper, which is more than half of it."""
    so_far = list(accumulate(grey.histogram()))
    ink, paper = (next(value for value, count in enumerate(so_far) if count >= part * so_far[-1]) for part in (0.002, 0.5))
    return ink, paper


def _seen(picture: Image.Image) -> tuple[Seen, ...]:
    codes = (
        Seen(code, round(-barcode.orientation / 90) * 90 % 360)
        for barcode in zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
        for code in scanned(barcode.text)
    )
    return tuple(dict.fromkeys(codes))
