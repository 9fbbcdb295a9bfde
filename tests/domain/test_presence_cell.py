"""What a cell of an attendance table says, in all the ways people mark."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chorus_desktop.domain.attendance import Cell, Mark
from chorus_desktop.domain.money import UnreadableError
from chorus_desktop.domain.presence_cell import counts_hours, read_cell, read_yes


@pytest.mark.parametrize(
    "text", ["P", "p", "Présent", "présente", "1", "1,0", "x", "X", "✓", "✔", "vrai", "VRAI", "oui", "TRUE", "●", " P. "]
)
def test_marks_of_presence(text):
    assert read_cell(text) == Cell(Mark.PRESENT)


@pytest.mark.parametrize("text", ["A", "abs", "Absent", "absente", "0", "0,0", "0 h", "non", "faux", "N", "-"])
def test_marks_of_absence(text):
    assert read_cell(text) == Cell(Mark.ABSENT)


@pytest.mark.parametrize("text", ["E", "exc.", "Excusé", "excusée", "abs. exc.", "absence justifiée"])
def test_marks_of_an_excuse(text):
    assert read_cell(text) == Cell(Mark.EXCUSED)


@pytest.mark.parametrize("text", ["", "  ", "?", "☐"])
def test_a_cell_that_says_nothing(text):
    assert read_cell(text) is None


@pytest.mark.parametrize(("text", "minutes"), [("1,5", 90), ("1 h 30", 90), ("90 min", 90), ("2", 120), ("1:30", 90), ("0,5", 30)])
def test_a_length_of_time_is_a_presence(text, minutes):
    assert read_cell(text) == Cell(Mark.PRESENT, minutes)


def test_one_is_an_hour_where_hours_are_counted():
    assert counts_hours(["1", "1,5", ""])
    assert not counts_hours(["1", "0", "P", "préésent", "31"])
    assert read_cell("1", hours=True) == Cell(Mark.PRESENT, 60)
    assert read_cell("0", hours=True) == Cell(Mark.ABSENT)


@pytest.mark.parametrize(
    ("text", "code"), [("préésent", "presence.mark"), ("31", "clock.too_long"), ("=B2", "presence.formula"), ("nan", "presence.mark"), ("-2", "presence.mark")]
)  # fmt: skip
def test_anything_else_is_said(text, code):
    with pytest.raises(UnreadableError) as told:
        read_cell(text)

    assert told.value.code == code


@pytest.mark.parametrize(("text", "yes"), [("oui", True), ("1", True), ("x", True), ("non", False), ("0", False), ("", False)])
def test_yes_or_no(text, yes):
    assert read_yes(text) is yes


@pytest.mark.parametrize(("text", "code"), [("peut-être", "presence.yes"), ("=A1", "presence.formula")])
def test_neither_yes_nor_no(text, code):
    with pytest.raises(UnreadableError) as told:
        read_yes(text)

    assert told.value.code == code


@given(st.text())
def test_any_text_is_read_or_refused(text):
    try:
        cell = read_cell(text)
    except UnreadableError:
        return
    assert cell is None or cell.minutes is None or 0 < cell.minutes <= 24 * 60
