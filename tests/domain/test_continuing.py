"""The way an association wrote its numbers, read from the last one."""

from datetime import date

import pytest

from chorus_desktop.domain.continuing import pattern_of
from chorus_desktop.domain.numbering import Numbered, next_number
from chorus_desktop.domain.references import InvoiceNumber

DAY = date(2026, 1, 12)


@pytest.mark.parametrize(
    ("number", "pattern", "following"),
    [
        ("FA2026-011", "FA{année}-{n:03}", "FA2026-012"),
        ("2026-12", "{année}-{n}", "2026-13"),
        ("2026-01-011", "{année}-{mois}-{n:03}", "2026-01-012"),
        ("202601-3", "{année}{mois}-{n}", "202601-4"),
        ("2026-01", "{année}-{n:02}", "2026-02"),
        ("F26-07", "F26-{n:02}", "F26-08"),
        ("F/2026/A/9", "F/{année}/A/{n}", "F/2026/A/10"),
        ("112-2026", "{n:03}-{année}", "113-2026"),
        ("17", "{n}", "18"),
    ],
)
def test_the_next_number_goes_on_from_the_last(number, pattern, following):
    found = pattern_of(InvoiceNumber(number), DAY)

    assert found == pattern
    assert next_number(found, DAY, [Numbered(number=InvoiceNumber(number), day=DAY)]) == following


@pytest.mark.parametrize("number", ["FA2026", "FA-2026", "FACTURE", "FA2026-000"])
def test_a_number_without_a_rank_has_no_pattern(number):
    assert pattern_of(InvoiceNumber(number), DAY) == ""


def test_the_year_of_another_day_is_no_year():
    assert pattern_of(InvoiceNumber("FA2025-011"), DAY) == "FA2025-{n:03}"
