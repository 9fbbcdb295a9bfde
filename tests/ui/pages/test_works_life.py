"""What comes after the deposit of a piece of works, through the window: its states, its refusals, the pieces of others."""

from datetime import date

import pytest

from chorus_desktop import services
from chorus_desktop.domain.status_telling import StatusTold
from chorus_desktop.domain.works.piece import Piece, PieceState
from chorus_desktop.ui.pages.came_back import CameBackPage
from chorus_desktop.ui.pages.dossier import DossierPage
from chorus_desktop.ui.pages.issued import IssuedPage
from chorus_desktop.ui.pages.works import WorksPage
from chorus_desktop.ui.pages.works_piece import WorksPiecePage
from tests.helpers.accessible import nameless
from tests.helpers.issued_page import with_its_money
from tests.helpers.works_file import AUGUST_5, opened_market

SEEN = date(2026, 8, 12)


@pytest.fixture
def market(room):
    room.today = SEEN
    return opened_market(room.store)


@pytest.fixture
def deposited(room, market):
    invoice_id = services.works.begin(room.store, market, "A4", "", AUGUST_5)
    services.works.save_month(room.store, invoice_id, {}, {"quantities.1": "50"}, AUGUST_5)
    services.issue.finalise(room.store, invoice_id, AUGUST_5)
    services.issue.deposited(room.store, invoice_id, AUGUST_5)
    return invoice_id


def tells(room, invoice_id, key, motive=""):
    services.life.tell(room.store, invoice_id, StatusTold(status=f"travaux-{key}", on=SEEN, motive=motive), SEEN)


def noted(room, market):
    piece = Piece(cadre="A20", number="DG-1", on=AUGUST_5, state=PieceState.AVAILABLE)
    return services.works.add_piece(room.store, market, piece)


def test_the_states_offered_are_those_of_works(room, deposited):
    room.show(IssuedPage(room.desk, deposited))
    assert "Dans «\u00a0Factures de travaux\u00a0», «\u00a0Synthèse\u00a0»" in room.reads()
    room.press("Mise à disposition MOE")
    assert "part de ce jour" in room.reads()
    room.press("Noter cet état")

    assert services.deposit.view(room.store, deposited, SEEN).life.status.status == "travaux-mise-a-disposition-moe"
    assert "Paiement attendu le 11 septembre 2026 au plus tard" in with_its_money(room, deposited)
    assert nameless(room.shell) == []


def test_the_balance_waits_for_the_decompte_general_et_definitif(room, market):
    invoice_id = services.works.begin(room.store, market, "A7", "", AUGUST_5)
    services.works.save_month(room.store, invoice_id, {}, {"quantities.1": "50"}, AUGUST_5)
    services.issue.finalise(room.store, invoice_id, AUGUST_5)
    services.issue.deposited(room.store, invoice_id, AUGUST_5)
    tells(room, invoice_id, "mise-a-disposition-moe")

    said = with_its_money(room, invoice_id)
    assert "Aucun délai ne court encore" in said
    assert "Paiement attendu" not in said


def test_a_refusal_for_an_amount_is_told_to_be_none_and_contested(room, deposited):
    room.show(IssuedPage(room.desk, deposited))
    room.press("Autre état")
    room.press("Refusée pour autre motif")
    assert "Ce refus se conteste" in room.reads()
    assert "12.1.9 du CCAG-Travaux" in room.reads()

    tells(room, deposited, "refusee-autre-motif", "Montant contesté")
    room.show(IssuedPage(room.desk, deposited))
    assert "Contestez ce refus." in room.reads()
    room.press("Traiter le rejet")
    assert room.ways.taken == [("came_back", deposited)]


def test_the_page_of_a_refused_demand_writes_the_letter(room, market, deposited):
    tells(room, deposited, "refusee-autre-motif", "Montant contesté")
    room.show(CameBackPage(room.desk, deposited))
    assert "La pièce corrigée" in room.reads()
    assert "Et dans vos comptes" not in room.reads()
    room.press("Écrire la lettre")
    assert room.ways.taken == [("letter", market, "contest_amount", deposited)]

    room.press("J’ai traité le rejet sur le portail")
    assert "Rejet traité le 12 août 2026" in room.reads()
    assert nameless(room.shell) == []


def test_a_wrong_addressee_is_no_dispute(room, deposited):
    tells(room, deposited, "refusee-acheminement", "Pas notre marché")
    room.show(CameBackPage(room.desk, deposited))

    assert "À qui la pièce doit-elle aller" in room.reads()
    assert "Ce refus se conteste" not in room.reads()
    assert room.named("SIRET de la maîtrise d’œuvre").text() == "123 456 782 00010"


def test_a_suspended_piece_does_not_stop_the_clock(room, deposited):
    tells(room, deposited, "suspendue", "Il manque des pièces jointes")

    assert "seule la maîtrise d’ouvrage peut l’interrompre" in with_its_money(room, deposited)
    room.show(CameBackPage(room.desk, deposited))
    assert "Complétude" in room.reads()


def test_the_state_of_somebody_elses_piece_is_noted_in_two_presses_and_undone(room, market):
    piece = noted(room, market)
    room.show(WorksPage(room.desk, market))
    assert "Décompte général (A20)" in room.reads()
    room.show(WorksPiecePage(room.desk, market, piece))
    assert "Où en est DG-1" in room.reads()
    room.press("Refusée pour autre motif")

    room.show(WorksPage(room.desk, market))
    assert "la maîtrise d’ouvrage en dépose une nouvelle" in room.reads()
    room.show(WorksPiecePage(room.desk, market, piece))
    assert "Cette pièce est refusée" in room.reads()
    assert nameless(room.shell) == []


def test_an_impossible_refusal_is_explained_beside_its_field(room, market):
    room.show(WorksPiecePage(room.desk, market))
    fields = {"cadre": "A15", "number": "EA-1", "on": "05/08/2026", "state": "refused_other"}
    room.shell.page._fields.show_texts(fields)
    room.press("Noter cette pièce")

    assert "ne peut la refuser que pour un mauvais destinataire" in room.reads()
    assert services.works.view(room.store, market, SEEN).pieces == ()


def test_the_dossier_says_what_is_awaited(room, market, deposited):
    room.show(DossierPage(room.desk, market))

    assert "Attendre la pièce suivante" in room.reads()
    assert "État d’acompte (A15), par la maîtrise d’œuvre" in room.reads()


def test_what_a_project_manager_deposits_waits_for_no_payment(room):
    room.today = SEEN
    market = opened_market(room.store, mine="manager")
    demand = services.works.add_piece(room.store, market, Piece(cadre="A4", number="P-1", on=AUGUST_5, month=date(2026, 7, 1)))
    piece = services.works.begin(room.store, market, "A15", demand, SEEN)
    services.works.save_month(room.store, piece, {}, {"quantities.1": "50"}, SEEN)
    services.issue.finalise(room.store, piece, SEEN)
    services.issue.deposited(room.store, piece, SEEN)
    room.show(IssuedPage(room.desk, piece))

    assert "Noter un paiement" not in room.reads()
    assert "Paiement attendu" not in room.reads()
