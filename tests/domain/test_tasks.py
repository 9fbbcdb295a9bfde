"""The task list: what is done, what is next, what is locked and why."""

from datetime import date

import pytest

from chorus_desktop.domain.association import Association
from chorus_desktop.domain.dossier import Dossier
from chorus_desktop.domain.engagement import Engagement
from chorus_desktop.domain.invoice import DocumentKind, Invoice
from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.domain.problems import error
from chorus_desktop.domain.procedure import Procedure
from chorus_desktop.domain.readiness import problems
from chorus_desktop.domain.recipient import Demand
from chorus_desktop.domain.references import EngagementNumber, InvoiceNumber, ServiceCode
from chorus_desktop.domain.task import Stage, Status
from chorus_desktop.domain.tasks import next_task, tasks
from tests.helpers import examples, presences, proofs

EMPTY = Dossier(association="a", procedure="cloisirs-cherbourg", season="2025-2026")
NUMBER = InvoiceNumber("FA2026-001")


def rows(today=examples.TODAY, *, state=InvoiceState.DRAFT, number=None, deposited_on=None, **changes):
    work = examples.work(**changes)
    made = tasks(work, problems(work, today), today, state=state, number=number, deposited_on=deposited_on)
    return {row.stage: row for row in made}


def test_the_first_day_everything_is_to_do_or_waits():
    made = rows(association=Association(), dossier=EMPTY, invoice=None, attachments=())

    assert {stage: row.status for stage, row in made.items()} == {
        Stage.ASSOCIATION: Status.TODO,
        Stage.CONVENTION: Status.TODO,
        Stage.ENGAGEMENTS: Status.TODO,
        Stage.ATTENDANCE: Status.DONE,
        Stage.INVOICE: Status.TODO,
        Stage.ATTACHMENTS: Status.LOCKED,
        Stage.DEPOSIT: Status.LOCKED,
    }
    assert made[Stage.ATTACHMENTS].fact == made[Stage.DEPOSIT].fact == "Préparez d’abord une facture"
    assert made[Stage.CONVENTION].fact.startswith("À remplir")
    assert all(row.title for row in made.values())
    following = next_task(list(made.values()))
    assert following is not None
    assert following.stage is Stage.ASSOCIATION
    assert following.action == "Compléter la fiche"


def test_when_all_is_ready_the_invoice_waits_to_be_checked():
    made = rows()

    assert {stage: row.status for stage, row in made.items()} == {
        Stage.ASSOCIATION: Status.DONE,
        Stage.CONVENTION: Status.DONE,
        Stage.ENGAGEMENTS: Status.DONE,
        Stage.ATTENDANCE: Status.DONE,
        Stage.INVOICE: Status.DONE,
        Stage.ATTACHMENTS: Status.DONE,
        Stage.DEPOSIT: Status.TODO,
    }
    assert made[Stage.DEPOSIT].title == "Vérifier et finaliser la facture"
    assert made[Stage.CONVENTION].fact == "Signée par les deux parties le 12/09/2025, valable jusqu’au 31/08/2030"
    assert "CP2026/4512/1 du 01/01/2026 au 03/07/2026" in made[Stage.ENGAGEMENTS].fact
    assert made[Stage.INVOICE].title == "Préparer la facture de janvier 2026"
    assert made[Stage.INVOICE].fact == "3 lignes · 525,00\u00a0€"
    assert made[Stage.ATTACHMENTS].fact == "1 pièce jointe, 1 page"


def test_a_finalised_invoice_waits_for_its_deposit():
    made = rows(state=InvoiceState.FINALISED, number=NUMBER)

    assert made[Stage.INVOICE].status is Status.DONE
    assert made[Stage.INVOICE].fact.startswith("FA2026-001 · ")
    assert (made[Stage.DEPOSIT].status, made[Stage.DEPOSIT].fact) == (Status.TODO, "Le dossier de dépôt est prêt")


def test_after_the_deposit_nothing_is_left():
    made = rows(state=InvoiceState.DEPOSITED, number=NUMBER, deposited_on=date(2026, 2, 3))

    assert (made[Stage.DEPOSIT].status, made[Stage.DEPOSIT].fact) == (Status.DONE, "Déposée le 03/02/2026")
    assert next_task(list(made.values())) is None


