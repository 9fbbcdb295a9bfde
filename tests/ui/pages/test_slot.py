"""A part of a page that is made anew."""

import pytest
from PySide6.QtWidgets import QApplication

from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import boxed, vertical
from chorus_desktop.ui.widgets.buttons import Button


@pytest.fixture
def slot(shown):
    made = Slot()
    other = Button("Dehors")
    shown(boxed(vertical(made, other)))
    other.setFocus()
    return made


def focus():
    focused = QApplication.focusWidget()
    return focused.accessibleName() or focused.text()


def test_empty_it_takes_no_room(slot):
    assert slot.isHidden()
    slot.show_pieces(Button("Un"))
    assert slot.isVisible()
    slot.show_pieces()
    assert slot.isHidden()


def test_pieces_are_there_at_once(slot):
    piece = Button("Un")

    slot.show_pieces(piece)

    assert piece.isVisible()


def test_the_focus_finds_its_name_again(slot):
    slot.show_pieces(Button("Un"), Button("Deux"))
    slot.findChildren(Button)[1].setFocus()

    slot.show_pieces(Button("Zéro"), Button("2", name="Deux"), Button("Trois"))

    assert focus() == "Deux"


def test_a_focus_that_is_gone_goes_to_what_comes_first(slot):
    slot.show_pieces(Button("Un"), Button("Deux"))
    slot.findChildren(Button)[1].setFocus()

    slot.show_pieces(Button("Trois"), Button("Quatre"))

    assert focus() == "Trois"


def test_a_focus_elsewhere_stays_there(slot):
    slot.show_pieces(Button("Un"))

    slot.show_pieces(Button("Deux"))

    assert focus() == "Dehors"
