"""The pages of a piece changed, with the keyboard alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from chorus_desktop import services
from chorus_desktop.domain.sheet_corners import NAMES
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.pdf import recognition
from chorus_desktop.ui.pages.piece_edit import PieceEditPage
from chorus_desktop.ui.widgets.page import Page
from tests.helpers import pieces
from tests.helpers.accessible import nameless
from tests.helpers.keyboard import press
from tests.ui.pages.test_attachments import pdf

ALT, CONTROL, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def draft(room):
    return room.club.draft()


@pytest.fixture
def page(room, draft):
    room.show(Page("Avant"))
    page = room.show(PieceEditPage(room.desk, draft, pieces.piece(room, draft, 3)))
    room.named("Pages").setFocus()
    return page


def recipe(page):
    return page._history.now


def order(page):
    return [recipe(page).sources[use.source].name[-5] for use in recipe(page).pages]


def kept(room, page):
    return [line.recipe for line in services.attachments.page(room.store, page._id, room.today).lines]


def test_pages_move_with_alt_and_an_arrow(room, page):
    press(Qt.Key.Key_Right, ALT)
    assert order(page) == ["1", "0", "2"]
    press(Qt.Key.Key_Down, ALT)
    assert order(page) == ["1", "2", "0"]
    press(Qt.Key.Key_Right, ALT)
    assert order(page) == ["1", "2", "0"], "the end is the end"
    assert room.shell.page is page, "the window does not go back"


def test_its_keys_go_before_those_of_the_window(room, page, qtbot):
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left, ALT)
    assert order(page) == ["1", "0", "2"], "the window would go back"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, CONTROL)
    assert order(page) == ["0", "1", "2"], "the menu would undo what is typed"
    assert room.shell.page is page


def test_a_page_turns_and_turns_back_as_often_as_one_likes(room, page):
    for _ in range(5):
        press(Qt.Key.Key_R, text="r")
    assert recipe(page).pages[0].turn == 90
    press(Qt.Key.Key_R, SHIFT, text="R")
    assert recipe(page).pages[0].turn == 0
    for _ in range(6):
        press(Qt.Key.Key_Z, CONTROL)
    assert not page._history.is_changed
    assert not room.named("Annuler").isEnabled()
    press(Qt.Key.Key_Y, CONTROL)
    assert recipe(page).pages[0].turn == 90


def test_a_page_is_left_out_and_comes_back(room, page):
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Delete)
    assert order(page) == ["0", "2"]
    room.press("Annuler")
    assert order(page) == ["0", "1", "2"]


def test_the_only_page_stays(room, draft):
    page = room.show(PieceEditPage(room.desk, draft, pieces.piece(room, draft, 1)))
    room.named("Pages").setFocus()
    press(Qt.Key.Key_Delete)

    assert len(recipe(page).pages) == 1
    assert not room.named("Retirer la page").isEnabled()


def test_corners_are_moved_found_and_given_up(room, page):
    found = recipe(page).pages[0].corners
    assert found is not None
    room.named(NAMES[0]).setFocus()
    press(Qt.Key.Key_Left, SHIFT)
    assert recipe(page).pages[0].corners[0].x < found[0].x
    room.press("Toute la photo")
    assert recipe(page).pages[0].corners is None
    room.press("Trouver la feuille")
    assert recipe(page).pages[0].corners[0] == pytest.approx(found[0], abs=0.03)


def test_the_picture_follows(room, page, qtbot):
    def shown():
        return page._sheet._result._sheet.pixmap.toImage()

    before = shown()
    assert not before.isNull()
    room.press("Toute la photo")
    qtbot.waitUntil(lambda: shown() != before)
    whole = shown()
    assert room.named("Plus lisible (papier blanc, encre foncée)").isChecked()
    room.press("Plus lisible (papier blanc, encre foncée)")
    qtbot.waitUntil(lambda: shown() != whole)
    assert not recipe(page).pages[0].clearer


def test_what_was_changed_is_kept_and_taken_back_from_the_list(room, page):
    press(Qt.Key.Key_R, text="r")
    room.press("Garder et revenir")

    (made,) = kept(room, page)
    assert made.pages[0].turn == 90
    assert services.attachments.page(room.store, page._id, room.today).undo == "Page tournée"
    assert room.shell.page is not page
    services.attachments.undo(room.store, page._id, room.today, lambda *_: None)
    assert kept(room, page)[0].pages[0].turn == 0


def test_leaving_by_any_way_keeps_it_too(room, page):
    press(Qt.Key.Key_R, text="r")
    room.shell.back()

    assert kept(room, page)[0].pages[0].turn == 90


def test_each_gesture_is_written_down_while_the_page_is_open_and_found_again_after_a_crash(room, page, draft):
    press(Qt.Key.Key_R, text="r")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Delete)
    page._autosave.flush()  # what its timer does after a second and a half
    assert room.shell.column.save_state.text.startswith("Enregistré")
    (item,) = services.attachments.listed(room.store, draft)
    assert (item.wanted, len(item.recipe.pages)) == (recipe(page), 3)

    again = room.show(PieceEditPage(room.desk, draft, item.id))
    assert recipe(again).pages[0].turn == 90
    assert len(recipe(again).pages) == 2
    assert again._history.is_changed
    press(Qt.Key.Key_Z, CONTROL)
    assert not again._history.is_changed


def test_what_cannot_be_made_when_the_page_is_left_is_still_wanted(room, page, draft, monkeypatch):
    def refused(*_, **__):
        raise Trouble("Cette pièce pèserait 12\u00a0Mo.", "Numérisez-la en qualité plus basse.")

    monkeypatch.setattr(services.attachments, "change_recipe", refused)
    press(Qt.Key.Key_R, text="r")
    wanted = recipe(page)
    room.shell.back()

    assert any("12\u00a0Mo" in asked for asked in room.asked.asked)
    assert services.attachments.listed(room.store, draft)[0].wanted == wanted


def test_the_bar_goes_with_the_first_gesture_and_a_piece_that_is_gone_keeps_nothing(room, page, draft):
    room.desk.offer_undo("Pièces réunies en un seul PDF.", list)
    press(Qt.Key.Key_R, text="r")
    assert room.shell.undo_bar.isHidden()

    services.attachments.remove(room.store, draft, page._piece, room.today)
    page.returned()

    assert room.shell.page is not page
    assert (room.troubles, room.asked.asked) == ([], [])


def test_nothing_changes_while_it_is_made(room, page, held):
    press(Qt.Key.Key_R, text="r")
    room.press("Garder et revenir")
    before = recipe(page)
    assert not room.named("Tourner à droite").isEnabled()
    page._turn(90)
    page._undo_last()
    page._drop_page()
    assert recipe(page) == before
    held()
    assert room.shell.page is not page
    assert kept(room, page)[0] == before


def test_once_it_is_made_the_page_goes_on_where_it_was(room, page, held):
    services.attachments.add(room.store, page._id, [pdf(room.folder, "deux.pdf", pages=2)], "attestation")
    page.returned()
    held()
    room.named("Pages").setFocus()
    room.press("Réunir avec la pièce suivante")
    held()
    held()
    assert len(recipe(page).pages) == 5
    assert room.named("Tourner à droite").isEnabled()


def test_the_words_of_its_photos_are_a_choice_of_the_piece(room, page, monkeypatch):
    monkeypatch.setattr(recognition, "reader", lambda: "/usr/bin/tesseract")
    page.returned()
    box = "Texte consultable dans cette pièce (photos lues mot à mot)"
    assert room.named(box).isChecked()
    room.press(box)
    assert not recipe(page).searchable
    room.press("Annuler")
    assert recipe(page).searchable
    assert room.named(box).isChecked()
    room.press("Rétablir")
    room.press("Garder et revenir")
    assert not kept(room, page)[0].searchable


def test_a_piece_is_cut_before_a_page(room, page):
    assert not room.named("Couper avant cette page").isEnabled()
    press(Qt.Key.Key_Down)
    room.press("Couper avant cette page")

    assert [len(each.pages) for each in kept(room, page)] == [1, 2]
    before, times = room.shell.page, []
    before.returned = lambda: times.append(1)
    room.shell.undo_bar.undo()
    assert [len(each.pages) for each in kept(room, page)] == [3]
    assert times, "the page shown is brought up to date"


def test_the_next_piece_is_joined_to_it(room, draft, page):
    services.attachments.add(room.store, draft, [pdf(room.folder, "deux.pdf", pages=2)], "attestation")
    page.returned()
    QApplication.processEvents()
    press(Qt.Key.Key_R, text="r")
    room.desk.offer_undo("Pièce retirée.", list)
    room.press("Réunir avec la pièce suivante")

    assert room.shell.undo_bar.isHidden(), "it would undo the union"
    (made,) = kept(room, page)
    assert len(made.pages) == 5
    assert made.pages[0].turn == 90
    assert len(recipe(page).pages) == 5, "the page goes on with the whole"


def test_the_next_piece_is_not_joined_when_it_is_of_another_kind(room, draft, page):
    services.attachments.add(room.store, draft, [pdf(room.folder, "deux.pdf", pages=2)], "other")
    page.returned()
    QApplication.processEvents()

    assert "Réunir avec la pièce suivante" not in [button.text() for button in room.everything(QAbstractButton)]


def test_pages_are_added_to_it_and_what_cannot_be_says_why(room, page):
    broken = room.folder / "abîmé.pdf"
    broken.write_bytes(b"%PDF-1.4 nothing")
    room.asked.answers.append([pdf(room.folder, "deux.pdf", pages=2), broken])
    room.press("Ajouter des pages…")

    assert len(recipe(page).pages) == 5
    assert [len(each.pages) for each in kept(room, page)] == [5]
    assert "«\u00a0abîmé.pdf\u00a0»" in room.reads()


def test_everything_has_a_name(page):
    assert nameless(page) == []