@pytest.mark.parametrize(
    ("changes", "stage", "status", "fact"),
    [
        ({"association": examples.judo_club(iban=None)}, Stage.ASSOCIATION, Status.DOING, "Indiquez l’IBAN"),
        (
            {"association": examples.judo_club(siret=None), "unread": {"association.siret": error("siret", "number.key", label="SIRET")}},
            Stage.ASSOCIATION,
            Status.FIX,
            "clé de contrôle",
        ),
        (
            {"dossier": examples.dossier(convention=examples.convention(payer_signed_on=None, payer_signer=""))},
            Stage.CONVENTION,
            Status.DOING,
            "Envoyée le 09/09/2025",
        ),
        (
            {"dossier": examples.dossier(convention=examples.convention(ends_on=date(2028, 1, 1)))},
            Stage.CONVENTION,
            Status.FIX,
            "dites pourquoi",
        ),
        (
            {"dossier": examples.dossier(convention=examples.convention(first_year=2019))},
            Stage.CONVENTION,
            Status.FIX,
            "Expirée depuis le 31/08/2024",
        ),
        ({"dossier": examples.dossier(engagements=())}, Stage.ENGAGEMENTS, Status.TODO, "Aucun numéro saisi"),
        (
            {"dossier": examples.dossier(engagements=examples.engagements()[:1])},
            Stage.ENGAGEMENTS,
            Status.DOING,
            "à saisir\u00a0: Janvier au 3 juillet 2026",
        ),
        ({"invoice": Invoice()}, Stage.INVOICE, Status.DOING, "Aucune ligne"),
        ({"invoice": examples.invoice(period_to=None)}, Stage.INVOICE, Status.FIX, "Indiquez la période"),
        ({"attachments": ()}, Stage.ATTACHMENTS, Status.TODO, "Aucune pièce jointe"),
        ({"attachments": (examples.attachment(size=0),)}, Stage.ATTACHMENTS, Status.FIX, "est vide"),
        ({"attachments": (examples.attachment(pages=0),)}, Stage.ATTACHMENTS, Status.DONE, "1 pièce jointe"),
        ({"attachments": ()}, Stage.DEPOSIT, Status.LOCKED, "D’abord joindre les pièces demandées"),
        ({"invoice": examples.invoice(period_to=None), "attachments": ()}, Stage.DEPOSIT, Status.LOCKED, "D’abord finaliser la facture"),
        ({"association": examples.judo_club(iban=None)}, Stage.DEPOSIT, Status.LOCKED, "D’abord finaliser la facture"),
    ],
)
def test_each_row_says_where_it_stands(changes, stage, status, fact):
    row = rows(**changes)[stage]

    assert row.status is status
    assert fact in row.fact


def test_a_number_of_a_later_window_is_not_asked_before_its_day():
    alone = examples.dossier(engagements=examples.engagements()[:1])

    assert rows(date(2025, 12, 31), dossier=alone, invoice=None)[Stage.ENGAGEMENTS].status is Status.DONE
    assert rows(date(2026, 1, 1), dossier=alone, invoice=None)[Stage.ENGAGEMENTS].status is Status.DOING


def test_a_window_that_is_over_is_asked_no_more():
    alone = examples.dossier(engagements=examples.engagements()[1:])

    assert rows(dossier=alone)[Stage.ENGAGEMENTS].status is Status.DONE


def test_a_doubtful_number_is_not_said_done_and_comes_after_what_is_left_to_do():
    odd = Engagement(id="e2026", number=EngagementNumber("4512"), window="2026")

    found = rows(dossier=examples.dossier(engagements=(examples.engagements()[0], odd)))

    assert (found[Stage.ENGAGEMENTS].status, found[Stage.ENGAGEMENTS].fact.split(" n’a")[0]) == (Status.DOING, "«\u00a04512\u00a0»")
    assert next_task(tuple(found.values())).stage is not Stage.ENGAGEMENTS


