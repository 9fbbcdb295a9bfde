"""The payment delay: from the reception or the end of what was done, interrupted once, to the exact day."""

from datetime import date

import pytest

from chorus_desktop.domain.interruption import (
    InterruptedDay,
    ResumedDay,
    interrupted_problems,
    proposed_day,
    proposed_end,
    rank_of,
    resumed_problems,
)
from chorus_desktop.domain.invoice import DocumentKind
from chorus_desktop.domain.lifecycle import Event, EventKind, life_of
from chorus_desktop.domain.payment_delay import Terms, delay_of, terms_of
from chorus_desktop.domain.portal_status import Phase
from chorus_desktop.services import data, portal_data
from tests.documents.samples import document

RULES = portal_data.delay_rules()
REROUTING = data.answered_with("recycle")
DEPOSITED = date(2026, 2, 3)
TERMS = Terms(days=30, executed_on=date(2026, 1, 31))


def status(key, phase, on):
    return Event(kind=EventKind.STATUS, status=key, phase=phase, on=on)


def life(*events, deposited=DEPOSITED):
    return life_of((Event(kind=EventKind.DEPOSITED, on=deposited), *events))


def delay(*events, terms=TERMS, deposited=DEPOSITED):
    return delay_of(terms, life(*events, deposited=deposited), RULES, REROUTING)


def interrupted(on):
    return Event(kind=EventKind.INTERRUPTED, on=on)


def resumed(on):
    return Event(kind=EventKind.RESUMED, on=on)


RECEIVED = status("mise-a-disposition", Phase.RECEIVED, date(2026, 2, 5))


def test_the_rules_of_public_purchasing_hold_where_the_invoice_quotes_them():
    assert terms_of(document()) == Terms(days=30, executed_on=date(2026, 5, 31))
    assert terms_of(document(terms=())) is None
    assert terms_of(document(kind=DocumentKind.CREDIT_NOTE)) is None


def test_it_runs_from_the_reception_that_the_portal_told():
    found = delay(status("en-cours-d-acheminement", Phase.SENT, date(2026, 2, 3)), RECEIVED)

    assert (found.received_on, found.told, found.starts_on, found.due_on) == (date(2026, 2, 5), True, date(2026, 2, 5), date(2026, 3, 7))
    assert not found.by_execution
    assert [found.left(day) for day in (date(2026, 3, 6), date(2026, 3, 7), date(2026, 3, 9))] == [1, 0, -2]


def test_where_nobody_told_the_reception_it_is_presumed_two_days_after_the_deposit():
    found = delay()

    assert (found.received_on, found.told, found.due_on) == (date(2026, 2, 5), False, date(2026, 3, 7))


@pytest.mark.parametrize(("days", "due"), [(30, date(2028, 3, 1)), (50, date(2028, 3, 21)), (60, date(2028, 3, 31))])
def test_the_delay_is_that_of_the_payer_and_february_may_have_29_days(days, due):
    found = delay(
        status("mise-a-disposition", Phase.RECEIVED, date(2028, 1, 31)),
        terms=Terms(days=days, executed_on=date(2028, 1, 15)),
        deposited=date(2028, 1, 31),
    )

    assert found.due_on == due


def test_what_was_done_later_makes_it_start_later():
    found = delay(RECEIVED, terms=Terms(days=30, executed_on=date(2026, 2, 28)))

    assert (found.starts_on, found.by_execution, found.due_on) == (date(2026, 2, 28), True, date(2026, 3, 30))


def test_an_interruption_stops_it_and_thirty_new_days_open_when_all_was_received():
    stopped = delay(RECEIVED, interrupted(date(2026, 2, 20)))
    again = delay(RECEIVED, interrupted(date(2026, 2, 20)), resumed(date(2026, 3, 2)))

    assert (stopped.due_on, stopped.left(date(2026, 2, 21)), stopped.interrupted_on) == (None, None, date(2026, 2, 20))
    assert (again.due_on, again.renewed, again.resumed_on) == (date(2026, 4, 1), 30, date(2026, 3, 2))


def test_what_was_left_of_a_long_delay_is_kept_when_it_was_more_than_thirty_days():
    # Received on 5 February, 60 days: due on 6 April; notified on 15 February, 50 days were left.
    found = delay(RECEIVED, interrupted(date(2026, 2, 15)), resumed(date(2026, 3, 2)), terms=TERMS.model_copy(update={"days": 60}))

    assert (found.renewed, found.due_on) == (50, date(2026, 4, 21))


def test_an_interruption_told_after_the_end_changes_nothing():
    found = delay(RECEIVED, interrupted(date(2026, 3, 8)))

    assert (found.due_on, found.too_late, found.interrupted_on) == (date(2026, 3, 7), True, None)
    assert not delay(RECEIVED, interrupted(date(2026, 3, 7))).too_late


