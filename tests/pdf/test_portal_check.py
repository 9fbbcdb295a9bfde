"""Any PDF held against the portal's rules."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf.generic import NameObject, StreamObject
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from chorus_desktop.documents.expectations import expectations
from chorus_desktop.documents.invoice import invoice_paper
from chorus_desktop.domain.problems import Level
from chorus_desktop.pdf.portal_check import portal_check
from tests.documents.samples import BUYER_SIRET, SELLER_SIRET, document
from tests.documents.shapes import IMAGES, SHAPES
from tests.helpers import examples
from tests.pdf.made import photographed
from tests.pdf.samples import changed, encrypted, pdf, saved, scan, with_file, with_script

LIMITS = examples.portal().limits
FOREIGN = f"""Club de voile    SIRET {SELLER_SIRET}
Facture numéro FA2026-012    Date : 31/05/2026
Client : Ville    SIRET : {BUYER_SIRET}    Bon de commande CP2026/4512/1
Total HT 743,50 €    TVA 0,00    Total TTC 743,50 €    Net à payer : 743.50 EUR"""


def codes(data, name="facture.pdf", wanted=(), limits=LIMITS):
    return [problem.code for problem in portal_check(data, name, limits, wanted)]


@pytest.mark.parametrize("shape", SHAPES)
def test_ours_passes_in_every_shape(shape):
    found = SHAPES[shape]()
    paper = invoice_paper(found, IMAGES)

    assert codes(paper.data, paper.name, expectations(found)) == []


def test_another_programs_invoice_passes_against_the_dossier():
    assert codes(pdf(FOREIGN), wanted=expectations(document(2))) == []


@pytest.mark.parametrize(
    ("was", "becomes", "label"),
    [
        ("FA2026-012", "FA2026-013", "Numéro"),
        ("31/05/2026", "30/05/2026", "Date"),
        (BUYER_SIRET, "20005684400010", "SIRET client"),
        ("CP2026/4512/1", "CP2026/4512/12", "N° d’engagement"),
        ("743", "744", "Total HT"),
    ],
)
def test_a_value_that_differs_from_the_dossier_is_named(was, becomes, label):
    problems = portal_check(pdf(FOREIGN.replace(was, becomes)), "facture.pdf", LIMITS, expectations(document(2)))

    assert label in [problem.facts["label"] for problem in problems]
    assert all(problem.level is Level.ERROR for problem in problems)
    assert label in problems[0].sentence


@pytest.mark.parametrize(
    ("was", "becomes", "label"),
    [
        ("Total HT 743,50", "Total HT 1743,50", "Total HT"),
        ("Total HT 743,50", "Total HT 1 743,50", "Total HT"),
        ("Bon de commande CP2026/4512/1", "Bon de commande 7    CP2026/4512/1", "N° d’engagement"),
    ],
)
def test_a_right_value_beside_another_word_is_a_doubt(was, becomes, label):
    problems = portal_check(pdf(FOREIGN.replace(was, becomes)), "facture.pdf", LIMITS, expectations(document(2)))

    assert [(problem.code, problem.level, problem.facts["label"]) for problem in problems] == [("file.value_apart", Level.WARNING, label)]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file.empty"),
        (b"PK", "file.not_pdf"),
        (pdf(FOREIGN)[:300], "file.broken"),
        (encrypted(pdf(FOREIGN), "x"), "file.encrypted"),
        (with_file(pdf(FOREIGN), "factur-x.xml"), "file.factur_x"),
        (with_file(pdf(FOREIGN), "releve.csv"), "file.embedded"),
        (with_script(pdf(FOREIGN)), "file.code"),
        (pdf("Bonjour, ceci est une longue lettre qui n’est pas une facture."), "file.no_siret"),
        (photographed(saved(scan(), "JPEG")), "file.scan"),
    ],
)
def test_what_the_portal_refuses_is_named(data, code):
    problems = portal_check(data, "facture.pdf", LIMITS)

    assert [problem.code for problem in problems] == [code]
    assert problems[0].sentence


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("FA2026-012.pdf", []),
        ("FA2026-012.PDF", []),
        ("facture mai.pdf", ["file.name_characters"]),
        ("facturé.pdf", ["file.name_characters"]),
        ("x" * 46 + ".pdf", []),
        ("x" * 47 + ".pdf", ["file.name_length"]),
        ("facture", ["file.name_extension"]),
        ("facture.pdf.zip", ["file.name_extension"]),
    ],
)
def test_names(name, found):
    assert codes(pdf(FOREIGN), name) == found


def test_weight():
    light = pdf(FOREIGN)

    assert codes(light, limits=LIMITS.model_copy(update={"file_bytes": len(light)})) == []
    assert codes(light, limits=LIMITS.model_copy(update={"file_bytes": len(light) - 1})) == ["file.too_large"]


def test_only_the_pages_that_the_portal_reads_count():
    """First, last but one, last: what stands on the second of five pages is lost to it."""
    filler = "Une page de texte bien remplie, sans rien que le portail cherche dans une facture."
    wanted = expectations(document(2))

    assert codes(pdf(filler, FOREIGN, filler, filler, filler), wanted=wanted) == ["file.value"] * len(wanted)
    for place in (0, 3, 4):
        pages = [filler] * 5
        pages[place] = FOREIGN
        assert codes(pdf(*pages), wanted=wanted) == []


def test_a_scanned_page_among_others_is_named_by_its_number():
    def blank(writer):
        writer.add_blank_page()

    problems = portal_check(changed(pdf(FOREIGN, FOREIGN), blank), "facture.pdf", LIMITS)

    assert [(problem.code, problem.facts["page"]) for problem in problems] == [("file.scan", 3)]


@pytest.mark.parametrize(
    ("name", "what"),
    [("a b.pdf", "contient un espace\u00a0:"), ("é+.pdf", "contient «\u00a0é+\u00a0»"), ("é b.pdf", "un espace et «\u00a0é\u00a0»")],
)
def test_what_is_wrong_in_a_name_is_said(name, what):
    (problem,) = portal_check(pdf(FOREIGN), name, LIMITS)

    assert what in problem.sentence


def on_a_picture(text, share):
    """A page with a picture over a share of it, and a text."""
    sheet = io.BytesIO()
    canvas = Canvas(sheet, invariant=1)
    width, height = canvas._pagesize
    canvas.drawImage(ImageReader(scan(120, 170)), 0, 0, width, height * share)
    canvas.drawString(60, 780, text)
    canvas.save()
    return sheet.getvalue()


def test_few_words_are_a_text_unless_a_picture_covers_the_page():
    assert codes(pdf("Annexe 1")) == ["file.no_siret"]
    assert codes(on_a_picture("Annexe 1", 0.3)) == ["file.no_siret"]
    assert codes(on_a_picture("Numérisé 1/1", 1.0)) == ["file.scan"]
    assert codes(on_a_picture(FOREIGN, 1.0)) == []


WHOLE = [pdf(FOREIGN, compressed=False), invoice_paper(document(2), IMAGES).data]


@settings(max_examples=150)
@given(st.sampled_from(WHOLE), st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), st.binary(max_size=6)), min_size=1, max_size=30))
def test_no_damage_to_a_pdf_is_more_than_a_problem(data, damages):
    damaged = bytearray(data)
    for place, gone, put in damages:
        at = int(place * len(damaged))
        damaged[at : at + gone] = put

    assert all(problem.sentence for problem in portal_check(bytes(damaged), "facture.pdf", LIMITS, expectations(document(2))))


def test_a_page_whose_words_cannot_be_read_is_a_damaged_file():
    def spoil(writer):
        content = StreamObject()
        content.set_data(b"BT /F1 12 Tf (Facture) Tj ET")
        content[NameObject("/Filter")] = NameObject("/UnknownDecode")
        writer.pages[0][NameObject("/Contents")] = writer._add_object(content)

    assert codes(changed(pdf(FOREIGN), spoil)) == ["file.broken"]
