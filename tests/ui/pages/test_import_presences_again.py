"""Presences brought in where there are some already, and what comes in between."""

import threading
from contextlib import closing

import pytest
from PySide6.QtWidgets import QRadioButton

from chorus_desktop import services
from chorus_desktop.domain.attendance import Cell, Mark
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.store.trash import TrashKind, trash
from chorus_desktop.ui.background import Background
from chorus_desktop.ui.pages.import_presences import ImportPresencesPage
from tests.helpers import stores
from tests.helpers.background import AtOnce
from tests.helpers.importing import import_button, known, name_activity, paste
from tests.helpers.presences import sheet, stored


@pytest.fixture
def page(room):
    return room.show(ImportPresencesPage(room.desk, room.club.dossier))


def test_what_differs_is_shown_and_kept_or_replaced(room, page):
    stored(room.store, room.club.dossier, sheet(2, 1, (0, 0)))
    page.returned()
    paste(room, "Enfant\t07/01/2026\nLina A.\tP\nNoé A.\tP\n")

    assert "1 case diffère de la feuille" in room.reads()
    assert "Lina A., 07/01/2026\u00a0: absent dans la feuille, présent dans le tableau" in room.reads()
    assert not import_button(room).isEnabled()
    next(button for button in room.everything(QRadioButton) if button.text() == "Prendre ce que dit le tableau").click()
    assert import_button(room).text() == "Importer 1 présence"
    import_button(room).click()

    assert known(room).marks["judo-0", "c0"] == Cell(Mark.PRESENT)


def test_sessions_that_would_be_created_are_said_and_a_day_that_is_not_the_activity_s_is_doubted(room, page):
    stored(room.store, room.club.dossier, sheet(1, 1))
    page.returned()
    paste(room, "Enfant\t14/01/2026\t10/01/2026\nLina A.\tP\tP\n")

    assert "2 séances seront créées, du samedi 10 janvier 2026 au mercredi 14 janvier 2026." in room.reads()
    assert "Une séance à créer n’est pas un jour de cette activité" in room.reads()
    assert "Samedi 10 janvier 2026\u00a0: vérifiez la date." in room.reads()


def test_once_decided_nothing_is_asked_any_more(room, page):
    paste(room, "Prénom\tNom\nLina\tBernard\nLina\tB.\n")
    import_button(room).click()
    one, other = known(room).children
    services.roster.tell_apart(room.store, one.id, other.id)

    page.returned()

    assert "se ressemblent" not in room.reads()


def test_what_the_dossier_lost_meanwhile_is_asked_again(room, page):
    stored(room.store, room.club.dossier, sheet(1, 1))
    page.returned()
    paste(room, "Enfant\t07/01/2026\t14/01/2026\nLina A.\tA\tP\n")
    assert import_button(room).isEnabled()

    trash(room.store, TrashKind.ACTIVITY, "judo", room.today)
    page.returned()

    assert not import_button(room).isEnabled()
    name_activity(room)
    assert import_button(room).text() == "Importer 1 présence et 1 absence"


def test_what_the_disk_refuses_may_be_tried_again(room, page, monkeypatch):
    paste(room, "Enfant\nLina B.\n")

    def full(*_, progress):
        raise Trouble("Le disque est plein.", "Faites de la place.")

    with monkeypatch.context() as patch:
        patch.setattr(services.presence_import, "bring_in", full)
        import_button(room).click()
    assert "Le disque est plein." in room.reads()
    assert known(room).is_empty

    import_button(room).click()
    assert len(known(room).children) == 1


def test_a_long_work_shows_how_far_it_is_and_can_be_stopped(room, page, monkeypatch, qtbot):
    started = {}

    class Work:
        cancelled = False

        def cancel(self):
            self.cancelled = True

    def ask_long(function, *args, then, otherwise, given_up, told):
        started.update(told=told, given_up=given_up, work=Work())
        return started["work"]

    monkeypatch.setattr(room.desk, "ask_long", ask_long)
    paste(room)
    started["told"](500, 0, "500 lignes lues")
    qtbot.waitUntil(lambda: "500 lignes lues" in room.reads())

    room.press("Arrêter")

    assert started["work"].cancelled
    assert "Rien n’a été importé" not in room.reads()
    started["given_up"]()
    assert "Rien n’a été importé" in room.reads()


@pytest.mark.parametrize("late", [False, True])
def test_what_was_stopped_while_it_was_being_saved_is_told_as_it_ended(room, page, monkeypatch, qtbot, late):
    """On a thread of its own, as in the program: stopped before the last step nothing is written; after it, all is, and said."""
    paste(room, "Enfant\nLina B.\n")
    begun, go = threading.Semaphore(0), threading.Semaphore(0)
    bring_in = services.presence_import.bring_in

    def held(*args, progress):
        def told(done, total, doing=""):
            progress(done, total, doing)
            if not late:
                begun.release()
                go.acquire(timeout=10)

        with closing(stores.opened(room.folder)) as store:
            written = bring_in(store, *args[1:], told)
        begun.release()
        go.acquire(timeout=10)
        return written

    monkeypatch.setattr(services.presence_import, "bring_in", held)
    background = Background(pytest.fail)
    monkeypatch.setattr(room.desk, "_background", background)
    import_button(room).click()
    assert begun.acquire(timeout=10)
    page._work.show()
    room.press("Arrêter")
    monkeypatch.setattr(room.desk, "_background", AtOnce(pytest.fail))
    go.release(3)

    if late:
        qtbot.waitUntil(lambda: room.shell.undo_bar.isVisibleTo(room.shell))
    else:
        qtbot.waitUntil(lambda: "Rien n’a été importé" in room.reads())
    background.close()
    assert len(known(room).children) == (1 if late else 0)
    assert ("Rien n’a été importé" in room.reads()) is not late
