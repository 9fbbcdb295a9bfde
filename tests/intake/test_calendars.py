"""Calendars from any agenda, and what is none."""

import time
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.intake.calendars import read_calendar

FIRST, LAST = date(2025, 9, 1), date(2026, 7, 4)
PARIS = """BEGIN:VTIMEZONE
TZID:Europe/Paris
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
"""


def event(*lines, uid="1", summary="Judo"):
    return "\n".join(("BEGIN:VEVENT", f"UID:{uid}", f"SUMMARY:{summary}", *lines, "END:VEVENT\n"))


def written(tmp_path, *events, zone=""):
    path = tmp_path / "agenda.ics"
    path.write_text(f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:essai\n{zone}{''.join(events)}END:VCALENDAR\n", encoding="utf-8")
    return path


def read(path, first=FIRST, last=LAST):
    return read_calendar(path, first, last, lambda *_: None)


def times(path, **more):
    return [(item.day, item.starts_at, item.ends_at) for item in read(path, **more).occurrences]


WEEKLY = ("DTSTART;TZID=Europe/Paris:20260107T140000", "DTEND;TZID=Europe/Paris:20260107T153000")


def test_a_weekly_series_with_a_day_left_out_and_one_moved(tmp_path):
    series = event(*WEEKLY, "RRULE:FREQ=WEEKLY;COUNT=4", "EXDATE;TZID=Europe/Paris:20260114T140000")
    moved = event(
        "RECURRENCE-ID;TZID=Europe/Paris:20260121T140000", "DTSTART;TZID=Europe/Paris:20260122T100000",
        "DTEND;TZID=Europe/Paris:20260122T113000",
    )  # fmt: skip

    assert times(written(tmp_path, series, moved, zone=PARIS)) == [
        (date(2026, 1, 7), "14:00", "15:30"),
        (date(2026, 1, 22), "10:00", "11:30"),
        (date(2026, 1, 28), "14:00", "15:30"),
    ]


def test_the_clock_on_the_wall_stays_the_same_in_summer(tmp_path):
    series = event(*WEEKLY, "RRULE:FREQ=WEEKLY;UNTIL=20260430T000000Z")

    assert {(start, end) for _, start, end in times(written(tmp_path, series, zone=PARIS))} == {("14:00", "15:30")}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("DTSTART:20260107T130000Z", "DTEND:20260107T143000Z"), [(date(2026, 1, 7), "14:00", "15:30")]),
        (("DTSTART:20260701T230000Z", "DTEND:20260701T233000Z"), [(date(2026, 7, 2), "01:00", "01:30")]),
        (("DTSTART:20260107T140000", "DTEND:20260107T153000"), [(date(2026, 1, 7), "14:00", "15:30")]),
        (("DTSTART;TZID=America/New_York:20260107T080000", "DURATION:PT1H"), [(date(2026, 1, 7), "14:00", "15:00")]),
        (("DTSTART;VALUE=DATE:20260107",), [(date(2026, 1, 7), None, None)]),
        (("DTSTART;VALUE=DATE:20260107", "DTEND;VALUE=DATE:20260109"), [(date(2026, 1, 7), None, None), (date(2026, 1, 8), None, None)]),
        (("DTSTART:20260107T220000", "DTEND:20260108T010000"), [(date(2026, 1, 7), "22:00", None)]),
        (("DTSTART:20260107T140000", "DTEND:20260107T153000", "STATUS:CANCELLED"), []),
        (("DTSTART:20240107T140000", "DTEND:20240107T153000"), []),
    ],
)
def test_one_event_whatever_its_clock(tmp_path, lines, expected):
    assert times(written(tmp_path, event(*lines))) == expected


def test_a_time_of_a_series_that_was_cancelled_is_left_out(tmp_path):
    series = event(*WEEKLY, "RRULE:FREQ=WEEKLY;COUNT=2")
    cancelled = event("RECURRENCE-ID;TZID=Europe/Paris:20260114T140000", *WEEKLY, "STATUS:CANCELLED")

    assert [day for day, *_ in times(written(tmp_path, series, cancelled, zone=PARIS))] == [date(2026, 1, 7)]


