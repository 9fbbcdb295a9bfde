"""The rules of presences that a volunteer types for her own procedure."""

import pytest

from chorus_desktop.domain.attendance_rule import AttendanceRule
from chorus_desktop.domain.own_beginning import copied
from chorus_desktop.domain.own_building import completed
from chorus_desktop.domain.own_problems import own_problems
from chorus_desktop.domain.own_procedure import OwnProcedure, PresencesBy
from chorus_desktop.domain.own_typing import read_rows
from chorus_desktop.services import data
from tests.helpers.towns import PORT_NEUF

STAYS = {
    "attendance_by": "stay",
    "beneficiaries": "confiés à la maison",
    "full_names": "oui",
    "card": "Numéro de dossier",
    "last_day_free": "oui",
    "one_child": "J’atteste que {child} est venu {period}.",
    "several": "J’atteste que les enfants ci-dessous sont venus {period}.",
    "absences.a.title": "Hospitalisation",
    "absences.a.billed": "yes",
    "absences.a.most": "15",
    "absences.b.title": "En famille",
}


def test_the_rules_of_presences_are_typed():
    rule = served({**STAYS, "documents.a.attendance": "oui"}).attendance

    assert (rule.by, rule.beneficiaries, rule.full_names, rule.card) == ("stay", "confiés à la maison", True, "Numéro de dossier")
    assert not rule.last_day_billed
    assert rule.one_child == "J’atteste que {child} est venu {period}."
    assert [(kind.key, kind.title, kind.billed, kind.most) for kind in rule.absences] == [
        ("hospitalisation", "Hospitalisation", "yes", 15),
        ("en-famille", "En famille", "ask", None),
    ]
    assert served({"documents.a.attendance": "oui"}).attachments[0].attendance


def test_words_left_empty_are_those_of_the_program():
    assert served({}).attendance == AttendanceRule()


def test_a_copy_for_another_payer_keeps_how_presences_are_noted_and_none_of_the_first_payers_words():
    ase = next(item for item in data.procedures() if item.attendance.absences)

    copy = copied(ase)

    assert copy.attendance_by is PresencesBy.STAY
    assert [row.title for row in copy.absences] == [kind.title for kind in ase.attendance.absences]
    assert (copy.beneficiaries, copy.one_child, copy.several, {row.help for row in copy.absences}) == ("", "", "", {""})
    assert copy.base is not None
    assert copy.base.attendance.source == ""


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({"absences.a.most": "3"}, ("absences.a.title", "own.row_title")),
        ({"absences.a.title": "Fugue", "absences.a.most": "quinze"}, ("absences.a.most", "own.most")),
        ({"absences.a.title": "Fugue", "absences.a.most": "367"}, ("absences.a.most", "own.most")),
        ({"one_child": "J’atteste que {enfant} est venu."}, ("one_child", "own.letter_place")),
        ({"several": "J’atteste que {child} est venu."}, ("several", "own.letter_place")),
        ({"several": "J’atteste {period"}, ("several", "own.letter_braces")),
    ],
)
def test_what_cannot_be_is_said_in_its_place(typed, expected):
    assert [(problem.where, problem.code) for problem in own_problems(own(typed))] == [expected]


def own(more):
    return read_rows(OwnProcedure, {**PORT_NEUF, **more}, OwnProcedure()).value


def served(more):
    made = completed(own(more), ()).served
    assert made is not None
    return made
