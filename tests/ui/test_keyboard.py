"""The keyboard on a page: Tab reads it in order, Enter presses, a ring shows where one is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from chorus_desktop.ui.widgets.buttons import SecondaryButton
from chorus_desktop.ui.widgets.page import Page
from tests.helpers.keyboard import press, tab
from tests.helpers.leaf import Leaf


def test_tab_reads_the_page_in_order(shell):
    page = Leaf("Un")
    shell.open_page(page)
    late = QLineEdit()
    page.body.insertWidget(1, late)
    late.show()
    page.order_tabs()

    assert [tab() for _ in range(4)] == [late, page.line, page.findChild(SecondaryButton), page.button]
    assert tab(back=True) is page.findChild(SecondaryButton)


def test_a_piece_added_later_finds_its_place_by_itself(shell, qtbot):
    page = Leaf("Un")
    shell.open_page(page)
    late = QLineEdit()
    page.body.insertWidget(1, late)

    def next_one() -> object:
        page.header.heading.setFocus()
        return tab()

    qtbot.waitUntil(lambda: next_one() is late)


def test_the_page_follows_the_focus(shell, qtbot):
    page = Page("Longue")
    lines = [QLineEdit() for _ in range(60)]
    page.add(*lines)
    shell.open_page(page)

    lines[-1].setFocus()

    qtbot.waitUntil(lambda: not lines[-1].visibleRegion().isEmpty())


def test_a_page_too_wide_is_read_from_its_left_edge(shell, qtbot):
    page = Leaf("Un")
    wide = QLineEdit()
    wide.setMinimumWidth(1400)
    page.add(wide)
    shell.open_page(page)

    wide.setFocus()
    qtbot.waitUntil(lambda: page.area.horizontalScrollBar().maximum() > 0)
    page.line.setFocus()
    wide.setFocus()

    assert page.area.horizontalScrollBar().value() == 0


def test_enter_presses_the_focused_button_only(shell):
    page = Leaf("Un")
    pressed = []
    page.button.clicked.connect(lambda: pressed.append(1))
    shell.open_page(page)

    page.line.setFocus()
    press(Qt.Key.Key_Return)
    assert pressed == []
    page.button.setFocus()
    press(Qt.Key.Key_Enter)
    assert pressed == [1]


def test_the_ring_is_around_what_has_the_focus(shell, ring, qtbot):
    page = Leaf("Un")
    shell.open_page(page)

    page.line.setFocus()
    assert ring.around is page.line
    page.button.setFocus()
    assert ring.around is page.button


def test_a_button_just_clicked_has_no_ring_but_a_field_has(shell, ring, qtbot):
    page = Leaf("Un")
    shell.open_page(page)

    qtbot.mouseClick(page.button, Qt.MouseButton.LeftButton)
    assert ring.around is None
    qtbot.mouseClick(page.line, Qt.MouseButton.LeftButton)
    assert ring.around is page.line
