"""Five photos of signed sheets become one upright, readable PDF under the limit, with the keyboard alone."""

import io
from datetime import date

from PIL import Image
from pypdf import PdfReader
from PySide6.QtCore import Qt

from chorus_desktop.domain.sheet_corners import NAMES
from chorus_desktop.pdf.thumbnails import thumbnails
from chorus_desktop.services import opening
from tests.helpers import clubs, pieces
from tests.helpers.keyboard import press

DAY = date(2026, 2, 3)
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def test_five_photos_become_one_readable_pdf(arrives, tmp_path):
    store = clubs.opened(tmp_path, DAY)
    club = clubs.judo(store, tmp_path)
    club.draft()
    opening.close(store)
    photos = pieces.photos(tmp_path, 5)
    volunteer = arrives(DAY)
    volunteer.presses("Ouvrir le dossier C’LOISIRS 2025-2026")
    volunteer.presses("Joindre les attestations de présence")
    volunteer.is_on("Quelles pièces joignez-vous")
    volunteer.sees("Attestations de présence — demandé par le payeur")
    volunteer.will_answer(photos)
    volunteer.presses("Choisir des fichiers…")
    volunteer.sees("PJ5-attestations-FA2026-001.pdf", "1 photo recadrée et éclaircie")
    volunteer.does_not_see("IMG_2041")
    volunteer.presses("Réunir en un seul PDF : Attestations de présence (5)")
    volunteer.sees("5 pages")

    volunteer.presses("Modifier PJ1-attestations-FA2026-001.pdf")
    volunteer.is_on("Modifier : Attestations de présence")
    assert volunteer.focus == "Pages"
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Up, ALT)
    press(Qt.Key.Key_R, text="r")
    press(Qt.Key.Key_Z, CONTROL)
    press(Qt.Key.Key_Delete)
    volunteer.settles()
    volunteer.puts_the_focus_on(NAMES[0])
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Up)
    volunteer.presses("Garder et revenir")
    volunteer.is_on("Quelles pièces joignez-vous")
    volunteer.sees("4 pages")

    volunteer.presses("Voir PJ1-attestations-FA2026-001.pdf")
    volunteer.sees("Page 1 sur 4")
    volunteer.goes_back()
    volunteer.presses("Continuer")
    volunteer.presses("Finaliser et numéroter")
    volunteer.is_on("FA2026-001")
    (deposited,) = tmp_path.rglob("PJ1-attestations-FA2026-001.pdf")
    content = deposited.read_bytes()
    assert len(content) < 10_000_000
    assert len(PdfReader(io.BytesIO(content)).pages) == 4
    for drawn in thumbnails(content, 400, (0, 1, 2, 3)):
        assert stands_upright(drawn)


def stands_upright(drawn):
    """Whether a page shows the sheet as one reads it: its lines begin near the left edge, the first one near the top."""
    page = Image.open(io.BytesIO(drawn)).convert("L")
    left, top, right, bottom = page.point(lambda grey: 255 if grey < 110 else 0).getbbox()
    return page.height > page.width and top < page.height - bottom and left < page.width - right
