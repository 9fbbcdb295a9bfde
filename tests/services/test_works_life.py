"""The life of a piece of works after its deposit: its states, its clock, what is money and what is not."""

import io
from datetime import date
from decimal import Decimal

import pypdf
import pytest
from icalendar import Calendar

from chorus_desktop import services
from chorus_desktop.domain.deadlines import DeadlineKind
from chorus_desktop.domain.overview import Period
from chorus_desktop.domain.portal_table import Verdict
from chorus_desktop.domain.status_telling import StatusTold
from chorus_desktop.domain.task import Stage
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.domain.works.piece import Piece, PieceState
from chorus_desktop.store import summaries
from chorus_desktop.store.payables import payables
from tests.helpers.works_file import AUGUST_5, opened_market

AUGUST_20, SEPTEMBER_30 = date(2026, 8, 20), date(2026, 9, 30)


def silent(*_):
    """Nobody looks at the bar."""


def own(store, dossier_id, cadre="A4", continues="", today=AUGUST_5):
    """A piece of the association, deposited."""
    invoice_id = services.works.begin(store, dossier_id, cadre, continues, today)
    services.works.save_month(store, invoice_id, {}, {"quantities.1": "50"}, today)
    services.issue.finalise(store, invoice_id, today)
    services.issue.deposited(store, invoice_id, today)
    return invoice_id


def others(store, dossier_id, cadre, on, continues="", **more):
    piece = Piece(cadre=cadre, number=f"N-{cadre}", month=date(2026, 7, 1), on=on, continues=continues, **more)
    return services.works.add_piece(store, dossier_id, piece)


def tell(store, invoice_id, key, on, motive=""):
    services.life.tell(store, invoice_id, StatusTold(status=f"travaux-{key}", on=on, motive=motive), SEPTEMBER_30)


@pytest.fixture
def titulaire(store):
    dossier_id = opened_market(store)
    return dossier_id, own(store, dossier_id)


@pytest.fixture
def manager(store):
    """The association is the project manager: it answered somebody else's demand by an état d’acompte."""
    dossier_id = opened_market(store, mine="manager")
    demand = others(store, dossier_id, "A4", AUGUST_5)
    return dossier_id, own(store, dossier_id, "A15", demand)


class TestClock:
    def test_it_starts_the_day_the_manager_has_the_demand(self, store, titulaire):
        _, piece = titulaire
        assert services.delay.view(store, piece, AUGUST_20).delay.received_on == date(2026, 8, 7), "two days after the deposit, as presumed"

        tell(store, piece, "mise-a-disposition-moe", date(2026, 8, 6))
        tell(store, piece, "mise-a-disposition-moa", date(2026, 8, 12))

        delay = services.delay.view(store, piece, AUGUST_20).delay
        assert (delay.received_on, delay.told, delay.due_on) == (date(2026, 8, 6), True, date(2026, 9, 5))
        assert services.deposit.view(store, piece, AUGUST_20).runs

    def test_a_month_deposited_before_its_end_does_not_wait_for_it(self, store):
        piece = own(store, opened_market(store), today=date(2026, 7, 28))
        assert services.deposit.view(store, piece, AUGUST_20).document.period_to == date(2026, 6, 30)

        tell(store, piece, "mise-a-disposition-moe", date(2026, 7, 29))
        assert services.delay.view(store, piece, AUGUST_20).delay.starts_on == date(2026, 7, 29)

    def test_a_suspension_by_the_manager_is_no_interruption(self, store, titulaire):
        _, piece = titulaire
        tell(store, piece, "mise-a-disposition-moe", date(2026, 8, 6))
        tell(store, piece, "suspendue", date(2026, 8, 10), "Il manque des pièces jointes")

        view = services.delay.view(store, piece, AUGUST_20)
        assert (view.proposed, view.delay.due_on) == (None, date(2026, 9, 5))

        services.delay.interrupt(store, piece, date(2026, 8, 11))
        assert services.delay.view(store, piece, AUGUST_20).delay.due_on is None, "the contracting authority can"

    def test_the_balance_runs_from_the_decompte_general_et_definitif(self, store):
        dossier_id = opened_market(store)
        demand = own(store, dossier_id, "A7")
        tell(store, demand, "mise-a-disposition-moe", date(2026, 8, 6))
        assert services.delay.view(store, demand, AUGUST_20).delay is None
        assert not services.deposit.view(store, demand, AUGUST_20).runs

        project = others(store, dossier_id, "A17", date(2026, 8, 10), demand)
        general = others(store, dossier_id, "A20", date(2026, 8, 12), project)
        signed = own(store, dossier_id, "A8", general, AUGUST_20)
        tell(store, signed, "mise-a-disposition-moa", date(2026, 8, 21))

        assert services.delay.view(store, demand, SEPTEMBER_30).delay.due_on == date(2026, 9, 20)
        assert services.delay.view(store, signed, SEPTEMBER_30).delay is None
        services.delay.keep_rate(store, date(2026, 7, 1), Decimal("2.15"))
        mail = services.delay.mail(store, demand, SEPTEMBER_30)
        assert mail.subject.startswith("Demande de paiement")
        assert "Le décompte général et définitif a été reçu le 21 août 2026 (art. R. 2192-16)" in mail.body
        late = [item for item in services.deadlines.upcoming(store, SEPTEMBER_30).deadlines if item.kind is DeadlineKind.PAYMENT_LATE]
        assert [(item.invoice_id, item.day) for item in late] == [(demand, date(2026, 9, 21))]


