"""The stays of children: typed, counted month by month as one types, names hidden until asked, taken away and back."""

from datetime import date

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox

from chorus_desktop import services
from chorus_desktop.store import roster
from chorus_desktop.ui.pages.cares import CaresPage
from chorus_desktop.ui.pages.stays import StaysPage
from tests.helpers import ase, stayed
from tests.helpers.accessible import nameless

NBSP = "\u00a0"


@pytest.fixture
def year(room):
    return stayed.year(room)


@pytest.fixture
def page(room, year):
    return room.show(StaysPage(room.desk, year))


def stored(room, year):
    return services.stays.view(room.store, year, room.today)


def combo(room, name):
    found = room.named(name)
    assert isinstance(found, QComboBox)
    return found


def choose(room, name, words):
    box = combo(room, name)
    rank = box.findText(words)
    assert rank >= 0, [box.itemText(each) for each in range(box.count())]
    box.setCurrentIndex(rank)


def test_each_row_counts_the_month_and_hides_the_name(room, page):
    said = room.reads()

    assert combo(room, "Mois compté").currentText() == "janvier 2026", "the month just finished"
    assert f"depuis le 01/09/2025 · janvier 2026{NBSP}: 31 jours présents, 31 nuits, 31 jours facturables" in said
    assert f"du 5 au 28 janvier 2026 · janvier 2026{NBSP}: 20 jours présents, 19 nuits, 21 jours facturables" in said
    assert f"En tout{NBSP}: 51 jours présents, 50 nuits, 52 jours facturables" in said
    assert "N… H…" in said
    assert "Hamel" not in said


def test_days_on_which_the_payer_does_not_pay_for_the_child_are_not_counted_as_billable(room, year):
    row = stored(room, year).stays[0]
    child = next(child for child in stored(room, year).children if child.id == row["child"])
    roster.save(room.store, roster.CHILDREN, child.id, child.model_copy(update={"beneficiary_to": date(2026, 1, 15)}), {})
    room.show(StaysPage(room.desk, year))

    assert "31 jours présents, 31 nuits, 15 jours facturables" in room.reads()


def test_another_month_counts_otherwise(room, page):
    choose(room, "Mois compté", "décembre 2025")

    said = room.reads()
    assert f"décembre 2025{NBSP}: 31 jours présents" in said
    assert f"décembre 2025{NBSP}: 0 jour présent, 0 nuit, 0 jour facturable" in said


def test_what_is_typed_counts_at_once_and_is_saved(room, page, year):
    room.press("Modifier le séjour 2")
    room.types("Départ, séjour 2", "18/1/26")

    assert "14 jours facturables" not in room.reads()
    assert "11 jours présents, 10 nuits, 11 jours facturables" in room.reads()
    page.leaving()
    assert stored(room, year).stays[1]["left_on"] == "18/01/2026"


def test_an_absence_asks_whether_it_is_billed_where_the_payer_has_not_said(room, page, year):
    room.press("Modifier le séjour 1")
    room.press("Ajouter une absence, séjour 1")
    assert room.focus() == "Jours d’absence, absence 1, séjour 1"
    assert room.everything(QCheckBox) == [], "the reason is not known yet"

    room.types("Jours d’absence, absence 1, séjour 1", "3/1/26")
    choose(room, "Raison, absence 1, séjour 1", "Fugue")
    assert "regardez votre convention" in room.reads()
    assert "30 jours présents, 30 nuits, 30 jours facturables" in room.reads()
    room.named("Ces jours sont facturés, absence 1, séjour 1").setChecked(True)
    assert "30 jours présents, 30 nuits, 31 jours facturables" in room.reads()
    page.leaving()

    kept = stored(room, year).stays[0]
    assert (kept["absences.0.days"], kept["absences.0.kind"], kept["absences.0.billed"]) == ("le 03/01/2026", "runaway", "oui")


