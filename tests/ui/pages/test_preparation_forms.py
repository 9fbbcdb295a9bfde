"""What the preparation has copied into the portal: the structure, the bank details, the ready texts."""

import pytest
from PySide6.QtGui import QGuiApplication

from chorus_desktop import services
from tests.helpers.accessible import name_of
from tests.ui.pages.test_attachments import photo
from tests.ui.pages.test_preparation import opened, view


def copied():
    return QGuiApplication.clipboard().text()


def test_the_structure_is_copied_field_by_field(room):
    opened(room, "structure")

    room.press("Copier\u00a0: Identifiant SIRET")
    assert copied() == "12345678200010"
    room.press("Copier\u00a0: Téléphone")
    assert copied() == "0233000000"


def test_what_only_the_portal_asks_is_saved_and_copied(room):
    opened(room, "structure")
    room.types("Libellé de la structure", "Section jeunes")

    room.named("Non diffusible INSEE").click()

    assert view(room).association.portal.undisclosed
    room.press("Copier\u00a0: Libellé de la structure")
    assert copied() == "Section jeunes"
    assert "à cocher" in room.reads()


def test_bank_details_are_copied_block_by_block(room):
    opened(room, "bank")
    for label, value in (
        ("Clé IBAN", "76"),
        ("Identification nationale du compte (BBAN)", "30006000011234567890189"),
        ("BIC ou SWIFT", "AGRIFRPP"),
    ):
        room.press(f"Copier\u00a0: {label}")
        assert copied() == value

    room.named("Type\u00a0: RIB").click()

    for label, value in (("Code banque", "30006"), ("Code guichet", "00001"), ("Compte bancaire", "12345678901"), ("Clé RIB", "89")):
        room.press(f"Copier\u00a0: {label}")
        assert copied() == value
    assert "Clé IBAN" not in room.reads()


def test_an_iban_typed_here_is_the_association_s(room):
    opened(room, "bank")

    room.types("IBAN", "FR14 2004 1010 0505 0001 3M02 606")
    room.leaves()
    room.shell.page.leaving()

    assert services.associations.view(room.store, room.club.association).association.iban == "FR1420041010050500013M02606"
    assert "20041010050500013M02606" in room.reads()


def test_a_factor_asks_for_four_fields(room):
    opened(room, "bank")
    assert "Raison sociale de l’affactureur" not in room.reads()

    room.named("Affactureur").click()
    room.types("Type d’identifiant de l’affactureur", "SIRET")
    room.types("Identifiant de l’affactureur", "987 654 324 00018")
    room.shell.page.leaving()

    assert "Affactureur\u00a0: raison sociale" in room.reads()
    assert "Ce SIRET d’affactureur n’est pas juste" in room.reads()


def test_the_rib_is_kept_looked_at_removed_and_taken_back(room):
    room.asked.answers = [photo(room.folder, "rib.png")]
    opened(room, "bank")
    room.press("Choisir un fichier…")
    kept = view(room).association.portal.rib_file
    assert kept

    room.press("Voir la copie")
    assert room.ways.taken[-1][:2] == ("scan", "RIB")
    room.press("Retirer le fichier du RIB")
    assert view(room).association.portal.rib_file == ""
    room.shell.undo_bar.undo()
    assert view(room).association.portal.rib_file == kept


# Cases and ready texts


@pytest.mark.parametrize(
    ("part", "label", "said"),
    [("attachment", "Texte", "SIRET 123 456 782 00010"), ("unreachable", "Objet", "Gestionnaire principal injoignable")],
)
def test_a_ready_text_is_copied_whole(room, part, label, said):
    opened(room, part)

    room.press(f"Copier\u00a0: {label}")

    assert said in copied()


def test_a_ready_text_says_that_it_is_to_be_completed(room):
    opened(room, "unreachable")

    assert "Complétez les «\u00a0…\u00a0»" in room.reads()


def test_a_case_leads_to_the_people(room):
    opened(room, "leaving")
    assert "Me détacher" in room.reads()

    room.press("Qui a quel droit")

    assert room.ways.taken == [("preparation", room.club.association, "people")]


def test_an_unknown_part_is_the_list(room):
    page = opened(room, "unheard")

    assert name_of(page.header.heading) == "Être prêt pour le portail"
