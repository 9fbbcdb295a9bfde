"""Seasons as data: what is closed, what is covered, which window serves."""

from datetime import date

import pytest

from tests.helpers import examples

SEASON = examples.season("2025-2026")
NEXT = examples.season("2026-2027")


@pytest.mark.parametrize(("today", "closed"), [(date(2026, 7, 2), False), (date(2026, 7, 3), False), (date(2026, 7, 4), True)])
def test_a_season_closes_after_its_last_deposit(today, closed):
    assert SEASON.is_closed(today) is closed


def test_a_season_without_announced_deadline_never_closes():
    assert NEXT.last_deposit is None
    assert not NEXT.is_closed(date(2099, 1, 1))


@pytest.mark.parametrize(
    ("first", "last", "inside"),
    [
        (date(2025, 9, 1), date(2026, 7, 3), True),
        (date(2025, 8, 31), date(2025, 9, 30), False),
        (date(2026, 7, 1), date(2026, 7, 4), False),
        (date(2026, 5, 1), date(2026, 5, 31), True),
    ],
)
def test_a_period_is_covered_whole_or_not(first, last, inside):
    assert SEASON.covers(first, last) is inside


def test_windows_are_found_by_key_and_by_day():
    window = SEASON.window("2026")

    assert window is not None
    assert SEASON.window_for(date(2026, 1, 1)) is window
    assert SEASON.window_for(date(2026, 7, 4)) is None
    assert SEASON.window("2027") is None


def test_an_open_window_serves_for_ever():
    window = NEXT.window("2027")

    assert window is not None
    assert window.serves(date(2099, 12, 31))
    assert not window.serves(date(2026, 12, 31))
