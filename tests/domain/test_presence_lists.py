"""Long lists, one row per child and session, judged against a dossier."""

from chorus_desktop.domain.attendance import Cell, Mark
from chorus_desktop.domain.presence_wanted import Shape
from tests.helpers.presence_tables import cells, read, said, table
from tests.helpers.presences import ABSENT, PRESENT, sheet


def test_a_long_list():
    found = read(
        table(
            "Date;Heure;Enfant;Présence;Durée;Activité;Note",
            "07/01;14:00;Lina B.;P;1 h 30;Judo;",
            "07/01;14:00;Noé C.;A;1 h;Judo;",
            "14/01;;Lina B.;;90 min;Théâtre;",
            "14/01;;Noé C.;préésent;1 h;Théâtre;",
            "21/01;;Noé C.;;;Théâtre;",
            "bidule;;Noé C.;P;;Judo;",
            "32/01;;Noé C.;P;;Judo;",
            "21/01;midi;Noé C.;P;;Judo;",
            "21/01;;Noé C.;P;;;",
        ),
        new_activity="",
    )

    assert cells(found) == {
        ("Lina B.", "07/01"): Cell(Mark.PRESENT, 90), ("Noé C.", "07/01"): ABSENT, ("Lina B.", "14/01"): Cell(Mark.PRESENT, 90),
    }  # fmt: skip
    assert [activity.name for activity in found.activities] == ["Judo", "Théâtre"]
    assert said(found) == [
        (5, 3, "presence.mark"), (7, 0, "presence.day"), (8, 0, "session_title.impossible"), (9, 1, "session_title.text"),
        (10, 5, "presence.no_activity"),
    ]  # fmt: skip
    assert found.notes == ("1 colonne est laissée de côté\u00a0: «\u00a0Note\u00a0».",)


def test_merged_cells_of_a_long_list_hold_for_the_rows_under_them():
    found = read(table("Date;Enfant;Présence", "07/01;Lina B.;P", ";Noé C.;A", "14/01;;P", ";;P"))

    assert cells(found) == {("Lina B.", "07/01"): PRESENT, ("Noé C.", "07/01"): ABSENT, ("Noé C.", "14/01"): PRESENT}
    assert "2 lignes sans nom ou sans date sont lues comme la suite" in found.notes[-1]
    assert said(found) == [(5, 1, "presence.nobody")]


def test_a_first_row_without_a_day_is_said():
    assert said(read(table("Date;Enfant", ";Lina B."), shape=Shape.LONG)) == [(2, 0, "presence.no_day")]


def test_without_a_mark_each_row_of_a_long_list_says_present():
    found = read(table("Date;Enfant;Heure", "07/01;Lina B.;7/1 16:00", "07/01;Noé C.;16h"))

    assert set(cells(found).values()) == {PRESENT}
    assert [each.starts_at for each in found.sessions] == ["16:00"]


def test_a_row_without_a_mark_that_contradicts_one_above_is_said():
    known = sheet(1, 1)
    found = read(table("Date;Enfant;Durée", "07/01;Lina A.;1 h", "07/01;Lina A.;2 h"), known, activity="judo")
    assert said(found) == [(3, 2, "presence.twice")]
    assert "présent" in found.problems[0].problem.sentence
