"""From a table of presences to an invoice that its sheet proves: pasted, ticked, printed, attested, signed, a gap mended, finalised."""

import io
from datetime import date, timedelta

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from chorus_desktop.services import opening
from tests.helpers import clubs, presences, scanner
from tests.helpers.keyboard import press, write

DAY = date(2026, 4, 1)
FIRST = date(2026, 1, 7)
CONTROL = Qt.KeyboardModifier.ControlModifier


def table():
    """Twenty children and twelve Wednesdays, as a spreadsheet gives them; the last two are not ticked yet."""
    days = [FIRST + timedelta(weeks=rank) for rank in range(12)]
    rows = ["Prénom\tNom\t" + "\t".join(f"{day:%d/%m/%Y}" for day in days)]
    rows += [f"{name}\t{chr(65 + rank)}.\t" + "\t".join(["P"] * 10 + ["", ""]) for rank, name in enumerate(presences.NAMES)]
    return "\n".join(rows)


def club_ready_to_invoice(folder):
    store = clubs.opened(folder, DAY)
    clubs.judo(store, folder)
    opening.close(store)


def test_presences_prove_an_invoice(arrives, tmp_path):
    club_ready_to_invoice(tmp_path)
    volunteer = arrives(DAY)
    volunteer.is_on("Vos dossiers")
    volunteer.presses("Ouvrir le dossier C’LOISIRS 2025-2026")
    volunteer.presses("Cocher les présences")
    volunteer.is_on("Présences")
    volunteer.presses("Importer un tableau")
    volunteer.is_on("Importer des présences")
    QGuiApplication.clipboard().setText(table())
    volunteer.presses("Coller depuis un tableur")
    volunteer.types("Nom de la nouvelle activité", "Atelier judo du mercredi")
    volunteer.ticks("Tous les enfants que ce tableau ajoute sont bénéficiaires")
    volunteer.presses("Importer 20 enfants et 200 présences")
    volunteer.is_on("Présences")
    volunteer.sees("40 cases vides en mars 2026")

    volunteer.presses("Cocher les présences")
    volunteer.is_on("Feuille de présence")
    press(Qt.Key.Key_Space, CONTROL)
    write("p")
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Space, CONTROL)
    write("p")
    press(Qt.Key.Key_Home, CONTROL)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Right)
    write("a")
    volunteer.sees("20 enfants · 4 séances · 79 présences")
    volunteer.presses("Imprimer")
    volunteer.is_on("Feuilles de présence")
    volunteer.chooses("Feuille remplie")
    volunteer.presses("Voir la feuille")
    volunteer.sees("4 séances, 20 enfants, 2 pages")

    volunteer.goes_to("Accueil")
    volunteer.presses("Ouvrir le dossier C’LOISIRS 2025-2026")
    volunteer.presses("Préparer une facture")
    volunteer.is_on("Qu’avez-vous réalisé en mars ?")
    volunteer.types("Période du", "01/01/2026")
    volunteer.presses("Proposer les lignes depuis la feuille")
    assert volunteer.field_holds("Quantité, ligne 1") == "239"
    volunteer.types("Prix unitaire, ligne 1", "7,50")
    volunteer.types("Quantité, ligne 1", "240")
    volunteer.sees("Facturé : 240 ; feuille : 239")

    volunteer.presses("Vérifier avec la feuille")
    volunteer.is_on("La facture dit-elle ce que dit la feuille")
    volunteer.sees("12 séances × 20 enfants = 240 ; feuille : 239 → 1 écart, le 18/03")
    volunteer.presses("Reprendre le compte de la feuille")
    volunteer.sees("La facture et la feuille de présence sont d’accord.")
    volunteer.presses("J’ai terminé")
    volunteer.presses("Continuer")

    volunteer.presses("Faire les attestations depuis la feuille")
    volunteer.chooses("Une liste de tous les enfants")
    volunteer.sees("239 présences")
    volunteer.presses("Émettre 1 liste de 20 enfants")
    volunteer.sees("À signer")
    volunteer.presses("Voir les attestations")
    paper = tmp_path / "à signer.pdf"
    volunteer.will_answer(paper)
    volunteer.presses("Enregistrer sous…")
    volunteer.sees("Enregistré dans à signer.pdf.")
    volunteer.goes_back()
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(scanner.scan(scanner.pictures(paper.read_bytes())))
    volunteer.drops([scan], on="Déposez ici les scans")
    volunteer.sees("Signées et jointes")
    volunteer.goes_back()

    volunteer.presses("Continuer")
    volunteer.sees("Feuille de présence D’accord")
    volunteer.presses("Finaliser et numéroter")
    volunteer.is_on("FA2026-001")
    (invoice,) = tmp_path.rglob("FA2026-001.pdf")
    text = PdfReader(io.BytesIO(invoice.read_bytes())).pages[0].extract_text()
    assert "239" in text
    assert "1\u202f792,50" in text or "1 792,50" in text
    assert not any(name in text for name in presences.NAMES)
    assert len(list(tmp_path.rglob("PJ1-attestations-FA2026-001.pdf"))) == 1
