"""Titles of columns read as sessions, in all the ways people write them; years deduced from the season."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chorus_desktop.domain.money import UnreadableError
from chorus_desktop.domain.session_title import When, read_when

FIRST, LAST = date(2025, 9, 1), date(2026, 8, 31)
THAT_DAY = date(2026, 1, 7)


def read(text):
    return read_when(text, FIRST, LAST)


@pytest.mark.parametrize(
    "text",
    [
        "07/01/2026", "7/1/26", "07-01-2026", "07.01.2026", "2026-01-07", "7 janv.", "7 janvier", "7-janv", "7-janv.-26", "7 janvier 2026",
        "mer. 7 janvier", "Mercredi 7 janv. 2026", "me 7/1", "07/01", "Séance du 7 janvier", "le 7 janv", " 07 / 01 / 2026 ", "mercredi 07/01",
        "2026-01-07 00:00:00", "07/01/2026 00:00", "07 JANVIER",
    ],
)  # fmt: skip
def test_a_day_is_read_however_it_is_written(text):
    assert read(text) == When(THAT_DAY)


@pytest.mark.parametrize(
    ("text", "starts", "ends"),
    [
        ("07/01 14:00", "14:00", None),
        ("07/01/2026 14h", "14:00", None),
        ("7 janv. 14h30", "14:30", None),
        ("mer. 7 janvier à 14 h 30", "14:30", None),
        ("7 janvier 14:00-15:30", "14:00", "15:30"),
        ("07/01 (14h-15h30)", "14:00", "15:30"),
        ("07/01 14-15h30", "14:00", "15:30"),
        ("07/01 de 14h à 15h", "14:00", "15:00"),
        ("2026-01-07T14:00:00", "14:00", None),
        ("2026-01-07 14:00", "14:00", None),
    ],
)
def test_hours_are_read_with_the_day(text, starts, ends):
    assert read(text) == When(THAT_DAY, starts, ends)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1er mars", date(2026, 3, 1)),
        ("3 sept.", date(2025, 9, 3)),
        ("31/08", date(2026, 8, 31)),
        ("15 août", date(2026, 8, 15)),
        ("12 déc", date(2025, 12, 12)),
        ("9 juil.", date(2026, 7, 9)),
        ("9 juin", date(2026, 6, 9)),
    ],
)
def test_a_missing_year_is_that_of_the_season(text, day):
    assert read(text) == When(day)


def test_a_day_outside_the_season_says_so():
    assert read("07/01/2020") == When(date(2020, 1, 7), outside=True)
    assert read_when("15/7", date(2025, 9, 1), date(2026, 6, 30)) == When(date(2026, 7, 15), outside=True)
    assert read_when("20/8", date(2025, 9, 1), date(2026, 6, 30)) == When(date(2025, 8, 20), outside=True)


def test_a_leap_day_is_found_in_its_year():
    assert read_when("29/02", date(2027, 9, 1), date(2028, 8, 31)) == When(date(2028, 2, 29))


def test_a_day_of_the_week_that_the_calendar_denies_is_told():
    assert read("mar. 7 janvier") == When(THAT_DAY, wrong_day="mardi")


@pytest.mark.parametrize("text", ["", "Groupe", "Total", "Nom Prénom", "P120045", "Présences", "mardi", "1er trimestre", "x" * 200])
def test_other_titles_are_no_day(text):
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("32/01/2026", "session_title.impossible"),
        ("30/02", "session_title.impossible"),
        ("07/01/1998", "session_title.impossible"),
        ("07/01 matin", "session_title.text"),
        ("07/01 25:00", "session_title.hours"),
        ("07/01 14:00-15:99", "session_title.hours"),
    ],
)
def test_what_begins_like_a_day_and_is_none_is_said(text, code):
    with pytest.raises(UnreadableError) as told:
        read(text)

    assert told.value.code == code


@given(st.text())
def test_any_text_is_read_or_refused(text):
    with contextlib.suppress(UnreadableError):
        read(text)


@given(st.dates(FIRST, LAST), st.sampled_from(["%d/%m/%Y", "%Y-%m-%d", "%d/%m", "%d.%m.%y", "%d-%m-%Y"]))
def test_every_day_of_a_season_survives(day, form):
    assert read(day.strftime(form)) == When(day)
