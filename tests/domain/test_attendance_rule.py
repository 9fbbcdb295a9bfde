"""What each payer wants to know of presences, as its document says it, and where it says nothing."""

import pytest

from chorus_desktop.domain.attendance_rule import AttendanceRule
from chorus_desktop.services import data
from tests.helpers import ase, examples

CLOISIRS = examples.cloisirs().attendance
ASE = data.procedure(ase.DEPARTEMENT).attendance


def test_the_town_wants_certificates_of_the_children_it_pays_for_and_names_no_card():
    (proof,) = [rule for rule in examples.cloisirs().attachments if rule.attendance]

    assert proof.demand == "required"
    assert (CLOISIRS.by, CLOISIRS.full_names, CLOISIRS.card, CLOISIRS.absences) == ("session", False, "", ())
    assert CLOISIRS.beneficiaries in CLOISIRS.several
    assert "ne donne pas de modèle" in CLOISIRS.source


def test_the_departement_wants_whole_names_and_has_not_said_which_absences_it_pays():
    assert (ASE.by, ASE.full_names) == ("stay", True)
    assert {kind.billed for kind in ASE.absences} == {"ask"}
    assert all("regardez votre convention" in kind.help for kind in ASE.absences)
    assert "Elle ne dit rien des absences" in ASE.source


@pytest.mark.parametrize("procedure", data.procedures(), ids=lambda item: item.id)
def test_every_payer_says_where_its_rule_comes_from(procedure):
    assert procedure.attendance.source


def test_words_with_an_unknown_place_are_refused():
    with pytest.raises(ValueError, match="unknown place"):
        AttendanceRule(one_child="J’atteste que {enfant} est venu.")
