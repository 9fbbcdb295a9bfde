"""The text of a photographed page, where the program that reads it is installed."""

import io

import pytest
from pypdf import PdfReader

from chorus_desktop.domain.piece import PageUse
from chorus_desktop.pdf import recognition
from chorus_desktop.pdf.photo import page_picture, seen
from chorus_desktop.pdf.recognition import text_layer
from tests.helpers.tools import needs
from tests.pdf import photos


@pytest.fixture(autouse=True)
def looked_for_anew():
    recognition.reader.cache_clear()
    recognition._language.cache_clear()
    yield
    recognition.reader.cache_clear()
    recognition._language.cache_clear()


@pytest.fixture
def picture():
    taken = photos.photo()
    return page_picture(taken, PageUse(source=0, page=0, corners=seen(taken)[0].corners, clearer=True))


def program(folder, lines):
    path = folder / "tesseract"
    path.write_text("\n".join(["#!/bin/sh", *lines, ""]))
    path.chmod(0o755)
    return str(path)


@needs("tesseract")
def test_the_words_are_there_and_nothing_else(picture):
    layer = text_layer(picture.jpeg, 200)

    assert layer is not None
    page = PdfReader(io.BytesIO(layer)).pages[0]
    assert "Atelier judo du mercredi" in page.extract_text()
    assert len(page.images) == 0
    assert float(page.mediabox.width) == pytest.approx(picture.width / 200 * 72, abs=1)


def test_without_the_program_a_page_is_a_picture_only(picture, monkeypatch):
    monkeypatch.setattr(recognition.shutil, "which", lambda _: None)
    monkeypatch.setattr(recognition, "_USUAL", ())

    assert text_layer(picture.jpeg, 200) is None


@pytest.mark.parametrize("lines", [["exit 3"], ["cat > /dev/null", "echo no pdf"], ["exec /nowhere"]])
def test_a_program_that_fails_costs_nothing(tmp_path, monkeypatch, picture, lines):
    path = program(tmp_path, lines)
    monkeypatch.setattr(recognition.shutil, "which", lambda _: path)

    assert text_layer(picture.jpeg, 200) is None


def test_it_is_found_where_its_installer_puts_it(tmp_path, monkeypatch):
    path = program(tmp_path, ["exit 0"])
    monkeypatch.setattr(recognition.shutil, "which", lambda _: None)
    monkeypatch.setattr(recognition, "_USUAL", (tmp_path / "missing", tmp_path / "tesseract"))

    assert recognition.reader() == path
