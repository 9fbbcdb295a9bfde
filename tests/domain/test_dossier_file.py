"""The dossier file: exact in JSON, and strict about its keys."""

import json

import pytest

from chorus_desktop.domain.dossier_file import DossierFile, FileToJoin
from chorus_desktop.domain.references import InvoiceNumber
from tests.helpers import examples

FILE = DossierFile(
    procedure="cloisirs-cherbourg",
    season="2025-2026",
    number=InvoiceNumber("FA2026-001"),
    association=examples.judo_club(),
    convention=examples.convention(),
    engagements=examples.engagements(),
    invoice=examples.invoice(),
    attachments=(FileToJoin(kind="attestation", path="attestations.pdf"),),
)


def test_it_comes_back_from_json_as_it_was():
    text = FILE.model_dump_json()

    assert DossierFile.model_validate_json(text) == FILE
    assert json.loads(text)["invoice"]["lines"][2]["unit_price"] == "3.125"
    assert json.loads(text)["association"]["siret"] == "12345678200010"


def test_its_schema_names_every_key():
    schema = DossierFile.model_json_schema()

    assert set(schema["properties"]) == set(DossierFile.model_fields)
    assert schema["additionalProperties"] is False


@pytest.mark.parametrize(
    "wrong", [{"format": 2}, {"number": "20260305"}, {"season": None}, {"colour": "blue"}, {"convention": {"first_year": 9999}}]
)
def test_what_it_cannot_mean_is_refused(wrong):
    with pytest.raises(ValueError, match="validation error"):
        DossierFile.model_validate({**FILE.model_dump(), **wrong})
