"""What is missing or doubtful in the invoice in hand: dates, lines, references, attachments, letters that paper lacks."""

from datetime import date
from decimal import Decimal

import pytest

from chorus_desktop.domain.association import VatSituation
from chorus_desktop.domain.corrected import Corrected
from chorus_desktop.domain.discount import Discount
from chorus_desktop.domain.invoice import DocumentKind, Line
from chorus_desktop.domain.numbering import Numbered
from chorus_desktop.domain.problems import Level
from chorus_desktop.domain.recipient import Demand
from chorus_desktop.domain.references import InvoiceNumber, ServiceCode
from tests.helpers import examples
from tests.helpers.readiness import found, invoice_says, said


def line_says(**changes):
    fields = {"designation": "Judo", "quantity": Decimal(1), "unit": "séance", "unit_price": Decimal(10)}
    return invoice_says(lines=(Line(), Line(**{**fields, **changes})))


@pytest.mark.parametrize(
    ("changes", "where", "code"),
    [
        ({"issued_on": None}, "invoice.issued_on", "invoice.date_missing"),
        ({"issued_on": date(2026, 2, 4)}, "invoice.issued_on", "invoice.date_future"),
        ({"period_to": None}, "invoice.period_from", "invoice.period_missing"),
        ({"period_from": date(2026, 1, 31), "period_to": date(2026, 1, 7)}, "invoice.period_to", "invoice.period_reversed"),
        ({"issued_on": date(2026, 1, 30)}, "invoice.period_to", "invoice.period_ahead"),
        ({"lines": (Line(),)}, "invoice.lines", "invoice.no_line"),
        ({"already_paid": 52_501}, "invoice.already_paid", "invoice.paid_too_much"),
        ({"kind": DocumentKind.CREDIT_NOTE}, "invoice.original_number", "invoice.original"),
        ({"comment": "x" * 201}, "invoice.comment", "invoice.comment"),
        ({"engagement": "gone"}, "invoice.engagement", "engagement.unknown"),
        ({"engagement": "e2025"}, "invoice.engagement_reason", "engagement.reason"),
    ],
)
def test_what_an_invoice_lacks_points_to_its_field(changes, where, code):
    assert (where, code) in invoice_says(**changes)


def test_an_invoice_of_today_for_what_is_done_is_fine():
    assert invoice_says(issued_on=examples.TODAY, comment="x" * 200, already_paid=52_500) == []


@pytest.mark.parametrize(
    ("changes", "where", "code"),
    [
        ({"designation": " "}, "designation", "line.designation"),
        ({"quantity": None}, "quantity", "line.quantity"),
        ({"quantity": Decimal(0)}, "quantity", "line.quantity_zero"),
        ({"unit": ""}, "unit", "line.unit"),
        ({"unit_price": None}, "unit_price", "line.unit_price"),
        ({"unit_price": Decimal(-1)}, "unit_price", "line.price_negative"),
        ({"discount": Discount("10,01")}, "discount", "line.discount"),
        ({"executed_from": date(2026, 1, 9), "executed_to": date(2026, 1, 8)}, "executed_to", "line.dates"),
        ({"executed_from": date(2025, 12, 31)}, "executed_from", "line.outside"),
        ({"executed_to": date(2026, 2, 1)}, "executed_from", "line.outside"),
    ],
)
def test_what_a_line_lacks_points_to_its_row_and_cell(changes, where, code):
    assert (f"invoice.lines.1.{where}", code) in line_says(**changes)


def test_a_line_subject_to_vat_needs_its_rate():
    club = examples.judo_club(vat=VatSituation.SUBJECT_ON_DEBITS, vat_number="FR11123456782")

    assert [where for where, code in said(association=club) if code == "line.vat_rate"] == [
        f"invoice.lines.{rank}.vat_rate" for rank in range(3)
    ]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ({"unit_price": Decimal(0)}, "invoice.total"),
        ({"quantity": Decimal(9_999_999_999), "unit_price": Decimal(9_999_999_999)}, "invoice.too_large"),
    ],
)
def test_an_absurd_total_is_said(line, code):
    assert ("invoice.lines", code) in line_says(**line)


