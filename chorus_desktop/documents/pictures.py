"""Logos and signatures made ready for paper: upright, on white, without transparency, no finer than the printer needs."""

import io
from dataclasses import dataclass

from PIL import Image

from chorus_desktop.documents import kit
from chorus_desktop.pdf.images import upright_on_white


@dataclass(frozen=True, eq=False)
class Picture:
    """An opaque picture and the size, in points, at which it is drawn."""

    image: Image.Image
    width: float
    height: float


def fitted(data: bytes, max_width: float, max_height: float) -> Picture:
    """The picture of an image file, as large as it can be inside a box of ``max_width`` by ``max_height`` points.

    Raises:
        Trouble: the file is no image, or is unreasonably large.
    """
    image = upright_on_white(io.BytesIO(data))
    scale = min(max_width / image.width, max_height / image.height)
    width, height = image.width * scale, image.height * scale
    most = max(1, round(width / 72 * kit.PICTURE_DPI)), max(1, round(height / 72 * kit.PICTURE_DPI))
    if image.width > most[0] or image.height > most[1]:
        image = image.resize(most, Image.Resampling.LANCZOS)
    return Picture(image, width, height)
