"""What an invoice bills is held against its attestations: children, days and sessions left out."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from chorus_desktop.domain.attendance import Attendance, Child, Stay
from chorus_desktop.domain.attendance_rule import AttendanceRule
from chorus_desktop.domain.attesting import attested
from chorus_desktop.domain.certificate import Grouping
from chorus_desktop.domain.reconciling import reconcile
from tests.helpers import ase, examples, presences, proofs

WHOLE = (date(2026, 1, 1), date(2026, 1, 31))


def made(sheet, span=WHOLE, chosen=None, rule=None, **more):
    found = attested(sheet, rule or AttendanceRule(), Grouping.CHILD, span, {}, chosen=chosen)
    return presences.certificates("d", id="s1", first=span[0], last=span[1], items=found.items, words=found.words, **more)


def said(sheet, *sets, attachments=(), **invoice):
    """What is said of an invoice of four children at four sessions."""
    work = proofs.work(sheet, proofs.line(16), **invoice)
    found = reconcile(work.model_copy(update={"certificates": sets, "attachments": attachments}))
    return [(problem.level.value, problem.sentence) for problem in found.problems if problem.code == "proof.unattested"]


@pytest.fixture
def sheet():
    return presences.sheet(4, 4)


def test_presences_that_no_attestation_names_are_counted(sheet):
    (missing,) = said(sheet, made(sheet, chosen=("c0",)))
    assert missing[0] == "error"
    assert missing[1].startswith("12 présences facturées ne sont sur aucune attestation de cette facture")
    assert said(sheet, made(sheet, chosen=("c0", "c1")), made(sheet, chosen=("c2", "c3"))) == []
    assert said(sheet, made(sheet), made(sheet)) == []
    assert said(sheet) == [], "none was made here"


def test_days_left_out_are_counted_whatever_child_stands_twice(sheet):
    late = made(sheet, (date(2026, 1, 20), WHOLE[1]))
    assert said(sheet, late, late)[0][1].startswith("8 présences")
    one = made(presences.sheet(4, 4, (0, 1)))
    assert said(sheet, one)[0][1].startswith("1 présence facturée n’est sur")


def test_a_child_made_one_of_two_since_is_known_by_its_former_row(sheet):
    first = sheet.children[0].model_copy(update={"id": "z", "formerly": ("c0",)})
    marks = {(session, "z" if child == "c0" else child): cell for (session, child), cell in sheet.marks.items()}
    assert said(replace(sheet, children=(first, *sheet.children[1:]), marks=marks), made(sheet)) == []


def test_a_scan_joined_by_hand_is_not_judged(sheet):
    assert said(sheet, made(sheet, chosen=("c0",)), attachments=(examples.attachment(),)) == []


def test_a_reason_lets_the_invoice_be_finalised(sheet):
    assert said(sheet, made(sheet, chosen=("c0",)), attendance_reason="Attestations papier données.")[0][0] == "warning"


def test_days_of_stays_are_held_against_the_runs_attested():
    child = Child(id="k1", first_name="Éléonore", last_name="Duval", beneficiary=True)
    known = Attendance(children=(child,), stays=(Stay(id="s1", child="k1", arrived_on=date(2025, 12, 1)),))
    whole = ase.line(quantity=Decimal(31), executed_to=date(2026, 1, 31))
    rule = AttendanceRule(by="stay")
    procedure = ase.procedure().model_copy(update={"attendance": rule})

    def told(*sets):
        found = reconcile(ase.work(whole, attendance=known, procedure=procedure, certificates=sets, attachments=())).problems
        return [problem.sentence for problem in found if problem.code == "proof.unattested"]

    assert told(made(known, rule=rule)) == []
    assert told(made(known, (date(2026, 1, 1), date(2026, 1, 29)), rule=rule))[0].startswith("2 jours facturés ne sont")
