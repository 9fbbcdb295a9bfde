"""The evening before the general assembly: what became of the year's invoices, the report to print, the entries for the accountant."""

from datetime import date

import pytest

from chorus_desktop.services import opening
from tests.helpers import books, clubs, fec_reading
from tests.helpers.stores import Club

DAY = date(2026, 7, 1)


@pytest.fixture
def at_work(arrives, tmp_path):
    store = clubs.opened(tmp_path, DAY)
    club = clubs.judo(store, tmp_path)
    books.year(Club(store, club.association, club.dossier))
    opening.close(store)
    return arrives(DAY)


def test_from_the_column_to_the_report_and_the_entries(at_work, tmp_path):
    at_work.goes_to("Bilan")
    at_work.is_on("Bilan")
    at_work.sees("Facturé", "2 332,50 €", "Attendu des collectivités", "1 307,50 €")
    at_work.presses("Voir le tableau : mois par mois")

    at_work.presses("Imprimer le rapport")
    at_work.is_on("Rapport : saison 2025-2026")
    at_work.goes_back()

    at_work.presses("Exporter…")
    at_work.is_on("Exporter")
    at_work.presses("Comptes et journaux…")
    at_work.types("Compte de banque", "512A")
    at_work.presses("J’ai terminé")
    target = tmp_path / "ecritures.txt"
    at_work.will_answer(target)
    at_work.presses("Enregistrer le fichier FEC…")
    at_work.sees("Fichier enregistré : ecritures.txt, 11 écritures.")

    lines = fec_reading.read(target.read_text(encoding="iso-8859-15"))
    assert sum(line.debit for line in lines if line.account == "512A") == 73_500
    assert sum(line.debit - line.credit for line in lines) == 0
