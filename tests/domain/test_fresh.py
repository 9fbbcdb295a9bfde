"""How a new invoice begins, and what differs from the one it was begun from."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chorus_desktop.domain import fresh
from chorus_desktop.domain.association import VatSituation
from chorus_desktop.domain.invoice import DocumentKind, Invoice, Line
from chorus_desktop.domain.references import InvoiceNumber
from tests.helpers import examples, proofs

SEASON = examples.season()
NUMBER = InvoiceNumber("FA2026-001")


def test_a_blank_invoice_is_for_the_month_just_finished():
    made = fresh.blank(date(2026, 2, 3), SEASON, examples.dossier().tariffs)

    assert (made.issued_on, made.period_from, made.period_to) == (date(2026, 2, 3), date(2026, 1, 1), date(2026, 1, 31))
    assert [(line.designation, line.unit_price, line.quantity) for line in made.lines] == [
        ("Atelier judo du mercredi", examples.dossier().tariffs[0].unit_price, None)
    ]


@pytest.mark.parametrize("today", [date(2025, 9, 10), date(2026, 8, 10), date(2026, 11, 21)])
def test_outside_the_season_the_period_is_left_to_type(today):
    made = fresh.blank(today, SEASON, ())

    assert (made.period_from, made.period_to, made.lines) == (None, None, ())


@pytest.mark.parametrize(
    ("invoiced_to", "proposed"),
    [
        (date(2025, 11, 30), (date(2025, 12, 1), date(2025, 12, 31))),
        (date(2026, 1, 31), (date(2026, 2, 1), date(2026, 2, 28))),
        (date(2026, 1, 9), (date(2026, 1, 10), date(2026, 1, 31))),
        (date(2026, 7, 31), (None, None)),
    ],
)
def test_a_blank_invoice_goes_on_where_the_last_one_ended(invoiced_to, proposed):
    made = fresh.blank(date(2026, 2, 3), SEASON, (), invoiced_to)

    assert (made.period_from, made.period_to) == proposed


@pytest.mark.parametrize(
    ("first", "last", "after"),
    [
        (date(2026, 1, 1), date(2026, 1, 31), (date(2026, 2, 1), date(2026, 2, 28))),
        (date(2025, 12, 1), date(2025, 12, 31), (date(2026, 1, 1), date(2026, 1, 31))),
        (date(2026, 1, 5), date(2026, 1, 11), (date(2026, 1, 12), date(2026, 1, 18))),
        (None, date(2026, 1, 11), (None, None)),
        (date(2026, 1, 11), date(2026, 1, 5), (None, None)),
    ],
)
def test_as_last_time_is_for_the_period_that_follows(first, last, after):
    made = fresh.as_last_time(examples.invoice(period_from=first, period_to=last), "i1", date(2026, 3, 2))

    assert (made.period_from, made.period_to) == after


def test_as_last_time_keeps_the_lines_and_asks_the_rest_afresh():
    source = examples.invoice(engagement="e2025", engagement_reason="x", convention_reason="y", already_paid=1, comment="z", notes="Merci")

    made = fresh.as_last_time(source, "i1", date(2026, 3, 2))

    assert (made.issued_on, made.copied_from, made.notes) == (date(2026, 3, 2), "i1", "Merci")
    assert [line.designation for line in made.lines] == [line.designation for line in source.lines]
    assert (made.lines[2].executed_from, made.lines[2].executed_to) == (None, None)
    assert (made.engagement, made.engagement_reason, made.convention_reason, made.already_paid, made.comment) == ("", "", "", None, "")


@given(st.dates(date(2000, 1, 1), date(2098, 12, 31)), st.integers(0, 90))
def test_periods_follow_without_gap_nor_overlap(first, days):
    last = date.fromordinal(first.toordinal() + days)

    made = fresh.as_last_time(Invoice(period_from=first, period_to=last), "", first)

    assert made.period_from is not None
    assert made.period_to is not None
    assert made.period_from.toordinal() == last.toordinal() + 1
    assert made.period_from <= made.period_to


def test_a_credit_note_begins_as_its_whole_invoice():
    made = fresh.credit_note(examples.invoice(already_paid=5, comment="x"), NUMBER, date(2026, 3, 2))

    assert (made.kind, made.original_number, made.issued_on) == (DocumentKind.CREDIT_NOTE, NUMBER, date(2026, 3, 2))
    assert (made.lines, made.already_paid, made.comment, made.replaces) == (examples.lines(), None, "", None)


def test_the_invoice_that_replaces_a_cancelled_one_is_prefilled():
    made = fresh.in_place_of(examples.invoice(), NUMBER, date(2026, 3, 2))

    assert made == examples.invoice(issued_on=date(2026, 3, 2), replaces=NUMBER)


def test_what_differs_is_said_in_words():
    before = examples.invoice()
    now = examples.invoice(
        issued_on=date(2026, 2, 28), period_from=date(2026, 2, 1), period_to=date(2026, 2, 28), lines=examples.lines()[:2]
    )

    assert fresh.differences(now, before, VatSituation.FRANCHISE, "CP2026/4512/1", "") == (
        "Date\u00a0: 28 février 2026 (avant\u00a0: 31 janvier 2026)",
        "Période\u00a0: du 1er au 28 février 2026 (avant\u00a0: du 1er au 31 janvier 2026)",
        "Engagement\u00a0: CP2026/4512/1 (avant\u00a0: aucun)",
        "Total\u00a0: 502,50\u00a0€ (avant\u00a0: 525,00\u00a0€)",
        "Lignes\u00a0: 2 (avant\u00a0: 3)",
    )


def test_the_same_differs_in_nothing():
    assert fresh.differences(examples.invoice(), examples.invoice(), None, "", "") == ()
    assert fresh.differences(Invoice(lines=(Line(),)), Invoice(), None, "", "") == ()


def test_why_it_differed_from_the_sheet_is_asked_afresh():
    source = examples.invoice(attendance_reason="Absence non prévenue.", lines=(proofs.line(8),))

    for made in (
        fresh.as_last_time(source, "i1", examples.TODAY),
        fresh.in_place_of(source, NUMBER, examples.TODAY),
        fresh.credit_note(source, NUMBER, examples.TODAY),
    ):
        assert made.attendance_reason == ""
        assert (made.lines[0].activity, made.lines[0].counting) == ("judo", proofs.line().counting)
