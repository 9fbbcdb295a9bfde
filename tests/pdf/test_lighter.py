"""Scans made light enough for the portal."""

import io

from PIL import Image
from pypdf import PdfReader
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from chorus_desktop.pdf.facts import inspect
from chorus_desktop.pdf.lighter import lighter
from tests.pdf.samples import encrypted, pdf, scan


def scanned(pages, *, text="Attestation de présence"):
    """A heavy scan with a line of real text on each page."""
    sheet = io.BytesIO()
    canvas = Canvas(sheet, invariant=1)
    for rank in range(pages):
        grain = Image.effect_noise((1654, 2339), 25 + rank).convert("L")
        paper = Image.blend(grain, scan(1654, 2339), 0.75)
        canvas.drawImage(ImageReader(paper), 0, 0, 595, 842)
        canvas.drawString(60, 60, f"{text} {rank}")
        canvas.showPage()
    canvas.save()
    return sheet.getvalue()


def test_a_scan_fits_and_keeps_its_pages_and_its_text():
    heavy = scanned(2)
    light = lighter(heavy, len(heavy) // 5)

    assert light is not None
    assert len(light) <= len(heavy) // 5
    assert inspect(light).fault is None
    texts = [page.extract_text() for page in PdfReader(io.BytesIO(light)).pages]
    assert [f"Attestation de présence {rank}" in text for rank, text in enumerate(texts)] == [True, True]
    assert all(max(page.images[0].image.size) >= 1400 for page in PdfReader(io.BytesIO(light)).pages)


def test_what_is_light_already_is_untouched():
    data = pdf("un")

    assert lighter(data, len(data)) is data


def test_what_has_no_picture_cannot_be_made_lighter():
    assert lighter(pdf("un"), 100) is None


def test_what_cannot_be_opened_cannot_be_made_lighter():
    assert lighter(encrypted(pdf("un"), "x"), 100) is None
    assert lighter(b"no", 1) is None


def test_same_scan_same_bytes():
    heavy = scanned(1)

    assert lighter(heavy, len(heavy) // 4) == lighter(heavy, len(heavy) // 4)
