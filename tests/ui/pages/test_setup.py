"""The first start: three ways in, then one decision a page."""

import pytest

from chorus_desktop import services
from chorus_desktop.ui.pages.first_start import FirstStartPage
from chorus_desktop.ui.pages.setup import SetupPage
from tests.helpers.accessible import description_of

QUESTIONS = [
    "Comment s’appelle votre association\u00a0?",
    "Qui la représente\u00a0?",
    "Quelle est sa situation de TVA\u00a0?",
    "Sur quel compte serez-vous payés\u00a0?",
    "Avez-vous déjà fait des factures cette année\u00a0?",
    "Qui allez-vous facturer\u00a0?",
]


@pytest.fixture
def blank(room):
    return services.associations.create(room.store)


@pytest.fixture
def steps(room, blank):
    return room.show(SetupPage(room.desk, blank))


def at(room, step):
    for _ in range(step - 1):
        room.press("Plus tard")


@pytest.mark.parametrize(("choice", "way"), [("Ouvrir une copie reçue", "open_copy"), ("S’exercer avec un exemple", "practice")])
def test_the_welcome_leads_elsewhere_too(room, choice, way):
    room.show(FirstStartPage(room.desk))

    room.press(choice)

    assert room.ways.taken == [(way,)]


def test_creating_begins_with_an_empty_card(room):
    room.show(FirstStartPage(room.desk))
    assert "Comptez dix minutes" in description_of(room.named("Créer mon association"))

    room.press("Créer mon association")

    [(way, association)] = room.ways.taken
    assert way == "setup"
    assert services.associations.view(room.store, association).association.siret is None


def test_one_decision_a_page(room, steps):
    for rank, question in enumerate(QUESTIONS, start=1):
        assert steps.header.heading.text() == question
        assert f"Étape {rank} sur 6" in room.reads()
        assert room.shell.windowTitle().startswith(question)
        if rank < 6:
            assert "Étape suivante\u00a0: " in room.reads()
            room.press("Plus tard")


def test_each_step_asks_only_for_its_own(room, steps):
    assert "IBAN" not in room.reads()
    room.press("Continuer")
    assert "Il y a 3 points à corriger" in room.reads()
    assert steps.header.heading.text() == QUESTIONS[0]

    at(room, 4)
    assert "Il y a" not in room.reads()
    assert "SIRET" not in room.reads()
    room.press("Continuer")
    assert "Il y a un point à corriger" in room.reads()


def test_the_first_field_has_the_focus(room, steps):
    assert room.focus() == "Nom de l’association"
    at(room, 2)
    assert room.focus() == "Représentant légal"


def test_nothing_is_lost_on_the_way(room, steps, blank):
    room.types("Nom de l’association", "Théâtre des Deux Caps")
    room.types("SIRET", "123")
    room.press("Plus tard")
    stored = services.associations.view(room.store, blank)
    assert (stored.association.name, stored.typed["siret"]) == ("Théâtre des Deux Caps", "123")

    room.press("Retour")
    assert room.named("Nom de l’association").text() == "Théâtre des Deux Caps"


def test_the_way_back_leads_out(room, steps):
    room.press("Retour")

    assert room.ways.taken == [("home",)]


def test_a_step_that_is_complete_goes_on(room, steps, blank):
    for name, text in (
        ("Nom de l’association", "Théâtre des Deux Caps"), ("SIRET", "73282932000074"), ("Adresse", "1 quai Alexandre III"),
        ("Code postal", "50100"), ("Ville", "Cherbourg-en-Cotentin"),
    ):  # fmt: skip
        room.types(name, text)

    room.press("Continuer")

    assert steps.header.heading.text() == QUESTIONS[1]
    assert services.associations.view(room.store, blank).association.siret == "73282932000074"


def test_earlier_numbers_are_asked_only_of_who_has_some(room, steps, blank):
    at(room, 5)
    assert "Ajouter une facture déjà faite" not in room.reads()
    assert room.focus() == "Non, la prochaine sera la première"

    room.press("Oui, j’en ai déjà fait cette année")
    room.types("Numéro", "2026-7")
    room.types("Date", "20/01/2026")
    room.press("Ajouter à la liste")
    room.press("Continuer ma série")

    assert "Prochaine facture\u00a0: 2026-8" in room.reads()
    assert room.named("Modèle de numéro de facture").text() == "{année}-{n}"
    room.press("Continuer")
    assert services.associations.view(room.store, blank).association.numbering == "{année}-{n}"


def test_who_said_yes_finds_it_again(room, blank):
    services.associations.add_past(room.store, blank, {"number": "FA2026-007", "day": "20/01/2026"})
    room.show(SetupPage(room.desk, blank))

    at(room, 5)

    assert room.focus() == "Oui, j’en ai déjà fait cette année"
    assert "Le prochain numéro sera FA2026-008" in room.reads()


def test_the_last_step_opens_the_dossier_of_the_season(room, steps, blank):
    services.associations.save(room.store, blank, {"postcode": "50100"})
    at(room, 6)
    assert room.named("C’LOISIRS, saison 2025-2026").isChecked()

    room.press("Ouvrir ce dossier")

    [(way, dossier), then] = room.ways.taken
    assert way == "dossier"
    assert then == ("tariffs", dossier)
    view = services.dossiers.view(room.store, dossier, room.today)
    assert (view.association_id, view.dossier.season) == (blank, "2025-2026")


def test_the_dossier_may_wait(room, steps):
    at(room, 6)

    room.press("Aller à l’accueil")

    assert room.ways.taken == [("home",)]


def test_nothing_is_chosen_for_who_is_near_no_payer(room, steps, blank):
    at(room, 6)

    room.press("Ouvrir ce dossier")

    assert not room.ways.taken
    assert "Choisissez qui vous facturez" in room.reads()