def test_interrupted_before_the_work_was_done_it_still_ends_after_it():
    found = delay(RECEIVED, interrupted(date(2026, 2, 10)), resumed(date(2026, 2, 20)), terms=Terms(days=60, executed_on=date(2026, 3, 31)))

    assert (found.renewed, found.due_on) == (60, date(2026, 5, 30))


def test_sent_to_the_wrong_structure_it_runs_from_the_right_one():
    back = status("a-recycler", Phase.RETURNED, date(2026, 2, 10))

    assert delay(RECEIVED, back) is None
    found = delay(RECEIVED, back, status("mise-a-disposition", Phase.RECEIVED, date(2026, 2, 16)))
    assert (found.received_on, found.told) == (date(2026, 2, 16), True)
    found = delay(RECEIVED, back, status("service-fait", Phase.ACCEPTED, date(2026, 2, 18)))
    assert (found.received_on, found.told) == (date(2026, 2, 18), False)


@pytest.mark.parametrize(
    "told",
    [
        (status("rejetee", Phase.REJECTED, date(2026, 2, 9)),),
        (status("a-valider", Phase.VALIDATING, date(2026, 2, 4)),),
        (status("brouillon", Phase.DRAFT, date(2026, 2, 4)),),
        (Event(kind=EventKind.DEPOSIT_WITHDRAWN, on=date(2026, 2, 4)),),
    ],
)
def test_none_runs_where_nobody_who_pays_has_it(told):
    assert delay(*told) is None


def test_every_article_is_there_and_a_missing_one_is_a_bug():
    assert RULES.article("rate").article == "R. 2192-31"
    assert [item.key for item in RULES.articles if not item.settled] == ["year", "count"]
    with pytest.raises(KeyError):
        RULES.model_copy(update={"articles": ()}).article("rate")


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (None, "interruption.day_missing"),
        (date(2026, 2, 21), "interruption.day_future"),
        (date(2026, 2, 2), "interruption.before_deposit"),
        (DEPOSITED, ""),
    ],
)
def test_the_day_of_an_interruption_lies_between_the_deposit_and_today(day, code):
    today = date(2026, 2, 20)

    found = interrupted_problems(InterruptedDay(interrupted_on=day), life(), today)
    resumed_found = resumed_problems(ResumedDay(resumed_on=day), life(), today)

    assert [problem.code for problem in found] == [code] * bool(code)
    assert [problem.code for problem in resumed_found] == [code] * bool(code)
    assert all(problem.sentence for problem in found)


def test_everything_is_not_received_before_it_was_asked_for():
    known = life(interrupted(date(2026, 2, 10)))

    (problem,) = resumed_problems(ResumedDay(resumed_on=date(2026, 2, 9)), known, date(2026, 2, 20))
    assert "10 février 2026" in problem.sentence
    assert resumed_problems(ResumedDay(resumed_on=date(2026, 2, 10)), known, date(2026, 2, 20)) == ()


def test_a_suspension_proposes_its_day_once_and_a_wrong_structure_none():
    suspended = status("suspendue", Phase.RETURNED, date(2026, 2, 12))
    suspending = data.answered_with("complete")

    assert suspending == {"suspendue", "travaux-suspendue"}
    assert proposed_day(life(suspended), suspending) == date(2026, 2, 12)
    assert proposed_day(life(suspended, interrupted(date(2026, 2, 12))), suspending) is None
    assert proposed_day(life(RECEIVED), suspending) is None
    assert proposed_day(life(status("a-recycler", Phase.RETURNED, date(2026, 2, 12))), suspending) is None
    assert proposed_day(life(suspended, status("rejetee", Phase.REJECTED, date(2026, 2, 13))), suspending) is None


def test_the_end_of_an_interruption_is_proposed_from_her_answer_or_from_the_portal():
    suspended, stopped = status("suspendue", Phase.RETURNED, date(2026, 2, 12)), interrupted(date(2026, 2, 13))
    answered = Event(kind=EventKind.ANSWERED, on=date(2026, 2, 16))

    assert proposed_end(life(suspended)) is None
    assert proposed_end(life(RECEIVED, suspended, stopped)) is None
    assert proposed_end(life(suspended, stopped, answered)) == date(2026, 2, 16)
    assert proposed_end(life(suspended, stopped, answered, status("completee", Phase.RECEIVED, date(2026, 2, 17)))) == date(2026, 2, 17)


def test_the_fact_to_take_back_is_the_last_that_counts():
    told = [Event(kind=EventKind.DEPOSITED, on=DEPOSITED), interrupted(date(2026, 2, 10))]

    assert rank_of(told, EventKind.INTERRUPTED) == 2
    told += [Event(kind=EventKind.WITHDRAWN, on=date(2026, 2, 11), about=2), interrupted(date(2026, 2, 11))]
    assert rank_of(told, EventKind.INTERRUPTED) == 4
    assert rank_of(told, EventKind.RESUMED) == 0
