"""The window's frame: going to a page and back, the column, the bar that undoes, the menus."""

import subprocess
import sys

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication

from chorus_desktop.ui.preferences import Preferences
from chorus_desktop.ui.shell import NAME, Place, Shell, fitting
from chorus_desktop.ui.theme import Appearance, Scheme
from tests.helpers import accessible
from tests.helpers.checkout import ROOT
from tests.helpers.keyboard import press
from tests.helpers.leaf import PLACES, Leaf


def test_the_frame_loads_nothing_heavy():
    code = (
        "import sys\n"
        "from chorus_desktop.ui import background, dialogs, focus_ring, french_qt, keys, preferences, shell\n"
        "print(*{'pydantic', 'sqlmodel', 'sqlalchemy', 'alembic', 'reportlab', 'pypdf', 'PIL', 'stdnum'} & set(sys.modules))"
    )
    heavy = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    assert heavy.stdout.strip() == ""


def test_a_page_opens_on_its_heading_and_names_the_window(shell):
    page = Leaf("Vos factures")

    shell.open_page(page, place="invoices")

    assert shell.page is page
    assert shell.windowTitle() == f"Vos factures – {NAME}"
    assert QApplication.focusWidget() is page.header.heading
    assert shell.column.button("invoices").accessibleDescription() == "Vous y êtes"
    assert shell.column.button("home").accessibleDescription() == ""


def test_a_page_opens_on_its_first_field_when_it_names_one(shell):
    page = Leaf("Objet")
    page.first = page.line

    shell.open_page(page)

    assert page.line.hasFocus()


def test_back_returns_to_the_page_and_to_what_had_the_focus(shell):
    first, second = Leaf("Un"), Leaf("Deux")
    shell.open_page(first, place="home")
    first.line.setFocus()
    shell.open_page(second, place="invoices")

    shell.back()

    assert shell.page is first
    assert first.line.hasFocus()
    assert first.told == ["leaving", "returned"]
    assert second.told == ["leaving"]
    assert shell.column.button("home").accessibleDescription() == "Vous y êtes"
    assert not shell.can_go_back


def test_a_place_forgets_the_way_that_led_there(shell):
    shell.open_page(Leaf("Un"))
    shell.open_page(Leaf("Deux"))

    shell.open_page(Leaf("Accueil"), root=True)

    assert not shell.can_go_back


def test_a_replaced_page_is_not_gone_back_to(shell):
    first = Leaf("Un")
    shell.open_page(first, place="home")
    shell.open_page(Leaf("Deux"))

    shell.replace_page(Leaf("Deux, finalisée"))
    shell.back()

    assert shell.page is first


def test_the_way_back_has_an_end(shell):
    for number in range(30):
        shell.open_page(Leaf(str(number)))

    steps = 0
    while shell.can_go_back:
        shell.back()
        steps += 1

    assert steps == 19


def test_the_keyboard_goes_back(shell, qtbot):
    shell.open_page(Leaf("Un"))
    shell.open_page(Leaf("Deux"))

    qtbot.keyClick(shell, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)

    assert shell.page.header.heading.text() == "Un"


def test_closing_leaves_the_page_first(shell, qtbot):
    page = Leaf("Un")
    shell.open_page(page)

    with qtbot.waitSignal(shell.closing):
        shell.close()

    assert page.told == ["leaving"]


def test_a_place_is_chosen_with_the_keyboard(shell, qtbot):
    page = Leaf("Un")
    shell.open_page(page, place="home")
    qtbot.keyClick(shell, Qt.Key.Key_F6)
    assert shell.column.button("home").hasFocus()

    press(Qt.Key.Key_Down)
    assert shell.column.button("invoices").hasFocus()
    with qtbot.waitSignal(shell.place_chosen, check_params_cb=lambda key: key == "invoices"):
        press(Qt.Key.Key_Return)

    qtbot.keyClick(shell, Qt.Key.Key_F6)
    assert QApplication.focusWidget() is page.header.heading


