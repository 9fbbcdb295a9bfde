"""What the portal gave back, answered from its page."""

import pytest

from chorus_desktop import services
from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.ui.pages.came_back import CameBackPage
from chorus_desktop.ui.pages.issued import IssuedPage
from chorus_desktop.ui.pages.letter import LetterPage
from tests.helpers.accessible import nameless
from tests.helpers.issued_page import tells, view
from tests.ui.pages.test_attachments import pdf


@pytest.fixture
def page(room, deposited):
    return room.show(IssuedPage(room.desk, deposited))


def test_recycling_the_values_are_typed_checked_copied_and_told(room, deposited):
    tells(room, deposited, "a-recycler", motive="Mauvais service")
    room.show(CameBackPage(room.desk, deposited))
    assert "Mauvais service" in room.reads()
    room.press("C’est fait sur le portail")
    assert "Rien ne change" in room.reads()

    room.types("Code service", "SPORT")
    assert "À retaper sur le portail" in room.reads()
    room.press("Copier\u00a0: Code service")
    room.asked.answers.append(True)
    room.press("C’est fait sur le portail")

    assert room.ways.taken == [("issued_instead", deposited)]
    assert view(room, deposited).events[-1].reason == "Code service\u00a0: SPORT (avant\u00a0: vide)"


@pytest.mark.parametrize(
    ("typed", "said"), [("05/03/2026", "n’est pas encore là"), ("02/02/2026", "n’a pas pu être faite avant"), ("", "Indiquez le jour")]
)
def test_the_day_it_was_done_is_asked_and_checked(room, deposited, typed, said):
    tells(room, deposited, "a-recycler")
    room.show(CameBackPage(room.desk, deposited))
    room.types("Code service", "SPORT")
    room.types("Fait le", typed)
    room.press("C’est fait sur le portail")

    assert said in room.reads()
    assert view(room, deposited).life.awaits_her


def test_a_known_number_is_one_press_away_and_what_is_typed_stays(room, deposited):
    tells(room, deposited, "a-recycler")
    page = room.show(CameBackPage(room.desk, deposited))
    room.press("Prendre le numéro CP2025/4388/1")
    room.types("SIRET du destinataire", "12345")
    page.leaving()

    room.show(CameBackPage(room.desk, deposited))
    assert room.named("SIRET du destinataire").text() == "12345"
    assert room.named("Numéro d’engagement").text() == "CP2025/4388/1"
    room.press("C’est fait sur le portail")
    assert "il en manque 9" in room.reads()


def test_a_suspended_one_takes_the_piece_under_its_next_name(room, deposited):
    tells(room, deposited, "suspendue", motive="Attestation illisible")
    room.show(CameBackPage(room.desk, deposited))
    room.press("C’est fait sur le portail")
    assert "Ajoutez la pièce demandée" in room.reads()
    room.asked.answers.append([pdf(room.folder, "encore.pdf")])
    room.press("Choisir des fichiers…")
    assert "PJ2-attestations-FA2026-001.pdf" in room.reads()

    room.asked.answers.append(room.folder / "ici.pdf")
    room.press("Enregistrer PJ2-attestations-FA2026-001.pdf")
    assert (room.folder / "ici.pdf").read_bytes().startswith(b"%PDF-")
    room.asked.answers.append(True)
    room.press("C’est fait sur le portail")

    assert view(room, deposited).events[-1].reason == "1 pièce ajoutée\u00a0: PJ2-attestations-FA2026-001.pdf"
    assert not view(room, deposited).life.awaits_her


def test_a_piece_added_by_mistake_is_taken_off_and_put_back(room, deposited):
    tells(room, deposited, "suspendue")
    services.after_pieces.add(room.store, deposited, (pdf(room.folder, "encore.pdf"),), "attestation")
    room.show(CameBackPage(room.desk, deposited))
    room.press("Retirer PJ2-attestations-FA2026-001.pdf")
    assert services.after_pieces.listed(room.store, deposited) == ()

    room.shell.undo_bar.undo()
    assert len(services.after_pieces.listed(room.store, deposited)) == 1


