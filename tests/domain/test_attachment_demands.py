"""Which documents the payer wants with an invoice, under which condition, and why."""

from typing import get_args

import pytest

from chorus_desktop.domain.attachment_demands import condition, demands
from chorus_desktop.domain.attendance import Attendance, Stay
from chorus_desktop.domain.attested import still_demanded
from chorus_desktop.domain.procedure import AttachmentCondition, AttachmentRule
from tests.helpers import examples


def work(*when, demand="required", **changes):
    rule = AttachmentRule(kind="order", title="Bon de commande", demand=demand, when=when, file_stem="commande")
    procedure = examples.cloisirs().model_copy(update={"attachments": (*examples.cloisirs().attachments, rule)})
    return examples.work(procedure=procedure, **changes)


def of_order(found):
    return next(each for each in demands(found) if each.rule.kind == "order")


def test_every_condition_has_its_words():
    names = get_args(AttachmentCondition)
    rule = AttachmentRule(kind="order", title="Bon de commande", when=names, file_stem="commande")

    assert condition(rule).count(",") == len(names) - 2


@pytest.mark.parametrize(
    ("name", "holds"),
    [
        ("first_invoice", {}),
        ("on_market", {"invoice": examples.invoice(market_number="2025-118")}),
        ("on_market", {"invoice": examples.invoice(order_number="BC-42")}),
        ("with_order", {"invoice": examples.invoice(order_number="BC-42")}),
        ("stays", {"attendance": Attendance(stays=(Stay(id="s"),))}),
        ("without_iban", {"association": examples.judo_club(iban=None)}),
    ],
)
def test_it_is_demanded_where_its_condition_holds(name, holds):
    found = of_order(work(name, **holds))

    assert (found.required, found.advised, found.joined) == (True, False, False)
    assert found.why.startswith("Parce que ")
    assert found.rule in still_demanded(work(name, **holds))


@pytest.mark.parametrize("name", ["on_market", "with_order", "stays", "without_iban"])
def test_it_is_merely_possible_where_its_condition_does_not_hold(name):
    plain = work(name, invoice=examples.invoice(market_number=None, order_number=None))
    found = of_order(plain)

    assert (found.required, found.advised, found.why) == (False, False, "")
    assert found.rule not in still_demanded(plain)


def test_all_conditions_must_hold():
    ordered = {"invoice": examples.invoice(order_number="BC-42")}

    assert not of_order(work("with_order", "stays", **ordered)).required
    assert of_order(work("with_order", "first_invoice", **ordered)).required


def test_what_is_optional_is_advised_where_its_condition_holds():
    ordered = {"invoice": examples.invoice(order_number="BC-42")}

    assert (of_order(work("with_order", demand="optional", **ordered)).advised, of_order(work(demand="optional", **ordered)).advised) == (
        True,
        False,
    )


def test_those_required_come_first_then_those_advised():
    ordered = work("with_order", demand="optional", invoice=examples.invoice(order_number="BC-42"), attachments=(examples.attachment(),))

    assert [(each.rule.kind, each.required, each.advised, each.joined) for each in demands(ordered)] == [
        ("attestation", True, False, True),
        ("order", False, True, False),
        ("convention", False, False, False),
        ("other", False, False, False),
    ]


def test_without_an_invoice_nothing_of_it_is_known():
    assert not of_order(work("on_market", invoice=None)).required
    assert not of_order(work("with_order", invoice=None)).required
