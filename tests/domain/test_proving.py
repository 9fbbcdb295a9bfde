"""What proves an invoice on the day it is finalised, and what of it is different later."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chorus_desktop.domain import proof_changes
from chorus_desktop.domain.attendance import Attendance, Cell, Child, Counting, Mark, Stay
from chorus_desktop.domain.attendance_rule import AttendanceRule
from chorus_desktop.domain.clock import TimeOfDay
from chorus_desktop.domain.invoice import Line
from chorus_desktop.domain.proving import used_by
from tests.domain.test_sheet_lines import SPAN, sheets
from tests.helpers import ase, examples, presences, proofs

NB = "\u00a0"


def used(sheet, *lines, **more):
    made = used_by(proofs.work(sheet, *(lines or (proofs.line(8),)), **more))
    assert made is not None
    return made


def changed(proved, now):
    return proof_changes.changed(proved, now, AttendanceRule())


def marked(sheet, session, child, cell):
    marks = {**sheet.marks, (session, child): cell}
    return replace(sheet, marks={place: mark for place, mark in marks.items() if mark})


def test_what_proves_an_invoice_is_what_its_lines_count():
    sheet = presences.sheet(3, 4, (0, 1), blank=((1, 2),))
    sheet = replace(sheet, children=(*sheet.children[:2], sheet.children[2].model_copy(update={"beneficiary": False})))
    made = used(sheet, Line(), Line(designation="Autre"), proofs.line(6), attendance_reason="Rien ne la demande.")

    assert [(line.rank, line.billed, line.counted, line.child) for line in made.lines] == [(1, 6, 6, "")]
    assert [child.name for child in made.children] == ["Lina A.", "Noé A."]
    assert [item.day for item in made.sessions] == list(proofs.DAYS)
    assert len(made.marks) == 7
    assert made.reason == ""


def test_the_reason_of_a_gap_is_kept_with_it():
    assert used(presences.sheet(2, 4, (0, 1)), attendance_reason=" Absence due. ").reason == "Absence due."


def test_an_invoice_without_a_sheet_is_proved_with_nothing():
    assert used_by(proofs.work(proofs.january(), Line(designation="Autre"))) is None
    assert used_by(proofs.work(Attendance())) is None


def test_a_line_counted_by_hand_takes_its_sessions_all_the_same():
    made = used(proofs.january(), proofs.line(5, counting=None))

    assert made.lines == ()
    assert len(made.marks) == 8


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda sheet: sheet, ""),
        (lambda sheet: marked(marked(sheet, "judo-1", "c0", presences.ABSENT), "judo-2", "c1", None),
         "2 cases ont changé depuis (14/01, 21/01)"),
        (lambda sheet: marked(sheet, "judo-1", "c0", Cell(Mark.PRESENT, 30)), "1 case a changé depuis (14/01)"),
        (lambda sheet: replace(sheet, sessions=sheet.sessions[1:]), "1 séance n’est plus dans la feuille (le 07/01)"),
        (lambda sheet: replace(sheet, sessions=sheet.sessions[2:]), "2 séances ne sont plus dans la feuille (les 07/01 et 14/01)"),
        (lambda sheet: replace(sheet, sessions=(sheet.sessions[0].model_copy(update={"day": date(2026, 1, 8)}), *sheet.sessions[1:])),
         "la séance du 07/01/2026 est maintenant le 08/01/2026"),
        (lambda sheet: marked(
            replace(sheet, sessions=(*sheet.sessions, sheet.sessions[0].model_copy(update={"id": "new", "day": date(2026, 1, 9)}))),
            "new", "c0", presences.PRESENT), "1 séance a été ajoutée (le 09/01)"),
        (lambda sheet: replace(sheet, sessions=(*sheet.sessions, sheet.sessions[0].model_copy(update={"id": "new"}))), ""),
    ],
)  # fmt: skip
def test_what_changed_since_is_said_without_a_name(change, sentence):
    sheet = proofs.january()
    found = changed(used(sheet), change(sheet))

    assert found.sentence == sentence
    assert found.is_empty == (not sentence)


def test_a_child_found_to_be_another_one_is_known_whatever_its_name_is_now():
    sheet = presences.sheet(2, 2)
    proved = used(sheet, proofs.line(4))
    named = sheet.children[1].model_copy(update={"id": "kept", "first_name": "Autrement", "last_name": "Dit", "formerly": ("c1",)})
    merged = replace(sheet, children=(sheet.children[0], named), marks={(day, {"c1": "kept"}.get(child, child)): cell for (day, child), cell in sheet.marks.items()})  # fmt: skip

    assert changed(proved, merged).is_empty


def test_a_child_merged_into_another_one_changes_nothing():
    sheet = proofs.january()
    proved = used(sheet)
    merged = replace(
        sheet,
        children=(sheet.children[0], sheet.children[1].model_copy(update={"id": "kept", "last_name": "Alain"})),
        marks={(session, "kept" if child == "c1" else child): cell for (session, child), cell in sheet.marks.items()},
    )
    assert changed(proved, merged).is_empty
    again = replace(merged, children=(sheet.children[0], sheet.children[1].model_copy(update={"id": "kept"})))
    assert changed(proved, again).is_empty, "or under the same name"
    assert changed(proved, marked(again, "judo-1", "kept", presences.EXCUSED)).cells == (date(2026, 1, 14),)
    assert changed(proved, marked(merged, "judo-1", "kept", presences.EXCUSED)).cells == (date(2026, 1, 14),)


def test_a_line_for_one_child_says_nothing_of_the_others():
    sheet = proofs.january()
    proved = used(sheet, proofs.line(4, beneficiary="Lina A."))

    assert {mark.child for mark in proved.marks} == {"c0"}
    assert proved.lines[0].child == "c0"
    assert changed(proved, marked(sheet, "judo-0", "c1", presences.ABSENT)).is_empty
    late = changed(proved, marked(sheet, "judo-0", "c0", presences.ABSENT))
    assert (late.cells, late.still_right) == ((date(2026, 1, 7),), False)


def test_a_newcomer_marked_there_is_a_change():
    sheet = proofs.january()
    newcomer = sheet.children[0].model_copy(update={"id": "new", "first_name": "Malo"})
    now = marked(replace(sheet, children=(*sheet.children, newcomer)), "judo-3", "new", presences.PRESENT)
    found = changed(used(sheet), now)

    assert found.cells == (date(2026, 1, 28),)
    assert not found.still_right


def test_an_absence_that_becomes_an_excuse_leaves_the_count_right():
    sheet = presences.sheet(2, 4, (0, 1))
    found = changed(used(sheet, proofs.line(7)), marked(sheet, "judo-1", "c0", presences.EXCUSED))

    assert found.cells
    assert found.still_right
    by_session = used(sheet, proofs.line(4, counting=Counting.SESSION))
    assert changed(by_session, marked(sheet, "judo-1", "c0", presences.PRESENT)).still_right


@given(st.sets(st.tuples(st.integers(0, 2), st.integers(0, 3)), max_size=6))
def test_every_cell_that_changed_is_counted_at_its_day(places):
    sheet = presences.sheet(3, 4)
    now = sheet
    for child, session in places:
        now = marked(now, f"judo-{session}", f"c{child}", presences.ABSENT)
    found = changed(used(sheet, proofs.line(12)), now)

    assert sorted(found.cells) == sorted(presences.FIRST + timedelta(weeks=session) for _, session in places)
    assert found.still_right == (not places)


def test_the_days_of_a_stay_prove_an_invoice_and_may_change():
    child = Child(id="k1", first_name="Éléonore", last_name="Duval", beneficiary=True)
    stay = Stay(id="s1", child="k1", arrived_on=date(2025, 12, 1))
    sheet = Attendance(children=(child,), stays=(stay,))
    proved = used_by(ase.work(ase.line(quantity=Decimal(31), executed_to=date(2026, 1, 31)), attendance=sheet))

    assert proved is not None
    assert [(item.child, len(item.days)) for item in proved.stays] == [("k1", 31)]
    assert [item.name for item in proved.children] == ["Éléonore Duval"]
    assert changed(proved, sheet).is_empty
    later = replace(sheet, stays=(stay.model_copy(update={"left_on": date(2026, 1, 29)}),))
    found = changed(proved, later)
    assert found.sentence == "2 jours de séjour ne sont plus dans les séjours (les 30/01 et 31/01)"
    assert not found.still_right
    one = replace(sheet, stays=(stay.model_copy(update={"left_on": date(2026, 1, 30)}),))
    assert changed(proved, one).sentence.startswith("1 jour de séjour n’est plus")


@pytest.mark.parametrize("day", [date(2026, 1, 1), date(2026, 1, 30)])
def test_a_session_added_at_the_edge_of_the_days_billed_is_a_change(day):
    sheet = proofs.january()
    extra = sheet.sessions[0].model_copy(update={"id": "new", "day": day})
    now = replace(sheet, sessions=(*sheet.sessions, extra))

    assert changed(used(sheet), marked(now, "new", "c0", presences.PRESENT)).added == (day,)
    assert changed(used(sheet), now).is_empty, "nobody came"
    assert changed(used(sheet), marked(now, "new", "c0", presences.ABSENT)).is_empty
    later = replace(sheet, sessions=(*sheet.sessions, extra.model_copy(update={"day": date(2026, 2, 1)})))
    assert changed(used(sheet), marked(later, "new", "c0", presences.PRESENT)).is_empty, "another invoice bills that day"


def test_a_session_added_is_a_change_only_for_the_child_that_the_line_counts():
    sheet = proofs.january()
    proved = used(sheet, proofs.line(4, beneficiary="Lina A."))
    now = replace(sheet, sessions=(*sheet.sessions, sheet.sessions[0].model_copy(update={"id": "new", "day": date(2026, 1, 30)})))

    assert changed(proved, marked(now, "new", "c1", presences.PRESENT)).is_empty
    assert changed(proved, marked(now, "new", "c0", presences.PRESENT)).added == (date(2026, 1, 30),)


def test_a_session_added_between_those_of_a_line_counted_by_hand_is_a_change():
    sheet = proofs.january()
    now = replace(sheet, sessions=(*sheet.sessions, sheet.sessions[0].model_copy(update={"id": "new", "day": date(2026, 1, 9)})))

    assert changed(used(sheet, proofs.line(5, counting=None)), marked(now, "new", "c0", presences.PRESENT)).added == (date(2026, 1, 9),)


def test_days_that_a_stay_gained_in_the_period_that_was_billed_are_a_change():
    child = Child(id="k1", first_name="Éléonore", last_name="Duval", beneficiary=True)
    stay = Stay(id="s1", child="k1", arrived_on=date(2025, 12, 1), left_on=date(2026, 1, 15))
    sheet = Attendance(children=(child,), stays=(stay,))
    proved = used_by(ase.work(ase.line(), attendance=sheet))

    assert proved is not None
    assert changed(proved, sheet).is_empty
    longer = replace(sheet, stays=(stay.model_copy(update={"left_on": date(2026, 1, 17)}),))
    found = changed(proved, longer)
    assert found.sentence == "2 jours de séjour ont été ajoutés (les 16/01 et 17/01)"
    assert not found.still_right
    one = replace(sheet, stays=(stay.model_copy(update={"left_on": date(2026, 1, 16)}),))
    assert changed(proved, one).sentence == "1 jour de séjour a été ajouté (le 16/01)"
    other = replace(sheet, stays=(stay, Stay(id="s2", child="k1", arrived_on=date(2026, 2, 1))))
    assert changed(proved, other).is_empty, "another invoice bills February"


def test_days_known_and_not_billed_and_days_billed_without_a_stay_are_no_change():
    """Both were explained the day it was finalised."""
    child = Child(id="k1", first_name="Éléonore", last_name="Duval", beneficiary=True)
    sheet = Attendance(children=(child,), stays=(Stay(id="s1", child="k1", arrived_on=date(2026, 1, 3)),))
    proved = used_by(ase.work(ase.line(), attendance=sheet, invoice=ase.invoice(ase.line(), attendance_reason="Convenu.")))

    assert proved is not None
    assert (len(proved.stays[0].days), len(proved.stays[0].left)) == (13, 16)
    assert changed(proved, sheet).is_empty


def test_two_rows_of_one_child_made_one_change_nothing():
    """Each was there where the other was not."""
    sheet = presences.sheet(2, 2, (0, 1), (1, 0))
    twin = sheet.children[1].model_copy(update={"first_name": "Lina"})
    sheet = replace(sheet, children=(sheet.children[0], twin))
    merged = replace(
        sheet,
        children=sheet.children[:1],
        marks={("judo-0", "c0"): presences.PRESENT, ("judo-1", "c0"): presences.PRESENT},
    )

    assert changed(used(sheet, proofs.line(2)), merged).is_empty


def test_another_line_for_one_child_says_nothing_of_the_others_either():
    sheet = proofs.january()
    eveil = presences.judo(id="eveil", name="Éveil")
    sessions = presences.weekly(2, eveil)
    marks = {(item.id, child.id): presences.PRESENT for item in sessions for child in sheet.children}
    both = replace(sheet, activities=(*sheet.activities, eveil), sessions=(*sheet.sessions, *sessions), marks={**sheet.marks, **marks})

    proved = used(both, proofs.line(8), proofs.line(2, activity="eveil", beneficiary="Lina A."))
    assert changed(proved, both).is_empty
    assert changed(proved, marked(both, "eveil-0", "c1", presences.ABSENT)).is_empty
    assert changed(proved, marked(both, "eveil-0", "c0", presences.ABSENT)).cells == (date(2026, 1, 7),)


@given(sheets(), st.sampled_from([*Counting, None]), st.sampled_from(["", "Lina A."]))
def test_what_was_not_touched_did_not_change(sheet, rule, beneficiary):
    invoice = examples.invoice(lines=(proofs.line(3, counting=rule, beneficiary=beneficiary),), **SPAN)
    proved = used_by(examples.work(invoice=invoice, attendance=sheet))

    assert proved is not None
    assert changed(proved, sheet).is_empty


def test_a_session_that_lasts_longer_matters_where_hours_are_billed():
    sheet = proofs.january()
    first = sheet.sessions[0].model_copy(update={"ends_at": TimeOfDay("16:00")})
    longer = replace(sheet, sessions=(first, *sheet.sessions[1:]))
    found = changed(used(sheet, proofs.line(12, counting=Counting.HOUR)), longer)

    assert found.sentence == "la durée de 1 séance a changé (le 07/01)"
    assert not found.still_right
    assert changed(used(sheet), longer).is_empty


def test_lines_of_one_activity_for_their_own_days_are_still_right():
    sheet = proofs.january()
    half = {"executed_from": date(2026, 1, 1), "executed_to": date(2026, 1, 14)}
    proved = used(sheet, proofs.line(4, **half), proofs.line(4, executed_from=date(2026, 1, 15), executed_to=date(2026, 1, 31)))

    assert changed(proved, sheet).is_empty
    assert changed(proved, marked(marked(sheet, "judo-0", "c0", Cell(Mark.PRESENT, 30)), "judo-3", "c1", None)).still_right is False
    assert changed(proved, marked(sheet, "judo-0", "c0", Cell(Mark.PRESENT, 30))).still_right
