"""A PDF made as its recipe says."""

import hashlib
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import NameObject

from chorus_desktop.domain.piece import PageUse, Recipe, Source, only, together, turned, whole
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.pdf.build import build
from chorus_desktop.pdf.facts import inspect
from tests.pdf.samples import action, changed, encrypted, pdf, saved, scan, with_file, with_layer, with_script
from tests.pdf.sound import is_sound

LIMIT = 10_000_000
PHOTO = saved(scan(), "JPEG")


def source(data, pages=1, name="Léo.pdf"):
    is_picture = not data.startswith(b"%PDF-")
    return Source(sha256=hashlib.sha256(data).hexdigest(), name=name, size=len(data), pages=pages, is_picture=is_picture)


def made(*files, limit=LIMIT):
    """All the pages of some files, (bytes, pages) each."""
    recipe = together(tuple(whole(source(data, pages)) for data, pages in files))
    return build(recipe, tuple(dict.fromkeys(data for data, _ in files)), limit)


def texts(data):
    return [page.extract_text().strip() for page in PdfReader(io.BytesIO(data)).pages]


def bookmarks(data):
    reader = PdfReader(io.BytesIO(data))
    return [(item["/Title"], reader.get_destination_page_number(item)) for item in reader.outline]


def test_all_pages_in_order_under_their_bookmarks():
    built = made((pdf("un", "deux"), 2), (PHOTO, 1), (pdf("trois"), 1))

    assert texts(built.data) == ["un", "deux", "", "trois"]
    assert bookmarks(built.data) == [("Pièce 1", 0), ("Pièce 2", 2), ("Pièce 3", 3)]
    assert built.pages == 4
    assert is_sound(built.data)


def test_one_file_needs_no_bookmark():
    assert bookmarks(made((pdf("un"), 1)).data) == []


def test_what_is_said_of_a_file_names_nobody():
    built = made((pdf("un"), 1), (pdf("deux"), 1))

    assert b"L\xc3\xa9o" not in built.data
    assert PdfReader(io.BytesIO(built.data)).metadata == {"/Title": "Pièces jointes", "/Producer": "Chorus Desktop"}


def test_a_picture_lies_on_a4_as_it_is_turned():
    upright, lying = made((PHOTO, 1)), build(turned(whole(source(PHOTO)), 0, 90), (PHOTO,), LIMIT)

    sizes = [[float(side) for side in PdfReader(io.BytesIO(built.data)).pages[0].mediabox[2:]] for built in (upright, lying)]
    assert sizes == [pytest.approx([595.28, 841.89]), pytest.approx([841.89, 595.28])]
    assert is_sound(upright.data)


FILES = (pdf("a0", "a1", "a2"), pdf("b0"), pdf("c0", "c1"), changed(pdf("d0"), lambda writer: writer.pages[0].rotate(90)))
NAMES = (("a0", "a1", "a2"), ("b0",), ("c0", "c1"), ("d0",))
USES = [
    PageUse(source=rank, page=page, turn=turn)
    for rank, pages in enumerate(NAMES)
    for page in range(len(pages))
    for turn in (0, 90, 180, 270)
]


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(USES), min_size=1, max_size=12))
def test_any_recipe_gives_these_pages_in_this_order(uses):
    files = tuple(source(data, len(pages)) for data, pages in zip(FILES, NAMES, strict=True))
    built = build(Recipe(sources=files, pages=tuple(uses)), FILES, LIMIT)

    pages = PdfReader(io.BytesIO(built.data)).pages
    before = {3: 90}
    assert [(page.extract_text().strip(), page.get("/Rotate", 0)) for page in pages] == [
        (NAMES[use.source][use.page], (before.get(use.source, 0) + use.turn) % 360) for use in uses
    ]
    assert is_sound(built.data)


def test_same_recipe_same_bytes():
    recipe = only(together((whole(source(FILES[0], 3)), whole(source(PHOTO)))), (3, 1, 1))
    contents = (PHOTO, FILES[0])

    assert [each.is_picture for each in recipe.sources] == [False, True]
    assert build(recipe, contents[::-1], LIMIT) == build(recipe, contents[::-1], LIMIT)


def test_many_heavy_photos_stay_under_the_limit():
    photos = tuple(saved(scan(1600, 2300).rotate(turn), "JPEG", quality=95) for turn in range(6))
    built = made(*((photo, 1) for photo in photos), (pdf("un"), 1), limit=600_000)

    assert len(built.data) <= 600_000
    assert built.pages == 7
    assert is_sound(built.data)


def test_what_could_act_stays_behind():
    def armed(writer):
        writer.add_uri(0, "https://example.org", [10, 10, 90, 90])
        link = writer.pages[0]["/Annots"][0].get_object()
        link[NameObject("/A")] = action("/JavaScript", JS="app.alert(1)")

    built = made((with_script(pdf("un")), 1), (with_file(pdf("deux"), "factur-x.xml"), 1), (changed(pdf("trois"), armed), 1))
    facts = inspect(built.data)

    assert (facts.pages, facts.embedded, facts.factur_x, facts.runs_code) == (3, (), False, False)
    assert b"JavaScript" not in built.data
    assert len(built.done) == 2


def test_a_web_link_survives():
    built = made((changed(pdf("un"), lambda writer: writer.add_uri(0, "https://example.org", [10, 10, 90, 90])), 1))

    annotation = PdfReader(io.BytesIO(built.data)).pages[0]["/Annots"][0].get_object()
    assert annotation["/A"]["/URI"] == "https://example.org"
    assert built.done == ()


def test_a_layer_that_is_hidden_stays_hidden():
    built = made((pdf("un"), 1), (with_layer("PROJET"), 1))

    root = PdfReader(io.BytesIO(built.data)).trailer["/Root"]
    assert [layer.get_object()["/Name"] for layer in root["/OCProperties"]["/D"]["/OFF"]] == ["caché"]
    assert is_sound(built.data)


@pytest.mark.parametrize(
    ("bad", "word"),
    [
        (b"%PDF-", "abîmé"),
        (pdf("un")[:150], "abîmé"),
        (encrypted(pdf("un"), "x"), "mot de passe"),
        (pdf("un"), "n’a plus toutes les pages"),
    ],
)
def test_the_file_that_cannot_be_used_is_named(bad, word):
    recipe = together((whole(source(pdf("bonne"))), whole(source(bad, 2, name="Mauvaise.pdf"))))

    with pytest.raises(Trouble) as trouble:
        build(recipe, (pdf("bonne"), bad), LIMIT)

    assert trouble.value.sentence.startswith("«\u00a0Mauvaise.pdf\u00a0»\u00a0: ce PDF ")
    assert word in trouble.value.sentence
    assert trouble.value.what_to_do


def test_how_far_it_is_is_told():
    words = []
    build(together((whole(source(pdf("un"))), whole(source(PHOTO)))), (pdf("un"), PHOTO), LIMIT, told=lambda *word: words.append(word))

    assert words == [(0, 2, "Lecture des fichiers"), (1, 2, "Mise en page des photos")]


def test_a_recipe_without_a_page_is_a_bug():
    with pytest.raises(ValueError, match="without a page"):
        build(Recipe(), (), LIMIT)
