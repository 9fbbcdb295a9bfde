"""Payments kept: in part, grouped, twice the same, changed, deleted and put back; what they say of invoices, dossiers, engagements."""

from datetime import date

import pytest

from chorus_desktop.domain.lifecycle import Event, EventKind
from chorus_desktop.domain.payment import Payment, PaymentSource, Share
from chorus_desktop.domain.portal_status import Phase
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import associations, dossiers, home, invoices, issue, life, overview, payments, trash
from chorus_desktop.store.payables import on_engagements
from tests.helpers import clubs
from tests.helpers.clubs import LINE, TODAY

MARCH = date(2026, 3, 31)
TYPED = {"on": "12/03/2026", "amount": "352,50", "label": "VIR DRFIP NORMANDIE"}


@pytest.fixture
def two(club):
    """Two invoices deposited, of 352,50 € and 75,00 €."""
    first, _ = club.issues()
    second, _ = club.issues(lines=({**LINE, "quantity": "10"},))
    for each in (first, second):
        issue.deposited(club.store, each, TODAY)
    return first, second


def note(club, shares, payment_id="", twice=False, **typed):
    return payments.note(club.store, payment_id, {**TYPED, **typed}, shares, MARCH, twice)


def said(club, invoice_id):
    return payments.of_invoice(club.store, invoice_id).paid.said


def test_a_payment_makes_its_invoice_paid_everywhere(club, two):
    first, _ = two
    assert said(club, first) == "Pas encore payée"

    noted = note(club, {first: "352,50"})

    assert noted.id
    assert noted.problems == ()
    assert said(club, first) == "Payée le 12 mars 2026"
    (of_list,) = [row for row in home.invoice_table(club.store) if row.id == first]
    assert of_list.paid == "payée"
    view = dossiers.view(club.store, club.dossier, MARCH, first)
    assert [row.paid for row in view.invoices if row.id == first] == ["Payée le 12 mars 2026"]
    assert view.tasks[-1].fact == "Déposée le 03/02/2026 · Payée le 12 mars 2026"
    assert view.paid == home.home(club.store, MARCH).dossiers[0].paid == 35_250
    (row,) = payments.listed(club.store)
    assert (row.invoices, row.amount, row.left, row.on) == ("FA2026-001", 35_250, 0, "2026-03-12")


def test_paid_in_part_then_wholly(club, two):
    first, _ = two
    note(club, {first: "100"}, amount="100,00")
    assert said(club, first) == "Payée en partie, reste 252,50\u00a0€"
    assert next(row for row in home.invoice_table(club.store) if row.id == first).paid == "reste 252,50\u00a0€"

    note(club, {first: "252,50"}, amount="252,50", on="20/03/2026")

    assert said(club, first) == "Payée le 20 mars 2026"
    assert [share for _, _, share in payments.of_invoice(club.store, first).payments] == [10_000, 25_250]


def test_one_transfer_pays_several_and_a_credit_note_is_taken_off(club, two):
    first, second = two
    credit = invoices.credit(club.store, second, TODAY)
    invoices.save(club.store, credit, {"reason": "Séance annulée"}, ({**LINE, "quantity": "1"},), TODAY)
    issue.finalise(club.store, credit, TODAY)
    issue.deposited(club.store, credit, TODAY)

    noted = note(club, {first: "352,50", second: "75,00", credit: "-7,50"}, amount="420,00")

    assert noted.id, [problem.sentence for problem in noted.problems]
    assert said(club, credit) == "Déduit le 12 mars 2026"
    assert next(row for row in home.invoice_table(club.store) if row.id == credit).paid == "déduit"
    assert payments.listed(club.store)[0].invoices == "FA2026-001, FA2026-002 et AV2026-001"