def test_an_endless_series_ends_with_the_season(tmp_path):
    found = times(written(tmp_path, event(*WEEKLY, "RRULE:FREQ=WEEKLY"), zone=PARIS))

    assert (found[0][0], found[-1][0], len(found)) == (date(2026, 1, 7), date(2026, 7, 1), 26)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY", "FREQ=MINUTELY;COUNT=100000000", "FREQ=DAILY;BYHOUR=1,2,3,4,5;BYMINUTE=1,2,3,4,5,6",
        "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=PARFOIS", "n’importe quoi",
    ],
)  # fmt: skip
def test_a_series_that_would_never_end_is_left_out_and_the_others_are_read(tmp_path, rule):
    begun = time.monotonic()
    read_ = read(written(tmp_path, event(*WEEKLY, f"RRULE:{rule}"), event(*WEEKLY, uid="2"), zone=PARIS))

    assert time.monotonic() - begun < 20
    assert (len(read_.occurrences), read_.left_out) in [(1, 1), (1, 0)]


@pytest.mark.parametrize("rule", ["FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"])
def test_of_a_series_that_falls_on_no_day_only_the_first_is_read(tmp_path, rule):
    never = event(*WEEKLY, f"RRULE:{rule}")

    assert [item.day for item in read(written(tmp_path, never, zone=PARIS)).occurrences] == [date(2026, 1, 7)]


def test_what_is_broken_in_one_event_leaves_the_others(tmp_path):
    broken = (event("DTSTART:mercredi", uid="a"), event(uid="b"), event("DTSTART:20260107T140000", "DTEND:20260106T140000", uid="c"))
    found = read(written(tmp_path, *broken, event(*WEEKLY, uid="d"), zone=PARIS))

    assert (date(2026, 1, 7), "14:00", "15:30") in [(item.day, item.starts_at, item.ends_at) for item in found.occurrences]
    assert found.left_out >= 1


def test_events_of_several_names_keep_theirs(tmp_path):
    path = written(tmp_path, event(*WEEKLY, uid="1", summary="Éveil\\, salle 2"), event(*WEEKLY, uid="2", summary=""), zone=PARIS)

    assert [item.summary for item in read(path).occurrences] == ["Sans titre", "Éveil, salle 2"]


def refused(path, **more):
    with pytest.raises(Trouble) as trouble:
        read(path, **more)
    assert trouble.value.what_to_do
    return trouble.value.sentence


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "vide"),
        (b" \r\n", "vide"),
        (b"Jour;Heure\n7/1;14h\n", "n’est pas un calendrier"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "n’est pas un calendrier"),
        (b"BEGIN:VCALENDAR\nEND:VEVENT\n", "abîmé"),
        (b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\n" * 10_001, "plus de 10000 rendez-vous"),
        (b"BEGIN:VCALENDAR\n" + b"x" * 50_000_000, "trop gros"),
    ],
)
def test_what_is_no_calendar_is_said(tmp_path, content, said):
    path = tmp_path / "agenda.ics"
    path.write_bytes(content)

    assert said in refused(path)


def test_a_file_that_is_gone_is_said(tmp_path):
    assert "ne peut pas être lu" in refused(tmp_path / "absent.ics")


def test_thousands_of_events_in_a_season_are_not_those_of_an_activity(tmp_path):
    many = [
        event(f"DTSTART:202601{rank % 28 + 1:02}T{rank % 24:02}{rank % 60:02}00", uid=str(rank), summary=str(rank)) for rank in range(2_100)
    ]

    assert "plus de 2000" in refused(written(tmp_path, *many))
    steps = []
    few = read_calendar(written(tmp_path, *many[:120]), FIRST, LAST, lambda *step: steps.append(step))
    assert len(few.occurrences) == 120
    assert [done for done, *_ in steps] == [0, 50, 100]


def test_the_letters_of_an_old_windows_are_read(tmp_path):
    path = tmp_path / "agenda.ics"
    path.write_bytes(f"BEGIN:VCALENDAR\n{event(*WEEKLY, summary='Éveil')}END:VCALENDAR\n".encode("cp1252"))

    assert read(path).occurrences[0].summary == "Éveil"


@settings(max_examples=40)
@given(st.binary(max_size=300))
def test_any_bytes_are_a_calendar_or_a_sentence(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("any") / "agenda.ics"
    path.write_bytes(b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n" + content + b"\nEND:VEVENT\nEND:VCALENDAR\n")
    with suppress(Trouble):
        assert all(FIRST <= item.day <= LAST for item in read(path).occurrences)
