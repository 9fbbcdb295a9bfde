"""The guide by keyboard: searched, walked, read, followed from one article to the next, printed; and the links that lead to it."""

import io

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QTableView

from chorus_desktop import services
from chorus_desktop.ui.pages.engagements import EngagementsPage
from chorus_desktop.ui.pages.guide import NOTHING, GuidePage
from chorus_desktop.ui.pages.invoice import InvoicePage
from chorus_desktop.ui.pages.issued import IssuedPage
from tests.helpers import keyboard

SEARCH = "Rechercher\u00a0: le guide"
RECYCLE = "Gardez le même numéro de facture"


@pytest.fixture
def page(room):
    return room.show(GuidePage(room.desk))


def titles(room):
    model = room.named("Articles du guide", QTableView).model()
    return [model.record(row).entry.title for row in range(model.rowCount())]


def focused():
    return QApplication.focusWidget().text()


def test_one_begins_with_searching_and_sees_everything(room, page):
    assert room.focus() == SEARCH
    assert len(titles(room)) == len(services.data.guide().entries)
    assert "Téléchargez le certificat de dépôt" in room.reads()


def test_the_best_answer_is_read_as_one_types(room, page):
    for typed in ("recycle", "recycler numero", "À RECYCLER"):
        room.types(SEARCH, typed)

        assert room.focus() == SEARCH
        assert f"{len(titles(room))} réponses" in room.reads()
    assert titles(room)[0] == "À recycler"
    assert RECYCLE in room.reads()
    assert "Qui agit ensuite\u00a0:\nVous" in room.reads()


def test_arrows_walk_the_answers_from_the_search_and_enter_reads(room, page):
    room.types(SEARCH, "numero")
    answers = titles(room)
    keyboard.press(Qt.Key.Key_Down)
    keyboard.press(Qt.Key.Key_Down)
    keyboard.press(Qt.Key.Key_Up)

    assert room.focus() == SEARCH
    keyboard.press(Qt.Key.Key_Return)
    assert focused() == answers[1]

    room.named(SEARCH).setFocus()
    for _ in range(len(answers) + 3):
        keyboard.press(Qt.Key.Key_Down)
    keyboard.press(Qt.Key.Key_Return)
    assert focused() == answers[-1]


def test_a_key_that_qt_has_no_name_for_is_only_typed(room, page):
    cyrillic = 0x416
    event = QKeyEvent(QEvent.Type.KeyPress, cyrillic, Qt.KeyboardModifier.NoModifier, "Ж")
    QCoreApplication.sendEvent(room.named(SEARCH), event)

    assert room.named(SEARCH).text() == "Ж"
    assert NOTHING in room.reads()


def test_arrows_walk_the_list_itself(room, page):
    keyboard.tab()
    assert room.focus() == "Articles du guide"
    keyboard.press(Qt.Key.Key_Down)

    assert "le lien d’activation n’est valable que 60 minutes" in room.reads()
    keyboard.press(Qt.Key.Key_Return)
    assert focused() == "Ouvrir un compte et la fiche de l’association"


def test_nothing_found_is_a_sentence_and_clearing_shows_everything_again(room, page):
    room.types(SEARCH, "xylophone")

    assert NOTHING in room.reads()
    assert "Imprimer cet article" not in [button.text() for button in room.everything(type(page._one))]
    keyboard.press(Qt.Key.Key_Down)
    keyboard.press(Qt.Key.Key_Return)
    assert room.focus() == SEARCH

    room.types(SEARCH, "")
    assert NOTHING not in room.reads()
    assert len(titles(room)) == len(services.data.guide().entries)
    assert "Téléchargez le certificat de dépôt" in room.reads()


def test_what_was_read_stays_when_the_search_is_cleared(room, page):
    room.types(SEARCH, "factur-x")
    room.types(SEARCH, "")

    assert "Un PDF qui cache un fichier de données" in room.reads()


