"""Pictures from cameras, scanners and phones: opened with care, turned upright, laid on white."""

import io
import warnings
from typing import BinaryIO

from PIL import Image, ImageOps, UnidentifiedImageError

from chorus_desktop.domain.trouble import Trouble

LARGEST_PIXELS = 120_000_000
"""No phone makes more than 108 million pixels today; a small file that claims more is a decompression bomb."""

_UNREADABLE = (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError)


LARGEST_SHEETS = 200
"""No attendance list is longer; a small file that claims more would fill the memory."""


def _learn_heic(file: BinaryIO) -> None:
    """Let Pillow read the photos of an iPhone, once one comes: the library that does takes a while to load."""
    start = file.read(12)
    file.seek(0)
    if start[4:8] == b"ftyp":
        import pi_heif

        pi_heif.register_heif_opener(thumbnails=False)  # type: ignore[attr-defined]  # it names no exports


def sheets(data: bytes) -> int:
    """How many sheets an image file holds: many for a scanner's TIFF, one for an animation or a phone's photo with its miniature.

    Raises:
        Trouble: it is no image that can be read, or holds an absurd number of sheets.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own limit stands below
            file = io.BytesIO(data)
            _learn_heic(file)
            image = Image.open(file)
        count = int(getattr(image, "n_frames", 1)) if image.format == "TIFF" else 1
    except _UNREADABLE as error:
        raise _no_image() from error
    except Image.DecompressionBombError as error:
        raise _too_large() from error
    if count > LARGEST_SHEETS:
        raise _too_large()
    return count


def upright_on_white(file: BinaryIO, around: int | None = None, sheet: int = 0) -> Image.Image:
    """The picture of an image file: turned as its EXIF says, opaque, in grey or RGB.

    Args:
        file: the image's bytes.
        around: when given, a JPEG may be decoded at a lower density as long as its sides stay above this many pixels.
        sheet: which one of a file that holds several.

    Raises:
        Trouble: it is no image that can be read, or its size is absurd.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own limit stands below
            image = _opened(file, sheet)
            if around:
                image.draft(None, (around, around))
            image.load()
    except _UNREADABLE as error:
        raise _no_image() from error
    except Image.DecompressionBombError as error:
        raise _too_large() from error
    return _flat(ImageOps.exif_transpose(image))


def _opened(file: BinaryIO, sheet: int) -> Image.Image:
    _learn_heic(file)
    image = Image.open(file)
    if sheet:
        image.seek(sheet)
    if image.width * image.height > LARGEST_PIXELS:
        raise _too_large()
    return image


def _no_image() -> Trouble:
    return Trouble(
        "Ce fichier n’est pas une image lisible.",
        "Ouvrez-le pour vérifier, puis enregistrez-le de nouveau en JPEG ou en PNG.",
    )


def _too_large() -> Trouble:
    return Trouble(
        "Cette image est démesurée\u00a0: elle ne peut pas être ouverte sans risque.",
        "Réduisez-la avec le programme qui l’a produite, ou photographiez de nouveau la feuille.",
    )


def _flat(image: Image.Image) -> Image.Image:
    """On white, without transparency or palette; grey stays grey."""
    if image.has_transparency_data:
        rgba = image.convert("RGBA")
        ground = Image.new("RGBA", rgba.size, "white")
        return Image.alpha_composite(ground, rgba).convert("RGB")
    if image.mode in ("1", "L"):
        return image.convert("L")
    if image.mode.startswith(("I", "F")):
        return _eight_bits(image)
    return image.convert("RGB")


def _eight_bits(image: Image.Image) -> Image.Image:
    """A 16-bit or floating picture brought to 256 greys over its own range; Pillow alone would cut the light half off."""
    wide = image.convert("F")
    extrema = wide.getextrema()
    low, high = float(extrema[0]), float(extrema[1])  # type: ignore[arg-type]  # one band: a pair of numbers
    scale = 255 / (high - low) if high > low else 0.0
    return wide.point(lambda value: value * scale - low * scale).convert("L")


_KEPT_SIDE = 1200
"""Pixels: a logo or signature of this size is finer than the few centimetres that it takes on paper."""

_KEPT_BYTES = 400_000


def checked_picture(data: bytes) -> bytes:
    """A logo or signature fit to be kept: upright, on white, no larger than paper needs; PNG, or JPEG for a photograph.

    Raises:
        Trouble: it is no image that can be read, or its size is absurd.
    """
    image = upright_on_white(io.BytesIO(data))
    image.thumbnail((_KEPT_SIDE, _KEPT_SIDE), Image.Resampling.LANCZOS)
    kept = saved(image, "PNG")
    return kept if len(kept) <= _KEPT_BYTES else saved(image, "JPEG", quality=90)


def saved(image: Image.Image, kind: str, **options: int) -> bytes:
    """The bytes of a picture in a format of Pillow, which the options go to."""
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()
