"""Which sessions and children stand on which page of a sheet, and what is printed there."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chorus_desktop.domain.attendance import Cell, Mark
from chorus_desktop.domain.attendance_sheet import BLANK_ROWS, ROWS, SESSIONS, as_now, hours, plan, view
from chorus_desktop.domain.certificate import PrintedSheet, SheetPage
from chorus_desktop.domain.clock import TimeOfDay
from chorus_desktop.domain.paper_code import paper_code
from tests.helpers import presences


def printed(attendance, *, filled=False, landscape=True, **more):
    pages = plan([child.id for child in attendance.children], [session.id for session in attendance.sessions], landscape)
    return PrintedSheet(
        code=paper_code("F", 5), dossier="d", activity="judo", printed_on=date(2026, 1, 5), filled=filled, landscape=landscape, pages=pages
    ).model_copy(update=more)


def names(count, of):
    return [f"{of}{rank}" for rank in range(count)]


@given(st.integers(0, 120), st.integers(1, 60), st.booleans())
def test_each_child_meets_each_session_on_exactly_one_page_and_no_page_is_too_full(children, sessions, landscape):
    made = plan(names(children, "c"), names(sessions, "s"), landscape)

    assert sorted((child, session) for page in made for child in page.children for session in page.sessions) == sorted(
        (child, session) for child in names(children, "c") for session in names(sessions, "s")
    )
    assert all(len(page.children) <= ROWS[landscape] and 0 < len(page.sessions) <= SESSIONS[landscape] for page in made)
    lasts = [page for page, after in zip(made, [*made[1:], None], strict=True) if after is None or after.sessions != page.sessions]
    assert all(len(page.children) <= ROWS[landscape] - BLANK_ROWS for page in lasts), "children come who were not announced"
    lengths = {len(page.children) for page in made}
    assert max(lengths) - min(lengths) <= BLANK_ROWS + 1, "no page is a scrap"


def test_pages_of_the_same_days_follow_each_other():
    made = plan(names(20, "c"), names(13, "s"), landscape=True)

    assert [(page.sessions[0], len(page.sessions), page.children[0], len(page.children)) for page in made] == [
        ("s0", 7, "c0", 11), ("s0", 7, "c11", 9), ("s7", 6, "c0", 11), ("s7", 6, "c11", 9),
    ]  # fmt: skip


def test_without_a_child_there_are_rows_to_fill_and_without_a_session_nothing():
    assert plan([], ["s"], landscape=False) == (SheetPage(sessions=("s",), children=()),)
    assert plan(["c"], [], landscape=True) == ()


def test_a_blank_sheet_says_nothing_of_the_marks():
    sheet = presences.sheet(2, 3)

    shown = view(printed(sheet), sheet, association="Judo Club", recipient="Ville", scheme="C’LOISIRS", season="2025-2026")

    assert (shown.marks, shown.totals, shown.present) == ({}, {}, {})
    assert (shown.activity, shown.place, shown.hours) == ("Atelier judo du mercredi", "Gymnase", "14\u00a0h \u2013 15\u00a0h\u00a030")
    assert (shown.association, shown.recipient, shown.scheme, shown.season) == ("Judo Club", "Ville", "C’LOISIRS", "2025-2026")
    assert (shown.first, shown.last) == (date(2026, 1, 7), date(2026, 1, 21))


def test_a_filled_sheet_has_its_marks_and_what_they_add_up_to():
    sheet = presences.sheet(2, 3, (0, 1), blank=((1, 2),))
    shorter = replace(sheet, marks={**sheet.marks, ("judo-0", "c1"): Cell(Mark.PRESENT, 60)})

    shown = view(printed(shorter, filled=True), shorter, association="Judo Club")

    assert shown.marks == shorter.marks
    assert shown.totals == {"c0": "2 séances\n3\u00a0h", "c1": "2 séances\n2\u00a0h\u00a030"}
    assert shown.present == {"judo-0": 2, "judo-1": 1, "judo-2": 1}


def test_what_lasts_nobody_knows_how_long_has_no_hours():
    sheet = presences.sheet(1, 2)
    untimed = replace(sheet, sessions=tuple(session.model_copy(update={"ends_at": None}) for session in sheet.sessions))

    shown = view(printed(untimed, filled=True), untimed, association="")

    assert shown.totals == {"c0": "2 séances"}
    assert hours(untimed.sessions[0]) == "14\u00a0h"


def test_sessions_at_several_times_say_each_their_own():
    sheet = presences.sheet(1, 2)
    later = sheet.sessions[1].model_copy(update={"starts_at": TimeOfDay("16:00"), "ends_at": TimeOfDay("17:00")})
    sheet = replace(sheet, sessions=(sheet.sessions[0], later))

    assert view(printed(sheet), sheet, association="").hours == ""


def test_two_rows_that_are_one_child_now_are_one_row():
    sheet = presences.sheet(3, 1)
    one = sheet.children[1].model_copy(update={"formerly": ("c0", "c9")})

    (page,) = as_now(printed(sheet), (one, sheet.children[2])).pages

    assert page.children == ("c1", "c2")
    assert as_now(printed(sheet), sheet.children) == printed(sheet)


@pytest.mark.parametrize("gone", ["child", "session", "activity"])
def test_what_is_no_more_is_left_out(gone):
    sheet = presences.sheet(2, 2)
    made = printed(sheet, filled=True)
    left = {
        "child": {"children": sheet.children[1:]},
        "session": {"sessions": sheet.sessions[1:]},
        "activity": {"activities": ()},
    }[gone]

    shown = view(made, replace(sheet, **left), association="")

    assert len(shown.children) == (1 if gone == "child" else 2)
    assert len(shown.sessions) == (1 if gone == "session" else 2)
    assert shown.activity == ("" if gone == "activity" else "Atelier judo du mercredi")
