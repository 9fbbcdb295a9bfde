"""Small pictures of the pages of a file, for the window to show. Meant to run apart."""

import io

import pypdfium2
from PIL import Image

from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.pdf.cleaning import Locked, sound
from chorus_desktop.pdf.images import upright_on_white

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
    cleaned = sound(data)
    if isinstance(cleaned, Locked):
        raise Trouble("Ce PDF est protégé par un mot de passe.", "Donnez ce mot de passe pour voir ses pages.")
    try:
        return _drawn(cleaned.data, side, pages)
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise Trouble("Cette page ne peut pas être montrée.", "Ouvrez le fichier avec un autre programme pour vérifier.") from error


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
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()
