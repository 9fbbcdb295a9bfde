"""Several PDFs made one."""

import io

import pytest
from pypdf import PdfReader
from pypdf.generic import NameObject

from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.pdf.facts import inspect
from chorus_desktop.pdf.joining import join
from tests.pdf.samples import action, changed, encrypted, pdf, with_file, with_script


def bookmarks(data):
    reader = PdfReader(io.BytesIO(data))
    return [(item["/Title"], reader.get_destination_page_number(item)) for item in reader.outline]


def test_all_pages_in_order_under_their_bookmarks():
    whole = join([("Léo – mai", pdf("un", "deux")), ("Zoé", pdf("trois")), ("Léo – mai", pdf("quatre"))])

    assert [page.extract_text().strip() for page in PdfReader(io.BytesIO(whole)).pages] == ["un", "deux", "trois", "quatre"]
    assert bookmarks(whole) == [("Léo – mai", 0), ("Zoé", 2), ("Léo – mai", 3)]


def test_same_parts_same_bytes():
    parts = [("Un", pdf("un")), ("Deux", pdf("deux"))]

    assert join(parts) == join(parts)
    assert join(parts) != join(parts[::-1])


def test_what_could_act_stays_behind():
    def armed(writer):
        writer.add_uri(0, "https://example.org", [10, 10, 90, 90])
        link = writer.pages[0]["/Annots"][0].get_object()
        link[NameObject("/A")] = action("/JavaScript", JS="app.alert(1)")

    parts = [with_script(pdf("un")), with_file(pdf("deux"), "factur-x.xml"), changed(pdf("trois"), armed)]
    assert inspect(parts[2]).runs_code

    facts = inspect(join([(f"Pièce {rank}", data) for rank, data in enumerate(parts)]))

    assert (facts.pages, facts.embedded, facts.factur_x, facts.runs_code) == (3, (), False, False)


def test_a_web_link_survives():
    whole = join([("Un", changed(pdf("un"), lambda writer: writer.add_uri(0, "https://example.org", [10, 10, 90, 90])))])

    annotation = PdfReader(io.BytesIO(whole)).pages[0]["/Annots"][0].get_object()
    assert annotation["/A"]["/URI"] == "https://example.org"


@pytest.mark.parametrize(
    ("bad", "word"), [(b"", "vide"), (b"no", "n’est pas un PDF"), (pdf("un")[:150], "abîmé"), (encrypted(pdf("un"), "x"), "mot de passe")]
)
def test_the_part_that_cannot_be_read_is_named(bad, word):
    with pytest.raises(Trouble) as trouble:
        join([("Bonne", pdf("un")), ("Mauvaise", bad)])

    assert "Mauvaise" in trouble.value.sentence
    assert word in trouble.value.sentence
    assert trouble.value.what_to_do


def test_nothing_to_join_is_a_bug():
    with pytest.raises(ValueError, match="nothing"):
        join([])
