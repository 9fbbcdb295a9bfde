"""A photo or a scan turned into A4 pages: upright, cut along its sheet, readable, light."""

import io

from PIL import Image

from chorus_desktop.domain.piece import Corners, PageUse
from chorus_desktop.domain.shape import Record
from chorus_desktop.pdf.clearer import clearer
from chorus_desktop.pdf.images import saved, sheets, upright_on_white
from chorus_desktop.pdf.straighten import sheet_in, straightened

PAGE_BUDGET = 600_000
"""Bytes that one photographed sheet may weigh: sixteen of them fit in one file of 10 Mo."""

_ATTEMPTS = ((2339, 75), (2339, 60), (2000, 60), (1754, 55), (1754, 40), (1400, 40))
"""Pixels of the long side (2339: 200 per inch on A4) and JPEG quality, from the best; small writing survives the last."""


TURNS = {90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_90}
"""Clockwise, which Pillow counts the other way round."""


class Picture(Record):
    """What a page holds of a photo: a JPEG, its size in dots, and whether it is grey."""

    jpeg: bytes
    width: int
    height: int
    grey: bool


class Seen(Record):
    """What a picture that came is: its size in dots once upright, and where its sheet lies, if one was found."""

    width: int
    height: int
    corners: Corners | None


def seen(content: bytes) -> tuple[Seen, ...]:
    """Look at each sheet of an image file.

    Raises:
        Trouble: it is no image that can be read, or its size is absurd.
    """
    found = []
    for sheet in range(sheets(content)):
        image = upright_on_white(io.BytesIO(content), around=_ATTEMPTS[0][0], sheet=sheet)
        found.append(Seen(width=image.width, height=image.height, corners=sheet_in(image)))
    return tuple(found)


def page_picture(content: bytes, use: PageUse, budget: int = PAGE_BUDGET) -> Picture:
    """The picture of one page, made as its use says, and as light as is asked.

    Args:
        content: a JPEG, PNG, TIFF, WEBP, HEIC, BMP or GIF file.
        use: which of its sheets, and what is done with it.
        budget: bytes that it should not exceed; the last attempt is taken even when it does.

    Raises:
        Trouble: it is no image that can be read, or its size is absurd.
        ValueError: the corners make no sheet.
    """
    light, jpeg = _light_enough(shaped(upright_on_white(io.BytesIO(content), around=_ATTEMPTS[0][0], sheet=use.page), use), budget)
    return Picture(jpeg=jpeg, width=light.width, height=light.height, grey=light.mode == "L")


def shaped(image: Image.Image, use: PageUse) -> Image.Image:
    """An upright picture cut, made clearer and turned as its use says."""
    if use.corners is not None:
        image = straightened(image, use.corners)
    if use.clearer:
        image = clearer(image)
    return image.transpose(TURNS[use.turn]) if use.turn else image


def preview(content: bytes, use: PageUse, side: int) -> Picture:
    """What a page will look like, or the whole photo under its corners (a use without any), at most ``side`` dots long.

    Raises:
        Trouble: it is no image that can be read, or its size is absurd.
    """
    image = upright_on_white(io.BytesIO(content), around=2 * side, sheet=use.page)
    image.thumbnail((2 * side, 2 * side), Image.Resampling.BOX)
    image = shaped(image, use)
    image.thumbnail((side, side), Image.Resampling.LANCZOS)
    return Picture(jpeg=saved(image, "JPEG", quality=85, optimize=True), width=image.width, height=image.height, grey=image.mode == "L")


def _light_enough(image: Image.Image, budget: int) -> tuple[Image.Image, bytes]:
    for side, quality in _ATTEMPTS:
        smaller = image
        if max(image.size) > side:
            smaller = image.copy()
            smaller.thumbnail((side, side), Image.Resampling.LANCZOS)
        jpeg = saved(smaller, "JPEG", quality=quality, optimize=True)
        if len(jpeg) <= budget:
            break
    return smaller, jpeg
