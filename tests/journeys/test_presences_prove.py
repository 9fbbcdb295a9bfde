"""From a table of presences to an invoice that its sheet proves: pasted, ticked, printed, attested, signed, a gap mended, finalised."""

import io
from datetime import date, timedelta

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from chorus_desktop.services import opening
from tests.helpers import clubs, presences
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
    volunteer.settles()
    print(volunteer.heading, volunteer.read())
    raise SystemExit