def test_an_answer_in_words_is_enough(room, deposited):
    tells(room, deposited, "suspendue")
    room.show(CameBackPage(room.desk, deposited))
    room.types("Ou votre réponse, à recopier dans le commentaire du portail", "La convention est jointe.")
    room.press("Copier la réponse")
    room.asked.answers.append(True)
    room.press("C’est fait sur le portail")

    assert view(room, deposited).events[-1].reason == "Réponse\u00a0: La convention est jointe."


def test_a_rejected_one_is_acknowledged_then_replaced(room, deposited):
    tells(room, deposited, "rejetee", motive="Montant faux")
    room.show(CameBackPage(room.desk, deposited))
    room.press("J’ai acquitté sur le portail")
    assert "Acquitté le 3 février 2026" in room.reads()

    room.press("Préparer la facture corrigée")
    way, copy = room.ways.taken[-1]
    assert way == "invoice"
    room.show(CameBackPage(room.desk, deposited))
    room.press("Reprendre la nouvelle")
    assert room.ways.taken[-1] == ("invoice", copy)
    room.press("Faire un avoir pour les comptes")
    assert room.ways.taken[-1][0] == "invoice"

    room.show(IssuedPage(room.desk, deposited))
    assert "Rejetée, remplacée par une nouvelle, en préparation" in room.reads()
    services.issue.finalise(room.store, copy, room.today)
    room.show(IssuedPage(room.desk, deposited))
    assert "Rejetée, remplacée par FA2026-002" in room.reads()
    room.press("Remplacée par FA2026-002")
    assert room.ways.taken[-1] == ("issued", copy)
    room.show(IssuedPage(room.desk, copy))
    room.press("Remplace FA2026-001")
    assert room.ways.taken[-1] == ("issued", deposited)


def test_a_draft_on_the_portal_is_to_be_deposited_again(room, deposited):
    tells(room, deposited, "brouillon")
    room.show(CameBackPage(room.desk, deposited))
    room.press("Reprendre le dépôt")

    assert view(room, deposited).state is InvoiceState.FINALISED
    assert room.ways.taken == [("issued_instead", deposited)]


def test_a_wrong_validator_is_corrected_under_the_same_number(room, deposited):
    tells(room, deposited, "erreur-sur-le-valideur")
    room.show(CameBackPage(room.desk, deposited))
    room.types("SIRET du valideur", "123 456 782 00010")
    room.asked.answers.append(True)
    room.press("C’est fait sur le portail")

    assert "Identifiant du valideur" in view(room, deposited).events[-1].reason


def test_nothing_asked_is_said(room, deposited):
    room.show(CameBackPage(room.desk, deposited))

    assert "ne vous demande rien" in room.reads()


def test_the_letter_is_ready_to_send_or_to_print(room, deposited):
    tells(room, deposited, "rejetee", motive="Montant faux")
    room.show(CameBackPage(room.desk, deposited))
    room.press("Contester ce retour")
    assert room.ways.taken == [("letter", room.club.dossier, "contest_return", deposited)]

    room.show(LetterPage(room.desk, room.club.dossier, "contest_return", deposited))
    assert "Montant faux" in room.named("Texte du message").toPlainText()
    room.press("Version à imprimer")
    assert room.ways.taken[-1][:2] == ("paper", "Contester ce retour")


def test_the_sheet_is_printed(room, deposited):
    tells(room, deposited, "a-recycler")
    room.show(CameBackPage(room.desk, deposited))
    room.press("Imprimer cette fiche")

    assert room.ways.taken[-1][:2] == ("paper", "Fiche de correction")


@pytest.mark.parametrize("key", ["a-recycler", "suspendue", "rejetee", "brouillon", "refusee-par-le-valideur"])
def test_everything_is_named(room, deposited, key):
    tells(room, deposited, key)
    for page in (CameBackPage(room.desk, deposited), IssuedPage(room.desk, deposited)):
        room.show(page)
        assert nameless(page) == []
