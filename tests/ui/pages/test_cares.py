"""Prises en charge and prix de journée: typed and saved, names hidden until asked, taken away and back."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QComboBox, QLineEdit, QTableWidget

from chorus_desktop import services
from chorus_desktop.ui.pages.cares import CaresPage
from chorus_desktop.ui.pages.import_table import ImportTablePage
from tests.helpers import ase
from tests.helpers.accessible import name_of, walk

CHILD = "Enfant ou jeune, prise en charge 1"


@pytest.fixture
def year(room):
    return ase.opened(room.store, room.club.association)


@pytest.fixture
def page(room, year):
    return room.show(CaresPage(room.desk, year))


def stored(room, year):
    return services.cares.view(room.store, year, room.today)


def heard(page):
    """Everything a screen reader says of a page, what its fields hold included."""
    kinds = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)
    return "\n".join(item.text(kind) for item in walk(page) for kind in kinds)


def test_a_row_says_its_days_and_what_was_billed_and_hides_the_name(room, page):
    said = room.reads()

    assert "PEC-2026-0147" in said
    assert "É… D… · du 01/09/2025 au 31/08/2026 · 0 jours facturés sur 200 · 0,00\u00a0€ facturés sur 40\u202f000,00\u00a0€" in said
    assert "Duval" not in said
    assert "Hébergement · 178,35\u00a0€" in said
    assert "à partir du 16/01/2026" in said


def test_names_are_shown_when_asked_and_hidden_again_on_leaving(room, page):
    room.press("Afficher les noms")
    assert ase.CHILD in room.reads()

    page.leaving()
    assert "Duval" not in room.reads()
    assert room.named("Afficher les noms")


def test_the_field_of_a_name_hides_it_from_the_eye_and_from_the_screen_reader(room, page):
    room.press("Modifier la prise en charge 1")

    assert room.named(CHILD).echoMode() is QLineEdit.EchoMode.Password
    assert "Duval" not in heard(page)
    room.press("Afficher les noms")
    assert room.named(CHILD).echoMode() is QLineEdit.EchoMode.Normal
    assert "Duval" in heard(page)


def test_one_that_is_added_is_typed_in_sight_then_hidden(room, page, year):
    room.press("Ajouter une prise en charge")
    assert room.focus() == "Référence, prise en charge 2"

    room.types("Référence, prise en charge 2", "PEC-2026-0200")
    room.types("Enfant ou jeune, prise en charge 2", "Noé Hamel")
    room.types("Du, prise en charge 2", "1/2/26")
    assert room.named("Enfant ou jeune, prise en charge 2").echoMode() is QLineEdit.EchoMode.Normal
    assert "N… H…" in room.reads()
    page.leaving()

    assert room.named("Enfant ou jeune, prise en charge 2").echoMode() is QLineEdit.EchoMode.Password
    assert [row["child"] for row in stored(room, year).cares] == [ase.CHILD, "Noé Hamel"]
    assert stored(room, year).cares[1]["valid_from"] == "01/02/2026"


def test_what_is_removed_can_be_taken_back(room, page, year):
    room.press("Retirer la prise en charge 1")
    assert stored(room, year).cares == ()
    assert "Saisissez celles" in room.reads()

    room.shell.undo_bar.undo()
    assert [row["id"] for row in stored(room, year).cares] == ["c1"]
    assert "PEC-2026-0147" in room.reads()


def test_it_is_taken_back_even_when_the_page_is_gone(room, page, year):
    room.press("Retirer le prix de journée 2")
    undo = room.shell.undo_bar.undo
    room.show(CaresPage(room.desk, year))

    undo()

    assert [row["id"] for row in stored(room, year).prices] == ["p1", "p2"]


def test_what_is_wrong_is_said_when_one_is_done_with_a_way_to_it(room, page, year):
    room.press("Modifier le prix de journée 1")
    room.types("Valable jusqu’au, prix de journée 1", "31/01/2026")
    assert "Deux prix" not in room.reads(), "not while one types"

    room.press("J’ai terminé")
    assert "Il y a un point à corriger" in room.reads()
    room.press("Deux prix valent le 16/01/2026\u00a0: corrigez le début de l’un ou la fin de l’autre.")
    assert room.focus() == "Valable jusqu’au, prix de journée 1"

    room.types("Valable jusqu’au, prix de journée 1", "15/01/2026")
    room.press("J’ai terminé")
    assert room.ways.taken == [("home",)]


def test_a_folded_row_says_what_is_wrong_in_it(room, year):
    services.cares.save(room.store, year, ({**ase.CARE_TYPED, "valid_to": "31/08/2025"},), (), room.today)
    room.show(CaresPage(room.desk, year))

    assert "La prise en charge PEC-2026-0147 finit avant de commencer" in room.reads()
    room.press("Modifier la prise en charge 1")
    assert room.reads().count("La prise en charge PEC-2026-0147 finit avant de commencer") == 1, "now under its field"
    room.press("Replier la prise en charge 1")
    assert room.reads().count("La prise en charge PEC-2026-0147 finit avant de commencer") == 1


def test_one_is_led_to_the_very_field(room, year):
    room.show(CaresPage(room.desk, year, "p2.valid_from"))

    assert room.focus() == "Valable à partir du, prix de journée 2"


def test_a_price_is_not_asked_where_none_is_fixed(room, year, monkeypatch):
    view = stored(room, year)
    rule = view.rule.model_copy(update={"day_price": False, "sensitive": False})
    monkeypatch.setattr(services.cares, "view", lambda *_: view.model_copy(update={"rule": rule}))
    room.show(CaresPage(room.desk, year))

    assert room.shell.page.header.heading.text() == "Prises en charge"
    assert ase.CHILD in room.reads(), "nothing to hide here"
    assert "Ajouter un prix de journée" not in [name_of(each) for each in room.everything(type(room.named("J’ai terminé")))]


TABLE = "PEC;Nom de l’enfant;Du\nPEC-7;Ana Petit;01/02/2026\n;Lou Caron;01/02/2026\n"


def imported(room, year, table=TABLE):
    path = room.folder / "export.csv"
    path.write_text(table, encoding="utf-8")
    page = room.show(ImportTablePage(room.desk, services.care_import.kind(room.store, year)))
    room.asked.answers = [path]
    room.press("Choisir le fichier…")
    return page


def cells(room):
    table = room.named("Premières lignes du tableau", QTableWidget)
    return [[table.item(row, place).text() for place in range(table.columnCount())] for row in range(table.rowCount())]


def test_a_table_is_offered_for_import(room, page):
    room.press("Importer un tableau…")

    assert room.ways.taken[0][0] == "import_table"
    assert room.ways.taken[0][1].heading == "Importer des prises en charge"


def test_names_of_a_table_are_hidden_until_asked_and_imported_whole(room, year):
    page = imported(room, year)
    assert cells(room)[0] == ["PEC-7", "A… P…", "01/02/2026"]
    assert "Petit" not in heard(page)

    room.press("Afficher les noms")
    assert cells(room)[0][1] == "Ana Petit"
    assert "par exemple «\u00a0Ana Petit\u00a0»" in room.reads()
    room.press("Masquer les noms")
    assert "Petit" not in heard(page)

    room.press("Importer 1 prise en charge")
    assert [row["child"] for row in stored(room, year).cares] == [ase.CHILD, "Ana Petit"]
    room.shell.undo_bar.undo()
    assert [row["child"] for row in stored(room, year).cares] == [ase.CHILD]


def test_nothing_of_a_table_is_readable_before_one_knows_where_the_names_are(room, year):
    page = imported(room, year, "PEC;Machin;Du\nPEC-7;Ana Petit;01/02/2026\n")
    assert "Petit" not in heard(page)

    child = room.named("Enfant ou jeune", QComboBox)
    child.setCurrentIndex(2)
    child.activated.emit(2)

    assert cells(room)[0] == ["PEC-7", "A… P…", "01/02/2026"]
