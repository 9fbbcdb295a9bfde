"""What is left to tick: past sessions, children paid for that day, and only those who come to the activity."""

from datetime import date

from chorus_desktop.domain.attendance import Activity, Attendance
from chorus_desktop.domain.blanks import blanks
from tests.helpers import presences

JANUARY, FEBRUARY = date(2026, 1, 1), date(2026, 2, 1)
TODAY = date(2026, 2, 4)


def test_only_sessions_that_are_past_are_missed():
    made = presences.sheet(2, 6, blank=((0, 1), (1, 4), (0, 5)))

    assert blanks(made, TODAY) == {JANUARY: 1, FEBRUARY: 1}
    assert blanks(made, date(2026, 1, 7)) == {}
    assert blanks(Attendance(), TODAY) == {}


def test_only_children_that_the_payer_pays_for_that_day_are_missed():
    made = presences.sheet(3, 2, blank=((0, 0), (0, 1), (1, 0), (1, 1), (2, 0)))
    free = made.children[0].model_copy(update={"beneficiary": False})
    later = made.children[1].model_copy(update={"beneficiary_from": date(2026, 1, 14)})
    known = Attendance((free, later, made.children[2]), made.activities, made.sessions, {**made.marks, ("judo-0", "c1"): presences.ABSENT})

    assert blanks(known, TODAY) == {JANUARY: 2}


def test_who_never_comes_to_an_activity_is_not_missed_there():
    made = presences.sheet(2, 1)
    course = Activity(id="stage", name="Stage")
    sessions = (*made.sessions, *presences.weekly(2, course))
    both = Attendance(made.children, (*made.activities, course), sessions, {**made.marks, ("stage-0", "c0"): presences.PRESENT})

    assert blanks(both, TODAY) == {JANUARY: 1}
    newcomer = presences.children(3)[2]
    assert blanks(Attendance((*made.children, newcomer), both.activities, sessions, both.marks), TODAY) == {JANUARY: 4}, "comes nowhere yet"
    begun = Attendance(made.children, both.activities, sessions, made.marks)
    assert blanks(begun, TODAY) == {JANUARY: 4}, "nobody was ticked there yet: everybody may come"
