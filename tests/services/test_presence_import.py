"""Presences from a table, through the real file and back: whatever its format, in one go, taken back exactly."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chorus_desktop.domain.attendance import Cell, Mark
from chorus_desktop.domain.presence_table import Choices, choice_problems, day_places
from chorus_desktop.domain.presence_wanted import Shape
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import presence_import, presence_tables, presence_undo
from chorus_desktop.store.marks import act_labels, undo_marks
from tests.helpers import ase, workbooks
from tests.helpers.presences import ABSENT, PRESENT, sheet, stored
from tests.services.imports import brought, choices, known, look, said, silent

ROWS = [
    ("Club de judo", "", "", "", ""),
    ("Prénom", "Nom", "mer. 7 janv.", "14/01/2026", "2026-01-21"),
    ("Lina", "B.", "P", "A", "1 h 30"),
    ("Noé", "C.", "x", "E", ""),
]
DAYS = [
    ("Prénom", "Nom", date(2026, 1, 7), date(2026, 1, 14), date(2026, 1, 21)),
    ("Lina", "B.", "P", "A", 1.5),
    ("Noé", "C.", True, "E", ""),
]


def text(separator=";", rows=ROWS):
    return "\r\n".join(separator.join(map(str, row)) for row in rows)


def ods_day(day):
    return f'<table:table-cell office:value-type="date" office:date-value="{day}"><text:p>{day}</text:p></table:table-cell>'


@pytest.fixture
def file(tmp_path):
    def write(data, name="feuille.csv"):
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return write


FORMATS = {
    "csv of Windows": text().encode("cp1252"),
    "utf-8 with its mark": text(",").encode("utf-8-sig"),
    "utf-16": text("\t").encode("utf-16"),
    "xlsx": workbooks.xlsx(workbooks.sheet(ROWS)),
    "xlsx with days": workbooks.xlsx(workbooks.sheet(DAYS)),
    "xlsx with macros": workbooks.xlsx(workbooks.sheet(DAYS)),
    "ods": workbooks.ods("".join(workbooks.ods_row(*row) for row in ROWS)),
    "ods with days": workbooks.ods(
        f"{workbooks.ods_row('Prénom', 'Nom').removesuffix('</table:table-row>')}{''.join(map(ods_day, DAYS[0][2:]))}</table:table-row>"
        + "".join(workbooks.ods_row(*row) for row in ROWS[2:])
    ),
}


@pytest.mark.parametrize("kind", FORMATS)
def test_the_same_sheet_is_read_from_every_format(club, file, kind):
    brought(club, file(FORMATS[kind], "feuille.xlsm" if "macros" in kind else "feuille.csv"))

    assert said(club) == {
        ("Lina B.", "07/01"): PRESENT,
        ("Lina B.", "14/01"): ABSENT,
        ("Lina B.", "21/01"): Cell(Mark.PRESENT, 90),
        ("Noé C.", "07/01"): PRESENT,
        ("Noé C.", "14/01"): Cell(Mark.EXCUSED),
    }


def test_nothing_is_written_before_it_is_asked_for(club):
    looked = look(club, text())
    judged = presence_import.judge(club.store, club.dossier, looked.table, choices(looked), silent)

    assert judged.found.said(replace=False) == "2 enfants, 3 présences et 2 absences"
    assert known(club).is_empty


def test_a_whole_import_is_one_act_of_the_journal(club):
    assert brought(club, text()).said == "Tableau importé\u00a0: 2 enfants, 3 présences et 2 absences."

    assert act_labels(club.store, club.dossier) == ("Marques de l’import", "")
    assert len(undo_marks(club.store, club.dossier)) == 5


def test_an_import_given_up_writes_nothing(club):
    looked = look(club, text())

    class GivenUpError(Exception):
        pass

    def give_up(*_):
        raise GivenUpError

    with pytest.raises(GivenUpError):
        presence_import.bring_in(club.store, club.dossier, looked.table, choices(looked), False, give_up)
    assert known(club).is_empty


def test_what_differs_is_kept_unless_she_says_otherwise(club):
    stored(club.store, club.dossier, sheet(2, 1, (0, 0)))
    table = "Enfant;07/01/2026\nLina A.;P\nNoé A.;1 h\n"
    looked = look(club, table)
    judged = presence_import.judge(club.store, club.dossier, looked.table, choices(looked, activity="judo"), silent)

    assert judged.differing == (
        ("Lina A.", "07/01/2026", "absent", "présent"),
        ("Noé A.", "07/01/2026", "présent", "présent 1\u00a0h"),
    )
    brought(club, table, activity="judo")
    assert known(club).marks["judo-0", "c0"] == ABSENT
    brought(club, table, activity="judo", replace=True)
    assert known(club).marks["judo-0", "c0"] == PRESENT


def test_a_choice_is_remembered_for_the_same_titles(club):
    looked = look(club, "Enfant;Surnom;7/1\nLina B.;Lili;P\n")
    chosen = Choices(Shape.WIDE, {"whole": 1}, new_activity="Judo", all_paid=True)
    presence_import.bring_in(club.store, club.dossier, looked.table, chosen, False, silent)

    again = look(club, "14/1;21/1;Enfant;Surnom\nP;P;Noé C.;Nono\n")
    assert (again.shape, again.columns, again.all_paid, again.remembered) == (Shape.WIDE, {"whole": 3}, True, True)
    assert not look(club, "Enfant;Surnom;Âge;7/1\nLina B.;Lili;8;P\n").remembered
    assert not any("Lina" in value or "Surnom" in value for _, value in club.store.rows("SELECT name, value FROM setting"))


def test_signs_that_papers_lack_are_named_and_imported_all_the_same(club):
    looked = look(club, "Enfant\n李明\nNoé C.\n")
    judged = presence_import.judge(club.store, club.dossier, looked.table, choices(looked), silent)

    assert "«\u00a0李\u00a0» et «\u00a0明\u00a0»" in judged.found.notes[0]
    brought(club, "Enfant\n李明\nNoé C.\n")
    assert known(club).children[0].name == "李明"


def test_children_who_look_the_same_are_counted(club):
    brought(club, "Prénom;Nom\nLina;Bernard\nLina;B.\nNoé;C.\n")

    assert presence_import.alike(club.store, club.dossier) == 2


def test_an_activity_already_there_takes_the_sessions_it_lacks(club):
    stored(club.store, club.dossier, sheet(1, 2))
    opened = presence_tables.page(club.store, club.dossier)
    assert opened.activities == (("judo", "Atelier judo du mercredi"),)

    brought(club, "Enfant;07/01;21/01\nLina A.;P;P\n", activity="judo")

    assert [session.day.day for session in known(club).sessions] == [7, 14, 21]


def test_the_page_knows_whose_names_are_hidden(club):
    year = ase.opened(club.store, club.association)

    assert presence_tables.page(club.store, year).sensitive
    assert not presence_tables.page(club.store, club.dossier).sensitive


def test_a_formula_without_its_value_is_a_problem_of_its_cell(club, file):
    rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>Enfant</t></is></c><c r="B1" t="inlineStr"><is><t>7/1</t></is></c></row>'
    rows += '<row r="2"><c r="A2" t="inlineStr"><is><t>Lina B.</t></is></c><c r="B2"><f>IF(1,"P","A")</f></c></row>'
    looked = look(club, file(workbooks.xlsx(rows), "calcul.xlsx"))

    found = presence_import.judge(club.store, club.dossier, looked.table, choices(looked), silent).found

    assert [(each.row, each.place, each.problem.code) for each in found.problems] == [(2, 1, "presence.formula")]


@pytest.mark.parametrize(("source", "words"), [(b"\0\1\2" * 500, "n’est pas un tableau"), (b"", "vide"), (b"PK\x03\x04zip", "abîmé")])
def test_what_is_no_table_is_said(club, file, source, words):
    with pytest.raises(Trouble) as told:
        look(club, file(source))

    assert words in told.value.sentence


def test_a_table_too_long_for_a_sheet_is_said(club):
    with pytest.raises(Trouble) as told:
        look(club, "Enfant\n" + "Lina B.\n" * (presence_tables.MOST_ROWS + 1))

    assert "20\u202f000 lignes" in told.value.sentence


def test_two_hundred_children_at_two_hundred_sessions(club):
    days = [f"{day:02}/{month:02}" for month in range(1, 8) for day in range(1, 29)] + [f"{day:02}/09" for day in range(1, 5)]
    lines = [";".join(["Enfant", *days]), *(";".join([f"Enfant {rank}a", *["P"] * 200]) for rank in range(200))]

    written = brought(club, "\n".join(lines))

    assert written.said == "Tableau importé\u00a0: 200 enfants et 40\u202f000 présences."
    assert presence_undo.take_back(club.store, club.dossier, written.undo) == ""
    assert known(club).is_empty


words = st.sampled_from(["Enfant", "Prénom", "Nom", "Date", "Présence", "07/01/2026", "14/01", "32/01", "Lina B.", "Noé", "P", "A", "1,5", "Total", "=A1", "", "oui"])  # fmt: skip
tables = st.lists(st.lists(words | st.text(max_size=10), min_size=1, max_size=5), min_size=1, max_size=6)


def looked_at(club, source):
    try:
        return look(club, source)
    except Trouble as told:
        return told


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(tables, st.sampled_from(";\t,"))
def test_any_table_is_imported_or_refused_in_sentences_and_taken_back_exactly(club, rows, separator):
    before = known(club)
    looked = looked_at(club, "\n".join(separator.join(row) for row in rows))
    if isinstance(looked, Trouble):
        assert looked.sentence
        assert looked.what_to_do
        return
    chosen = choices(looked)
    wrong = choice_problems(chosen, len(day_places(looked.table)))
    assert all(problem.sentence for problem in wrong)
    if wrong:
        return
    found = presence_import.judge(club.store, club.dossier, looked.table, chosen, silent).found
    assert all(each.problem.sentence for each in found.problems)

    written = presence_import.bring_in(club.store, club.dossier, looked.table, chosen, False, silent)

    assert len(known(club).marks) == len(before.marks) + len(found.marks)
    assert presence_undo.take_back(club.store, club.dossier, written.undo) == ""
    assert known(club) == before
