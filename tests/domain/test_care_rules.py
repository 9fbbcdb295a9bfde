"""What the prises en charge say of an invoice, through readiness as every screen asks it."""

from datetime import date
from decimal import Decimal

import pytest

from chorus_desktop.domain.absences import Absences
from chorus_desktop.domain.association import VatSituation
from chorus_desktop.domain.care import Billed
from chorus_desktop.domain.invoice import DocumentKind, Line
from chorus_desktop.domain.issued import draw_up
from chorus_desktop.domain.readiness import problems
from chorus_desktop.domain.references import InvoiceNumber
from chorus_desktop.domain.task import Stage, Status
from chorus_desktop.domain.tasks import tasks
from tests.helpers import ase, examples


def found(work):
    return [problem for problem in problems(work, examples.TODAY) if problem.code.startswith(("care.", "day_price."))]


def said(work):
    return [(problem.where, problem.code, problem.level.value) for problem in found(work)]


def test_a_line_within_its_prise_en_charge_is_right():
    assert found(ase.work(ase.line(), Line())) == []
    assert found(ase.work(ase.line(care="", reference="PEC-2026-0147"))) == []


def test_a_payer_without_prises_en_charge_is_asked_nothing():
    assert found(ase.work(ase.line(care=""), cares=(ase.care(child=""),), rule={"care": False})) == []


@pytest.mark.parametrize(
    ("line", "cares", "code"),
    [
        (ase.line(care=""), (), "care.none_entered"),
        (ase.line(care=""), None, "care.none"),
        (ase.line(care="gone"), None, "care.gone"),
    ],
)
def test_a_line_names_its_prise_en_charge(line, cares, code):
    assert said(ase.work(line, cares=cares)) == [("invoice.lines.0.care", code, "error")]


def test_days_outside_are_an_error_that_says_what_to_do():
    late = ase.line(executed_from=date(2026, 1, 20), executed_to=date(2026, 1, 25))
    problem = found(ase.work(late, cares=(ase.care(valid_to=date(2026, 1, 24)),)))[0]

    assert (problem.where, problem.code, problem.level.value) == ("invoice.lines.0.executed_from", "care.outside", "error")
    assert "prolonger" in problem.sentence
    without_days = ase.line(executed_from=None, executed_to=None)
    assert said(ase.work(without_days, cares=(ase.care(valid_to=date(2026, 1, 24)),)))[0][1] == "care.outside", (
        "then the period's days count"
    )


def test_the_child_is_the_same_whatever_the_accents():
    assert found(ase.work(ase.line(beneficiary="DUVAL Eleonore"))) == []

    other = found(ase.work(ase.line(beneficiary="Léo Duval")))
    assert [(problem.where, problem.code) for problem in other] == [("invoice.lines.0.beneficiary", "care.other_child")]
    assert not {"Duval", "Léo", "Éléonore"} & set(other[0].sentence.split()), "no sentence names a child"


def test_a_line_bills_as_many_days_as_it_says():
    assert found(ase.work(ase.line(quantity=Decimal(12), absences=Absences("du 3 au 5 janvier 2026")))) == []

    (problem,) = found(ase.work(ase.line(absences=Absences("du 3 au 5 janvier 2026"))))
    assert (problem.where, problem.code, problem.level.value) == ("invoice.lines.0.quantity", "care.days", "warning")
    assert "font 12 jours" in problem.sentence
    assert "elle en facture 15" in problem.sentence
    backwards = ase.line(executed_from=date(2026, 1, 15), executed_to=date(2026, 1, 1))
    assert found(ase.work(backwards)) == [], "the dates themselves are wrong, and said to be"


