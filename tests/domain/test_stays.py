"""Stays of children received by the day: who was there when, what the payer pays for, what does not add up."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chorus_desktop.domain.absences import Absences, runs_of
from chorus_desktop.domain.attendance import Absence, Attendance, Child, Stay
from chorus_desktop.domain.attendance_rule import AbsenceRule, AttendanceRule
from chorus_desktop.domain.care import days_between
from chorus_desktop.domain.stay_rules import stays_problems
from chorus_desktop.domain.stays import billable_days, counted, received, span_days, stays_named
from tests.helpers import ase

FIRST, LAST = date(2026, 3, 1), date(2026, 3, 31)
TODAY = date(2026, 3, 20)
KINDS = (
    AbsenceRule(key="hospital", title="Hospitalisation", billed="yes", most=3),
    AbsenceRule(key="runaway", title="Fugue", billed="no"),
    AbsenceRule(key="family", title="En famille"),
)
RULE = AttendanceRule(by="stay", absences=KINDS)
CHILD = Child(id="k1", first_name="Éléonore", last_name="Duval", beneficiary=True)


def stay(**changes):
    return Stay(**{"id": "s1", "child": "k1", "arrived_on": FIRST, "left_on": LAST, **changes})


def away(days, kind="", *, billed=False):
    return Absence(days=Absences(days), kind=kind, billed=billed)


def test_a_whole_month_counts_its_days_and_its_nights():
    count = counted(stay(), RULE, FIRST, LAST)

    assert (len(count.present), count.nights, len(count.billable)) == (31, 30, 31)
    assert count.said == "31 jours présents, 30 nuits, 31 jours facturables"


def test_the_day_of_departure_is_billed_only_where_the_payer_pays_it():
    rule = RULE.model_copy(update={"last_day_billed": False})

    assert billable_days(stay(), rule, FIRST, LAST) == set(days_between(FIRST, LAST)) - {LAST}
    assert len(billable_days(stay(left_on=None), rule, FIRST, LAST)) == 31, "nobody left"
    assert billable_days(stay(left_on=FIRST), rule, FIRST, LAST) == frozenset(), "come and gone on one day"


def test_a_stay_that_begins_after_the_period_or_has_no_day_counts_nothing():
    assert counted(stay(arrived_on=date(2026, 4, 2), left_on=None), RULE, FIRST, LAST).billable == frozenset()
    assert counted(stay(arrived_on=None), RULE, FIRST, LAST).present == frozenset()
    assert counted(stay(arrived_on=LAST, left_on=FIRST), RULE, FIRST, LAST).present == frozenset()


@pytest.mark.parametrize(
    ("absence", "unbilled"),
    [
        (away("du 3 au 5 mars 2026", "hospital"), ()),
        (away("du 3 au 7 mars 2026", "hospital"), (6, 7)),
        (away("du 3 au 4 mars 2026", "runaway", billed=True), (3, 4)),
        (away("du 3 au 4 mars 2026", "family"), (3, 4)),
        (away("du 3 au 4 mars 2026", "family", billed=True), ()),
        (away("du 3 au 4 mars 2026", "unheard of", billed=True), ()),
        (away("3/3/2026"), (3,)),
    ],
)
def test_each_kind_of_absence_is_billed_as_the_payer_says(absence, unbilled):
    count = counted(stay(absences=(absence,)), RULE, FIRST, LAST)

    assert count.away_unbilled == {date(2026, 3, day) for day in unbilled}
    assert count.billable == set(days_between(FIRST, LAST)) - count.away_unbilled
    assert count.present == set(days_between(FIRST, LAST)) - absence.days.days


def test_days_in_a_row_are_counted_from_the_first_one_whatever_the_month():
    long = stay(arrived_on=date(2026, 2, 1), absences=(away("du 27/2/2026 au 4/3/2026", "hospital"),))

    assert counted(long, RULE, FIRST, LAST).away_billed == {date(2026, 3, 1)}, "27 and 28 February were the first two"
    two = stay(absences=(away("du 3 au 4 mars 2026", "hospital"), away("du 5 au 7 mars 2026", "hospital")))
    assert len(counted(two, RULE, FIRST, LAST).away_billed) == 3, "two rows that follow each other are one absence"


def test_a_day_that_two_absences_name_is_billed_only_where_both_are():
    both = stay(absences=(away("3/3/2026", "hospital"), away("3/3/2026", "runaway")))

    assert counted(both, RULE, FIRST, LAST).away_unbilled == {date(2026, 3, 3)}


DAYS = st.dates(date(2025, 12, 1), date(2026, 6, 30))


@st.composite
def rules(draw):
    kinds = [
        AbsenceRule(key=str(rank), title="", billed=draw(st.sampled_from(("yes", "no", "ask"))), most=draw(st.none() | st.integers(1, 5)))
        for rank in range(3)
    ]
    return AttendanceRule(by="stay", absences=tuple(kinds), last_day_billed=draw(st.booleans()))


@st.composite
def stays(draw):
    begun = draw(DAYS)
    absences = draw(
        st.lists(
            st.builds(
                lambda first, more, kind, billed: away(f"{first}/{first + timedelta(more)}", kind, billed=billed),
                DAYS, st.integers(0, 12), st.sampled_from(("", "0", "1", "2")), st.booleans(),
            ),
            max_size=4,
        )
    )  # fmt: skip
    left = draw(st.none() | st.integers(0, 90).map(lambda more: begun + timedelta(more)))
    return stay(arrived_on=begun, left_on=left, absences=tuple(absences))


@given(stays(), rules(), DAYS, st.integers(0, 120))
def test_what_is_billed_is_within_the_stay_and_told_apart(one, rule, first, length):
    last = first + timedelta(length)
    count, span = counted(one, rule, first, last), span_days(one, first, last)

    assert count.present | count.away_billed | count.away_unbilled == span
    assert len(count.present) + len(count.away_billed) + len(count.away_unbilled) == len(span)
    assert count.billable <= count.present | count.away_billed
    assert (count.present | count.away_billed) - count.billable <= {one.left_on}
    assert len(count.present) - 1 <= count.nights <= len(count.present)
    nobody_pays = rule.model_copy(update={"absences": tuple(kind.model_copy(update={"billed": "no"}) for kind in rule.absences)})
    unpaid = one.model_copy(update={"absences": tuple(item.model_copy(update={"billed": False}) for item in one.absences)})
    assert billable_days(unpaid, nobody_pays, first, last) <= counted(one, rule, first, last).present


@given(stays(), rules(), DAYS, st.integers(0, 60), st.integers(0, 60))
def test_a_longer_period_only_adds_days(one, rule, first, length, more):
    last = first + timedelta(length)

    short, long = counted(one, rule, first, last), counted(one, rule, first, last + timedelta(more))
    assert short.present <= long.present
    assert short.billable <= long.billable
    assert short.billable == {day for day in long.billable if day <= last}, "a month says the same alone and among others"


@given(stays(), rules())
def test_no_kind_bills_more_days_in_a_row_than_it_may(one, rule):
    first, last = date(2025, 1, 1), date(2027, 1, 1)
    for kind in rule.absences:
        alone = one.model_copy(update={"absences": tuple(item for item in one.absences if item.kind == kind.key)})
        for begun, ended in runs_of(counted(alone, rule, first, last).away_billed):
            assert kind.most is None or (ended - begun).days < kind.most


@given(stays(), rules(), st.integers(1, 5))
def test_paying_more_days_in_a_row_bills_no_fewer_days(one, rule, most):
    first, last = date(2025, 1, 1), date(2027, 1, 1)

    def days(number):
        kinds = tuple(kind.model_copy(update={"most": number}) for kind in rule.absences)
        return billable_days(one, rule.model_copy(update={"absences": kinds}), first, last)

    assert days(most) <= days(most + 1) <= days(None)


def test_the_child_of_a_prise_en_charge_is_known_by_its_name():
    known = Attendance(children=(CHILD, Child(id="k3")), stays=(stay(), stay(id="s3", child="k3")))

    assert [one.id for one in stays_named(known, "DUVAL Eleonore")] == ["s1"]
    assert stays_named(known, "") == ()
    days = received((ase.care(), ase.care(id="c2", child="Noé Hamel")), known, RULE, FIRST, LAST)
    assert set(days) == {"c1"}, "no stay is known of the other child"
    assert len(days["c1"]) == 31


def test_the_stays_of_two_children_of_one_name_are_not_added_up():
    twin = Child(id="k2", first_name="DUVAL", last_name="Eleonore", beneficiary=True)
    stays = (stay(left_on=date(2026, 3, 10)), stay(id="s2", child="k2", arrived_on=date(2026, 3, 26)))
    known = Attendance(children=(CHILD, twin), stays=stays)

    assert stays_named(known, ase.CHILD) == ()
    assert received((ase.care(),), known, RULE, FIRST, LAST) == {}
    told = said(*stays, children=known.children, cares=(ase.care(),), needs_cares=True)
    assert told == [("stays.s1.child", "stay.namesake", "warning"), ("stays.s2.child", "stay.namesake", "warning")]


def said(*stays, children=(CHILD,), cares=(), needs_cares=False):
    known = Attendance(children=children, stays=stays)
    return [(found.where, found.code, found.level.value) for found in stays_problems(known, cares, needs_cares=needs_cares, today=TODAY)]


def test_two_stays_of_one_child_may_touch_and_not_overlap():
    assert said(stay(left_on=date(2026, 3, 10)), stay(id="s2", arrived_on=date(2026, 3, 10))) == []
    assert said(stay(), stay(id="s2", arrived_on=date(2026, 3, 10), left_on=None)) == [("stays.s2.arrived_on", "stay.overlap", "error")]
    assert said(stay(left_on=None), stay(id="s2", arrived_on=date(2026, 5, 1), left_on=None)) == [
        ("stays.s2.arrived_on", "stay.overlap", "error")
    ]
    other = Child(id="k2", first_name="Noé", beneficiary=True)
    assert said(stay(), stay(id="s2", child="k2"), stay(id="s3", arrived_on=None), children=(CHILD, other)) == [
        ("stays.s3.arrived_on", "stay.from", "error")
    ]


@pytest.mark.parametrize(
    ("changes", "child", "expected"),
    [
        ({"child": ""}, CHILD, ("child", "stay.child", "error")),
        ({"child": "gone"}, CHILD, ("child", "stay.child", "error")),
        ({"left_on": date(2026, 2, 1)}, CHILD, ("left_on", "stay.dates", "error")),
        ({"absences": (away("2/4/2026"),)}, CHILD, ("absences", "stay.away_outside", "warning")),
        ({}, CHILD.model_copy(update={"beneficiary": False}), ("child", "stay.not_paid", "warning")),
        ({}, CHILD.model_copy(update={"beneficiary_from": date(2026, 3, 2)}), ("arrived_on", "stay.not_paid_then", "warning")),
        ({}, CHILD.model_copy(update={"beneficiary_to": date(2026, 3, 2)}), ("arrived_on", "stay.not_paid_then", "warning")),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_stay_is_said_in_its_row(changes, child, expected):
    field, *rest = expected

    assert said(stay(**changes), children=(child,)) == [(f"stays.s1.{field}", *rest)]


def test_a_stay_outside_its_prises_en_charge_is_a_warning():
    assert said(stay(), cares=(ase.care(),), needs_cares=True) == []
    assert said(stay(), cares=(ase.care(child="Noé Hamel"),), needs_cares=True) == [("stays.s1.child", "stay.no_care", "warning")]

    short = ase.care(valid_to=date(2026, 3, 15))
    (found,) = stays_problems(Attendance(children=(CHILD,), stays=(stay(left_on=None),)), (short,), needs_cares=True, today=TODAY)
    assert (found.where, found.code) == ("stays.s1.arrived_on", "stay.outside_care")
    assert found.sentence.startswith("5\u00a0jours" if "\u00a0jours" in found.sentence else "5 jours"), "until today, and no further"
    assert "à partir du 16/03/2026" in found.sentence
    following = ase.care(id="c2", reference="PEC-2", valid_from=date(2026, 3, 16))
    assert said(stay(), cares=(short, following), needs_cares=True) == [], "two that follow each other cover it"


@given(st.booleans(), st.none() | st.integers(1, 31), st.none() | st.integers(1, 31), st.integers(1, 31), st.none() | st.integers(1, 31))
def test_no_day_is_due_on_which_the_payer_does_not_pay_for_the_child(paid, begun, ended, arrived, left):
    child = CHILD.model_copy(
        update={
            "beneficiary": paid,
            "beneficiary_from": begun and date(2026, 3, begun),
            "beneficiary_to": ended and date(2026, 3, ended),
        }
    )
    one = stay(arrived_on=date(2026, 3, arrived), left_on=left and date(2026, 3, left))
    due = received((ase.care(),), Attendance(children=(child,), stays=(one,)), RULE, FIRST, LAST)["c1"]

    assert due == {day for day in billable_days(one, RULE, FIRST, LAST) if child.is_paid_on(day)}
