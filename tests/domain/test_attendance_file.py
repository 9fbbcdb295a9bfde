"""The presences of a dossier file: names in place of identifiers, a row of letters per child."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from chorus_desktop.domain.attendance import Cell, Mark
from chorus_desktop.domain.attendance_file import FileActivity, FileAttendance, FileChild, FileSession, FileStay
from chorus_desktop.domain.attendance_read import attendance_of, named
from chorus_desktop.domain.clock import TimeOfDay
from chorus_desktop.domain.invoice import Line

LINA, NOE = FileChild(first_name="Lina", last_name="B."), FileChild(first_name="Noé", last_name="C.", id="n1")
DAYS = (date(2026, 1, 14), date(2026, 1, 7))


def written(marks=None, children=(LINA, NOE), **more):
    activity = FileActivity(
        name="Judo",
        starts_at=TimeOfDay("14:00"),
        ends_at=TimeOfDay("15:30"),
        sessions=tuple(FileSession(day=day) for day in DAYS),
        marks=marks or {},
    )
    return FileAttendance(children=children, activities=(activity,), **more)


def codes(found):
    return [(problem.where, problem.code) for problem in attendance_of(found)[1]]


def test_a_row_of_letters_marks_the_sessions_in_the_order_of_the_file():
    made, wrong = attendance_of(written({"lina b.": "P45 a", "n1": "-E"}))

    assert wrong == ()
    first, second = made.sessions
    assert (first.day, second.day) == (date(2026, 1, 7), date(2026, 1, 14)), "the sheet itself is by day"
    lina, noe = made.children
    assert made.marks == {
        (second.id, lina.id): Cell(Mark.PRESENT, 45),
        (first.id, lina.id): Cell(Mark.ABSENT),
        (first.id, noe.id): Cell(Mark.EXCUSED),
    }
    assert (lina.beneficiary, noe.id, first.minutes) == (True, "n1", 90)


@pytest.mark.parametrize(
    ("marks", "code"),
    [
        ({"Ana": "PP"}, "file.child"),
        ({"Lina B.": "P"}, "file.marks"),
        ({"Lina B.": "PPP"}, "file.marks"),
        ({"Lina B.": "PX"}, "file.mark"),
        ({"Lina B.": "P A30"}, "file.mark"),
        ({"Lina B.": "P P1500"}, "file.mark"),
    ],
)
def test_a_row_that_means_nothing_names_its_place_and_no_child(marks, code):
    (problem,) = attendance_of(written(marks))[1]

    assert (problem.where, problem.code) == ("attendance.activities.0.marks.0", code)
    assert "Lina" not in problem.sentence


def test_children_activities_and_stays_are_judged_as_in_the_window():
    nobody = FileChild(beneficiary_from=date(2026, 2, 1), beneficiary_to=date(2026, 1, 1))
    backwards = FileStay(child="n1", arrived_on=date(2026, 2, 1), left_on=date(2026, 1, 1))
    found = written(children=(LINA, NOE, nobody), stays=(backwards, FileStay(child="Ana", arrived_on=date(2026, 1, 1))))
    twice = found.model_copy(update={"activities": (*found.activities, FileActivity(name=" JUDO"), FileActivity(name=""))})

    assert codes(twice) == [
        ("attendance.children.2.first_name", "child.name"),
        ("attendance.children.2.beneficiary_to", "child.dates"),
        ("attendance.activities.1.name", "file.activity_twice"),
        ("attendance.activities.2.name", "activity.name"),
        ("attendance.stays.0.left_on", "stay.dates"),
        ("attendance.stays.1.child", "file.child"),
    ]


def test_two_children_of_one_name_are_told_apart_by_their_identifier():
    twin = FileChild(first_name="B.", last_name="Lina", id="l2")

    assert codes(written({"Lina B.": "PP"}, children=(LINA, twin))) == [("attendance.activities.0.marks.0", "file.child_twice")]
    assert codes(written({"l2": "PP"}, children=(LINA, twin))) == []


@pytest.mark.parametrize("name", ["formerly", "not_the_same"])
def test_what_was_found_out_about_a_row_is_not_written_by_hand(name):
    assert name not in FileAttendance.model_json_schema()["$defs"]["FileChild"]["properties"]
    with pytest.raises(ValidationError):
        FileChild.model_validate({"first_name": "Lina", name: ["c1"]})


def test_lines_name_their_activity_as_the_file_does():
    made, _ = attendance_of(written())

    lines, wrong = named((Line(activity="  judo "), Line(), Line(activity="Danse")), made)

    assert [line.activity for line in lines] == [made.activities[0].id, "", ""]
    assert [(problem.where, problem.code) for problem in wrong] == [("invoice.lines.2.activity", "file.activity")]
    assert "Judo" in wrong[0].sentence
    assert "aucune" in named((Line(activity="Danse"),), attendance_of(FileAttendance())[0])[1][0].sentence


def test_a_file_says_nothing_but_what_it_says():
    evening = FileSession(day=date(2026, 1, 21), starts_at=TimeOfDay("18:00"))
    found = written({"Lina B.": "PP"}, children=(LINA,))
    longer = found.model_copy(
        update={"activities": (found.activities[0].model_copy(update={"sessions": (FileSession(day=DAYS[0]), evening)}),)}
    )

    text = longer.model_dump_json()

    assert json.loads(text) == {
        "children": [{"first_name": "Lina", "last_name": "B."}],
        "activities": [
            {
                "name": "Judo",
                "starts_at": "14:00",
                "ends_at": "15:30",
                "sessions": ["2026-01-14", {"day": "2026-01-21", "starts_at": "18:00"}],
                "marks": {"Lina B.": "PP"},
            }
        ],
    }
    assert FileAttendance.model_validate_json(text) == longer
    assert FileAttendance.model_json_schema()["$defs"]["FileSession"]["anyOf"][0] == {"type": "string", "format": "date"}


@given(st.lists(st.sampled_from(("P", "A", "E", ".", "P90")), min_size=2, max_size=2), st.sampled_from(("", " ", ", ")))
def test_every_row_is_read_as_it_was_written(letters, between):
    made, wrong = attendance_of(written({"Lina B.": between.join(letters)}))

    assert wrong == ()
    read = {at[0]: cell for at, cell in made.marks.items()}
    by_rank = [read.get(f"activity-0-{rank}") for rank in range(2)]
    assert ["." if cell is None else f"{cell.mark.value}{cell.minutes or ''}" for cell in by_rank] == letters
