"""``schema``: a JSON Schema that accepts the example, explains its keys in French, and refuses what ``produce`` refuses by its form."""

import copy
import json
import re

import pytest

from chorus_desktop.domain.dossier_file import DossierFile
from chorus_desktop.intake.dossier_file import read
from chorus_desktop.services import data, examples

GOOD = json.loads(examples.as_json(examples.example(data.demo_procedure(), data.demo_procedure().demo_day)))
SAID = {"$defs", "title", "description", "default", "examples", "format"}
"""Keywords that refuse nothing."""
TYPES = {"object": dict, "array": list, "string": str, "integer": int, "number": (int, float), "boolean": bool, "null": type(None)}


@pytest.fixture
def schema(console):
    said = console("schema")
    assert (said.status, said.err) == (0, [])
    return json.loads("\n".join(said.out))


def accepts(part, value, root):
    """Whether a schema accepts a value (JSON Schema 2020-12, the keywords that ours uses; another one fails the test)."""
    verdicts = []
    for word, wanted in part.items():
        match word:
            case "$ref":
                verdicts.append(accepts(root["$defs"][wanted.removeprefix("#/$defs/")], value, root))
            case "anyOf":
                verdicts.append(any(accepts(choice, value, root) for choice in wanted))
            case "type":
                verdicts.append(isinstance(value, TYPES[wanted]) and isinstance(value, bool) is (wanted == "boolean"))
            case "properties" | "additionalProperties" | "required":
                verdicts.append(not isinstance(value, dict) or _keys(word, part, value, root))
            case "items":
                verdicts.append(not isinstance(value, list) or all(accepts(wanted, item, root) for item in value))
            case "enum":
                verdicts.append(value in wanted)
            case "const":
                verdicts.append(value == wanted)
            case "pattern":
                verdicts.append(not isinstance(value, str) or re.search(wanted, value) is not None)
            case "minimum":
                verdicts.append(not isinstance(value, int | float) or value >= wanted)
            case "maximum":
                verdicts.append(not isinstance(value, int | float) or value <= wanted)
            case _:
                assert word in SAID, f"unknown keyword: {word}"
    return all(verdicts)


def _keys(word, part, value, root):
    known = part.get("properties", {})
    match word:
        case "required":
            return set(part["required"]) <= set(value)
        case "additionalProperties":
            return part["additionalProperties"] is not False or set(value) <= set(known)
    return all(accepts(known[key], item, root) for key, item in value.items() if key in known)


def test_it_accepts_the_example_of_every_procedure(console, schema):
    for procedure in data.procedures():
        assert accepts(schema, json.loads("\n".join(console("example", procedure.id).out)), schema)


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("number", None),
        ("format", 2),
        ("colour", "bleu"),
        ("invoice.kind", "facture"),
        ("invoice.already_paid", "12,50"),
        ("association.siret", 12345678200010),
        ("convention.first_year", 1999),
        ("engagements", {}),
    ],
)
def test_what_it_refuses_is_refused_when_read(schema, place, value):
    content = copy.deepcopy(GOOD)
    *parents, last = place.split(".")
    at = content
    for key in parents:
        at = at[int(key)] if key.isdigit() else at[key]
    at[last] = value

    assert not accepts(schema, content, schema)
    assert not isinstance(read(json.dumps(content).encode()), DossierFile)


def test_every_key_of_the_example_is_explained_by_a_title(schema):
    association = schema["$defs"]["Association"]["properties"]

    assert set(GOOD["association"]) <= set(association)
    assert association["siret"]["title"] == "SIRET"
    assert association["siret"]["examples"] == ["123 456 782 00010"]
    assert set(schema["required"]) == {"procedure", "season", "number", "association", "invoice"}
