"""The codes by which a scan finds its way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chorus_desktop.domain.money import UnreadableError
from chorus_desktop.domain.paper_code import ALPHABET, CERTIFICATE, SHEET, PaperCode, ScannedPage, paper_code, scanned

CODES = st.builds(paper_code, st.sampled_from((SHEET, CERTIFICATE)), st.integers(0, len(ALPHABET) ** 5 - 1))


@given(CODES, st.integers(1, 9999))
def test_what_a_page_says_is_read_again(code, page):
    assert scanned(f"autour {code.on_page(page)} après") == (ScannedPage(code, page),)
    assert PaperCode(f" {code.pretty().lower()} ") == code


@given(CODES, st.integers(1, 6), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_seen(code, place, letter):
    altered = code[:place] + letter + code[place + 1 :]
    if altered != code:
        with pytest.raises(UnreadableError) as wrong:
            PaperCode(altered)

        assert wrong.value.code == "code.key"
        assert scanned(f"CD:{altered}/1") == ()


@pytest.mark.parametrize("typed", ["", "F-7K3Q", "X-7K3Q-9X", "F-7K3O-9X", "F7K3Q9X9"])
def test_what_is_no_code_is_told(typed):
    with pytest.raises(UnreadableError) as wrong:
        PaperCode(typed)

    assert wrong.value.code == "code.text"


def test_no_two_numbers_drawn_give_the_same_code():
    assert len({paper_code(SHEET, drawn) for drawn in range(5000)}) == 5000


@given(CODES, st.integers(1, 9999))
def test_what_a_page_prints_in_letters_is_read_again(code, page):
    printed = code.printed(page, 9999)

    assert scanned(f"autour\n{printed}") == (ScannedPage(code, page),)
    assert scanned(printed.replace(" \u00b7 ", " - ")) == (ScannedPage(code, page),)
    assert scanned(printed.replace(code.pretty(), "A-0000-00")) == ()
