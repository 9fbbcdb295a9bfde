"""The life of a piece of works after its deposit: its states, its clock, what is money and what is not."""

from datetime import date
from decimal import Decimal

from icalendar import Calendar

from chorus_desktop import services
from chorus_desktop.domain.deadlines import DeadlineKind
from chorus_desktop.domain.overview import Period
from chorus_desktop.domain.task import Stage
from chorus_desktop.store import searched, summaries
from chorus_desktop.store.payables import payables
from tests.helpers.works_file import AUGUST_5, opened_market
from tests.helpers.works_life import AUGUST_20, SEPTEMBER_30, others, own, tell


class TestClock:
    def test_it_starts_the_day_the_manager_has_the_demand(self, store, titulaire):
        _, piece = titulaire
        assert services.delay.view(store, piece, AUGUST_20).delay.received_on == date(2026, 8, 7), "two days after the deposit, as presumed"

        tell(store, piece, "mise-a-disposition-moe", date(2026, 8, 6))
        tell(store, piece, "mise-a-disposition-moa", date(2026, 8, 12))

        delay = services.delay.view(store, piece, AUGUST_20).delay
        assert (delay.received_on, delay.told, delay.due_on) == (date(2026, 8, 6), True, date(2026, 9, 5))

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

    def test_without_news_one_looks_where_pieces_of_works_are(self, store, titulaire):
        _, piece = titulaire
        found = services.deadlines.upcoming(store, date(2026, 9, 5)).deadlines

        (silent,) = [item for item in found if item.kind is DeadlineKind.SILENT]
        assert silent.invoice_id == piece
        assert "«\u00a0Factures de travaux\u00a0»" in silent.why

    def test_what_has_only_its_number_calls_for_nothing(self, store):
        dossier_id = opened_market(store)
        invoice_id = services.works.begin(store, dossier_id, "A4", "", AUGUST_5)
        services.works.save_month(store, invoice_id, {}, {"quantities.1": "50"}, AUGUST_5)
        services.issue.finalise(store, invoice_id, AUGUST_5)

        view = services.works.view(store, dossier_id, AUGUST_5)
        assert view.steps == ()
        assert [row.said for row in view.pieces] == ["À déposer"]


class TestMoney:
    def test_the_answer_of_the_manager_is_no_acceptance_by_who_pays(self, store, titulaire):
        _, piece = titulaire
        tell(store, piece, "mise-a-disposition-moe", date(2026, 8, 6))
        tell(store, piece, "associee", date(2026, 8, 12))

        assert services.deposit.view(store, piece, AUGUST_20).life.accepted_on is None

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
        document = services.deposit.view(store, piece, AUGUST_20).document
        assert (document.owed, document.the, document.this) == (False, "la pièce", "cette pièce")
        found = searched.read(store, "invoice", [piece])[piece]
        assert found["net"] is None
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
