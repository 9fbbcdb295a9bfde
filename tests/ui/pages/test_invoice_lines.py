"""The lines of an invoice, typed with the keyboard alone."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from chorus_desktop.domain.dossier import Tariff
from chorus_desktop.ui.pages.invoice_lines import LinesTable
from tests.helpers import keyboard
from tests.helpers.accessible import name_of

CONTROL = Qt.KeyboardModifier.ControlModifier
TARIFFS = (
    Tariff(activity="Éveil judo du samedi", unit="présence", unit_price=Decimal("6.25")),
    Tariff(activity="Prêt de kimonos", unit="séance", unit_price=Decimal("3.125")),
)


@pytest.fixture
def table(shown):
    made = LinesTable()
    made.show_tariffs(TARIFFS)
    made.show_lines(())
    shown(made)
    made.take_focus()
    return made


def focus():
    return name_of(QApplication.focusWidget())


def typed(table, *fields):
    return [tuple(row.texts().get(field, "") for field in fields) for row in table.rows]


def paste(text):
    QGuiApplication.clipboard().setText(text)
    keyboard.press(Qt.Key.Key_V, CONTROL)


def test_tab_walks_the_cells_and_the_amount_follows(table):
    for text in ("Sortie", "4", "séance", "12,5"):
        keyboard.write(text)
        keyboard.tab()

    assert typed(table, "designation", "quantity", "unit", "unit_price") == [("Sortie", "4", "séance", "12,50")]
    assert table.rows[0].amount.text() == "50,00\u00a0€"


def test_enter_goes_to_the_next_line_and_makes_it_where_there_is_none(table):
    keyboard.write("Sortie")
    keyboard.press(Qt.Key.Key_Return)

    assert focus() == "Désignation, ligne 2"
    keyboard.press(Qt.Key.Key_Up)
    assert focus() == "Désignation, ligne 1"
    keyboard.press(Qt.Key.Key_Down)
    keyboard.press(Qt.Key.Key_Down)
    assert (focus(), len(table.rows)) == ("Désignation, ligne 2", 2), "a blank line makes no other one"


def test_ctrl_d_writes_a_line_twice(table):
    table.show_lines([{"designation": "Sortie", "quantity": "4", "reference": "S1"}, {"designation": "Autre"}])
    table.take_focus(0, "quantity")
    keyboard.press(Qt.Key.Key_D, CONTROL)

    assert typed(table, "designation", "quantity", "reference") == [("Sortie", "4", "S1"), ("Sortie", "4", "S1"), ("Autre", "", "")]
    assert focus() == "Désignation, ligne 2"


def test_ctrl_suppr_takes_a_line_away_and_tells_which(table, qtbot):
    table.show_lines([{"designation": "Sortie"}, {"designation": "Autre"}])
    table.take_focus(0)
    with qtbot.waitSignal(table.removed) as told:
        keyboard.press(Qt.Key.Key_Delete, CONTROL)

    rank, texts = told.args
    assert (rank, texts["designation"]) == (0, "Sortie")
    assert typed(table, "designation") == [("Autre",)]
    assert focus() == "Désignation, ligne 1"


def test_the_last_line_taken_away_leaves_a_blank_one(table):
    table.show_lines([{"designation": "Sortie"}])
    table.take_focus(0)
    keyboard.press(Qt.Key.Key_Delete, CONTROL)

    assert len(table.rows) == 1
    assert table.rows[0].is_blank


def test_an_agreed_price_is_proposed_without_its_accents(table):
    keyboard.write("eveil")
    popup = table.rows[0].cells["designation"].completer().popup()
    assert popup.isVisible()
    assert popup.model().index(0, 0).data() == "Éveil judo du samedi · 6,25\u00a0€ par présence"
    keyboard.press(Qt.Key.Key_Down, on=popup)
    keyboard.press(Qt.Key.Key_Return, on=popup)

    assert typed(table, "designation", "unit", "unit_price") == [("Éveil judo du samedi", "présence", "6,25")]
    assert focus() == "Quantité, ligne 1"


@pytest.mark.parametrize(("key", "then"), [(Qt.Key.Key_Tab, "Quantité, ligne 1"), (Qt.Key.Key_Return, "Désignation, ligne 2")])
def test_the_open_list_does_not_hold_back_who_types_on(table, key, then):
    keyboard.write("eveil judo du samedi")
    popup = table.rows[0].cells["designation"].completer().popup()
    assert popup.isVisible()
    keyboard.press(key, on=popup)

    assert not popup.isVisible()
    assert focus() == then
    assert typed(table, "unit", "unit_price")[0] == ("présence", "6,25")


def test_more_lines_than_any_invoice_has_are_told(table, qtbot):
    with qtbot.waitSignal(table.pasted) as told:
        paste("\n".join(f"Ligne {rank}\t1" for rank in range(250)))

    assert told.args[1:] == [200, 250]
    assert len(table.rows) == 200


def test_an_agreed_activity_typed_whole_takes_its_price(table):
    keyboard.write("pret de KIMONOS")
    keyboard.press(Qt.Key.Key_Escape, on=table.rows[0].cells["designation"].completer().popup())
    keyboard.tab()

    assert typed(table, "unit", "unit_price") == [("séance", "3,125")]


def test_a_price_typed_is_never_replaced_by_the_agreed_one(table):
    table.show_lines([{"designation": "", "unit_price": "9"}])
    table.take_focus(0)
    keyboard.write("Prêt de kimonos")
    keyboard.press(Qt.Key.Key_Escape, on=table.rows[0].cells["designation"].completer().popup())
    keyboard.tab()

    assert typed(table, "unit", "unit_price") == [("", "9")]


def test_rows_of_a_spreadsheet_become_lines(table, qtbot):
    with qtbot.waitSignal(table.pasted) as told:
        paste("Activité\tQté\tUnité\tPU\nJudo\t47\tprésence\t7,50 €\nÉveil\t24\tprésence\t6.25\n")

    assert typed(table, "designation", "quantity", "unit", "unit_price") == [
        ("Judo", "47", "présence", "7,50 €"),
        ("Éveil", "24", "présence", "6.25"),
    ]
    assert [row.amount.text() for row in table.rows] == ["352,50\u00a0€", "150,00\u00a0€"]
    assert told.args[1:] == [2, 2]


def test_a_pasted_column_fills_the_lines_that_are_there(table):
    table.show_lines([{"designation": "Judo"}, {"designation": "Éveil"}])
    table.take_focus(0, "quantity")
    paste("47\n24\n")

    assert typed(table, "designation", "quantity") == [("Judo", "47"), ("Éveil", "24")]


def test_a_table_pasted_over_a_selected_text_that_begins_alike_keeps_its_first_cell(table):
    table.show_lines([{"designation": "Judo"}])
    table.take_focus(0)
    paste("Judo\t47\nÉveil\t24")

    assert typed(table, "designation", "quantity") == [("Judo", "47"), ("Éveil", "24")]


def test_one_pasted_cell_stays_one_cell(table):
    paste("Sortie au lac\n")

    assert typed(table, "designation") == [("Sortie au lac",)]


def test_what_cannot_be_read_is_said_once_the_cell_is_left(table):
    table.take_focus(0, "quantity")
    keyboard.write("12O")
    assert "lettre O" not in _said(table)
    keyboard.tab()
    assert "lettre O" in _said(table)

    table.take_focus(0, "quantity")
    keyboard.write("120")
    assert "lettre O" not in _said(table)


def _said(table):
    return table.rows[0]._problem.text() if not table.rows[0]._problem.isHidden() else ""


def test_a_quantity_below_zero_is_said_once_the_cell_is_left(table):
    row = table.rows[0]
    keyboard.write("Judo")
    keyboard.tab()
    keyboard.write("-3")
    assert row.cells["quantity"].problem is None
    keyboard.tab()
    assert row.cells["quantity"].problem.code == "line.quantity_zero"

    row.cells["quantity"].setFocus()
    row.cells["quantity"].selectAll()
    keyboard.write("3")
    keyboard.tab()
    assert row.cells["quantity"].problem is None


def test_details_are_shown_on_demand_and_said_in_one_line(table):
    table.show_lines(
        [{"designation": "Prêt", "reference": "KIM", "discount": "10 %", "executed_from": "07/01/2026", "executed_to": "28/01/2026"}]
    )
    row = table.rows[0]

    assert row._said.text() == "Du 7 au 28 janvier 2026 · Réf. KIM · Remise 10\u00a0%"
    row.take_focus("beneficiary")
    keyboard.write("Zoé")
    assert typed(table, "beneficiary", "reference") == [("Zoé", "KIM")]


def test_vat_is_asked_only_where_it_is_charged(shown):
    with_vat = LinesTable(subject_to_vat=True)
    with_vat.show_lines([{"designation": "Sortie", "vat_rate": "20"}])
    shown(with_vat)
    with_vat.add_row()

    assert typed(with_vat, "vat_rate") == [("20",), ("20",)]
    without = LinesTable()
    without.show_lines(())
    assert "vat_rate" not in without.rows[0].cells
