"""« Échéances »: the list, the month walked with the keyboard, the filter, the paper, the calendar file; and « Aujourd’hui » on home."""

from datetime import date

import pytest
from icalendar import Calendar
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QTableWidget

from chorus_desktop import services
from chorus_desktop.domain.deadlines import Deadline, DeadlineKind, DeadlineLevel
from chorus_desktop.domain.lifecycle import Event, EventKind
from chorus_desktop.ui.pages.deadline_row import open_deadline, said_day
from chorus_desktop.ui.pages.deadlines import DeadlinesPage
from chorus_desktop.ui.pages.home import HomePage
from chorus_desktop.ui.pages.month_picture import MonthPicture
from tests.helpers import keyboard
from tests.helpers.accessible import name_of

MARCH = date(2026, 3, 20)


@pytest.fixture
def late(room):
    """Deposited on 3 February, due on 7 March; today is 20 March."""
    invoice_id = room.club.issue()
    services.issue.deposited(room.store, invoice_id, room.today)
    services.issue.record(room.store, invoice_id, Event(kind=EventKind.CERTIFICATE, on=room.today))
    room.today = MARCH
    return invoice_id


@pytest.fixture
def page(room, late):
    return room.show(DeadlinesPage(room.desk))


def test_what_is_late_comes_first_and_leads_to_its_page(room, late, page):
    said = room.reads()

    assert said.index("À faire maintenant") < said.index("Relancer le paiement de FA2026-001") < said.index("Juillet 2026")
    assert "Attendu le 7 mars 2026, 13 jours de retard" in said
    room.press("Relancer le paiement de FA2026-001, En retard")
    assert room.ways.taken == [("payment_delay", late)]


def test_where_each_day_comes_from_is_one_press_away(room, page):
    assert "L. 2192-13" not in room.reads()
    room.press("D’où viennent ces jours\u00a0?")

    assert "Code de la commande publique, art. L. 2192-13." in room.reads()
    assert "Le règlement de la collectivité, dans sa démarche." in room.reads()


def test_an_empty_file_says_where_deadlines_come_from(room):
    services.trash.delete_dossier(room.store, room.club.dossier, room.today)
    room.show(DeadlinesPage(room.desk))

    assert "Aucune échéance pour l’instant" in room.reads()
    assert not room.named("Imprimer la liste").isEnabled()
    room.press("Aller à l’accueil")
    assert room.ways.taken == [("home",)]


def test_one_dossier_is_shown_alone(room, page):
    other = services.dossiers.create(room.store, room.club.association, "cloisirs-cherbourg", "2026-2027", room.today)
    page.returned()
    room.everything(QComboBox)[0].setCurrentText("C’LOISIRS 2026-2027")
    QApplication.processEvents()

    said = room.reads()
    assert "FA2026-001" not in said
    assert "Rien à faire aujourd’hui." in said
    assert other


def test_the_list_is_printed(room, page):
    room.press("Imprimer la liste")

    way, title, content, _ = (*room.ways.taken[-1], "")
    assert (way, title, content[:5]) == ("paper", "Liste des échéances", b"%PDF-")


def test_the_calendar_is_written_where_she_says(room, page):
    path = room.folder / "mes échéances.ics"
    room.asked.answers.append(path)
    room.press("Exporter vers mon agenda")

    assert any("payment_late" in str(event["uid"]) for event in Calendar.from_ical(path.read_bytes()).walk("VEVENT"))
    assert "Écrit\u00a0: mes échéances.ics" in room.reads()


def test_nothing_is_written_when_she_changes_her_mind(room, page):
    room.asked.answers.append(None)
    room.press("Exporter vers mon agenda")

    assert list(room.folder.glob("*.ics")) == []


def test_a_month_is_walked_and_a_day_pressed_by_keyboard_alone(room, page):
    (table,) = room.everything(QTableWidget)
    table.setFocus(Qt.FocusReason.TabFocusReason)
    assert table.accessibleName() == "Mars 2026, 1 échéance"

    # Today is Friday the 20th; Sunday the 8th is two rows up and two columns on the right.
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Right):
        keyboard.press(key)
    cell = table.currentItem()
    assert cell.text() == "8"
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "dimanche 8 mars 2026\u00a0: Relancer le paiement de FA2026-001, En retard"
    keyboard.press(Qt.Key.Key_Return)

    assert room.focus() == "Relancer le paiement de FA2026-001, En retard"
    table.setFocus(Qt.FocusReason.TabFocusReason)
    keyboard.tab()
    assert QApplication.focusWidget() is not table


