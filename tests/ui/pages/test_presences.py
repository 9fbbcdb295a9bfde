"""The hub of a dossier's attendance: the next thing to do first, where each page is, no name of a child."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from chorus_desktop import services
from chorus_desktop.domain.attendance import Attendance, Stay
from chorus_desktop.ui.pages.dossier import DossierPage
from chorus_desktop.ui.pages.grid import GridPage
from chorus_desktop.ui.pages.grid_table import GridTable
from chorus_desktop.ui.pages.presences import PresencesPage
from chorus_desktop.ui.widgets.buttons import PrimaryButton
from chorus_desktop.ui.widgets.task_row import TaskRow
from tests.helpers import ase, examples, presences
from tests.helpers.accessible import name_of
from tests.ui.pages.test_cares import heard

DOWN = Qt.Orientation.Vertical


def opened(room, made, dossier=""):
    whose = dossier or room.club.dossier
    presences.stored(room.store, whose, made)
    return room.show(PresencesPage(room.desk, whose))


def primary(room):
    (button,) = room.everything(PrimaryButton)
    button.click()
    return button.text(), room.ways.taken[-1][0]


@pytest.mark.parametrize(
    ("made", "title", "does"),
    [
        (Attendance(), "Qui vient\u00a0?", ("Ajouter des enfants", "children")),
        (Attendance(children=presences.children(2)), "Quand viennent-ils\u00a0?", ("Créer les séances", "activities")),
        (presences.sheet(2, 2), "Toutes les séances passées sont cochées", ("Faire les attestations", "certificates")),
        (
            presences.sheet(2, 6, (1, 1), blank=((0, 0), (0, 4), (1, 3))),
            "3 cases vides en janvier 2026 et février 2026",
            ("Cocher les présences", "grid"),
        ),
    ],
)
def test_the_next_thing_to_do_comes_first(room, made, title, does):
    room.today = examples.TODAY.replace(month=2, day=10)
    opened(room, made)

    assert title in room.reads()
    assert primary(room) == does


def test_sessions_to_come_are_nothing_to_tick(room):
    room.today = presences.FIRST.replace(year=2025)
    opened(room, presences.sheet(2, 2, blank=((0, 0),)))

    assert "Aucune séance n’est encore passée" in room.reads()


def test_it_leads_to_every_page(room):
    opened(room, presences.sheet(3, 2))
    rows = room.everything(TaskRow)
    for row in rows:
        row.click()

    assert [way for way, *_ in room.ways.taken] == ["children", "activities", "grid", "sheets", "certificates", "import_presences"]
    assert {whose for _, whose in room.ways.taken} == {room.club.dossier}
    assert "3 enfants, dont 3 " in room.reads()
    assert "2 séances passées · 6 présences, dont 6 de bénéficiaires" in room.reads()


def test_it_names_no_child(room):
    made = presences.sheet(6, 3)
    page = opened(room, made)

    assert not any(child.first_name in heard(page) + room.reads() for child in made.children)


def test_children_received_by_the_day_have_stays_first(room, monkeypatch):
    year = ase.opened(room.store, room.club.association)
    hub = services.presences.hub
    monkeypatch.setattr(services.presences, "hub", lambda *args: _by_stay(hub(*args)))
    opened(room, Attendance(children=presences.children(1)), year)

    assert primary(room) == ("Saisir les séjours", "stays")
    rows = "\n".join(name_of(row) for row in room.everything(TaskRow))
    assert "Séjours" in rows
    assert "Feuille" not in rows


def _by_stay(view):
    return type(view)(**{**vars(view), "by_stay": True})


def test_nothing_is_done_while_something_is_to_mend(room):
    year = ase.opened(room.store, room.club.association)
    made = presences.sheet(2, 1)
    children = tuple(child.model_copy(update={"beneficiary": False}) for child in made.children)
    stays = tuple(Stay(id=f"s{day}", child="c0", arrived_on=date(2026, 1, day), left_on=date(2026, 1, 20)) for day in (5, 12))
    opened(room, Attendance(children, made.activities, made.sessions, made.marks, stays), year)

    assert room.shell.windowTitle().startswith("Séjours")
    rows = [name_of(row) for row in room.everything(TaskRow)]
    assert rows[0].startswith("Enfants, En cours")
    assert rows[1].startswith("Séjours, À corriger")
    assert "dont 0 confiés par l’aide sociale à l’enfance · 2 lignes à vérifier" in room.reads()
    assert "2 séjours · 1 à corriger" in room.reads()


def test_a_payer_by_the_day_of_stay_is_spoken_to_of_stays(room):
    year = ase.opened(room.store, room.club.association)
    opened(room, Attendance(), year)

    assert "Facultatif\u00a0: les séjours saisis ici" in room.reads()
    assert "cochées" not in room.reads()


def test_the_dossier_opens_it(room):
    room.show(DossierPage(room.desk, room.club.dossier))
    row = next(row for row in room.everything(TaskRow) if name_of(row).startswith("Cocher les présences"))
    assert "Facultatif" in name_of(row) + room.reads()
    row.click()

    assert room.ways.taken == [("presences", room.club.dossier)]


def test_names_on_the_sheet_are_hidden_until_asked_where_the_payer_says_so(room):
    year = ase.opened(room.store, room.club.association)
    made = presences.sheet(2, 2)
    presences.stored(room.store, year, made)
    page = room.show(GridPage(room.desk, year))
    model = room.named("Feuille de présence", GridTable).model()
    down = [model.headerData(row, DOWN, 0) for row in range(2)]
    assert down == ["L… A…", "N… A…"]

    room.press("Afficher les noms")
    assert model.headerData(0, DOWN, 0) == "Lina A."
    page.leaving()
    assert model.headerData(0, DOWN, 0) == "L… A…"
