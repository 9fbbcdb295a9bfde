"""The papers of after the deposit: its confirmation, and the certificate that ends the training."""

from datetime import date

import pytest

from chorus_desktop.documents.deposit_confirmation import confirmation_paper
from chorus_desktop.documents.training_certificate import training_certificate
from chorus_desktop.domain.after_deposit import next_steps
from chorus_desktop.domain.lifecycle import InvoiceState, Life
from chorus_desktop.services import data
from tests.documents.approved import assert_approved
from tests.documents.samples import document
from tests.helpers import examples
from tests.helpers.deposit_certificates import PROOF
from tests.helpers.verapdf import judged, validate

ON = date(2026, 6, 2)
DUE = date(2026, 7, 2)
LIFE = Life(state=InvoiceState.DEPOSITED, deposited_on=ON, certificate_on=ON, certificate=PROOF)


def confirmation(found, life=LIFE, certificate="certificat-FA2026-012.pdf"):
    return confirmation_paper(found, life, certificate, next_steps(found, DUE, data.statuses()), examples.cloisirs())


PAPERS = {
    "deposit-confirmation": lambda: confirmation(document(3)),
    "deposit-confirmation-without": lambda: confirmation(document(3), Life(state=InvoiceState.DEPOSITED, deposited_on=ON), ""),
    "training-certificate": lambda: training_certificate(document(3), ON, PROOF),
}


@judged
@pytest.mark.parametrize("name", PAPERS)
def test_valid_under_three_standards(name):
    made = PAPERS[name]().data

    assert {flavour: validate(made, flavour) for flavour in ("1b", "1a", "ua1")} == {"1b": [], "1a": [], "ua1": []}


@pytest.mark.parametrize("name", PAPERS)
def test_the_same_input_gives_the_same_bytes_and_the_approved_text(name):
    made = PAPERS[name]()

    assert made.data == PAPERS[name]().data
    assert made.pages == 1
    assert_approved(name, made.data)


@pytest.mark.parametrize("name", ["A" * 3000, "Association " * 250])
def test_the_confirmation_stays_one_page_whatever_was_pasted_as_a_name(name):
    found = document(3)

    assert confirmation(found.model_copy(update={"buyer": found.buyer.model_copy(update={"name": name})})).pages == 1
