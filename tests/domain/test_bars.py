"""The geometry of bars: round steps, nothing outside the drawing."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from chorus_desktop.domain.bars import axis, grouped, stacked

AMOUNTS = st.lists(st.integers(-(10**9), 10**9), min_size=1, max_size=8)


def test_an_axis_has_round_steps():
    assert axis([123_456]).ticks == (0, 50_000, 100_000, 150_000)
    assert axis([0]).ticks == (0, 100)
    assert axis([]).ticks == (0, 100)
    assert axis([-35_000, 60_000]).ticks == (-50_000, 0, 50_000, 100_000)
    assert axis([-35_000]).high == 0


@given(
    st.integers(1, 4).flatmap(
        lambda places: st.lists(st.lists(st.integers(-(10**9), 10**9), min_size=places, max_size=places), min_size=1, max_size=4)
    )
)
def test_bars_stand_inside_on_zero_and_apart(series):
    on = axis([amount for amounts in series for amount in amounts])
    bars = grouped(series, on)

    assert len(bars) == len(series) * len(series[0])
    for bar in bars:
        assert bar.left >= 0
        assert bar.left + bar.width <= 1 + 1e-9
        assert -1e-9 <= bar.foot <= bar.top <= 1 + 1e-9
        zero = on.share(0)
        assert min(abs(bar.foot - zero), abs(bar.top - zero)) < 1e-9
    for before, after in pairwise(bars):
        assert before.left + before.width <= after.left + 1e-9


def test_no_series_gives_no_bar():
    assert grouped([], axis([])) == ()
    assert grouped([[]], axis([])) == ()


def test_parts_follow_each_other_and_none_is_shorter_than_nothing():
    assert stacked([50, -10, 25], 100) == ((0.0, 0.5), (0.5, 0.0), (0.5, 0.25))


def test_a_single_group_stands_in_the_middle_and_does_not_fill_the_drawing():
    bars = grouped([[100], [200]], axis([200]))

    assert [round(bar.left, 3) for bar in bars] == [0.45, 0.5]
    assert {bar.width for bar in bars} == {0.05}
