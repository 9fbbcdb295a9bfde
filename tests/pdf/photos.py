"""Photos as a phone takes them, made on the spot: a sheet on a table, at an angle, in a shadow, turned by EXIF."""

import io
from functools import cache

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from chorus_desktop import resources
from chorus_desktop.pdf.straighten import _projection

LINES = (
    "ATTESTATION DE PRESENCE",
    "Atelier judo du mercredi, gymnase du port",
    "Lina Bernard          7 janvier 2026    presente",
    "Noe Caron            14 janvier 2026    present",
    "Zoe Delmas           21 janvier 2026    absente",
    "Adam Ferrand         28 janvier 2026    present",
    "Total : douze seances, dix-huit heures",
    "Fait a Cherbourg, le 2 fevrier 2026",
    "La presidente de l'association",
)
ON_TABLE = ((0.16, 0.10), (0.86, 0.14), (0.92, 0.90), (0.08, 0.86))
"""Where the corners of the sheet lie in the photo: top left, top right, bottom right, bottom left."""


@cache
def sheet(width=1240, height=1754):
    """A typed sheet of A4, at 150 dots an inch."""
    page = Image.new("L", (width, height), 250)
    draw = ImageDraw.Draw(page)
    font = ImageFont.truetype(io.BytesIO(resources.bytes_of("fonts", "LiberationSans-Regular.ttf")), width // 34)
    for rank, line in enumerate(LINES):
        draw.text((width * 0.1, height * (0.08 + 0.09 * rank)), line, 25, font)
    return page


def photo(size=(1800, 2400), corners=ON_TABLE, shadow=0.55, noise=6, table=70, quality=88, orientation=1, kind="JPEG"):
    """The bytes of a photo of that sheet.

    Args:
        shadow: how dark the darkest corner is, from 0 (black) to 1 (none).
        orientation: as EXIF tells it; the dots are stored turned so that it is upright once turned back.
    """
    width, height = size
    page = sheet()
    points = [(x * width, y * height) for x, y in corners]
    inside = [(0, 0), (page.width, 0), (page.width, page.height), (0, page.height)]
    flat = _projection(points, inside)
    laid = page.transform(size, Image.Transform.PERSPECTIVE, flat, Image.Resampling.BICUBIC)
    mask = Image.new("L", page.size, 255).transform(size, Image.Transform.PERSPECTIVE, flat, Image.Resampling.BICUBIC)
    whole = Image.composite(laid, Image.new("L", size, table), mask)
    light = (
        Image.linear_gradient("L")
        .resize((2 * width, 2 * height))
        .rotate(35)
        .crop((width // 2, height // 2, width * 3 // 2, height * 3 // 2))
    )
    whole = Image.composite(whole, whole.point(lambda grey: int(grey * shadow)), light)
    if noise:
        dots = Image.effect_noise((300, 400), noise).resize(size)
        whole = Image.blend(whole, dots, 0.06)
    whole = whole.filter(ImageFilter.GaussianBlur(0.6)).convert("RGB")
    turned = {1: None, 3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}[orientation]
    if turned is not None:
        whole = whole.transpose(turned)
    exif = Image.Exif()
    exif[0x0112] = orientation
    file = io.BytesIO()
    whole.save(file, kind, quality=quality, exif=exif)
    return file.getvalue()
