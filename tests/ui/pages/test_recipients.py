"""Structures on their pages: listed, typed, looked for, chosen for a dossier, moved to another SIRET."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QTableView

from chorus_desktop import services
from chorus_desktop.ui import mending
from chorus_desktop.ui.pages.move_recipient import MoveRecipientPage
from chorus_desktop.ui.pages.recipient import RecipientPage
from chorus_desktop.ui.pages.recipients import RecipientsPage

CHERBOURG = "20005684400018"
SEARCH = "Nom, ville ou SIRET de la collectivité"


def card(room, key):
    return services.recipients.view(room.store, key).card


def test_every_structure_is_listed_with_its_state(room, town):
    services.recipients.save(room.store, town, {"closed_on": "01/01/2026"}, ())
    room.show(RecipientsPage(room.desk))

    model = room.named("Collectivités", QTableView).model()
    shown = [[model.index(line, column).data() for column in range(3)] for line in range(model.rowCount())]
    assert shown == [
        ["Département de la Seine-Saint-Denis", "0", "Active"],
        ["Ville de Cherbourg-en-Cotentin", "1", "Active"],
        ["Ville de Port-Neuf", "0", "Fermée"],
    ]
    assert "Aucun annuaire n’est importé" in room.reads()

    room.types("Rechercher\u00a0: Collectivités", "port")
    assert model.rowCount() == 1
    room.named("Collectivités", QTableView).clicked.emit(model.index(0, 0))
    assert room.ways.taken == [("recipient", town)]


def test_the_directory_s_day_is_told(room, brought_in):
    room.show(RecipientsPage(room.desk))

    assert "Annuaire importé le 3 février 2026\u00a0: 4 structures." in room.reads()
    room.press("Importer l’annuaire…")
    ((way, kind),) = room.ways.taken
    assert (way, kind.noun) == ("import_table", "structure")


def test_a_card_is_saved_as_typed_and_tidied(room, town):
    page = room.show(RecipientPage(room.desk, town))
    assert "ajoutée par vous le 3 février 2026" in room.reads()

    room.types("SIRET", "21350123200028")
    room.leaves()
    room.named("Reçoit les factures par EDI", QCheckBox).click()
    page.leaving()

    assert room.named("SIRET").text() == "213 501 232 00028"
    assert (card(room, town).siret, card(room, town).edi) == ("21350123200028", True)
    assert "SIRET 213 501 232 00028" in room.reads()


def test_what_cannot_be_read_stays_with_its_sentence(room, town):
    page = room.show(RecipientPage(room.desk, town))
    room.types("SIRET", "213 501")
    room.leaves()
    page.leaving()

    room.show(RecipientPage(room.desk, town))

    assert room.named("SIRET").text() == "213 501"
    assert "il en manque 8" in room.reads()


def test_finishing_says_what_is_missing_first(room):
    key = services.recipients.create(room.store, room.today)
    room.show(RecipientPage(room.desk, key))
    room.types("Nom de la collectivité", "Ville de Port-Neuf")
    room.press("Ajouter un service")
    room.types("Service, service 1", "Sports")

    room.press("J’ai terminé")
    assert "Il y a 2 points à corriger" in room.reads()
    assert "Indiquez le code de ce service" in room.reads()

    room.types("SIRET", "213 501 232 00010")
    room.types("Code, service 1", "SPORT")
    room.press("J’ai terminé")
    assert room.ways.taken == [("home",)]
    assert [service.label for service in card(room, key).services] == ["Sports"]


def test_a_service_removed_comes_back(room, town):
    room.show(RecipientPage(room.desk, town))

    room.press("Retirer le service 1")
    assert card(room, town).services == ()

    room.shell.undo_bar.undo()
    assert [service.code for service in card(room, town).services] == ["SPORT"]
    assert room.named("Code, service 1").text() == "SPORT"


def test_a_service_comes_back_even_once_its_page_is_left(room, town):
    room.show(RecipientPage(room.desk, town))
    room.press("Retirer le service 1")
    room.shell.open_page(RecipientsPage(room.desk), root=True)
    room.everything(QAbstractButton)

    room.shell.undo_bar.undo()

    assert [service.code for service in card(room, town).services] == ["SPORT"]


def test_a_structure_of_the_program_keeps_its_siret_and_becomes_an_own_version(room):
    page = room.show(RecipientPage(room.desk, CHERBOURG))
    assert "fournie avec le programme" in room.reads()
    assert not page.form.rows["siret"].isVisible()

    room.named("Reçoit les factures par EDI", QCheckBox).click()
    page.leaving()
    assert "corrigée par vous" in room.reads()

    room.press("Revenir à la fiche du programme")
    assert not card(room, CHERBOURG).edi
    room.shell.undo_bar.undo()
    assert card(room, CHERBOURG).edi


def test_a_card_that_a_dossier_names_stays(room, town):
    services.recipients.choose(room.store, room.club.dossier, town)
    room.show(RecipientPage(room.desk, town))

    room.press("Supprimer cette fiche")
    assert [trouble.sentence for trouble in room.troubles] == ["Un dossier nomme encore cette collectivité."]

    room.press("C’LOISIRS 2025-2026")
    assert room.ways.taken == [("dossier", room.club.dossier)]


def test_a_change_of_siret_is_told_made_and_undone(room, town):
    services.recipients.choose(room.store, room.club.dossier, town)
    room.show(MoveRecipientPage(room.desk, town))
    assert "1 dossier ouvert passera au nouveau SIRET." in room.reads()
    assert "– C’LOISIRS 2025-2026" in room.reads()

    room.press("Changer le SIRET")
    assert "Il y a 2 points à corriger" in room.reads()

    room.types("Nouveau SIRET", "213 501 232 00028")
    room.types("Valable depuis le", "1/1/26")
    room.press("Changer le SIRET")
    ((way, key),) = room.ways.taken
    assert (way, card(room, key).siret) == ("recipient_instead", "21350123200028")

    room.show(RecipientPage(room.desk, town))
    assert "Fermée sur le portail depuis le 1er janvier 2026" in room.reads()
    room.press("Ouvrir la nouvelle fiche")
    assert room.ways.taken[-1] == ("recipient", key)

    room.shell.undo_bar.undo()
    assert card(room, town).closed_on is None


def test_the_new_card_leads_to_the_old_one(room, town):
    moved = services.moving.move(room.store, town, {"siret": "213 501 232 00028", "day": "01/01/2026"}, room.today)
    room.show(RecipientPage(room.desk, moved.now))

    room.press("Ouvrir l’ancienne fiche")

    assert room.ways.taken == [("recipient", town)]


@pytest.mark.parametrize(
    ("where", "way"), [("recipient", ("recipient", CHERBOURG, "")), ("recipient.siret", ("recipient", CHERBOURG, "siret"))]
)
def test_a_problem_of_the_payer_leads_to_its_card(room, where, way):
    mending.open_page(room.desk, where, room.club.dossier, "")

    assert room.ways.taken == [way]


def test_a_problem_s_field_is_where_the_cursor_goes(room):
    key = services.recipients.create(room.store, room.today)

    room.show(RecipientPage(room.desk, key, "siret"))

    assert room.focus() == "SIRET"
    assert "le portail ne connaît la collectivité que par lui" in room.reads()
