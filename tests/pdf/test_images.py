"""Photos and scans: upright, on white, light, readable; and refused with a sentence when they are none."""

import io

import pytest
from PIL import Image
from pypdf import PdfReader

from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.pdf import images
from chorus_desktop.pdf.facts import inspect
from chorus_desktop.pdf.images import checked_picture, upright_on_white
from chorus_desktop.pdf.photo import PAGE_BUDGET
from tests.pdf.made import photographed
from tests.pdf.samples import saved, scan

TURNED = 6
"""EXIF orientation of a phone held upright: the picture is stored lying on its side."""


def page_of(data):
    page = PdfReader(io.BytesIO(data)).pages[0]
    return page, page.images[0].image


def turned(image):
    exif = Image.Exif()
    exif[0x0112] = TURNED
    return saved(image.rotate(90, expand=True), "JPEG", exif=exif)


def noise(width, height):
    """Nothing compresses worse."""
    return Image.effect_noise((width, height), 120).convert("RGB")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "BMP", "GIF"])
def test_every_kind_becomes_one_page(kind):
    data = photographed(saved(scan(), kind))

    assert (inspect(data).fault, inspect(data).pages) == (None, 1)


def test_a_photo_taken_upright_stands_upright():
    page, image = page_of(photographed(turned(scan())))

    assert image.height > image.width
    assert float(page.mediabox.height) > float(page.mediabox.width)


def test_a_wide_picture_takes_a_wide_page():
    page, image = page_of(photographed(saved(scan(1754, 1240), "PNG")))

    assert image.width > image.height
    assert float(page.mediabox.width) > float(page.mediabox.height)


def test_transparency_becomes_white():
    image = Image.new("RGBA", (200, 200), (255, 0, 0, 0))
    image.paste((0, 0, 255, 255), (50, 50, 150, 150))

    flat = upright_on_white(io.BytesIO(saved(image, "PNG")))

    assert (flat.mode, flat.getpixel((0, 0)), flat.getpixel((100, 100))) == ("RGB", (255, 255, 255), (0, 0, 255))


def test_palette_with_a_transparent_colour_becomes_white():
    image = Image.new("P", (10, 10), 0)
    image.putpalette([0, 0, 0, 255, 0, 0])
    flat = upright_on_white(io.BytesIO(saved(image, "PNG", transparency=0)))

    assert flat.getpixel((5, 5)) == (255, 255, 255)


def test_sixteen_greys_keep_their_light_half():
    image = Image.new("I;16", (2, 1))
    image.putpixel((0, 0), 0)
    image.putpixel((1, 0), 65535)

    flat = upright_on_white(io.BytesIO(saved(image, "PNG")))

    assert (flat.getpixel((0, 0)), flat.getpixel((1, 0))) == (0, 255)


def test_a_heavy_photo_is_brought_under_the_budget_and_stays_readable():
    photo = saved(noise(4000, 3000), "JPEG", quality=95)
    _, image = page_of(data := photographed(photo))

    assert len(photo) > 5_000_000
    assert len(data) < 2 * PAGE_BUDGET  # noise is the worst case: a sheet of paper is ten times lighter
    assert max(image.size) >= 1400
    assert len(photographed(saved(scan(2480, 3508), "PNG"))) < PAGE_BUDGET


def test_same_picture_same_bytes():
    assert photographed(turned(scan())) == photographed(turned(scan()))


@pytest.mark.parametrize("data", [b"", b"not an image", saved(scan(), "PNG")[:300], saved(scan(), "JPEG")[:2000], b"GIF89a" + b"\x00" * 50])
@pytest.mark.parametrize("use", [photographed, checked_picture])
def test_what_is_no_image_is_a_sentence(data, use):
    with pytest.raises(Trouble) as trouble:
        use(data)

    assert "image" in trouble.value.sentence
    assert trouble.value.what_to_do


def test_a_small_file_that_claims_a_huge_picture_is_refused_unopened(monkeypatch):
    monkeypatch.setattr(images, "LARGEST_PIXELS", 1_000_000)

    with pytest.raises(Trouble) as trouble:
        photographed(saved(scan(1001, 1000), "PNG"))
    assert "démesurée" in trouble.value.sentence


def test_pillows_own_bomb_is_a_sentence_too():
    bomb = bytearray(saved(Image.new("1", (1, 1)), "BMP"))
    bomb[18:26] = (60_000).to_bytes(4, "little") * 2

    with pytest.raises(Trouble) as trouble:
        photographed(bytes(bomb))
    assert "démesurée" in trouble.value.sentence


def test_a_logo_is_kept_small_and_opaque():
    kept = Image.open(io.BytesIO(checked_picture(saved(Image.new("RGBA", (4000, 2000), (0, 0, 0, 0)), "PNG"))))

    assert (kept.size, kept.mode) == ((1200, 600), "RGB")
    assert len(checked_picture(saved(noise(1200, 1200), "PNG"))) < 2_000_000
