"""Invoices made before this program."""

from datetime import date

from chorus_desktop.domain.numbering import Numbered
from chorus_desktop.domain.past import PastInvoice, PastStatus
from chorus_desktop.domain.references import InvoiceNumber

KNOWN = PastInvoice(number=InvoiceNumber("FA2025-011"), day=date(2025, 12, 20))


def test_only_its_number_and_its_date_are_indispensable():
    assert [(problem.where, problem.code) for problem in PastInvoice().missing()] == [("number", "past.number"), ("day", "past.day")]
    assert KNOWN.missing() == ()


def test_a_number_already_there_is_refused_even_in_another_writing():
    existing = [Numbered(number=InvoiceNumber("fa2025/011"))]

    (problem,) = KNOWN.clash(existing)

    assert problem.code == "past.clash"
    assert "FA2025-011" in problem.sentence
    assert KNOWN.clash([]) == PastInvoice().clash(existing) == ()


def test_what_was_rejected_weighs_on_no_engagement():
    assert [status for status in PastStatus if not status.counts] == [PastStatus.REJECTED]
    assert all(status.label for status in PastStatus)
