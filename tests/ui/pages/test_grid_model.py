"""The sheet's model: every cell said in words, sums kept up to date cell by cell, and Qt's own check of it."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from chorus_desktop.domain.attendance import Cell, Change, Mark
from chorus_desktop.ui import tokens
from chorus_desktop.ui.pages.grid_cells import LOOKS
from chorus_desktop.ui.pages.grid_model import GridModel
from tests.helpers import presences

TODAY = date(2026, 1, 20)
PRESENT, ABSENT, HALF = Cell(Mark.PRESENT), Cell(Mark.ABSENT), Cell(Mark.PRESENT, 45)


@pytest.fixture
def model(qapp):
    """Three children, two past sessions, one to come; the second child is not paid for, and one cell of the first says nothing."""
    made = presences.sheet(3, 3, (2, 0), blank=((0, 1), (0, 2), (1, 2), (2, 2)))
    children = (made.children[0], made.children[1].model_copy(update={"beneficiary": False, "group": "Poussins"}), made.children[2])
    shown = GridModel()
    tester = QAbstractItemModelTester(shown, QAbstractItemModelTester.FailureReportingMode.Fatal)
    shown.know(made.sessions, made.marks, {("judo-0", "c0"): "FA2026-001"})
    shown.show(children, made.sessions, {}, TODAY)
    yield shown
    tester.deleteLater()


def said(model, row, column):
    return model.data(model.index(row, column), Qt.ItemDataRole.AccessibleTextRole)


def put(model, *cells):
    model.apply(model.changes(cells))


def test_a_cell_is_said_in_words(model):
    assert said(model, 0, 0) == "Lina A., mercredi 7 janvier 2026, présent, facturé sur FA2026-001"
    assert said(model, 0, 1) == "Lina A., mercredi 14 janvier 2026, rien de coché"
    assert said(model, 1, 1) == "Noé A., mercredi 14 janvier 2026, présent, non bénéficiaire"
    put(model, ((2, 1), HALF))
    assert said(model, 2, 1) == "Zoé A., mercredi 14 janvier 2026, présent 45\u00a0min"
    assert model.data(model.index(2, 0)) == "A"


def test_the_heads_say_who_and_when(model):
    across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical

    assert model.headerData(0, across) == "mer. 7 janv."
    assert (
        model.headerData(0, across, Qt.ItemDataRole.AccessibleTextRole)
        == "mercredi 7 janvier 2026, 14\u00a0h – 15\u00a0h\u00a030, 2 présences 3\u00a0h"
    )
    assert model.headerData(1, down, Qt.ItemDataRole.AccessibleTextRole) == "Noé A., Poussins, non bénéficiaire, 2 présences 3\u00a0h"


def test_columns_of_several_activities_say_which(model):
    model.show(model.listed, model.sessions, {"judo": "Atelier judo"}, TODAY)

    assert said(model, 2, 0) == "Zoé A., mercredi 7 janvier 2026, Atelier judo, absent"


def test_hidden_names_are_hidden_from_the_screen_reader_as_well(model):
    model.show_names(["L…", "N…", "Z…"])

    assert said(model, 0, 0).startswith("L…, ")
    assert model.headerData(0, Qt.Orientation.Vertical) == "L…"


def sums(model):
    of = model.totals
    return [each.present for each in of.rows], [each.present for each in of.columns], of.whole.present, of.whole.paid, of.blank


def test_sums_tell_those_paid_for_from_the_others(model):
    assert sums(model) == ([1, 2, 1], [2, 2, 0], 4, 2, 1)
    assert model.totals.whole.hours == "6\u00a0h"
    assert model.totals.has_unpaid


def test_a_mark_changes_its_sums_and_nothing_else(model, qtbot):
    with qtbot.waitSignal(model.dataChanged) as told, qtbot.assertNotEmitted(model.modelReset):
        put(model, ((0, 1), HALF))

    assert [(index.row(), index.column()) for index in told.args[:2]] == [(0, 1), (0, 1)]
    assert sums(model) == ([2, 2, 1], [2, 3, 0], 5, 3, 0)
    assert model.totals.rows[0].hours == "2\u00a0h\u00a015"
    put(model, ((0, 1), None), ((1, 0), ABSENT))
    assert sums(model) == ([1, 1, 1], [1, 2, 0], 3, 2, 1)


def test_sums_of_many_changes_are_those_of_a_fresh_count(model):
    for step, cell in enumerate((PRESENT, HALF, ABSENT, None, PRESENT) * 3):
        put(model, *(((row, (row + step) % 3), cell) for row in range(3)))
    kept = sums(model)
    model.show(model.listed, model.sessions, {}, TODAY)

    assert sums(model) == kept


def test_hours_that_are_not_known_are_said_to_be_missing(model):
    unknown = tuple(session.model_copy(update={"ends_at": None}) if rank == 0 else session for rank, session in enumerate(model.sessions))
    model.show(model.listed, unknown, {}, TODAY)

    assert model.totals.rows[1].hours == "1\u00a0h\u00a030 + ?"
    assert model.totals.columns[0].hours == ""


def test_changes_of_cells_that_are_not_shown_are_kept(model, qtbot):
    whole, sessions = model.listed, model.sessions
    model.show(whole[:1], sessions[:1], {}, TODAY)

    with qtbot.assertNotEmitted(model.dataChanged):
        assert model.apply([Change(("judo-1", "c0"), None, PRESENT)]) is None
    model.show(whole, sessions, {}, TODAY)

    assert model.cell((0, 1)) == PRESENT


def test_one_goes_on_at_the_first_empty_cell_of_the_last_past_session(model):
    assert model.first_blank(TODAY) == (0, 1)
    assert model.first_blank(date(2025, 1, 1)) == (0, 0)
    model.show((), model.sessions, {}, TODAY)
    assert model.first_blank(TODAY) is None


def test_each_mark_is_read_easily_on_its_own_ground_and_where_it_is_selected(qapp):
    read = {(ink, ground) for pair in tokens.load().pairs if pair.ratio >= 4.5 for ink in pair.inks for ground in pair.on}
    drawn = (
        {(ink, ground) for ink, ground in LOOKS.values()}
        | {(ink, "accent_soft") for ink, _ in LOOKS.values()}
        | {("second", "accent_soft")}
    )

    assert len({cell.value for cell in LOOKS}) == 3, "a letter each"
    assert drawn - read == set()
