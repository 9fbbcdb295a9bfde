"""The portal's certificate of deposit: the specimen, other layouts, and what differs from the invoice."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chorus_desktop.domain.deposit_certificate import Certificate, differences, read_certificate
from chorus_desktop.domain.references import InvoiceNumber
from chorus_desktop.services import portal_data
from tests.helpers import examples
from tests.helpers.deposit_certificates import PROOF, SPECIMEN, text

DOCUMENT = examples.issued()
ON = date(2026, 2, 2)


def read(said):
    return read_certificate(said, portal_data.certificate_labels())


def codes(said, document=DOCUMENT, today=examples.TODAY):
    return [problem.code for problem in differences(read(said), document, today)]


def facts(found):
    return found.invoice, found.proof, found.deposited_on, found.before_vat, found.vat, found.with_vat, found.net


def test_the_only_known_specimen_is_read_whole():
    found = read(SPECIMEN)

    assert facts(found) == ("050", PROOF, date(2019, 7, 23), 40_000, 4_000, 44_000, 44_000)
    assert (found.depositor, found.recipient) == ("83807263500017", "24010039600011")
    assert found.says_which
    assert not found.specimen


WHOLE = ("FA2026-001", PROOF, ON, 52_500, 0, 52_500, 52_500)
OTHERS = {
    "labels first, values after": f"""Certificat de dépôt n° {PROOF}
Numéro de facture : FA2026-001
Montant HT total : Montant TVA : Montant TTC après remise : Montant à payer :
525,00 0,00 525,00 525,00
Date de dépôt
2 février 2026""",
    "a table": f"""CERTIFICAT DE DEPOT
FACTURE N° FA2026-001 DATE DE DEPOT 02/02/2026 TOTAL HT 525.00 EUR TOTAL TVA 0.00 EUR
TOTAL TTC 525.00 EUR NET A PAYER 525.00 EUR N° {PROOF}""",
    "in sentences, a line broken inside the number": f"""La facture n° FA2026-001 a été déposée le 2 février 2026.
Certificat de dépôt numéro {PROOF[:30]}
{PROOF[30:]}
Montant HT : 525,00 €, montant de la TVA : 0,00 €, montant TTC : 525,00 €, montant net à payer : 525,00 €.""",
}


@pytest.mark.parametrize("layout", OTHERS)
def test_other_layouts_are_read_too(layout):
    assert facts(read(OTHERS[layout])) == WHOLE
    assert codes(OTHERS[layout]) == []


@pytest.mark.parametrize(
    ("written", "cents"), [("1 234,50", 123_450), ("1.234,50", 123_450), ("1234.50", 123_450), ("400,00", 40_000), ("-12,00", -1_200)]
)
def test_amounts_are_read_as_they_may_be_written(written, cents):
    assert read(f"Certificat de dépôt. Montant HT total : {written} Montant TVA : 0,00").before_vat == cents


def test_its_own_certificate_proves_an_invoice():
    assert codes(text(DOCUMENT, ON)) == []
    assert codes(text(DOCUMENT, ON).upper().replace(PROOF.upper(), PROOF)) == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"number": "FA2026-011"}, "certificate.invoice"),
        ({"before_vat": "500,00"}, "certificate.amount"),
        ({"vat": "105,00"}, "certificate.amount"),
        ({"with_vat": "1 525,00"}, "certificate.amount"),
        ({"net": "52,50"}, "certificate.amount"),
        ({"buyer": "22930008201453"}, "certificate.recipient"),
        ({"seller": "83807263500017"}, "certificate.depositor"),
        ({"on": "30/01/2026"}, "certificate.before"),
        ({"on": "04/02/2026"}, "certificate.future"),
    ],
)
def test_what_it_says_otherwise_is_told(change, code):
    found = differences(read(text(DOCUMENT, ON, **change)), DOCUMENT, examples.TODAY)

    assert [problem.code for problem in found] == [code]
    assert all(problem.sentence for problem in found)


def test_what_it_does_not_say_is_no_difference():
    assert codes("Certificat de dépôt") == []
    assert codes("Certificat de dépôt. Facture n° fa2026-001. Destinataire : 12345678901234. Date de dépôt : 31/02/2026") == []


def test_a_credit_note_may_be_written_with_its_sign():
    signed = {"before_vat": "-525,00", "with_vat": "-525,00", "net": "-525,00"}

    assert codes(text(DOCUMENT, ON, **signed)) == []


def test_a_certificate_of_training_proves_nothing_but_training():
    said = f"SPÉCIMEN {text(DOCUMENT, ON)}"

    assert codes(said) == ["certificate.specimen"]
    assert codes(said, DOCUMENT.model_copy(update={"practice": True})) == []


@pytest.mark.parametrize("said", ["", "Relevé de compte 400,00", "Certificat de dépôt", "Facture n° FA2026-001"])
def test_any_other_paper_is_not_taken_for_one(said):
    assert not read(said).says_which


@given(st.text(max_size=300))
def test_any_text_is_read_without_a_fault(said):
    found = read(f"Certificat de dépôt n° {said} Montant HT total : {said} date de dépôt {said}")

    assert isinstance(found, Certificate)
    differences(found, DOCUMENT, examples.TODAY)


@given(st.from_regex(r"[A-Z]{2}[0-9]{4}[-/][0-9]{3}", fullmatch=True))
def test_every_number_is_read_as_it_is_written(number):
    document = DOCUMENT.model_copy(update={"number": InvoiceNumber(number)})

    assert read(text(document, ON)).invoice == number
    assert codes(text(document, ON), document) == []