def test_an_absence_out_of_the_stay_is_said_at_once(room, page, year):
    room.press("Modifier le séjour 2")
    room.types("Jours d’absence, absence 1, séjour 2", "3/2/26")
    page.leaving()
    assert "Des jours d’absence ne sont pas dans le séjour" in room.reads()

    room.types("Jours d’absence, absence 1, séjour 2", "12/1/26")
    page.leaving()
    assert "Des jours d’absence" not in room.reads()


def test_an_absence_taken_away_comes_back(room, page, year):
    room.press("Modifier le séjour 2")
    room.press("Retirer l’absence 1, séjour 2")
    page.leaving()
    assert [path for path in stored(room, year).stays[1] if path.endswith(".kind")] == ["absences.0.kind"]

    room.shell.undo_bar.undo()
    page.leaving()
    assert stored(room, year).stays[1]["absences.0.days"] == "du 10/01/2026 au 12/01/2026"
    assert stored(room, year).stays[1]["absences.1.kind"] == "hospital"


def test_a_stay_is_added_with_its_child_and_one_is_taken_away_and_back(room, page, year):
    room.press("Ajouter un séjour")
    assert room.focus() == "Enfant ou jeune, séjour 3"
    room.press("Afficher les noms")
    choose(room, "Enfant ou jeune, séjour 3", stayed.OTHER)
    room.types("Arrivée, séjour 3", "1/2/26")
    page.leaving()
    assert [row["arrived_on"] for row in stored(room, year).stays][2] == "01/02/2026"
    assert stored(room, year).stays[2]["child"] == stored(room, year).stays[1]["child"]

    room.press("Retirer le séjour 1")
    page.leaving()
    assert len(stored(room, year).stays) == 2
    room.shell.undo_bar.undo()
    page.leaving()
    assert [row["id"] for row in stored(room, year).stays][:2] == ["s1", "s2"]


def test_names_are_hidden_in_the_list_of_children_as_well(room, page):
    room.press("Modifier le séjour 1")
    box = combo(room, "Enfant ou jeune, séjour 1")
    assert {box.itemText(rank) for rank in range(box.count())} == {"Choisissez…", "N… H…", "É… D…"}
    assert box.currentText() == "É… D…"

    room.press("Afficher les noms")
    assert box.currentText() == ase.CHILD
    page.leaving()
    assert box.currentText() == "É… D…"


def test_what_is_wrong_is_said_where_it_is_and_stays_until_mended(room, page, year):
    room.press("Modifier le séjour 2")
    room.types("Arrivée, séjour 2", "demain")
    room.press("J’ai terminé")

    assert "«\u00a0demain\u00a0» n’est pas une date" in room.reads()
    assert stored(room, year).stays[1]["arrived_on"] == "demain"
    room.types("Arrivée, séjour 2", "5/1/26")
    room.press("J’ai terminé")
    assert room.ways.taken == [("home",)]


def test_the_children_of_the_prises_en_charge_are_taken_over(room):
    dossier = ase.opened(room.store, room.club.association)
    room.show(StaysPage(room.desk, dossier))
    assert "1 enfant des prises en charge n’est pas encore ici" in room.reads()

    room.press("Reprendre les enfants des prises en charge")

    assert "pas encore ici" not in room.reads()
    assert [child.name for child in stored(room, dossier).children] == [ase.CHILD]


def test_without_any_child_it_says_where_to_begin(room):
    dossier = services.dossiers.create(room.store, room.club.association, ase.DEPARTEMENT, "2026", room.today)
    room.show(StaysPage(room.desk, dossier))

    assert "Il faut d’abord les enfants de ce dossier" in room.reads()
    room.press("Ajouter des enfants")
    room.press("Enfants du dossier")
    assert room.ways.taken == [("children", dossier), ("children", dossier)]


def test_it_opens_from_the_prises_en_charge(room, year):
    room.show(CaresPage(room.desk, year))
    room.press("Séjours des enfants")

    assert room.ways.taken == [("stays", year)]


def test_a_problem_leads_to_its_absence_and_every_input_has_a_name(room, year):
    page = room.show(StaysPage(room.desk, year, "s2.absences.1.days"))

    assert room.focus() == "Jours d’absence, absence 2, séjour 2"
    assert nameless(page) == []
