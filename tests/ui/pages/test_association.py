"""The card of the association: saved by itself, judged when asked, told what it prints."""

import pytest

from chorus_desktop import services
from chorus_desktop.store.associations import add_association
from chorus_desktop.ui.pages.association import AssociationPage
from chorus_desktop.ui.pages.past import PastPage
from tests.ui.pages.test_attachments import photo


def opened(room, association_id="", field=""):
    return room.show(AssociationPage(room.desk, association_id or room.club.association, field))


def card(room, association_id=""):
    return services.associations.view(room.store, association_id or room.club.association).association


@pytest.fixture
def blank(room):
    from chorus_desktop.domain.association import Association

    return add_association(room.store, Association())


def test_the_card_is_shown_as_it_is_stored(room):
    opened(room)

    assert room.named("SIRET").text() == "123 456 782 00010"
    assert room.named("IBAN").text() == "FR76 3000 6000 0112 3456 7890 189"
    assert room.named("Exonérée, services rendus aux membres (art. 261-7-1° a)").isChecked()
    assert "Judo Club de la Baie" in room.reads()


def test_what_is_typed_is_saved_by_itself(room, qtbot):
    opened(room)

    room.types("Ville", "Querqueville")

    qtbot.waitUntil(lambda: card(room).city == "Querqueville")
    assert room.shell.column.save_state.text.startswith("Enregistré à")


def test_leaving_saves_at_once_even_what_is_wrong(room):
    opened(room)
    room.types("Code postal", "5010")

    room.shell.page.leaving()

    assert services.associations.view(room.store, room.club.association).typed["postcode"] == "5010"
    assert card(room).postcode is None


def test_what_was_typed_wrong_is_said_again_on_return(room):
    services.associations.save(room.store, room.club.association, {"siret": "123 456 782 0001"})

    opened(room)

    assert room.named("SIRET").text() == "123 456 782 0001"
    assert "Le SIRET a 14 chiffres\u00a0; il en manque un. Vérifiez la saisie." in room.reads()


def test_nobody_is_scolded_before_the_field_is_left(room):
    opened(room)

    room.types("SIRET", "123")
    assert "14 chiffres\u00a0; il en manque" not in room.reads()

    room.leaves()
    assert "14 chiffres\u00a0; il en manque 11" in room.reads()


def test_what_was_not_reached_yet_is_not_missing(room, blank):
    opened(room, blank)

    room.types("Adresse", "4 rue des Embruns")
    room.leaves()

    assert "Complétez l’adresse" not in room.reads()


def test_going_on_says_all_that_is_missing_and_leads_there(room, blank):
    opened(room, blank)

    room.press("Continuer")

    assert "Il y a 6 points à corriger" in room.reads()
    assert room.reads().count("Choisissez la situation de TVA") == 2, "in the summary and at its field"
    room.press("Indiquez l’IBAN\u00a0: c’est sur ce compte que la collectivité paiera.")
    assert room.focus() == "IBAN"


def test_what_was_missing_goes_once_it_is_there(room, blank):
    opened(room, blank)
    room.press("Continuer")

    for name, text in (("Adresse", "4 rue des Embruns"), ("Code postal", "50100"), ("Ville", "Cherbourg-en-Cotentin")):
        room.types(name, text)
        room.leaves()

    assert room.reads().count("Complétez l’adresse") == 1, "the summary keeps it until the next « Continuer »"


def test_a_complete_card_leads_back(room):
    opened(room)

    room.press("Continuer")

    assert room.ways.taken == [("home",)]


def test_the_mention_follows_the_choice_of_vat(room):
    opened(room)
    assert "Sur la facture\u00a0: «\u00a0Exonération de TVA, art.\u00a0261-7-1° a du CGI\u00a0»" in room.reads()

    room.press("Franchise en base (art. 293 B)")
    assert "293 B" in next(line for line in room.reads().splitlines() if line.startswith("Sur la facture"))

    room.types("Autre mention à imprimer", "Exonérée par rescrit")
    assert "Sur la facture\u00a0: «\u00a0Exonérée par rescrit\u00a0»" in room.reads()


