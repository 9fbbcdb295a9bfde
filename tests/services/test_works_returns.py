"""A piece of works that came back, the portal's table of works, the states of the pieces of others."""

import io
from datetime import date

import pypdf
import pytest

from chorus_desktop import services
from chorus_desktop.domain.portal_table import Verdict
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.domain.works.piece import PieceState
from tests.helpers.works_file import opened_market
from tests.helpers.works_life import AUGUST_20, tell


def silent(*_):
    """Nobody looks at the bar."""


class TestReturns:
    def test_a_suspended_piece_is_completed_in_synthese(self, store, titulaire):
        dossier_id, piece = titulaire
        tell(store, piece, "suspendue", date(2026, 8, 10), "Il manque des pièces jointes")

        view = services.returns.view(store, piece, AUGUST_20)
        assert "« Synthèse »" in " ".join(view.recipe.steps).replace("\u00a0", " ")
        assert "Complétude" in " ".join(view.recipe.steps)
        assert services.dossiers.view(store, dossier_id, AUGUST_20).tasks[-1].action == "Compléter la pièce"
        services.returns.corrected(store, piece, "complete", AUGUST_20, "1 pièce ajoutée")
        (row,) = services.works.view(store, dossier_id, AUGUST_20).pieces
        assert row.piece.state is PieceState.COMPLETED

    def test_a_wrong_structure_is_corrected_and_the_dossier_goes_on(self, store, titulaire):
        dossier_id, piece = titulaire
        tell(store, piece, "refusee-acheminement", date(2026, 8, 10), "Pas notre marché")
        refused = services.works.view(store, dossier_id, AUGUST_20)
        assert refused.steps == ()
        assert "renvoie la même pièce" in refused.pieces[0].refused

        view = services.returns.view(store, piece, AUGUST_20)
        changes = services.returns.changes(view, {**view.typed, "manager": "732 829 320 00074"})
        assert [(change.label, change.copied) for change in changes if change.is_one] == [("Maîtrise d’œuvre (SIRET)", "73282932000074")]
        assert services.returns.sheet(store, piece, AUGUST_20).startswith(b"%PDF")
        services.returns.corrected(store, piece, "recycle", AUGUST_20, "Maîtrise d’œuvre corrigée")

        assert [step.cadre.code for step in services.works.view(store, dossier_id, AUGUST_20).steps] == ["A15"]

    def test_a_refusal_for_its_amount_is_contested_with_a_letter_to_who_refused(self, store, titulaire):
        dossier_id, piece = titulaire
        tell(store, piece, "refusee-autre-motif", date(2026, 8, 10), "Montant contesté")

        letters = dict(services.returns.view(store, piece, AUGUST_20).letters)
        assert letters["contest_amount"] == "Contester un refus pour le montant"
        letter = services.dossiers.letter(store, dossier_id, "contest_amount", AUGUST_20, piece)
        assert "12.1.9" in letter.body
        assert "Montant contesté" in letter.body
        assert "Salle des fêtes" in letter.body
        assert "{" not in letter.body
        paper = services.returned_letters.on_paper(store, dossier_id, "contest_amount", AUGUST_20, piece)
        assert "Atelier Lebrun" in pypdf.PdfReader(io.BytesIO(paper)).pages[0].extract_text()

    def test_a_project_manager_is_offered_no_letter_about_a_demand(self, store, manager):
        _, piece = manager
        tell(store, piece, "refusee-acheminement", date(2026, 8, 10))

        assert [key for key, _ in services.returns.view(store, piece, AUGUST_20).letters] == ["ask_works_references"]

    def test_a_refused_piece_is_begun_again_under_a_new_number(self, store, titulaire):
        dossier_id, piece = titulaire
        tell(store, piece, "refusee-autre-motif", date(2026, 8, 10))

        again = services.returns.replace(store, piece, AUGUST_20)

        assert services.works.month(store, again, AUGUST_20).typed["quantities.1"] == "50"
        assert services.works.view(store, dossier_id, AUGUST_20).draft == again


class TestPortalTable:
    TABLE = "Numéro\tMontant HT\tDate de dépôt\tEtat courant\tDate état courant\n{number}\t3 000,00\t05/08/2026\tSuspendue\t10/08/2026\n"

    def test_a_state_written_as_an_ordinary_one_is_that_of_works(self, store, titulaire):
        _, piece = titulaire
        number = services.deposit.view(store, piece, AUGUST_20).document.number
        table = services.portal_table.look(store, services.portal_table.pasted(self.TABLE.format(number=number)), silent)

        (row,) = services.portal_table.judge(store, table, table.head.chosen, True, AUGUST_20, silent).rows

        assert row.verdict is Verdict.NEW
        assert row.events[0].status == "travaux-suspendue"


class TestOthers:
    def test_a_state_is_noted_in_one_press_and_put_back(self, store, manager):
        dossier_id, _ = manager
        form_of = services.works.piece_form
        (piece,) = [row.piece for row in services.works.view(store, dossier_id, AUGUST_20).pieces if not row.invoice_id]
        assert PieceState.TAKEN in form_of(store, dossier_id, piece.id).next

        before = services.works_states.note_state(store, dossier_id, piece.id, PieceState.REFUSED_ROUTE)

        assert before == piece
        assert "le titulaire renvoie la même pièce" in form_of(store, dossier_id, piece.id).refused
        services.works.add_piece(store, dossier_id, before)
        assert form_of(store, dossier_id, piece.id).refused == ""
        assert services.works_states.note_state(store, dossier_id, "gone", PieceState.TAKEN) is None

    @pytest.mark.parametrize("mine", ["supplier", "subcontractor", "cocontractor", "manager"])
    def test_a_refusal_that_cannot_be_is_explained_whoever_notes_it(self, store, mine):
        dossier_id = opened_market(store, mine=mine)
        typed = {"cadre": "A15" if mine != "manager" else "A4", "number": "X-1", "on": "05/08/2026", "state": "refused_other"}

        (problem,) = services.works.note_piece(store, dossier_id, "", typed, AUGUST_20)

        assert (problem.where, problem.code) == ("state", "piece.may_not_refuse")
        assert "que pour un mauvais destinataire" in problem.sentence
        assert services.works.view(store, dossier_id, AUGUST_20).pieces == ()


def test_the_confirmation_of_a_deposit_speaks_of_works(store, titulaire):
    _, piece = titulaire

    view = services.deposited.view(store, piece)

    assert "La maîtrise d’œuvre reçoit la pièce" in view.steps[0].what
    assert "Factures de travaux" in pypdf.PdfReader(io.BytesIO(services.deposited.paper(store, piece).data)).pages[0].extract_text()


def test_a_demand_is_no_credit_note_of_itself(store, titulaire):
    _, piece = titulaire

    with pytest.raises(Trouble, match="ne corrige pas une pièce de travaux") as refused:
        services.invoices.credit(store, piece, AUGUST_20)
    assert "situation suivante" in refused.value.what_to_do
