"""The chains of a market of works, seen by each who deposits: the titulaire, the MOE, a subcontractor, a cotraitant."""

from datetime import date

import pytest

from chorus_desktop import services
from chorus_desktop.domain.deposit import values
from chorus_desktop.domain.lifecycle import Event, EventKind
from chorus_desktop.domain.problems import Level
from chorus_desktop.domain.task import Stage, Status
from chorus_desktop.domain.works.piece import Piece, PieceState
from chorus_desktop.services import data
from chorus_desktop.store.issuing import issued
from tests.helpers.works_file import AUGUST_5, LINES, PARTIES, opened_market

SEPTEMBER_3, OCTOBER_5, OCTOBER_20 = date(2026, 9, 3), date(2026, 10, 5), date(2026, 10, 20)


def errors(problems):
    return [problem.code for problem in problems if problem.level is Level.ERROR]


def established(store, dossier_id, cadre, quantities, today, continues=""):
    invoice_id = services.works.begin(store, dossier_id, cadre, continues, today)
    if quantities:
        typed = {f"quantities.{key}": value for key, value in quantities.items()}
        services.works.save_month(store, invoice_id, {}, typed, today)
    services.issue.finalise(store, invoice_id, today)
    services.issue.deposited(store, invoice_id, today)
    return invoice_id


def noted(store, dossier_id, cadre, on, continues="", net=0, month=None):
    piece = Piece(cadre=cadre, number=f"N-{cadre}", on=on, continues=continues, state=PieceState.AVAILABLE, net=net, month=month)
    return services.works.add_piece(store, dossier_id, piece)


def as_manager(store, **changes):
    """A market of which the association is the MOE; ``changes`` to the rows of its parties, by role."""
    dossier_id = opened_market(store)
    shown = services.markets.view(store, dossier_id, AUGUST_5)
    market = {**shown.forms["market"], "mine": "manager"}
    names = {"supplier": "Menuiserie Lebrun", "manager": "Judo Club de la Baie"}
    parties = tuple({**party, "name": names.get(party["role"], party["name"]), **changes.get(party["role"], {})} for party in PARTIES)
    services.markets.save(store, dossier_id, {**shown.forms, "market": market}, parties, LINES, AUGUST_5)
    return dossier_id


def portal(store, invoice_id):
    return values(issued(store, invoice_id), data.portal())


def test_a_price_or_a_retention_that_changed_since_is_made_up_for_by_the_next_month(store):
    dossier_id = opened_market(store)
    first = established(store, dossier_id, "A4", {"1": "50"}, AUGUST_5)
    shown = services.markets.view(store, dossier_id, SEPTEMBER_3)
    forms = {**shown.forms, "retention": {**shown.forms["retention"], "rate": "5"}}
    lines = tuple({**row, "unit_price": "70"} if row["id"] == "1" else row for row in shown.lines)
    services.markets.save(store, dossier_id, forms, shown.parties, lines, SEPTEMBER_3)

    second = services.works.begin(store, dossier_id, "A4", "", SEPTEMBER_3)
    account = services.works.save_month(store, second, {}, {"quantities.1": "60"}, SEPTEMBER_3).account

    asked = issued(store, first).works.account
    assert account.before == asked.total
    assert (account.lines[0].amount_before, account.lines[0].amount_month, account.lines[0].amount_total) == (300_000, 120_000, 420_000)
    assert asked.of_month.net + account.of_month.net == account.total.net == 420_000 - 21_000
    assert services.works.view(store, dossier_id, SEPTEMBER_3).months == (asked,)


def test_the_works_of_a_cancelled_month_are_asked_by_the_next(store):
    dossier_id = opened_market(store)
    first = services.works.begin(store, dossier_id, "A4", "", AUGUST_5)
    services.works.save_month(store, first, {}, {"quantities.1": "50"}, AUGUST_5)
    services.issue.finalise(store, first, AUGUST_5)
    established(store, dossier_id, "A4", {"1": "60"}, SEPTEMBER_3)
    services.issue.cancel(store, first, SEPTEMBER_3, "Une erreur")
    services.trash.delete_invoice(store, services.works.view(store, dossier_id, SEPTEMBER_3).draft, SEPTEMBER_3)

    third = services.works.begin(store, dossier_id, "A4", "", OCTOBER_5)
    account = services.works.save_month(store, third, {}, {"quantities.1": "70"}, OCTOBER_5).account

    assert (account.before.works, account.of_month.works, account.total.works) == (60_000, 360_000, 420_000)


