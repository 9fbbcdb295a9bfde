"""The room that the table of children has, and what it does with it."""

import pytest

from chorus_desktop.ui import theme
from chorus_desktop.ui.pages.children import ChildrenPage
from chorus_desktop.ui.pages.children_table import NAME_UNITS, NAME_WANTED_UNITS
from chorus_desktop.ui.pages.invoice_cells import Cell
from tests.helpers import presences


def test_the_row_one_types_in_stays_in_sight_when_the_table_gets_smaller(room, qtbot):
    """A note above it takes some of its room; the field that is open must not end below it."""
    presences.stored(room.store, room.club.dossier, presences.sheet(12, 1))
    room.shell.resize(1100, 760)
    page = room.show(ChildrenPage(room.desk, room.club.dossier))
    table = page._table
    table.go_to(page._model.index(table.rowAt(table.viewport().height() - 1) - 1, 0), typing=True)
    tall = table.viewport().height()

    room.shell.resize(1100, 560)
    qtbot.waitUntil(lambda: table.viewport().height() < tall)

    (cell,) = table.viewport().findChildren(Cell)
    assert table.viewport().rect().contains(cell.geometry())


@pytest.mark.parametrize(("width", "given"), [(1280, 128), (880, 72)])
def test_in_a_small_window_groups_give_way_to_names(room, width, given):
    room.shell.resize(width, 700)
    page = room.show(ChildrenPage(room.desk, room.club.dossier))
    widths = {column.field: page._table.columnWidth(place) for place, column in enumerate(page._model.columns)}

    assert widths["group"] == theme.px(given)
    assert widths["first_name"] >= theme.px(NAME_WANTED_UNITS if given == 128 else NAME_UNITS)
    assert sum(widths.values()) <= page._table.viewport().width()
