"""A structure looked for as one types, chosen for a dossier or added; a dossier that has none asks for it."""

import pytest

from chorus_desktop import services
from chorus_desktop.ui import mending
from chorus_desktop.ui.pages.dossier import DossierPage
from chorus_desktop.ui.pages.find_recipient import FindRecipientPage

SEARCH = "Nom, ville ou SIRET de la collectivité"


def card(room, key):
    return services.recipients.view(room.store, key).card


def payer(room):
    return services.dossiers.view(room.store, room.club.dossier, room.today).work.recipient.name


def test_one_looks_for_a_structure_as_one_types(room, town, brought_in):
    room.show(FindRecipientPage(room.desk, room.club.dossier))
    assert "Ville de Cherbourg-en-Cotentin" in room.reads()

    room.types(SEARCH, "ccas port")
    assert "CCAS DE PORT-NEUF" in room.reads()
    assert "Cherbourg" not in room.reads()

    room.types(SEARCH, "introuvable")
    assert "Aucune collectivité de ce nom" in room.reads()


def test_a_structure_of_the_directory_is_chosen_for_a_dossier(room, brought_in):
    room.show(FindRecipientPage(room.desk, room.club.dossier))
    room.types(SEARCH, "ccas")

    room.press("Choisir\u00a0: CCAS DE PORT-NEUF, 213 501 240 00021")
    assert payer(room) == "CCAS DE PORT-NEUF"
    assert room.ways.taken == [("home",)]

    room.shell.undo_bar.undo()
    assert payer(room) == "Ville de Cherbourg-en-Cotentin"


def test_a_structure_is_added_without_a_dossier(room, brought_in):
    room.show(FindRecipientPage(room.desk))
    room.types(SEARCH, "ccas")

    room.press("Choisir\u00a0: CCAS DE PORT-NEUF, 213 501 240 00021")

    ((way, key),) = room.ways.taken
    assert (way, card(room, key).name) == ("recipient_instead", "CCAS DE PORT-NEUF")


@pytest.mark.parametrize("for_dossier", [True, False])
def test_a_structure_is_typed_by_hand(room, for_dossier):
    room.show(FindRecipientPage(room.desk, room.club.dossier if for_dossier else ""))

    room.press("La saisir à la main")

    ((way, key),) = room.ways.taken
    assert (way, card(room, key).name) == ("recipient_instead", "")
    assert (services.recipients.of_dossier(room.store, room.club.dossier) == key) is for_dossier


def test_a_damaged_directory_is_said_and_can_be_imported_again(room, brought_in):
    (room.folder / "annuaire.sqlite").write_bytes(b"?" * 5000)
    room.show(FindRecipientPage(room.desk))

    room.types(SEARCH, "port")
    assert "annuaire importé est abîmé" in room.reads()


def test_only_the_last_text_is_looked_for_while_a_search_is_under_way(room, monkeypatch):
    page = room.show(FindRecipientPage(room.desk))
    asked = []
    monkeypatch.setattr(room.desk, "ask", lambda _, *args, then, **__: asked.append((args[0], then)))

    for text in ("p", "po", "por"):
        page.search.setText(text)
    assert [text for text, _ in asked] == ["p"]

    asked[0][1](())
    assert [text for text, _ in asked] == ["p", "por"]
    asked[1][1](())
    assert len(asked) == 2
    assert "Aucune collectivité de ce nom" in room.reads()


@pytest.fixture
def general(room, monkeypatch):
    """The procedure as one whose payer is chosen for each dossier."""
    own = services.data.procedure("cloisirs-cherbourg").model_copy(update={"any_recipient": True})
    monkeypatch.setattr(services.data, "procedures", lambda: (own,))
    monkeypatch.setattr(services.data, "procedure", lambda _: own)


def test_a_dossier_without_a_payer_asks_for_it(room, general):
    room.show(DossierPage(room.desk, room.club.dossier))
    assert "Quelle collectivité paie ce dossier" in room.reads()

    room.press("Choisir la collectivité")
    mending.open_page(room.desk, "recipient", room.club.dossier, "")

    assert room.ways.taken == [("find_recipient", room.club.dossier)] * 2


def test_a_dossier_leads_to_its_payer_and_to_another(room):
    room.show(DossierPage(room.desk, room.club.dossier))

    room.press("Fiche de la collectivité")
    room.press("La collectivité a changé")

    assert room.ways.taken == [("problem", "recipient", room.club.dossier, ""), ("find_recipient", room.club.dossier)]


def test_what_is_wrong_with_the_payer_is_said_on_the_dossier(room):
    key = services.recipients.create(room.store, room.today)
    services.recipients.choose(room.store, room.club.dossier, key)

    room.show(DossierPage(room.desk, room.club.dossier))

    assert "il y manque son nom et son SIRET" in room.reads()
