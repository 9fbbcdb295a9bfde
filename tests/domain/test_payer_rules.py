"""What the payer's own settings and demands say of an invoice, as problems with the place that mends each."""

from datetime import date
from decimal import Decimal

import pytest
from pydantic import ValidationError

from chorus_desktop.domain.engagement import Basis, Engagement
from chorus_desktop.domain.invoice import Cadre, DocumentKind, OrderKind
from chorus_desktop.domain.numbers import Siret
from chorus_desktop.domain.procedure import InvoiceRule, Procedure, ServiceChoice
from chorus_desktop.domain.readiness import problems
from chorus_desktop.domain.recipient import Demand, Moa, Recipient, Service
from chorus_desktop.domain.references import EngagementNumber, MarketNumber, ServiceCode
from tests.helpers import examples

DAY = date(2026, 1, 31)
A, B = ServiceCode("A1"), ServiceCode("B2")
TOWN = Recipient(name="Ville d’Exemple", siret=Siret("21999999200015"), address=("1 place de la Mairie", "99000 Exemple"))
ORDER = Engagement(id="e1", number=EngagementNumber("BC-17"), basis=Basis.PURCHASE_ORDER)
LINE = examples.lines()[0]


def procedure(**changes):
    """The town's procedure run by civil years, without engagement demanded."""
    base = {**examples.cloisirs().model_dump(), "kind": "year", "seasons": (), "convention": None, "attachments": ()}
    return Procedure.model_validate({**base, "recipient": TOWN, **changes})


def says(recipient=TOWN, rule=None, engagements=(), service=None, chosen=None, **changes):
    """(place, code) of what is said of the invoice of January for that payer."""
    asked = procedure(recipient=recipient, invoice=rule or InvoiceRule())
    dossier = examples.dossier().model_copy(update={"engagements": engagements, "service_code": service})
    work = examples.work(
        procedure=asked, season=asked.season("2026"), dossier=dossier, attachments=(), invoice=examples.invoice(**changes), chosen=chosen
    )
    return [(problem.where, problem.code) for problem in problems(work, examples.TODAY)]


def test_a_payer_that_asks_for_nothing_more_is_satisfied():
    assert says() == []
    assert says(engagements=(ORDER,)) == []


def test_a_year_sorts_the_dossiers_and_refuses_no_period():
    assert says(period_from=date(2025, 12, 1), period_to=date(2025, 12, 31), lines=(LINE.model_copy(update={"executed_from": None, "executed_to": None}),)) == []  # fmt: skip


@pytest.mark.parametrize(
    ("settings", "service", "engagements", "said"),
    [
        ({"engagement_rule": Demand.REQUIRED}, None, (), [("invoice.engagement", "engagement.missing")]),
        ({"engagement_rule": Demand.REQUIRED}, None, (ORDER,), []),
        ({"service_code_rule": Demand.REQUIRED}, None, (), [("invoice.service_code", "invoice.service_code")]),
        ({"service_code_rule": Demand.REQUIRED}, A, (), []),
        ({"either_required": True}, None, (), [("invoice.service_code", "invoice.service_or_engagement")]),
        ({"either_required": True}, A, (), []),
        ({"either_required": True}, None, (ORDER,), []),
        ({"services": (Service(code=A, engagement_required=True),)}, A, (), [("invoice.engagement", "engagement.missing")]),
        ({"services": (Service(code=A),)}, B, (), [("invoice.service_code", "service.unknown")]),
        ({"services": (Service(code=A, active_to=date(2025, 12, 31)),)}, A, (), [("invoice.service_code", "service.inactive")]),
        ({"services": (Service(code=A, active_from=DAY, active_to=DAY),)}, A, (), []),
        ({}, ServiceCode("Factures_publiques"), (), [("invoice.service_code", "service.generic")]),
        ({"moa": Moa.ONLY}, None, (), [("recipient", "recipient.moa_only")]),
        ({"address": ()}, None, (), [("recipient", "recipient.address")]),
        ({"closed_on": DAY}, None, (), [("recipient", "recipient.closed")]),
        ({"closed_on": date(2026, 2, 1)}, None, (), []),
    ],
)
def test_the_settings_of_the_structure_are_followed(settings, service, engagements, said):
    assert says(TOWN.model_copy(update=settings), service=service, engagements=engagements) == said


