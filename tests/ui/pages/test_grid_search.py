"""A child found on the sheet by a few letters."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.helpers.grids import blank, opened, written
from tests.helpers.keyboard import press, write

CONTROL, KEY = Qt.KeyboardModifier.ControlModifier, Qt.Key


@pytest.fixture
def table(room):
    return opened(room, blank())


@pytest.mark.parametrize("key", [(KEY.Key_F, CONTROL, ""), (KEY.Key_Slash, Qt.KeyboardModifier.NoModifier, "/")])
def test_a_child_is_found_by_a_few_letters(room, table, key):
    if key[2]:
        press(*key[:2], text=key[2])
    else:
        QTest.keyClick(table, *key[:2])
    assert room.focus() == "Rechercher\u00a0: un enfant"

    write("zoe")
    assert table.current == (2, 0)
    assert "1 sur 1" in room.reads()
    press(KEY.Key_Return)
    assert QApplication.focusWidget() is table
    write("p")
    assert written(room)[2] == "P.."


def test_several_of_that_name_are_seen_in_turn_and_escape_comes_back(room, table):
    room.types("Rechercher\u00a0: un enfant", "a")
    found = [table.current[0]]
    for _ in range(2):
        press(KEY.Key_Down)
        found.append(table.current[0])
    assert found == [0, 1, 2]
    room.types("Rechercher\u00a0: un enfant", "xyz")
    assert "Aucun enfant" in room.reads()
    press(KEY.Key_Escape)
    assert QApplication.focusWidget() is table


def test_where_no_child_is_found_nobody_is_marked_in_the_place_of_another(room, table):
    table.go_to((1, 1))
    QTest.keyClick(table, KEY.Key_F, CONTROL)

    write("z")
    assert table.current == (2, 1)
    write("ora")
    assert "Aucun enfant" in room.reads()
    assert table.current == (1, 1)
    press(KEY.Key_Return)
    assert room.focus() == "Rechercher\u00a0: un enfant"
    write("e")
    assert written(room) == ["...", "...", "...", "..."]

    press(KEY.Key_Escape)
    assert QApplication.focusWidget() is table
    QTest.keyClick(table, KEY.Key_F, CONTROL)
    assert QApplication.focusWidget().text() == ""
