"""Presences brought in where there are some already, and what comes in between."""

import pytest
from PySide6.QtWidgets import QRadioButton

from chorus_desktop import services
from chorus_desktop.domain.attendance import Cell, Mark
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.store.trash import TrashKind, trash
from chorus_desktop.ui.pages.import_presences import ImportPresencesPage
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

    def ask_long(function, *args, then, otherwise, told):
        started.update(told=told, work=Work())
        return started["work"]

    monkeypatch.setattr(room.desk, "ask_long", ask_long)
    paste(room)
    started["told"](500, 0, "500 lignes lues")
    qtbot.waitUntil(lambda: "500 lignes lues" in room.reads())

    room.press("Arrêter")

    assert started["work"].cancelled
    assert "Rien n’a été importé" in room.reads()
