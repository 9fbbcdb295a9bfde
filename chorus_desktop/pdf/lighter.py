"""A PDF made light enough for the portal: its pictures are packed anew, its texts stay as they are.

Where that is not enough, because a page is drawn of a million lines, the pages become pictures themselves. Meant to run apart.
"""

import io
from bisect import bisect_left
from collections.abc import Callable, Sequence

import pypdfium2
from pikepdf import Array, Dictionary, Name, Pdf, PdfImage, Stream
from PIL import Image

from chorus_desktop.domain.french import size
from chorus_desktop.domain.shape import Record
from chorus_desktop.pdf.images import LARGEST_PIXELS, saved
from chorus_desktop.pdf.writing import picture_stream, written

_STEPS = (
    (4961, 90), (3508, 90), (3508, 80), (3508, 70), (2923, 70), (2923, 60), (2339, 65), (2339, 55), (2000, 55), (1754, 55), (1754, 45),
    (1400, 40),
)  # fmt: skip
"""Pixels of the long side (4961: 300 per inch on A3; 3508, 2339, 1754: 300, 200, 150 per inch on A4) and JPEG quality.

From the mildest; small writing survives the last.
"""

_SAMPLE = 4
"""Pictures, the heaviest, by which the weight of all of them at a step is judged before they all are packed."""

_DRAWN = ((200, 60), (150, 55), (120, 40))
"""Dots per inch and JPEG quality of a page turned into a picture."""
_LONGEST = 3_000
"""Pixels of the long side of such a page, however large it claims to be."""

_NOT_WORTH_IT = 50_000
"""Bytes: a picture this light is a logo or a stamp."""

_LEFT_ALONE = ("/ImageMask", "/Mask", "/Decode")
"""A picture that is a mask, has one of a single colour, or is read upside down."""


class Lighter(Record):
    """A PDF no heavier than it was.

    Attributes:
        data: as light as it could be made; the very bytes that were given where nothing helped.
        done: what was done, one sentence each.
    """

    data: bytes
    done: tuple[str, ...] = ()


def lighter(data: bytes, limit: int, tell: Callable[[], object] = lambda: None) -> Lighter:
    """Bring a PDF down to ``limit`` bytes by the mildest step that does it, or by the hardest where none does.

    Args:
        data: a sound PDF, as ``cleaning.opened`` or ``build`` gives.
        limit: bytes.
        tell: called before each picture and each page.
    """
    if len(data) <= limit:
        return Lighter(data=data)
    best, done = data, tuple[str, ...]()
    packed = _mildest(data, limit, tell)
    if len(packed) < len(best):
        best, done = packed, (_told("Ses images ont été allégées", data, packed),)
    for density, quality in _DRAWN:
        if len(best) <= limit:
            break
        drawn = _drawn(data, density, quality, tell)
        if len(drawn) < len(best):
            best, done = drawn, (_told("Ses pages sont devenues des images grises", data, drawn),)
    return Lighter(data=best, done=done)


def _told(what: str, before: bytes, after: bytes) -> str:
    return f"{what}\u00a0: {size(len(before))} → {size(len(after))}. Vérifiez que tout se lit."


def _mildest(data: bytes, limit: int, tell: Callable[[], object]) -> bytes:
    """The PDF with its pictures packed anew, by the mildest step that brings it under its limit; else by the hardest."""
    packed = data
    with Pdf.open(io.BytesIO(data)) as pdf:
        step = _first_guess(_pictures(pdf), limit - len(data), tell)
    for side, quality in _STEPS[step:]:
        packed = _packed(data, side, quality, tell)
        if len(packed) <= limit:
            break
    return packed