def test_a_closed_structure_says_which_one_took_over():
    closed = TOWN.model_copy(update={"closed_on": DAY, "replaced_by": Siret("20005684400018")})
    work = examples.work(chosen=closed)

    sentence = next(problem.sentence for problem in problems(work, examples.TODAY) if problem.code == "recipient.closed")
    assert "200 056 844 00018" in sentence
    assert "31 janvier 2026" in sentence


def test_two_numbers_for_one_day_are_chosen_by_hand_without_a_reason():
    other = ORDER.model_copy(update={"id": "e2", "number": EngagementNumber("BC-18")})
    asks = TOWN.model_copy(update={"engagement_rule": Demand.REQUIRED})

    assert says(asks, engagements=(ORDER, other)) == [("invoice.engagement", "engagement.ambiguous")]
    assert says(asks, engagements=(ORDER, other), engagement="e2") == []


def test_a_ceiling_is_watched_where_no_number_is_demanded():
    small = ORDER.model_copy(update={"ceiling": 100})

    assert says(engagements=(small,)) == [("invoice.engagement", "engagement.ceiling")]


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({}, []),
        (
            {"market_number": MarketNumber("M-2026-4")},
            [
                ("invoice.lines.0.reference", "line.reference"),
                ("invoice.order_number", "invoice.order"),
                ("invoice.price_list", "invoice.price_list"),
            ],
        ),
        (
            {"order_number": MarketNumber("OS 3"), "order_kind": OrderKind.SERVICE_ORDER, "price_list": "BPU du 2 janvier 2026"},
            [("invoice.lines.0.reference", "line.reference"), ("invoice.market_number", "invoice.market")],
        ),
    ],
)
def test_on_a_market_the_payer_demands_all_its_references(given, missing):
    rule = InvoiceRule(on_market=("market", "order", "price_list", "reference"))
    plain = LINE.model_copy(update={"reference": ""})

    assert sorted(says(rule=rule, lines=(plain,), **given)) == sorted(missing)


def names(**choice):
    return InvoiceRule(
        service_question="Que facturez-vous ?",
        services=(ServiceChoice(code=A, answer="Un accueil"), ServiceChoice(code=B, answer="Une fourniture", names_children=False)),
        beneficiary=Demand.REQUIRED,
        **choice,
    )


def test_names_and_days_are_demanded_for_the_services_that_receive_children():
    bare = LINE.model_copy(update={"beneficiary": "", "executed_from": None, "executed_to": None})

    assert says(rule=names(), service=A, lines=(bare,)) == [
        ("invoice.lines.0.beneficiary", "line.beneficiary"),
        ("invoice.lines.0.executed_from", "line.executed"),
    ]
    assert says(rule=names(), service=B, lines=(bare,)) == []
    assert says(rule=names(), service=A, lines=(bare.model_copy(update={"beneficiary": "Camille Exemple", "executed_to": DAY}),)) == []


def test_until_the_service_is_chosen_the_question_is_asked():
    full = LINE.model_copy(update={"beneficiary": "Camille Exemple", "executed_from": DAY})

    assert says(rule=names(), lines=(full,)) == [("engagements.service_code", "invoice.service_choice")]


