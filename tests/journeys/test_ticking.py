"""A month ticked from the keyboard in the real window, left in the middle, taken up and corrected another day."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from chorus_desktop.services import opening
from tests.helpers import clubs, presences
from tests.helpers.grids import COLUMNS, ROWS, blank
from tests.helpers.keyboard import press, write

DAY = date(2026, 1, 22)
CONTROL = Qt.KeyboardModifier.ControlModifier


def club_with_children(folder):
    """Four children and three Wednesdays of January, nothing ticked."""
    store = clubs.opened(folder, DAY)
    dossier = clubs.judo(store, folder).dossier
    presences.stored(store, dossier, blank())
    opening.close(store)


def cells(volunteer):
    model = volunteer.table("Feuille de présence").model()
    return ["".join(model.data(model.index(row, column)) or "." for column in COLUMNS) for row in ROWS]


def test_a_month_is_ticked_left_and_corrected_another_day(arrives, tmp_path):
    club_with_children(tmp_path)
    volunteer = arrives(DAY)
    volunteer.is_on("Vos dossiers")
    volunteer.presses("Ouvrir le dossier C’LOISIRS 2025-2026")
    volunteer.sees("4 enfants · 3 séances · 12 cases vides en janvier")
    volunteer.presses("Cocher les présences")
    volunteer.is_on("Présences")
    volunteer.presses("Cocher les présences")
    volunteer.is_on("Feuille de présence")
    assert volunteer.focus == "Feuille de présence", "one may type at once"

    press(Qt.Key.Key_Home)
    write("pae ")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Space, CONTROL)
    write("p")
    assert cells(volunteer) == ["PP.", "AP.", "EP.", "PP."]
    volunteer.sees("6 présences · 9 h · 4 cases vides")
    volunteer.leaves()

    again = arrives(date(2026, 2, 3))
    again.is_on("Feuille de présence")
    assert cells(again) == ["PP.", "AP.", "EP.", "PP."]
    again.presses("Annuler : Présent le 14/01 : 4 cases")
    assert cells(again) == ["P..", "A..", "E..", "P.."]
    for left in (3, 2, 1, 0):
        press(Qt.Key.Key_Z, CONTROL, on=QApplication.focusWidget())
        again.settles()
        assert [row != "..." for row in cells(again)].count(True) == left
