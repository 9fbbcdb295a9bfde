"""A town that nobody typed before: added by hand, it pays a dossier, and its name and SIRET are printed; then it changes its SIRET."""

import io
from datetime import date

from pypdf import PdfReader

from chorus_desktop.services import opening
from chorus_desktop.store.issuing import issued_pdf
from chorus_desktop.store.summaries import invoice_rows
from tests.helpers import directory_files
from tests.journeys.papers import certificate

DAY = date(2026, 2, 10)


def begins(arrives):
    volunteer = arrives(DAY)
    volunteer.presses("S’exercer avec un exemple")
    volunteer.is_on("Vos dossiers")
    volunteer.presses("Ouvrir le dossier")
    volunteer.is_on("C’LOISIRS 2025-2026")
    return volunteer


def finalises(volunteer, folder):
    volunteer.presses("Joindre les attestations de présence")
    volunteer.drops([certificate(folder)], on="Déposez ici des PDF ou des photos")
    volunteer.presses("Continuer")
    volunteer.sees("Ville de Port-Neuf", "213 501 232 00010")
    volunteer.presses("Finaliser et numéroter")
    volunteer.is_on("Facture FA2026-002")


def printed(data, number):
    """The text of an issued invoice, once the program let its file go."""
    store = opening.open_file(data, data.with_name("sauvegardes-relues"), DAY).store
    try:
        (found,) = [row.id for row in invoice_rows(store) if row.number == number]
        return " ".join(PdfReader(io.BytesIO(issued_pdf(store, found))).pages[0].extract_text().split())
    finally:
        opening.close(store)


def test_a_town_added_by_hand_receives_an_invoice_and_changes_its_siret(arrives, tmp_path):
    volunteer = begins(arrives)
    volunteer.presses("La collectivité a changé")
    volunteer.is_on("Quelle collectivité paie ?")
    volunteer.presses("La saisir à la main")
    volunteer.types("Nom de la collectivité", "Ville de Port-Neuf")
    volunteer.types("SIRET", "21350123200010")
    volunteer.types("Adresse", "1 place du Port\n35000 Port-Neuf")
    volunteer.presses("J’ai terminé")

    volunteer.is_on("C’LOISIRS 2025-2026")
    volunteer.sees("Ville de Port-Neuf")
    finalises(volunteer, tmp_path)

    volunteer.goes_to("Collectivités")
    volunteer.table("Collectivités").clicked.emit(volunteer.table("Collectivités").model().index(2, 0))
    volunteer.is_on("Ville de Port-Neuf")
    volunteer.presses("Cette collectivité a changé de SIRET")
    volunteer.sees("1 dossier ouvert passera au nouveau SIRET.")
    volunteer.types("Nouveau SIRET", "213 501 232 00028")
    volunteer.types("Valable depuis le", "01/03/2026")
    volunteer.presses("Changer le SIRET")
    volunteer.is_on("Ville de Port-Neuf")
    volunteer.sees("SIRET 213 501 232 00028", "Cette fiche remplace une structure qui a changé de SIRET")

    volunteer.leaves()
    paper = printed(tmp_path / "exercice.chorus", "FA2026-002")
    assert "Ville de Port-Neuf" in paper
    assert "21350123200010" in paper
    assert "21350123200028" not in paper


def test_a_town_is_found_in_the_directory_she_downloaded(arrives, tmp_path):
    path = tmp_path / "annuaire.csv"
    path.write_text(directory_files.csv(), encoding="cp1252")
    volunteer = begins(arrives)
    volunteer.presses("La collectivité a changé")
    volunteer.presses("Importer l’annuaire")
    volunteer.drops([path], on="Déposez ici le tableau")
    volunteer.sees("4 structures à importer", "Ligne 9, SIRET")
    volunteer.presses("Importer 4 structures")

    volunteer.is_on("Quelle collectivité paie ?")
    volunteer.types("Nom, ville ou SIRET de la collectivité", "ccas de port neuf")
    volunteer.presses("Choisir : CCAS DE PORT-NEUF")

    volunteer.is_on("C’LOISIRS 2025-2026")
    volunteer.sees("CCAS DE PORT-NEUF")
