"""The children of a dossier: typed with the keyboard alone, pasted, ticked, taken away, put back."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit

from chorus_desktop import services
from chorus_desktop.domain.attendance_rule import AttendanceRule
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import data
from chorus_desktop.store import roster as kept
from chorus_desktop.ui.pages.children import ChildrenPage
from chorus_desktop.ui.pages.children_paste import MOST_PASTED, pasted
from chorus_desktop.ui.pages.erasing import ErasingPage
from tests.helpers import keyboard, presences

KEY = Qt.Key


@pytest.fixture
def page(room):
    return room.show(ChildrenPage(room.desk, room.club.dossier))


def stored(room):
    return services.roster.children(room.store, room.club.dossier)


def names(room):
    return [(row["first_name"], row["last_name"]) for row in stored(room).rows]


def write(text):
    keyboard.write(text)
    QApplication.processEvents()


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    keyboard.press(key, modifier, on=QApplication.focusWidget())
    QApplication.processEvents()


def typed(page, *names):
    page.take_focus()
    for first, last in names:
        write(first)
        press(KEY.Key_Tab)
        write(last)
        press(KEY.Key_Return)


def test_children_are_typed_one_after_the_other_with_the_keyboard(room, page):
    typed(page, ("Lina", "B."), ("Élio", "C."))
    write("Noé")
    page.leaving()

    assert names(room) == [("Lina", "B."), ("Élio", "C."), ("Noé", "")]
    assert "3 enfants, dont 0 bénéficiaire" in room.reads()
    assert "Aucun enfant n’est encore bénéficiaire" in room.reads()


def test_what_is_half_typed_is_kept_and_escape_takes_it_back(room, page, qtbot):
    page.take_focus()
    write("Lin")
    qtbot.waitUntil(lambda: names(room) == [("Lin", "")], timeout=4000)

    press(KEY.Key_Escape)
    page._autosave.flush()
    assert names(room) == []


def test_what_the_disk_refused_goes_with_what_is_typed_next(room, page, monkeypatch):
    monkeypatch.setattr(kept, "add", refuse)
    typed(page, ("Lina", "B."))
    page._commit()
    assert names(room) == []

    monkeypatch.undo()
    write("Noé")
    page.leaving()
    assert names(room) == [("Lina", "B."), ("Noé", "")]


def refuse(*_, **__):
    raise Trouble("Le disque est plein.", "Faites de la place.")


def test_a_date_is_tidied_and_one_that_cannot_be_is_said_when_it_is_left(room, page):
    typed(page, ("Lina", "B."))
    page.leaving()
    services.roster.save_children(
        room.store, room.club.dossier, {"n": {"first_name": "Noé", "beneficiary_from": "5/1/26", "beneficiary_to": "hier"}}, room.today
    )
    page.returned()
    page._table.go_to(page._model.place_of("n", "beneficiary_to"))

    assert "au\u00a0: «\u00a0hier\u00a0» n’est pas une date" in room.reads()
    press(KEY.Key_Return)
    write("31/3/26")
    press(KEY.Key_Return)
    page.leaving()
    assert stored(room).rows[1]["beneficiary_to"] == "31/03/2026"
    assert "hier" not in room.reads()


def test_what_is_wrong_stops_one_who_is_done_and_leads_there(room, page):
    services.roster.save_children(room.store, room.club.dossier, {"n": {"group": "Poussins"}}, room.today)
    page.returned()

    room.press("J’ai terminé")
    room.press("Indiquez au moins le prénom, ou le nom.")
    assert room.focus() == "Prénom, enfant 1"
    write("Noé")
    press(KEY.Key_Return)
    room.press("J’ai terminé")
    assert room.ways.taken == [("home",)]


def test_a_copied_column_becomes_as_many_children(room, page):
    page.take_focus()
    QGuiApplication.clipboard().setText("Prénom\tNom\nLina\tB.\nNoé\tC.\n")
    press(KEY.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert names(room) == [("Lina", "B."), ("Noé", "C.")]

    room.shell.undo_bar.undo()
    assert names(room) == []
    assert page._model.rowCount() == 1


@pytest.mark.parametrize(
    ("line", "first", "last"),
    [
        ("Lina Bernard", "Lina", "Bernard"), ("LE GOFF Inès", "Inès", "LE GOFF"), ("Lina B.", "Lina", "B."), ("LINA BERNARD", "LINA", "BERNARD"),
        ("Tom", "Tom", ""), ("Anna Le Roux", "Anna", "Le Roux"), ("Lina B", "Lina", "B"),
    ],
)  # fmt: skip
def test_names_in_one_piece_are_cut_in_two(line, first, last):
    changes, before, left = pasted(f"{line}\nNoé C.", ["first_name", "last_name"], [{"id": "a", "first_name": "x"}])

    assert changes["a"] == {"first_name": first, "last_name": last}
    assert before["a"] == {"id": "a", "first_name": "x", "last_name": ""}
    assert (len(changes), left) == (2, 0)


def test_far_too_many_lines_are_not_all_taken():
    changes, _, left = pasted("\n".join(f"Enfant {rank}" for rank in range(MOST_PASTED + 7)), ["first_name"], [])

    assert (len(changes), left) == (MOST_PASTED, 7)


def test_a_table_pasted_while_one_types_in_a_cell(room, page):
    page.take_focus()
    write("x")
    QGuiApplication.clipboard().setText("Lina\tB.\t\toui\nNoé\tC.\t\tnon")
    press(KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(KEY.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert names(room) == [("Lina", "B."), ("Noé", "C.")]
    assert [row["beneficiary"] for row in stored(room).rows] == ["oui", ""]


def test_all_are_beneficiaries_in_one_gesture_and_back(room, page):
    typed(page, ("Lina", "B."), ("Noé", "C."))
    room.press("Tous bénéficiaires")
    assert [row["beneficiary"] for row in stored(room).rows] == ["oui", "oui"]

    room.shell.undo_bar.undo()
    assert [row["beneficiary"] for row in stored(room).rows] == ["", ""]


def test_all_are_beneficiaries_and_back_once_the_page_is_gone(room):
    services.roster.save_children(room.store, room.club.dossier, {"n": {"first_name": "Lina", "beneficiary_to": "demain"}}, room.today)
    room.show(ChildrenPage(room.desk, room.club.dossier))
    room.press("Tous bénéficiaires")
    room.shell.open_page(ErasingPage(room.desk, room.club.dossier), root=True)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    room.shell.undo_bar.undo()

    (row,) = stored(room).rows
    assert (row["first_name"], row["beneficiary"], row["beneficiary_to"]) == ("Lina", "", "demain")


def test_space_ticks_one_and_a_selection_is_ticked_together(room, page):
    typed(page, ("Lina", "B."), ("Noé", "C."), ("Tom", "D."))
    press(KEY.Key_Escape)
    page._table.go_to(page._model.index(0, 3))
    press(KEY.Key_Space)
    page._autosave.flush()
    assert [row["beneficiary"] for row in stored(room).rows] == ["oui", "", ""]
    press(KEY.Key_Space)

    page._table.go_to(page._model.index(1, 0))
    press(KEY.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    room.press("Ces 2 enfants\u00a0: bénéficiaires")
    assert [row["beneficiary"] for row in stored(room).rows] == ["", "oui", "oui"]


def test_children_are_taken_away_with_what_they_hold_and_come_back(room):
    presences.stored(room.store, room.club.dossier, presences.sheet(3, 2))
    page = room.show(ChildrenPage(room.desk, room.club.dossier))
    page._table.go_to(page._model.index(1, 0))
    press(KEY.Key_Delete, Qt.KeyboardModifier.ControlModifier)

    assert len(names(room)) == 2
    assert "Enfant retiré, avec 2 présences ou séjours." in room.shell.undo_bar.findChild(type(page.header.heading)).text()
    room.shell.undo_bar.undo()
    assert len(names(room)) == 3


def test_children_are_sorted_and_moved(room, page):
    typed(page, ("Tom", "Roux"), ("Zoé", "Élie"))
    room.press("Trier par nom")
    assert names(room) == [("Zoé", "Élie"), ("Tom", "Roux")]
    room.shell.undo_bar.undo()
    assert names(room) == [("Tom", "Roux"), ("Zoé", "Élie")]

    page._table.go_to(page._model.index(0, 0))
    press(KEY.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert names(room) == [("Zoé", "Élie"), ("Tom", "Roux")]
    assert page._table.currentIndex().row() == 1


def test_two_who_look_alike_lead_to_the_decision(room, page):
    typed(page, ("Lina", "B."), ("Lina", "Bernard"))
    page._commit()
    room.press("Décider")

    assert room.ways.taken == [("twins", room.club.dossier)]


@pytest.fixture
def in_care(room, monkeypatch):
    """The club's payer as one of children in care: names hidden, whole names, a number for each child."""
    shipped = data.procedure("cloisirs-cherbourg")
    rule = AttendanceRule(full_names=True, card="n° de bénéficiaire")
    invoice = shipped.invoice.model_copy(update={"sensitive": True})
    changed = shipped.model_copy(update={"attendance": rule, "invoice": invoice})
    monkeypatch.setattr(data, "procedures", lambda: (changed,))


