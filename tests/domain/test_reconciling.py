"""Each line against its sheet: the sentence, the table, and what else must be looked at."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from chorus_desktop.domain.attendance import Attendance, Cell, Child, Counting, Mark, Stay
from chorus_desktop.domain.invoice import DocumentKind, Line
from chorus_desktop.domain.justified import reasons
from chorus_desktop.domain.line_check import short_days
from chorus_desktop.domain.readiness import problems
from chorus_desktop.domain.reconciling import reconcile
from tests.helpers import ase, examples, presences, proofs

NB = "\u00a0"


def found(work):
    return [(problem.where, problem.code, problem.level.value) for problem in reconcile(work).problems]


def said(work, code):
    return [problem.sentence for problem in reconcile(work).problems if problem.code == code]


def sentence(attendance, line):
    return reconcile(proofs.work(attendance, line)).lines[0].sentence.replace(NB, " ")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (proofs.line(8), "4 séances × 2 enfants = 8 ; feuille : 7 → 1 écart, le 14/01"),
        (proofs.line(7), "Facturé : 7 ; feuille : 7, d’accord"),
        (proofs.line(9), "Facturé : 9 ; feuille : 7 → 2 de trop"),
        (proofs.line(6), "Facturé : 6 ; feuille : 7 → 1 de moins"),
        (proofs.line(None), "Quantité à indiquer ; feuille : 7"),
        (proofs.line(5, counting=None), "Compté à la main ; feuille : 7 présences"),
        (proofs.line(4, counting=Counting.SESSION), "Facturé : 4 ; feuille : 4, d’accord"),
        (proofs.line(1, counting=Counting.FLAT), "Facturé : 1 ; feuille : 1, d’accord"),
        (proofs.line(2, counting=Counting.CHILD), "Facturé : 2 ; feuille : 2, d’accord"),
        (proofs.line("10.5", counting=Counting.HOUR), "Facturé : 10,5 ; feuille : 10,5, d’accord"),
        (proofs.line("10", counting=Counting.HOUR), "Facturé : 10 ; feuille : 10,5 → 0,5 de moins"),
        (proofs.line(4, executed_from=date(2026, 1, 7), executed_to=date(2026, 1, 14)),
         "2 séances × 2 enfants = 4 ; feuille : 3 → 1 écart, le 14/01"),
        (proofs.line(4, beneficiary="lina A."), "4 séances × 1 enfant = 4 ; feuille : 3 → 1 écart, le 14/01"),
    ],
)  # fmt: skip
def test_one_sentence_says_how_a_line_holds_against_its_sheet(line, expected):
    assert sentence(presences.sheet(2, 4, (0, 1)), line) == expected


def test_several_gaps_are_each_located():
    sheet = presences.sheet(3, 4, (0, 1), (1, 1), (2, 3))

    assert sentence(sheet, proofs.line(12)) == "4 séances × 3 enfants = 12 ; feuille : 9 → 3 écarts, les 14/01 et 28/01"
    assert sentence(presences.sheet(3, 4), proofs.line(12)) == "4 séances × 3 enfants = 12 ; feuille : 12, d’accord"


def test_many_days_are_not_all_named():
    assert short_days([date(2026, 1, day) for day in range(1, 11)]) == ("les 01/01, 02/01, 03/01, 04/01, 05/01, 06/01, 07/01 et 3 autres")


def test_the_table_says_session_by_session_what_the_sheet_holds():
    sheet = presences.sheet(3, 4, (0, 1), blank=((1, 1),))
    sheet = replace(
        sheet,
        children=(*sheet.children, sheet.children[0].model_copy(update={"id": "other", "beneficiary": False})),
        marks={**sheet.marks, ("judo-1", "c2"): presences.EXCUSED, ("judo-0", "other"): presences.PRESENT},
    )
    rows = reconcile(proofs.work(sheet, proofs.line(12), billed={("judo-3", "c0"): "FA2026-000"})).lines[0].sessions

    assert [(row.expected, row.present, row.absent, row.excused, row.blank, row.unpaid, row.billed_on) for row in rows] == [
        (3, 3, 0, 0, 0, 1, ()),
        (3, 0, 1, 1, 1, 0, ()),
        (3, 3, 0, 0, 0, 0, ()),
        (3, 3, 0, 0, 0, 0, ("FA2026-000",)),
    ]


def test_a_gap_is_an_error_until_a_reason_is_given():
    sheet = presences.sheet(2, 4, (0, 1))
    work = proofs.work(sheet, proofs.line(8))

    assert found(work) == [("attendance.lines.0.quantity", "proof.gap", "error")]
    assert said(work, "proof.gap")[0].endswith("le 14/01. Corrigez la quantité ou la feuille, ou dites pourquoi.")
    assert reconcile(work).asks_reason
    assert [item for item in problems(work, examples.TODAY) if item.code == "proof.gap"] != []
    explained = proofs.work(sheet, proofs.line(8), attendance_reason="Absence non prévenue, due selon la convention.")
    assert found(explained) == [("attendance.lines.0.quantity", "proof.gap", "warning")]
    assert said(explained, "proof.gap")[0].endswith("le 14/01. Écart expliqué\u00a0: Absence non prévenue, due selon la convention.")
    assert reasons(explained, examples.TODAY) == ("Absence non prévenue, due selon la convention.",)
    mended = proofs.work(sheet, proofs.line(7), attendance_reason="Absence non prévenue, due selon la convention.")
    assert found(mended) == []
    assert reasons(mended, examples.TODAY) == (), "a reason that nothing asks for any more is not kept"


def test_a_session_billed_on_another_invoice_is_never_silent():
    places = {
        ("judo-0", "c0"): "FA2026-003",
        ("judo-0", "c1"): "FA2026-003",
        ("judo-2", "c1"): "FA2026-004",
        ("judo-3", "c1"): "FA2026-004",
    }
    work = proofs.work(proofs.january(), proofs.line(8), billed=places)

    assert found(work) == [("attendance.lines.0.quantity", "proof.twice", "error")] * 2
    assert said(work, "proof.twice") == [
        f"La séance du 7 janvier 2026 est déjà sur FA2026-003{NB}: retirez de cette facture ce qui y est payé, ou dites pourquoi.",
        f"Les séances des 21/01 et 28/01 sont déjà sur FA2026-004{NB}: retirez de cette facture ce qui y est payé, ou dites pourquoi.",
    ]


def test_two_lines_that_count_the_same_sessions_are_told():
    alike = proofs.work(proofs.january(), proofs.line(8), proofs.line(8))
    beside = proofs.work(proofs.january(), proofs.line(8), proofs.line(1, counting=Counting.FLAT))
    apart = proofs.work(
        proofs.january(),
        proofs.line(4, executed_from=date(2026, 1, 7), executed_to=date(2026, 1, 14)),
        proofs.line(4, executed_from=date(2026, 1, 21), executed_to=date(2026, 1, 28)),
    )

    assert found(alike) == [("attendance.lines.1.quantity", "proof.twice_here", "error")]
    assert found(beside) == [("attendance.lines.1.quantity", "proof.twice_here", "warning")]
    assert not reconcile(beside).asks_reason
    assert "les séances des 07/01, 14/01, 21/01 et 28/01" in said(alike, "proof.twice_here")[0]
    assert found(apart) == []


def test_presences_on_no_line_are_told():
    nothing = proofs.work(proofs.january(), Line(designation="Prêt de kimonos", quantity=Decimal(1)))
    some = proofs.work(proofs.january(), proofs.line(2, executed_from=date(2026, 1, 7)))
    elsewhere = proofs.work(proofs.january(), Line(), billed=dict.fromkeys(proofs.january().marks, "FA2026-001"))

    assert found(nothing) == [("attendance.activities.judo", "proof.unbilled", "warning")]
    assert said(nothing, "proof.unbilled")[0].startswith(f"8 présences de «{NB}Atelier judo du mercredi{NB}» (les 07/01, 14/01")
    assert "6 présences" in said(some, "proof.unbilled")[0]
    assert found(elsewhere) == []
    one = proofs.work(presences.sheet(1, 1), Line())
    assert said(one, "proof.unbilled")[0].startswith(f"1 présence de «{NB}Atelier judo du mercredi{NB}» (le 07/01) n’est sur aucune ligne")


def test_an_unfinished_sheet_is_told():
    work = proofs.work(presences.sheet(2, 4, blank=((0, 0), (1, 0), (1, 3))), proofs.line(5))

    assert found(work) == [("attendance.lines.0.blank", "proof.blank", "warning")]
    assert said(work, "proof.blank")[0].startswith("3 cases vides")


def test_a_child_billed_without_a_presence_is_told_without_a_name():
    sheet = presences.sheet(3, 4, (2, 0), (2, 1), (2, 2), (2, 3))
    work = proofs.work(sheet, proofs.line(12))

    assert [code for _, code, _ in found(work)] == ["proof.gap", "proof.absent"]
    assert said(work, "proof.absent") == [f"1 enfant sans aucune présence{NB}: vérifiez que la ligne ne compte que les enfants venus."]
    assert found(proofs.work(sheet, proofs.line(8))) == []


@pytest.mark.parametrize(
    ("unit", "held"),
    [("présences", 7), ("séance", 4), ("heures", "10,5"), ("enfant", 2), ("Jour", 7)],
)
def test_a_line_counted_by_hand_that_bills_more_than_its_sheet_asks_why(unit, held):
    sheet = presences.sheet(2, 4, (0, 1))
    work = proofs.work(sheet, proofs.line(99, counting=None, unit=unit))

    assert found(work) == [("attendance.lines.0.quantity", "proof.by_hand", "error")]
    assert said(work, "proof.by_hand")[0].startswith(f"Compté à la main{NB}: 99, et la feuille n’en donne que {held}. ")
    assert reconcile(work).asks_reason
    explained = proofs.work(sheet, proofs.line(99, counting=None, unit=unit), attendance_reason="Un second groupe, sur papier.")
    assert found(explained) == [("attendance.lines.0.quantity", "proof.by_hand", "warning")]
    assert reasons(explained, examples.TODAY) == ("Un second groupe, sur papier.",)


def test_what_the_sheet_cannot_tell_of_a_line_counted_by_hand_is_left_to_her():
    sheet = presences.sheet(2, 4, (0, 1))
    bare = replace(sheet, sessions=tuple(item.model_copy(update={"starts_at": None}) for item in sheet.sessions))

    assert found(proofs.work(sheet, proofs.line(7, counting=None))) == [], "as many as the sheet holds"
    assert found(proofs.work(sheet, proofs.line(None, counting=None))) == []
    assert found(proofs.work(sheet, proofs.line(99, counting=None, unit="forfait"))) == []
    assert found(proofs.work(sheet, proofs.line(99, counting=None, unit="kimono"))) == []
    hours = proofs.work(bare, proofs.line(99, counting=None, unit="heure"))
    assert found(hours) == [("attendance.lines.0.quantity", "proof.untimed", "warning")]


def test_children_without_a_presence_are_told_wherever_the_line_bills_them():
    sheet = presences.sheet(3, 4, (2, 0), (2, 1), (2, 2), (2, 3))
    absent = ("attendance.lines.0.quantity", "proof.absent", "warning")

    assert absent in found(proofs.work(sheet, proofs.line(3, counting=Counting.CHILD, unit="enfant")))
    assert absent in found(proofs.work(sheet, proofs.line(3, counting=None, unit="enfant")))
    assert found(proofs.work(sheet, proofs.line(1, counting=Counting.FLAT, unit="forfait"))) == [absent]
    assert found(proofs.work(sheet, proofs.line(1, counting=None, unit="forfait"))) == [absent]
    assert found(proofs.work(sheet, proofs.line(2, counting=Counting.CHILD, unit="enfant"))) == []


def test_a_line_called_like_an_activity_and_not_linked_to_it_is_told():
    work = proofs.work(proofs.january(), proofs.line(99, activity="", counting=None, designation="ATELIER JUDO, du Mercredi"))

    assert found(work)[0] == ("attendance.lines.0", "proof.unlinked", "warning")
    assert f"«{NB}Atelier judo du mercredi{NB}»" in said(work, "proof.unlinked")[0]
    nobody = replace(proofs.january(), marks={})
    assert found(proofs.work(nobody, *work.invoice.lines)) == [], "its sheet has nothing to say"


def test_presences_of_children_not_paid_for_explain_a_gap():
    sheet = proofs.january()
    unpaid = replace(sheet, children=(sheet.children[0], sheet.children[1].model_copy(update={"beneficiary": False})))

    assert found(proofs.work(unpaid, proofs.line(4))) == [], "they are there to be seen in the table"
    assert [code for _, code, _ in found(proofs.work(unpaid, proofs.line(8)))] == ["proof.gap", "proof.unpaid"]
    assert said(proofs.work(unpaid, proofs.line(8)), "proof.unpaid")[0].startswith("4 présences d’enfants que la collectivité")


def test_hours_that_nobody_knows_ask_for_them():
    sheet = presences.sheet(1, 2)
    bare = replace(sheet, sessions=tuple(item.model_copy(update={"starts_at": None}) for item in sheet.sessions))
    work = proofs.work(bare, proofs.line(0, counting=Counting.HOUR))

    assert found(work) == [("attendance.lines.0.quantity", "proof.untimed", "error")]
    assert "2 présences" in said(work, "proof.untimed")[0]
    timed = replace(bare, marks=dict.fromkeys(bare.marks, Cell(Mark.PRESENT, 20)))
    assert found(proofs.work(timed, proofs.line("0.67", counting=Counting.HOUR))) == [], "hours typed to the hundredth are enough"


def test_a_line_whose_activity_or_child_is_unknown_says_so():
    assert found(proofs.work(Attendance(), proofs.line(8))) == [("attendance.lines.0", "proof.gone", "error")]
    other = proofs.work(proofs.january(), proofs.line(8, beneficiary="Nina Z."))
    assert found(other) == [("attendance.lines.0.beneficiary", "proof.child", "warning")]


def test_two_children_of_one_name_are_told_apart_by_nobody():
    sheet = presences.sheet(2, 4)
    alike = replace(sheet, children=tuple(child.model_copy(update={"first_name": "Lina", "last_name": "A."}) for child in sheet.children))
    assert found(proofs.work(alike, proofs.line(8, beneficiary="Lina A."))) == [
        ("attendance.lines.0.beneficiary", "proof.namesake", "warning")
    ]

    children = tuple(Child(id=name, first_name="Éléonore", last_name="Duval", beneficiary=True) for name in ("k1", "k2"))
    stayed = Attendance(children=children, stays=(Stay(id="s1", child="k1", arrived_on=date(2026, 1, 1)),))
    assert found(ase.work(ase.line(), ase.line(), attendance=stayed)) == [("attendance.lines.0.stay", "proof.stay_namesake", "warning")]
    assert found(ase.work(ase.line(), attendance=replace(stayed, stays=()))) == []


def test_sessions_outside_the_season_are_located():
    sheet = presences.sheet(1, 2)
    late = replace(sheet, sessions=tuple(item.model_copy(update={"day": date(2026, 9, 2)}) for item in sheet.sessions[:1]))
    work = proofs.work(late, proofs.line(1), period_from=date(2026, 8, 1), period_to=date(2026, 9, 30))

    assert ("attendance.lines.0.days", "proof.season", "warning") in found(work)


def test_credit_notes_and_lines_without_days_are_not_held_against_a_sheet():
    assert found(proofs.work(proofs.january(), proofs.line(3), kind=DocumentKind.CREDIT_NOTE)) == []
    assert found(proofs.work(proofs.january(), proofs.line(3), period_from=None)) == []
    assert reconcile(examples.work(invoice=None, attendance=proofs.january())).lines == ()


def test_stays_are_held_against_the_days_billed():
    whole = ase.line(quantity=Decimal(31), executed_to=date(2026, 1, 31))
    child = Child(id="k1", first_name="Éléonore", last_name="Duval", beneficiary=True)
    stay = Stay(id="s1", child="k1", arrived_on=date(2026, 1, 3))
    sheet = Attendance(children=(child,), stays=(stay,))

    assert found(ase.work(whole, attendance=sheet)) == [("attendance.lines.0.stay", "proof.stay", "error")]
    assert "2 jours de trop" in said(ase.work(whole, attendance=sheet), "proof.stay")[0]
    assert "Duval" not in said(ase.work(whole, attendance=sheet), "proof.stay")[0]
    assert found(ase.work(Line(), attendance=sheet)) == [("attendance.stays.c1", "proof.stay_unbilled", "warning")]
    agrees = Attendance(children=(child,), stays=(stay.model_copy(update={"arrived_on": date(2025, 12, 1)}),))
    assert found(ase.work(whole, attendance=agrees)) == []
    assert len(reconcile(ase.work(whole, attendance=agrees)).stays) == 1
