"""After the deposit, through the window: the portal's state in two presses, its history, and the page of what came back."""

import pytest

from chorus_desktop.ui.pages.issued import IssuedPage
from tests.helpers.issued_page import DEPOSITED, tells, view


@pytest.fixture
def page(room, deposited):
    return room.show(IssuedPage(room.desk, deposited))


def test_the_portals_state_is_kept_in_two_presses(room, deposited, page):
    room.press("Mise à disposition du destinataire")
    assert "le délai de paiement court" in room.reads()
    assert "Qui agit ensuite\u00a0: La collectivité." in room.reads()
    room.press("Noter cet état")

    assert view(room, deposited).life.status.status == "mise-a-disposition"
    assert "Mise à disposition du destinataire le 3 février 2026" in room.reads()
    room.press("Historique")
    assert "Le portail affiche «\u00a0Mise à disposition du destinataire\u00a0»" in room.reads()


def test_a_state_that_gives_it_back_asks_for_the_motive_and_opens_its_page(room, deposited, page):
    room.press("Suspendue")
    room.types("Motif et commentaire", "Attestation illisible")
    room.press("Noter cet état")

    assert "Motif\u00a0: Attestation illisible" in room.reads()
    assert "Suspendue le 3 février 2026" in room.reads()
    room.press("Ajouter la pièce")
    assert room.ways.taken == [("came_back", deposited)]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("05/03/2026", "n’est pas encore là"),
        ("01/02/2026", "a été déposée le 2 février 2026"),
        ("", "Indiquez le jour"),
        ("hier", "n’est pas une date"),
    ],
)
def test_a_day_that_cannot_be_is_refused_under_it(room, deposited, page, typed, said):
    room.press("Suspendue")
    room.types("Depuis le", typed)
    room.press("Noter cet état")

    assert said in room.reads()
    assert view(room, deposited).life.status is None


def test_an_earlier_day_is_filed_before_and_said(room, deposited):
    tells(room, deposited, "mise-en-paiement")
    room.show(IssuedPage(room.desk, deposited))
    room.press("Le portail affiche…")
    room.press("Autre état")
    room.press("Mandatée")
    room.types("Depuis le", "02/02/2026")

    assert "il sera rangé à sa place" in room.reads()
    room.press("Noter cet état")
    assert view(room, deposited).life.status.status == "mise-en-paiement"


def test_the_same_state_on_the_same_day_is_said_and_nothing_written(room, deposited):
    tells(room, deposited, "suspendue")
    before = view(room, deposited).events
    room.show(IssuedPage(room.desk, deposited))
    room.press("Autre état")
    room.press("Suspendue")
    room.press("Noter cet état")

    assert "Déjà noté" in room.reads()
    assert view(room, deposited).events == before


@pytest.mark.parametrize("sure", [True, False])
def test_after_a_final_state_it_is_asked(room, deposited, sure):
    tells(room, deposited, "mise-en-paiement", DEPOSITED)
    room.show(IssuedPage(room.desk, deposited))
    room.asked.answers.append(sure)
    room.press("Le portail affiche…")
    room.press("Autre état")
    room.press("Rejetée")
    room.press("Noter cet état")

    assert view(room, deposited).life.is_void is sure


def test_what_was_told_by_mistake_is_taken_back_from_the_history(room, deposited):
    tells(room, deposited, "rejetee")
    room.show(IssuedPage(room.desk, deposited))
    room.asked.answers.append("Une autre facture")
    room.press("Historique")
    room.press("Noté par erreur\u00a0: Le portail affiche «\u00a0Rejetée\u00a0», le 3 février 2026")

    assert not view(room, deposited).life.is_void
    room.press("Historique")
    assert "Repris" in room.reads()
    assert "Une autre facture" in room.reads()
