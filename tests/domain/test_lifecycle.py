"""The life of an issued document: facts in their order, what may follow, and what is known from them."""

from datetime import date

import pytest
from hypothesis import given

from chorus_desktop.domain.lifecycle import Event, EventKind, InvoiceState, Life, life_of, may_follow, state_of
from chorus_desktop.domain.portal_status import Phase
from tests.helpers.lives import lives

DAY = date(2026, 2, 3)
LATER = date(2026, 2, 10)
DEPOSITED = Event(kind=EventKind.DEPOSITED, on=DAY)


def events(*kinds):
    return [Event(kind=kind, on=DAY) for kind in kinds]


def status(key, phase, on=LATER, motive=""):
    return Event(kind=EventKind.STATUS, on=on, status=key, phase=phase, reason=motive)


def told(*wanted):
    """The facts among these that may be told, in their order."""
    kept = []
    for event in wanted:
        if may_follow(kept, event):
            kept.append(event)
    return kept


SUSPENDED = status("suspendue", Phase.RETURNED, motive="Attestation absente")
REJECTED = status("rejetee", Phase.REJECTED)


def test_a_document_without_event_is_finalised():
    assert life_of([]) == Life(state=InvoiceState.FINALISED)


def test_what_was_deposited_is_no_more_cancelled_before_its_deposit():
    cancelled = Event(kind=EventKind.CANCELLED, on=DAY)
    assert may_follow([], cancelled)
    assert not may_follow([DEPOSITED], cancelled)
    assert not may_follow([cancelled], DEPOSITED)


def test_a_deposit_told_by_mistake_is_withdrawn_with_all_that_was_told_after_it():
    withdrawn = Event(kind=EventKind.DEPOSIT_WITHDRAWN, on=LATER)
    assert state_of([DEPOSITED]) is InvoiceState.DEPOSITED
    assert life_of([DEPOSITED, SUSPENDED, withdrawn]) == Life()


def test_the_portal_shows_nothing_of_what_was_not_deposited():
    assert not may_follow([], SUSPENDED)
    assert not may_follow([DEPOSITED], status("", Phase.SENT))
    assert not may_follow([DEPOSITED], Event(kind=EventKind.STATUS, on=DAY, status="suspendue"))


def test_states_are_skipped_and_told_late():
    paid, seen = status("mise-en-paiement", Phase.ORDERED, on=date(2026, 3, 2)), status("mise-a-disposition", Phase.RECEIVED, on=DAY)

    life = life_of(told(DEPOSITED, paid, seen))

    assert [(item.status, item.rank) for item in life.shown] == [("mise-a-disposition", 3), ("mise-en-paiement", 2)]
    assert (life.phase, life.accepted_on) == (Phase.ORDERED, date(2026, 3, 2))


def test_a_state_waits_for_her_until_she_answered_and_a_new_one_asks_again():
    answered = Event(kind=EventKind.ANSWERED, on=date(2026, 2, 11))
    again = status("suspendue", Phase.RETURNED, on=date(2026, 2, 20))

    assert not may_follow([DEPOSITED], answered)
    assert life_of([DEPOSITED, SUSPENDED]).awaits_her
    life = life_of(told(DEPOSITED, SUSPENDED, answered))
    assert (life.answered_on, life.awaits_her) == (date(2026, 2, 11), False)
    assert life_of(told(DEPOSITED, SUSPENDED, answered, again)).awaits_her


def test_a_state_told_late_changes_nothing_of_the_answer():
    answered = Event(kind=EventKind.ANSWERED, on=date(2026, 2, 11))

    life = life_of(told(DEPOSITED, SUSPENDED, answered, status("deposee", Phase.SENT, on=DAY)))

    assert (life.status.status, life.answered_on) == ("suspendue", date(2026, 2, 11))


