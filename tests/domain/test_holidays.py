"""Public holidays, reckoned, and school holidays, as data."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from dateutil.easter import easter as judge
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from chorus_desktop.domain.care import days_between
from chorus_desktop.domain.holidays import ZONES, SchoolSpan, easter, public_holidays
from chorus_desktop.services import data

SCHOOL = data.school_holidays()


@given(st.integers(2000, 2099))
def test_easter_falls_where_others_reckon_it(year):
    assert easter(year) == judge(year)


def test_the_public_holidays_of_2026():
    assert sorted(public_holidays(2026)) == [
        date(2026, 1, 1), date(2026, 4, 6), date(2026, 5, 1), date(2026, 5, 8), date(2026, 5, 14), date(2026, 5, 25),
        date(2026, 7, 14), date(2026, 8, 15), date(2026, 11, 1), date(2026, 11, 11), date(2026, 12, 25),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("zone", "first", "last"),
    [
        ("A", date(2026, 2, 7), date(2026, 2, 22)),
        ("B", date(2026, 2, 14), date(2026, 3, 1)),
        ("C", date(2026, 2, 21), date(2026, 3, 8)),
        ("A", date(2027, 2, 13), date(2027, 2, 28)),
        ("B", date(2027, 4, 17), date(2027, 5, 2)),
        ("C", date(2025, 10, 18), date(2025, 11, 2)),
    ],
)
def test_a_zone_has_no_school_from_the_first_day_to_the_last(zone, first, last):
    around = SCHOOL.days(zone, first - timedelta(3), last + timedelta(3))

    assert around == frozenset(days_between(first, last))


def test_what_is_outside_the_asked_days_is_left_out():
    assert SCHOOL.days("B", date(2026, 2, 20), date(2026, 2, 21)) == {date(2026, 2, 20), date(2026, 2, 21)}
    assert not SCHOOL.knows(date(2031, 1, 1), date(2031, 12, 31))
    assert SCHOOL.knows(date(2025, 9, 1), date(2026, 7, 4))


def test_every_department_of_the_mainland_has_one_zone():
    mainland = [f"{rank:02}" for rank in range(1, 96) if rank != 20]

    assert sorted(code for item in SCHOOL.zones for code in item.departments) == mainland
    assert tuple(item.zone for item in SCHOOL.zones) == ZONES
    assert (SCHOOL.zone_of("50100"), SCHOOL.zone_of("69003"), SCHOOL.zone_of("93000")) == ("B", "A", "C")
    assert SCHOOL.zone_of("20000") is SCHOOL.zone_of("97400") is SCHOOL.zone_of("") is None


def test_each_zone_has_its_five_holidays_every_year():
    for year in SCHOOL.years:
        for zone in ZONES:
            spans = [span for span in year.spans if zone in span.zones]
            assert [span.title for span in spans] == ["Toussaint", "Noël", "Hiver", "Printemps", "Pont de l’Ascension", "Été"]
            assert all(one.last < other.first for one, other in pairwise(spans))
            assert all(span.first.weekday() in (3, 5) for span in spans)


def test_holidays_that_end_before_they_begin_are_refused():
    with pytest.raises(ValidationError, match="before it begins"):
        SchoolSpan(title="Noël", zones=("A",), first=date(2026, 1, 4), last=date(2025, 12, 20))
