"""One transfer: what it pays, what is left over, what a second telling of it looks like; and what is left of an invoice."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chorus_desktop.domain.bank_line import apart_from_noted
from chorus_desktop.domain.invoice import DocumentKind
from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.domain.paid import Paid
from chorus_desktop.domain.payable import allotted
from chorus_desktop.domain.payment import Payment, PaymentSource, Share
from chorus_desktop.domain.payment_rules import PaymentTyped, payment_problems
from tests.helpers.banks import DAY, line, payable, payables

TODAY = date(2026, 3, 31)
FIRST, NOTE = payable(), payable("AV2026-001", -5_000, kind=DocumentKind.CREDIT_NOTE)
TYPED = PaymentTyped(on=DAY, amount=39_250, label="VIR DRFIP")


def test_what_is_left_over_is_what_no_share_takes():
    shares = (Share(invoice="a", amount=30_000), Share(invoice="b", amount=-5_000))

    assert Payment(on=DAY, amount=40_000, shares=shares).left == 15_000


def test_a_second_telling_is_known_by_the_banks_reference_or_by_its_words():
    told = Payment(on=DAY, amount=100, label="Vir  DRFIP é")

    assert told.twin_key == Payment(on=DAY, amount=100, label="VIR drfip E").twin_key
    assert told.twin_key != Payment(on=DAY, amount=101, label="Vir DRFIP é").twin_key
    assert Payment(on=DAY, amount=1, reference="R1").twin_key == Payment(on=date(2026, 3, 1), amount=2, reference="R1").twin_key


@pytest.mark.parametrize(
    ("net", "received", "said", "status"),
    [
        (39_250, 0, "Pas encore payée", "todo"),
        (39_250, 10_000, "Payée en partie, reste 292,50\u00a0€", "doing"),
        (39_250, 39_250, "Payée le 12 mars 2026", "done"),
        (39_250, 40_000, "Payée le 12 mars 2026, 7,50\u00a0€ de trop", "done"),
    ],
)
def test_paid_is_said_in_words(net, received, said, status):
    paid = Paid(net=net, received=received, last_on=DAY)

    assert (paid.said, paid.status) == (said, status)
    assert paid.fact == (said if received else "")


def test_a_credit_note_is_taken_off():
    note = {"kind": DocumentKind.CREDIT_NOTE, "net": -5_000}

    assert Paid(**note).said == "Pas encore déduit"
    assert Paid(**note, received=-2_000).said == "Déduit en partie, reste 30,00\u00a0€"
    assert Paid(**note, received=-5_000).said == "Déduit"


@given(st.integers(0, 200_000), payables())
def test_parts_never_exceed_what_is_left_nor_the_transfer(amount, those):
    shares = allotted(amount, those)
    left = {each.invoice: each.left for each in those}

    assert sum(share.amount for share in shares) <= amount
    assert all(share.amount * left[share.invoice] > 0 and abs(share.amount) <= abs(left[share.invoice]) for share in shares)
    # Nothing is held back: either the transfer is spent, or everything ticked is paid.
    assert sum(share.amount for share in shares) == amount or {share.invoice: share.amount for share in shares} == {
        key: cents for key, cents in left.items() if cents
    }


@pytest.mark.parametrize(
    ("typed", "shares", "found"),
    [
        (TYPED, {"fa2026-012": 39_250}, []),
        (PaymentTyped(), {"fa2026-012": 1}, [("on", "payment.day_missing"), ("amount", "payment.amount_missing")]),
        (TYPED.model_copy(update={"on": date(2026, 4, 1)}), {"fa2026-012": 39_250}, [("on", "payment.day_future")]),
        (TYPED.model_copy(update={"on": date(2026, 2, 4)}), {"fa2026-012": 39_250}, [("on", "payment.day_before")]),
        (TYPED.model_copy(update={"amount": 0}), {"fa2026-012": 39_250}, [("amount", "payment.amount_nothing")]),
        (TYPED.model_copy(update={"amount": -5}), {"fa2026-012": 39_250}, [("amount", "payment.amount_nothing")]),
        (TYPED, {}, [("shares", "payment.no_share")]),
        (TYPED, {"fa2026-012": 0}, [("shares.fa2026-012", "payment.share_nothing"), ("shares", "payment.left_over")]),
        (TYPED, {"fa2026-012": -5}, [("shares.fa2026-012", "payment.share_nothing"), ("shares", "payment.left_over")]),
        (TYPED, {"av2026-001": 50}, [("shares.av2026-001", "payment.share_sign"), ("shares", "payment.left_over")]),
        (TYPED, {"fa2026-012": 39_251}, [("shares.fa2026-012", "payment.share_over"), ("shares", "payment.shares_over")]),
        (TYPED, {"fa2026-012": 39_250, "av2026-001": -5_000}, [("shares", "payment.left_over")]),
        (TYPED, {"void": 39_250}, [("shares.void", "payment.void")]),
        (TYPED, {"fa2026-012": 20_000, "theirs": 19_250}, [("shares", "payment.two_accounts")]),
        (TYPED, {"soon": 39_250}, [("shares.soon", "payment.not_deposited")]),
    ],
)
def test_what_cannot_be_in_a_payment_is_said(typed, shares, found):
    soon = payable("FA2026-014", invoice="soon", state=InvoiceState.FINALISED, deposited_on=None)
    known = {"fa2026-012": FIRST, "av2026-001": NOTE, "void": payable("FA2026-013", invoice="void", void=True), "soon": soon}
    known["theirs"] = payable("FA2026-015", invoice="theirs", association="theatre")

    problems = payment_problems(typed, shares, known, TODAY)

    assert [(problem.where, problem.code) for problem in problems] == found
    assert all(problem.sentence for problem in problems)


def test_a_document_paid_beyond_its_amount_has_nothing_left():
    assert payable(paid=50_000).left == 0
    assert not payable(paid=50_000).is_open
    assert not payable(void=True).is_open
    assert not payable(state=InvoiceState.FINALISED).is_open


def test_lines_noted_before_are_left_out_as_often_as_they_were():
    twice = [line(), line()]
    noted = line().payment(PaymentSource.TABLE)

    assert apart_from_noted(twice, []) == (twice, 0)
    assert apart_from_noted(twice, [noted]) == (twice[1:], 1)
    assert apart_from_noted(twice, [noted, noted]) == ([], 2)


def test_a_payment_noted_by_hand_answers_for_one_line_near_its_day():
    by_hand = Payment(on=date(2026, 3, 14), amount=39_250)
    far = line(on=date(2026, 3, 25))

    assert apart_from_noted([line(), line(label="VIR SGC")], [by_hand]) == ([line(label="VIR SGC")], 1)
    assert apart_from_noted([far], [by_hand]) == ([far], 0)
