"""The life of an issued document: facts in their order, and what may follow."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from chorus_desktop.domain.lifecycle import Event, EventKind, InvoiceState, may_follow, state_of

DAY = date(2026, 2, 3)


def events(kinds):
    return [Event(kind=kind, on=DAY) for kind in kinds]


def test_a_document_without_event_is_finalised():
    assert state_of([]) is InvoiceState.FINALISED


def test_what_was_deposited_is_no_more_cancelled_before_its_deposit():
    assert may_follow(InvoiceState.FINALISED, EventKind.CANCELLED)
    assert not may_follow(InvoiceState.DEPOSITED, EventKind.CANCELLED)
    assert not may_follow(InvoiceState.CANCELLED, EventKind.DEPOSITED)
    assert not may_follow(InvoiceState.DRAFT, EventKind.DEPOSITED)


def test_a_deposit_told_by_mistake_is_withdrawn():
    assert state_of(events([EventKind.DEPOSITED])) is InvoiceState.DEPOSITED
    assert state_of(events([EventKind.DEPOSITED, EventKind.DEPOSIT_WITHDRAWN])) is InvoiceState.FINALISED


@given(st.lists(st.sampled_from(EventKind), max_size=12))
def test_only_allowed_events_never_leave_a_cancelled_document(kinds):
    kept = []
    for kind in kinds:
        if may_follow(state_of(events(kept)), kind):
            kept.append(kind)
    if EventKind.CANCELLED in kept:
        assert kept[-1] is EventKind.CANCELLED
        assert state_of(events(kept)) is InvoiceState.CANCELLED
    assert state_of(events(kept)) is not InvoiceState.DRAFT


def test_every_state_has_words():
    assert all(state.label for state in InvoiceState)
