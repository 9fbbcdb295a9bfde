"""Small pictures of the pages of a file, for the window to show. Meant to run apart."""

import io

import pypdfium2
from PIL import Image

from chorus_desktop.domain.piece import Corners, PageUse, Recipe
from chorus_desktop.domain.shape import Record
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.pdf.cleaning import sound
from chorus_desktop.pdf.images import saved, upright_on_white
from chorus_desktop.pdf.photo import TURNS, preview, seen

LARGEST_SIDE = 4_000
"""Dots: more than a screen shows."""


def thumbnails(data: bytes, side: int, pages: tuple[int, ...]) -> tuple[bytes, ...]:
    """Pictures of pages, as PNG.

    Args:
        data: a PDF, or an image file, as it came.
        side: of the longer side, in dots.
        pages: which ones, from 0.

    Raises:
        Trouble: the file cannot be read, opens with a password only, or has no such page.
    """
    side = max(1, min(side, LARGEST_SIDE))
    if b"%PDF-" not in data[:1024]:
        return tuple(_small(upright_on_white(io.BytesIO(data), around=2 * side, sheet=page), side) for page in pages)
    whole = sound(data).data
    try:
        return _drawn(whole, side, pages)
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise Trouble("Cette page ne peut pas être montrée.", "Ouvrez le fichier avec un autre programme pour vérifier.") from error


class PhotoView(Record):
    """A whole photo as one sees it upright: a JPEG, its size in dots, and where its sheet lies, if one was found."""

    jpeg: bytes
    width: int
    height: int
    found: Corners | None


def photo_view(data: bytes, sheet: int, side: int) -> PhotoView:
    """A photo under the corners of its sheet.

    Args:
        data: an image file, as it came.
        sheet: which one of a file that holds several, from 0.
        side: of the longer side, in dots.

    Raises:
        Trouble: it cannot be read.
    """
    shown = preview(data, PageUse(source=0, page=sheet), max(1, min(side, LARGEST_SIDE)))
    return PhotoView(jpeg=shown.jpeg, width=shown.width, height=shown.height, found=seen(data)[sheet].corners)


def page_pictures(recipe: Recipe, contents: tuple[bytes, ...], side: int, places: tuple[int, ...]) -> tuple[bytes, ...]:
    """Pictures of the pages of a recipe as they will be once it is built, as JPEG those of photos, as PNG the others.

    Args:
        recipe: how the PDF will be made.
        contents: the bytes of its sources, in their order.
        side: of the longer side, in dots.
        places: which of its pages, from 0.

    Raises:
        Trouble: a source cannot be shown.
    """
    side = max(1, min(side, LARGEST_SIDE))
    uses = [recipe.pages[place] for place in places]
    drawn: dict[tuple[int, int], bytes] = {}
    for rank, source in enumerate(recipe.sources):
        pages = tuple(dict.fromkeys(use.page for use in uses if use.source == rank))
        if pages and not source.is_picture:
            drawn |= {(rank, page): png for page, png in zip(pages, thumbnails(contents[rank], side, pages), strict=True)}
    return tuple(
        preview(contents[use.source], use, side).jpeg
        if recipe.sources[use.source].is_picture
        else _turned(drawn[(use.source, use.page)], use.turn)
        for use in uses
    )


def _turned(png: bytes, turn: int) -> bytes:
    if not turn:
        return png
    return saved(Image.open(io.BytesIO(png)).transpose(TURNS[turn]), "PNG")


def _drawn(data: bytes, side: int, pages: tuple[int, ...]) -> tuple[bytes, ...]:
    with pypdfium2.PdfDocument(data) as document:
        document.init_forms()
        pictures = []
        for number in pages:
            if not 0 <= number < len(document):
                raise IndexError(number)
            page = document[number]
            pictures.append(_small(page.render(scale=side / max(page.get_size())).to_pil(), side))
            page.close()
        return tuple(pictures)


def _small(picture: Image.Image, side: int) -> bytes:
    picture.thumbnail((side, side), Image.Resampling.LANCZOS)
    return saved(picture, "PNG")


def page_count(data: bytes) -> int:
    """How many pages a PDF has.

    Raises:
        Trouble: it cannot be read, or opens with a password only.
    """
    return sound(data).pages
