"""A companion over a real data file, in front of somebody."""

import pytest
from PySide6.QtCore import Qt

from chorus_desktop import services
from chorus_desktop.ui.companion.window import CompanionWindow
from chorus_desktop.ui.preferences import Preferences
from tests.helpers import rooms
from tests.helpers.beside import Beside, finalised


@pytest.fixture
def room(tmp_path, qtbot):
    with rooms.room(tmp_path) as made:
        yield made


@pytest.fixture
def preferences(tmp_path):
    return Preferences(tmp_path / "preferences.ini")


@pytest.fixture
def issued(room):
    return finalised(room)


@pytest.fixture
def opens(room, preferences, shown):
    """Opens the companion of a document."""

    def open_(invoice_id, view=None):
        window = CompanionWindow(room.desk, preferences, view or services.companion.view(room.store, invoice_id, room.today))
        # A test still asks it things once it is closed.
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        shown(window, 430, 840)
        return Beside(window)

    return open_


@pytest.fixture
def beside(opens, issued):
    return opens(issued)