def test_a_general_procedure_waits_for_its_payer():
    model = Recipient(name="Collectivité à choisir")
    asked = procedure(recipient=model, any_recipient=True)
    work = examples.work(procedure=asked, season=asked.season("2026"), attachments=())

    assert ("recipient", "recipient.none") in [(problem.where, problem.code) for problem in problems(work, examples.TODAY)]
    chosen = work.model_copy(update={"chosen": TOWN})
    assert chosen.recipient == TOWN
    assert ("recipient", "recipient.none") not in [(problem.where, problem.code) for problem in problems(chosen, examples.TODAY)]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"cadre": Cadre.A9}, [("invoice.validator_name", "invoice.validator")]),
        ({"cadre": Cadre.A12, "validator_name": "Exemple BTP"}, [("invoice.validator_siret", "invoice.validator")]),
        (
            {"cadre": Cadre.A9, "validator_name": "Exemple BTP", "validator_siret": Siret("12345678200010")},
            [("invoice.validator_siret", "invoice.validator_self")],
        ),
        ({"cadre": Cadre.A9, "validator_name": "Exemple BTP", "validator_siret": TOWN.siret}, []),
        ({"cadre": Cadre.A2}, [("invoice.already_paid", "invoice.paid_a2")]),
        ({"cadre": Cadre.A2, "already_paid": 52_500}, []),
        (
            {"cadre": Cadre.A2, "kind": DocumentKind.CREDIT_NOTE, "original_number": "FA2025-009"},
            [("invoice.cadre", "invoice.a2_credit")],
        ),
    ],
)
def test_each_cadre_has_its_conditions(changes, said):
    assert [found for found in says(**changes) if found[1] != "invoice.original_unknown"] == said


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "year", "seasons": examples.cloisirs().model_dump()["seasons"]},
        {"kind": "season", "seasons": ()},
        {"recipient": Recipient(name="Sans SIRET")},
        {"recipient": {"name": "Deux fois", "siret": "21999999200015", "services": [{"code": "a1"}, {"code": "A1"}]}},
    ],
)
def test_what_cannot_be_a_procedure_is_refused(changes):
    with pytest.raises(ValidationError):
        procedure(**changes)


def test_a_procedure_by_years_has_every_year():
    asked = procedure()

    assert [season.id for season in asked.open_seasons(date(2026, 2, 3))] == ["2026", "2025"]
    assert asked.season_of(date(2027, 5, 1)).title == "2027"
    assert asked.season("demain") is None
    year = asked.season("2026")
    assert (year.starts_on, year.ends_on, year.last_deposit, year.confirmed) == (date(2026, 1, 1), date(2026, 12, 31), None, True)
    assert not year.is_closed(date(2030, 1, 1))


def test_words_of_every_choice():
    for choice in (*Moa, *OrderKind, *Cadre):
        assert choice.label
    assert [cadre.has_validator for cadre in Cadre] == [False, False, True, True]
    portal = examples.portal()
    assert [portal.cadre(cadre).label[:2].rstrip("\u00a0") for cadre in Cadre] == ["A1", "A2", "A9", "A1"]
    with pytest.raises(KeyError):
        portal.model_copy(update={"cadres": ()}).cadre(Cadre.A1)


def test_the_market_the_brand_and_the_validator_are_printed_and_deposited():
    line = LINE.model_copy(update={"brand": "Exemplia", "reference": "T-12", "quantity": Decimal(2)})
    document = examples.issued(
        invoice=examples.invoice(
            lines=(line,), cadre=Cadre.A9, validator_name="Exemple BTP", validator_siret=TOWN.siret, order_number=MarketNumber("17"),
            price_list="BPU du 2 janvier 2026", price_terms="Révision : indice ICHT-rev", validator_service=A,
        )
    )  # fmt: skip

    assert document.order == "Bon de commande 17"
    assert document.lines[0].details[0] == "Marque Exemplia, Réf. T-12"
    assert (document.validator.name, document.validator.siret, document.validator.service_code) == ("Exemple BTP", TOWN.siret, A)
    assert (document.price_list, document.price_terms) == ("BPU du 2 janvier 2026", "Révision : indice ICHT-rev")
