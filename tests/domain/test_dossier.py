"""A dossier and the invoice in hand: which engagement, which totals, which name."""

from datetime import date

import pytest

from chorus_desktop.domain.association import Association, VatSituation
from chorus_desktop.domain.convention import ConventionState
from chorus_desktop.domain.dossier import invoice_title
from chorus_desktop.domain.invoice import DocumentKind, Invoice
from tests.helpers import examples


def test_the_engagement_is_picked_once_the_invoice_has_a_date():
    assert examples.work(invoice=None).pick is None
    assert examples.work(invoice=examples.invoice(issued_on=None)).pick is None
    picked = examples.work().pick
    assert picked is not None
    assert picked.engagement == examples.engagements()[1]


def test_totals_go_as_far_as_the_lines():
    assert examples.work().totals.net == 52_500
    assert examples.work(invoice=None).totals.net == 0
    assert examples.work(association=examples.judo_club(vat=None)).totals.vat == 0
    assert examples.work(association=examples.judo_club(vat=VatSituation.SUBJECT_ON_DEBITS)).totals.vat == 0


def test_a_procedure_without_convention_counts_one_year():
    assert examples.work().convention_years == 5
    assert examples.work(procedure=examples.cloisirs().model_copy(update={"convention": None})).convention_years == 1


def test_a_convention_without_tacit_renewal_counts_one_year():
    rule = examples.cloisirs().convention.model_copy(update={"tacit_renewal": False})
    work = examples.work(procedure=examples.cloisirs().model_copy(update={"convention": rule}))

    assert work.convention_years == 1
    assert work.dossier.convention.state(date(2026, 9, 1), work.convention_years) is ConventionState.EXPIRED


def test_nothing_lacks_a_letter_unless_the_papers_say_so():
    assert examples.work().unprintable("日本") == ()


@pytest.mark.parametrize(
    ("invoice", "title"),
    [
        (Invoice(), "Facture en préparation"),
        (Invoice(kind=DocumentKind.CREDIT_NOTE), "Avoir en préparation"),
        (Invoice(period_from=date(2026, 5, 6), period_to=date(2026, 5, 27)), "Facture de mai 2026"),
        (Invoice(period_from=date(2026, 4, 1), period_to=date(2026, 4, 1)), "Facture d’avril 2026"),
        (Invoice(period_from=date(2026, 5, 1), period_to=date(2026, 6, 30)), "Facture du 1er mai au 30 juin 2026"),
        (
            Invoice(kind=DocumentKind.CREDIT_NOTE, period_from=date(2025, 12, 1), period_to=date(2026, 1, 31)),
            "Avoir du 1er décembre 2025 au 31 janvier 2026",
        ),
    ],
)
def test_a_draft_is_called_after_its_period(invoice, title):
    assert invoice_title(invoice) == title


def test_an_association_known_by_nothing_still_has_its_blanks():
    nothing = Association()

    assert (nothing.siren, nothing.address_lines) == (None, ())
    assert examples.judo_club().siren == "123456782"
    assert examples.judo_club(address_extra="BP 12").address_lines == ("4 rue des Embruns", "BP 12", "50100 Cherbourg-en-Cotentin")
