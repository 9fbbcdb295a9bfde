"""The codes of sheets and attestations found on scans, photos and papers; pages taken out of a scan."""

import io
import re

import pytest
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import DecodedStreamObject, NameObject

from chorus_desktop.domain.paper_code import ScannedPage, paper_code
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.pdf import page_codes
from chorus_desktop.pdf.page_codes import codes_in, pages, seen_in
from tests.documents.presence_papers import sheet
from tests.pdf.samples import action, changed, encrypted, encrypted_by_today, pdf, saved, scan, with_script
from tests.pdf.scans import LOOKS, jpeg, picture, scanned_pdf

CODE = paper_code("F", 4242)


@pytest.fixture(scope="module", params=[True, False], ids=["landscape", "portrait"])
def paper(request):
    return sheet(30, 6, landscape=request.param)[1].data


def on(*numbers):
    return tuple((ScannedPage(CODE, number),) for number in numbers)


@pytest.mark.parametrize("look", LOOKS)
def test_a_page_is_known_whatever_the_scanner_made_of_it(paper, look):
    image = LOOKS[look](picture(paper, page=1))

    assert codes_in(jpeg(image)) == on(2)
    assert codes_in(scanned_pdf(image)) == on(2)


def test_every_page_of_a_scan_in_its_own_order(paper):
    images = [picture(paper, page=1), scan(), picture(paper).rotate(180)]

    assert codes_in(scanned_pdf(*images)) == (*on(2), (), *on(1))
    assert codes_in(saved(images[0], "TIFF", save_all=True, append_images=images[1:])) == (*on(2), (), *on(1))


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "BMP"])
def test_pictures_of_every_kind(paper, kind):
    assert codes_in(saved(picture(paper), kind)) == on(1)


def test_a_photo_is_read_the_way_its_camera_says(paper):
    exif = Image.Exif()
    exif[0x0112] = 6

    assert codes_in(jpeg(picture(paper).rotate(90, expand=True), exif=exif)) == on(1)


def test_two_pages_on_one_photo(paper):
    both = Image.new("L", (3000, 1800), 255)
    both.paste(picture(paper).resize((1400, 1700)), (0, 0))
    both.paste(picture(paper, page=1).resize((1400, 1700)), (1500, 50))

    assert set(codes_in(jpeg(both))[0]) == {ScannedPage(CODE, 1), ScannedPage(CODE, 2)}


def test_a_large_photo_is_brought_down_and_read(paper):
    assert codes_in(jpeg(picture(paper, density=500))) == on(1)


def test_without_its_squares_a_page_is_known_by_its_text(paper):
    def without_squares(writer):
        for page in writer.pages:
            stream = DecodedStreamObject()
            stream.set_data(re.sub(rb"\n\d+ \d+ \d+ 1 re", b"", page.get_contents().get_data()))
            page[NameObject("/Contents")] = writer._add_object(stream)

    bare = changed(paper, without_squares)

    assert codes_in(jpeg(picture(bare))) == ((),)
    assert codes_in(bare) == on(*range(1, len(PdfReader(io.BytesIO(bare)).pages) + 1))


def test_the_text_that_recognition_software_added_is_enough():
    assert codes_in(pdf(f"Feuille de presence {CODE.pretty()} . page 3/9", f"{CODE.pretty()} page 4/9")) == on(3, 4)


def test_other_codes_are_no_pages():
    assert codes_in(pdf("FA2026-012 page 1/2", "CD:ZZZZZZZ/1")) == ((), ())


def test_how_far_it_is_is_told_and_it_can_be_stopped(paper):
    told = []
    codes_in(scanned_pdf(scan(), scan()), lambda done, count, words: told.append((done, count, words)))

    assert told == [(1, 2, "1 page lue sur 2"), (2, 2, "2 pages lues sur 2")]

    def stop(done, count, words):
        raise InterruptedError

    with pytest.raises(InterruptedError):
        codes_in(paper, stop)


BAD = {
    "empty": (b"", "vide"),
    "no image": (b"GIF89a????", "pas une image"),
    "broken": (b"%PDF-1.7\n%%EOF", "abîmé"),
    "protected": (encrypted(pdf(), "secret"), "mot de passe"),
    "protected by today": (encrypted_by_today(pdf()), "mot de passe"),
}


@pytest.mark.parametrize(("bad", "word"), BAD.values(), ids=BAD)
@pytest.mark.parametrize("read", [codes_in, lambda data: pages(data, [0])])
def test_what_cannot_be_read_is_told_with_what_to_do(read, bad, word):
    with pytest.raises(Trouble) as trouble:
        read(bad)

    assert word in trouble.value.sentence
    assert trouble.value.what_to_do


def test_far_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(page_codes, "MOST_PAGES", 2)
    monkeypatch.setattr(page_codes, "LARGEST_BYTES", 20_000)

    with pytest.raises(Trouble, match="plus de 2 pages"):
        codes_in(pdf("a", "b", "c"))
    with pytest.raises(Trouble, match="trop lourd"):
        codes_in(b"%PDF-" + bytes(20_000))


def test_a_page_that_claims_to_be_a_poster_is_looked_at_less_closely():
    assert codes_in(changed(pdf("a"), lambda writer: writer.pages[0].scale_by(20))) == ((),)


def test_pages_are_taken_out_in_the_order_asked_for(paper):
    two = pages(paper, [1, 0])

    assert codes_in(two) == on(2, 1)
    assert pages(paper, [1, 0]) == two


def test_an_image_becomes_a_page(paper):
    kept = pages(saved(picture(paper), "TIFF", save_all=True, append_images=[scan(), picture(paper, page=1)]), [2])

    assert len(PdfReader(io.BytesIO(kept)).pages) == 1
    assert codes_in(kept) == on(2)


def test_what_acts_by_itself_stays_behind():
    armed = changed(with_script(pdf("a")), lambda writer: writer.pages[0].update({NameObject("/AA"): action("/JavaScript", JS="x")}))

    assert b"JavaScript" in armed
    assert b"JavaScript" not in pages(armed, [0])


def test_a_page_that_is_not_there_is_a_broken_file():
    with pytest.raises(Trouble):
        pages(pdf("a"), [5])


def test_a_page_is_told_from_the_picture_of_one(paper):
    ((shown,), *_), ((scanned_page,), *_) = seen_in(paper), seen_in(scanned_pdf(picture(paper)))

    assert (shown.drawn, scanned_page.drawn) == (True, False)
