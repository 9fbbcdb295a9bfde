"""Prises en charge from a table: columns guessed, rows checked, brought in and taken back in one go."""

import pytest

from chorus_desktop.services import care_import, cares, table_import
from tests.helpers import ase, workbooks
from tests.helpers.clubs import TODAY

TABLE = """Prise en charge;Nom de l’enfant;Date de début;Date de fin;Montant accordé;Prix de journée
PEC-2026-0147;Éléonore Duval;01/09/2025;31/12/2026;50 000;
PEC-2026-0200;Noé Hamel;12/01/2026;;;95,50
;Inès Roux;12/01/2026;;;
PEC-2026-0201;;12/01/2026;;;
PEC-2026-0202;Ana Petit;12/01/2026;01/01/2026;;
PEC-2026-0203;Lou Caron;demain;;;
pec-2026-0200;Noé Hamel;12/02/2026;;;
"""


@pytest.fixture
def year(club):
    return ase.opened(club.store, club.association)


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "export.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def judged(club, year, path):
    kind = care_import.kind(club.store, year)
    chosen = table_import.look(club.store, path, kind.wanted).chosen
    return kind, chosen, table_import.judge(club.store, kind, path, chosen, lambda *_: None)


def brought(club, year, path):
    kind, chosen, found = judged(club, year, path)
    return kind, table_import.bring_in(club.store, kind, path, chosen, found.good + found.left_out, lambda *_: None)


def stored(club, year):
    return {row["reference"]: row for row in cares.view(club.store, year, TODAY).cares}


def test_the_columns_are_guessed_by_their_titles(club, year, table):
    _, chosen, _ = judged(club, year, table)

    assert chosen == {"reference": 0, "child": 1, "valid_from": 2, "valid_to": 3, "ceiling": 4, "price": 5}


def test_each_row_is_checked_before_anything_is_written(club, year, table):
    _, _, found = judged(club, year, table)

    assert (found.good, found.left_out) == (2, 5)
    assert [(each.row, each.problem.where, each.problem.code) for each in found.listed] == [
        (2, "reference", "care_import.known"),
        (4, "reference", "care.reference"),
        (5, "child", "care.child"),
        (6, "valid_to", "care.dates"),
        (7, "valid_from", "date.text"),
        (8, "reference", "care_import.twice"),
    ]
    assert not any(name in each.problem.sentence for each in found.listed for name in ("Duval", "Hamel", "Petit"))
    assert list(stored(club, year)) == ["PEC-2026-0147"]


def test_what_is_known_takes_the_new_values_and_keeps_the_others(club, year, table):
    _, written = brought(club, year, table)

    assert written.said == "2 prises en charge importées."
    rows = stored(club, year)
    assert (rows["PEC-2026-0147"]["valid_to"], rows["PEC-2026-0147"]["ceiling"]) == ("31/12/2026", "50\u202f000,00")
    assert (rows["PEC-2026-0147"]["id"], rows["PEC-2026-0147"]["ceiling_days"]) == ("c1", "200")
    assert (rows["PEC-2026-0200"]["child"], rows["PEC-2026-0200"]["price"]) == ("Noé Hamel", "95,50")


def test_all_is_taken_back_in_one_go_and_what_was_added_meanwhile_stays(club, year, table):
    kind, written = brought(club, year, table)
    view = cares.view(club.store, year, TODAY)
    by_hand = {"id": "c9", "reference": "PEC-9", "child": "Ève Blanc", "valid_from": "01/01/2026"}
    cares.save(club.store, year, (*view.cares, by_hand), view.prices, TODAY)

    table_import.take_back(club.store, kind, written.undo)

    rows = stored(club, year)
    assert list(rows) == ["PEC-2026-0147", "PEC-9"]
    assert rows["PEC-2026-0147"]["ceiling"] == "40\u202f000,00"


def test_a_table_that_says_what_is_there_already_changes_nothing(club, year, tmp_path):
    path = tmp_path / "export.csv"
    path.write_text("Référence;Enfant;Du\nPEC-2026-0147;Éléonore Duval;01/09/2025\n", encoding="utf-8")

    _, written = brought(club, year, path)

    assert written == table_import.Written("0 prise en charge importée.", "")


def test_a_workbook_says_the_same(club, year, tmp_path):
    path = tmp_path / "export.xlsx"
    rows = [line.split(";") for line in TABLE.splitlines()]
    path.write_bytes(workbooks.xlsx(workbooks.sheet(rows[:3])))

    brought(club, year, path)

    assert list(stored(club, year)) == ["PEC-2026-0147", "PEC-2026-0200"]
