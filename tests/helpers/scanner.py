"""A scanner and a telephone: pages of a PDF as pictures, turned and shuffled as people do."""

import io
from collections.abc import Sequence
from contextlib import closing

import pypdf
import pypdfium2
from PIL import Image

DENSITY = 110
"""Pixels per inch: a poor scan, quick to make."""


def pictures(pdf: bytes, density: int = DENSITY) -> list[Image.Image]:
    """Each page as a grey picture."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        return [page.render(scale=density / 72, grayscale=True).to_pil().convert("L") for page in document]


def photo(page: Image.Image, turned: int = 0) -> bytes:
    """A photo of one page, as a telephone keeps it."""
    file = io.BytesIO()
    page.rotate(turned, expand=True, fillcolor=255).save(file, "JPEG", quality=80)
    return file.getvalue()


def scan(pages: Sequence[Image.Image], turned: Sequence[int] = ()) -> bytes:
    """A PDF of pictures, as a scanner makes it; ``turned`` in degrees."""
    sheets = [page.rotate(angle, expand=True, fillcolor=255) for page, angle in zip(pages, turned or [0] * len(pages), strict=True)]
    file = io.BytesIO()
    sheets[0].save(file, "PDF", resolution=DENSITY, save_all=True, append_images=sheets[1:])
    return file.getvalue()


def blank() -> Image.Image:
    """A page on which nothing can be read."""
    return Image.new("L", (900, 1270), 250)


def texts(pdf: bytes) -> list[str]:
    """The text of each page."""
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]
