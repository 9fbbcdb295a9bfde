"""Activities and their sessions: typed, created, moved, taken away and back, brought in from a calendar."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QCheckBox

from chorus_desktop import services
from chorus_desktop.store import roster as kept
from chorus_desktop.store.marks import put_marks
from chorus_desktop.store.roster import CHILDREN, add
from chorus_desktop.store.sessions import attendance
from chorus_desktop.ui.pages.activities import ActivitiesPage
from chorus_desktop.ui.pages.erasing import ErasingPage
from tests.helpers import presences
from tests.intake.test_calendars import WEEKLY, event, written
from tests.ui.pages.test_children import refuse

JUDO = {"name": "Judo", "wednesday": "oui", "starts_at": "14h", "ends_at": "15h30", "first_on": "7/1/26", "last_on": "28/1/26"}


@pytest.fixture
def page(room):
    services.timetable.save_activity(room.store, room.club.dossier, "judo", JUDO)
    return room.show(ActivitiesPage(room.desk, room.club.dossier))


def view(room, rank=0):
    return services.timetable.activities(room.store, room.club.dossier).activities[rank]


def days(room):
    return [row.session.day.day for row in view(room).sessions]


def undo(room):
    room.shell.undo_bar.undo()


def test_an_activity_is_typed_and_kept(room):
    page = room.show(ActivitiesPage(room.desk, room.club.dossier))
    assert "Aucune activité pour l’instant" in room.reads()
    room.press("Ajouter une activité")
    assert room.focus() == "Activité"
    room.types("Activité", "Judo")
    room.named("Mercredi").setChecked(True)
    room.types("De", "14h")
    page.leaving()

    assert (view(room).activity.name, view(room).activity.wednesday, view(room).activity.starts_at) == ("Judo", True, "14:00")
    assert "Mercredi, 14\u00a0h" in room.reads()


def test_what_the_disk_refused_goes_again(room, page, monkeypatch):
    monkeypatch.setattr(kept, "save", refuse)
    room.press("Modifier\u00a0: Judo")
    room.types("Lieu, Judo", "Dojo")
    page.leaving()
    assert view(room).activity.place == ""

    monkeypatch.undo()
    page.leaving()
    assert view(room).activity.place == "Dojo"


def test_the_names_of_the_agreed_prices_are_proposed(room):
    services.dossiers.save_tariffs(room.store, room.club.dossier, ({"activity": "Stage de ski"},))
    room.show(ActivitiesPage(room.desk, room.club.dossier))
    room.press("Ajouter «\u00a0Stage de ski\u00a0»")

    assert view(room).activity.name == "Stage de ski"
    assert room.focus() == "Lieu, Stage de ski"
    assert "Ajouter «\u00a0Stage de ski\u00a0»" not in [button.text() for button in room.everything(type(room.named("J’ai terminé")))]


def test_sessions_are_created_shown_by_month_and_taken_back(room, page):
    assert "4 séances à créer, du 07/01/2026 au 28/01/2026" in room.reads()
    room.press("Créer 4 séances\u00a0: Judo")
    assert days(room) == [7, 14, 21, 28]
    assert "à créer" not in room.reads()

    room.press("4 séances\u00a0: Judo")
    assert "Janvier 2026 · 4 séances" in room.reads()
    undo(room)
    assert days(room) == []


def test_a_session_is_moved_and_one_is_added(room, page):
    room.press("Créer 4 séances\u00a0: Judo")
    room.press("4 séances\u00a0: Judo")
    room.press("Séance du 14/01/2026 à 14\u00a0h, Judo")
    room.types("Jour, séance, Judo", "14/1")
    room.press("Enregistrer la séance, Judo")
    assert "n’est pas une date" in room.reads()
    room.types("Jour, séance, Judo", "15/1/26")
    room.press("Enregistrer la séance, Judo")
    assert days(room) == [7, 15, 21, 28]

    undo(room)
    assert days(room) == [7, 14, 21, 28]
    room.press("Ajouter une séance\u00a0: Judo")
    assert room.named("De, séance, Judo").text() == "14\u00a0h"
    room.types("Jour, séance, Judo", "18/01/2026")
    room.press("Ajouter la séance, Judo")
    assert days(room) == [7, 14, 18, 21, 28]
    room.press("Séance du 18/01/2026 à 14\u00a0h, Judo, C’est un dimanche\u00a0: vérifiez le jour.")
    assert "C’est un dimanche" in room.reads()
    room.press("Retirer la séance, Judo")
    assert days(room) == [7, 14, 21, 28]
    undo(room)
    assert 18 in days(room)


def test_marked_sessions_out_of_the_pattern_stay_and_are_said(room, page):
    room.press("Créer 4 séances\u00a0: Judo")
    add(room.store, CHILDREN, room.club.dossier, presences.children(1)[0], record_id="c0")
    session = attendance(room.store, room.club.dossier).sessions[0]
    put_marks(room.store, room.club.dossier, [presences.Change((session.id, "c0"), None, presences.PRESENT)], "Lina")
    page.returned()
    room.press("Modifier\u00a0: Judo")
    room.named("Mercredi, Judo").setChecked(False)
    room.named("Samedi, Judo").setChecked(True)
    page.leaving()

    assert "1 séance marquée est hors de ce rythme" in room.reads()
    room.press("Retirer 3 séances\u00a0: Judo")
    assert days(room) == [7]
    undo(room)
    assert days(room) == [7, 14, 21, 28]


def test_holidays_are_filled_in_and_taken_back(room, page):
    room.press("Modifier\u00a0: Judo")
    room.types("au, Judo", "30/06/2026")
    room.press("Ajouter les vacances scolaires de la zone B\u00a0: Judo")
    assert room.named("Sans séance, Judo").text().startswith("du 14/02/2026 au 01/03/2026")
    assert view(room).activity.gaps

    undo(room)
    assert view(room).activity.gaps is None
    room.named("Vendredi, Judo").setChecked(True)
    room.press("Ajouter les jours fériés\u00a0: Judo")
    assert room.named("Sans séance, Judo").text() == "le 01/05/2026 et le 08/05/2026"


def test_holidays_are_taken_back_once_the_page_is_gone(room, page):
    room.press("Modifier\u00a0: Judo")
    room.types("au, Judo", "30/06/2026")
    room.types("De, Judo", "midi")
    room.press("Ajouter les vacances scolaires de la zone B\u00a0: Judo")
    assert view(room).activity.gaps
    room.shell.open_page(ErasingPage(room.desk, room.club.dossier), root=True)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    undo(room)
    assert (view(room).typed["gaps"], view(room).typed["starts_at"]) == ("", "midi")


def test_new_hours_are_given_to_the_sessions(room, page):
    room.press("Créer 4 séances\u00a0: Judo")
    room.press("Modifier\u00a0: Judo")
    room.types("De, Judo", "13h30")
    page.leaving()
    room.press("Leur donner ces heures\u00a0: Judo")

    assert {row.session.starts_at for row in view(room).sessions} == {"13:30"}


def test_an_activity_is_taken_away_and_back(room, page):
    room.press("Créer 4 séances\u00a0: Judo")
    room.press("Retirer l’activité\u00a0: Judo")
    assert "Aucune activité" in room.reads()
    undo(room)
    assert days(room) == [7, 14, 21, 28]

    room.press("Ajouter une activité")
    room.press("Retirer l’activité")
    assert len(services.timetable.activities(room.store, room.club.dossier).activities) == 1


def test_what_is_wrong_is_said_when_one_is_done(room, page):
    room.press("Modifier\u00a0: Judo")
    room.types("à, Judo", "13h")
    room.press("J’ai terminé")
    room.press("La séance finit avant de commencer\u00a0: corrigez l’une des deux heures.")
    assert room.focus() == "à, Judo"

    room.types("à, Judo", "15h")
    room.press("J’ai terminé")
    assert room.ways.taken == [("home",)]


def test_what_is_wrong_is_said_at_once_and_nothing_is_created(room, page):
    room.press("Modifier\u00a0: Judo")
    room.types("à, Judo", "13h")
    page.leaving()

    assert "La séance finit avant de commencer" in room.reads()
    assert "à créer" not in room.reads()
    room.press("Corriger\u00a0: à, Judo")
    assert room.focus() == "à, Judo"
    room.types("à, Judo", "15h")
    page.leaving()
    assert "finit avant" not in room.reads()
    assert "4 séances à créer" in room.reads()


def test_a_calendar_is_looked_at_before_it_is_brought_in(room, page):
    path = written(room.folder, event(*WEEKLY, "RRULE:FREQ=WEEKLY;COUNT=3"), event("DTSTART:20260110T100000", uid="2", summary="Stage"))
    room.press("Aucune séance\u00a0: Judo")
    room.asked.answers = [path]
    room.press("Importer un calendrier (.ics)…\u00a0: Judo")
    assert "Quels rendez-vous sont les séances de cette activité" in room.reads()
    assert not room.named("Ajouter").isEnabled()
    room.named("Judo · 3 séances, du 7 au 21 janvier 2026", QCheckBox).setChecked(True)
    room.press("Ajouter 3 séances")
    assert days(room) == [7, 14, 21]

    undo(room)
    assert days(room) == []


def test_what_is_no_calendar_is_said_where_it_was_asked_for(room, page):
    path = room.folder / "agenda.ics"
    path.write_bytes(b"rien")
    room.press("Aucune séance\u00a0: Judo")
    room.asked.answers = [path, None]
    room.press("Importer un calendrier (.ics)…\u00a0: Judo")
    assert "n’est pas un calendrier" in room.reads()
    room.press("Importer un calendrier (.ics)…\u00a0: Judo")


def test_it_opens_on_the_activity_it_is_asked_for(room, page):
    page = room.show(ActivitiesPage(room.desk, room.club.dossier, "judo.leader"))
    page.take_focus()

    assert room.focus() == "Encadrant, Judo"
