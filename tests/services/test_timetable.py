"""Activities and their sessions: made from the pattern, as often as one likes; moved, taken away, taken back."""

from datetime import date

import pytest

from chorus_desktop.domain.attendance import Session
from chorus_desktop.domain.clock import TimeOfDay
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import dossiers, sessions, timetable, trash
from chorus_desktop.store import roster
from chorus_desktop.store.marks import put_marks
from chorus_desktop.store.sessions import attendance
from tests.helpers import presences
from tests.helpers.clubs import TODAY, codes

JUDO = {
    "name": "Atelier judo du mercredi", "wednesday": "oui", "starts_at": "14h", "ends_at": "15:30", "first_on": "7/1/26",
    "last_on": "28/1/26",
}  # fmt: skip


@pytest.fixture
def judo(club):
    roster.add(club.store, roster.CHILDREN, club.dossier, presences.children(1)[0], record_id="c0")
    timetable.save_activity(club.store, club.dossier, "judo", JUDO)
    return club


def view(club):
    return timetable.activities(club.store, club.dossier).activities[0]


def days(club):
    return [(session.day.day, session.starts_at) for session in attendance(club.store, club.dossier).sessions]


def made(club):
    return sessions.create_missing(club.store, club.dossier, "judo")


def marked(club, rank):
    session = attendance(club.store, club.dossier).sessions[rank]
    put_marks(club.store, club.dossier, [presences.Change((session.id, "c0"), None, presences.PRESENT)], "Lina, présente")
    return session.id


def test_what_is_typed_comes_back_and_names_are_proposed(club):
    dossiers.save_tariffs(club.store, club.dossier, ({"activity": "Atelier judo"}, {"activity": "Stage de ski"}))
    blank = timetable.save_activity(club.store, club.dossier, "judo", {"name": " "})
    assert blank.activities == ()
    assert blank.names == ("Atelier judo", "Stage de ski")
    assert (blank.zone, [item.zone for item in blank.zones], blank.title) == ("B", ["A", "B", "C"], "C’LOISIRS 2025-2026")

    typed = {"name": "atelier judo ", "starts_at": "25h", "monday": "oui", "last_on": "31/12/2026"}
    after = timetable.save_activity(club.store, club.dossier, "judo", typed)

    assert after.names == ("Stage de ski",)
    assert after.activities[0].typed["starts_at"] == "25h"
    assert after.activities[0].typed["monday"] == "oui"
    assert codes(after.activities[0].problems) == [
        ("activities.judo.starts_at", "clock.text"), ("activities.judo.last_on", "activity.season"),
    ]  # fmt: skip


def test_sessions_are_created_once(judo):
    assert [day.day for day in view(judo).missing] == [7, 14, 21, 28]

    done = made(judo)

    assert done.said == "4 séances créées."
    assert days(judo) == [(day, "14:00") for day in (7, 14, 21, 28)]
    assert made(judo).added == ()
    sessions.take_back(judo.store, done, TODAY)
    assert days(judo) == []


@pytest.mark.parametrize(("wrong", "code"), [({"ends_at": "13h"}, "activity.hours"), ({"starts_at": "25h"}, "clock.text")])
def test_no_session_is_made_at_impossible_hours(judo, wrong, code):
    timetable.save_activity(judo.store, judo.dossier, "judo", {**JUDO, **wrong})

    assert [problem.code for problem in view(judo).problems] == [code]
    assert view(judo).missing == ()
    assert made(judo).added == ()
    timetable.save_activity(judo.store, judo.dossier, "judo", JUDO)
    assert len(made(judo).added) == 4


def test_only_the_missing_ones_are_added_and_what_no_longer_fits_goes_unless_it_has_marks(judo):
    made(judo)
    stays = marked(judo, 0)
    timetable.save_activity(judo.store, judo.dossier, "judo", {**JUDO, "wednesday": "", "thursday": "oui"})
    shown = view(judo)
    assert (len(shown.missing), len(shown.unfit), shown.kept) == (3, 3, 1)

    done = sessions.remove_unfit(judo.store, judo.dossier, "judo", TODAY)
    assert done.said == "3 séances retirées."
    assert [item.id for item in attendance(judo.store, judo.dossier).sessions] == [stays]
    made(judo)
    assert [day for day, _ in days(judo)] == [7, 8, 15, 22]

    sessions.take_back(judo.store, done, TODAY)
    assert len(days(judo)) == 7


