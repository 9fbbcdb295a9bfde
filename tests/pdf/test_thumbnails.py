"""Small pictures of pages, for the window."""

import io

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.pdf.thumbnails import LARGEST_SIDE, thumbnails
from tests.pdf.hostile import GOOD
from tests.pdf.samples import encrypted, saved, scan


def coloured():
    """Two pages: one red, one blue and lying."""
    file = io.BytesIO()
    canvas = Canvas(file, invariant=1)
    for colour, size in ((1, 0, 0), (600, 800)), ((0, 0, 1), (800, 600)):
        canvas.setPageSize(size)
        canvas.setFillColorRGB(*colour)
        canvas.rect(0, 0, *size, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def seen(data, side, *pages):
    pictures = [Image.open(io.BytesIO(each)) for each in thumbnails(data, side, pages)]
    return [(picture.format, picture.size, picture.convert("RGB").getpixel((5, 5))) for picture in pictures]


def test_pages_are_drawn_as_asked():
    assert seen(coloured(), 160, 1, 0) == [("PNG", (160, 120), (0, 0, 255)), ("PNG", (120, 160), (255, 0, 0))]


def test_a_damaged_file_is_drawn_as_it_will_be_repaired():
    assert seen(coloured()[:-40], 160, 0) == [("PNG", (120, 160), (255, 0, 0))]


def test_each_sheet_of_a_scanner_is_drawn():
    first, second = Image.new("RGB", (200, 100), "red"), Image.new("RGB", (100, 200), "blue")
    data = saved(first, "TIFF", save_all=True, append_images=[second])

    assert seen(data, 50, 0, 1) == [("PNG", (50, 25), (255, 0, 0)), ("PNG", (25, 50), (0, 0, 255))]


def test_no_picture_is_larger_than_a_screen():
    ((_, size, _),) = seen(GOOD, 1_000_000, 0)

    assert max(size) == LARGEST_SIDE


@pytest.mark.parametrize(
    ("data", "page", "word"),
    [
        (encrypted(GOOD, "x"), 0, "mot de passe"),
        (GOOD, 3, "ne peut pas être montrée"),
        (b"no", 0, "image"),
        (saved(scan(), "PNG"), 1, "image"),
    ],
)
def test_what_cannot_be_shown_is_a_sentence(data, page, word):
    with pytest.raises(Trouble, match=word):
        thumbnails(data, 100, (page,))
