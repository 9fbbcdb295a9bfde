"""The shape of somebody's table, its titles and columns; what is remembered of a choice."""

from datetime import date

import pytest

from chorus_desktop.domain.presence_memory import columns_of, fingerprint, ranks_of
from chorus_desktop.domain.presence_table import Choices, PresenceTable, choice_problems, day_places, guess_columns, guess_shape, title_row
from chorus_desktop.domain.presence_wanted import Shape

FIRST, LAST = date(2025, 9, 1), date(2026, 8, 31)


def table(titles, *lines, headed=True):
    rows = tuple((place + 2, tuple(line.split(";"))) for place, line in enumerate(lines))
    return PresenceTable(tuple(titles.split(";")), headed, 1, rows, FIRST, LAST)


@pytest.mark.parametrize(
    ("made", "shape", "columns"),
    [
        (table("Prénom;Nom;N° de carte;Du;Au"), Shape.CHILDREN, {"first_name": 0, "last_name": 1, "card": 2, "beneficiary_from": 3, "beneficiary_to": 4}),
        (table("Nom Prénom;07/01;14/01"), Shape.WIDE, {"whole": 0}),
        (table("Nom;7 janv.", "Lina B.;P"), Shape.WIDE, {"whole": 0}),
        (table("Prénom;Nom;Nom complet;7/1;14/1"), Shape.WIDE, {"first_name": 0, "last_name": 1}),
        (table("Date;Enfant;Présence", "07/01;Lina;P"), Shape.LONG, {"day": 0, "whole": 1, "mark": 2}),
        (table("Enfant;Date de naissance", "Lina;07/01/2018"), Shape.CHILDREN, {"whole": 0}),
        (table("Enfant;Séance", "Lina;gymnase"), Shape.CHILDREN, {"whole": 0}),
        (table("Colonne 1;Colonne 2", "Lina B.;P12", "Noé C.;", headed=False), Shape.CHILDREN, {}),
        (table("Colonne 1", "Lina B.", "Noé C.", headed=False), Shape.CHILDREN, {"whole": 0}),
        (table("Colonne 1;Colonne 2;Colonne 3", "Lina B.;07/01;P", "Noé C.;07/01;P", headed=False), Shape.LONG, {"whole": 0, "day": 1}),
    ],
)  # fmt: skip
def test_the_shape_and_the_columns_are_guessed(made, shape, columns):
    assert guess_shape(made) is shape
    assert guess_columns(made, shape) == columns


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        (["Feuille de présence", "Enfant;07/01;14/01", "Lina;P;P"], 1),
        (["Liste des enfants;Saison", "Prénom;Nom;Carte", "Lina;B.;12"], 1),
        (["Groupe;07/01;14/01", "Lina;P;P"], 0),
        (["Lina;01/09/2025;31/08/2026", "Noé;01/09/2025;31/08/2026"], None),
        (["Lina B.", "Noé C."], None),
        (["12/34;x"], None),
        ([], None),
    ],
)
def test_the_row_of_titles_is_found(rows, place):
    assert title_row([tuple(row.split(";")) for row in rows], FIRST, LAST) == place


@pytest.mark.parametrize(
    ("choices", "found"),
    [
        (Choices(Shape.CHILDREN, {"whole": 0}), []),
        (Choices(Shape.CHILDREN, {"card": 0}), [("first_name", "presence_table.names")]),
        (Choices(Shape.WIDE, {"whole": 0}), [("shape", "presence_table.days"), ("activity_choice", "presence_table.activity")]),
        (Choices(Shape.LONG, {"whole": 0}, new_activity="Judo"), [("day", "columns.missing")]),
        (Choices(Shape.LONG, {"whole": 0, "day": 1, "activity": 2}), []),
        (Choices(Shape.LONG, {"whole": 0, "day": 1}, new_activity=" "), [("activity_choice", "presence_table.activity")]),
    ],
)
def test_what_keeps_choices_from_being_read(choices, found):
    assert [(each.where, each.code) for each in choice_problems(choices, 0)] == found
    assert all(each.sentence for each in choice_problems(choices, 0))


def test_every_shape_is_said():
    assert len({shape.label for shape in Shape}) == 3


def test_a_choice_is_found_again_in_a_table_with_other_days():
    january, february = table("7/1;Nom;Carte;14/1"), table("Nom;Carte;4/2;11/2;18/2")

    assert fingerprint(january) == fingerprint(february) != fingerprint(table("Nom;Groupe;4/2"))
    assert day_places(january) == (0, 3)
    ranks = ranks_of(january, {"whole": 1, "card": 2, "group": 0})
    assert ranks == {"whole": 0, "card": 1}
    assert columns_of(february, {**ranks, "day": 0, "group": 9}, Shape.WIDE) == {"whole": 0, "card": 1}


def test_a_table_without_titles_is_not_remembered():
    assert fingerprint(table("Colonne 1", "Lina", headed=False)) == ""
