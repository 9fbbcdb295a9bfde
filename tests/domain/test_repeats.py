"""What was invoiced already: nothing twice, and the next invoice begins where the last one ended."""

from datetime import date

import pytest

from chorus_desktop.domain.invoice import DocumentKind, Line
from chorus_desktop.domain.readiness import problems
from chorus_desktop.domain.references import InvoiceNumber
from chorus_desktop.domain.repeats import Invoiced, last_day, repeated
from tests.helpers import examples

JUDO = "Atelier judo du mercredi"
JANUARY = Invoiced(number=InvoiceNumber("FA2026-001"), first=date(2026, 1, 1), last=date(2026, 1, 31), activities=(JUDO, "Stage"))
MARCH = JANUARY.model_copy(update={"number": InvoiceNumber("FA2026-002"), "first": date(2026, 3, 1), "last": date(2026, 3, 31)})


def in_hand(**changes):
    first, last = date(2026, 1, 26), date(2026, 2, 15)
    return examples.invoice(**{"period_from": first, "period_to": last, "lines": (Line(designation=f"  {JUDO.upper()} "),), **changes})


def test_days_of_an_activity_invoiced_already_are_a_warning_of_readiness():
    work = examples.work(invoice=in_hand(), invoiced=(MARCH, JANUARY))

    (found,) = [item for item in problems(work, date(2026, 2, 15)) if item.code == "invoice.period_twice"]

    assert (found.where, found.level.value) == ("invoice.period_from", "warning")
    assert "La facture FA2026-001 compte déjà «\u00a0ATELIER JUDO DU MERCREDI\u00a0» du 1er au 31 janvier 2026." in found.sentence


@pytest.mark.parametrize(
    "changes",
    [
        {"period_from": date(2026, 2, 1)},
        {"period_from": None},
        {"period_to": None},
        {"period_to": date(2026, 1, 20)},
        {"lines": (Line(designation="Théâtre"), Line(designation=" "))},
        {"kind": DocumentKind.CREDIT_NOTE},
    ],
)
def test_other_days_other_activities_and_credit_notes_are_not(changes):
    assert repeated(in_hand(**changes), (JANUARY, MARCH)) is None


def test_the_last_day_invoiced_is_the_latest_whatever_the_order():
    assert last_day((MARCH, JANUARY)) == date(2026, 3, 31)
    assert last_day(()) is None
