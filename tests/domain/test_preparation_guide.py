"""The data of the preparation holds together, and says what the program relies on."""

from typing import get_args

import pytest

from chorus_desktop.domain.preparation import PortalPerson, PortalRole
from chorus_desktop.domain.preparation_guide import PLACES, AccountKey, PreparationGuide, ReadyText, StructureKey
from chorus_desktop.domain.problems import known_codes
from chorus_desktop.services import portal_data

GUIDE = portal_data.preparation()


def changed(**changes):
    return PreparationGuide.model_validate({**GUIDE.model_dump(), **changes})


def test_every_field_of_the_portal_s_forms_is_filled_once():
    assert sorted(field.key for field in GUIDE.structure) == sorted(get_args(StructureKey))
    assert sorted(field.key for field in GUIDE.account) == sorted(get_args(AccountKey))


def test_every_right_is_one_that_a_person_can_hold():
    assert {right.key for right in GUIDE.rights} < set(PortalPerson.model_fields)
    assert GUIDE.right("issued").label == "Factures émises"
    assert PortalRole.MANAGER.label == "Gestionnaire principal"


def test_the_portal_keeps_files_of_four_mo():
    assert GUIDE.file_bytes == 4_000_000
    assert "4 Mo" in GUIDE.step("files").note.replace("\u00a0", " ")


def test_the_activation_link_lives_an_hour():
    assert "60 minutes" in GUIDE.step("account").note


def test_the_portal_s_own_words_lead_to_the_structure_and_to_its_manager():
    structure, manager = GUIDE.step("structure"), GUIDE.step("manager")
    told = " ".join((*structure.clicks, structure.note, *manager.clicks, manager.note))

    for words in (
        "Créer une structure", "Soumettre", "Transférer le gestionnaire principal", "Consulter / Rechercher une structure", "Nommé par erreur",
        "ne sont qu’une information",
    ):  # fmt: skip
        assert words in told


def test_every_problem_answered_is_a_known_one():
    codes = [code for part in (*GUIDE.steps, *GUIDE.cases) for code in part.answers]

    assert set(codes) <= known_codes()
    assert len(codes) == len(set(codes))
    assert GUIDE.answer("portal.still_attached").key == "leaving"
    assert GUIDE.answer("portal.dates") is None


def test_steps_follow_each_other():
    keys = [step.key for step in GUIDE.steps]

    assert [GUIDE.after(key).key for key in keys[:-1]] == keys[1:]
    assert GUIDE.after(keys[-1]) is None
    assert GUIDE.after("unheard") is None
    assert (GUIDE.step("unheard"), GUIDE.case("unheard"), GUIDE.letter("unheard")) == (None, None, None)


@pytest.mark.parametrize(
    "wrong",
    [
        {"steps": [step.model_dump() for step in GUIDE.steps[1:]]},
        {"rights": [right.model_dump() for right in GUIDE.rights[1:]]},
        {"cases": []},
        {"letters": []},
    ],
)
def test_a_guide_that_does_not_hold_together_is_refused(wrong):
    with pytest.raises(ValueError, match="validation error"):
        changed(**wrong)


def test_a_ready_text_quotes_known_places_only():
    assert ReadyText(key="k", title="t", body=" ".join(f"{{{place}}}" for place in PLACES)).body
    with pytest.raises(ValueError, match="unknown place"):
        ReadyText(key="k", title="t", body="{nobody}")
