"""From presences to quantities."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chorus_desktop.domain.attendance import Attendance, Cell, Counting, Mark
from chorus_desktop.domain.clock import TimeOfDay
from chorus_desktop.domain.counting import count, stayed
from tests.helpers.presences import FIRST, PRESENT, children, judo, sheet, weekly

LAST = FIRST + timedelta(days=365)


@pytest.mark.parametrize(
    ("rule", "quantity"),
    [
        (Counting.CHILD_SESSION, 95), (Counting.CHILD, 8), (Counting.HOUR, Decimal("142.5")), (Counting.DAY, 95), (Counting.SESSION, 12),
        (Counting.FLAT, 1),
    ],
)  # fmt: skip
def test_twelve_sessions_of_eight_children_but_one(rule, quantity):
    counted = count(sheet(8, 12, (3, 1)), "judo", FIRST, LAST)

    assert counted.quantity(rule) == quantity
    assert (counted.blank, counted.untimed) == (0, 0)
    assert (counted.per_session()["judo-1"], counted.per_child()["c3"]) == (7, 11)


def test_only_the_sessions_between_two_days_count():
    counted = count(sheet(2, 4), "judo", FIRST + timedelta(weeks=1), FIRST + timedelta(weeks=2))

    assert [session.id for session in counted.sessions] == ["judo-1", "judo-2"]
    assert counted.quantity(Counting.CHILD_SESSION) == 4


def test_only_those_paid_for_count_and_only_on_the_days_they_are():
    made = sheet(3, 2)
    kept = [child.model_copy(update=change) for child, change in zip(made.children, ({}, {"beneficiary": False}, {"beneficiary_from": FIRST + timedelta(1)}), strict=True)]  # fmt: skip
    counted = count(Attendance(tuple(kept), made.activities, made.sessions, made.marks), "judo", FIRST, LAST)

    assert counted.per_child() == {"c0": 2, "c2": 1}
    assert [child.id for child in counted.children] == ["c0", "c2"]


def test_two_sessions_of_one_day_are_one_day():
    morning, evening = judo(), judo(starts_at=TimeOfDay("18:00"), ends_at=None)
    times = (*weekly(1, morning), weekly(1, evening)[0].model_copy(update={"id": "evening"}))
    made = Attendance(children(1), (morning,), times, {(time.id, "c0"): PRESENT for time in times})
    counted = count(made, "judo", FIRST, FIRST)

    assert (counted.quantity(Counting.DAY), counted.quantity(Counting.SESSION)) == (1, 2)
    assert (counted.quantity(Counting.HOUR), counted.untimed) == (Decimal("1.5"), 1)


def test_a_cell_that_says_nothing_is_told_and_counts_for_nothing():
    counted = count(sheet(2, 3, blank=((0, 0), (1, 2))), "judo", FIRST, LAST)

    assert (counted.blank, counted.quantity(Counting.CHILD_SESSION)) == (2, 4)


def test_nobody_came():
    counted = count(sheet(1, 1, (0, 0)), "judo", FIRST, LAST)

    assert {rule: counted.quantity(rule) for rule in Counting} == dict.fromkeys(Counting, 0)


@given(st.sets(st.tuples(st.integers(0, 5), st.integers(0, 7))), st.sets(st.tuples(st.integers(0, 5), st.integers(0, 7))))
def test_what_is_counted_per_session_and_per_child_is_the_same_whole(missing, blank):
    counted = count(sheet(6, 8, *missing, blank=tuple(blank)), "judo", FIRST, LAST)
    whole = counted.quantity(Counting.CHILD_SESSION)

    assert whole == counted.per_session().total() == counted.per_child().total() == 48 - len(missing | blank)
    assert counted.blank == len(blank)
    assert counted.quantity(Counting.HOUR) == whole * Decimal("1.5")
    assert counted.quantity(Counting.CHILD) <= whole
    assert counted.quantity(Counting.SESSION) <= whole


@pytest.mark.parametrize(("cell", "minutes"), [(Cell(Mark.PRESENT), 90), (Cell(Mark.PRESENT, 30), 30), (Cell(Mark.ABSENT), 0), (Cell(Mark.EXCUSED, 30), 0)])  # fmt: skip
def test_how_long_a_child_stayed(cell, minutes):
    assert stayed(cell, weekly(1)[0]) == minutes


def test_a_session_whose_end_comes_before_its_start_has_no_length():
    backwards = weekly(1)[0].model_copy(update={"ends_at": TimeOfDay("13:00")})

    assert (backwards.minutes, weekly(1)[0].minutes) == (None, 90)
    assert date(2026, 1, 7) == FIRST
