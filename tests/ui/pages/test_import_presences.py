"""Presences brought in: pasted, chosen or dropped; mended in place; remembered; taken back in one go."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QComboBox, QLineEdit, QRadioButton, QTableWidget

from chorus_desktop import services
from chorus_desktop.domain.attendance import Cell, Change, Mark
from chorus_desktop.store.marks import marks, put_marks
from chorus_desktop.ui.pages.import_presences import ImportPresencesPage
from tests.helpers import ase, keyboard
from tests.helpers.accessible import nameless
from tests.helpers.importing import WIDE, import_button, known, name_activity, paste
from tests.helpers.presences import ABSENT


@pytest.fixture
def page(room):
    return room.show(ImportPresencesPage(room.desk, room.club.dossier))


def test_what_is_pasted_is_said_in_one_line_and_nothing_is_written(room, page):
    paste(room)
    name_activity(room)

    assert "Une feuille\u00a0: une ligne par enfant, une colonne par séance (3 lignes, 2 séances du 7 au 14 janvier 2026)." in room.reads()
    assert import_button(room).text() == "Importer 2 enfants, 1 présence et 2 absences"
    assert "«\u00a0Total\u00a0»" in room.reads()
    assert known(room).is_empty
    assert nameless(page) == []


def test_the_activity_is_asked_for(room, page):
    paste(room)

    assert "Dites de quelle activité sont ces séances" in room.reads()
    assert not import_button(room).isEnabled()


def test_a_cell_is_mended_beside_its_problem_and_judged_at_once(room, page):
    paste(room)
    name_activity(room)
    assert "«\u00a0préésent\u00a0» n’est pas une marque" in room.reads()

    room.types("Ligne 3, mer. 7 janv.", "présent")
    room.leaves()

    assert "n’est pas une marque" not in room.reads()
    assert import_button(room).text() == "Importer 2 enfants, 2 présences et 2 absences"


def test_a_row_is_left_aside_and_taken_again(room, page):
    paste(room)
    name_activity(room)

    room.press("Ligne 3, mer. 7 janv.\u00a0: laisser la ligne de côté")
    assert "1 ligne laissée de côté" in room.reads()
    assert import_button(room).text() == "Importer 1 enfant, 1 présence et 1 absence"

    room.press("Les reprendre")
    assert import_button(room).text() == "Importer 2 enfants, 1 présence et 2 absences"


def test_import_goes_back_and_all_is_taken_back_in_one_go(room, page):
    before = known(room)
    paste(room)
    name_activity(room)

    import_button(room).click()

    assert [child.name for child in known(room).children] == ["Éléonore DUVAL", "Inès Roux"]
    assert len(known(room).marks) == 3
    assert room.ways.taken == [("home",)]
    room.shell.undo_bar.undo()
    assert known(room) == before
    assert room.asked.asked == []


def test_what_was_changed_since_stays_and_is_said(room, page):
    paste(room)
    name_activity(room)
    import_button(room).click()
    place = next(iter(known(room).marks))
    put_marks(room.store, room.club.dossier, [Change(place, Cell(Mark.PRESENT), ABSENT)], "Marquer")

    room.shell.undo_bar.undo()

    assert "sauf ce que vous avez changé" in str(room.asked.asked)
    assert marks(room.store, room.club.dossier) == {place: ABSENT}
    assert len(known(room).children) == len(known(room).sessions) == len(known(room).activities) == 1


def test_the_next_table_with_these_titles_is_read_the_same_way(room, page):
    table = "Prénom\tNom\tSurnom\t7/1\nLina\tB.\tLili\tP\n"
    paste(room, table)
    name_activity(room)
    room.press("Colonnes lues\u00a0: Prénom et Nom. Vérifier ou changer")
    box = room.named("Prénom", QComboBox)
    box.setCurrentIndex(box.findText("Surnom"))
    import_button(room).click()
    room.show(ImportPresencesPage(room.desk, room.club.dossier))

    paste(room, "Prénom\tNom\tSurnom\t14/1\t21/1\nNoé\tC.\tNono\tP\tP\n")

    room.press("Colonnes lues\u00a0: Prénom et Nom. Vérifier ou changer")
    assert room.named("Prénom", QComboBox).currentText() == "Surnom"
    assert "Comme la dernière fois" in room.reads()
    assert room.named("Activité de ces séances", QComboBox).currentText() == "Judo"


def test_children_who_look_the_same_are_to_be_decided_about(room, page):
    paste(room, "Prénom\tNom\nLina\tBernard\nLina\tB.\n")
    import_button(room).click()

    assert "2 enfants se ressemblent" in room.reads()
    room.press("Décider")
    assert room.ways.taken == [("twins", room.club.dossier)]


def test_a_file_is_chosen_or_dropped_on_the_page(room, page):
    path = room.folder / "enfants.csv"
    path.write_text("Prénom;Nom\nLina;B.\n", encoding="cp1252")
    room.asked.answers = [path]
    room.press("Choisir le fichier…")
    assert import_button(room).text() == "Importer 1 enfant"

    page._forget()
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(path))])
    page.dropEvent(QDropEvent(QPoint(5, 5), Qt.DropAction.CopyAction, carried, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier))
    assert import_button(room).text() == "Importer 1 enfant"


def test_nothing_to_paste_is_said(room, page):
    paste(room, "")

    assert "Il n’y a rien à coller" in room.reads()


def test_control_v_pastes_a_table_and_in_a_field_a_text(room, page):
    QGuiApplication.clipboard().setText(WIDE)
    keyboard.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier, on=page._drop.button)
    assert "Une feuille" in room.reads()

    QGuiApplication.clipboard().setText("Judo")
    line = room.named("Nom de la nouvelle activité", QLineEdit)
    line.setFocus()
    keyboard.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == "Judo"


def test_another_shape_is_read_anew(room, page):
    paste(room, "Enfant\tGroupe\t7/1\nLina B.\tPoussins\tP\n")

    next(button for button in room.everything(QRadioButton) if button.text().startswith("Une liste d’enfants")).click()

    assert import_button(room).text() == "Importer 1 enfant"


def test_names_are_hidden_where_the_procedure_is_sensitive(room):
    year = ase.opened(room.store, room.club.association)
    room.show(ImportPresencesPage(room.desk, year))
    paste(room, "Enfant\tDate\tPrésence\nÉléonore Duval\t07/01/2026\tP\n")

    table = room.named("Premières lignes du tableau", QTableWidget)
    assert table.item(0, 0).text() == "É… D…"
    assert "Éléonore" not in room.reads()
    room.press("Afficher les noms")
    assert room.named("Premières lignes du tableau", QTableWidget).item(0, 0).text() == "Éléonore Duval"


def test_a_title_that_is_no_day_is_mended(room, page):
    paste(room, "Enfant\t7/1\t32/01/2026\nLina B.\tP\tP\n")
    name_activity(room)
    assert "n’existe pas dans le calendrier" in room.reads()

    room.types("Ligne 1, titre de la colonne «\u00a032/01/2026\u00a0»", "31/01/2026")
    room.leaves()

    assert import_button(room).text() == "Importer 1 enfant et 2 présences"


def test_a_column_is_left_aside(room, page):
    paste(room, "Enfant\t7/1\t12-15 ans\nLina B.\tP\toui\n")
    name_activity(room)

    room.press("Ligne 1, titre de la colonne «\u00a012-15 ans\u00a0»\u00a0: laisser la colonne de côté")

    assert "1 colonne est laissée de côté\u00a0: «\u00a012-15 ans\u00a0»." in room.reads()
    assert "n’existe pas dans le calendrier" not in room.reads()


def test_what_is_remembered_names_nobody(room, page):
    paste(room)
    name_activity(room)
    import_button(room).click()

    kept = room.store.rows("SELECT name, value FROM setting WHERE name LIKE 'presence_table%'")
    assert len(kept) == 1
    assert "Duval" not in str(kept)
    assert '{"whole": 0}' in kept[0][1]
    assert services.presence_tables.look(room.store, room.club.dossier, services.presence_tables.pasted(WIDE), lambda *_: None).remembered


def test_a_problem_takes_the_text_of_its_field(room, page):
    paste(room)
    name_activity(room)

    field = room.named("Ligne 3, mer. 7 janv.", QLineEdit)
    assert field.text() == "préésent"
    assert "n’est pas une marque" in field.accessibleDescription()