def test_the_ceiling_counts_what_earlier_invoices_took():
    before = {"pec-2026-0147": Billed(cents=3_800_000, days=Decimal(180))}
    lines = (ase.line(), ase.line(quantity=Decimal(6), executed_from=date(2026, 1, 16), executed_to=date(2026, 1, 21)))

    assert found(ase.work(ase.line(quantity=Decimal(10), executed_to=date(2026, 1, 10)), billed=before)) == []
    over = found(ase.work(*lines, billed=before))
    assert [(problem.where, problem.code, problem.level.value) for problem in over] == [("invoice.lines.1.care", "care.ceiling", "warning")]
    assert "dépassée de 1\u202f745,35\u00a0€" in over[0].sentence
    in_days = found(ase.work(*lines, cares=(ase.care(ceiling=None),), billed=before))
    assert "dépassée de 1 jour\u00a0:" in in_days[0].sentence


def test_the_ceiling_in_euros_counts_the_vat():
    club = examples.judo_club(vat=VatSituation.SUBJECT_ON_DEBITS)
    line = ase.line(quantity=Decimal(1), unit_price=Decimal(100), vat_rate=Decimal(20), unit="forfait")

    assert found(ase.work(line, cares=(ase.care(ceiling=12_000, ceiling_days=None),), association=club)) == []
    over = found(ase.work(line, cares=(ase.care(ceiling=11_999, ceiling_days=None),), association=club))
    assert "0,01\u00a0€" in over[0].sentence


def test_days_billed_before_are_said():
    before = {"pec-2026-0147": Billed(dates=frozenset({date(2026, 1, 14), date(2026, 1, 15), date(2026, 1, 20)}))}
    again = found(ase.work(billed=before))

    assert [(problem.where, problem.code, problem.level.value) for problem in again] == [
        ("invoice.lines.0.executed_from", "care.again", "warning")
    ]
    assert "du 14 au 15 janvier 2026" in again[0].sentence
    assert found(ase.work(ase.line(unit="transport"), billed=before)) == [], "only days are billed once"
    note = ase.invoice(kind=DocumentKind.CREDIT_NOTE, original_number=InvoiceNumber("FA2026-001"))
    assert found(ase.work(invoice=note, billed=before)) == []


def test_a_credit_note_passes_no_ceiling():
    note = ase.invoice(kind=DocumentKind.CREDIT_NOTE, original_number=InvoiceNumber("FA2026-001"))

    assert found(ase.work(cares=(ase.care(ceiling=1),), invoice=note)) == []


def test_what_is_typed_wrong_is_said_on_its_page():
    assert said(ase.work(invoice=None, cares=(ase.care(child=""),))) == [("cares.c1.child", "care.child", "error")]


def row(**changes):
    work = ase.work(invoice=None, **changes)
    return next((task for task in tasks(work, problems(work, examples.TODAY), examples.TODAY) if task.stage is Stage.CARES), None)


def test_the_task_is_there_only_where_the_payer_asks():
    assert row(rule={"care": False}) is None

    done = row()
    assert (done.status, done.fact) == (Status.DONE, "1 prise en charge · 2 prix de journée")
    assert row(cares=(ase.care(child=""),)).status is Status.FIX
    empty = examples.dossier()
    assert (row(dossier=empty).status, row(dossier=empty).fact) == (Status.TODO, "Aucune prise en charge · aucun prix de journée")
    unpriced = examples.dossier(cares=(ase.care(),))
    assert row(dossier=unpriced).status is Status.DOING
    assert row(dossier=unpriced, rule={"day_price": False}).status is Status.DONE
    assert row(dossier=examples.dossier(cares=(ase.care(price=Decimal(90)),))).status is Status.DONE


def test_the_paper_names_the_prise_en_charge_once():
    work = ase.work(ase.line(reference="PEC 2026-0147"), ase.line(reference="arrêté 2025-011"))
    lines = draw_up(work, work.invoice, InvoiceNumber("FA2026-001"), ()).lines

    assert [line.care for line in lines] == ["PEC-2026-0147"] * 2
    assert lines[0].details[0] == "Prise en charge PEC-2026-0147"
    assert lines[1].details[:2] == ("Réf. arrêté 2025-011", "Prise en charge PEC-2026-0147")
    assert f"Bénéficiaire\u00a0: {ase.CHILD}" in lines[0].details


def test_elsewhere_the_paper_names_none():
    work = ase.work(rule={"care": False})

    assert draw_up(work, work.invoice, None, ()).lines[0].care == ""
