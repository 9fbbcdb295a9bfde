"""The sheet from the keyboard alone: each mark is in the file at once, undone and done again without limit."""

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from chorus_desktop.domain.attendance import Activity, Attendance
from chorus_desktop.store.marks import act_labels
from chorus_desktop.ui.pages.grid import GridPage
from chorus_desktop.ui.pages.grid_table import GridTable
from tests.helpers import presences
from tests.helpers.accessible import name_of
from tests.helpers.grids import blank, opened, written
from tests.helpers.keyboard import press, write

CONTROL, SHIFT, KEY = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.Key


@pytest.fixture
def table(room):
    return opened(room, blank())


def test_a_session_is_ticked_child_after_child(room, table):
    write("paex")

    assert written(room) == ["P..", "A..", "E..", "P.."]
    assert table.current == (3, 0), "at the last child one stays"
    press(KEY.Key_Return)
    assert table.current == (0, 1), "Enter goes on with the next session"
    write(" P")
    assert written(room)[:2] == ["PP.", "AP."]


def test_arrows_walk_it_and_tab_leaves_it(room, table):
    press(KEY.Key_Down)
    press(KEY.Key_Right)
    assert table.current == (1, 1)
    press(KEY.Key_End)
    assert table.current == (1, 2)
    press(KEY.Key_Home)
    assert table.current == (1, 0)
    press(KEY.Key_Tab)
    assert QApplication.focusWidget() is not table


def test_cells_are_cleared(room, table):
    write("pp")
    press(KEY.Key_Backspace)
    table.go_to((0, 0))
    press(KEY.Key_Delete)

    assert written(room) == ["...", "P..", "...", "..."]


def test_several_cells_are_ticked_at_once(room, table):
    press(KEY.Key_Down, SHIFT)
    press(KEY.Key_Right, SHIFT)
    write("p")

    assert written(room) == ["PP.", "PP.", "...", "..."]
    assert act_labels(room.store, room.club.dossier)[0] == "Présent\u00a0: 4 cases"
    press(KEY.Key_A, CONTROL)
    write("a")
    assert written(room) == ["AAA"] * 4


def test_a_whole_session_or_a_whole_child_is_chosen_with_two_keys(room, table):
    press(KEY.Key_Space, CONTROL)
    write("p")
    table.go_to((2, 1))
    press(KEY.Key_Space, SHIFT)
    write("e")

    assert written(room) == ["P..", "P..", "EEE", "P.."]


def test_a_click_on_a_head_chooses_all_of_it(room, table):
    head = table.horizontalHeader()
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(head.sectionViewportPosition(1) + 9, 9))
    write("p")

    assert written(room) == [".P."] * 4


def test_everybody_was_there(room, table):
    table.go_to((1, 2))
    room.press("Tous présents le 21/01")

    assert written(room) == ["..P"] * 4
    assert QApplication.focusWidget() is table
    assert room.named("Annuler\u00a0: Tous présents le 21/01\u00a0: 4 cases").isEnabled()


def test_everybody_else_was_there(room, table):
    table.go_to((2, 1))
    write("a")
    table.go_to((0, 1))
    room.press("Tous présents le 14/01")

    assert written(room) == [".P.", ".P.", ".A.", ".P."]


def test_a_click_goes_from_present_to_absent_to_excused_to_nothing(room, table):
    seen = []
    for _ in range(4):
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(table.model().index(1, 1)).center())
        seen.append(written(room)[1][1])

    assert seen == ["P", "A", "E", "."]


def test_two_quick_clicks_are_two(room, table):
    where = table.visualRect(table.model().index(1, 1)).center()
    # As Qt tells them: press, release, double click, release.
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    QTest.mouseRelease(table.viewport(), Qt.MouseButton.LeftButton, pos=where)

    assert written(room)[1] == ".A."


def test_cells_dragged_over_are_chosen_not_ticked(room, table):
    first, last = (table.visualRect(table.model().index(row, 1)).center() for row in (0, 2))
    QTest.mousePress(table.viewport(), Qt.MouseButton.LeftButton, pos=first)
    QTest.mouseMove(table.viewport(), last)
    QTest.mouseRelease(table.viewport(), Qt.MouseButton.LeftButton, pos=last)
    assert written(room) == ["..."] * 4

    write("p")
    assert written(room) == [".P.", ".P.", ".P.", "..."]


def test_it_is_undone_and_done_again_without_limit(room, table):
    write("pae")
    press(KEY.Key_Z, CONTROL)
    press(KEY.Key_Z, CONTROL)
    assert written(room) == ["P..", "...", "...", "..."]
    assert table.current == (1, 0), "one sees where"
    press(KEY.Key_Y, CONTROL)
    press(KEY.Key_Z, CONTROL | SHIFT)
    assert written(room) == ["P..", "A..", "E..", "..."]
    for _ in range(4):
        press(KEY.Key_Z, CONTROL)
    assert written(room) == ["..."] * 4
    assert not room.named("Annuler").isEnabled()
    room.press("Rétablir\u00a0: Présent le 07/01")
    assert written(room)[0] == "P.."


