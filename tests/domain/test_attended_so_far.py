"""The row of presences in a dossier's task list: what is left, what is wrong, and when it comes first."""

from datetime import date

import pytest

from chorus_desktop.domain.attendance import Attendance, Stay
from chorus_desktop.domain.invoice import Invoice
from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.domain.task import Stage, Status
from chorus_desktop.domain.tasks import next_task
from tests.domain.test_tasks import rows
from tests.helpers import examples, presences


def attendance_row(known, *, source="Annexe 2", by="session", **changes):
    procedure = examples.cloisirs()
    rule = procedure.attendance.model_copy(update={"source": source, "by": by})
    return rows(attendance=known, procedure=procedure.model_copy(update={"attendance": rule}), **changes)


def following(made):
    return next_task(list(made.values()))


def test_presences_are_nobody_s_duty():
    row = rows()[Stage.ATTENDANCE]

    assert (row.title, row.status) == ("Cocher les présences", Status.DONE)
    assert row.fact.startswith("Facultatif")


@pytest.mark.parametrize(
    ("blank", "status", "fact"),
    [
        ((), Status.DONE, "20 enfants · 4 séances"),
        (((0, 1), (3, 1), (4, 2)), Status.DOING, "20 enfants · 4 séances · 3 cases vides en janvier"),
        (((0, 0), (3, 1)), Status.DOING, "20 enfants · 4 séances · 2 cases vides"),
    ],
)
def test_presences_say_how_many_cells_are_left(blank, status, fact):
    made = presences.sheet(20, 4, blank=blank)
    sessions = (made.sessions[0].model_copy(update={"day": date(2025, 12, 17)}), *made.sessions[1:])

    row = attendance_row(Attendance(made.children, made.activities, sessions, made.marks))[Stage.ATTENDANCE]

    assert (row.status, row.fact, row.action) == (status, fact, "Cocher les présences")
    assert not any(child.first_name in row.fact for child in made.children)


def test_presences_do_not_come_before_what_is_left_of_a_written_invoice_nor_where_they_were_never_asked_for():
    begun = presences.sheet(2, 1, blank=((0, 0),))
    unwritten = {"invoice": Invoice()}

    assert following(attendance_row(begun)).stage is Stage.DEPOSIT
    assert following(attendance_row(begun, **unwritten)).stage is Stage.ATTENDANCE
    assert following(attendance_row(begun, source="", **unwritten)).stage is Stage.INVOICE
    assert following(attendance_row(begun, state=InvoiceState.DEPOSITED, deposited_on=examples.TODAY)).stage is Stage.ATTENDANCE


def test_stays_not_begun_are_not_done_and_are_pressed_on_nobody():
    made = attendance_row(Attendance(), by="stay", state=InvoiceState.DEPOSITED, deposited_on=examples.TODAY)

    assert (made[Stage.ATTENDANCE].status, made[Stage.ATTENDANCE].fact[:10]) == (Status.TODO, "Facultatif")
    assert following(made) is None


def test_two_stays_at_once_are_to_mend():
    child = presences.children(1)
    stays = tuple(Stay(id=str(day), child="c0", arrived_on=date(2026, 1, day), left_on=date(2026, 1, 20)) for day in (5, 12))

    made = attendance_row(Attendance(children=child, stays=stays), by="stay")

    assert (made[Stage.ATTENDANCE].status, made[Stage.ATTENDANCE].fact[:28]) == (Status.FIX, "Cet enfant a déjà un séjour ")
    assert following(made).stage is Stage.ATTENDANCE


def test_children_without_a_session_or_a_stay_are_not_done():
    made = presences.sheet(1, 0)
    stay = Stay(id="s", child="c0", arrived_on=date(2026, 1, 5))

    for by, known, status, fact in (
        ("session", made, Status.DOING, "1 enfant · 0 séance"),
        ("stay", made, Status.DOING, "1 enfant · 0 séjour"),
        ("stay", Attendance(children=made.children, stays=(stay,)), Status.DONE, "1 enfant · 1 séjour"),
        ("stay", presences.sheet(1, 1), Status.DONE, "1 enfant · 0 séjour · 1 séance"),
    ):
        row = attendance_row(known, by=by)[Stage.ATTENDANCE]
        assert (row.status, row.fact) == (status, fact)
        assert row.title == ("Suivre les séjours" if by == "stay" else "Cocher les présences")
