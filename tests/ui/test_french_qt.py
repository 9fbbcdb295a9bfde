"""Qt's own words are French."""

from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QMessageBox, QPushButton

from chorus_desktop import resources

ENGLISH = ("Look in", "Files of", "Cancel", "Open", "File &name", "Directory")


def test_the_file_dialog_has_no_english_left(qtbot):
    dialog = QFileDialog(None, "Choisir")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)

    said = [item.text() for kind in (QLabel, QPushButton) for item in dialog.findChildren(kind)]

    assert "&Chercher dans\u00a0:" in said
    assert [text for text in said if text.startswith(ENGLISH)] == []


def test_the_buttons_of_qt_are_french(qtbot):
    box = QMessageBox()
    qtbot.addWidget(box)
    kinds = QMessageBox.StandardButton
    box.setStandardButtons(kinds.Yes | kinds.No | kinds.Cancel | kinds.Save | kinds.Discard | kinds.Apply)

    assert {button.text().replace("&", "") for button in box.buttons()} == {
        "Oui", "Non", "Annuler", "Enregistrer", "Ne pas enregistrer", "Appliquer",
    }  # fmt: skip


def test_the_menu_of_a_field_is_french(qtbot):
    line = QLineEdit()
    qtbot.addWidget(line)

    said = {action.text().partition("\t")[0].replace("&", "") for action in line.createStandardContextMenu().actions()}

    assert {"Couper", "Copier", "Coller"} <= said


def test_numbers_and_days_are_french(qapp):
    assert QLocale().toString(1234.5, "f", 2) == "1\u202f234,50"
    assert QLocale().monthName(8) == "août"


CATALOGUE = ElementTree.fromstring(resources.text("translations", "complement_fr.ts"))  # noqa: S314 -- a file of the checkout


@pytest.mark.parametrize(
    ("context", "source", "french"),
    [
        (context.findtext("name"), message.findtext("source"), message.findtext("translation"))
        for context in CATALOGUE.iter("context")
        for message in context.iter("message")
    ],
)
def test_the_compiled_complement_says_what_its_source_says(qapp, context, source, french):
    """Fails when the source was changed and not compiled again."""
    assert QCoreApplication.translate(context, source) == french
