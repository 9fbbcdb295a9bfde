"""The page of the sheets on paper: chosen, looked at, kept, their scans brought back."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from chorus_desktop import services
from chorus_desktop.services.sheets import SheetOrder
from chorus_desktop.ui.pages.sheet_scan import SheetScanPage
from chorus_desktop.ui.pages.sheets import SheetsPage
from tests.helpers import ase, keyboard, presences, scanner
from tests.helpers.accessible import nameless


@pytest.fixture
def dossier(room):
    presences.stored(room.store, room.club.dossier, presences.sheet(6, 4, (0, 1), blank=((1, 1),)))
    return room.club.dossier


@pytest.fixture
def page(room, dossier):
    return room.show(SheetsPage(room.desk, dossier))


def rows(room):
    return services.sheets.view(room.store, room.club.dossier, room.today).rows


def saves(room, name="feuille.pdf"):
    room.asked.answers.append(room.folder / name)
    room.press("Enregistrer sous…")
    return (room.folder / name).read_bytes()


def printed(room, dossier):
    order = SheetOrder(activity="judo", first=date(2026, 1, 1), last=date(2026, 1, 31))
    sheet = services.sheets.draw(room.store, dossier, order, room.today)
    services.sheets.keep(room.store, sheet.made)
    return sheet


def drops(room, name, data):
    path = room.folder / name
    path.write_bytes(data)
    room.shell.page._scans._drop.dropped.emit([path])


def test_without_a_session_she_is_led_to_the_activities(room):
    room.show(SheetsPage(room.desk, room.club.dossier))

    assert "Aucune séance à imprimer" in room.reads()
    room.press("Ajouter une activité et ses séances")
    assert room.ways.taken[-1] == ("activities", room.club.dossier)


def test_a_sheet_is_looked_at_and_kept_only_once_it_is_saved(room, page):
    room.press("Voir la feuille")
    assert page._preview.document.pageCount() == 1
    assert rows(room) == ()
    data = saves(room)

    (row,) = rows(room)
    assert row.code in "".join(scanner.texts(data))
    assert f"Enregistrée dans feuille.pdf. Son code est {row.code}" in room.reads()
    assert "Scan attendu" in room.reads()


def test_another_choice_is_another_sheet(room, page):
    first = saves(room, "vierge.pdf")
    room.press("Feuille remplie, avec les présences notées")
    second = saves(room, "remplie.pdf")

    assert len(rows(room)) == 2
    assert "Total" not in scanner.texts(first)[0]
    assert "Total" in scanner.texts(second)[0]


def test_other_days_are_typed_and_what_is_wrong_is_said(room, page):
    page._choices._days.combo.setCurrentIndex(1)
    room.types("Du", "15/01/2026")
    room.types("au", "10/01/2026")
    room.press("Voir la feuille")
    assert "La période finit avant de commencer" in room.reads()
    room.types("au", "")
    room.press("Voir la feuille")
    assert "Indiquez le premier et le dernier jour" in room.reads()
    room.types("au", "20/02/2026")
    saves(room)

    assert rows(room)[0].days == "du 21 au 28 janvier 2026"


def test_days_without_a_session_are_said(room, page):
    page._choices._days.combo.setCurrentIndex(1)
    room.types("Du", "01/02/2026")
    room.types("au", "20/02/2026")
    room.press("Voir la feuille")

    assert "Il n’y a aucune séance entre ces deux jours." in room.reads()


def test_a_dropped_scan_is_told_and_seen_beside_what_was_typed(room, dossier):
    sheet = printed(room, dossier)
    room.show(SheetsPage(room.desk, dossier))
    drops(room, "scan.pdf", scanner.scan(scanner.pictures(sheet.data)))

    assert "1 page rangée\u00a0: feuille du 7 au 28 janvier 2026 (Atelier judo du mercredi)." in room.reads()
    assert "Scan reçu le 03/02/2026" in room.reads()
    room.press(f"Voir le scan de la feuille {rows(room)[0].code}")
    assert room.ways.taken[-1] == ("sheet_scan", dossier, rows(room)[0].id)
    room.press(f"Saisir les présences de la feuille {rows(room)[0].code}")
    assert room.ways.taken[-1] == ("grid", dossier, "judo")


def test_after_scans_the_focus_is_where_it_was(room, dossier):
    sheet = printed(room, dossier)
    page = room.show(SheetsPage(room.desk, dossier))
    path = room.folder / "scan.pdf"
    path.write_bytes(scanner.scan([*scanner.pictures(sheet.data), scanner.blank()]))
    button = page._scans._drop.button
    button.setFocus()
    room.asked.answers.append([path])

    button.click()
    assert QApplication.focusWidget() is button

    room.named("Laisser de côté\u00a0: Page 2 de «\u00a0scan.pdf\u00a0»\u00a0: aucun code lu.").setFocus()
    keyboard.press(Qt.Key.Key_Space)
    assert QApplication.focusWidget() is button


def test_a_page_without_a_code_is_placed_by_hand(room, dossier):
    sheet = printed(room, dossier)
    room.show(SheetsPage(room.desk, dossier))
    drops(room, "scan.pdf", scanner.scan([scanner.blank(), scanner.blank()]))
    first = "Page 1 de «\u00a0scan.pdf\u00a0»\u00a0: aucun code lu."
    assert first in room.reads()

    room.press(f"Laisser de côté\u00a0: {first.replace('Page 1', 'Page 2')}")
    room.types("Code au pied de la page", "F-2222-2")
    room.press(f"Ranger\u00a0: {first}")
    assert "n’est pas un code de feuille" in room.reads()
    room.types("Code au pied de la page", sheet.made.code.pretty())
    room.press(f"Ranger\u00a0: {first}")

    assert "1 page rangée" in room.reads()
    assert "aucun code lu" not in room.reads()


def test_the_paper_may_be_picked_in_the_list(room, dossier):
    sheet = printed(room, dossier)
    page = room.show(SheetsPage(room.desk, dossier))
    drops(room, "scan.pdf", scanner.scan([scanner.blank()]))
    (card,) = page._scans._cards
    card._paper.combo.setCurrentIndex(1)

    assert card.texts() == (sheet.made.code.pretty(), "")
    room.press(f"Ranger\u00a0: {card.page.said}")
    assert rows(room)[0].lacking == (), "it has one page"


def test_a_picture_is_pasted(room, dossier):
    sheet = printed(room, dossier)
    room.show(SheetsPage(room.desk, dossier))
    board = QGuiApplication.clipboard()
    board.setText("bonjour")
    room.press("Coller une image")
    assert "Le presse-papiers ne contient pas d’image" in room.reads()
    board.setImage(QImage.fromData(scanner.photo(scanner.pictures(sheet.data)[0])))
    room.press("Coller une image")

    assert "1 page rangée" in room.reads()


def test_ctrl_v_pastes_a_picture_where_no_field_has_the_focus(room, dossier):
    sheet = printed(room, dossier)
    page = room.show(SheetsPage(room.desk, dossier))
    QGuiApplication.clipboard().setImage(QImage.fromData(scanner.photo(scanner.pictures(sheet.data)[0])))
    page._print.setFocus()
    keyboard.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert "1 page rangée" in room.reads()


def test_a_sheet_is_opened_again_and_taken_away_with_a_way_back(room, dossier):
    sheet = printed(room, dossier)
    room.show(SheetsPage(room.desk, dossier))
    room.press(f"Voir la feuille {sheet.made.code.pretty()}")
    way, title, data, _ = room.ways.taken[-1]
    assert (way, title, data) == ("paper", sheet.title, sheet.data)
    room.press(f"Retirer la feuille {sheet.made.code.pretty()}")
    assert rows(room) == ()
    room.shell.undo_bar.undo()
    assert len(rows(room)) == 1


def test_the_scan_stands_beside_the_marks(room, dossier):
    sheet = printed(room, dossier)
    page = room.show(SheetScanPage(room.desk, dossier, rows(room)[0].id))
    assert "Le scan de cette feuille n’est pas encore là" in room.reads()
    services.scans.file(
        room.store, [services.scanned.Brought(name="s.pdf", data=scanner.scan(scanner.pictures(sheet.data)))], room.today, lambda *_: None
    )
    page.returned()

    assert page._preview.count == 1
    assert not page._preview._view._sheet.pixmap.isNull(), "drawn in another process"
    assert [page._table.item(rank, 1).text() for rank in range(3)] == ["A", "", "P"]
    assert "1 case sans rien" in room.reads()
    room.press("Corriger dans la grille")
    assert room.ways.taken[-1] == ("grid", dossier, "judo")


def test_everything_has_a_name_for_a_screen_reader(room, dossier):
    printed(room, dossier)
    page = room.show(SheetsPage(room.desk, dossier))
    drops(room, "scan.pdf", scanner.scan([scanner.blank()]))
    room.press("Voir la feuille")

    assert nameless(page) == []
    assert nameless(room.show(SheetScanPage(room.desk, dossier, rows(room)[0].id))) == []


def test_names_are_hidden_beside_the_scan_where_they_are_sensitive(room):
    dossier = services.dossiers.create(room.store, room.club.association, ase.DEPARTEMENT, "2026", room.today)
    presences.stored(room.store, dossier, presences.sheet(2, 2))
    order = services.sheets.SheetOrder(activity="judo", first=date(2026, 1, 1), last=date(2026, 1, 31))
    sheet = services.sheets.draw(room.store, dossier, order, room.today)
    services.sheets.keep(room.store, sheet.made)
    scan = services.scanned.Brought(name="s.pdf", data=scanner.scan(scanner.pictures(sheet.data)))
    services.scans.file(room.store, [scan], room.today, lambda *_: None)
    (row,) = services.sheets.view(room.store, dossier, room.today).rows
    page = room.show(SheetScanPage(room.desk, dossier, row.id))

    assert page._table.verticalHeaderItem(0).text() == "L… A…"
    assert page._preview.isHidden()
    room.press("Afficher les noms")
    assert page._table.verticalHeaderItem(0).text() == "Lina A."
    assert not page._preview.isHidden()
