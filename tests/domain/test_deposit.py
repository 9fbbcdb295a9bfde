"""The portal's form line by line, and the checklist before going there."""

from datetime import date
from typing import get_args

import pytest

from chorus_desktop.domain import deposit
from chorus_desktop.domain.invoice import DocumentKind
from chorus_desktop.domain.portal import FormKey
from chorus_desktop.domain.procedure import Condition
from chorus_desktop.domain.references import InvoiceNumber
from tests.helpers import examples


def lines(document):
    return {line.label: line for block in deposit.form(document, examples.portal()) for line in block.lines}


def test_every_key_of_the_form_has_its_value_and_every_value_its_place():
    spaces = [examples.portal().space(works=works) for works in (False, True)]
    shown = [[field.key for block in portal.form for field in block.fields] for portal in spaces]

    assert set(deposit.values(examples.issued(), examples.portal())) == set(get_args(FormKey)) == {*shown[0], *shown[1]}
    assert all(len(keys) == len(set(keys)) for keys in shown)


def test_blocks_come_in_the_order_of_the_portal():
    assert [block.title for block in deposit.form(examples.issued(), examples.portal())] == [
        "Cadre de facturation", "Destinataire", "Fournisseur", "Références", "Montants", "Pièces jointes et commentaire",
    ]  # fmt: skip


def test_values_are_those_the_portal_shows_and_takes():
    shown = lines(examples.issued())

    for label, value, copied in (
        ("Identifiant (SIRET)", "20005684400018", "20005684400018"),
        ("Structure (SIRET)", "12345678200010", "12345678200010"),
        ("Coordonnées bancaires", "FR76 3000 6000 0112 3456 7890 189", "FR7630006000011234567890189"),
        ("Numéro de facture", "FA2026-001", "FA2026-001"),
        ("Date de facture", "31/01/2026", "31/01/2026"),
        ("Numéro d’engagement", "CP2026/4512/1", "CP2026/4512/1"),
        ("Montant HT total", "525,00", "525,00"),
        ("Montant TVA", "0,00", "0,00"),
        ("Montant à payer", "525,00", "525,00"),
        ("Mode de règlement", "Virement", "Virement"),
        ("Code service", "", ""),
        ("Pièces jointes complémentaires", "PJ1-attestations-FA2026-001.pdf", "PJ1-attestations-FA2026-001.pdf"),
    ):
        assert (shown[label].value, shown[label].copied) == (value, copied)


def test_hints_say_what_the_portal_prefills_and_what_stays_empty():
    shown = lines(examples.issued())

    assert "vérifiez" in shown["Numéro de facture"].hint
    assert "Laissez vide" in shown["Code service"].hint


def test_a_credit_note_has_no_means_of_payment_and_names_its_invoice():
    credit = examples.invoice(kind=DocumentKind.CREDIT_NOTE, original_number=InvoiceNumber("FA2026-001"))

    shown = lines(examples.issued("AV2026-001", invoice=credit))

    assert [shown[label].value for label in ("Type de facture", "Mode de règlement", "Numéro de facture d’origine")] == [
        "Avoir",
        "",
        "FA2026-001",
    ]


def test_large_amounts_have_no_separator_on_the_portal():
    document = examples.issued()
    sums = document.totals.model_copy(update={"net": 123_456_789})

    assert deposit.values(document.model_copy(update={"totals": sums}), examples.portal())["net"] == "1234567,89"


def test_what_is_copied_has_the_spaces_of_a_keyboard():
    document = examples.issued(invoice=examples.invoice(comment="Voir\u00a0: pièce\u202f1"))

    assert deposit.values(document, examples.portal())["comment"] == "Voir : pièce 1"
    assert "\u00a0" not in deposit.values(document, examples.portal())["vat_reason"]


def test_a_preview_has_an_empty_number():
    assert deposit.values(examples.issued(None), examples.portal())["number"] == ""


def test_the_checklist_ticks_what_the_program_knows_with_its_day():
    known = {"convention_signed": date(2025, 9, 12), "account_ready": True, "structure_ready": False, "recipient_known": True}

    rows = {row.key: row for row in deposit.checklist(examples.cloisirs(), known)}

    assert (rows["convention"].done, rows["convention"].done_on) == (True, date(2025, 9, 12))
    assert (rows["account"].done, rows["account"].done_on) == (True, None)
    assert [rows[key].done for key in ("structure", "rights", "tab")] == [False, False, False]
    assert list(rows) == [item.key for item in examples.cloisirs().checklist]


def test_a_line_that_says_to_leave_a_field_empty_goes_once_it_is_filled():
    def keys(**known):
        return [row.key for row in deposit.checklist(examples.cloisirs(), known)]

    assert "service_code" in keys()
    assert "service_code" in keys(service_code_empty=True)
    assert "service_code" not in keys(service_code_empty=False)
    assert "structure" in keys(structure_ready=False)


@pytest.mark.parametrize("item", examples.cloisirs().checklist, ids=lambda item: item.key)
def test_every_line_of_the_checklist_is_ticked_by_a_known_condition_or_by_hand(item):
    assert item.known_by in get_args(Condition)
    assert item.text
