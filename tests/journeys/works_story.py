"""What the stories of works share: a data file with a market, and the acts that come back with every piece."""

import io
from datetime import date

from pypdf import PdfReader
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QRadioButton

from chorus_desktop import services
from chorus_desktop.services import opening
from chorus_desktop.store.issuing import issued_pdf
from chorus_desktop.store.summaries import invoice_rows
from chorus_desktop.ui.companion.window import CompanionWindow
from tests.helpers import clubs
from tests.helpers.beside import Beside
from tests.helpers.works_file import AUGUST_5, LINES, PARTIES, opened_market

WORKS = "Où en est ce marché ?"


def begun(tmp_path, day: date, *, mine: str = "supplier", filled: bool = True) -> None:
    """A data file of a club with a market of works, described as in ``tests.helpers.works_file``, or empty."""
    store = clubs.opened(tmp_path, day)
    dossier_id = opened_market(store, filled=filled, mine=mine)
    if mine == "manager":
        names = {"supplier": "Menuiserie Lebrun", "manager": "Judo Club de la Baie"}
        parties = tuple({**party, "name": names.get(party["role"], party["name"])} for party in PARTIES)
        forms = services.markets.view(store, dossier_id, AUGUST_5).forms
        services.markets.save(store, dossier_id, forms, parties, LINES, AUGUST_5)
    opening.close(store)


def opens_the_pieces(volunteer) -> None:
    """From the home page to the pieces of the market."""
    volunteer.presses("Ouvrir le dossier")
    volunteer.presses("Pièces du marché")
    volunteer.is_on(WORKS)


def adds_a_party(volunteer, name: str, siret: str, role: str, email: str = "") -> None:
    """Somebody of the market; the role is the last of that name on the page, the first being the association's own."""
    volunteer.presses("Ajouter une partie")
    volunteer.types("Nom", name)
    volunteer.types("SIRET", siret)
    volunteer.types("E-mail", email)
    volunteer._press(list(volunteer._candidates(QRadioButton, role, volunteer.window.page))[-1])
    volunteer.presses("Replier")


def adds_a_price(volunteer, name: str, quantity: str, price: str) -> None:
    """One line of the price list."""
    volunteer.presses("Ajouter un prix")
    volunteer.types("Désignation", name)
    volunteer.types("Quantité au marché", quantity)
    volunteer.types("Prix unitaire", price)
    volunteer.presses("Replier")


def chooses_in(volunteer, label: str, choice: str) -> None:
    """Choose an entry of the list that stands under a label: on Linux a list is named by its choice, and labelled by a relation."""
    labels = [each for each in volunteer.window.page.findChildren(QLabel) if each.isVisible() and each.text() == label]
    (box,) = [each.buddy() for each in labels if isinstance(each.buddy(), QComboBox)]
    place = next(rank for rank in range(box.count()) if choice in box.itemText(rank))
    box.setCurrentIndex(place)
    box.activated.emit(place)
    volunteer.settles()


def does(volunteer, **quantities: str) -> None:
    """Type what is done in all, by the first word of each price."""
    for name, quantity in quantities.items():
        volunteer.types(f"Fait en tout, {name}", quantity)


def finalises(volunteer, title: str, then: str = "") -> None:
    """From the month to the numbered piece, with nothing joined; ``then`` what the confirmation says, if not the title."""
    volunteer.presses("Continuer")
    volunteer.is_on("Quelles pièces joignez-vous ?")
    volunteer.presses("Continuer")
    volunteer.is_on("Vérifiez avant de finaliser")
    volunteer.presses("Finaliser et numéroter")
    volunteer.is_on(then or title)
    volunteer.presses("Préparer le dépôt")
    volunteer.is_on(title)


def deposits(volunteer) -> list[str]:
    """Lead the companion to its end; every value that was copied."""
    volunteer.presses("Déposer avec le compagnon")
    volunteer.qtbot.waitUntil(lambda: len(_companions()) == 1)
    volunteer.settles()
    window = Beside(_companions()[0])
    copied = []
    while window.heading != "Garder la preuve":
        copied.append(window.copies() or "")
    window.presses("C’est envoyé")
    volunteer.settles()
    return copied


def _companions() -> list[CompanionWindow]:
    return [window for window in QApplication.topLevelWidgets() if isinstance(window, CompanionWindow) and window.isVisible()]


def notes(volunteer, step: str, number: str, on: str, net: str = "") -> None:
    """Note what somebody else deposited, from its step."""
    volunteer.presses(f"Noter que {step} est déposée")
    volunteer.is_on("Quelle pièce a été déposée ?")
    volunteer.types("Numéro", number)
    volunteer.types("Déposée le", on)
    volunteer.types("Net à payer", net)
    volunteer.presses("Noter cette pièce")
    volunteer.is_on(WORKS)


def printed(tmp_path, number: str, day: date) -> str:
    """The text of an issued piece, once the program let its file go."""
    store = opening.open_file(tmp_path / "dossiers.chorus", tmp_path / "relues", day).store
    try:
        (found,) = [row.id for row in invoice_rows(store) if row.number == number]
        pages = PdfReader(io.BytesIO(issued_pdf(store, found))).pages
        return " ".join(" ".join(page.extract_text() for page in pages).split())
    finally:
        opening.close(store)
