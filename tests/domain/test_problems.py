"""Problems: a place, a level, and one sentence per code."""

import pytest

from chorus_desktop.domain.problems import Level, error, known_codes, sentence_of, sentences, warning
from chorus_desktop.domain.trouble import Trouble


def test_a_problem_has_its_place_and_its_sentence():
    problem = warning("siret", "number.key", label="SIRET").under("association")

    assert (problem.where, problem.field, problem.level) == ("association.siret", "siret", Level.WARNING)
    assert problem.sentence.startswith("Ce SIRET a le bon nombre de chiffres")


def test_a_problem_of_a_whole_form_takes_the_place_of_the_form():
    assert error("", "invoice.no_line").under("invoice").where == "invoice"
    assert error("invoice", "invoice.no_line").field == "invoice"


def test_a_sentence_may_be_reckoned_from_its_facts():
    said = sentence_of("number.length", {"label": "SIRET", "length": 14, "count": 16})

    assert said == "Le SIRET a 14 chiffres\u00a0; il y en a 2 de trop. Vérifiez la saisie."


def test_what_people_type_is_quoted_as_it_is():
    assert "{n}" in error("x", "date.text", text="{n}").sentence


def test_two_rules_never_share_a_code():
    assert "date.text" in known_codes()
    with pytest.raises(ValueError, match=r"registered twice: date\.text"):
        sentences({"date.text": "Autre phrase."})


def test_an_unknown_code_has_no_sentence():
    with pytest.raises(KeyError):
        sentence_of("nobody.says_this", {})


def test_a_trouble_says_what_happened_and_what_to_do():
    trouble = Trouble("Le disque est plein.", "Faites de la place.")

    assert (str(trouble), trouble.sentence, trouble.what_to_do) == ("Le disque est plein.", "Le disque est plein.", "Faites de la place.")