def test_names_are_hidden_until_asked_and_again_on_leaving(room, in_care):
    services.roster.save_children(
        room.store, room.club.dossier, {"n": {"first_name": "Éléonore", "last_name": "Duval", "card": "12345"}}, room.today
    )
    page = room.show(ChildrenPage(room.desk, room.club.dossier))
    model = page._model
    shown = [model.index(0, column).data() for column in range(3)]
    assert not any("Duval" in text or "Éléonore" in text for text in shown)
    assert model.headerData(2, Qt.Orientation.Horizontal) == "N° de bénéficiaire"
    assert "Duval" not in model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)

    page._table.go_to(model.index(0, 1), typing=True)
    assert QApplication.focusWidget().echoMode() is QLineEdit.EchoMode.Password
    press(KEY.Key_Escape)
    room.press("Afficher les noms")
    assert model.index(0, 1).data() == "Duval"
    page.leaving()
    assert model.index(0, 1).data() != "Duval"
    assert names(room) == [("Éléonore", "Duval")]


def test_an_initial_is_not_enough_where_whole_names_are_wanted(room, in_care):
    services.roster.save_children(room.store, room.club.dossier, {"n": {"first_name": "Lina", "last_name": "B."}}, room.today)
    room.show(ChildrenPage(room.desk, room.club.dossier))

    assert "Le nom entier manque pour 1 enfant" in room.reads()
    room.press("Aller au premier")
    assert room.focus() == "Nom, enfant 1"


def test_it_opens_on_the_child_it_is_asked_for(room):
    services.roster.save_children(room.store, room.club.dossier, {"a": {"first_name": "Lina"}, "b": {"first_name": "Noé"}}, room.today)
    page = room.show(ChildrenPage(room.desk, room.club.dossier, "b.last_name"))

    assert (page._table.currentIndex().row(), page._table.currentIndex().column()) == (1, 1)


def test_a_table_is_brought_in_once_what_was_typed_is_kept(room, page):
    typed(page, ("Lina", "B."))
    room.press("Importer un tableau…")

    assert names(room) == [("Lina", "B.")]
    assert room.ways.taken == [("import_presences", room.club.dossier)]