def test_the_vat_number_is_asked_of_who_charges_vat(room):
    opened(room)
    assert "Numéro de TVA" not in room.reads()

    room.press("Soumise à la TVA, option sur les débits")
    assert "Numéro de TVA" in room.reads()


def test_the_next_numbers_follow_the_pattern(room):
    room.club.issue()
    opened(room)
    assert "Prochaine facture\u00a0: FA2026-002\nProchain avoir\u00a0: AV2026-001" in room.reads()

    room.types("Modèle de numéro de facture", "{année}/{n}")
    assert "Prochaine facture\u00a0: 2026/1" in room.reads()

    room.types("Modèle de numéro de facture", "FA{année}")
    room.leaves()
    assert "Prochaine facture" not in room.reads()
    assert "n’a pas de rang" in room.reads()


def test_a_series_at_its_end_is_said(room):
    opened(room)
    services.associations.add_past(room.store, room.club.association, {"number": "ABCDEFGHIJKLMNOP9999", "day": "20/01/2026"})

    room.types("Modèle de numéro de facture", "ABCDEFGHIJKLMNOP{n}")

    assert "est arrivée à son dernier numéro" in room.reads()
    room.shell.page.leaving()
    room.show(PastPage(room.desk, room.club.association))
    assert "est arrivée à son dernier numéro" in room.reads()


def test_a_problem_leads_to_its_field(room, blank):
    opened(room, blank, "iban")

    assert room.focus() == "IBAN"
    assert "Indiquez l’IBAN\u00a0: c’est sur ce compte que la collectivité paiera." in room.reads()


def test_a_logo_is_chosen_removed_and_taken_back(room):
    room.asked.answers = [photo(room.folder, "logo.png")]
    opened(room)
    room.press("Choisir une image\u00a0: Logo")
    logo = card(room).logo
    assert logo
    assert room.named("Retirer\u00a0: Logo").isEnabled()

    room.press("Retirer\u00a0: Logo")
    assert card(room).logo == ""

    room.shell.undo_bar.undo()
    assert card(room).logo == logo


def test_a_picture_that_is_none_is_refused_in_words(room):
    wrong = room.folder / "logo.png"
    wrong.write_bytes(b"not a picture")
    room.asked.answers = [wrong]
    opened(room)

    room.press("Choisir une image\u00a0: Image de la signature")

    assert card(room).signature == ""
    assert room.troubles or "image" in room.reads()


def test_getting_ready_for_the_portal_is_one_press_away(room):
    opened(room)

    room.press("Être prêt pour le portail")

    assert room.ways.taken == [("preparation", room.club.association)]


def test_what_was_invoiced_before_is_one_press_away(room):
    opened(room)

    room.press("Factures faites avant ce programme")

    assert room.ways.taken == [("past", room.club.association)]


def test_an_association_is_deleted_with_what_is_being_typed_and_comes_back(room):
    opened(room)
    room.types("Ville", "Querqueville")

    room.press("Supprimer cette association")

    assert room.ways.taken == [("home",)]
    assert services.home.home(room.store, room.today).associations == ()
    assert "Association «\u00a0Judo Club de la Baie\u00a0» supprimée." in room.shell.undo_bar._label.text()
    room.shell.undo_bar.undo()
    assert room.ways.taken[-1] == ("association", room.club.association)
    assert card(room).city == "Querqueville"
    assert len(services.home.home(room.store, room.today).associations) == 1


def test_an_association_that_holds_a_finalised_invoice_stays(room):
    room.club.issue("FA2026-001")
    opened(room)

    room.press("Supprimer cette association")

    assert "dix ans" in room.troubles[0].sentence
    assert room.ways.taken == []
