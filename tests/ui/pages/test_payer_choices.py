"""What depends on the payer in the window: the question that gives the code service, the mailbox, the references of a market."""

import pytest

from chorus_desktop import services
from chorus_desktop.ui.pages.engagements import EngagementsPage
from chorus_desktop.ui.pages.invoice import InvoicePage
from chorus_desktop.ui.pages.letter import LetterPage
from tests.helpers import clubs

MONTH = {"issued_on": "31/01/2026", "period_from": "01/01/2026", "period_to": "31/01/2026"}


@pytest.fixture
def ase(room):
    return services.dossiers.create(room.store, room.club.association, "seine-saint-denis-ase", "2026", room.today)


def code_of(room, dossier):
    return services.dossiers.view(room.store, dossier, room.today).work.service_code


def test_the_answer_to_a_question_is_the_code_service(room, ase):
    room.show(EngagementsPage(room.desk, ase))
    assert "Que facturez-vous à l’aide sociale à l’enfance\u00a0?" in room.reads()
    assert code_of(room, ase) is None

    room.press("Une fourniture ou un approvisionnement du service lui-même")

    assert code_of(room, ase) == "538"
    assert "Code service 538." in room.reads()
    room.show(EngagementsPage(room.desk, ase, "service_code"))
    assert room.named("Une fourniture ou un approvisionnement du service lui-même").isChecked()


def test_a_payer_with_one_service_asks_no_question(room):
    room.show(EngagementsPage(room.desk, room.club.dossier))

    assert "Que facturez-vous" not in room.reads()


def test_one_of_two_mailboxes_is_chosen(room, ase):
    room.show(LetterPage(room.desk, ase, "ask_engagement"))
    first, second = (email for _, email in services.dossiers.letter(room.store, ase, "ask_engagement", room.today).addresses)

    room.press("Ouvrir dans ma messagerie")
    room.press(f"Comptabilité ASE\u00a0: frais du quotidien\u00a0: {second}")
    room.press("Ouvrir dans ma messagerie")

    assert [address.split("?")[0] for address in room.opened] == [f"mailto:{first}", f"mailto:{second}"]


@pytest.fixture
def market(room):
    opened = services.dossiers.create(room.store, room.club.association, "seine-saint-denis-pmi", "2026", room.today)
    draft = clubs.Club(room.store, room.club.association, opened, room.folder).draft(MONTH, [clubs.LINE])
    room.show(InvoicePage(room.desk, draft))
    return draft


def test_who_speaks_of_markets_shows_its_references_at_once(room, market):
    assert "Pour une prestation sur marché" in room.reads()
    room.types("Numéro de marché", "M-2025-117")
    room.press("Continuer")

    assert "Pour un marché, la collectivité demande aussi le numéro du bon de commande" in room.reads()


def test_the_validator_is_asked_with_the_cadres_that_have_one(room, market):
    room.press("Cadre de facturation")
    assert "SIRET du valideur" not in room.reads()

    room.press("Facture de sous-traitant (A9)")

    assert "SIRET du valideur" in room.reads()
    room.press("Facture de l’association (A1)")
    assert "SIRET du valideur" not in room.reads()


def test_most_invoices_show_none_of_it(room):
    room.show(InvoicePage(room.desk, room.club.draft()))

    assert "Numéro de marché" not in room.reads()
    room.press("Autres renseignements")
    assert "Numéro de marché" not in room.reads()
    room.press("Marché et commande")
    assert "Numéro de marché" in room.reads()