def test_the_balance_is_asked_once(store):
    dossier_id = opened_market(store)
    established(store, dossier_id, "A4", {"1": "50"}, AUGUST_5)
    first = established(store, dossier_id, "A7", {"1": "100"}, SEPTEMBER_3)

    second = services.works.begin(store, dossier_id, "A7", "", OCTOBER_5)
    assert errors(services.works.month(store, second, OCTOBER_5).problems) == ["works.final_twice"]

    motive = next(status for status in data.works_statuses() if status.key == "travaux-refusee-autre-motif")
    services.issue.record(store, first, Event(kind=EventKind.STATUS, on=OCTOBER_5, status=motive.key, phase=motive.phase))
    assert errors(services.works.month(store, second, OCTOBER_5).problems) == []


def test_a_price_that_was_paid_stays_in_the_market(store):
    dossier_id = opened_market(store)
    established(store, dossier_id, "A4", {"1": "50"}, AUGUST_5)
    shown = services.markets.view(store, dossier_id, SEPTEMBER_3)
    services.markets.save(store, dossier_id, shown.forms, shown.parties, tuple(row for row in shown.lines if row["id"] != "1"), SEPTEMBER_3)

    second = services.works.begin(store, dossier_id, "A4", "", SEPTEMBER_3)

    assert "works.line_gone" in errors(services.works.save_month(store, second, {}, {"quantities.2": "4"}, SEPTEMBER_3).problems)


def test_the_final_chain_of_the_titulaire(store):
    dossier_id = opened_market(store)
    established(store, dossier_id, "A4", {"1": "50"}, AUGUST_5)
    established(store, dossier_id, "A4", {"1": "80", "2": "10"}, SEPTEMBER_3)

    final = services.works.begin(store, dossier_id, "A7", "", OCTOBER_5)
    shown = services.works.save_month(store, final, {}, {"quantities.1": "100", "quantities.2": "40", "penalties": "100"}, OCTOBER_5)

    assert (shown.account.final, shown.account.total.works, shown.account.of_month.works) == (True, 1_000_000, 420_000)
    assert shown.account.of_month.net == 410_000
    assert errors(shown.problems) == []
    services.issue.finalise(store, final, OCTOBER_5)
    services.issue.deposited(store, final, OCTOBER_5)
    document = issued(store, final)
    assert [each.number for each in document.works.acomptes] == ["FA2026-001", "FA2026-002"]
    assert (document.period_from, document.period_to) == (date(2026, 7, 1), OCTOBER_5)

    view = services.works.view(store, dossier_id, OCTOBER_5)
    assert len(view.months) == 2
    assert view.pieces[-1].name == "Projet de décompte final (A7)"
    project = noted(store, dossier_id, "A17", date(2026, 10, 12), final)
    general = noted(store, dossier_id, "A20", date(2026, 10, 15), project)

    signed = services.works.begin(store, dossier_id, "A8", general, OCTOBER_20)
    kept = services.works.month(store, signed, OCTOBER_20)
    assert (kept.account.total.works, kept.account.of_month.net, kept.typed["penalties"]) == (1_000_000, 410_000, "100,00")
    assert errors(kept.problems) == []
    assert services.issue.finalise(store, signed, OCTOBER_20) == "DG2026-001"
    told = portal(store, signed)
    assert (told["works_start"], told["previous_number"]) == ("A partir d’une pièce existante dans Chorus Pro", "N-A20")


def test_the_solde_takes_up_what_the_moe_did_not_accept(store):
    dossier_id = opened_market(store)
    july = established(store, dossier_id, "A4", {"1": "50"}, AUGUST_5)
    noted(store, dossier_id, "A15", date(2026, 8, 12), july, net=250_000)

    final = services.works.begin(store, dossier_id, "A7", "", SEPTEMBER_3)
    shown = services.works.save_month(store, final, {}, {"quantities.1": "60"}, SEPTEMBER_3)

    assert (shown.account.of_month.works, shown.account.of_month.net) == (60_000, 110_000)


def test_a_final_account_that_owes_nothing_is_deposited_all_the_same(store):
    dossier_id = opened_market(store)
    established(store, dossier_id, "A4", {"1": "100", "2": "40"}, AUGUST_5)

    final = services.works.begin(store, dossier_id, "A7", "", SEPTEMBER_3)

    assert errors(services.works.month(store, final, SEPTEMBER_3).problems) == []
    assert services.issue.finalise(store, final, SEPTEMBER_3) == "FA2026-002"


def test_the_tacit_procedure_goes_from_the_demand_to_the_dgd(store):
    dossier_id = opened_market(store)
    final = established(store, dossier_id, "A7", {"1": "100", "2": "40"}, AUGUST_5)
    early = services.works.begin(store, dossier_id, "A22", final, date(2026, 9, 4))
    assert "works.tacit_early" in [found.code for found in services.works.month(store, early, date(2026, 9, 4)).problems]
    services.trash.delete_invoice(store, early, date(2026, 9, 4))

    own = established(store, dossier_id, "A22", {}, date(2026, 9, 5), final)
    assert [step.cadre.code for step in services.works.view(store, dossier_id, date(2026, 9, 5)).steps if step.mine] == ["A23"]
    definitive = established(store, dossier_id, "A23", {}, date(2026, 9, 16), own)

    document = issued(store, definitive)
    assert document.totals == issued(store, final).totals
    assert "n°\u00a0DG2026-001, notifié le 5 septembre 2026" in document.works.statement


