"""Scans made light enough for the portal."""

import io
import subprocess
from random import Random

import pypdfium2
import pytest
from PIL import Image
from pypdf import PdfReader
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from chorus_desktop.pdf.facts import inspect
from chorus_desktop.pdf.lighter import lighter
from tests.helpers.tools import needs
from tests.pdf.photos import sheet as typed
from tests.pdf.samples import pdf, saved, scan


def scanned(pages, *, text="Attestation de présence", lines=0):
    """A heavy scan with a line of real text on each page, and a drawing of many lines if asked."""
    sheet = io.BytesIO()
    canvas = Canvas(sheet, invariant=1, pageCompression=0)
    for rank in range(pages):
        grain = Image.frombytes("L", (1654, 2339), Random(rank).randbytes(1654 * 2339))  # noqa: S311 - grain, no secret
        paper = Image.blend(grain, scan(1654, 2339), 0.85)
        canvas.drawImage(ImageReader(paper), 0, 0, 595, 842)
        canvas.drawString(60, 60, f"{text} {rank}")
        for line in range(lines):
            canvas.line(60, 70 + line % 500, 61 + line % 480, 72 + line % 490)
        canvas.showPage()
    canvas.save()
    return sheet.getvalue()


def texts(data):
    return [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]


def test_a_scan_fits_and_keeps_its_pages_and_its_text():
    heavy = scanned(2)
    light = lighter(heavy, len(heavy) // 5)

    assert len(light.data) <= len(heavy) // 5
    assert inspect(light.data).fault is None
    assert [f"Attestation de présence {rank}" in text for rank, text in enumerate(texts(light.data))] == [True, True]
    assert all(max(page.images[0].image.size) >= 1400 for page in PdfReader(io.BytesIO(light.data)).pages)
    (said,) = light.done
    assert said.startswith("Ses images ont été allégées\u00a0: ")
    assert "→" in said


def photographed(pages, side=(1654, 2339)):
    """A scan as a machine makes it: a JPEG on each page, with the grain of its paper."""
    sheet = io.BytesIO()
    canvas = Canvas(sheet, invariant=1)
    for rank in range(pages):
        grain = Image.frombytes("L", side, Random(rank).randbytes(side[0] * side[1]))  # noqa: S311 - grain, no secret
        jpeg = io.BytesIO(saved(Image.blend(grain, scan(*side), 0.85), "JPEG", quality=92))
        canvas.drawImage(ImageReader(jpeg), 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()
    return sheet.getvalue()


@pytest.mark.parametrize("share", [0.95, 0.7, 0.3])
def test_no_more_is_taken_from_a_scan_than_its_limit_asks(share):
    heavy = photographed(6)
    limit = int(len(heavy) * share)
    light = lighter(heavy, limit).data

    assert limit * 0.5 < len(light) <= limit
    sides = [max(page.images[0].image.size) for page in PdfReader(io.BytesIO(light)).pages]
    assert len(set(sides)) == 1
    assert sides[0] >= (2339 if share > 0.5 else 1400)


def test_pages_that_are_lighter_than_the_sample_are_packed_like_the_others():
    heavy = photographed(5)
    light = lighter(heavy, len(heavy) // 2).data

    assert len(light) <= len(heavy) // 2
    assert all(len(page.images) == 1 for page in PdfReader(io.BytesIO(light)).pages)


def test_each_picture_is_told_so_that_silence_means_that_it_hangs():
    heavy, told = scanned(3), []
    lighter(heavy, len(heavy) - 1, lambda: told.append(1))

    assert len(told) >= 3
    assert len(told) % 3 == 0


def test_what_is_drawn_of_a_million_lines_becomes_a_picture():
    heavy = scanned(1, lines=120_000)
    light = lighter(heavy, 500_000)

    assert len(light.data) <= 500_000 < len(heavy)
    (page,) = PdfReader(io.BytesIO(light.data)).pages
    assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx((595.28, 841.89), abs=0.01)
    assert page.images[0].image.mode == "L"
    (said,) = light.done
    assert "images grises" in said


@needs("tesseract")
@pytest.mark.parametrize("lines", [0, 120_000])
def test_what_was_written_can_still_be_read(lines, tmp_path):
    light = lighter(scanned(1, lines=lines), 300_000 if not lines else 500_000)
    with pypdfium2.PdfDocument(light.data) as document:
        document[0].render(scale=200 / 72).to_pil().save(tmp_path / "page.png")

    command = ["tesseract", str(tmp_path / "page.png"), "-", "-l", "fra", "--psm", "6"]
    read = subprocess.run(command, capture_output=True, text=True, check=True).stdout

    assert sum(f"enfant {rank * 7}" in read for rank in range(1, 11)) == 10


@needs("tesseract")
def test_a_scan_made_lighter_is_read_as_well_as_before(tmp_path):
    grain = Image.effect_noise((1654, 2339), 30)
    jpeg = saved(Image.blend(typed(1654, 2339), grain, 0.15), "JPEG", quality=92)
    heavy = _laid(jpeg)
    light = lighter(heavy, len(heavy) // 4).data

    before, after = (_words(data, tmp_path) for data in (heavy, light))
    assert len(light) <= len(heavy) // 4
    assert len(before) > 30
    assert len(before & after) >= 0.97 * len(before)


def _laid(jpeg):
    """A PDF of one page that shows a JPEG as it is."""
    file = io.BytesIO()
    canvas = Canvas(file, invariant=1)
    canvas.drawImage(ImageReader(io.BytesIO(jpeg)), 0, 0, 595, 842)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def _words(data, folder):
    with pypdfium2.PdfDocument(data) as document:
        document[0].render(scale=200 / 72).to_pil().save(folder / "page.png")
    command = ["tesseract", str(folder / "page.png"), "-", "-l", "fra", "--psm", "6"]
    return set(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())


def test_what_is_light_already_is_untouched():
    data = pdf("un")

    assert lighter(data, len(data)).data is data
    assert lighter(data, len(data)).done == ()


def test_nothing_becomes_heavier_than_it_was():
    data = pdf("un")

    assert lighter(data, 100).data is data
    assert lighter(data, 100).done == ()


def test_same_scan_same_bytes():
    heavy = scanned(1)

    assert lighter(heavy, len(heavy) // 4) == lighter(heavy, len(heavy) // 4)
