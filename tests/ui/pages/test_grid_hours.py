"""More than a letter in a cell: sessions copied, cells repeated, hours typed, and what cannot be read."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit

from chorus_desktop.store.marks import act_labels
from tests.helpers.grids import blank, opened, select, written
from tests.helpers.keyboard import press, write

CONTROL, KEY = Qt.KeyboardModifier.ControlModifier, Qt.Key


@pytest.fixture
def table(room):
    return opened(room, blank())


def test_a_session_is_copied_onto_another(room, table):
    write("paex")
    press(KEY.Key_Space, CONTROL)
    press(KEY.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "P\nA\nE\nP"
    table.go_to((0, 2))
    press(KEY.Key_V, CONTROL)

    assert written(room) == ["P.P", "A.A", "E.E", "P.P"]
    assert act_labels(room.store, room.club.dossier)[0] == "Coller le 21/01\u00a0: 4 cases"


def test_one_cell_is_pasted_over_all_that_are_chosen_and_a_block_never_outside(room, table):
    QGuiApplication.clipboard().setText("P")
    select(table, (0, 0), (1, 1))
    press(KEY.Key_V, CONTROL)
    assert written(room) == ["PP.", "PP.", "...", "..."]

    QGuiApplication.clipboard().setText("A\tExcusé\r\nabsent\t0:45\r\n")
    table.go_to((3, 2))
    press(KEY.Key_V, CONTROL)
    assert written(room)[3] == "..A"
    table.go_to((2, 0))
    press(KEY.Key_V, CONTROL)
    assert written(room)[2:] == ["AE.", "AP45A"]


def test_what_is_no_mark_is_not_pasted_and_says_so(room, table):
    QGuiApplication.clipboard().setText("P\nbonjour")
    press(KEY.Key_V, CONTROL)

    assert written(room) == ["..."] * 4
    assert "«\u00a0bonjour\u00a0» n’est pas une durée." in room.reads()


def test_the_cell_above_is_repeated(room, table):
    write("a")
    press(KEY.Key_D, CONTROL)
    assert written(room)[:2] == ["A..", "A.."]

    select(table, (1, 0), (3, 0))
    press(KEY.Key_D, CONTROL)
    assert written(room) == ["A..", "A..", "A..", "A.."]


def editor(room, table):
    QApplication.processEvents()
    return room.named("Durée de présence", QLineEdit)


@pytest.mark.parametrize(("typed", "kept"), [("1", "P60"), ("1,25", "P75"), ("1 h 15", "P75"), ("45 min", "P45"), ("1 h 30", "P")])
def test_hours_are_typed_in_the_cell(room, table, typed, kept):
    press(KEY.Key_unknown, text=typed[0])
    field = editor(room, table)
    write(typed[1:], on=field)
    press(KEY.Key_Return, on=field)
    QApplication.processEvents()

    assert written(room)[0] == f"{kept}.."
    assert table.current == (1, 0)


@pytest.mark.parametrize("key", [(KEY.Key_F2, ""), (KEY.Key_H, "h")])
def test_hours_are_changed_and_escape_keeps_what_was(room, table, key):
    press(KEY.Key_unknown, text="1")
    press(KEY.Key_Return, on=editor(room, table))
    QApplication.processEvents()
    table.go_to((0, 0))
    press(key[0], text=key[1])
    field = editor(room, table)
    assert field.text() == "1\u00a0h"
    field.setText("2")
    press(KEY.Key_Escape, on=field)

    assert written(room)[0] == "P60.."


def test_hours_that_cannot_be_read_change_nothing_and_say_why(room, table):
    write("e")
    table.go_to((0, 0))
    press(KEY.Key_F2)
    field = editor(room, table)
    write("longtemps", on=field)
    press(KEY.Key_Return, on=field)
    QApplication.processEvents()

    assert written(room)[0] == "E.."
    assert (
        "«\u00a0longtemps\u00a0» n’est pas une durée. Écrivez par exemple 1,5 ou 1 h 30. La case n’a pas changé."
        in room.reads().replace("1\u00a0h\u00a030", "1 h 30")
    )
    assert table.current == (0, 0), "one stays where it is to be mended"
    write("p")
    assert "longtemps" not in room.reads(), "it goes with the next mark"


def test_hours_are_given_to_all_that_are_chosen(room, table):
    select(table, (0, 0), (2, 0))
    press(KEY.Key_F2)
    field = editor(room, table)
    write("45 min", on=field)
    press(KEY.Key_Return, on=field)
    QApplication.processEvents()

    assert written(room) == ["P45..", "P45..", "P45..", "..."]
