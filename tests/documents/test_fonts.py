"""Which characters the papers can draw, and texts cut into lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chorus_desktop.documents import kit
from chorus_desktop.documents.fonts import missing_characters, printable, width
from chorus_desktop.documents.wrap import lines_of


@pytest.mark.parametrize(
    "text", ["Œuvre, cœur, 12,50\u202f€\u00a0!", "Αθήνα", "Владимир Ђорђевић", "Łódź ŽŠČ ğ", "« – … ’ “ ” • ½ °", "a\u2011b", ""]
)
def test_drawable(text):
    assert missing_characters(text) == ()


@pytest.mark.parametrize(
    ("text", "missing"), [("judo 🥋 et 漢字, 漢", ("🥋", "漢", "字")), ("שלום", ("ש", "ל", "ו", "ם")), ("مرحبا", tuple("مرحبا"))]
)
def test_what_the_fonts_lack_is_named_once(text, missing):
    assert missing_characters(text) == missing


def test_accents_are_composed_and_invisible_characters_dropped():
    assert printable("e\u0301te\u0301\u200b\ufeff de\u00ad s") == "été de s"
    assert missing_characters("e\u0301te\u0301\u200b\ufeff") == ()


@given(st.text(alphabet=st.characters(codec="latin-1"), max_size=200), st.floats(min_value=20, max_value=400))
def test_no_line_overflows_and_no_character_vanishes(text, room):
    lines = [line.text for line in lines_of(text, kit.TEXT, room)]

    assert all(width(line, kit.TEXT.face, kit.TEXT.size) <= room or len(line) == 1 for line in lines)
    assert "".join("".join(lines).split()) == "".join(printable(text).split())


def test_a_long_word_is_cut_after_a_mark_where_there_is_one():
    lines = lines_of("https://portail.chorus-pro.gouv.fr/aife_documentation", kit.TEXT, 150)

    assert len(lines) > 1
    assert all(line.text[-1] in "-/@._" and line.inside_word for line in lines[:-1])


def test_line_ends_are_kept():
    assert [line.text for line in lines_of("un\ndeux\r\n\ntrois", kit.TEXT, 200)] == ["un", "deux", "", "trois"]