def test_a_doubtful_number_is_to_mend_only_when_it_is_wrong():
    twice = tuple(Engagement(id=name, number=EngagementNumber("CP2026/4512/1"), window="2026") for name in "ab")

    assert rows(dossier=examples.dossier(engagements=twice))[Stage.ENGAGEMENTS].status is Status.FIX


def test_a_credit_note_is_called_so_and_asks_for_no_certificate():
    credit = examples.invoice(kind=DocumentKind.CREDIT_NOTE, original_number=NUMBER)

    made = rows(invoice=credit, attachments=())

    assert made[Stage.INVOICE].title == "Préparer l’avoir de janvier 2026"
    assert (made[Stage.ATTACHMENTS].status, made[Stage.ATTACHMENTS].fact) == (Status.DONE, "Rien à joindre")
    assert made[Stage.DEPOSIT].status is Status.TODO


def test_a_payer_without_convention_or_certificates_has_shorter_rows():
    procedure = examples.cloisirs().model_copy(update={"convention": None, "attachments": ()})

    made = rows(procedure=procedure)

    assert Stage.CONVENTION not in made
    assert made[Stage.ATTACHMENTS].title == "Joindre des pièces"


def test_what_must_be_mended_comes_before_what_was_begun():
    made = list(rows(association=examples.judo_club(iban=None), invoice=examples.invoice(period_to=None)).values())

    following = next_task(made)

    assert following is not None
    assert (following.stage, following.status) == (Stage.INVOICE, Status.FIX)


def test_the_statuses_have_words():
    assert [status.label for status in Status] == ["Terminé", "En cours", "À faire", "À corriger", "Pas encore possible"]


def test_a_convention_that_the_payer_still_has_to_sign_is_not_what_to_do_now():
    sent = examples.convention(payer_signed_on=None, payer_signer="")
    made = rows(dossier=examples.dossier(convention=sent))

    assert made[Stage.CONVENTION].status is Status.DOING
    assert made[Stage.CONVENTION].waiting
    following = next_task(list(made.values()))
    assert following is not None
    assert following.stage is Stage.DEPOSIT
    assert following.fact.startswith("La convention n’est pas encore signée")


def by_year(engagement_rule=Demand.OPTIONAL, **rule):
    """The example's procedure run by civil years, without window nor convention."""
    base = {**examples.cloisirs().model_dump(), "kind": "year", "seasons": (), "convention": None, "invoice": rule}
    base["recipient"] = {**base["recipient"], "engagement_rule": engagement_rule}
    procedure = Procedure.model_validate(base)
    return {"procedure": procedure, "season": procedure.season("2026"), "dossier": EMPTY}


def test_where_a_number_is_not_demanded_its_row_is_not_to_do():
    optional, required = rows(**by_year()), rows(**by_year(Demand.REQUIRED))

    assert optional[Stage.ENGAGEMENTS].status is Status.DONE
    assert optional[Stage.ENGAGEMENTS].fact.startswith("Facultatif")
    assert required[Stage.ENGAGEMENTS].status is Status.TODO
    assert Stage.CONVENTION not in optional


def test_the_service_is_asked_before_the_number():
    asked = by_year(Demand.REQUIRED, service_question="Quoi ?", services=[{"code": "125", "answer": "Un accueil"}])
    chosen = {**asked, "dossier": EMPTY.model_copy(update={"service_code": ServiceCode("125")})}

    before, after = rows(**asked)[Stage.ENGAGEMENTS], rows(**chosen)[Stage.ENGAGEMENTS]
    assert (before.status, before.fact, before.action) == (Status.TODO, "Code service à choisir", "Choisir")
    assert after.fact == "Aucun numéro saisi"
    assert "code service" in after.title


def test_a_gap_with_the_sheet_is_to_mend_in_the_invoice():
    invoice = examples.invoice(lines=(proofs.line(12),))
    row = rows(invoice=invoice, attendance=presences.sheet(3, 4, (0, 1)))[Stage.INVOICE]

    assert row.status is Status.FIX
    assert "1 écart, le 14/01" in row.fact