class TestDeadlines:
    def test_the_days_of_the_final_chain_are_in_the_list_in_the_agenda_and_on_home(self, store):
        dossier_id = opened_market(store)
        demand = own(store, dossier_id, "A7")
        tell(store, demand, "mise-a-disposition-moe", date(2026, 8, 6))
        tell(store, demand, "mise-a-disposition-moa", date(2026, 8, 9))

        def found(today=AUGUST_20):
            return {item.kind: item for item in services.deadlines.upcoming(store, today).deadlines if item.dossier_id == dossier_id}

        assert found()[DeadlineKind.WORKS_AWAITED].day == date(2026, 9, 8), "from the later of the two receptions"
        assert found()[DeadlineKind.WORKS_MAY].day == date(2026, 9, 9)
        events = Calendar.from_ical(services.deadlines.calendar(store, dossier_id, AUGUST_20)).walk("VEVENT")
        said = " ".join(str(event["summary"]) for event in events)
        assert "procédure tacite" in said
        assert any(item.kind is DeadlineKind.WORKS_MAY for item in services.deadlines.today_list(store, SEPTEMBER_30))
        assert "CCAG" in services.deadlines.upcoming(store, AUGUST_20).deadlines[-1].source

    def test_the_dossier_says_what_comes_next(self, store, titulaire):
        dossier_id, piece = titulaire
        rows = [task for task in services.dossiers.view(store, dossier_id, AUGUST_20).tasks if task.stage is Stage.PIECES]
        assert [(row.title, row.fact) for row in rows] == [("Attendre la pièce suivante", "État d’acompte (A15), par la maîtrise d’œuvre")]

        general = others(store, dossier_id, "A20", date(2026, 8, 10), others(store, dossier_id, "A17", date(2026, 8, 9), piece))
        assert general
        (row,) = [task for task in services.dossiers.view(store, dossier_id, AUGUST_20).tasks if task.stage is Stage.PIECES]
        assert row.fact == "Décompte général et définitif (A8) vous attend, avant le 9 septembre 2026"

    def test_what_has_only_its_number_calls_for_nothing(self, store):
        dossier_id = opened_market(store)
        invoice_id = services.works.begin(store, dossier_id, "A4", "", AUGUST_5)
        services.works.save_month(store, invoice_id, {}, {"quantities.1": "50"}, AUGUST_5)
        services.issue.finalise(store, invoice_id, AUGUST_5)

        view = services.works.view(store, dossier_id, AUGUST_5)
        assert view.steps == ()
        assert [row.said for row in view.pieces] == ["À déposer"]


class TestMoney:
    def test_a_demand_is_money(self, store, titulaire):
        dossier_id, piece = titulaire
        (row,) = summaries.invoice_rows(store, dossier_id=dossier_id)

        assert (row.net, row.counts, row.owed) == (300_000, 1, 1)
        assert [item.is_open for item in payables(store, invoice_id=piece)] == [True]
        assert services.overview.view(store, "", Period(), AUGUST_20).overview.total.billed == 300_000

    def test_what_a_project_manager_deposits_is_not(self, store, manager):
        dossier_id, piece = manager
        (row,) = summaries.invoice_rows(store, dossier_id=dossier_id)

        assert (row.net, row.counts, row.owed) == (0, 0, 0)
        assert not services.deposit.view(store, piece, AUGUST_20).document.owed
        assert [(item.is_open, item.net) for item in payables(store, invoice_id=piece)] == [(False, 0)]
        assert services.overview.view(store, "", Period(), AUGUST_20).overview.total.billed == 0
        shown = services.dossiers.view(store, dossier_id, AUGUST_20)
        assert (shown.invoiced, shown.deposited) == (0, 0)
        assert [(home.invoiced, home.deposited_amount) for home in summaries.home(store)] == [(0, 0)]
        assert services.delay.view(store, piece, SEPTEMBER_30).delay is None
        kinds = {item.kind for item in services.deadlines.upcoming(store, SEPTEMBER_30).deadlines if item.invoice_id == piece}
        assert kinds == {DeadlineKind.CERTIFICATE}

    def test_nor_is_it_an_entry_of_the_accounts(self, store, manager):
        dossier_id, _ = manager
        whose = services.dossiers.association_of(store, dossier_id)

        assert services.accounting.book(store, whose, date(2026, 1, 1), date(2026, 12, 31)) == ((), 0)

    def test_a_signed_decompte_general_is_no_second_demand(self, store):
        dossier_id = opened_market(store)
        demand = own(store, dossier_id, "A7")
        project = others(store, dossier_id, "A17", date(2026, 8, 10), demand)
        own(store, dossier_id, "A8", others(store, dossier_id, "A20", date(2026, 8, 12), project), AUGUST_20)
        whose = services.dossiers.association_of(store, dossier_id)

        assert services.overview.view(store, "", Period(), AUGUST_20).overview.total.billed == 300_000
        assert len(services.accounting.book(store, whose, date(2026, 1, 1), date(2026, 12, 31))[0]) == 1


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