def test_what_was_rejected_is_void_and_acknowledged_once():
    seen = Event(kind=EventKind.ACKNOWLEDGED, on=LATER)

    assert not may_follow([DEPOSITED, SUSPENDED], seen)
    life = life_of(told(DEPOSITED, REJECTED, seen))
    assert (life.is_void, life.acknowledged_on) == (True, LATER)
    assert not may_follow([DEPOSITED, REJECTED, seen], seen)
    assert life_of(events(EventKind.CANCELLED)).is_void


def test_an_acceptance_taken_back_by_the_payer_counts_no_more():
    life = life_of(
        [DEPOSITED, status("service-fait", Phase.ACCEPTED, on=DAY), SUSPENDED, status("mandatee", Phase.ACCEPTED, on=date(2026, 3, 1))]
    )

    assert life.accepted_on == date(2026, 3, 1)


def test_the_delay_is_interrupted_once_and_goes_on_after():
    stop, on = Event(kind=EventKind.INTERRUPTED, on=LATER), Event(kind=EventKind.RESUMED, on=date(2026, 2, 15))

    assert not may_follow([DEPOSITED], on)
    assert not may_follow([DEPOSITED, stop], Event(kind=EventKind.RESUMED, on=DAY))
    life = life_of(told(DEPOSITED, stop, on, stop))
    assert (life.interrupted_on, life.resumed_on) == (LATER, date(2026, 2, 15))
    assert not may_follow([DEPOSITED, stop, on], stop)


def test_a_certificate_is_filed_after_the_deposit():
    filed = Event(kind=EventKind.CERTIFICATE, on=LATER, reference="AbC=")

    assert not may_follow([], filed)
    life = life_of(told(DEPOSITED, filed))
    assert (life.certificate_on, life.certificate) == (LATER, "AbC=")


@pytest.mark.parametrize("about", [1, 3, 7])
def test_only_a_fact_after_the_deposit_is_taken_back(about):
    assert not may_follow([DEPOSITED, SUSPENDED], Event(kind=EventKind.WITHDRAWN, on=LATER, about=about))


def test_a_state_told_by_mistake_is_taken_back_once_and_the_one_before_stands():
    seen, back = status("mise-a-disposition", Phase.RECEIVED, on=DAY), Event(kind=EventKind.WITHDRAWN, on=LATER, about=3)

    life = life_of(told(DEPOSITED, seen, SUSPENDED, back))

    assert life.status.status == "mise-a-disposition"
    assert not may_follow([DEPOSITED, seen, SUSPENDED, back], back)


def test_what_rested_on_a_fact_taken_back_says_nothing_any_more():
    answered, seen = Event(kind=EventKind.ANSWERED, on=LATER), Event(kind=EventKind.ACKNOWLEDGED, on=LATER)
    stop, on = Event(kind=EventKind.INTERRUPTED, on=LATER), Event(kind=EventKind.RESUMED, on=LATER)
    back = Event(kind=EventKind.WITHDRAWN, on=LATER, about=2)

    assert life_of(told(DEPOSITED, SUSPENDED, answered, back)) == life_of([DEPOSITED])
    assert life_of(told(DEPOSITED, REJECTED, seen, back)) == life_of([DEPOSITED])
    assert life_of(told(DEPOSITED, stop, on, back)) == life_of([DEPOSITED])


@given(lives())
def test_only_allowed_events_never_leave_a_cancelled_document(wanted):
    kept = told(*wanted)
    life = life_of(kept)
    if any(event.kind is EventKind.CANCELLED for event in kept):
        assert kept[-1].kind is EventKind.CANCELLED
        assert life == Life(state=InvoiceState.CANCELLED)
    assert life.state is not InvoiceState.DRAFT
    assert (life.deposited_on is not None) is (life.state is InvoiceState.DEPOSITED)
    if life.state is not InvoiceState.DEPOSITED:
        assert life == Life(state=life.state)


@given(lives())
def test_the_states_shown_are_in_the_order_of_their_days(wanted):
    days = [shown.on for shown in life_of(told(*wanted)).shown]

    assert days == sorted(days)


def test_every_state_has_words():
    assert all(state.label for state in InvoiceState)
