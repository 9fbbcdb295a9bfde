"""What every test of the window stands on: the program's look and its French, put on once."""

import pytest
from PySide6.QtWidgets import QWidget

from chorus_desktop.ui import collecting, french_qt, theme
from chorus_desktop.ui.focus_ring import FocusRing
from chorus_desktop.ui.keys import Keys
from chorus_desktop.ui.shell import Shell
from chorus_desktop.ui.theme import Appearance, Scheme
from tests.helpers.leaf import PLACES


@pytest.fixture(scope="session")
def dressed(qapp):
    """The application with its look, its French and its habits of the keyboard."""
    french_qt.install(qapp)
    collecting.install(qapp)
    look = theme.install(qapp, Appearance(Scheme.LIGHT))
    keys = Keys(qapp)
    return look, keys, FocusRing(qapp, keys)


@pytest.fixture(autouse=True)
def look(dressed):
    """The theme, light and ordinary before each test, whatever the one before changed."""
    theme_ = dressed[0]
    if theme_.appearance != Appearance(Scheme.LIGHT):
        theme_.show(Appearance(Scheme.LIGHT))
    yield theme_
    if theme_.appearance != Appearance(Scheme.LIGHT):
        theme_.show(Appearance(Scheme.LIGHT))


@pytest.fixture
def keys(dressed):
    dressed[1].by_keyboard = True
    return dressed[1]


@pytest.fixture
def ring(dressed, keys):
    return dressed[2]


@pytest.fixture
def shown(qtbot):
    """Shows a widget as a window that has the focus, and keeps it until the test ends, whoever else lets go of it."""
    held = []

    def show(widget: QWidget, width: int = 1000, height: int = 700) -> QWidget:
        held.append(widget)
        qtbot.addWidget(widget)
        widget.resize(width, height)
        with qtbot.waitExposed(widget):
            widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)
        return widget

    return show


@pytest.fixture
def shell(shown, keys):
    window = Shell()
    window.column.show_places(PLACES)
    window.column.show_association("Judo Club de la Baie", "123 456 782 00010")
    shown(window, 1280, 800)
    return window
