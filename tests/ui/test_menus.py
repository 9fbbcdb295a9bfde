"""The menus: each act has a letter of its own, so that a keyboard reaches it in one press."""

import re
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QMenu, QStyle

from chorus_desktop.ui import menu_acts, theme
from chorus_desktop.ui.theme import Appearance, Scheme
from tests.helpers.rooms import Ways, room


@pytest.fixture
def menus(tmp_path, qtbot):
    with room(tmp_path) as made:
        yield made


def letters(texts):
    return [found[1].casefold() for text in texts if (found := re.search(r"&([^&])", text))]


@pytest.mark.parametrize("practising", [False, True])
def test_no_two_items_of_a_menu_share_a_letter(menus, practising):
    files = SimpleNamespace(practising=practising, practise=lambda: None, stop_practising=lambda: None)
    menu_acts.fill(menus.desk, Ways(), files)
    bar = menus.shell.menuBar()
    shown = {"the bar": [action.text() for action in bar.actions()]}
    shown |= {menu.title(): [action.text() for action in menu.actions() if not action.isSeparator()] for menu in bar.findChildren(QMenu)}
    assert len(shown) > 5

    twice = {
        title: [letter for letter in set(found) if found.count(letter) > 1] for title, texts in shown.items() if (found := letters(texts))
    }

    assert {title: found for title, found in twice.items() if found} == {}
    for title in ("the bar", *(action.text() for action in bar.actions())):
        assert len(letters(shown[title])) == len(shown[title]), title


def test_the_pictures_of_a_menu_follow_the_size_of_the_text(menus):
    menu = menus.shell.menus.file
    sizes = []
    for text in (1.0, 1.5):
        theme.current().show(Appearance(Scheme.LIGHT, text))
        menu.ensurePolished()
        sizes.append(menu.style().pixelMetric(QStyle.PixelMetric.PM_SmallIconSize, None, menu))

    assert sizes == [18, 27]
