"""Lines written from the sheet: which rule, which price, which row; and what no sheet can make wrong."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from chorus_desktop.domain.attendance import Activity, Attendance, Cell, Counting, Mark
from chorus_desktop.domain.counting import count
from chorus_desktop.domain.dossier import Tariff
from chorus_desktop.domain.invoice import Line
from chorus_desktop.domain.reconciling import JUSTIFIABLE, reconcile
from chorus_desktop.domain.sheet_lines import proposed, recounted, rule_of
from tests.helpers import examples, presences, proofs

CHILDREN, SESSIONS = 4, 5
SPAN = {"period_from": date(2026, 1, 1), "period_to": date(2026, 2, 28)}
cells = st.one_of(
    st.none(), st.builds(Cell, st.sampled_from(Mark), st.none()), st.builds(Cell, st.just(Mark.PRESENT), st.integers(1, 24 * 60))
)


@st.composite
def sheets(draw):
    """Any sheet of four children and five sessions, some children not paid for, or for some days only."""
    made = presences.sheet(CHILDREN, SESSIONS)
    children = tuple(
        child.model_copy(
            update={
                "beneficiary": draw(st.booleans()),
                "beneficiary_from": draw(st.sampled_from([None, date(2026, 1, 14)])),
                "beneficiary_to": draw(st.sampled_from([None, date(2026, 1, 28)])),
            }
        )
        for child in made.children
    )
    marks = {place: cell for place in made.marks if (cell := draw(cells)) is not None}
    return replace(made, children=children, marks=marks)


def work(sheet, *lines, **more):
    return proofs.work(sheet, *lines, **{**SPAN, **more})


@pytest.mark.parametrize(
    ("unit", "rule"),
    [
        ("présence", Counting.CHILD_SESSION), ("Présences", Counting.CHILD_SESSION), ("enfant et séance", Counting.CHILD_SESSION),
        ("séances", Counting.SESSION), ("heure", Counting.HOUR), ("jour", Counting.DAY), ("journées", Counting.DAY),
        ("enfants", Counting.CHILD), ("forfait", Counting.FLAT), ("carnet", Counting.CHILD_SESSION), ("", Counting.CHILD_SESSION),
    ],
)  # fmt: skip
def test_the_unit_of_the_tariff_says_how_one_counts(unit, rule):
    assert rule_of(unit) is rule


def test_an_activity_with_presences_gets_its_line_at_the_agreed_price():
    (line,) = proposed(proofs.work(proofs.january()))

    assert line == Line(
        designation="Atelier judo du mercredi", quantity=Decimal(8), unit="présence", unit_price=Decimal("7.50"), activity="judo",
        counting=Counting.CHILD_SESSION,
    )  # fmt: skip


def test_the_agreed_unit_decides_what_is_counted():
    tariff = Tariff(activity="ATELIER judo du Mercredi", unit="séance", unit_price=Decimal(40))
    made = proofs.work(proofs.january()).model_copy(update={"dossier": examples.dossier(tariffs=(tariff,))})
    (line,) = proposed(made)

    assert (line.quantity, line.unit, line.unit_price, line.counting) == (4, "séance", 40, Counting.SESSION)
    bare = made.model_copy(update={"dossier": examples.dossier(tariffs=())})
    assert [(line.unit, line.unit_price) for line in proposed(bare)] == [("présence", None)]


def test_a_row_that_waits_for_its_quantity_is_filled_in_its_place():
    row = Line(designation="Atelier judo du mercredi", unit="séance", unit_price=Decimal(30))
    other = Line(designation="Prêt de kimonos", quantity=Decimal(2), vat_rate=Decimal(20))
    lines = proposed(proofs.work(proofs.january(), Line(), row, other))

    assert [(line.designation, line.quantity, line.unit_price) for line in lines] == [
        ("Atelier judo du mercredi", 4, 30), ("Prêt de kimonos", 2, None),
    ]  # fmt: skip
    written = row.model_copy(update={"quantity": Decimal(9)})
    lines = proposed(proofs.work(proofs.january(), written, other))
    assert [line.quantity for line in lines] == [9, 2, 8], "a quantity typed by hand is nobody else's"
    assert lines[2].vat_rate == 20


def test_nothing_is_proposed_where_nothing_is_left_to_bill():
    empty = Attendance(activities=(presences.judo(),), sessions=presences.weekly(4))

    assert proposed(examples.work(invoice=None, attendance=proofs.january())) == ()
    assert proposed(proofs.work(empty)) == ()
    assert proposed(proofs.work(proofs.january(), proofs.line(3))) == ()
    assert proposed(proofs.work(proofs.january(), billed=dict.fromkeys(proofs.january().marks, "FA2026-001"))) == ()
    assert proposed(proofs.work(proofs.january(), period_to=date(2025, 12, 31))) == ()
    assert len(proposed(proofs.work(replace(proofs.january(), activities=(presences.judo(), Activity(id="b", name="Éveil")))))) == 1


def test_a_line_counted_by_hand_keeps_its_quantity():
    invoice = examples.invoice(lines=())
    by_hand = proofs.line(3, counting=None)

    assert recounted(by_hand, invoice, proofs.january()) == by_hand
    assert recounted(proofs.line(3, activity="gone"), invoice, proofs.january()).quantity == 3
    assert recounted(proofs.line(3), invoice, proofs.january()).quantity == 8


@given(sheets())
def test_every_way_of_counting_comes_from_the_same_presences(sheet):
    made = count(sheet, "judo", SPAN["period_from"], SPAN["period_to"])

    assert sum(made.per_session().values()) == sum(made.per_child().values()) == made.quantity(Counting.CHILD_SESSION)
    assert made.quantity(Counting.CHILD) <= made.quantity(Counting.DAY) <= made.quantity(Counting.CHILD_SESSION)
    assert made.quantity(Counting.FLAT) <= made.quantity(Counting.SESSION) <= made.quantity(Counting.CHILD_SESSION)
    minutes = sum(item.minutes or 0 for item in made.presences)
    assert abs(made.quantity(Counting.HOUR) * 60 - minutes) < Decimal("0.0001")


@given(sheets())
def test_children_who_are_not_paid_for_never_count(sheet):
    made = count(sheet, "judo", SPAN["period_from"], SPAN["period_to"])
    paid = {child.id: child for child in sheet.children}

    assert all(paid[item.child.id].is_paid_on(item.session.day) for item in made.presences)
    unpaid = {child.id for child in sheet.children if not child.beneficiary}
    without = replace(sheet, marks={place: cell for place, cell in sheet.marks.items() if place[1] not in unpaid})
    assert count(without, "judo", SPAN["period_from"], SPAN["period_to"]) == made


@given(sheets(), st.sampled_from(Counting), st.integers(0, CHILDREN - 1), st.integers(0, SESSIONS - 1))
def test_one_more_presence_never_makes_less(sheet, rule, child, session):
    place = (f"judo-{session}", f"c{child}")
    less = replace(sheet, marks={key: cell for key, cell in sheet.marks.items() if key != place})
    more = replace(sheet, marks={**sheet.marks, place: presences.PRESENT})
    quantities = [count(each, "judo", SPAN["period_from"], SPAN["period_to"]).quantity(rule) for each in (less, more)]

    assert quantities[0] <= quantities[1]


@given(sheets(), st.sampled_from(["présence", "séance", "heure", "jour", "enfant", "forfait", "carnet"]))
def test_a_line_proposed_from_the_sheet_never_has_a_gap(sheet, unit):
    dossier = examples.dossier(tariffs=(Tariff(activity="Atelier judo du mercredi", unit=unit, unit_price=Decimal(5)),))
    made = work(sheet).model_copy(update={"dossier": dossier})
    lines = proposed(made)
    assume(lines)
    found = reconcile(made.model_copy(update={"invoice": examples.invoice(lines=lines, **SPAN)}))

    assert [check.gap for check in found.lines] == [0]
    assert "proof.gap" not in {problem.code for problem in found.problems}


@given(st.integers(0, CHILDREN - 1), st.integers(0, SESSIONS - 1), st.sampled_from([None, presences.ABSENT, presences.EXCUSED]))
def test_one_presence_less_is_one_gap_at_its_date(child, session, instead):
    full = presences.sheet(CHILDREN, SESSIONS)
    place = (f"judo-{session}", f"c{child}")
    marks = {key: instead if key == place else cell for key, cell in full.marks.items()}
    sheet = replace(full, marks={key: cell for key, cell in marks.items() if cell is not None})
    (check,) = reconcile(work(sheet, proofs.line(CHILDREN * SESSIONS))).lines

    assert check.gap == 1
    assert check.gap_days == (full.sessions[session].day,)
    assert check.sentence.endswith(f"→ 1 écart, le {full.sessions[session].day:%d/%m}")


@given(sheets(), st.sets(st.tuples(st.integers(0, CHILDREN - 1), st.integers(0, SESSIONS - 1)), min_size=1), st.sampled_from(Counting))
def test_nothing_is_billed_twice_in_silence(sheet, taken, rule):
    billed = {(f"judo-{session}", f"c{child}"): "FA2026-003" for child, session in taken}
    invoice = examples.invoice(lines=(proofs.line(1, counting=rule),), **SPAN)
    found = reconcile(examples.work(invoice=invoice, attendance=sheet, billed_places=billed))
    here = {(item.session.id, item.child.id) for item in found.lines[0].count.presences}
    twice = [problem for problem in found.problems if problem.code == "proof.twice"]

    assert bool(twice) == bool(here & set(billed))
    assert {row.session.id for row in found.lines[0].sessions if row.billed_on} == {session for session, _ in here & set(billed)}
    assert all(problem.code in JUSTIFIABLE for problem in twice)