def test_it_is_undone_another_day(room, table):
    write("pa")
    again = room.show(GridPage(room.desk, room.club.dossier))

    room.press("Annuler\u00a0: Absent le 07/01")

    assert written(room) == ["P..", "...", "...", "..."]
    assert again._model.cell((1, 0)) is None


def test_the_menu_does_not_take_the_keys_of_the_sheet(table):
    for key, modifiers in (
        (KEY.Key_Z, CONTROL),
        (KEY.Key_Z, CONTROL | SHIFT),
        (KEY.Key_Y, CONTROL),
        (KEY.Key_C, CONTROL),
        (KEY.Key_V, CONTROL),
        (KEY.Key_A, CONTROL),
    ):
        asked = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers)
        asked.ignore()
        QCoreApplication.sendEvent(table, asked)
        assert asked.isAccepted(), key


def test_what_is_read_on_the_page_follows_each_mark(room, table):
    assert "4 enfants · 3 séances · 0 présence · 12 cases vides" in room.reads()
    write("pap")

    assert "4 enfants · 3 séances · 2 présences · 3\u00a0h · 9 cases vides" in room.reads()


def test_a_screen_reader_hears_the_cell_one_is_in(table):
    write("p")
    table.go_to((0, 0))
    heard = QAccessible.queryAccessibleInterface(table).focusChild()

    assert name_of(table) == "Feuille de présence"
    assert heard.text(QAccessible.Text.Name) == "Lina A., mercredi 7 janvier 2026, présent"


def chooses(room, name, text):
    combo = room.named(name, QComboBox)
    combo.setCurrentIndex(combo.findText(text))


def test_an_activity_a_month_or_only_those_paid_for_are_shown(room):
    course = Activity(id="stage", name="Stage", saturday=True)
    made = presences.sheet(3, 8)
    children = (*made.children[:2], made.children[2].model_copy(update={"beneficiary": False}))
    both = Attendance(children, (presences.judo(), course), (*made.sessions, *presences.weekly(2, course)), {})
    room.today = date(2026, 1, 31)
    opened(room, both)
    shown = room.named("Feuille de présence", GridTable).model()
    assert (shown.rowCount(), shown.columnCount()) == (3, 6), "of January, both activities"

    chooses(room, "Activité", "Stage")
    assert shown.columnCount() == 2
    chooses(room, "Activité", "Atelier judo du mercredi")
    chooses(room, "Mois", "Tous les mois")
    assert shown.columnCount() == 8
    room.press("Bénéficiaires seulement")
    assert shown.rowCount() == 2
    room.press("Imprimer")
    assert room.ways.taken == [("sheets", room.club.dossier, "judo")]
    room.show(GridPage(room.desk, room.club.dossier, "stage"))
    assert room.named("Feuille de présence", GridTable).model().columnCount() == 2


def test_what_is_undone_out_of_sight_is_said(room):
    course = Activity(id="stage", name="Stage")
    made = presences.sheet(1, 1)
    opened(room, Attendance(made.children, (presences.judo(), course), (*made.sessions, *presences.weekly(1, course)), {}))
    chooses(room, "Activité", "Atelier judo du mercredi")
    write("p")
    chooses(room, "Activité", "Stage")
    press(KEY.Key_Z, CONTROL, on=room.named("Feuille de présence", GridTable))

    assert written(room)[0] == "..."
    assert "n’est pas montré ici" in room.reads()


def test_the_last_month_with_sessions_is_shown_once_they_are_over(room):
    room.today = presences.FIRST.replace(year=2027)
    opened(room, presences.sheet(1, 8))

    assert room.named("Mois", QComboBox).currentText() == "février 2026"


def test_with_nobody_on_it_the_sheet_says_how_to_begin(room):
    page = room.show(GridPage(room.desk, room.club.dossier))
    assert "Aucun enfant" in room.reads()
    room.press("Ajouter des enfants")
    room.press("Importer un tableau")
    presences.stored(room.store, room.club.dossier, Attendance(children=presences.children(1)))
    page.returned()
    room.press("Créer les séances")
    presences.stored(room.store, room.club.dossier, Attendance(activities=(presences.judo(),), sessions=presences.weekly(2)))
    page.returned()

    whose = room.club.dossier
    assert room.focus() == "Feuille de présence"
    assert room.ways.taken == [("children", whose), ("import_presences", whose), ("activities", whose)]


def test_no_label_of_an_act_names_a_child(room, table):
    write("pa")
    press(KEY.Key_A, CONTROL)
    write("e")

    labels = [label for _, label in zip(range(3), iter(lambda: act_labels(room.store, room.club.dossier)[0], ""), strict=False)]
    assert labels
    assert not any(child.first_name in label for label in labels for child in presences.children(4))
