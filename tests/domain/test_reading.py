"""From what people type to domain objects and back, for every model that a form shows."""

from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chorus_desktop.domain.association import Association, VatSituation
from chorus_desktop.domain.convention import Convention
from chorus_desktop.domain.dossier import Dossier, Tariff
from chorus_desktop.domain.engagement import Engagement
from chorus_desktop.domain.invoice import Invoice, Line
from chorus_desktop.domain.past import PastInvoice
from chorus_desktop.domain.preparation import PortalAccount, PortalPerson, PortalPreparation, StepDone
from chorus_desktop.domain.problems import Level, Problem
from chorus_desktop.domain.reading import FieldKind, errors, fields_of, problems_of, read, write
from tests.helpers import examples

MODELS = (Association, Convention, Engagement, Invoice, Line, PastInvoice, PortalAccount, PortalPerson, PortalPreparation, StepDone, Tariff)
COMPLETE = (
    examples.judo_club(),
    examples.convention(),
    *examples.engagements(),
    examples.invoice(),
    *examples.lines(),
    *examples.dossier().tariffs,
)
SHOWN = [(model, spec) for model in MODELS for spec in fields_of(model)]


@pytest.mark.parametrize(("model", "spec"), SHOWN, ids=[f"{model.__name__}.{spec.name}" for model, spec in SHOWN])
def test_every_field_shows_a_known_input_a_label_and_an_example_that_is_right(model, spec):
    assert spec.kind in get_args(FieldKind)
    assert spec.title or spec.kind == "key"
    assert (spec.kind == "choice") == bool(spec.choices)
    assert all(choice.label for choice in spec.choices)
    if spec.example:
        typed = {spec.name: spec.example}
        reading = read(model, typed)
        assert reading.problems == ()
        assert write(reading.value)[spec.name].replace("\u202f", " ") == spec.example


@pytest.mark.parametrize("value", COMPLETE, ids=lambda value: type(value).__name__)
def test_what_a_form_shows_is_what_it_reads(value):
    assert read(type(value), write(value), before=value).value == value


def texts_of(model):
    of_kind = {
        "date": st.text("0123456789/-. mai", max_size=12),
        "choice": st.text("abcdefgh_ 126", max_size=20),
        "flag": st.sampled_from(["", "oui", "non"]),
        "year": st.text("0129 ", max_size=6),
    }
    any_text = st.one_of(st.text(max_size=30), st.text("0123456789,.%€ FRWO-/+@", max_size=30))
    fields = {}
    for spec in fields_of(model):
        examples_of = [spec.example, *(choice.value for choice in spec.choices)]
        fields[spec.name] = st.one_of(of_kind.get(spec.kind, any_text), st.sampled_from(examples_of))
    return st.fixed_dictionaries({}, optional=fields)


@pytest.mark.parametrize("model", MODELS)
@given(data=st.data())
def test_any_form_is_read_and_shown_again_unchanged(model, data):
    typed = data.draw(texts_of(model))
    reading = read(model, typed)

    assert {problem.where for problem in reading.problems} == set(reading.unread)
    assert all(problem.sentence and problem.level is Level.ERROR for problem in reading.problems)
    shown = write(reading.value, reading.unread)
    again = read(model, shown)
    assert again.value == reading.value
    assert again.unread == reading.unread
    assert problems_of(model, reading.unread) == reading.problems
    assert model.model_validate_json(reading.value.model_dump_json()) == reading.value


def test_what_cannot_be_read_is_kept_as_typed_and_the_field_is_empty():
    before = examples.judo_club()

    reading = read(Association, {"siret": "1234", "city": " Brix "}, before=before)

    assert reading.value.siret is None
    assert reading.value.city == "Brix"
    assert reading.value.name == before.name
    assert reading.unread == {"siret": "1234"}
    assert [(problem.where, problem.field, problem.code) for problem in reading.problems] == [("siret", "siret", "number.length")]


def test_a_field_that_is_emptied_is_empty():
    reading = read(Association, {"siret": "", "vat": " ", "city": ""}, before=examples.judo_club())

    assert (reading.value.siret, reading.value.vat, reading.value.city) == (None, None, "")


@pytest.mark.parametrize(
    ("model", "field", "text", "said"),
    [
        (Association, "vat", "exempt", "n’est pas un des choix"),
        (Convention, "first_year", "25", "n’est pas une année"),
        (Convention, "first_year", "9999", "n’est pas une année"),
        (Line, "vat_rate", "200", "de 0 à 100"),
        (Line, "vat_rate", "-5", "de 0 à 100"),
        (Line, "quantity", "4 O", "Écrivez 40"),
        (Invoice, "issued_on", "31/02/2026", "n’existe pas"),
        (Engagement, "ceiling", "beaucoup", "n’est pas un montant"),
    ],
)
def test_each_kind_of_input_says_what_is_wrong(model, field, text, said):
    (problem,) = read(model, {field: text}).problems

    assert said in problem.sentence


def test_each_kind_of_input_is_shown_for_people():
    line = Line(quantity=Decimal("1234.50"), unit_price=Decimal("7.5"), vat_rate=Decimal("5.50"))

    shown = write(line)

    assert (shown["quantity"], shown["unit_price"], shown["vat_rate"], shown["discount"]) == ("1\u202f234,5", "7,50", "5,5", "")
    assert write(examples.engagements()[1])["ceiling"] == "4\u202f920,00"
    assert write(Convention(already_member=True))["already_member"] == "oui"
    assert write(Association(vat=VatSituation.FRANCHISE))["vat"] == "franchise_293_b"
    assert read(Line, {"vat_rate": "5,5 %"}).value.vat_rate == Decimal("5.5")


def test_long_texts_keep_their_lines():
    assert read(Invoice, {"notes": "Une ligne\nUne autre"}).value.notes == "Une ligne\nUne autre"


def test_lists_and_nested_records_have_no_row():
    assert "lines" not in {spec.name for spec in fields_of(Invoice)}
    assert "convention" not in {spec.name for spec in fields_of(Dossier)}


def test_only_errors_keep_from_finalising():
    doubt = Problem(where="a", code="line.unit", level=Level.WARNING)
    fault = Problem(where="a", code="line.unit")

    assert errors((doubt, fault)) == (fault,)
