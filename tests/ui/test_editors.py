"""What is chosen without a click (arrows, a screen reader, dictation) is chosen all the same; what a page shows is not."""

import pytest
from PySide6.QtCore import Qt

from chorus_desktop.ui.forms.editors import ComboEditor, FlagEditor, RadioEditor
from tests.helpers.keyboard import press

CHOICES = [("a", "Un"), ("b", "Deux")]


@pytest.fixture
def heard():
    return []


def listened(editor, shown, heard):
    editor.edited.connect(lambda: heard.append(editor.text()))
    shown(editor, 300, 200)
    return editor


def test_a_radio_chosen_by_arrow_or_by_a_screen_reader_is_heard_once(shown, heard):
    editor = listened(RadioEditor(CHOICES), shown, heard)
    editor.show_text("a")
    editor.inputs[0].setFocus()
    press(Qt.Key.Key_Down, on=editor.inputs[0])
    editor.inputs[0].setChecked(True)
    editor.show_text("b")
    editor.show_text("")

    assert heard == ["b", "a"]


def test_a_choice_in_a_list_is_heard_once(shown, heard):
    editor = listened(ComboEditor(CHOICES), shown, heard)
    editor.show_text("a")
    editor.combo.setCurrentIndex(2)

    assert heard == ["b"]


def test_a_box_ticked_is_heard_once(shown, heard):
    editor = listened(FlagEditor("Oui"), shown, heard)
    editor.show_text("oui")
    editor.box.toggle()

    assert heard == [""]