def test_the_moe_begins_from_the_demand_noted_with_nothing_typed(store):
    dossier_id = as_manager(store)
    demand = noted(store, dossier_id, "A4", date(2026, 7, 31), net=300_000)

    begun = services.works.begin(store, dossier_id, "A15", demand, AUGUST_5)
    shown = services.works.month(store, begun, AUGUST_5)
    assert (shown.account.month, shown.account.of_month.works, shown.typed) == (date(2026, 7, 1), 0, {"index": "", "penalties": ""})
    services.works.save_month(store, begun, {}, {"quantities.1": "45"}, AUGUST_5)

    assert services.issue.finalise(store, begun, AUGUST_5) == "EA2026-001"
    document, told = issued(store, begun), portal(store, begun)
    assert (document.works.asked, document.totals.net, document.works.is_paid) == (300_000, 270_000, False)
    assert told["previous_cadre"].startswith("A4")
    assert (told["previous_number"], told["vat_type"]) == ("N-A4", "")

    noted(store, dossier_id, "A19", date(2026, 8, 20), begun)
    assert services.works.view(store, dossier_id, date(2026, 8, 20)).steps == ()
    following = noted(store, dossier_id, "A4", date(2026, 9, 2))
    next_month = services.works.month(store, services.works.begin(store, dossier_id, "A15", following, SEPTEMBER_3), SEPTEMBER_3)
    assert (next_month.account.month, next_month.account.before.works) == (date(2026, 8, 1), 270_000)


@pytest.mark.parametrize(("demand", "cadre"), [("A4", "A16"), ("A7", "A18")])
def test_in_the_place_of_an_absent_moa_the_moe_makes_a_first_deposit(store, demand, cadre):
    dossier_id = as_manager(store, owner={"absent": "oui"})
    before = noted(store, dossier_id, demand, date(2026, 7, 31))
    assert [step.cadre.code for step in services.works.view(store, dossier_id, AUGUST_5).steps if step.mine] == [cadre]

    own = established(store, dossier_id, cadre, {"1": "45"}, AUGUST_5, before)

    told = portal(store, own)
    assert (told["works_start"], told["previous_number"]) == ("Dépôt initial", "")


def test_the_fees_of_the_moe_are_an_ordinary_invoice(store):
    """Even while nothing of the market is described, and while a piece is in preparation."""
    dossier_id = opened_market(store, filled=False)
    fees = services.invoices.create(store, dossier_id, AUGUST_5)
    shown = services.invoices.view(store, fees, AUGUST_5)
    line = {"designation": "Mission de maîtrise d’œuvre, juillet", "quantity": "1", "unit": "forfait", "unit_price": "800"}
    shown = services.invoices.save(store, fees, shown.typed, (line,), AUGUST_5)

    assert [found.where for found in shown.problems if found.where.split(".")[0] == "market"] == []
    assert [(row.stage, row.status) for row in shown.tasks if row.stage in (Stage.INVOICE, Stage.PIECES)] == [(Stage.INVOICE, Status.DONE)]
    assert services.issue.finalise(store, fees, AUGUST_5) == "FA2026-001"
    assert issued(store, fees).works is None


def test_an_ordinary_invoice_in_preparation_stops_no_piece(store):
    dossier_id = as_manager(store)
    services.invoices.create(store, dossier_id, AUGUST_5)

    assert services.works.begin(store, dossier_id, "A15", "", AUGUST_5)


@pytest.mark.parametrize(
    ("mine", "begun"), [("subcontractor", ["A10"]), ("cocontractor", ["A13", "A14"]), ("supplier", ["A4", "A7"]), ("manager", ["A15"])]
)
def test_what_each_role_may_begin(store, mine, begun):
    assert [cadre.code for cadre in services.works.view(store, opened_market(store, mine=mine), AUGUST_5).mine] == begun


def test_the_titulaire_deposits_the_etat_d_acompte_of_an_absent_moe(store):
    dossier_id = opened_market(store)
    shown = services.markets.view(store, dossier_id, AUGUST_5)
    parties = tuple({**party, "absent": "oui"} if party["role"] == "manager" else party for party in PARTIES)
    services.markets.save(store, dossier_id, shown.forms, parties, LINES, AUGUST_5)

    assert [cadre.code for cadre in services.works.view(store, dossier_id, AUGUST_5).mine] == ["A4", "A5", "A7"]
    own = established(store, dossier_id, "A5", {"1": "45"}, AUGUST_5)
    assert [step.cadre.code for step in services.works.view(store, dossier_id, AUGUST_5).steps if step.after.id == own] == ["A19"]
