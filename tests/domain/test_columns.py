"""Columns are found by their titles, whatever their accents; what is not chosen is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chorus_desktop.domain.columns import Wanted, cells_of, guess, plain_words, problems_of

SIRET = Wanted(key="siret", title="SIRET", heads=("identifiant structure",), required=True)
NAME = Wanted(key="name", title="Nom", heads=("raison sociale", "dénomination"), required=True)
CODE = Wanted(key="code", title="Code service", heads=("code du service",))
WANTED = (SIRET, NAME, CODE)


@pytest.mark.parametrize(
    ("titles", "found"),
    [
        (("SIRET", "Raison sociale", "Code service"), {"siret": 0, "name": 1, "code": 2}),
        (("RAISON_SOCIALE", "n° Siret"), {"name": 0, "siret": 1}),
        (("Denomination", "identifiant-structure"), {"name": 0, "siret": 1}),
        (("Gestion du code service", "Code service"), {"code": 1}),
        (("SIRET du service", "SIRET"), {"siret": 1}),
        (("Colonne 1", ""), {}),
    ],
)
def test_a_column_is_known_by_its_title(titles, found):
    assert guess(WANTED, titles) == found


@given(st.lists(st.text(), max_size=8))
def test_no_column_is_guessed_twice(titles):
    found = guess(WANTED, titles)

    assert len(set(found.values())) == len(found)
    assert all(0 <= place < len(titles) for place in found.values())


def test_words_are_compared_without_their_dress():
    assert plain_words("N° d’engagement  (ŒUVRE) – Été") == ("n", "d", "engagement", "oeuvre", "ete")


def test_a_required_field_must_have_its_column():
    (problem,) = problems_of(WANTED, {"siret": 0})

    assert (problem.where, problem.code) == ("name", "columns.missing")
    assert "«\u00a0Nom\u00a0»" in problem.sentence


def test_a_column_cannot_be_two_things():
    (problem,) = problems_of(WANTED, {"siret": 0, "name": 1, "code": 1})

    assert problem.where == "code"
    assert problem.sentence.startswith("«\u00a0Code service\u00a0» et «\u00a0Nom\u00a0»")


def test_a_short_row_has_empty_cells():
    assert cells_of({"siret": 0, "code": 5}, ("732", "Ville")) == {"siret": "732", "code": ""}
