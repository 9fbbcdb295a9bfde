"""What scanners, photocopiers and phones make of a page: turned, askew, grey, noisy, shaded, seen from the side."""

import io

import pypdfium2
from PIL import Image, ImageChops, ImageFilter, ImageOps

from tests.pdf.samples import saved

DENSITY = 150
"""Pixels per inch of the poorest setting that offices use."""


def picture(pdf, page=0, density=DENSITY):
    """A page of a PDF as a scanner sees it, in grey."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return document[page].render(scale=density / 72, grayscale=True).to_pil().copy()
    finally:
        document.close()


def pale(image):
    """A photocopy of a photocopy: black is grey, white too."""
    return image.point(lambda value: 110 + value * 120 // 255)


def noisy(image):
    """Dust and grain."""
    grain = Image.effect_noise(image.size, 45)
    return ImageChops.add(image, grain, scale=2, offset=0).filter(ImageFilter.GaussianBlur(0.6))


def askew(image, degrees):
    """Laid a little crooked on the glass."""
    return image.rotate(degrees, resample=Image.Resampling.BICUBIC, expand=True, fillcolor=255)


def photographed(image):
    """Taken by hand with a phone: from below, under a lamp, on a dark table."""
    wide = ImageOps.expand(image, 150, fill=60)
    width, height = wide.size
    corners = (-0.06 * width, -0.05 * height, -0.02 * width, height * 1.02, width * 1.05, height * 1.0, width * 1.12, -0.08 * height)
    seen = wide.transform(wide.size, Image.Transform.QUAD, corners, resample=Image.Resampling.BICUBIC, fillcolor=60)
    lamp = Image.linear_gradient("L").resize(seen.size).rotate(180).point(lambda value: 90 + value * 165 // 255)
    return ImageChops.multiply(seen, lamp).filter(ImageFilter.GaussianBlur(0.8))


LOOKS = {
    "straight": lambda image: image,
    "upside down": lambda image: image.rotate(180),
    "turned left": lambda image: image.rotate(90, expand=True),
    "turned right": lambda image: image.rotate(-90, expand=True),
    "askew": lambda image: askew(image, 2.5),
    "askew the other way": lambda image: askew(image, -3),
    "pale": pale,
    "noisy": noisy,
    "pale, noisy, askew, upside down": lambda image: askew(noisy(pale(image)), 182),
    "black and white": lambda image: image.point(lambda value: 255 * (value > 140)).convert("1"),
    "photographed": photographed,
}


def jpeg(image, quality=60, **options):
    """As a phone or a scanner saves it."""
    return saved(image.convert("L"), "JPEG", quality=quality, **options)


def scanned_pdf(*images):
    """The PDF of a scanner: pictures and nothing else."""
    file = io.BytesIO()
    first, *rest = [image.convert("L") for image in images]
    first.save(file, "PDF", save_all=True, append_images=rest, resolution=DENSITY, quality=60)
    return file.getvalue()
