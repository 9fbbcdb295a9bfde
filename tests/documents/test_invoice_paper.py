"""The invoice's paper: valid, the same twice, with everything where the portal looks for it, in every shape."""

import dataclasses
import io
import re

import pytest
from pypdf import PdfReader

from chorus_desktop.documents.expectations import expectations
from chorus_desktop.documents.invoice import invoice_paper
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.pdf.facts import inspect
from chorus_desktop.pdf.read_back import read_back
from tests.documents.approved import assert_approved, pages, raw_pages
from tests.documents.samples import document
from tests.documents.shapes import IMAGES, LONG_NAME, SHAPES
from tests.helpers.verapdf import judged, validate


def drawn(shape):
    return invoice_paper(SHAPES[shape](), IMAGES)


@judged
@pytest.mark.parametrize("shape", SHAPES)
def test_one_file_is_valid_under_three_standards(shape):
    data = drawn(shape).data

    assert {flavour: validate(data, flavour) for flavour in ("1b", "1a", "ua1")} == {"1b": [], "1a": [], "ua1": []}


@pytest.mark.parametrize("shape", SHAPES)
def test_same_document_same_bytes(shape):
    assert drawn(shape).data == drawn(shape).data


@pytest.mark.parametrize("shape", SHAPES)
def test_everything_that_the_portal_reads_is_found(shape):
    found = SHAPES[shape]()

    assert read_back(invoice_paper(found, IMAGES).data, expectations(found)) == ()


def test_no_condition_is_announced_where_none_is_printed():
    found = document(terms=())

    assert "Conditions" not in "".join(page.extract_text() for page in PdfReader(io.BytesIO(invoice_paper(found, {}).data)).pages)
    assert "Conditions" in "".join(page.extract_text() for page in PdfReader(io.BytesIO(invoice_paper(document(), {}).data)).pages)


@pytest.mark.parametrize("changed", range(8))
def test_an_altered_value_is_missed(changed):
    found = document(3, subject=True, already_paid=5000)
    data = invoice_paper(found, {}).data
    wanted = expectations(found)[changed]
    altered = dataclasses.replace(
        wanted, values=tuple(re.sub(r"\d", lambda d: str((int(d[0]) + 1) % 10), value, count=1) for value in wanted.values)
    )

    assert read_back(data, [wanted]) == ()
    assert read_back(data, [altered]) == (altered,)


def test_amounts_of_other_lines_do_not_pass_for_the_totals():
    """The total is looked for beside its own word: the same figure elsewhere on the page is no proof."""
    found = document(3, subject=True, already_paid=5000)
    total = next(item for item in expectations(found) if item.label == "Total HT")
    swapped = dataclasses.replace(total, words=total.words[:1], values=("1 292,10",))

    assert "1 292,10" in pages(invoice_paper(found, {}).data)[0].replace("\u202f", " ")
    assert read_back(invoice_paper(found, {}).data, [swapped]) == (swapped,)


@pytest.mark.parametrize("shape", ["one-line", "subject-two-rates", "credit-note", "draft", "sixty-lines"])
def test_text_of_each_page(shape):
    assert_approved(f"invoice-{shape}", drawn(shape).data)


@pytest.mark.parametrize("shape", SHAPES)
def test_plain_pdf_with_its_own_fonts(shape):
    paper = drawn(shape)
    facts = inspect(paper.data)
    fonts = [font for page in PdfReader(io.BytesIO(paper.data)).pages for font in page["/Resources"]["/Font"].values()]

    assert (facts.fault, facts.version, facts.embedded, facts.factur_x, facts.runs_code) == (None, "1.4", (), False, False)
    assert facts.pages == paper.pages
    assert fonts
    assert all("/FontFile2" in font["/FontDescriptor"] for font in fonts)
    assert b"/SMask" not in paper.data
    assert b"/ObjStm" not in paper.data
    assert len(paper.data) < 300_000


def test_every_page_says_its_number_and_its_place():
    paper = drawn("sixty-lines")

    texts = pages(paper.data)
    assert len(texts) > 2
    assert [f"Facture n° FA2026-012 · page {rank}/{len(texts)}" in text for rank, text in enumerate(texts, start=1)] == [True] * len(texts)


def test_titles_of_the_table_come_back_on_each_of_its_pages():
    paper = drawn("sixty-lines")

    table_pages = [text for text in pages(paper.data) if "Atelier judo" in text]
    assert len(table_pages) > 1
    assert all("Désignation" in text and "Quantité" in text for text in table_pages)


def test_every_line_is_printed_once_and_whole():
    whole = "\n".join(pages(drawn("sixty-lines").data))

    assert [len(re.findall(rf"^Atelier judo du mercredi {rank}$", whole, re.MULTILINE)) for rank in range(1, 61)] == [1] * 60


def test_totals_never_stand_alone_on_their_page():
    """The last line comes along, so that whoever reads the totals sees what they add up."""
    for count in range(6, 20):
        texts = pages(invoice_paper(document(count), {}).data)
        totals = next(text for text in texts if "Net à payer" in text)
        assert "Atelier judo" in totals, count


def test_long_notes_leave_the_totals_on_a_page_that_the_portal_reads():
    texts = pages(drawn("long-notes").data)

    assert len(texts) > 3
    assert any("Net à payer" in text for text in texts[-2:])
    assert all(any(f"Remarque {rank} qui" in text for text in texts) for rank in range(130))


def test_long_names_are_printed_to_the_last_word():
    texts = "".join(pages(drawn("long-names").data))
    flat = re.sub(r"\s+", "", texts)

    assert re.sub(r"\s+", "", LONG_NAME) in flat
    assert "x" * 300 in flat
    assert flat.count("Initiation") == 60


def test_foreign_alphabets_come_out_as_they_went_in():
    assert "Œuvre à 3 € « Αθήνα » Владимир – Łódź ½" in pages(drawn("alphabets").data)[0].replace("\n", " ")


def test_draft_says_that_it_is_one():
    paper = drawn("draft")

    assert paper.name == "projet.pdf"
    text = pages(paper.data)[0]
    assert "PROJET" in text
    assert "ne pas déposer" in text.replace("\n", " ")
    assert "PROJET" not in pages(drawn("one-line").data)[0]


def test_credit_note_names_the_invoice_that_it_corrects():
    text = pages(drawn("credit-note").data)[0]

    assert "Avoir n°" in text
    assert re.search(r"Facture d’origine n°\s:\s+FA2026-012", text)
    assert "Net à déduire" in text
    assert "IBAN" not in text


def test_an_image_that_is_none_says_so():
    with pytest.raises(Trouble) as trouble:
        invoice_paper(document(1, logo="logo"), {"logo": b"not an image"})

    assert "image" in trouble.value.sentence
    assert trouble.value.what_to_do


def test_an_image_erased_since_leaves_its_place_empty():
    assert invoice_paper(document(1, logo="gone"), {}).data == invoice_paper(document(1), {}).data


def test_a_screen_reader_parts_what_only_the_page_parts():
    """A label from its value, a line from the next; but not the two halves of a word too long for its line."""
    text = raw_pages(invoice_paper(document(1, designation=f"Mot {'x' * 90} fin"), {}).data)[0]

    assert re.search(r"SIRET client\s: \n20005684400018", text)
    assert re.search(r"Prix unitaire \n", text)
    assert re.search(r"x{5,}\nx", text)
    assert "Mot \nx" in text
