"""The list of all invoices, and the trash."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from chorus_desktop import services
from chorus_desktop.services.home import InvoiceTuple
from chorus_desktop.ui.pages.invoices import InvoicesPage
from chorus_desktop.ui.pages.trash import TrashPage
from tests.helpers import ase, keyboard
from tests.helpers.accessible import nameless


def shown(page):
    model = page._list.model
    return [model.record(row).number or model.record(row).title for row in range(model.rowCount())]


@pytest.fixture
def three(room):
    """A deposited invoice, one to deposit, and a draft."""
    first, second = room.club.issue("FA2026-001"), room.club.issue("FA2026-002")
    services.issue.deposited(room.store, first, date(2026, 2, 2))
    return first, second, room.club.draft()


def test_every_invoice_is_listed(room, three):
    page = room.show(InvoicesPage(room.desk))

    assert sorted(shown(page)) == ["FA2026-001", "FA2026-002", "Facture de janvier 2026"]
    assert "3 factures" in room.reads()


def test_the_list_narrows_as_one_types(room, three):
    page = room.show(InvoicesPage(room.desk))
    room.types("Rechercher\u00a0: Factures", "a deposer")

    assert shown(page) == ["FA2026-002"]


def test_the_list_shows_one_state(room, three):
    page = room.show(InvoicesPage(room.desk))
    choice = room.named("État des factures montrées", QComboBox)
    choice.setCurrentIndex(choice.findText("Déposée"))
    choice.activated.emit(choice.currentIndex())

    assert shown(page) == ["FA2026-001"]


@pytest.mark.parametrize(("number", "way"), [("FA2026-001", "issued"), ("", "invoice")])
def test_enter_opens_an_invoice_where_it_stands(room, three, number, way):
    page = room.show(InvoicesPage(room.desk))
    model = page._list.model
    row = next(place for place in range(model.rowCount()) if model.record(place).number == number)
    page._list.table.setCurrentIndex(model.index(row, 0))
    page._list.table.setFocus()
    keyboard.press(Qt.Key.Key_Return)

    assert room.ways.taken == [(way, model.record(row).id)]


def test_what_is_shown_is_printed(room, three):
    room.show(InvoicesPage(room.desk))
    room.types("Rechercher\u00a0: Factures", "FA2026-002")
    room.press("Imprimer la liste")

    way, title, content = room.ways.taken[-1]
    assert (way, title) == ("paper", "Liste des factures")
    text = _text(content)
    assert "FA2026-002" in text
    assert "FA2026-001" not in text
    assert "recherche « FA2026-002 »" in text.replace("\u00a0", " ")


def _text(content):
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def test_an_empty_file_says_how_to_begin(room):
    room.show(InvoicesPage(room.desk))

    assert "Aucune facture pour l’instant" in room.reads()
    room.press("Aller à l’accueil")
    assert room.ways.taken == [("home",)]


def test_thousands_are_filtered(room):
    page = room.show(InvoicesPage(room.desk))
    page._show(
        [
            InvoiceTuple(str(n), f"FA2026-{n:04}", "Facture de mai 2026", "Club", "2026-05-31", "deposited", "Déposée", 100 * n, "")
            for n in range(5000)
        ]
    )
    room.types("Rechercher\u00a0: Factures", "0042")

    assert shown(page) == ["FA2026-0042"]


def test_everything_has_a_name_for_a_screen_reader(room, three):
    assert nameless(room.show(InvoicesPage(room.desk))) == []
    services.trash.delete_invoice(room.store, three[2], room.today)
    assert nameless(room.show(TrashPage(room.desk))) == []


def test_what_was_deleted_is_put_back(room, three):
    services.trash.delete_invoice(room.store, three[2], room.today)
    room.show(TrashPage(room.desk))
    assert "Facture de janvier 2026" in room.reads()
    room.press("Remettre\u00a0: Facture de janvier 2026")

    assert services.trash.listed(room.store) == ()
    assert "La corbeille est vide" in room.reads()


@pytest.mark.parametrize(("answer", "left"), [(False, 1), (True, 0)])
def test_the_trash_is_emptied_only_when_told_twice(room, three, answer, left):
    services.trash.delete_invoice(room.store, three[2], room.today)
    room.show(TrashPage(room.desk))
    room.asked.answers.append(answer)
    room.press("Vider la corbeille…")

    assert len(services.trash.listed(room.store)) == left
    assert "effacé pour toujours" in room.asked.asked[0]


def test_an_invoice_made_before_is_in_the_list_and_opens_with_its_likes(room, three):
    services.associations.add_past(
        room.store, room.club.association, {"number": "FA2025-009", "day": "20/12/2025", "amount": "392,50", "status": "deposited"}
    )
    page = room.show(InvoicesPage(room.desk))
    model = page._list.model
    row = next(place for place in range(model.rowCount()) if model.record(place).number == "FA2025-009")
    assert (model.record(row).said, model.record(row).net) == ("Faite avant", 39_250)
    assert row == model.rowCount() - 1, "the oldest comes last"

    page._list.table.clicked.emit(model.index(row, 0))

    assert room.ways.taken == [("past", room.club.association)]


def test_the_name_of_a_deleted_child_is_hidden_until_asked_where_names_are_sensitive(room):
    dossier = services.dossiers.create(room.store, room.club.association, ase.DEPARTEMENT, "2026", room.today)
    typed = {"first_name": "Éléonore", "last_name": "Duval"}
    for each in (dossier, room.club.dossier):
        child = f"child-{each}"
        services.roster.save_children(room.store, each, {child: typed if each == dossier else {"first_name": "Malo"}}, room.today)
        services.roster.remove(room.store, each, [child], room.today)
    page = room.show(TrashPage(room.desk))
    assert "Éléonore" not in room.reads()
    assert "Malo" in room.reads()
    assert "É… D…" in room.reads()

    room.press("Afficher les noms")
    assert "Éléonore Duval" in room.reads()
    page.leaving()
    assert "Éléonore" not in room.reads()
    room.press("Remettre\u00a0: É… D…")
    assert [row["first_name"] for row in services.roster.children(room.store, dossier).rows] == ["Éléonore"]


def test_a_long_list_is_shown_a_year_at_a_time(room, three, monkeypatch):
    monkeypatch.setattr(services.home, "MOST_LISTED", 2)
    room.club.draft(issued_on=date(2024, 5, 1), notes="ancienne")
    page = room.show(InvoicesPage(room.desk))
    assert len(shown(page)) == 3

    years = room.named("Année des factures montrées", QComboBox)
    assert [years.itemText(place) for place in range(years.count())] == ["2026", "2024"]
    years.setCurrentIndex(1)
    assert len(shown(page)) == 1
    room.press("Chercher dans toutes les années")
    assert room.ways.taken == [("search",)]


def test_a_short_list_has_no_year_to_choose(room, three):
    room.show(InvoicesPage(room.desk))
    assert [box.accessibleName() for box in room.everything(QComboBox)] == [
        "État des factures montrées",
        "État sur le portail des factures montrées",
    ]
