"""A table judged against a dossier: who, when, what; what cannot be read is named cell by cell."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chorus_desktop.domain.attendance import Attendance, Cell, Child, Mark
from chorus_desktop.domain.presence_found import Found
from chorus_desktop.domain.presence_reading import judge
from chorus_desktop.domain.presence_table import Choices, PresenceTable, choice_problems, day_places, guess_columns, title_row
from chorus_desktop.domain.presence_wanted import Shape
from tests.helpers.presence_tables import FIRST, LAST, cells, read, said, table
from tests.helpers.presences import ABSENT, PRESENT, judo, sheet, weekly


def test_a_list_of_children():
    found = read(
        table(
            "Prénom;Nom;Carte;Groupe;Bénéficiaire;Du;Au",
            "Lina;B.;P12;Poussins;oui;01/09/2025;30/06/2026",
            "Noé;C.;;;non;;",
            ";;P13;;;;",
            "Zoé;D.;;;peut-être;30/06/2026;01/09/2025",
        )
    )

    lina, noe, zoe = found.added
    assert (lina.name, lina.card, lina.group, lina.beneficiary, lina.beneficiary_from) == (
        "Lina B.",
        "P12",
        "Poussins",
        True,
        date(2025, 9, 1),
    )
    assert not noe.beneficiary
    assert (zoe.beneficiary_from, zoe.beneficiary_to) == (date(2026, 6, 30), None)
    assert said(found) == [(4, 1, "presence.nobody"), (5, 4, "presence.yes"), (5, 6, "child.dates")]
    assert found.said(replace=False) == "3 enfants"


def test_dates_alone_say_that_a_child_is_paid_for():
    found = read(table("Enfant;Du", "Lina B.;01/09/2025", "Noé C.;"))

    assert [child.beneficiary for child in found.added] == [True, False]


def test_all_added_children_may_be_paid_for():
    assert all(child.beneficiary for child in read(table("Enfant", "Lina B.", "Noé C."), all_paid=True).added)


def test_a_sheet_with_a_column_per_session():
    found = read(table("Nom Prénom;mer. 7 janv.;14/01/2026;Total", "DUVAL Ana;P;A;1", "Roux Inès;;x;1", "Total;1;1;2"))

    assert cells(found) == {("Ana DUVAL", "07/01"): PRESENT, ("Ana DUVAL", "14/01"): ABSENT, ("Inès Roux", "14/01"): PRESENT}
    assert [activity.name for activity in found.activities] == ["Judo"]
    assert found.notes == ("1 ligne de totaux est laissée de côté.", "1 colonne est laissée de côté\u00a0: «\u00a0Total\u00a0».")
    assert found.said(replace=False) == "2 enfants, 2 présences et 1 absence"


@pytest.mark.parametrize("line", ["Sous-total;;3;2", ";;12;8", ";Total;3;2", "Présents : ;;12;1"])
def test_rows_that_add_up_are_left(line):
    found = read(table("Enfant;Groupe;7/1;14/1", "Lina B.;;P;P", "Noé C.;;P;P", line))

    assert len(found.added) == 2
    assert said(found) == []
    assert "totaux" in found.notes[0]


def test_a_row_without_a_name_is_no_total_because_it_counts_one():
    assert said(read(table("Enfant;7/1;14/1", ";1;0"))) == [(2, 0, "presence.nobody")]


def test_hours_of_a_sheet():
    found = read(table("Enfant;7/1;14/1;21/1", "Lina B.;1;1,5;0"))

    assert [cell.minutes for cell in cells(found).values()] == [60, 90, None]
    assert any("1 vaut 1\u00a0h" in note for note in found.notes)


def test_two_sessions_of_a_day_are_told_apart_by_their_hours():
    found = read(table("Enfant;7/1 14:00;7/1 16h-17h;7/1 14h00", "Lina B.;P;A;P"))

    assert [(each.starts_at, each.ends_at) for each in found.sessions] == [("14:00", None), ("16:00", "17:00")]
    assert said(found) == [(1, 3, "presence.same_day")]


def test_two_columns_of_a_day_without_hours_are_a_problem_mended_in_the_titles():
    made = table("Enfant;7/1;07/01", "Lina B.;P;A")
    assert said(read(made)) == [(1, 2, "presence.same_day")]

    found = read(made, mended={(1, 1): "7/1 14:00", (1, 2): "7/1 16:00"})

    assert said(found) == []
    assert len(found.marks) == len(found.sessions) == 2


def test_titles_that_cannot_be_days_are_said():
    found = read(table("Enfant;7/1;32/01;mar. 14 janv.;7/1/2020", "Lina B.;P;P;P;P"))

    assert said(found) == [(1, 2, "session_title.impossible"), (1, 3, "presence.wrong_day"), (1, 4, "presence.outside")]
    assert all(each.problem.sentence for each in found.problems)


def test_new_sessions_have_the_usual_hours_of_their_activity():
    known = Attendance(activities=(judo(),))
    found = read(table("Enfant;7/1;14/1 16:00;21/1 14:00-15:00", "Lina B.;P;P;P"), known, activity="judo", new_activity="")

    assert [(each.starts_at, each.ends_at) for each in found.sessions] == [("14:00", "15:30"), ("16:00", None), ("14:00", "15:00")]


def test_sessions_to_create_are_said_and_those_of_another_day_of_the_week_are_named():
    known = Attendance(activities=(judo(),), sessions=weekly(1))
    found = read(table("Enfant;07/01/2026;10/01/2026", "Lina B.;P;P"), known, activity="judo", new_activity="")
    assert found.created == "1 séance sera créée, le samedi 10 janvier 2026."
    assert found.strays == (date(2026, 1, 10),)

    found = read(table("Enfant;07/01/2026;10/01/2026", "Lina B.;P;P"))
    assert found.created == "2 séances seront créées, du mercredi 7 janvier 2026 au samedi 10 janvier 2026."
    assert found.strays == ()
    assert read(table("Enfant;07/01/2026", "Lina B.;P"), known, activity="judo", new_activity="").created == ""


def test_what_is_there_is_found_again_and_what_differs_is_told():
    known = sheet(3, 2, (0, 0))
    same = read(
        table("Enfant;07/01/2026;14/01/2026;21/01/2026", "lina a;P;P;P", "NOÉ A.;1 h;P;", "Zoé A.;A;P;"),
        known,
        activity="judo",
        new_activity="",
    )
    assert (len(same.sessions), len(same.marks), same.same) == (1, 1, 3)
    assert [(each.before, each.after) for each in same.differing] == [
        (ABSENT, PRESENT), (PRESENT, Cell(Mark.PRESENT, 60)), (PRESENT, ABSENT),
    ]  # fmt: skip
    assert same.said(replace=False) == "1 présence"
    assert same.said(replace=True) == "3 présences et 1 absence"


def test_the_length_of_the_whole_session_is_no_difference():
    found = read(table("Enfant;07/01/2026;14/01/2026", "Lina A.;1 h 30;1 h"), sheet(1, 2), activity="judo", new_activity="")

    assert (found.same, [each.after for each in found.differing]) == (1, [Cell(Mark.PRESENT, 60)])


def test_cells_of_which_somebody_was_not_sure_are_left_empty_and_counted():
    found = read(table("Enfant;07/01/2026;14/01/2026;21/01/2026", "Lina B.;?;P;nsp", "Noé C.;;P;"))

    assert (len(found.marks), found.notes) == (2, ("2 cases incertaines («\u00a0?\u00a0») sont laissées vides.",))


def test_an_activity_is_known_by_its_name():
    known = Attendance(activities=(judo(),), sessions=weekly(1))
    found = read(table("Enfant;07/01/2026", "Lina B.;P"), known, new_activity="atelier judo du MERCREDI")

    assert found.activities == found.sessions == ()


def test_a_session_without_hours_is_the_one_meant_and_two_are_not():
    bare = weekly(1)[0].model_copy(update={"starts_at": None, "ends_at": None})
    known = Attendance(activities=(judo(),), sessions=(bare,))
    assert read(table("Enfant;07/01 14:00", "Lina B.;P"), known, activity="judo").sessions == ()

    two = Attendance(activities=(judo(),), sessions=(*weekly(1), weekly(1)[0].model_copy(update={"id": "late", "starts_at": "18:00"})))
    found = read(table("Enfant;07/01", "Lina B.;P"), two, activity="judo")
    assert said(found) == [(1, 1, "presence.which_session")]
    assert "07/01/2026 14:00" in found.problems[0].problem.sentence


def test_children_of_the_dossier_are_completed_and_what_contradicts_is_a_choice():
    known = Attendance(
        children=(Child(id="c0", first_name="Lina", last_name="B.", group="Poussins"), Child(id="c1", first_name="Noé", last_name="C."))
    )
    found = read(table("Prénom;Nom;Carte;Groupe", "Lina;B;P12;Minimes", "Noé;C.;;"), known)

    assert found.said(replace=False) == "1 enfant complété"
    assert found.contradicted == 1
    assert (found.children_after(replace=False)["c0"].card, found.children_after(replace=False)["c0"].group) == ("P12", "Poussins")
    assert found.children_after(replace=True)["c0"].group == "Minimes"
    assert list(found.children_after(replace=True)) == ["c0"]


def test_a_child_named_twice_is_one_child():
    found = read(table("Enfant;Groupe;7/1", "Lina B.;;P", "LINA B;Poussins;A", "Lina B.;;P"))

    (lina,) = found.added
    assert lina.group == "Poussins"
    assert said(found) == [(3, 2, "presence.twice")]
    assert found.notes == ("2 lignes nomment un enfant déjà nommé plus haut\u00a0: c’est le même enfant.",)


def test_a_name_that_two_children_have_is_added_once():
    known = Attendance(children=(Child(id="a", first_name="Tom", card="1"), Child(id="b", first_name="Tom", card="2")))
    found = read(table("Date;Enfant;Présence", "7/1;Tom;P", "14/1;Tom;P"), known)

    assert len(found.added) == 1
    assert found.named == 1


def test_what_is_mended_is_judged_and_rows_may_be_left():
    made = table("Enfant;7/1", "Lina B.;bof", "Noé C.")

    found = read(made, mended={(2, 1): "P", (3, 1): "A"})
    assert said(found) == []
    assert len(cells(found)) == 2
    assert len(read(made, aside=frozenset({2})).added) == 1


def test_formulas_and_texts_too_long_for_a_name_are_said():
    found = read(table("Enfant;Groupe;7/1", f"{'x' * 81};;P", "=A1;;P", "Lina B.;=B2;=C2", "...;;P"))

    assert said(found) == [
        (2, 0, "presence.long_name"), (3, 0, "presence.formula"), (4, 1, "presence.formula"), (4, 2, "presence.formula"),
        (5, 0, "presence.nobody"),
    ]  # fmt: skip


def test_many_columns_left_aside_are_counted():
    found = read(table("Enfant;7/1;14/1;a;b;c;d;e;f", "Lina B.;P;P;1;1;1;1;1;1"))
    assert found.notes[0].endswith("«\u00a0d\u00a0» et 2 autres.")
    found = read(table("Enfant;7/1;14/1;a;b;c;d;e", "Lina B.;P;P;1;1;1;1;1"))
    assert found.notes[0].endswith("«\u00a0d\u00a0» et une autre.")


def test_texts_of_any_length_are_quoted_shortly():
    found = read(table(f"Enfant;7/1;{'z' * 90}", f"Lina B.;{'y' * 9000};"))

    assert found.problems[0].text == "y" * 9000
    assert len(found.problems[0].problem.sentence) < 200
    assert f"{'z' * 40}…" in found.notes[0]


def test_how_far_it_is_is_told():
    told = []
    made = table("Enfant", *(f"Lina {rank}" for rank in range(600)))

    judge(made, Choices(Shape.CHILDREN, {"whole": 0}), Attendance(), lambda *step: told.append(step))

    assert told == [(0, 600), (500, 600)]


def test_sessions_alone_are_something_to_add():
    found = read(table("Enfant;7/1", "Lina B.;"), Attendance(children=(Child(id="c", first_name="Lina", last_name="B."),)))

    assert found.said(replace=False) == "1 séance"
    assert Found().said(replace=True) == ""


words = st.sampled_from(
    ["Lina B.", "P", "A", "1,5", "07/01/2026", "7 janv. 14:00", "Total", "oui", "=A1", "", "Date", "Nom", "Enfant", "7/1", "32/1"]
)
texts = st.lists(st.lists(words | st.text(max_size=12), min_size=1, max_size=5), min_size=1, max_size=7)


@given(texts, st.sampled_from(Shape), st.dictionaries(st.tuples(st.integers(0, 8), st.integers(0, 6)), words, max_size=3))
def test_any_table_is_judged_in_sentences(rows, shape, mended):
    width = max(map(len, rows))
    head = title_row(rows, FIRST, LAST) or 0
    titles = (*rows[head], *("" for _ in range(width - len(rows[head]))))
    made = PresenceTable(titles, True, head + 1, tuple((rank + 1, tuple(row)) for rank, row in enumerate(rows) if rank > head), FIRST, LAST)
    columns = {"whole": 0, **guess_columns(made, shape)} if shape is not Shape.LONG else {"whole": 0, "day": width - 1}
    choices = Choices(shape, columns, new_activity="Judo", mended=mended)
    if any(each.where not in ("shape", "whole", "day") for each in choice_problems(choices, len(day_places(made)))):
        return

    found = judge(made, choices, sheet(3, 2), lambda *_: None)

    assert all(each.problem.sentence for each in found.problems)
    assert found.said(replace=True) or not (found.added or found.marks or found.differing)
