"""The card of a structure: loose while it is typed, a recipient once name and SIRET are there."""

from datetime import date

import pytest

from chorus_desktop.domain.numbers import Siret
from chorus_desktop.domain.recipient import Demand, Moa, Recipient, Service
from chorus_desktop.domain.recipient_card import Move, Origin, PaymentDelay, RecipientCard, ServiceCard, card_of, card_problems
from chorus_desktop.domain.references import ServiceCode
from tests.helpers import examples

SPORT = ServiceCard(code=ServiceCode("SPORT"), label="Sports", active_from=date(2024, 1, 1), engagement_required=True)
NEW = Siret("213 501 232 00028")


def said(card, others=None):
    return {problem.where: problem.code for problem in card_problems(card, others or {})}


def test_a_card_becomes_a_recipient_with_all_the_portal_says():
    card = examples.town(
        engagement_rule=Demand.REQUIRED, service_code_rule=Demand.NONE, either_required=True, payment_not_reported=True, edi=True,
        moa=Moa.ONLY, payment_delay=PaymentDelay.FIFTY, closed_on=date(2026, 1, 1), replaced_by=NEW, services=(SPORT,),
    )  # fmt: skip

    assert card.recipient() == Recipient(
        name="Ville de Port-Neuf", siret=Siret("21350123200010"), address=("Service des sports", "1 place du Port", "35000 Port-Neuf"),
        engagement_rule=Demand.REQUIRED, service_code_rule=Demand.NONE, either_required=True, service_code=ServiceCode("SPORT"),
        services=(Service(code=ServiceCode("SPORT"), label="Sports", active_from=date(2024, 1, 1), engagement_required=True),),
        payment_days=50, payment_reported=False, edi=True, moa=Moa.ONLY, closed_on=date(2026, 1, 1), replaced_by=NEW,
    )  # fmt: skip


def test_a_card_without_name_or_siret_is_no_recipient():
    assert RecipientCard().recipient() is None
    assert RecipientCard().lacks() == "son nom et son SIRET"
    assert examples.town(siret=None).recipient() is None
    assert examples.town(siret=None).lacks() == "son SIRET"
    assert examples.town().lacks() == ""


def test_a_service_without_a_code_or_with_one_already_seen_is_left_out():
    twice = ServiceCard(code=ServiceCode("sport"), label="Autre")
    other = ServiceCard(code=ServiceCode("JEUNESSE"))

    recipient = examples.town(services=(SPORT, ServiceCard(label="Sans code"), twice, other)).recipient()

    assert [service.code for service in recipient.services] == ["SPORT", "JEUNESSE"]
    assert recipient.service_code is None, "nobody chooses among several"


@pytest.mark.parametrize(
    "recipient",
    [
        examples.cloisirs().recipient,
        examples.town(services=(SPORT, ServiceCard(code=ServiceCode("B"))), moa=Moa.WITH, payment_not_reported=True).recipient(),
        Recipient(name="Ville", siret=NEW, service_code=ServiceCode("125"), services=(Service(code=ServiceCode("125")),)),
    ],
)
def test_the_card_of_a_recipient_says_the_same(recipient):
    card = card_of(recipient, Origin.SHIPPED, date(2026, 1, 5))

    assert card.recipient() == recipient
    assert (card.origin, card.origin_on) == (Origin.SHIPPED, date(2026, 1, 5))


def test_the_only_code_of_a_recipient_becomes_a_service():
    recipient = Recipient(name="Ville", siret=NEW, service_code=ServiceCode("125"))

    assert [service.code for service in card_of(recipient, Origin.SHIPPED, date(2026, 1, 5)).services] == ["125"]


def test_what_is_missing_on_a_card_is_said():
    assert said(RecipientCard()) == {
        "name": "recipient_card.name",
        "siret": "recipient_card.siret",
        "address": "recipient_card.address",
    }
    assert said(examples.town()) == {}


def test_two_cards_of_one_siret_are_said():
    (problem,) = card_problems(examples.town(), {Siret("21350123200010"): "Mairie"})

    assert problem.where == "siret"
    assert "«\u00a0Mairie\u00a0»" in problem.sentence


def test_what_is_wrong_in_the_services_is_said_row_by_row():
    backwards = ServiceCard(code=ServiceCode("X"), active_from=date(2026, 2, 1), active_to=date(2026, 1, 1))
    same = ServiceCard(code=ServiceCode("Sport"))

    assert said(examples.town(services=(SPORT, ServiceCard(label="Cantine"), backwards, same))) == {
        "services.1.code": "recipient_card.service_code",
        "services.2.active_to": "recipient_card.service_dates",
        "services.3.code": "recipient_card.service_twice",
    }


@pytest.mark.parametrize(
    ("move", "codes"),
    [
        (Move(), ["recipient_card.move_siret", "recipient_card.move_day"]),
        (Move(siret=NEW), ["recipient_card.move_day"]),
        (Move(siret=Siret("21350123200010"), day=date(2026, 1, 1)), ["recipient_card.move_same"]),
        (Move(siret=NEW, day=date(2026, 1, 1)), []),
    ],
)
def test_a_change_of_siret_needs_the_new_one_and_its_day(move, codes):
    assert [problem.code for problem in move.problems(Siret("21350123200010"))] == codes


def test_choices_are_said_in_words():
    assert [demand.label for demand in Demand] == ["Obligatoire", "Facultatif", "À laisser vide"]
    assert PaymentDelay.NONE.label.startswith("Aucun délai légal")
    assert PaymentDelay.FIFTY.label == "50 jours\u00a0: hôpitaux publics, santé des armées"