def test_a_moved_session_keeps_its_marks_and_its_former_day_stays_free(judo):
    made(judo)
    moved = marked(judo, 1)
    done = sessions.put_session(judo.store, judo.dossier, "judo", moved, {"day": "15/1/26", "starts_at": "10:00", "ends_at": "11:00"})

    shown = view(judo)
    assert [(row.session.day.day, row.marks) for row in shown.sessions] == [(7, 0), (15, 1), (21, 0), (28, 0)]
    assert (shown.missing, shown.unfit, shown.kept) == ((), (), 0)
    assert (shown.typed["gaps"], shown.typed["more_days"]) == ("le 14/01/2026", "le 15/01/2026")

    timetable.save_activity(judo.store, judo.dossier, "judo", {**shown.typed, "place": "Dojo"})
    sessions.take_back(judo.store, done, TODAY)
    assert [day for day, _ in days(judo)] == [7, 14, 21, 28]
    assert (view(judo).typed["gaps"], view(judo).typed["place"]) == ("", "Dojo")


def test_what_was_moved_and_is_gone_for_good_cannot_be_taken_back(judo):
    made(judo)
    session = attendance(judo.store, judo.dossier).sessions[0]
    done = sessions.put_session(judo.store, judo.dossier, "judo", session.id, {"day": "8/1/26"})
    timetable.remove_activity(judo.store, "judo", TODAY)
    trash.empty(judo.store)

    with pytest.raises(Trouble, match="vidée"):
        sessions.take_back(judo.store, done, TODAY)


def test_one_session_is_added_and_asked_about_no_more(judo):
    made(judo)
    done = sessions.put_session(judo.store, judo.dossier, "judo", "", {"day": "17/01/2026", "starts_at": "", "ends_at": ""})

    assert done.said == "Séance ajoutée."
    assert [day for day, _ in days(judo)] == [7, 14, 17, 21, 28]
    assert view(judo).unfit == ()
    sessions.take_back(judo.store, done, TODAY)
    assert view(judo).typed["more_days"] == ""


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ({"day": " "}, ("day", "session.day")),
        ({"day": "mercredi"}, ("day", "date.text")),
        ({"day": "17/01/2026", "starts_at": "15h", "ends_at": "14h"}, ("ends_at", "activity.hours")),
        ({"day": "14/01/2026", "starts_at": "14:00"}, ("day", "session.twice")),
    ],
)
def test_a_session_that_cannot_be_is_refused(judo, typed, problem):
    made(judo)

    refused = sessions.put_session(judo.store, judo.dossier, "judo", "", typed)

    assert codes(refused) == [problem]
    assert len(days(judo)) == 4


def test_a_session_taken_away_is_not_created_again_until_it_is_put_back(judo):
    made(judo)
    gone = marked(judo, 2)
    done = sessions.remove_session(judo.store, judo.dossier, gone, TODAY)

    assert done.said == "Séance du 21/01/2026 retirée."
    assert view(judo).missing == ()
    assert view(judo).typed["gaps"] == "le 21/01/2026"
    sessions.take_back(judo.store, done, TODAY)
    assert [row.marks for row in view(judo).sessions] == [0, 0, 1, 0]
    assert view(judo).typed["gaps"] == ""


def test_of_two_sessions_of_a_day_the_day_stays_planned(judo):
    made(judo)
    sessions.put_session(judo.store, judo.dossier, "judo", "", {"day": "21/01/2026", "starts_at": "16h", "ends_at": "17h"})
    first = attendance(judo.store, judo.dossier).sessions[2]

    sessions.remove_session(judo.store, judo.dossier, first.id, TODAY)

    assert (view(judo).typed["gaps"], view(judo).missing) == ("", ())


