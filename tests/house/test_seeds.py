"""What the source documents ask is told row by row, and no row names a file or a test that is not there."""

import ast
import re

import pytest

from tests.helpers.checkout import ROOT, tree

DOCUMENTS = ("Notice C'LOISIRS", "Notice Seine-Saint-Denis", "Webinaire travaux", "Webinaire structures", "Programme de formation")
NOT_HERE = ("coming", "missing", "public bodies only")
NONE = "–"


def rows():
    """(document, cells) of every row of the tables, their titles left out."""
    document = ""
    for line in (ROOT / "docs" / "seeds.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            document = line.removeprefix("## ")
        elif line.startswith("|") and not line.startswith(("| Requirement |", "| --- |")):
            yield document, [cell.strip() for cell in line.strip().removeprefix("|").removesuffix("|").split("|")]


ROWS = tuple(rows())


def names_of_tests(name):
    """The names of the tests of one file."""
    return {node.name for node in tree(ROOT / name).body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")}


def test_every_document_has_its_rows():
    assert tuple(dict.fromkeys(document for document, _ in ROWS)) == DOCUMENTS


def test_every_row_has_its_three_cells():
    assert [cells for _, cells in ROWS if len(cells) != 3 or not all(cells)] == []


def test_no_requirement_is_said_twice_of_one_document():
    said = [(document, cells[0]) for document, cells in ROWS]

    assert len(said) == len(set(said))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_file_named_is_there(document):
    named = [(cells[1], re.findall(r"`([^`]+)`", cells[1])) for of, cells in ROWS if of == document]

    assert [cell for cell, paths in named if not paths and cell not in NOT_HERE] == []
    assert [path for _, paths in named for path in paths if not (ROOT / path).is_file()] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_test_named_is_there_and_only_what_is_not_built_has_none(document):
    for of, (asked, where, shown) in ROWS:
        if of != document:
            continue
        if shown == NONE:
            assert where in NOT_HERE, asked
            continue
        named = re.fullmatch(r"`(tests/[\w/]+\.py)::(test_\w+)`", shown)
        assert named, asked
        assert where not in NOT_HERE, asked
        assert (ROOT / named[1]).is_file(), shown
        assert named[2] in names_of_tests(named[1]), shown
