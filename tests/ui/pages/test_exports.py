"""The page of the exports, and that of the accounts, used by the names that a screen reader says."""

from datetime import date

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox
from python_calamine import CalamineWorkbook

from chorus_desktop import services
from chorus_desktop.ui.pages.accounts import AccountsPage
from chorus_desktop.ui.pages.exports import ExportsPage
from tests.helpers import books, fec_reading
from tests.helpers.accessible import nameless
from tests.helpers.stores import judo


@pytest.fixture
def year(room):
    room.today = date(2026, 7, 1)
    return books.year(room.club)


def test_the_workbook_is_written_where_she_says(room, year):
    target = room.folder / "tout.xlsx"
    room.show(ExportsPage(room.desk))
    room.asked.answers.append(target)
    room.press("Enregistrer le classeur…")

    assert CalamineWorkbook.from_path(target).sheet_names == ["Factures", "Paiements", "États"]
    assert "Fichier enregistré\u00a0: tout.xlsx" in room.reads()


@pytest.mark.parametrize("what", ["Factures", "Paiements", "États"])
def test_each_table_is_a_csv_of_its_own(room, year, what):
    target = room.folder / "un.csv"
    room.show(ExportsPage(room.desk))
    room.asked.answers.append(target)
    room.press(f"{what} en CSV…")

    assert target.read_text(encoding="utf-8-sig").startswith("Association;")
    assert what.lower() in room.asked.asked[0]


def test_entries_are_written_with_the_name_of_the_article(room, year):
    target = room.folder / "ecritures.txt"
    room.show(ExportsPage(room.desk))
    room.asked.answers.append(target)
    room.press("Enregistrer le fichier FEC…")

    lines = fec_reading.read(target.read_text(encoding="iso-8859-15"))
    assert len(fec_reading.grouped(lines)) == 11
    assert "11 écritures. 1 document annulé avant dépôt n’a pas d’écriture." in room.reads()


def test_entries_are_a_csv_too(room, year):
    target = room.folder / "ecritures.csv"
    room.show(ExportsPage(room.desk))
    room.asked.answers.append(target)
    room.press("FEC en CSV…")

    assert target.read_text(encoding="utf-8-sig").startswith("JournalCode;JournalLib;EcritureNum;")


def test_days_the_wrong_way_round_are_said_and_nothing_is_asked(room, year):
    room.show(ExportsPage(room.desk))
    room.types("Au", "31/12/2025")
    room.press("Enregistrer le fichier FEC…")

    assert "Le dernier jour vient avant le premier" in room.reads()
    assert room.asked.asked == []
    assert room.focus() == "Au"


def test_given_up_in_the_dialog_nothing_is_written(room, year):
    room.show(ExportsPage(room.desk))
    for button in ("Enregistrer le classeur…", "Factures en CSV…", "Enregistrer le fichier FEC…"):
        room.asked.answers.append(None)
        room.press(button)

    assert "Fichier enregistré" not in room.reads()
    assert room.troubles == []


def test_a_year_without_anything_is_a_trouble_that_says_what_to_do(room, year):
    room.show(ExportsPage(room.desk))
    room.types("Du", "01/01/2020")
    room.types("Au", "31/12/2020")
    room.asked.answers.append(room.folder / "rien.txt")
    room.press("Enregistrer le fichier FEC…")

    assert [trouble.sentence for trouble in room.troubles] == ["Aucune facture ni aucun paiement entre ces deux jours."]
    assert not (room.folder / "rien.txt").exists()


def test_of_several_associations_one_must_be_chosen_for_the_entries(room, year):
    judo(room.store, name="Autre club", siret="987 654 324 00019")
    room.show(ExportsPage(room.desk))
    assert "Choisissez d’abord une association" in room.reads()
    assert not room.named("Enregistrer le fichier FEC…", QAbstractButton).isEnabled()

    choice = room.named("Association", QComboBox)
    choice.setCurrentIndex(choice.findText("Judo Club de la Baie"))

    assert "Choisissez d’abord une association" not in room.reads()
    room.press("Comptes et journaux…")
    assert room.ways.taken == [("accounts", room.club.association)]


def test_how_paheko_reads_it_is_told(room, year):
    room.show(ExportsPage(room.desk))
    room.press("Comment l’ouvrir\u00a0: Paheko")

    assert "Créer toutes les écritures" in room.reads()


def test_accounts_are_typed_and_kept(room, year):
    page = room.show(AccountsPage(room.desk, room.club.association))
    room.types("Compte de banque", "512A")
    page.leaving()

    assert services.accounting.view(room.store, room.club.association).typed["bank"] == "512A"
    assert room.named("Compte des collectivités").text() == "411"
    assert "ANC n°\u00a02018-06" in room.reads()


def test_an_account_that_cannot_be_is_said_under_its_field(room, year):
    page = room.show(AccountsPage(room.desk, room.club.association))
    room.types("Compte de produits", "Ventes")
    room.leaves()
    page.leaving()

    assert "n’est pas un numéro de compte" in room.reads()
    assert services.accounting.view(room.store, room.club.association).typed["product"] == "Ventes"


def test_everything_has_a_name_for_a_screen_reader(room, year):
    assert nameless(room.show(ExportsPage(room.desk))) == []
    assert nameless(room.show(AccountsPage(room.desk, room.club.association))) == []
