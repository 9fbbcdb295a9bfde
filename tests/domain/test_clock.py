"""Times and lengths of time, typed as on paper."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chorus_desktop.domain.clock import TimeOfDay, duration, in_hours, parse_minutes
from chorus_desktop.domain.money import UnreadableError


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("18:30", "18:30"), ("18h30", "18:30"), ("18 h 30", "18:30"), ("9", "09:00"), ("9 h", "09:00"), ("9.05", "09:05"), ("0:00", "00:00")],
)
def test_a_time_is_read_as_it_is_typed(typed, kept):
    assert TimeOfDay(typed) == kept


@pytest.mark.parametrize("typed", ["24:00", "18:60", "midi", "", "-1", "18:3", "1830"])
def test_what_is_no_time_is_told(typed):
    with pytest.raises(UnreadableError) as wrong:
        TimeOfDay(typed)

    assert wrong.value.code == "clock.text"


@pytest.mark.parametrize(
    ("kept", "said"), [("18:30", "18\u00a0h\u00a030"), ("09:00", "9\u00a0h"), ("00:00", "0\u00a0h"), ("00:20", "20\u00a0min")]
)
def test_a_time_is_said(kept, said):
    assert TimeOfDay(kept).pretty() == said


@given(st.integers(0, 23), st.integers(0, 59))
def test_a_time_said_in_hours_is_read_again(hours, minutes):
    time = TimeOfDay(f"{hours}:{minutes:02}")

    assert time.minutes == hours * 60 + minutes
    assert TimeOfDay(time) is time or TimeOfDay(time) == time


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [("1,5", 90), ("1.25", 75), ("1 h 30", 90), ("1h", 60), ("1:05", 65), ("90 min", 90), ("45'", 45), ("24", 1440), ("0,5", 30)],
)
def test_a_length_of_time_is_read_as_it_is_typed(typed, minutes):
    assert parse_minutes(typed) == minutes


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "clock.duration"), ("longtemps", "clock.duration"), ("0", "clock.duration"), ("-1", "clock.duration"), ("0 min", "clock.duration"),
        ("24,5", "clock.too_long"), ("25 h", "clock.too_long"), ("1500 min", "clock.too_long"), ("999999", "clock.too_long"),
    ],
)  # fmt: skip
def test_what_is_no_length_of_time_is_told(typed, code):
    with pytest.raises(UnreadableError) as wrong:
        parse_minutes(typed)

    assert wrong.value.code == code


@given(st.integers(1, 24 * 60))
def test_a_length_of_time_that_is_said_is_read_again(minutes):
    assert parse_minutes(duration(minutes)) == minutes
    assert abs(in_hours(minutes) * 60 - minutes) < Decimal("0.001")


def test_hours_are_billed_exactly():
    assert (in_hours(90), in_hours(80), in_hours(0)) == (Decimal("1.5"), Decimal("1.333333"), Decimal(0))
    assert f"{in_hours(600)}" == "10"
