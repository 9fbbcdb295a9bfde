"""The table of deposit modes and who deposits what: the webinar's, cell by cell."""

import pytest
from pydantic import ValidationError

from chorus_desktop.domain.works.role import Role
from chorus_desktop.domain.works.rules import WorksRules
from chorus_desktop.services import portal_data

RULES = portal_data.works()
CELLS = {"✓": "yes", "✗": "no", "–": "none"}

# EDI first, EDI association; portal first, portal association; service first, service association.
TABLE = """
A4  ✓ – ✓ – ✓ –
A5  ✗ – ✓ – ✓ –
A6  ✓ ✗ ✓ ✗ ✓ ✗
A7  ✓ – ✓ – ✓ –
A8  ✓ ✗ ✓ ✓ ✓ ✓
A10 ✓ – ✓ – ✓ –
A13 ✓ – ✓ – ✓ –
A14 ✓ – ✓ – ✓ –
A15 ✗ ✗ ✓ ✓ ✓ ✓
A16 ✗ ✗ ✓ – ✓ –
A17 ✗ ✗ ✓ ✓ ✓ ✓
A18 ✗ ✗ ✓ – ✓ –
A19 ✗ ✗ ✓ ✓ ✓ ✓
A20 ✗ ✗ ✓ ✓ ✓ ✓
A22 ✓ ✗ ✓ ✓ ✓ ✓
A23 – ✗ – ✓ – ✓
A24 ✗ ✗ ✓ ✓ ✓ ✓
A25 – ✗ – ✓ – ✓
"""
ROWS = [line.split() for line in TABLE.strip().splitlines()]
PLACES = [(mode, rank) for mode in ("edi", "portal", "service") for rank in (0, 1)]


@pytest.mark.parametrize(("code", "place", "cell"), [(row[0], at, row[1 + i]) for row in ROWS for i, at in enumerate(PLACES)])
def test_each_cell_of_the_table(code, place, cell):
    mode, rank = place

    assert getattr(RULES.cadre(code).modes, mode)[rank] == CELLS[cell]


def test_the_table_is_whole():
    assert [cadre.code for cadre in RULES.cadres] == [row[0] for row in ROWS]
    assert {"A9", "A11", "A12", "A21"} & {cadre.code for cadre in RULES.cadres} == set()


@pytest.mark.parametrize(
    ("role", "codes"),
    [
        (Role.SUBCONTRACTOR, "A10"),
        (Role.COCONTRACTOR, "A13 A14"),
        (Role.SUPPLIER, "A4 A5 A6 A7 A8 A22 A23"),
        (Role.MANAGER, "A15 A16 A17 A18 A24"),
        (Role.OWNER, "A19 A20 A25"),
        (Role.FINANCE, ""),
    ],
)
def test_who_deposits_what(role, codes):
    assert [cadre.code for cadre in RULES.of_role(role)] == codes.split()


def test_only_a_general_account_is_refused_for_another_motive():
    assert {cadre.code for cadre in RULES.cadres if "other" in cadre.refusals} == {"A18", "A20"}
    assert all("route" in cadre.refusals for cadre in RULES.cadres)


def test_what_the_portal_cannot_begin_continues_something():
    assert {cadre.code for cadre in RULES.cadres if not cadre.begins} == {"A23", "A25"}
    assert all(cadre.continues for cadre in RULES.cadres if cadre.linked)


def test_an_unknown_cadre_is_told():
    with pytest.raises(KeyError, match="A11"):
        RULES.cadre("A11")


def test_a_cadre_that_continues_nothing_known_is_refused():
    table = RULES.model_dump()
    table["cadres"][4]["continues"] = ("A99",)

    with pytest.raises(ValidationError, match="A99"):
        WorksRules.model_validate(table)


def test_every_role_has_words():
    assert all(role.label and role.of for role in Role)
