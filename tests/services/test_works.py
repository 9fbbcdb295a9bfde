"""A market of works, from its first form to the month's piece and what others answer."""

from datetime import date

import pytest

from chorus_desktop import services
from chorus_desktop.domain.lifecycle import Event, EventKind
from chorus_desktop.domain.portal_status import Phase
from chorus_desktop.domain.problems import Level
from chorus_desktop.domain.tasks import Stage, Status
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.domain.works.piece import Piece, PieceState
from chorus_desktop.services.views import Refused
from chorus_desktop.services.work import lay_out
from tests.helpers.works_file import AUGUST_5, opened_market


def errors(problems):
    return [problem.code for problem in problems if problem.level is Level.ERROR]


def established(store, dossier_id, quantities, today=AUGUST_5):
    invoice_id = services.works.begin(store, dossier_id, "A4", "", today)
    typed = {f"quantities.{key}": value for key, value in quantities.items()}
    services.works.save_month(store, invoice_id, {}, typed, today)
    services.issue.finalise(store, invoice_id, today)
    return invoice_id


def test_a_market_says_what_it_lacks_and_keeps_what_cannot_be_read(store):
    dossier_id = opened_market(store, filled=False)
    lacking = services.markets.view(store, dossier_id, AUGUST_5)
    assert errors(lacking.problems) == ["market.title", "market.mine", "market.manager", "market.owner", "market.lines"]

    forms = {**lacking.forms, "market": {**lacking.forms["market"], "title": "Salle des fêtes", "notified_on": "32/05/2026"}}
    kept = services.markets.save(store, dossier_id, forms, (), ({"id": "1", "quantity": "12O"},), AUGUST_5)

    assert kept.forms["market"]["notified_on"] == "32/05/2026"
    assert kept.lines[0]["quantity"] == "12O"
    assert {"market.notified_on", "market.lines.1.quantity"} <= {problem.where for problem in kept.problems}


def test_a_party_whose_role_nobody_told_is_no_titulaire(store):
    dossier_id = opened_market(store)
    shown = services.markets.view(store, dossier_id, AUGUST_5)
    newcomer = {"id": "new", "name": "Mairie annexe", "siret": "20005684400018"}

    kept = services.markets.save(store, dossier_id, shown.forms, (*shown.parties, newcomer), shown.lines, AUGUST_5)

    assert kept.parties[-1]["role"] == ""
    assert [problem.where for problem in kept.problems if problem.level is Level.ERROR] == ["market.parties.new.role"]
    assert services.markets.sheet(store, dossier_id, AUGUST_5).startswith(b"%PDF")


def test_a_complete_market_lacks_nothing_and_its_sheet_is_drawn(store):
    dossier_id = opened_market(store)

    assert errors(services.markets.view(store, dossier_id, AUGUST_5).problems) == []
    assert services.markets.sheet(store, dossier_id, AUGUST_5).startswith(b"%PDF")


def test_the_engagement_number_of_the_market_serves_its_pieces(store):
    dossier_id = opened_market(store)
    shown = services.markets.view(store, dossier_id, AUGUST_5)
    described = {**shown.forms, "market": {**shown.forms["market"], "engagement": "E-77"}}
    services.markets.save(store, dossier_id, described, shown.parties, shown.lines, AUGUST_5)

    rows = {task.stage: task for task in services.dossiers.view(store, dossier_id, AUGUST_5).tasks}
    invoice_id = services.works.begin(store, dossier_id, "A4", "", AUGUST_5)
    picked = lay_out(store, dossier_id, invoice_id, AUGUST_5).work.pick

    assert (rows[Stage.ENGAGEMENTS].status, rows[Stage.ENGAGEMENTS].fact) == (Status.DONE, "E-77 sans dates")
    assert picked.engagement.number == "E-77"


def test_the_home_page_calls_a_market_by_what_it_is_about(store):
    opened_market(store)

    assert [row.title for row in services.home.home(store, AUGUST_5).dossiers] == ["Salle des fêtes"]


def test_before_the_first_piece_nothing_speaks_of_an_invoice(store):
    rows = services.dossiers.view(store, opened_market(store), AUGUST_5).tasks

    assert [task.fact for task in rows if task.status is Status.LOCKED] == ["Établissez d’abord une pièce"] * 2


def test_a_month_follows_from_quantities_and_the_next_one_goes_on(store):
    dossier_id = opened_market(store)
    first = services.works.begin(store, dossier_id, "A4", "", AUGUST_5)

    shown = services.works.save_month(store, first, {}, {"quantities.1": "50", "quantities.2": "dix"}, AUGUST_5)

    assert (shown.account.month, shown.account.of_month.works) == (date(2026, 7, 1), 300_000)
    assert shown.typed["quantities.2"] == "dix"
    assert [problem.where for problem in shown.problems] == ["invoice.works.quantities.2"]
    with pytest.raises(Refused):
        services.issue.finalise(store, first, AUGUST_5)

    services.works.save_month(store, first, {}, {"quantities.1": "50"}, AUGUST_5)
    number = services.issue.finalise(store, first, AUGUST_5)
    second = services.works.begin(store, dossier_id, "A4", "", date(2026, 9, 3))
    after = services.works.save_month(store, second, {}, {"quantities.1": "70"}, date(2026, 9, 3))

    assert number == "FA2026-001"
    assert (after.account.month, after.account.of_month.works) == (date(2026, 8, 1), 120_000)


