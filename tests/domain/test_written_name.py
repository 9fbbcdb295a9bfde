"""Names written in one cell."""

import pytest

from chorus_desktop.domain.written_name import is_last_name_first, taken_apart


@pytest.mark.parametrize(
    ("text", "last_first", "name"),
    [
        ("Éléonore Duval", False, ("Éléonore", "Duval")),
        ("Duval Éléonore", True, ("Éléonore", "Duval")),
        ("Le Gall Anne", True, ("Anne", "Le Gall")),
        ("Anne Le Gall", False, ("Anne", "Le Gall")),
        ("LE GALL Anne", False, ("Anne", "LE GALL")),
        ("Anne-Marie DUVAL", True, ("Anne-Marie", "DUVAL")),
        ("Duval, Éléonore", False, ("Éléonore", "Duval")),
        ("Lina B.", False, ("Lina", "B.")),
        ("DUVAL ÉLÉONORE", True, ("ÉLÉONORE", "DUVAL")),
        ("Lina", True, ("Lina", "")),
        (", Lina", False, ("Lina", "")),
        ("", False, ("", "")),
    ],
)
def test_a_name_is_taken_apart(text, last_first, name):
    assert taken_apart(text, last_first=last_first) == name


@pytest.mark.parametrize(("title", "last_first"), [("Nom et prénom", True), ("Prénom Nom", False), ("NOM PRENOM", True), ("Enfant", False)])
def test_the_title_says_which_comes_first(title, last_first):
    assert is_last_name_first(title) is last_first