@pytest.mark.parametrize(
    ("typed", "share", "where"),
    [
        ({"on": "01/04/2026"}, "352,50", "on"),
        ({"on": "02/02/2026"}, "352,50", "on"),
        ({"on": ""}, "352,50", "on"),
        ({"amount": "trois cents"}, "352,50", "amount"),
        ({"amount": "0"}, "352,50", "amount"),
        ({}, "35O", "shares"),
        ({}, "352,51", "shares"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence_and_nothing_is_kept(club, two, typed, share, where):
    noted = note(club, {two[0]: share}, **typed)

    assert noted.id == ""
    assert any(problem.where.split(".")[0] == where and problem.sentence for problem in noted.problems)
    assert payments.listed(club.store) == []


def test_more_than_was_asked_is_kept_and_said(club, two):
    noted = note(club, {two[0]: "352,50"}, amount="360,00")

    assert [problem.code for problem in noted.problems] == ["payment.left_over"]
    assert payments.listed(club.store)[0].left == 750


def test_the_same_payment_twice_is_refused_unless_they_really_are_two(club, two):
    first, second = two
    note(club, {first: "75,00"}, amount="75,00")

    again = note(club, {second: "75"}, amount="75,00", label="  vir drfip   normandie")
    assert again.id == ""
    assert len(again.twins) == 1
    assert len(payments.listed(club.store)) == 1

    assert note(club, {second: "75"}, amount="75,00", twice=True).id
    assert len(payments.listed(club.store)) == 2


def test_a_payment_is_changed_without_being_its_own_twin(club, two):
    first, second = two
    payment_id = note(club, {first: "352,50"}).id
    view = payments.view(club.store, payment_id)
    assert {each.invoice: each.left for each in view.payables} == {first: 35_250, second: 7_500}

    assert note(club, {second: "75,00"}, payment_id, amount="75,00").id == payment_id

    assert (said(club, first), said(club, second)) == ("Pas encore payée", "Payée le 12 mars 2026")


def test_deleted_it_is_to_be_paid_again_and_comes_back_from_the_trash(club, two):
    first, _ = two
    payment_id = note(club, {first: "352,50"}).id

    payments.delete(club.store, (payment_id,), MARCH)
    assert said(club, first) == "Pas encore payée"
    (row,) = trash.listed(club.store)
    assert (row.said, row.label) == ("Paiement reçu", "352,50\u00a0€ le 12/03/2026")

    payments.put_back(club.store, (payment_id,))
    assert said(club, first) == "Payée le 12 mars 2026"

    payments.delete(club.store, (payment_id,), MARCH)
    trash.empty(club.store)
    with pytest.raises(Trouble):
        payments.put_back(club.store, (payment_id,))


def test_a_rejected_invoice_is_paid_with_a_warning_only(club, two):
    first, second = two
    issue.record(club.store, first, Event(kind=EventKind.STATUS, on=TODAY, status="rejetee", phase=Phase.REJECTED))
    assert payments.of_invoice(club.store, first).void
    assert [each.invoice for each in payments.view(club.store).payables] == [second]
    assert {each.invoice for each in payments.view(club.store, "", first).payables} == {first, second}

    noted = note(club, {first: "352,50"})

    assert [problem.code for problem in noted.problems] == ["payment.void"]


def test_what_was_paid_on_a_rejected_invoice_is_in_no_sum_as_its_amount_is_in_none(club, two):
    first, second = two
    note(club, {first: "352,50"})
    note(club, {second: "75,00"}, amount="75,00")
    issue.record(club.store, first, Event(kind=EventKind.STATUS, on=MARCH, status="rejetee", phase=Phase.REJECTED))

    view, row = dossiers.view(club.store, club.dossier, MARCH), home.home(club.store, MARCH).dossiers[0]
    assert (view.paid, view.deposited) == (row.paid, row.deposited) == (7_500, 7_500)
    assert overview.view(club.store, "", None, MARCH).overview.total.paid == 7_500
    assert said(club, first) == "Payée le 12 mars 2026", "on its own page it is told"


def test_an_invoice_not_told_deposited_says_what_to_do_first(club):
    draft, _ = club.issues()

    noted = note(club, {draft: "352,50"})

    assert [problem.code for problem in noted.problems] == ["payment.not_deposited"]
    with pytest.raises(KeyError):
        payments.of_invoice(club.store, club.draft())


def test_what_was_paid_meanwhile_keeps_all_of_a_statement_out(club, two):
    first, second = two
    values = tuple(
        Payment(on=date(2026, 3, 12), amount=cents, shares=(Share(invoice=each, amount=cents),), source=PaymentSource.OFX)
        for each, cents in ((second, 7_500), (first, 35_250))
    )
    note(club, {first: "352,50"})

    with pytest.raises(Trouble, match="payée entre-temps"):
        payments.keep_all(club.store, values, MARCH)

    assert len(payments.listed(club.store)) == 1
    assert payments.keep_all(club.store, values[:1], MARCH)


def test_each_engagement_says_how_far_what_it_carries_is(club, two):
    first, second = two
    club.receives("2026", "CP2026/4512/1", ceiling="1 000,00")
    associations.add_past(
        club.store,
        club.association,
        {"number": "FA2025-040", "day": "12/01/2026", "amount": "100", "status": "paid", "engagement": "CP2026/4512/1"},
    )
    club.issues(lines=({**LINE, "quantity": "2"},))
    void, _ = club.issues(lines=({**LINE, "quantity": "4"},))
    issue.deposited(club.store, void, TODAY)
    issue.record(club.store, void, Event(kind=EventKind.STATUS, on=TODAY, status="rejetee", phase=Phase.REJECTED))
    issue.record(club.store, first, Event(kind=EventKind.STATUS, on=TODAY, status="acceptee", phase=Phase.ACCEPTED))
    note(club, {second: "50,00"}, amount="50")

    (use,) = [each for each in dossiers.view(club.store, club.dossier, MARCH).use if each.number == "CP2026/4512/1"]

    assert (use.used, use.deposited, use.accepted, use.paid) == (54_250, 52_750, 45_250, 15_000)


def test_every_source_is_said():
    assert {payments.source_said(source) for source in PaymentSource} == {payments.source_said(source) for source in PaymentSource}
    assert len({payments.source_said(source) for source in PaymentSource}) == len(PaymentSource)


def test_problems_are_said_before_anything_is_kept(club, two):
    assert payments.problems(club.store, "", TYPED, {two[0]: "352,50"}, MARCH) == ()
    assert clubs.codes(payments.problems(club.store, "", TYPED, {}, MARCH)) == [("shares", "payment.no_share")]


def test_two_associations_share_no_transfer(store, club, two, tmp_path):
    dance = clubs.judo(store, tmp_path, name="Danse du Roule", siret="987 654 324 00019")
    theirs, _ = dance.issues()
    issue.deposited(store, theirs, TODAY)

    view = payments.view(store)
    assert {each.invoice for each in view.payables} == {*two, theirs}
    assert set(view.owners.values()) == {"Judo Club de la Baie", "Danse du Roule"}
    assert {each.invoice for each in payments.view(store, "", theirs).payables} == {theirs}
    noted = note(club, {two[1]: "75,00", theirs: "277,50"})

    assert [problem.code for problem in noted.problems] == ["payment.two_accounts"]
    assert note(club, {theirs: "352,50"}).id
    assert payments.of_invoice(store, theirs).paid.is_whole


def test_what_was_paid_was_deposited_until_the_payment_is_mended(club, two):
    first, _ = two
    noted = note(club, {first: "352,50"})

    with pytest.raises(Trouble, match="Un paiement est noté"):
        issue.not_deposited(club.store, first, MARCH, "Erreur")
    assert home.home(club.store, MARCH).dossiers[0].paid == 35_250

    payments.delete(club.store, (noted.id,), MARCH)
    issue.not_deposited(club.store, first, MARCH, "Erreur")
    assert payments.of_invoice(club.store, first).payments == ()
    with pytest.raises(Trouble, match="FA2026-001 n’est plus notée déposée"):
        payments.put_back(club.store, (noted.id,))
    assert payments.listed(club.store) == []

    issue.deposited(club.store, first, TODAY)
    payments.put_back(club.store, (noted.id,))
    assert said(club, first) == "Payée le 12 mars 2026"


def test_a_credit_note_about_a_rejected_invoice_is_taken_off_no_transfer_and_no_engagement(club, two):
    first, second = two
    credit = invoices.credit(club.store, first, TODAY)
    issue.finalise(club.store, credit, TODAY)
    issue.deposited(club.store, credit, TODAY)
    issue.record(club.store, first, Event(kind=EventKind.STATUS, on=TODAY, status="rejetee", phase=Phase.REJECTED))

    assert [each.invoice for each in payments.view(club.store).payables] == [second]
    assert next(iter(on_engagements(club.store, club.association).values())).deposited == 7_500

    life.take_back(club.store, first, 2, MARCH, "Erreur")
    assert next(iter(on_engagements(club.store, club.association).values())).deposited == 7_500
    assert {each.invoice for each in payments.view(club.store).payables} == {first, second, credit}