def test_a_month_in_preparation_is_a_piece_to_finalise(store):
    dossier_id = opened_market(store)
    key = services.works.begin(store, dossier_id, "A4", "", AUGUST_5)
    deposit = lambda: next(each for each in services.dossiers.view(store, dossier_id, AUGUST_5).tasks if each.stage is Stage.DEPOSIT)  # noqa: E731

    assert deposit().fact == "D’abord finaliser la pièce"
    services.works.save_month(store, key, {}, {"quantities.1": "50"}, AUGUST_5)
    assert deposit().title == "Vérifier et finaliser la pièce"


def test_an_issued_month_keeps_its_amount_in_its_row(store):
    dossier_id = opened_market(store)
    established(store, dossier_id, {"1": "50"})

    (row,) = [task for task in services.dossiers.view(store, dossier_id, AUGUST_5).tasks if task.stage is Stage.INVOICE]

    assert row.fact == "FA2026-001 · 3\u202f000,00\u00a0€ HT, net 3\u202f000,00\u00a0€"


def test_what_was_done_does_not_go_down_in_a_second_month(store):
    dossier_id = opened_market(store)
    established(store, dossier_id, {"1": "50"})
    second = services.works.begin(store, dossier_id, "A4", "", date(2026, 9, 3))

    assert "works.quantity_down" in errors(services.works.save_month(store, second, {}, {"quantities.1": "40"}, date(2026, 9, 3)).problems)


def test_only_one_piece_is_in_preparation(store):
    dossier_id = opened_market(store)
    services.works.begin(store, dossier_id, "A4", "", AUGUST_5)

    with pytest.raises(Trouble, match="déjà en préparation"):
        services.works.begin(store, dossier_id, "A4", "", AUGUST_5)


def test_a_market_without_prices_has_no_month(store):
    with pytest.raises(Trouble, match="pas encore de prix"):
        services.works.begin(store, opened_market(store, filled=False), "A4", "", AUGUST_5)


def test_the_pieces_of_others_continue_the_dossier(store):
    dossier_id = opened_market(store)
    own = established(store, dossier_id, {"1": "50"})
    services.issue.deposited(store, own, AUGUST_5)
    assert [(step.cadre.code, step.after.id) for step in services.works.view(store, dossier_id, AUGUST_5).steps] == [("A15", own)]

    state = Piece(cadre="A15", number="EA-1", on=date(2026, 8, 10), continues=own, state=PieceState.AVAILABLE, net=1)
    noted = services.works.add_piece(store, dossier_id, state)
    shown = services.works.view(store, dossier_id, AUGUST_5)

    assert [(row.name, row.invoice_id) for row in shown.pieces] == [
        ("Projet de décompte mensuel juillet 2026 (A4)", own),
        ("État d’acompte (A15)", ""),
    ]
    assert [step.cadre.code for step in shown.steps] == ["A19"]
    assert services.works.remove_piece(store, dossier_id, noted) == state.model_copy(update={"id": noted})


@pytest.mark.parametrize(("day", "code"), [("09/08/2026", "piece.available_early"), ("01/01/2099", "piece.future"), ("10/08/2026", "")])
def test_the_day_a_piece_was_made_available_can_be(store, day, code):
    dossier_id = opened_market(store)
    own = established(store, dossier_id, {"1": "50"})
    services.issue.deposited(store, own, AUGUST_5)
    typed = {"cadre": "A15", "number": "EA-1", "on": "10/08/2026", "available_on": day, "continues": own, "state": "available"}

    problems = services.works.note_piece(store, dossier_id, "", typed, date(2026, 8, 20))

    assert [(problem.where, problem.code) for problem in problems] == ([("available_on", code)] if code else [])


def test_the_portals_state_of_an_own_piece_is_that_of_the_dossier(store):
    dossier_id = opened_market(store)
    own = established(store, dossier_id, {"1": "50"})
    services.issue.deposited(store, own, AUGUST_5)
    reached = Event(kind=EventKind.STATUS, on=date(2026, 8, 6), status="travaux-mise-a-disposition-moe", phase=Phase.RECEIVED)
    services.issue.record(store, own, reached)

    (row,) = services.works.view(store, dossier_id, AUGUST_5).pieces

    assert (row.piece.state, row.piece.reached, row.said) == (PieceState.AVAILABLE, date(2026, 8, 6), "Mise à disposition")


def test_two_markets_of_a_year_are_two_dossiers(store):
    first, second = opened_market(store), opened_market(store, filled=False)

    assert first != second


def test_an_ordinary_invoice_has_no_month(store):
    club = services.associations.create(store)
    dossier_id = services.dossiers.create(store, club, "cloisirs-cherbourg", "2025-2026", date(2026, 2, 1))
    ordinary = services.invoices.create(store, dossier_id, date(2026, 2, 1))

    with pytest.raises(Trouble, match="pas une pièce de travaux"):
        services.works.month(store, ordinary, date(2026, 2, 1))
