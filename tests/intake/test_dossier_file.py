"""A dossier file's bytes: read into a dossier, or into one French problem per wrong place."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chorus_desktop.domain.dossier_file import DossierFile
from chorus_desktop.intake.dossier_file import LARGEST_BYTES, read
from chorus_desktop.services import data, examples

PROCEDURE = data.demo_procedure()
FILE = examples.example(PROCEDURE, PROCEDURE.demo_day)


def said(data):
    """Place → sentence of each problem; it must be refused."""
    found = read(data if isinstance(data, bytes) else json.dumps(data).encode())
    assert not isinstance(found, DossierFile)
    return {problem.where: problem.sentence for problem in found}


def content(**changes):
    return json.loads(examples.as_json(FILE)) | changes


def test_what_was_written_is_read_back_the_same():
    assert read(examples.as_json(FILE).encode()) == FILE
    assert read(b"\xef\xbb\xbf" + examples.as_json(FILE).encode()) == FILE


def test_numbers_typed_with_spaces_are_stored_compact():
    changed = content()
    changed["association"]["siret"] = "123 456 782 00010"
    changed["association"]["iban"] = "fr76 3000 6000 0112 3456 7890 189"

    found = read(json.dumps(changed).encode())

    assert isinstance(found, DossierFile)
    assert (found.association.siret, found.association.iban) == ("12345678200010", "FR7630006000011234567890189")


def test_quantities_are_exact_whether_texts_or_numbers():
    changed = content()
    changed["invoice"]["lines"][0] |= {"quantity": 12.5, "unit_price": "3.125"}

    found = read(json.dumps(changed).encode())

    assert isinstance(found, DossierFile)
    assert (found.invoice.lines[0].quantity, found.invoice.lines[0].unit_price) == (Decimal("12.5"), Decimal("3.125"))


def test_every_wrong_place_is_said_once():
    changed = content(number="FA 1", colour="bleu", season=2025)
    changed["association"] |= {"siret": "123", "vat": "?", "portal_account_on": "hier"}
    del changed["procedure"]

    assert {where: sentence.split("\u00a0")[0] for where, sentence in said(changed).items()} == {
        "procedure": "Il manque cette valeur.",
        "season": "Cette valeur n’a pas la forme attendue (un texte entre guillemets).",
        "number": "Dans un numéro de facture, le portail accepte les lettres sans accent, les chiffres et + - _ /",
        "association.siret": "Le SIRET a 14 chiffres",
        "association.vat": "Cette valeur n’est pas un des choix possibles",
        "association.portal_account_on": "Cette valeur n’a pas la forme attendue (une date comme 2026-01-31).",
        "colour": "Cette clé est inconnue",
    }


@pytest.mark.parametrize(
    ("place", "value", "kind"),
    [
        ("convention", [], "un objet"),
        ("engagements", {}, "une liste"),
        ("invoice", None, "un objet"),
        ("attachments", "attestation.pdf", "une liste"),
        ("logo", 3, "un texte"),
    ],
)
def test_a_value_of_another_kind_says_which_is_expected(place, value, kind):
    assert kind in said(content(**{place: value}))[place]


def test_choices_are_listed():
    changed = content()
    changed["invoice"]["kind"] = "facture"

    sentence = said(changed)["invoice.kind"]

    assert "invoice" in sentence
    assert "credit_note" in sentence


def test_a_text_that_is_no_json_says_where():
    assert "ligne 2, colonne 3" in said(b'{"a": 1,\n  b: 2}')["dossier"]


def test_a_larger_file_is_not_even_parsed():
    assert "trop gros" in said(b" " * (LARGEST_BYTES + 1))["dossier"]


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_with_a_sentence(data):
    assert all(said(data).values())


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        max_leaves=8,
    )
)
def test_any_json_is_refused_with_a_sentence(value):
    assert all(said(value).values())


@pytest.mark.parametrize(
    ("place", "text", "sentence"),
    [
        ("already_paid", "12,5O", "«\u00a012,5O\u00a0» contient la lettre O au lieu du chiffre zéro. Écrivez 1250."),
        ("already_paid", "125O", "«\u00a0125O\u00a0» contient la lettre O au lieu du chiffre zéro. Écrivez 1250."),
        ("already_paid", "12,345", "«\u00a012,345\u00a0» a plus de deux chiffres après la virgule"),
        ("already_paid", "douze", "Cette valeur n’a pas la forme attendue (un nombre entier"),
        ("lines.0.unit_price", "12,5O", "«\u00a012,5O\u00a0» contient la lettre O au lieu du chiffre zéro. Écrivez 12.50."),
        ("lines.0.unit_price", "12,50", "Cette valeur n’a pas la forme attendue (un nombre comme 7.5)."),
        ("lines.0.quantity", "1.1234567", "«\u00a01.1234567\u00a0» a trop de chiffres"),
        ("issued_on", "2026-02-30", "Le 2026-02-30 n’existe pas dans le calendrier."),
        ("issued_on", "30/02/2026", "Le 30/02/2026 n’existe pas dans le calendrier."),
        ("issued_on", "31/01/2026", "Cette valeur n’a pas la forme attendue (une date comme 2026-01-31)."),
        ("validator_siret", "123 456 782 0001", "Le SIRET a 14 chiffres\u00a0; il en manque un."),
    ],
)
def test_a_slip_of_the_keyboard_is_said_as_in_the_window(place, text, sentence):
    changed = content()
    *parents, last = place.split(".")
    at = changed["invoice"]
    for key in parents:
        at = at[int(key)] if key.isdigit() else at[key]
    at[last] = text

    (said_there,) = said(changed).values()
    assert said_there.startswith(sentence)
