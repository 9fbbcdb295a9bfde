"""Buttons wrapped like words."""

import pytest

from chorus_desktop.ui.widgets.buttons import Button
from chorus_desktop.ui.widgets.flow import Flow


@pytest.fixture
def buttons():
    return [Button("Préparer une facture"), Button("Comme la dernière fois"), Button("Tout voir")]


def test_what_fits_stays_on_one_line(shown, buttons):
    shown(Flow(*buttons), 900, 200)

    assert len({button.y() for button in buttons}) == 1
    assert buttons[0].x() < buttons[1].x() < buttons[2].x()


def test_what_does_not_goes_under(shown, buttons):
    flow = Flow(*buttons)
    shown(flow, 300, 300)

    assert len({button.y() for button in buttons}) > 1
    assert all(button.geometry().right() <= flow.width() for button in buttons)


def test_its_height_follows_its_width(shown, buttons):
    flow = Flow(*buttons)
    shown(flow, 900, 200)

    assert flow.heightForWidth(250) > flow.heightForWidth(900)
    assert flow.heightForWidth(900) == max(button.sizeHint().height() for button in buttons)


def test_pieces_of_one_line_stand_on_one_middle(shown):
    small, tall = Button("Petit", kind="small"), Button("Grand", kind="primary")
    shown(Flow(small, tall), 600, 200)

    assert abs(small.geometry().center().y() - tall.geometry().center().y()) <= 1


def test_a_hidden_piece_takes_no_room(shown, buttons):
    flow = Flow(*buttons)
    buttons[0].hide()
    shown(flow, 900, 200)

    assert buttons[1].x() == 0