def test_the_date_keeps_the_numbers_in_order():
    existing = (Numbered(number=InvoiceNumber("FA2026-004"), day=date(2026, 2, 1)),)

    assert said(existing=existing) == [("invoice.issued_on", "numbering.date_before")]
    credit = examples.invoice(kind=DocumentKind.CREDIT_NOTE, original_number=InvoiceNumber("FA2026-004"))
    assert said(existing=existing, invoice=credit) == []


def test_a_pattern_that_cannot_number_is_said_once_where_it_is_typed():
    existing = (Numbered(number=InvoiceNumber("FA2026-004"), day=date(2026, 2, 1)),)

    assert said(existing=existing, association=examples.judo_club(numbering="")) == [("association.numbering", "numbering.no_rank")]


def test_a_ceiling_passed_is_a_warning_and_a_credit_note_gives_back():
    used = {"cp2026/4512/1": 440_000}

    (over,) = found(used=used)

    assert (over.where, over.code, over.level) == ("invoice.engagement", "engagement.ceiling", Level.WARNING)
    credit = examples.invoice(kind=DocumentKind.CREDIT_NOTE, original_number=InvoiceNumber("FA2026-001"))
    assert said(used=used, invoice=credit) == []


def test_a_payer_may_leave_engagements_and_ask_a_service_code():
    recipient = examples.cloisirs().recipient.model_copy(update={"engagement_rule": Demand.OPTIONAL, "service_code_rule": Demand.REQUIRED})
    procedure = examples.cloisirs().model_copy(update={"recipient": recipient})
    bare = examples.dossier(engagements=())

    assert said(procedure=procedure, dossier=bare) == [("invoice.service_code", "invoice.service_code")]
    assert said(procedure=procedure, dossier=bare, invoice=examples.invoice(service_code=ServiceCode("PPC"))) == []
    given_one = procedure.model_copy(update={"recipient": recipient.model_copy(update={"service_code": ServiceCode("PPC")})})
    assert said(procedure=given_one, dossier=bare) == []


def test_what_the_town_demands_is_joined_but_not_to_a_credit_note():
    assert said(attachments=()) == [("attachments", "attachment.missing")]
    credit = examples.invoice(kind=DocumentKind.CREDIT_NOTE, original_number=InvoiceNumber("FA2026-001"))
    assert said(attachments=(), invoice=credit) == []
    assert said(attachments=(examples.attachment(size=0),)) == [("attachments", "attachment.empty")]


def test_what_the_papers_cannot_print_is_said_where_it_was_typed():
    def lacking(text):
        return tuple(letter for letter in text if letter == "🥋")

    everything = found(
        unprintable=lacking,
        association=examples.judo_club(name="Judo 🥋"),
        invoice=examples.invoice(
            notes="🥋 !", lines=(*examples.lines()[:1], Line(designation="🥋", quantity=Decimal(1), unit="u", unit_price=Decimal(1)))
        ),
    )

    assert [problem.where for problem in everything] == ["association.name", "invoice.notes", "invoice.lines.1.designation"]
    assert "🥋" in everything[0].sentence
    assert said(unprintable=lacking, invoice=None) == []


@pytest.mark.parametrize(
    ("known", "codes"),
    [
        (None, []),
        (Corrected(found=False), ["invoice.original_unknown"]),
        (Corrected(found=True), []),
        (Corrected(found=True, amount=52_500), []),
        (Corrected(found=True, amount=52_499), ["invoice.original_exceeded"]),
        (Corrected(found=True, amount=60_000, given_back=7_500), []),
        (Corrected(found=True, amount=60_000, given_back=7_501), ["invoice.original_exceeded"]),
    ],
)
def test_a_credit_note_corrects_an_invoice_that_exists_and_gives_back_no_more(known, codes):
    credit = examples.invoice(kind=DocumentKind.CREDIT_NOTE, original_number=InvoiceNumber("FA2025-040"))

    assert said(invoice=credit, corrected=known) == [("invoice.original_number", code) for code in codes]


def test_how_far_a_credit_note_goes_too_far_is_said():
    credit = examples.invoice(kind=DocumentKind.CREDIT_NOTE, original_number=InvoiceNumber("FA2025-040"))

    (problem,) = found(invoice=credit, corrected=Corrected(found=True, amount=60_000, given_back=10_000))

    assert "de 600,00\u00a0€" in problem.sentence
    assert "dépasse de 25,00\u00a0€" in problem.sentence
