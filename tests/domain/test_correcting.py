"""What is corrected on the portal when an invoice keeps its number; what the recipes and letters hold."""

from datetime import date

import pytest

from chorus_desktop.domain.correcting import (
    DoneDay,
    OtherValidator,
    Rerouted,
    changed,
    done_problems,
    rerouting,
    rerouting_problems,
    revalidating,
    sent,
    validated_by,
    validator_problems,
)
from chorus_desktop.domain.invoice import DocumentKind
from chorus_desktop.domain.issued import Validator
from chorus_desktop.domain.lifecycle import Event, EventKind, Life, life_of
from chorus_desktop.domain.numbers import Siret
from chorus_desktop.domain.portal_status import Phase
from chorus_desktop.domain.recipient import Service
from chorus_desktop.domain.references import EngagementNumber, InvoiceNumber, ServiceCode
from chorus_desktop.domain.returned import Returned
from chorus_desktop.domain.returning import RETURN_KEYS, ReturnLetter, facts
from chorus_desktop.domain.task import Stage, Status
from chorus_desktop.domain.tasks import next_task, tasks
from chorus_desktop.services import data, portal_data
from tests.documents.shapes import document
from tests.helpers import examples

OTHER = Siret("12345678200010")


def test_the_three_data_are_retyped_and_only_what_changes_is_said():
    issued = document(1)
    before = sent(issued)
    changes = rerouting(before, before.model_copy(update={"siret": OTHER, "service_code": ServiceCode("SPORT")}))

    assert [(change.label, change.is_one) for change in changes] == [
        ("Identifiant du destinataire (SIRET)", True),
        ("Code service", True),
        ("Numéro d’engagement", False),
    ]
    assert changes[0].copied == "12345678200010"
    assert changed(changes) == (
        f"Identifiant du destinataire (SIRET)\u00a0: 123 456 782 00010 (avant\u00a0: {issued.buyer.siret.pretty()}) "
        "et Code service\u00a0: SPORT (avant\u00a0: vide)"
    ).replace("123 456 782 00010", OTHER.pretty())
    assert changed(rerouting(before, before)) == ""


@pytest.mark.parametrize(
    ("update", "codes"),
    [
        ({"siret": None}, ["correct.siret_missing"]),
        ({}, ["correct.nothing"]),
        ({"siret": OTHER, "engagement": EngagementNumber("N-1")}, []),
        ({"engagement": EngagementNumber("N-1")}, ["correct.engagement_mask"]),
        ({"engagement": EngagementNumber("CP2026/99/1")}, []),
    ],
)
def test_what_is_typed_is_checked_against_what_one_knows_of_the_payer(update, codes):
    issued = document(1)
    known = examples.work()
    now = Rerouted(siret=known.recipient.siret, engagement=issued.engagement)
    issued = issued.model_copy(update={"buyer": issued.buyer.model_copy(update={"siret": known.recipient.siret})})

    found = rerouting_problems(now.model_copy(update=update), known, issued)

    assert [problem.code for problem in found] == codes
    assert all(problem.sentence for problem in found)


def test_a_code_that_the_payer_does_not_have_is_doubted():
    known = examples.work()
    served = known.recipient.model_copy(update={"services": (Service(code=ServiceCode("SPORT"), label="Sports"),)})
    known = known.model_copy(update={"chosen": served})
    now = Rerouted(siret=served.siret, service_code=ServiceCode("INCONNU"), engagement=EngagementNumber("CP2026/99/1"))

    found = rerouting_problems(now, known, document(1))

    assert [(problem.field, problem.code) for problem in found] == [("service_code", "correct.service_unknown")]
    assert "INCONNU" in found[0].sentence
    assert rerouting_problems(now.model_copy(update={"service_code": ServiceCode("sport")}), known, document(1)) == ()


def test_who_validates_is_corrected_too():
    issued = document(1, validator=Validator(name="Bâtisseurs", siret=OTHER))
    before = validated_by(issued)

    assert validated_by(document(1)) == OtherValidator()
    assert [problem.code for problem in validator_problems(OtherValidator(), issued)] == ["correct.validator_missing"]
    assert [problem.code for problem in validator_problems(before, issued)] == ["correct.nothing_validator"]
    other = before.model_copy(update={"service_code": ServiceCode("COMPTA")})
    assert validator_problems(other, issued) == ()
    assert changed(revalidating(before, other)) == "Code service du valideur\u00a0: COMPTA (avant\u00a0: vide)"


@pytest.mark.parametrize(
    ("on", "code"),
    [
        (None, "correct.day_missing"),
        (date(2026, 3, 4), "correct.day_future"),
        (date(2026, 2, 19), "correct.day_before"),
        (date(2026, 2, 20), ""),
        (date(2026, 3, 3), ""),
    ],
)
def test_a_correction_is_done_between_the_state_and_today(on, code):
    found = done_problems(DoneDay(on=on), date(2026, 2, 20), date(2026, 3, 3))

    assert [problem.code for problem in found] == [code] * bool(code)
    assert all(problem.sentence for problem in found)


def test_every_answer_has_its_recipe_and_its_letters():
    guide = portal_data.returns()

    for status in data.statuses():
        if status.answer:
            recipe = guide.recipe(status.answer)
            assert recipe.heading.strip()
            assert recipe.steps
            assert all(guide.letter(key) for key in recipe.letters)
    assert guide.letter("nothing") is None


def test_a_letter_quotes_only_what_is_known():
    with pytest.raises(ValueError, match="unknown place"):
        ReturnLetter(key="x", title="x", subject="x", body="{children}")
    told = life_of(
        [
            Event(kind=EventKind.DEPOSITED, on=date(2026, 2, 2)),
            Event(kind=EventKind.STATUS, on=date(2026, 2, 20), status="suspendue", phase=Phase.RETURNED, reason="Pièce illisible"),
        ]
    )
    known = facts(document(1), told, {"suspendue": "Suspendue"})

    assert set(known) == RETURN_KEYS
    assert (known["status"], known["status_on"], known["motive"]) == ("Suspendue", "20 février 2026", "Pièce illisible")
    assert facts(document(1), Life(), {})["deposited_on"] == "…"


def test_what_came_back_is_a_task_to_correct_and_the_next_one():
    back = Returned(
        id="x",
        kind=DocumentKind.INVOICE,
        number=InvoiceNumber("FA2026-001"),
        label="Suspendue",
        since=date(2026, 2, 20),
        task="ajouter la pièce",
        action="Ajouter la pièce",
    )
    rows = tasks(examples.work(returned=(back,)), (), examples.TODAY)

    assert rows[-1].fact == "Depuis le 20 février 2026"
    assert (rows[-1].stage, rows[-1].title, rows[-1].status, rows[-1].about) == (
        Stage.FOLLOW,
        "Facture FA2026-001, suspendue\u00a0: ajouter la pièce",
        Status.FIX,
        "x",
    )
    assert next_task(rows) == rows[-1]
