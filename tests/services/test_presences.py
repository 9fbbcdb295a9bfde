"""The sheet as the window gets it, what is written in it, and where attendance stands."""

from datetime import date

import pytest

from chorus_desktop import services
from chorus_desktop.domain.attendance import Attendance, Cell, Change, Mark, Stay
from chorus_desktop.domain.attendance_used import AttendanceUsed, UsedMark
from chorus_desktop.domain.certificate import PrintedSheet
from chorus_desktop.domain.paper_code import paper_code
from chorus_desktop.store.attendance_used import keep_used
from chorus_desktop.store.certificates import add_sheet
from tests.helpers import ase, examples, presences

TODAY = date(2026, 1, 20)
P, A = Cell(Mark.PRESENT), Cell(Mark.ABSENT)


@pytest.fixture
def dossier(store, club):
    made = presences.sheet(3, 3, (1, 0), blank=((2, 1), (0, 2), (1, 2), (2, 2)))
    free = made.children[0].model_copy(update={"beneficiary": False})
    presences.stored(store, club.dossier, Attendance((free, *made.children[1:]), made.activities, made.sessions, made.marks))
    return club.dossier


def test_the_sheet_comes_whole(store, dossier):
    view = services.presences.grid(store, dossier)

    assert view.title == "C’LOISIRS 2025-2026"
    assert view.activities == {"judo": "Atelier judo du mercredi"}
    assert (len(view.children), len(view.sessions), len(view.marks)) == (3, 3, 5)
    assert (view.undo, view.redo, view.sensitive, view.billed) == ("Remplir", "", False, {})


def test_a_cell_that_was_billed_says_on_which_invoice(store, club, dossier):
    issued, number = club.issues()
    there = (UsedMark(session="judo-0", child="c2", mark=Mark.PRESENT), UsedMark(session="judo-0", child="c1", mark=Mark.ABSENT))
    keep_used(store, issued, AttendanceUsed(marks=there))

    assert services.presences.grid(store, dossier).billed == {("judo-0", "c2"): number}


def test_an_act_says_what_can_be_taken_back_next(store, dossier):
    change = Change(("judo-1", "c2"), None, P)

    done = services.presences.put(store, dossier, (change,), "Présent le 14/01")
    assert done == ((change,), "Présent le 14/01", "")
    undone = services.presences.undo(store, dossier)
    assert undone == ((Change(("judo-1", "c2"), P, None),), "Remplir", "Présent le 14/01")
    assert services.presences.redo(store, dossier) == done
    assert services.presences.redo(store, dossier).changes == ()


def test_where_attendance_stands(store, dossier):
    add_sheet(store, PrintedSheet(code=paper_code("F", 3), dossier=dossier, activity="judo", printed_on=TODAY, pages=()))

    hub = services.presences.hub(store, dossier, TODAY)

    assert (hub.children, hub.paid, hub.names, hub.sessions, hub.past) == (3, 2, ("Atelier judo du mercredi",), 3, 2)
    assert (hub.presences, hub.paid_presences, hub.blank) == (4, 2, {date(2026, 1, 1): 1})
    assert (hub.by_stay, hub.stays, hub.sheets, hub.certificates) == (False, 0, 1, 0)
    assert "Lina" not in repr(hub)


def test_what_is_to_mend_is_counted_so_that_nothing_wrong_is_called_done(store, club):
    year = ase.opened(store, club.association, today=examples.TODAY)
    made = presences.sheet(2, 1)
    children = tuple(child.model_copy(update={"beneficiary": False}) for child in made.children)
    stays = tuple(Stay(id=f"s{day}", child="c0", arrived_on=date(2026, 1, day), left_on=date(2026, 1, 20)) for day in (5, 12))
    activities = (made.activities[0].model_copy(update={"ends_at": made.activities[0].starts_at}),)
    presences.stored(store, year, Attendance(children, activities, made.sessions, made.marks, stays))

    hub = services.presences.hub(store, year, TODAY)

    assert (hub.paid, hub.children_left, hub.stays_wrong, hub.activities_wrong) == (0, 2, 1, 1)


def test_names_are_sensitive_where_the_payer_says_so(store, club):
    year = ase.opened(store, club.association, today=examples.TODAY)

    assert services.presences.grid(store, year).sensitive
    assert services.presences.hub(store, year, TODAY).children == 0
