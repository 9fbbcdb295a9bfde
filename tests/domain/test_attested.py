"""Where attestations stand: which count, which wait, which pages have come; what makes them old."""

from datetime import date
from unittest.mock import Mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chorus_desktop.domain.attendance import Attendance
from chorus_desktop.domain.attendance_rule import AttendanceRule
from chorus_desktop.domain.attested import (
    PagePlace,
    attendance_rule,
    came,
    lacking,
    lacking_said,
    outdated,
    proves,
    standing,
    still_demanded,
    wanted,
)
from chorus_desktop.domain.attesting import attested
from chorus_desktop.domain.certificate import CertificateSet, Grouping
from chorus_desktop.domain.chosen import GROUP
from chorus_desktop.domain.invoice import Invoice
from chorus_desktop.domain.paper_code import paper_code
from chorus_desktop.domain.readiness import problems
from chorus_desktop.domain.task import Stage, Status
from chorus_desktop.domain.tasks import tasks
from tests.helpers import presences
from tests.helpers.examples import TODAY, attachment
from tests.helpers.examples import work as work_of
from tests.helpers.presences import FIRST, sheet

SPAN = (FIRST, date(2026, 1, 31))


def made(attendance, **more):
    found = attested(attendance, AttendanceRule(), Grouping.CHILD, SPAN, {}, chosen=more.pop("chosen", None))
    return presences.certificates("d", id="s1", first=SPAN[0], last=SPAN[1], items=found.items, words=found.words, pages=2, **more)


def waiting(**more):
    return work_of(attachments=(), certificates=(made(sheet(2, 2)),), attendance=sheet(2, 2), **more)


def codes(found):
    """What is said, but for the proof by the sheet, which has tests of its own."""
    return [(problem.where, problem.code) for problem in found if not problem.where.startswith("attendance.")]


def test_a_set_that_another_replaces_counts_no_more():
    first, second = made(sheet(1, 1)), made(sheet(1, 1)).model_copy(update={"id": "s2", "replaces": ("s1",)})

    assert standing((first, second)) == (second,)


def test_what_waits_for_a_signature_is_said_once_and_not_missing_as_well():
    work = waiting()

    assert codes(problems(work, TODAY)) == [("attachments.certificates", "certificates.to_sign")]
    assert still_demanded(work) == ()
    (row,) = [task for task in tasks(work, problems(work, TODAY), TODAY) if task.stage is Stage.ATTACHMENTS]
    assert (row.status, row.fact) == (Status.DOING, "Attestations à signer")


def test_signed_by_the_image_but_not_joined_they_are_missing():
    signed = made(sheet(2, 2)).model_copy(update={"signature": "f" * 64})
    work = work_of(attachments=(), certificates=(signed,), attendance=sheet(2, 2))

    assert codes(problems(work, TODAY)) == [("attachments", "attachment.missing")]


def test_joined_they_are_complete():
    work = work_of(attachments=(attachment(certificates="s1"),), certificates=(made(sheet(2, 2)),), attendance=sheet(2, 2))

    assert codes(problems(work, TODAY)) == []


def test_a_payer_that_knows_no_proof_of_presence_has_no_rule_for_it():
    rules = work_of().attachment_rules

    assert attendance_rule(rules) in rules
    assert attendance_rule(rule for rule in rules if not rule.attendance) is None


@pytest.mark.parametrize(
    ("today", "old"),
    [
        (sheet(2, 2), False),
        (sheet(2, 2, (0, 1)), True),
        (sheet(2, 2, blank=((1, 1),)), True),
        (sheet(2, 3), True),
    ],
)
def test_another_mark_another_session_make_them_old(today, old):
    before = made(sheet(2, 2))

    assert outdated([before], today, AttendanceRule()) == ({before.code} if old else set())


def test_what_would_be_attested_today_is_made_once_for_sets_of_the_same_children_and_days(monkeypatch):
    """A set of a big club holds tens of thousands of presences, and a dossier has many sets."""
    first = made(sheet(2, 2))
    sets = [first.model_copy(update={"code": paper_code("A", rank)}) for rank in range(8)]
    other = made(sheet(2, 2), chosen=("c0",)).model_copy(update={"code": paper_code("A", 8)})
    reckoned = Mock(wraps=attested)
    monkeypatch.setattr("chorus_desktop.domain.attested.attested", reckoned)

    assert outdated([*sets, other], sheet(2, 2, (1, 1)), AttendanceRule()) == {item.code for item in sets}
    assert reckoned.call_count == 2


def test_of_a_group_who_joined_it_since_counts():
    before = sheet(2, 2)
    grouped = Attendance(
        tuple(child.model_copy(update={"group": "Poussins"}) for child in before.children), before.activities, before.sessions, before.marks
    )
    one = made(grouped, chosen=("c0",), who=f"{GROUP}Poussins")

    assert wanted(grouped, one, SPAN) == {"c0", "c1"}
    assert outdated([one], grouped, AttendanceRule()) == {one.code}
    assert wanted(grouped, one.model_copy(update={"who": ""}), SPAN) == {"c0"}


def test_of_a_page_scanned_twice_the_last_counts():
    assert came([(1, 2), (0, 2, 9)], 3) == {1: PagePlace(0, 0), 2: PagePlace(1, 1)}


def test_missing_pages_in_words():
    assert lacking_said((3,)) == "il manque la page 3"
    assert lacking_said((3, 7)) == "il manque les pages 3 et 7"


@given(st.lists(st.lists(st.integers(0, 6), max_size=5), max_size=4))
def test_every_page_has_come_or_is_missing(scans):
    found = came(scans, 5)

    assert sorted([*found, *lacking(found, 5)]) == [1, 2, 3, 4, 5]
    assert all(scans[place.scan][place.page] == number for number, place in found.items())


@pytest.mark.parametrize(
    ("first", "last", "says"),
    [
        (date(2026, 1, 1), date(2026, 1, 31), True),
        (date(2025, 9, 1), date(2026, 6, 30), True),
        (date(2026, 1, 12), date(2026, 1, 16), True),
        (date(2026, 1, 20), date(2026, 2, 10), False),
        (date(2026, 2, 1), date(2026, 2, 28), False),
    ],
)
def test_a_set_proves_an_invoice_of_its_days(first, last, says):
    made = presences.certificates("d").model_copy(update={"first": first, "last": last})

    assert proves(made, Invoice(period_from=date(2026, 1, 1), period_to=date(2026, 1, 31))) is says
    assert not proves(made, Invoice())


def test_the_one_set_that_was_replaced_is_still_read_from_a_text():
    old = presences.certificates("d").model_dump() | {"replaces": "s1"}
    assert CertificateSet.model_validate(old).replaces == ("s1",)
    assert CertificateSet.model_validate(old | {"replaces": ""}).replaces == ()
