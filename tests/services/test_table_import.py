"""A table is looked at and judged without a word written, brought in whole or not at all, and taken back in one go."""

from pathlib import Path

import pytest

from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import table_import
from chorus_desktop.store.settings import setting
from chorus_desktop.ui.background import CancelledError
from tests.helpers.table_kinds import KEPT, NAMES


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "noms.csv"
    path.write_text("Prénom;Âge;Ville\nLéa;8;Ici\n;9;Ici\nNoé;200;Là\nLéa;7;Là\n", encoding="cp1252")
    return path


def silent(done, total, doing):
    pass


def test_the_head_is_shown_and_the_columns_are_guessed(store, path):
    preview = table_import.look(store, path, NAMES.wanted)

    assert preview.titles == ("Prénom", "Âge", "Ville")
    assert preview.chosen == {"name": 0, "age": 1}
    assert [row.cells[0] for row in preview.rows] == ["Léa", "", "Noé", "Léa"]


def test_nothing_is_guessed_without_titles(store, tmp_path):
    path = tmp_path / "noms.csv"
    path.write_text("Léa;8\nNoé;9\n", encoding="utf-8")

    preview = table_import.look(store, path, NAMES.wanted)

    assert (preview.headed, preview.chosen) == (False, {})


def test_every_row_is_judged_and_nothing_written(store, path):
    judged = table_import.judge(store, NAMES, path, {"name": 0, "age": 1}, silent)

    assert (judged.good, judged.left_out, judged.more) == (2, 2, 0)
    assert [(each.row, each.problem.code) for each in judged.listed] == [(3, "year.text"), (4, "rate.range"), (5, "choice.unknown")]
    assert setting(store, KEPT) == ""


def test_only_the_first_problems_are_listed(store, tmp_path):
    path = tmp_path / "noms.csv"
    path.write_text("Nom;Âge\n" + ";1\n" * 500, encoding="utf-8")

    judged = table_import.judge(store, NAMES, path, {"name": 0}, silent)

    assert (judged.left_out, len(judged.listed), judged.more) == (500, table_import.MOST_LISTED, 500 - table_import.MOST_LISTED)


def test_what_is_brought_in_can_be_taken_back(store, path):
    written = table_import.bring_in(store, NAMES, path, {"name": 0}, 4, silent)
    assert setting(store, KEPT) == "Léa Noé"
    assert written.said == "2 noms importés."

    table_import.take_back(store, NAMES, written.undo)
    assert setting(store, KEPT) == ""


def many(path: Path) -> Path:
    path.write_text("Nom\n" + "".join(f"Nom{rank}\n" for rank in range(9000)), encoding="utf-8")
    return path


def test_it_says_how_far_it_is(store, tmp_path):
    told = []

    table_import.bring_in(store, NAMES, many(tmp_path / "n.csv"), {"name": 0}, 9000, lambda *step: told.append(step))

    assert [step[:2] for step in told] == [(2000, 9000), (4000, 9000), (6000, 9000), (8000, 9000)]
    assert told[0][2] == "2\u202f000 lignes lues"


def test_what_is_given_up_writes_nothing(store, tmp_path):
    def give_up(done, total, doing):
        raise CancelledError

    with pytest.raises(CancelledError):
        table_import.bring_in(store, NAMES, many(tmp_path / "n.csv"), {"name": 0}, 9000, give_up)

    assert setting(store, KEPT) == ""


def test_a_file_damaged_further_on_writes_nothing(store, tmp_path):
    path = tmp_path / "noms.csv"
    path.write_text("Nom;Ville\n" + "Léa;Ici\n" * 30 + 'Noé;"Ici\n' + "Ana;Là\n" * 20_000, encoding="utf-8")

    with pytest.raises(Trouble, match="guillemet"):
        table_import.bring_in(store, NAMES, path, {"name": 0}, 9000, silent)

    assert setting(store, KEPT) == ""
