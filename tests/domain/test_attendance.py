"""Children, activities, stays: what is wrong in them as typed."""

from datetime import date

import pytest
from pydantic import ValidationError

from chorus_desktop.domain.attendance import (
    Activity,
    Attendance,
    Child,
    Counting,
    Mark,
    Stay,
    activity_problems,
    child_problems,
    stay_problems,
)
from chorus_desktop.domain.attendance_rule import AttendanceRule
from chorus_desktop.domain.certificate import Attended, Grouping
from tests.helpers import presences

JANUARY, MARCH = date(2026, 1, 5), date(2026, 3, 1)


def wrong(found):
    return [(problem.where, problem.code) for problem in found]


def test_a_child_has_a_name_and_its_dates_in_order():
    assert child_problems(Child(first_name="Lina")) == child_problems(Child(last_name="B.", beneficiary_from=JANUARY)) == []
    assert wrong(child_problems(Child(first_name=" ", beneficiary_from=MARCH, beneficiary_to=JANUARY))) == [
        ("first_name", "child.name"),
        ("beneficiary_to", "child.dates"),
    ]
    assert Child(first_name=" Lina ", last_name="B.").name == "Lina B."


def test_who_is_paid_for_and_when():
    child = Child(first_name="Lina", beneficiary=True, beneficiary_from=JANUARY)

    assert child.is_paid_on(MARCH)
    assert not child.is_paid_on(date(2026, 1, 4))
    assert child.is_paid_between(date(2025, 12, 1), JANUARY)
    assert not child.is_paid_between(date(2025, 12, 1), date(2026, 1, 4))
    assert not child.model_copy(update={"beneficiary": False}).is_paid_between(JANUARY, MARCH)


def test_an_activity_has_a_name_and_ends_after_it_begins():
    assert activity_problems(presences.judo()) == []
    bad = presences.judo(name="", first_on=MARCH, last_on=JANUARY, ends_at=presences.judo().starts_at)
    assert wrong(activity_problems(bad)) == [("name", "activity.name"), ("last_on", "activity.dates"), ("ends_at", "activity.hours")]
    assert presences.judo(saturday=True).weekdays == {2, 5}
    assert Activity().weekdays == frozenset()


def test_a_stay_is_somebodys_and_ends_after_it_begins():
    assert stay_problems(Stay(child="c0", arrived_on=JANUARY)) == []
    assert wrong(stay_problems(Stay())) == [("child", "stay.child"), ("arrived_on", "stay.from")]
    assert wrong(stay_problems(Stay(child="c0", arrived_on=MARCH, left_on=JANUARY))) == [("left_on", "stay.dates")]


@pytest.mark.parametrize(
    ("stay", "said"),
    [
        (Stay(), "sans dates"),
        (Stay(arrived_on=JANUARY), "depuis le 05/01/2026"),
        (Stay(arrived_on=JANUARY, left_on=MARCH), "du 5 janvier au 1er mars 2026"),
    ],
)
def test_a_stay_in_a_few_words(stay, said):
    assert stay.span == said


def test_what_is_known_of_a_dossier():
    made = presences.sheet(2, 3)

    assert Attendance().is_empty
    assert not made.is_empty
    assert made.activity("judo") == presences.judo()
    assert made.child("c1") == presences.children(2)[1]
    assert made.activity("other") is made.child("other") is None
    assert [item.id for item in made.sessions_of("judo", presences.FIRST, presences.FIRST)] == ["judo-0"]


def test_every_choice_is_said():
    assert [item.label for item in Mark] == ["Présent", "Absent", "Excusé"]
    assert len({item.label for item in Counting} | {item.unit for item in Counting}) == 12
    assert len({item.label for item in Grouping}) == 3


def test_the_words_of_an_attestation_have_only_known_places():
    with pytest.raises(ValidationError, match="unknown place"):
        AttendanceRule(one_child="{birth_date}")

    assert "{child}" in AttendanceRule().one_child


def test_how_long_an_attestation_speaks_of():
    made = presences.certificates("d").items[0]
    unknown = made.model_copy(update={"attended": (*made.attended, Attended(activity="Judo", day=MARCH))})

    assert (made.minutes, unknown.minutes, made.model_copy(update={"attended": ()}).minutes) == (90, None, None)
    assert presences.certificates("d").to_sign
    assert not presences.certificates("d", signature="a" * 64).to_sign
