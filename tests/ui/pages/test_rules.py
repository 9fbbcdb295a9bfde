"""What the payer asks, its ready e-mails, and the age of it all."""

from datetime import date
from pathlib import Path
from urllib.parse import unquote

import pytest
from PySide6.QtGui import QGuiApplication

from chorus_desktop import services
from chorus_desktop.domain.french import long_date
from chorus_desktop.ui.pages.letter import LetterPage
from chorus_desktop.ui.pages.procedure import ProcedurePage
from chorus_desktop.ui.pages.rules import RulesPage


@pytest.fixture
def letter(room):
    return room.show(LetterPage(room.desk, room.club.dossier, "ask_engagement", room.club.draft()))


def test_a_letter_is_filled(room, letter):
    body = room.named("Texte du message").toPlainText()

    assert letter.header.heading.text() == "Demander le numéro d’engagement"
    plain = body.replace("\u00a0", " ")
    assert "SIRET : 123 456 782 00010" in plain
    assert "Date de la facture : 31 janvier 2026" in plain
    assert "Complétez les" not in room.reads()


def test_what_is_not_known_yet_is_to_complete(room):
    blank = services.associations.create(room.store)
    dossier = services.dossiers.create(room.store, blank, "cloisirs-cherbourg", "2025-2026", room.today)
    room.show(LetterPage(room.desk, dossier, "ask_season"))

    assert "Complétez les «\u00a0…\u00a0» avant d’envoyer" in room.reads()


def test_a_letter_is_copied(room, letter):
    room.press("Copier\u00a0: À")
    assert QGuiApplication.clipboard().text() == "cloisirs@cherbourg.fr"

    room.press("Copier le message")
    assert QGuiApplication.clipboard().text().startswith("Bonjour,")
    assert room.named("Message copié").isEnabled()


def test_a_letter_opens_in_the_mail_program(room, letter):
    room.press("Ouvrir dans ma messagerie")

    [address] = room.opened
    assert str(address).startswith("mailto:cloisirs@cherbourg.fr?subject=")
    assert "Judo Club de la Baie" in unquote(str(address))


def test_a_letter_that_the_payer_has_not_is_said(room):
    room.show(LetterPage(room.desk, room.club.dossier, "unknown"))

    assert [trouble.sentence for trouble in room.troubles] == ["Cette démarche ne propose pas de message tout prêt pour ce cas."]
    room.press("Ouvrir dans ma messagerie")
    assert room.opened == []


def test_the_payer_is_told_whole(room):
    room.show(ProcedurePage(room.desk, room.club.dossier))

    said = room.reads()
    for fact in (
        "1. Signer la convention",
        "4. Déposer sur Chorus Pro",
        "cloisirs@cherbourg.fr",
        "13 rue Tour Carrée",
        "200 056 844 00018",
        "3 juillet 2026",
        "numéro CP2026/…/1",
        "5 années scolaires au plus, par reconduction tacite",
        "https://www.youtube.com/watch?v=zLUAFnjHp-8",
        "Ordonnance n° 2014-697",
        "R. 2192-3",
        "Vérifié le 21 novembre 2026",
    ):
        assert fact in said.replace("n°\u00a0", "n° ").replace("R.\u00a0", "R. "), fact


def test_links_are_copied_or_opened_because_one_asks(room):
    room.show(ProcedurePage(room.desk, room.club.dossier))
    assert room.opened == []

    room.press("Ouvrir dans le navigateur\u00a0: Portail Chorus Pro")
    room.press("Copier\u00a0: Portail Chorus Pro")

    assert room.opened == ["https://portail.chorus-pro.gouv.fr"]
    assert QGuiApplication.clipboard().text() == "https://portail.chorus-pro.gouv.fr"
    assert not isinstance(room.opened[0], Path)


def test_the_siret_is_copied_as_the_portal_wants_it(room):
    room.show(ProcedurePage(room.desk, room.club.dossier))

    room.press("Copier\u00a0: SIRET, Ville de Cherbourg-en-Cotentin")

    assert QGuiApplication.clipboard().text() == "20005684400018"


def test_every_letter_is_offered(room):
    room.show(ProcedurePage(room.desk, room.club.dossier))

    room.press("Demander un complément d’engagement")

    assert room.ways.taken == [("letter", room.club.dossier, "ask_ceiling")]


def test_every_rule_says_where_it_was_read_and_when(room):
    room.show(RulesPage(room.desk))

    said = room.reads()
    for part in services.data.age_of_rules(room.today).sources:
        assert f"{part.title}\n{part.source}\nVérifié le {long_date(part.checked_on)}" in said
    assert "Ces règles ont plus d’un an" not in said


def test_old_rules_warn(room):
    room.today = date(2028, 1, 5)
    room.show(RulesPage(room.desk))

    assert "Ces règles ont plus d’un an" in room.reads()