def test_other_months_are_turned_to(room, page):
    (table,) = room.everything(QTableWidget)
    room.press("Mois précédent")
    assert table.accessibleName() == "Février 2026, aucune échéance"
    for _ in range(5):
        room.press("Mois suivant")
    assert table.accessibleName() == "Juillet 2026, 1 échéance"


def test_a_day_without_anything_leads_nowhere(shown):
    picture = shown(MonthPicture(date(2026, 1, 1)))
    heard = []
    picture.chosen.connect(heard.append)
    for row in range(picture.table.rowCount()):
        for column in range(7):
            picture.table.cellActivated.emit(row, column)

    assert heard == []
    assert name_of(picture.table) or picture.table.accessibleName()


@pytest.mark.parametrize(("day", "button"), [(date(1, 2, 1), "before"), (date(9999, 11, 1), "after")])
def test_the_calendar_has_ends(shown, day, button):
    picture = shown(MonthPicture(day))
    for _ in range(3):
        getattr(picture, button).click()

    assert abs(picture.month.year - day.year) <= 1


def test_a_long_list_is_shown_by_parts(room):
    for rank in range(45):
        room.club.draft(period_from=None, notes=str(rank))
    room.today = date(2026, 3, 1)
    page = room.show(DeadlinesPage(room.desk))

    assert room.reads().count("Reprendre ce qui est en préparation") == 40
    (table,) = room.everything(QTableWidget)
    room.press("Mois précédent")
    said = table.item(3, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("mercredi 18 février 2026\u00a0: Reprendre")
    assert said.endswith("et 39 autres")
    room.press("Montrer la suite\u00a0: encore 5 échéances")
    assert room.reads().count("Reprendre ce qui est en préparation") == 45
    assert page.header.heading.text() == "Échéances"


@pytest.mark.parametrize(
    ("kind", "way"),
    [
        (DeadlineKind.LAST_DEPOSIT, ("dossier", "d")),
        (DeadlineKind.ENGAGEMENT_SWITCH, ("engagements", "d")),
        (DeadlineKind.ENGAGEMENT_MISSING, ("engagements", "d")),
        (DeadlineKind.CONVENTION_END, ("convention", "d")),
        (DeadlineKind.DRAFT, ("invoice", "i")),
        (DeadlineKind.PAYMENT_DUE, ("payment_delay", "i")),
        (DeadlineKind.PAYMENT_LATE, ("payment_delay", "i")),
        *[(kind, ("issued", "i")) for kind in ("to_deposit", "acknowledge", "answer", "silent", "certificate", "clock")],
    ],
)
def test_each_kind_leads_where_it_is_done(room, kind, way):
    item = Deadline(kind=kind, day=MARCH, level=DeadlineLevel.NOW, title="t", why="w", source="s", dossier_id="d", invoice_id="i")
    open_deadline(room.desk, item)

    assert room.ways.taken == [way]


def test_days_are_said_as_one_says_them():
    today = date(2026, 3, 20)
    said = [said_day(date(2026, 3, day), today) for day in (19, 20, 21, 22)]

    assert said == ["Depuis le 19 mars 2026", "Aujourd’hui", "Demain", "Dimanche 22 mars 2026"]


def test_home_says_what_matters_today_above_the_dossiers(room, late):
    room.show(HomePage(room.desk))

    said = room.reads()
    assert said.index("Aujourd’hui") < said.index("Relancer le paiement de FA2026-001") < said.index("C’LOISIRS 2025-2026")
    room.press("Toutes les échéances")
    assert room.ways.taken == [("deadlines",)]


def test_home_says_three_things_at_most_and_the_rest_is_one_link_away(room, late):
    for rank in range(4):
        room.club.draft(notes=str(rank))
    room.show(HomePage(room.desk))

    assert room.reads().count("Reprendre ce qui") + room.reads().count("Relancer") == 3
    room.press("Toutes les échéances (2 autres à faire)")


def test_home_says_nothing_when_nothing_matters_and_stops_saying_it(room):
    page = room.show(HomePage(room.desk))
    assert "Aujourd’hui" not in room.reads()

    invoice_id = room.club.issue()
    services.issue.deposited(room.store, invoice_id, room.today)
    services.issue.record(room.store, invoice_id, Event(kind=EventKind.CERTIFICATE, on=room.today))
    room.today = MARCH
    page.returned()
    assert "Aujourd’hui" in room.reads()
    room.today = date(2026, 2, 4)
    page.returned()
    assert "Aujourd’hui" not in room.reads()
