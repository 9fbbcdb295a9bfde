"""A scanned PDF made light enough for the portal: its pictures are packed anew, its texts stay as they are."""

import hashlib
import io

from PIL import Image
from pypdf import PdfReader, PdfWriter

from chorus_desktop.pdf.joining import written
from chorus_desktop.pdf.reading import UnusableError, open_pdf, survived

_ATTEMPTS = ((2339, 65), (1754, 55), (1400, 40))
"""Pixels of the long side and JPEG quality: 200, 150 and 120 per inch on A4; small writing survives the last."""

_NOT_WORTH_IT = 50_000
"""Bytes: a picture this light is a logo or a stamp."""


def lighter(data: bytes, limit: int) -> bytes | None:
    """The PDF with its pictures brought down until it weighs at most ``limit`` bytes; None where that does not suffice.

    Args:
        data: a PDF that ``open_pdf`` takes.
        limit: bytes.
    """
    if len(data) <= limit:
        return data
    try:
        reader = open_pdf(data)
        for side, quality in _ATTEMPTS:
            packed = survived(lambda side=side, quality=quality: _packed(reader, data, side, quality))  # type: ignore[misc]
            if len(packed) <= limit:
                return packed
    except UnusableError:
        return None
    return None


def _packed(reader: PdfReader, data: bytes, side: int, quality: int) -> bytes:
    writer = PdfWriter(clone_from=reader)
    seen: set[int] = set()
    for page in writer.pages:
        for image in page.images:
            reference = image.indirect_reference
            if reference is not None and reference.idnum not in seen:
                seen.add(reference.idnum)
                smaller = _smaller(image.image, len(image.data), side, quality)
                if smaller is not None:
                    image.replace(smaller, quality=quality, optimize=True)
    title = str((reader.metadata.title if reader.metadata else None) or "")
    return written(writer, hashlib.sha256(data + bytes([quality])).digest()[:16], title)


def _smaller(picture: Image.Image | None, weight: int, side: int, quality: int) -> Image.Image | None:
    """The picture to put in its place; None for one that is light, transparent, or black and white (packed better than JPEG could)."""
    if picture is None or weight < _NOT_WORTH_IT or picture.mode == "1" or picture.has_transparency_data:
        return None
    smaller = picture.convert("L" if picture.mode == "L" else "RGB")
    smaller.thumbnail((side, side), Image.Resampling.LANCZOS)
    file = io.BytesIO()
    smaller.save(file, "JPEG", quality=quality, optimize=True)
    return smaller if file.tell() < weight else None
