"""Photos of a phone: upright, their sheet found and straightened, their shadow gone, and as readable after as before."""

import io
import re
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from chorus_desktop.domain.piece import Corner, PageUse
from chorus_desktop.domain.sheet_corners import are_corners
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.pdf.clearer import clearer
from chorus_desktop.pdf.photo import PAGE_BUDGET, page_picture, preview, seen
from chorus_desktop.pdf.straighten import sheet_in, straightened
from tests.helpers.tools import needs
from tests.pdf import photos

WHOLE = (Corner(0, 0), Corner(1, 0), Corner(1, 1), Corner(0, 1))


def opened(jpeg):
    return Image.open(io.BytesIO(jpeg))


def words_read(image, tmp_path):
    """The words of the sheet that Tesseract reads in a picture."""
    image.save(tmp_path / "page.png")
    said = subprocess.run(["tesseract", tmp_path / "page.png", "-", "-l", "fra"], capture_output=True, text=True, check=True).stdout
    wanted = re.findall(r"\w+", " ".join(photos.LINES).lower())
    return sum(word in re.findall(r"\w+", said.lower()) for word in wanted) / len(wanted)


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_the_sheet_is_found_whichever_way_the_phone_was_held(orientation):
    (found,) = seen(photos.photo(orientation=orientation))

    assert found.corners is not None
    for corner, (x, y) in zip(found.corners, photos.ON_TABLE, strict=True):
        assert abs(corner.x - x) < 0.02
        assert abs(corner.y - y) < 0.02


@pytest.mark.parametrize("shadow", [1.0, 0.5, 0.35])
@pytest.mark.parametrize("table", [20, 110])
def test_the_sheet_is_found_in_a_shadow_and_on_many_tables(shadow, table):
    (found,) = seen(photos.photo(shadow=shadow, table=table))

    assert found.corners is None or all(abs(corner.x - x) < 0.03 for corner, (x, _) in zip(found.corners, photos.ON_TABLE, strict=True))
    assert (found.corners is not None) or (shadow, table) == (0.35, 110)


@pytest.mark.parametrize(
    "image",
    [
        photos.sheet(),
        Image.new("L", (600, 800), 40),
        Image.new("L", (600, 800), 255),
        Image.effect_noise((600, 800), 90),
        Image.radial_gradient("L").resize((600, 600)),
    ],
)
def test_where_no_sheet_lies_on_anything_none_is_found(image):
    assert sheet_in(image) is None


@needs("tesseract")
@pytest.mark.parametrize(("orientation", "shadow"), [(1, 1.0), (6, 0.55), (8, 0.4), (3, 0.55)])
def test_a_photo_is_read_as_well_after_as_before(tmp_path, orientation, shadow):
    taken = photos.photo(orientation=orientation, shadow=shadow)
    (found,) = seen(taken)
    before = words_read(opened(preview(taken, PageUse(source=0, page=0), 2400).jpeg), tmp_path)

    made = page_picture(taken, PageUse(source=0, page=0, corners=found.corners, clearer=True))

    after = words_read(opened(made.jpeg), tmp_path)
    assert after >= max(before, 0.9)
    assert len(made.jpeg) <= PAGE_BUDGET
    assert made.grey


@needs("tesseract")
def test_a_photo_made_very_light_is_still_read(tmp_path):
    taken = photos.photo(size=(3000, 4000))
    (found,) = seen(taken)

    made = page_picture(taken, PageUse(source=0, page=0, corners=found.corners, clearer=True), budget=90_000)

    assert len(made.jpeg) <= 90_000
    assert words_read(opened(made.jpeg), tmp_path) >= 0.9


def test_a_straightened_sheet_has_the_shape_of_a4():
    taken = photos.photo()
    (found,) = seen(taken)

    made = page_picture(taken, PageUse(source=0, page=0, corners=found.corners))

    assert made.height / made.width == pytest.approx(2**0.5, abs=0.01)


def test_a_long_receipt_keeps_its_shape():
    receipt = straightened(Image.new("L", (1000, 1000), 255), (Corner(0.4, 0), Corner(0.6, 0), Corner(0.6, 1), Corner(0.4, 1)))

    assert receipt.size == (200, 1000)


@pytest.mark.parametrize(("turn", "corner"), [(0, (5, 5)), (90, (594, 5)), (180, (394, 594)), (270, (5, 394))])
def test_a_page_is_turned_clockwise(turn, corner):
    marked = Image.new("L", (400, 600), 255)
    marked.paste(0, (0, 0, 30, 30))
    file = io.BytesIO()
    marked.save(file, "PNG")

    made = opened(page_picture(file.getvalue(), PageUse(source=0, page=0, turn=turn)).jpeg)

    assert made.size == ((400, 600) if turn % 180 == 0 else (600, 400))
    assert made.getpixel(corner) < 60


def test_what_is_clear_already_stays_so():
    page = photos.sheet()
    made = clearer(page)

    assert made.size == page.size
    assert made.getextrema() == (0, 255)
    assert abs(sum(1 for grey in made.resize((124, 175)).tobytes() if grey < 128) - sum(1 for grey in page.resize((124, 175)).tobytes() if grey < 128)) < 400  # fmt: skip


def test_a_preview_is_as_long_as_is_asked():
    made = preview(photos.photo(), PageUse(source=0, page=0), 300)

    assert (made.width, made.height, made.grey) == (225, 300, False)


POINTS = st.floats(0, 1).map(lambda part: round(part, 3))


@given(st.tuples(*[st.builds(Corner, POINTS, POINTS)] * 4))
@settings(deadline=None)
def test_any_corners_are_refused_or_cut(corners):
    image = Image.new("L", (60, 80), 200)
    if are_corners(corners):
        made = straightened(image, corners)
        assert made.width >= 1
        assert made.height >= 1


def test_corners_in_a_line_make_no_sheet():
    in_a_line = (Corner(0, 0), Corner(0.5, 0), Corner(1, 0), Corner(0, 1))

    assert not are_corners(in_a_line)
    assert are_corners(WHOLE)
    with pytest.raises(ValueError, match="no sheet"):
        straightened(Image.new("L", (50, 50)), (Corner(0, 0),) * 4)


@needs("heif-enc")
def test_a_photo_of_an_iphone_is_read(tmp_path):
    opened(photos.photo(size=(600, 800))).save(tmp_path / "photo.png")
    subprocess.run(["heif-enc", tmp_path / "photo.png", "-o", tmp_path / "photo.heic"], check=True, capture_output=True)

    (found,) = seen((tmp_path / "photo.heic").read_bytes())

    assert (found.width, found.height) == (600, 800)
    assert found.corners is not None


def test_what_only_says_that_it_is_an_iphones_is_told():
    with pytest.raises(Trouble, match="image lisible"):
        seen(b"\0\0\0\x18ftypheic" + b"\0" * 200)


@pytest.mark.parametrize("kind", ["WEBP", "TIFF", "PNG", "BMP"])
def test_other_kinds_of_pictures_are_read(kind):
    (found,) = seen(photos.photo(size=(600, 800), kind=kind))

    assert (found.width, found.height) == (600, 800)
