"""Thousands of records: found as one types, sorted as one reads, walked with the keyboard."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from chorus_desktop.domain import french
from chorus_desktop.ui.record_list import RecordList
from chorus_desktop.ui.record_table import DETAIL_ROLE, PILL_ROLE, Column, RecordModel, plain
from chorus_desktop.ui.widgets.emptiness import EmptyState
from tests.helpers import accessible
from tests.helpers.keyboard import press, tab, write


@dataclass(frozen=True)
class Row:
    number: str
    payer: str
    cents: int
    status: str = "done"


ROWS = (
    Row("FA2026-001", "Ville d’Évreux", 900),
    Row("FA2026-002", "Cherbourg-en-Cotentin", 12000, "fix"),
    Row("FA2026-003", "Département de l’Œuvre", 5000),
    Row("FA2025-010", "Angers", 100),
)
COLUMNS = (
    Column("Facture", lambda row: row.number, detail=lambda row: f"réf. {row.cents}"),
    Column("Payeur", lambda row: row.payer, width=200),
    Column("Montant", lambda row: french.euros(row.cents), sort=lambda row: row.cents, right=True, width=120),
    Column("État", lambda row: "Payée" if row.status == "done" else "À recycler", status=lambda row: row.status, width=130),
)


@pytest.fixture
def model(qapp):
    made = RecordModel(COLUMNS, lambda row: row.number)
    made.show_rows(ROWS)
    return made


def numbers(model) -> list[str]:
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_qt_finds_nothing_wrong_with_the_model(model, qtmodeltester):
    qtmodeltester.check(model)
    model.filter("cherbourg")
    model.sort(1, Qt.SortOrder.DescendingOrder)
    qtmodeltester.check(model)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("evreux", ["FA2026-001"]),
        ("ÉVREUX", ["FA2026-001"]),
        ("oeuvre", ["FA2026-003"]),
        ("d'ev", ["FA2026-001"]),
        ("2026 a", ["FA2026-001", "FA2026-002", "FA2026-003"]),
        ("cotentin 002", ["FA2026-002"]),
        ("recycler", ["FA2026-002"]),
        ("réf. 5000", ["FA2026-003"]),
        ("120,00", ["FA2026-002"]),
        ("introuvable", []),
        ("  ", ["FA2026-001", "FA2026-002", "FA2026-003", "FA2025-010"]),
    ],
)
def test_each_typed_word_is_looked_for_anywhere(model, typed, found):
    model.filter(typed)

    assert numbers(model) == found


def test_an_amount_is_found_with_an_ordinary_space(model):
    model.show_rows([Row("FA1", "Ville", 123450)])

    model.filter("1 234")

    assert numbers(model) == ["FA1"]


def test_amounts_are_sorted_as_amounts_and_words_without_accents(model):
    model.sort(2, Qt.SortOrder.AscendingOrder)
    assert numbers(model) == ["FA2025-010", "FA2026-001", "FA2026-003", "FA2026-002"]

    model.sort(1, Qt.SortOrder.AscendingOrder)
    assert [model.index(row, 1).data() for row in range(4)][:2] == ["Angers", "Cherbourg-en-Cotentin"]

    model.sort(-1)
    assert numbers(model) == [row.number for row in ROWS]


def test_rows_read_again_keep_order_and_filter(model):
    model.sort(2, Qt.SortOrder.DescendingOrder)
    model.filter("2026")

    model.show_rows([*ROWS, Row("FA2026-004", "Brest", 99999)])

    assert numbers(model) == ["FA2026-004", "FA2026-002", "FA2026-003", "FA2026-001"]
    assert model.total == 5


def test_a_cell_tells_its_second_line_and_its_status(model):
    assert model.index(1, 0).data(DETAIL_ROLE) == "réf. 12000"
    assert model.index(1, 3).data(PILL_ROLE) == "fix"
    assert model.index(1, 1).data(PILL_ROLE) is None
    assert model.headerData(2, Qt.Orientation.Horizontal) == "Montant"
    assert model.row_of("FA2025-010") == 3
    assert model.row_of("FA1999-000") is None


def test_a_search_ignores_what_a_keyboard_cannot_type():
    assert plain("L’Œuvre d’Été\u202f1\u00a0234") == "l'oeuvre d'ete 1 234"


@pytest.fixture
def opened():
    return []


@pytest.fixture
def records(shown, keys, opened):
    widget = RecordList(
        "Factures", COLUMNS, lambda row: row.number, opened.append, empty=EmptyState("archive", "Aucune facture"), noun="facture"
    )
    shown(widget)
    widget.show_rows(ROWS)
    return widget


def said(widget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text()]


def test_the_list_says_how_many_it_shows(records):
    assert "4 factures" in said(records)

    records.search.setFocus()
    write("2026")

    assert "3 sur 4 factures" in said(records)


def test_nothing_found_says_so_and_nothing_at_all_says_how_to_begin(records):
    records.search.setText("introuvable")
    assert "Rien ne correspond à cette recherche." in said(records)
    assert "Aucune facture" not in said(records)

    records.search.clear()
    records.show_rows(())

    assert "Aucune facture" in said(records)
    assert not records.search.isVisible()


def test_the_keyboard_finds_walks_and_opens(records, opened):
    records.search.setFocus()
    assert tab() is records.table
    press(Qt.Key.Key_Down)

    press(Qt.Key.Key_Return)

    assert opened == [ROWS[1]]
    assert records.selected() == ROWS[1]


def test_a_click_opens(records, opened, qtbot):
    where = records.table.visualRect(records.model.index(2, 1)).center()

    qtbot.mouseClick(records.table.viewport(), Qt.MouseButton.LeftButton, pos=where)

    assert opened == [ROWS[2]]


def test_what_is_selected_stays_so(records):
    records.table.select_key("FA2026-003")

    records.table.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    assert records.selected() == ROWS[2]
    records.search.setText("2026")
    assert records.selected() == ROWS[2]
    records.show_rows(ROWS[1:])
    assert records.selected() == ROWS[2]
    records.search.setText("angers")
    assert records.selected() is None


def test_the_list_is_named_and_drawn(records, look):
    assert accessible.nameless(records) == []
    assert accessible.name_of(records.table) == "Factures"
    assert accessible.name_of(records.search) == "Rechercher\u00a0: Factures"
    records.table.select_key("FA2026-002")
    image = records.table.grab().toImage()

    drawn = {image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(image.height())}

    assert {look.colour(name).name() for name in ("text", "second", "accent_soft", "done_soft", "problem_soft", "line")} <= drawn
