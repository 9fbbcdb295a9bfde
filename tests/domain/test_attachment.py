"""Files joined: named by the portal's rules, weighed against its limits."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chorus_desktop.domain.attachment import missing, portal_names, weigh
from chorus_desktop.domain.piece import Recipe
from chorus_desktop.domain.references import InvoiceNumber
from tests.helpers import examples
from tests.helpers.refusals import attempt

LIMITS = examples.portal().limits
CLOISIRS = examples.cloisirs()
NUMBER = InvoiceNumber("FA2026/012")


def codes(problems):
    return [problem.code for problem in problems]


def test_names_come_from_the_kind_and_the_number_never_from_the_file():
    joined = [examples.attachment(), examples.attachment(kind="convention"), examples.attachment(kind="unheard-of", extension="jpg")]

    assert portal_names(joined, CLOISIRS, NUMBER, 50) == (
        "PJ1-attestations-FA2026-012.pdf",
        "PJ2-convention-FA2026-012.pdf",
        "PJ3-piece-FA2026-012.jpg",
    )


@given(
    st.text("ABab019+-_/", min_size=1, max_size=20),
    st.lists(st.sampled_from([(kind, ext) for kind in ("attestation", "convention", "other") for ext in LIMITS.extensions]), max_size=120),
)
def test_names_are_short_safe_and_all_different(number, kinds):
    read, refused = attempt(InvoiceNumber, number)
    if refused:
        return
    joined = [examples.attachment(kind=kind, extension=extension) for kind, extension in kinds]

    names = portal_names(joined, CLOISIRS, read, LIMITS.name_length)

    assert len(set(names)) == len(joined)
    for name, file in zip(names, joined, strict=True):
        assert len(name) <= 50
        assert re.fullmatch(r"[A-Za-z0-9._-]+", name)
        assert name.endswith(f".{file.extension}")


def test_what_the_payer_demands_is_missing_until_it_is_joined():
    (problem,) = missing(CLOISIRS.attachments, [examples.attachment(kind="convention")])

    assert (problem.code, problem.where) == ("attachment.missing", "attachments")
    assert "Attestations de présence" in problem.sentence
    assert missing(CLOISIRS.attachments, [examples.attachment()]) == ()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"size": 10_000_000}, []),
        ({"size": 10_000_001}, ["attachment.too_large"]),
        ({"wanted": Recipe()}, ["attachment.wanted"]),
        ({"size": 0}, ["attachment.empty"]),
        ({"extension": "heic"}, ["attachment.extension"]),
        ({"extension": "PDF"}, []),
        ({"extension": "webp", "size": 10_000_001}, ["attachment.too_large", "attachment.extension"]),
    ],
)
def test_each_file_is_held_to_the_limits(changes, expected):
    assert codes(weigh([examples.attachment(**changes)], LIMITS)) == expected


def test_the_weight_of_all_counts_the_invoice_too():
    joined = [examples.attachment(id=str(rank), size=10_000_000) for rank in range(12)]

    assert weigh(joined, LIMITS) == ()
    (problem,) = weigh(joined, LIMITS, 1)
    assert problem.code == "attachment.total"
    assert "120,1\u00a0Mo" in problem.sentence
    assert "120\u00a0Mo en tout" in problem.sentence
