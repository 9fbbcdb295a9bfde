"""The training form follows the portal's data, and its certificate is read as the portal's."""

import re
from datetime import date

from chorus_desktop import resources
from chorus_desktop.domain.deposit import form
from chorus_desktop.domain.deposit_certificate import differences, read_certificate
from chorus_desktop.domain.invoice import DocumentKind
from chorus_desktop.domain.training import Exercise, ExerciseField, certificate_lines, exercise
from chorus_desktop.services import data, portal_data
from tests.helpers import examples
from tests.helpers.deposit_certificates import PROOF

DOCUMENT = examples.issued()
ON = date(2026, 2, 2)


def made(document=DOCUMENT):
    portal = data.portal()
    return exercise(document, form(document, portal), portal, portal_data.mistakes(), PROOF, [rule.label for rule in portal.cadres])


def test_every_field_is_there_in_the_portals_order_with_its_value_and_why():
    shown = [(field.key, field.label, field.value) for block in made().blocks for field in block.fields]

    assert shown == [(line.key, line.label, line.copied) for block in form(DOCUMENT, data.portal()) for line in block.lines]
    assert all(field.why for block in made().blocks for field in block.fields)


def test_every_field_that_the_portal_may_show_has_its_why():
    spaces = [data.portal().space(works=works) for works in (False, True)]
    known = {field.key for portal in spaces for block in portal.form for field in block.fields}

    assert set(portal_data.mistakes().mistakes) == known


def test_names_show_themselves_and_lists_offer_what_the_portal_has():
    fields = {field.key: field for block in made().blocks for field in block.fields}

    assert (fields["buyer_name"].shownBy, fields["seller_name"].shownBy, fields["number"].shownBy) == ("buyer_siret", "seller_siret", "")
    for key in ("cadre", "kind", "currency", "vat_type", "payment"):
        assert fields[key].value in fields[key].choices
    assert fields["before_vat"].hint == ""
    assert fields["engagement"].hint.startswith("Le portail dit parfois")


def test_its_certificate_says_what_the_portals_would():
    found = read_certificate("\n".join(certificate_lines(DOCUMENT, ON, PROOF)), portal_data.certificate_labels())

    assert (found.invoice, found.proof, found.deposited_on, found.net) == ("FA2026-001", PROOF, ON, 52_500)
    assert found.says_which
    assert differences(found, DOCUMENT, examples.TODAY) == ()


def test_a_credit_note_is_deposited_in_words_that_agree():
    lines = certificate_lines(DOCUMENT.model_copy(update={"kind": DocumentKind.CREDIT_NOTE}), ON, PROOF)

    assert any("L’avoir numéro FA2026-001 a été déposé," in line for line in lines)


def test_the_pages_script_reads_nothing_that_the_exercise_does_not_tell():
    script = resources.text("training", "page.js")

    assert set(re.findall(r"\bexercise\.(\w+)", script)) <= {*Exercise.model_fields, "certificate"}
    assert set(re.findall(r"\bfield\.(\w+)", script)) <= {*ExerciseField.model_fields}
    assert "maxLength: exercise.commentLimit" in script, "anything else would let no comment be typed"
