"""The words of files, page by page, whatever state they are in."""

import csv
import io

import pytest

from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.pdf.page_texts import MOST_SIGNS, page_texts
from chorus_desktop.services import apart
from tests.helpers import workbooks
from tests.pdf import samples


def test_each_page_has_its_words():
    assert page_texts(samples.pdf("Attestation\nde présence", "", "Léo Dupont"), "pdf") == ("Attestation\r\nde présence", "", "Léo Dupont")


def test_a_scan_without_a_layer_has_none():
    assert page_texts(samples.pdf(""), "pdf") == ()
    assert page_texts(samples.saved(samples.scan(300, 100), "PNG"), "png") == ()


def test_the_layer_that_was_read_on_a_photo_counts():
    assert "Kermesse" in " ".join(page_texts(samples.with_layer("Kermesse"), "pdf"))


@pytest.mark.parametrize(("part", "extension"), [("word/document.xml", "docx"), ("content.xml", "odt")])
def test_office_texts_are_read_without_their_marks(part, extension):
    packed = workbooks.packed({part: "<p><t>L&#233;o</t><t>a particip&#233;&amp;fini</t></p>"})
    assert page_texts(packed, extension) == ("Léo a participé&fini",)


def test_tables_are_read():
    sheet = io.StringIO()
    csv.writer(sheet, delimiter=";").writerows([("Enfant", "Présences"), ("Léo Dupont", 12)])
    assert page_texts(sheet.getvalue().encode(), "csv") == ("Enfant;Présences Léo Dupont;12",)
    assert page_texts("Léo".encode("cp1252"), "txt") == ("L\ufffdo",)
    assert "Léo" in page_texts(workbooks.ods(workbooks.ods_row("Léo")), "ods")[0]


def test_what_has_no_words_has_no_page():
    assert page_texts(b"", "csv") == page_texts(b"PK\x03\x04 broken", "docx") == page_texts(b"\x00\x01", "bin") == ()


def test_a_long_table_is_cut():
    assert len(page_texts(b"mot " * 100_000, "txt")[0]) <= MOST_SIGNS


def test_what_cannot_be_opened_says_so():
    with pytest.raises(Trouble):
        page_texts(samples.encrypted(samples.pdf("secret"), "clef"), "pdf")


def test_it_runs_apart():
    assert apart.run(page_texts, samples.pdf("Léo"), "pdf") == ("Léo",)