def _first_guess(pictures: Sequence[Stream], over: int, tell: Callable[[], object]) -> int:
    """The mildest step by which the heaviest pictures promise that all of them will fit.

    Args:
        pictures: of the PDF that may be packed anew.
        over: below zero, how many bytes must go.
        tell: called before each picture.
    """
    sample = sorted(pictures, key=_weight, reverse=True)[:_SAMPLE]
    whole, its = sum(map(_weight, pictures)), sum(map(_weight, sample))

    def saves(step: int) -> int:
        kept = 0
        for each in sample:
            tell()
            found = _smaller(each, *_STEPS[step])
            kept += len(found[0]) if found else _weight(each)
        return (its - kept) * whole // its if its else 0

    return bisect_left(range(len(_STEPS) - 1), -over, key=saves)


def _pictures(pdf: Pdf) -> list[Stream]:
    """The pictures that may be packed anew."""
    pictures = [each for each in pdf.objects if isinstance(each, Stream) and each.get(Name.Subtype) == Name.Image]
    masks = {each.SMask.objgen for each in pictures if Name.SMask in each}
    return [each for each in pictures if each.objgen not in masks and _may_change(each)]


def _weight(image: Stream) -> int:
    return len(image.read_raw_bytes())


def _may_change(image: Stream) -> bool:
    """What JPEG cannot hold stays as it is: a mask, black and white, rare colours."""
    if _weight(image) < _NOT_WORTH_IT or any(key in image for key in _LEFT_ALONE) or image.get(Name.BitsPerComponent) == 1:
        return False
    return int(image.Width) * int(image.Height) <= LARGEST_PIXELS


def _packed(data: bytes, side: int, quality: int, tell: Callable[[], object]) -> bytes:
    """The PDF with its pictures packed anew; the very bytes that were given where none would become lighter."""
    with Pdf.open(io.BytesIO(data)) as pdf:
        changed = False
        for each in _pictures(pdf):
            tell()
            changed |= _repacked(each, side, quality)
        return written(pdf, str(pdf.docinfo.get(Name.Title, ""))) if changed else data


def _smaller(image: Stream, side: int, quality: int) -> tuple[bytes, Image.Image] | None:
    """A lighter JPEG of a picture of a PDF, and its dots; none where it would not be."""
    try:
        picture = PdfImage(image).as_pil_image()
        picture.draft(None, (side, side))
        smaller = picture.convert("L" if picture.mode == "L" else "RGB")
    except Exception:  # noqa: BLE001 - a picture that cannot be decoded is nobody's to improve
        return None
    smaller.thumbnail((side, side), Image.Resampling.LANCZOS)
    jpeg = saved(smaller, "JPEG", quality=quality, optimize=True)
    return (jpeg, smaller) if len(jpeg) < _weight(image) else None


def _repacked(image: Stream, side: int, quality: int) -> bool:
    """Whether a picture of a PDF became lighter."""
    found = _smaller(image, side, quality)
    if found is None:
        return False
    jpeg, smaller = found
    image.write(jpeg, filter=Name.DCTDecode)
    image.Width, image.Height = smaller.size
    image.BitsPerComponent = 8
    image.ColorSpace = Name.DeviceGray if smaller.mode == "L" else Name.DeviceRGB
    return True


def _drawn(data: bytes, density: int, quality: int, tell: Callable[[], object]) -> bytes:
    """The PDF with a picture of each page in its place."""
    with Pdf.open(io.BytesIO(data)) as pdf, pypdfium2.PdfDocument(data) as shown:
        for page, seen in zip(pdf.pages, shown, strict=True):
            tell()
            width, height = seen.get_size()
            scale = min(density / 72, _LONGEST / max(width, height))
            picture = seen.render(scale=scale, grayscale=True).to_pil()
            seen.close()
            stream = picture_stream(pdf, saved(picture, "JPEG", quality=quality, optimize=True), picture.size, grey=True)
            for key in set(page.obj.keys()) - {"/Type", "/Parent"}:
                del page.obj[key]
            page.obj.MediaBox = Array([0, 0, width, height])
            page.obj.Resources = Dictionary(XObject=Dictionary(Im=stream))
            page.obj.Contents = pdf.make_stream(f"q {width:.2f} 0 0 {height:.2f} 0 0 cm /Im Do Q\n".encode())
        return written(pdf, str(pdf.docinfo.get(Name.Title, "")))
