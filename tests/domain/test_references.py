"""References that travel to the portal: what it accepts, and what it would refuse."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chorus_desktop.domain.references import EngagementNumber, InvoiceNumber, MarketNumber, ServiceCode
from tests.helpers.refusals import attempt, refusal

PORTAL = st.text("ABCZabcz019+-_/", min_size=1, max_size=20)
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    "text", ["FA2026-012", "2026-001", "2026/05/A", "A" * 20, "20260001", "2026-2012", "2026-1231", "+", "20261332", "1"]
)
def test_what_the_portal_takes_is_a_number(text):
    assert InvoiceNumber(text) == text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Indiquez un numéro"),
        ("A" * 21, "en a 21"),
        ("FA 2026", "retirez «\u00a0espace\u00a0»"),
        ("FA n°é 1", "retirez «\u00a0espace ° é\u00a0»"),
        ("20260305", "simple date"),
        ("05032026", "simple date"),
        ("05/03/2026", "simple date"),
        ("2026-03-05", "simple date"),
    ],
)
def test_what_the_portal_refuses_is_said(text, said):
    assert said in refusal(InvoiceNumber, text)


@given(DAYS, st.sampled_from(["%Y%m%d", "%d%m%Y", "%Y-%m-%d", "%d/%m/%Y", "%Y/%m/%d", "%d-%m-%Y"]))
def test_no_day_of_the_calendar_is_a_number(day, form):
    assert "simple date" in refusal(InvoiceNumber, day.strftime(form))


@given(PORTAL)
def test_a_number_makes_a_file_name_for_any_system(text):
    number, refused = attempt(InvoiceNumber, text)
    if refused:
        return
    assert set(number.safe) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-")
    assert 1 <= len(number.safe) <= 21
    assert not number.safe.startswith((".", "-"))


@pytest.mark.parametrize(
    ("text", "name"), [("FA2026/012", "FA2026-012"), ("con", "con_"), ("Lpt1", "Lpt1_"), ("///", "facture"), ("-7-", "7")]
)
def test_names_that_a_system_would_refuse_are_changed(text, name):
    assert InvoiceNumber(text).safe == name


def test_an_engagement_number_is_kept_as_given():
    assert EngagementNumber("  CP2026/4512/1 ") == "CP2026/4512/1"
    assert EngagementNumber("BC  12 é") == "BC 12 é"


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        (EngagementNumber, "X" * 51, "en a 51"),
        (EngagementNumber, "", "n’attend pas"),
        (EngagementNumber, "CP2026→1", "n’attend pas"),
        (ServiceCode, "A/B", "n’est pas un code service"),
        (ServiceCode, "A" * 101, "100 caractères au plus"),
        (MarketNumber, "X" * 51, "en a 51"),
        (MarketNumber, "", "en a 0"),
        (MarketNumber, "M\x00", "ne s’imprime pas"),
    ],
)
def test_references_that_the_portal_refuses_are_said(kind, text, said):
    assert said in refusal(kind, text)
