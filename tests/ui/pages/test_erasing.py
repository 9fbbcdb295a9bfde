"""The names of the children erased for good, after a question that names the act."""

from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from chorus_desktop import services
from chorus_desktop.services import issue
from chorus_desktop.ui.pages.dossier import DossierPage
from chorus_desktop.ui.pages.erasing import ErasingPage
from chorus_desktop.ui.pages.issued import IssuedPage
from tests.helpers import presences
from tests.helpers.accessible import nameless
from tests.ui.pages.test_attachments import pdf


def children(room):
    return services.sheets.view(room.store, room.club.dossier, room.today).has_children


def test_what_goes_and_stays_is_read_then_erased_when_confirmed(room):
    presences.stored(room.store, room.club.dossier, presences.sheet(3, 2))
    page = room.show(ErasingPage(room.desk, room.club.dossier))
    assert "La saison finit le 3 juillet 2026" in room.reads()
    assert "3 enfants et 6 cases remplies" in room.reads()
    assert nameless(page) == []
    room.asked.answers.append(False)
    room.press("Effacer définitivement")
    assert children(room)
    room.asked.answers.append(True)
    room.press("Effacer définitivement")

    assert not children(room)
    assert "Ce dossier ne nomme plus aucun enfant" in room.reads()


def test_a_button_half_in_sight_is_pressed_at_the_first_press(room):
    """The page must not move under the pointer: the button would be let go beside it."""
    presences.stored(room.store, room.club.dossier, presences.sheet(3, 2))
    room.shell.resize(900, 420)
    page = room.show(ErasingPage(room.desk, room.club.dossier))
    button = room.named("Effacer définitivement")
    bar = page.area.verticalScrollBar()
    bar.setValue(bar.value() + button.mapTo(page.area.viewport(), QPoint(0, 0)).y() + button.height() // 2 - page.area.viewport().height())
    QApplication.processEvents()
    place = QPoint(button.width() // 2, 4)
    where = button.mapToGlobal(place)
    room.asked.answers.append(True)

    QTest.mousePress(button, Qt.MouseButton.LeftButton, pos=place)
    QApplication.processEvents()
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton, pos=button.mapFromGlobal(where))

    assert not children(room)


def test_what_waits_for_its_deposit_keeps_its_attestations(room):
    presences.stored(room.store, room.club.dossier, presences.sheet(1, 1))
    issued = room.club.draft()
    services.attachments.add(room.store, issued, [pdf(room.folder, "un.pdf")], "attestation")
    number = issue.finalise(room.store, issued, room.today)
    page = room.show(ErasingPage(room.desk, room.club.dossier))
    assert f"Pas encore déposé sur Chorus Pro\u00a0: {number}." in room.reads()
    assert "Effacer définitivement" not in [button.text() for button in room.everything(QAbstractButton)]
    issue.deposited(room.store, issued, room.today)
    page.returned()
    room.asked.answers.append(True)
    room.press("Effacer définitivement")

    room.show(IssuedPage(room.desk, issued))
    assert "Pièces effacées avec les noms des enfants" in room.reads()


def test_once_the_season_is_over_it_says_so(room):
    presences.stored(room.store, room.club.dossier, presences.sheet(1, 1))
    room.today = date(2026, 9, 1)
    room.show(ErasingPage(room.desk, room.club.dossier))

    assert "La saison est finie depuis le 3 juillet 2026." in room.reads()
    assert "La saison n’est pas finie" not in room.reads()


def test_the_dossier_leads_there_once_it_names_children(room):
    page = room.show(DossierPage(room.desk, room.club.dossier))
    assert "Effacer les noms des enfants" not in [button.text() for button in room.everything(QAbstractButton)]
    presences.stored(room.store, room.club.dossier, presences.sheet(1, 1))
    page.returned()
    room.press("Effacer les noms des enfants")

    assert room.ways.taken[-1] == ("erasing", room.club.dossier)
