"""Numbers used and cents invoiced, by what was issued here and what was typed as made before."""

from datetime import date

import pytest

from chorus_desktop.domain.invoice import DocumentKind
from chorus_desktop.domain.lifecycle import Event, EventKind
from chorus_desktop.domain.past import PastInvoice, PastStatus
from chorus_desktop.domain.references import EngagementNumber, InvoiceNumber
from chorus_desktop.store.issuing import add_event
from chorus_desktop.store.numbers import numbered, used
from chorus_desktop.store.past_invoices import add_past_invoice, past_invoices
from chorus_desktop.store.trash import TrashKind, put_back, trash
from chorus_desktop.store.troubles import NumberUsed
from tests.helpers import examples
from tests.helpers.stores import judo

WINTER, AUTUMN = "CP2026/4512/1", "CP2025/4388/1"


def carried(number):
    """The key of an engagement's amount."""
    return EngagementNumber(number).folded


def past(number="FA2025-009", **changes):
    fields = {
        "number": InvoiceNumber(number),
        "day": date(2025, 12, 15),
        "amount": 30_000,
        "engagement": EngagementNumber(AUTUMN),
        "status": PastStatus.PAID,
    }
    return PastInvoice(**{**fields, **changes})


def test_every_number_is_known_with_its_day(club):
    cancelled = club.issue("FA2026-001")
    add_event(club.store, cancelled, Event(kind=EventKind.CANCELLED, on=examples.TODAY, reason="x"))
    club.issue("FA2026-002")
    add_past_invoice(club.store, club.association, past())
    add_past_invoice(club.store, club.association, past(number="FA2025-008", day=None))
    add_past_invoice(club.store, club.association, PastInvoice(amount=10))

    found = numbered(club.store, club.association)

    assert {(item.number, item.day) for item in found} == {
        ("FA2026-001", date(2026, 1, 31)),
        ("FA2026-002", date(2026, 1, 31)),
        ("FA2025-009", date(2025, 12, 15)),
        ("FA2025-008", None),
    }


def test_numbers_of_another_association_are_not_ours(club):
    other = judo(club.store, siret="11122233700011")
    add_past_invoice(club.store, other.association, past())

    assert numbered(club.store, club.association) == ()
    assert len(numbered(club.store, other.association)) == 1


def test_a_club_without_siret_has_numbers_too(store):
    club = judo(store, siret=None)
    add_past_invoice(store, club.association, past())

    assert [item.number for item in numbered(store, club.association)] == ["FA2025-009"]


def test_used_counts_what_was_issued_and_what_was_made_before(club):
    first = club.issue("FA2026-001")
    club.issue("FA2026-002")
    add_past_invoice(club.store, club.association, past())

    assert used(club.store, club.association) == {carried(WINTER): 105_000, carried(AUTUMN): 30_000}
    assert used(club.store, club.association, first) == {carried(WINTER): 52_500, carried(AUTUMN): 30_000}


def test_a_credit_note_is_taken_off(club):
    club.issue("FA2026-001")
    totals = examples.issued().totals.model_copy(update={"with_vat": 10_000})
    club.issue("AV2026-001", kind=DocumentKind.CREDIT_NOTE, totals=totals)

    assert used(club.store, club.association) == {carried(WINTER): 42_500}


def test_what_was_cancelled_before_deposit_counts_no_more(club):
    kept = club.issue()
    add_event(club.store, kept, Event(kind=EventKind.CANCELLED, on=examples.TODAY, reason="x"))

    assert used(club.store, club.association) == {}


def test_what_was_deposited_or_withdrawn_still_counts(club):
    kept = club.issue()
    for kind in (EventKind.DEPOSITED, EventKind.DEPOSIT_WITHDRAWN):
        add_event(club.store, kept, Event(kind=kind, on=examples.TODAY))
        assert used(club.store, club.association) == {carried(WINTER): 52_500}


def test_drafts_and_what_the_payer_rejected_do_not_count(club):
    club.draft()
    add_past_invoice(club.store, club.association, past(status=PastStatus.REJECTED))
    add_past_invoice(club.store, club.association, past(number="FA2025-010", engagement=None))

    assert used(club.store, club.association) == {carried(AUTUMN): 0}


def test_used_is_a_dictionary_of_one_s_own(club):
    club.issue()
    used(club.store, club.association).clear()

    assert used(club.store, club.association) == {carried(WINTER): 52_500}


def test_past_invoices_come_back_in_the_order_they_were_typed(club):
    ids = [
        add_past_invoice(club.store, club.association, past(number), {"amount": "x"})
        for number in ("FA2025-009", "FA2025-002", "FA2025-005")
    ]

    found = past_invoices(club.store, club.association)

    assert [item.id for item in found] == ids
    assert found[1].value == past("FA2025-002")
    assert found[1].unread == {"amount": "x"}


def test_a_past_number_is_typed_once(club):
    club.issue("FA2026-001")
    add_past_invoice(club.store, club.association, past())
    add_past_invoice(club.store, club.association, PastInvoice())

    for number in ("FA2026-001", "FA2025-009", "fa2025/009"):
        with pytest.raises(NumberUsed, match=number):
            add_past_invoice(club.store, club.association, past(number))

    assert len(numbered(club.store, club.association)) == 2


def test_a_past_invoice_in_the_trash_no_longer_counts_until_it_comes_back(club):
    kept = add_past_invoice(club.store, club.association, past())

    trash(club.store, TrashKind.PAST_INVOICE, kept, examples.TODAY)
    assert (numbered(club.store, club.association), used(club.store, club.association)) == ((), {})
    assert past_invoices(club.store, club.association) == ()

    put_back(club.store, TrashKind.PAST_INVOICE, kept)
    assert used(club.store, club.association) == {carried(AUTUMN): 30_000}


def test_a_past_number_used_meanwhile_does_not_come_back(club):
    kept = add_past_invoice(club.store, club.association, past("FA2026-001"))
    trash(club.store, TrashKind.PAST_INVOICE, kept, examples.TODAY)
    club.issue("FA2026-001")

    with pytest.raises(NumberUsed):
        put_back(club.store, TrashKind.PAST_INVOICE, kept)

    assert len(numbered(club.store, club.association)) == 1


def test_a_past_invoice_belongs_to_an_association(store):
    with pytest.raises(KeyError):
        add_past_invoice(store, "unknown", past())
