"""Sessions from a calendar: looked at, brought in, not twice, taken back in one go."""

from datetime import date

import pytest

from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import calendar_import, sessions, timetable
from chorus_desktop.store.sessions import attendance
from tests.helpers.clubs import TODAY
from tests.intake.test_calendars import WEEKLY, event, written


def look(club, path):
    return calendar_import.look(club.store, club.dossier, "judo", path, lambda *_: None)


def days(club):
    return [(session.day, session.starts_at) for session in attendance(club.store, club.dossier).sessions]


@pytest.fixture
def judo(club):
    timetable.save_activity(
        club.store, club.dossier, "judo", {"name": "Judo", "wednesday": "oui", "last_on": "14/01/2026", "first_on": "1/1/26"}
    )
    return club


def test_what_is_chosen_is_brought_in_once_and_taken_back(judo, tmp_path):
    path = written(tmp_path, event(*WEEKLY, "RRULE:FREQ=WEEKLY;COUNT=3"), event("DTSTART:20260110T100000", uid="2", summary="Stage"))
    view = look(judo, path)

    assert [(group.summary, len(group.times), group.known, group.span) for group in view.groups] == [
        ("Judo", 3, 0, (date(2026, 1, 7), date(2026, 1, 21))),
        ("Stage", 1, 0, (date(2026, 1, 10), date(2026, 1, 10))),
    ]
    assert days(judo) == []

    done = calendar_import.bring_in(judo.store, judo.dossier, "judo", view.groups[0].times)
    assert done.said == "3 séances importées."
    assert days(judo) == [(date(2026, 1, day), "14:00") for day in (7, 14, 21)]
    shown = timetable.activities(judo.store, judo.dossier).activities[0]
    assert (shown.missing, shown.unfit, shown.typed["more_days"]) == ((), (), "le 21/01/2026")

    again = look(judo, path)
    assert [(len(group.times), group.known) for group in again.groups] == [(0, 3), (1, 0)]
    assert calendar_import.bring_in(judo.store, judo.dossier, "judo", view.groups[0].times).added == ()

    sessions.take_back(judo.store, done, TODAY)
    assert days(judo) == []
    assert timetable.activities(judo.store, judo.dossier).activities[0].typed["more_days"] == ""


def test_what_is_no_calendar_writes_nothing(judo, tmp_path):
    path = tmp_path / "agenda.ics"
    path.write_bytes(b"")

    with pytest.raises(Trouble, match="vide"):
        look(judo, path)