def test_hours_given_later_reach_the_sessions_but_not_those_that_have_others_and_marks(judo):
    timetable.save_activity(judo.store, judo.dossier, "judo", {**JUDO, "starts_at": "", "ends_at": ""})
    made(judo)
    untimed = marked(judo, 0)
    timetable.save_activity(judo.store, judo.dossier, "judo", JUDO)
    assert view(judo).other_hours == 4

    done = sessions.give_hours(judo.store, judo.dossier, "judo")
    assert {hour for _, hour in days(judo)} == {"14:00"}
    timetable.save_activity(judo.store, judo.dossier, "judo", {**JUDO, "starts_at": "13:30"})
    assert view(judo).other_hours == 3
    sessions.give_hours(judo.store, judo.dossier, "judo")
    known = {item.id: item for item in attendance(judo.store, judo.dossier).sessions}
    assert known[untimed] == Session(
        id=untimed, activity="judo", day=date(2026, 1, 7), starts_at=TimeOfDay("14h"), ends_at=TimeOfDay("15:30")
    )

    sessions.take_back(judo.store, done, TODAY)
    assert {hour for _, hour in days(judo)} == {None}


def test_holidays_are_filled_in_beside_what_is_typed(judo):
    typed = {**JUDO, "last_on": "30/06/2026", "gaps": "21/01/2026"}

    school = timetable.gaps(judo.store, judo.dossier, typed, "B")
    assert school == "le 21/01/2026, du 14/02/2026 au 01/03/2026, du 11/04/2026 au 26/04/2026 et du 14/05/2026 au 17/05/2026"
    public = timetable.gaps(judo.store, judo.dossier, {**typed, "friday": "oui", "gaps": ""}, None)
    assert public == "le 01/05/2026 et le 08/05/2026"
    unreadable = timetable.gaps(judo.store, judo.dossier, {**typed, "friday": "oui", "gaps": "le pont"}, None)
    assert unreadable == "le pont, le 01/05/2026 et le 08/05/2026"
    assert timetable.gaps(judo.store, judo.dossier, {**typed, "last_on": "10/01/2026"}, "B") == "21/01/2026"


def test_an_activity_taken_away_comes_back_with_its_sessions(judo):
    made(judo)
    timetable.remove_activity(judo.store, "judo", TODAY)
    assert timetable.activities(judo.store, judo.dossier).activities == ()
    assert [row.said for row in trash.listed(judo.store)] == ["Activité"]

    timetable.put_back_activity(judo.store, "judo")
    assert len(view(judo).sessions) == 4


def test_what_no_paper_can_show_of_an_activity_is_said_where_it_was_typed(club):
    found = timetable.save_activity(club.store, club.dossier, "judo", {**JUDO, "place": "Salle 明"})

    assert codes(found.activities[0].problems) == [("activities.judo.place", "text.unprintable")]


def test_a_session_with_its_marks_waits_in_the_trash_and_comes_back_from_there(judo):
    made(judo)
    times = attendance(judo.store, judo.dossier).sessions
    marked(judo, 1)
    before = attendance(judo.store, judo.dossier).marks
    sessions.remove_session(judo.store, judo.dossier, times[1].id, TODAY)
    timetable.remove_activity(judo.store, "judo", TODAY)

    row = next(row for row in trash.listed(judo.store) if row.kind == "session")
    assert (row.said, row.label) == ("Séance", "Séance du 14/01/2026, Atelier judo du mercredi")
    trash.put_back(judo.store, row.kind, row.id)

    assert trash.listed(judo.store) == ()
    assert attendance(judo.store, judo.dossier).sessions == times
    assert attendance(judo.store, judo.dossier).marks == before


def test_sessions_of_which_one_is_gone_for_good_do_not_come_back_in_silence(judo):
    made(judo)
    timetable.save_activity(judo.store, judo.dossier, "judo", {**JUDO, "last_on": "14/1/26"})
    done = sessions.remove_unfit(judo.store, judo.dossier, "judo", TODAY)
    trash.empty(judo.store)

    with pytest.raises(Trouble, match="corbeille"):
        sessions.take_back(judo.store, done, TODAY)
    assert days(judo) == [(7, "14:00"), (14, "14:00")]
