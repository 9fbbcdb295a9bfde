"""The days of an activity, from its weekly pattern."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chorus_desktop.domain.absences import Absences
from chorus_desktop.domain.attendance import WEEKDAYS, Activity
from chorus_desktop.domain.care import days_between
from chorus_desktop.domain.clock import TimeOfDay
from chorus_desktop.domain.pattern import (
    MOST_DAYS,
    holidays_of,
    pattern_warnings,
    plan,
    planned,
    session_warnings,
    sessions_on,
    span,
    with_day,
    with_gaps,
    without_day,
)
from chorus_desktop.domain.season import Season
from tests.helpers.presences import judo

SEASON = Season(
    id="2025", title="2025-2026", starts_on=date(2025, 9, 1), ends_on=date(2026, 7, 4), confirmed=True, source="essai",
    checked_on=date(2025, 9, 1),
)  # fmt: skip
DAYS = st.dates(date(2025, 9, 1), date(2026, 7, 4))
SETS = st.frozensets(DAYS, max_size=8)
PATTERNS = st.builds(
    lambda flags, gaps, more: Activity(
        id="a", name="Essai", **dict(zip(WEEKDAYS, flags, strict=True)), gaps=Absences.of(gaps), more_days=Absences.of(more)
    ),
    st.lists(st.booleans(), min_size=7, max_size=7),
    SETS,
    SETS,
)


def test_a_wednesday_activity_takes_place_on_the_wednesdays_of_the_season_but_for_its_gaps():
    activity = judo(gaps=Absences("du 18 octobre au 2 novembre 2025, 11/11/2025, 12/11/2025"))
    days = planned(activity, SEASON)

    assert days[0] == date(2025, 9, 3)
    assert days[-1] == date(2026, 7, 1)
    assert all(day.weekday() == 2 for day in days)
    assert not {date(2025, 10, 22), date(2025, 10, 29), date(2025, 11, 12)} & set(days)
    assert len(days) == 41


def test_its_own_days_come_before_those_of_the_season():
    activity = judo(first_on=date(2026, 1, 7), last_on=date(2026, 1, 21), more_days=Absences("24/01/2026"))

    assert planned(activity, SEASON) == (date(2026, 1, 7), date(2026, 1, 14), date(2026, 1, 21), date(2026, 1, 24))


@given(PATTERNS)
def test_every_planned_day_is_one_of_the_pattern_or_was_added(activity):
    days = planned(activity, SEASON)

    assert list(days) == sorted(set(days))
    more = activity.more_days.days if activity.more_days else frozenset()
    gaps = activity.gaps.days if activity.gaps else frozenset()
    assert more <= set(days)
    assert (
        set(days) - more
        == {day for day in days_between(SEASON.starts_on, SEASON.ends_on) if day.weekday() in activity.weekdays and day not in gaps} - more
    )


@given(PATTERNS, DAYS)
def test_a_day_taken_away_stays_away_and_one_added_comes(activity, day):
    without = without_day(activity, day, SEASON)

    assert set(planned(without, SEASON)) == set(planned(activity, SEASON)) - {day}
    if activity.weekdays:
        assert set(planned(with_day(without, day, SEASON), SEASON)) == set(planned(activity, SEASON)) | {day}


@given(PATTERNS)
def test_once_the_missing_sessions_are_there_nothing_is_missing(activity):
    made = tuple(
        session.model_copy(update={"id": str(rank)})
        for rank, session in enumerate(sessions_on(activity, plan(activity, SEASON, (), ()).missing))
    )
    again = plan(activity, SEASON, made, ())

    assert (again.missing, again.unfit, again.kept) == ((), (), ())


def test_what_no_longer_fits_goes_unless_it_has_marks():
    sessions = [
        session.model_copy(update={"id": str(session.day)})
        for session in sessions_on(judo(), [date(2026, 1, 7), date(2026, 1, 8), date(2026, 1, 9)])
    ]
    found = plan(judo(last_on=date(2026, 1, 14), first_on=date(2026, 1, 1)), SEASON, sessions, {"2026-01-09"})

    assert found.missing == (date(2026, 1, 14),)
    assert [session.id for session in found.unfit] == ["2026-01-08"]
    assert [session.id for session in found.kept] == ["2026-01-09"]
    assert sessions[0].starts_at == TimeOfDay("14:00")


def test_an_activity_without_a_pattern_is_never_planned():
    free = judo(wednesday=False)

    assert plan(free, SEASON, sessions_on(free, [date(2026, 1, 7)]), ()).unfit == ()
    assert with_day(free, date(2026, 1, 7), SEASON) is free


def test_a_gap_is_opened_again_before_a_day_is_added():
    activity = without_day(judo(), date(2026, 1, 7), SEASON)

    assert activity.gaps == "2026-01-07"
    assert with_day(activity, date(2026, 1, 7), SEASON).gaps is None
    closed = judo(gaps=Absences("08/01/2026"))
    assert with_day(closed, date(2026, 1, 8), SEASON).more_days == "2026-01-08"
    assert with_gaps(closed, [date(2026, 1, 9)]).gaps == "2026-01-08/2026-01-09"


def test_public_holidays_on_its_days():
    assert holidays_of(judo(thursday=True), SEASON) == (date(2025, 12, 25), date(2026, 1, 1), date(2026, 5, 14))


@pytest.mark.parametrize(
    ("day", "codes"),
    [
        (date(2026, 1, 7), []),
        (date(2026, 1, 11), ["session.sunday"]),
        (date(2026, 5, 14), ["session.holiday"]),
        (date(2026, 8, 5), ["session.season"]),
        (date(2025, 8, 31), ["session.sunday", "session.season"]),
    ],
)
def test_an_unusual_day_is_said_and_stops_nothing(day, codes):
    found = session_warnings(day, judo(), SEASON)

    assert [problem.code for problem in found] == codes
    assert all(problem.sentence for problem in found)


def test_sundays_of_a_sunday_activity_are_not_unusual():
    assert session_warnings(date(2026, 1, 11), judo(sunday=True), SEASON) == ()


def test_dates_of_another_century_are_not_planned_for_ever():
    mistyped = judo(first_on=date(2001, 9, 1), last_on=date(2099, 7, 1))
    first, last = span(mistyped, SEASON)

    assert last - first == timedelta(MOST_DAYS - 1)
    assert [problem.code for problem in pattern_warnings(mistyped, SEASON)] == ["activity.long", "activity.season"]
    assert pattern_warnings(judo(), SEASON) == ()
    late = pattern_warnings(judo(last_on=date(2026, 7, 31)), SEASON)
    assert [(problem.where, problem.code) for problem in late] == [("last_on", "activity.season")]
    assert "4 juillet 2026" in late[0].sentence


@given(SETS)
def test_days_become_spans_that_hold_them_all(days):
    spans = Absences.of(days)

    assert (spans.days if spans else frozenset()) == days