def test_a_place_says_what_waits_there(shell):
    shell.column.show_badge("invoices", 2, "2 à traiter")
    assert accessible.name_of(shell.column.button("invoices")) == "Factures, 2 à traiter"

    shell.column.show_badge("invoices", 0)
    assert accessible.name_of(shell.column.button("invoices")) == "Factures"


def test_a_place_that_appears_leaves_the_others_as_they_are(shell):
    shell.open_page(Leaf("Un"), place="home")

    shell.column.show_places((*PLACES, Place("guide", "Guide", "book-open")))

    assert shell.column.button("home").accessibleDescription() == "Vous y êtes"
    assert accessible.name_of(shell.column.button("guide")) == "Guide"
    with pytest.raises(KeyError):
        shell.column.button("payers")


def test_a_narrow_window_keeps_the_names_of_its_places(shell):
    wide = shell.column.width()

    shell.resize(700, 500)

    assert shell.column.width() < wide / 2
    assert accessible.name_of(shell.column.button("home")) == "Accueil"
    assert shell.column.button("home").toolTip() == "Accueil"


def test_undo_stays_for_the_page_that_follows_and_no_further(shell):
    shell.open_page(Leaf("Facture"))
    shell.offer_undo("Facture mise à la corbeille.", lambda: None)

    shell.open_page(Leaf("Liste"))
    assert shell.undo_bar.isVisible()
    shell.open_page(Leaf("Autre"))
    assert not shell.undo_bar.isVisible()


def test_after_undo_the_focus_is_on_the_page_and_not_on_what_leads_elsewhere(shell):
    page = Leaf("Liste")
    page.first = page.line
    shell.open_page(page)
    shell.offer_undo("Ligne retirée.", lambda: None)
    shell.undo_bar.button.setFocus()

    press(Qt.Key.Key_Space)

    assert page.line.hasFocus()


def test_everything_in_the_frame_is_named(shell):
    shell.open_page(Leaf("Un"))

    assert accessible.nameless(shell) == []


def test_the_menu_changes_the_look_and_keeps_it(shown, look, tmp_path):
    kept = Preferences(tmp_path / "preferences.ini")
    window = Shell(kept.keep_appearance)
    shown(window)
    actions = {action.text(): action for menu in window.menus.view.actions() for action in menu.menu().actions()}

    actions["Sombre"].trigger()
    actions["150\u00a0%"].trigger()

    assert look.appearance == Appearance(Scheme.DARK, 1.5)
    assert Preferences(tmp_path / "preferences.ini").appearance == Appearance(Scheme.DARK, 1.5)


@pytest.mark.parametrize("content", ["", "scheme=blue\ntext=huge\n", "text=17\n", "\x00\x01"])
def test_damaged_preferences_are_as_good_as_none(tmp_path, content):
    path = tmp_path / "preferences.ini"
    path.write_text(content, encoding="utf-8")

    assert Preferences(path).appearance == Appearance()


def test_the_edit_menu_acts_on_the_field_in_hand(shell):
    page = Leaf("Un")
    shell.open_page(page)
    page.line.setText("Facture de mai")
    page.line.setFocus()
    actions = {action.text(): action for action in shell.menus.edit.actions()}

    actions["&Tout sélectionner"].trigger()
    actions["Cou&per"].trigger()
    assert page.line.text() == ""
    actions["C&oller"].trigger()
    assert page.line.text() == "Facture de mai"


@pytest.mark.parametrize(("screen", "window"), [((1280, 800), (1264, 752)), ((1366, 728), (1280, 680)), ((1920, 1040), (1280, 800))])
def test_a_new_window_and_its_frame_fit_the_screen(screen, window):
    assert fitting(QSize(*screen)) == QSize(*window)


def test_the_window_opens_no_larger_than_its_screen(qtbot):
    window = Shell()
    qtbot.addWidget(window)

    room = window.screen().availableSize()

    assert window.width() < room.width()
    assert window.height() < room.height()