def test_one_goes_on_to_what_is_beside_and_comes_back(room, page):
    room.types(SEARCH, "suspendue")
    room.press("Voir aussi\u00a0: Complétée")
    assert focused() == "Complétée"
    assert room.named(SEARCH).text() == ""
    room.press("Voir aussi\u00a0: Quand serez-vous payés\u00a0?")
    assert focused() == "Quand serez-vous payés\u00a0?"

    room.press("Revenir à «\u00a0Complétée\u00a0»")
    assert focused() == "Complétée"
    room.press("Revenir à «\u00a0Suspendue\u00a0»")
    assert focused() == "Suspendue"
    assert "Revenir à" not in "".join(button.text() for button in room.everything(type(page._one)))


def test_choosing_in_the_list_forgets_the_way_back(room, page):
    room.press("Voir aussi\u00a0: Numéro d’engagement")
    assert room.named("Revenir à «\u00a0Votre premier dépôt, pas à pas\u00a0»")
    room.named("Articles du guide", QTableView).setFocus()
    keyboard.press(Qt.Key.Key_Down)

    assert "Revenir à" not in "".join(button.text() for button in room.everything(type(page._one)))


def test_searching_what_one_came_to_forgets_the_way_back(room, page):
    room.press("Voir aussi\u00a0: Numéro d’engagement")
    room.types(SEARCH, "numéro d’engagement")

    assert "Recopiez-le signe par signe" in room.reads()
    assert "Revenir à" not in "".join(button.text() for button in room.everything(type(page._one)))


def test_it_opens_on_what_is_asked_and_searches_when_asked_again(room):
    page = room.show(GuidePage(room.desk, "code-service"))
    assert focused() == "Code service"

    page.begin("reforme")
    assert focused() == "La réforme vue d’une association"
    assert room.named("Revenir à «\u00a0Code service\u00a0»")

    page.begin()
    assert room.focus() == SEARCH


def test_where_and_when_it_was_read_is_said(room):
    room.show(GuidePage(room.desk, "siret"))

    assert "Source\u00a0: associations.gouv.fr" in room.reads()
    assert "Vérifié le 21 novembre 2026" in room.reads()


def test_official_addresses_are_opened_because_one_asks(room):
    room.show(GuidePage(room.desk, "annuaire"))
    assert room.opened == []

    room.press("Ouvrir dans le navigateur\u00a0: Annuaire des structures publiques")

    assert room.opened == ["https://cpro.chorus-pro.gouv.fr/cpp/rechercheStructurePublique"]


@pytest.mark.parametrize(
    ("button", "title", "said"),
    [("Imprimer cet article", "API", "Une porte par laquelle"), ("Imprimer tout le guide", "Guide et vocabulaire", "Valideur")],
)
def test_an_article_or_all_of_it_is_printed(room, button, title, said):
    room.show(GuidePage(room.desk, "api"))

    room.press(button)

    [(way, named, pdf)] = room.ways.taken
    assert (way, named) == ("paper", title)
    assert said in "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def test_words_lead_to_the_guide_from_where_one_meets_them(room):
    draft, issued = room.club.draft(), room.club.issue("FA2026-001")
    for page, more, word, entry in (
        (EngagementsPage(room.desk, room.club.dossier), "", "numéro d’engagement", "numero-d-engagement"),
        (InvoicePage(room.desk, draft), "Autres renseignements", "code service", "code-service"),
        (
            IssuedPage(room.desk, issued),
            "Copier sans le compagnon\u00a0: les champs du portail",
            "Cadre de facturation",
            "cadre-de-facturation",
        ),
        (IssuedPage(room.desk, issued), "Copier sans le compagnon\u00a0: les champs du portail", "Numéro de marché", "numero-de-marche"),
    ):
        room.show(page)
        if more:
            room.press(more)
        room.press(f"Qu’est-ce que c’est\u00a0: {word}")

        assert room.ways.taken[-1] == ("guide", entry)
