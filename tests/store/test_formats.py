"""What earlier versions wrote still opens, one step per format."""

import json

import pytest
from pydantic import ValidationError

from chorus_desktop.domain import issued, past
from chorus_desktop.domain.own_beginning import from_procedure
from chorus_desktop.domain.shape import Record
from chorus_desktop.store import formats
from chorus_desktop.store.formats import Kept
from tests.helpers import examples
from tests.helpers.store_samples import SAMPLES


class Paper(Record):
    """A third format: ``title`` was ``name``, and ``pages`` was a text."""

    title: str
    pages: int


def renamed(data):
    return {"title": data.pop("name"), **data}


def counted(data):
    return {**data, "pages": int(data["pages"])}


PAPER = Kept(Paper, (renamed, counted))


@pytest.mark.parametrize("number", range(1, formats.ISSUED.format + 1))
def test_a_document_of_every_format_opens(number):
    found = formats.ISSUED.read((SAMPLES / f"issued-{number}.json").read_text(encoding="utf-8"), number)

    assert isinstance(found, issued.IssuedDocument)
    assert (found.number, found.seller.siret, found.totals.net) == ("FA2026-001", "12345678200010", 52_500)
    assert [str(line.unit_price) for line in found.lines] == ["7.50", "6.25", "3.125"]


def test_the_format_of_a_document_is_the_one_it_says():
    assert issued.IssuedDocument.model_fields["format"].default == formats.ISSUED.format


@pytest.mark.parametrize(
    ("kept", "value"),
    [
        (formats.ASSOCIATION, examples.judo_club()),
        (formats.DOSSIER, examples.dossier()),
        (formats.INVOICE, examples.invoice()),
        (formats.ISSUED, examples.issued()),
        (formats.ATTACHMENT, examples.attachment()),
        (formats.OWN_PROCEDURE, from_procedure(examples.cloisirs())),
        (formats.PAST_INVOICE, past.PastInvoice(number="FA2025-009", amount=-5)),
    ],
)
def test_what_is_written_is_read_back_equal(kept, value):
    assert kept.read(kept.write(value), kept.format) == value


@pytest.mark.parametrize(
    ("written_as", "data"),
    [(1, {"name": "Attestation", "pages": "3"}), (2, {"title": "Attestation", "pages": "3"}), (3, {"title": "Attestation", "pages": 3})],
)
def test_an_older_format_goes_through_the_steps_it_lacks(written_as, data):
    assert PAPER.read(json.dumps(data), written_as) == Paper(title="Attestation", pages=3)


def test_today_s_format_counts_the_steps():
    assert (PAPER.format, Kept(Paper).format) == (3, 1)
    assert json.loads(PAPER.write(Paper(title="x", pages=1))) == {"title": "x", "pages": 1}


@pytest.mark.parametrize("written_as", [0, 4])
def test_a_format_that_is_not_known_is_refused(written_as):
    with pytest.raises(ValueError, match="this version writes 3"):
        PAPER.read("{}", written_as)


def test_a_body_that_is_not_of_its_format_is_refused():
    with pytest.raises(ValidationError):
        PAPER.read('{"name": "Attestation", "pages": 3}', 3)
