"""The corners of a sheet in a photo."""

from hypothesis import given
from hypothesis import strategies as st

from chorus_desktop.domain.piece import Corner
from chorus_desktop.domain.sheet_corners import NAMES, WHOLE, are_corners, moved, place_said

ANY = st.floats(-3, 3)


def test_a_corner_is_said_in_percent_of_the_photo():
    assert place_said(Corner(0.123, 0.08)) == "12\u00a0%, 8\u00a0%"
    assert len(NAMES) == len(WHOLE)


def test_a_corner_stays_inside_the_photo():
    assert moved(WHOLE, 0, 0.1, -4)[0] == Corner(0.1, 0)


def test_a_corner_that_would_make_no_sheet_stays_where_it_is():
    assert moved(WHOLE, 0, 0.9, 0.9) == WHOLE


@given(st.lists(st.tuples(st.integers(0, 3), ANY, ANY), max_size=8))
def test_however_corners_are_moved_they_make_a_sheet(moves):
    corners = WHOLE
    for rank, x, y in moves:
        corners = moved(corners, rank, x, y)
        assert are_corners(corners)
        assert all(0 <= side <= 1 for corner in corners for side in corner)
