"""Deadlines: each with its exact day, how near it is, where it leads; and what must not be said."""

from datetime import date, timedelta

import pytest

from chorus_desktop.domain.deadlines import DeadlineKind, DeadlineLevel, in_order, level_of, of_today
from chorus_desktop.domain.dossier_deadlines import DossierFacts, dossier_deadlines
from chorus_desktop.domain.invoice_deadlines import InvoiceFacts, invoice_deadlines
from chorus_desktop.domain.lifecycle import Event, EventKind, InvoiceState, life_of
from chorus_desktop.domain.payment_delay import Delay
from chorus_desktop.domain.portal_status import Phase
from chorus_desktop.domain.season import EngagementWindow, Season
from chorus_desktop.services import portal_data

RULES = portal_data.deadline_rules()
TODAY = date(2026, 2, 3)
SEASON = Season(
    id="2025-2026",
    title="2025-2026",
    starts_on=date(2025, 9, 1),
    ends_on=date(2026, 7, 3),
    confirmed=True,
    source="Notice",
    checked_on=date(2025, 9, 1),
    last_deposit=date(2026, 7, 3),
    windows=(
        EngagementWindow(key="2025", title="Automne", mask="CP2025/*/1", issued_from=date(2025, 9, 1), issued_to=date(2025, 12, 31)),
        EngagementWindow(
            key="2026", title="Hiver et printemps", mask="CP2026/*/1", issued_from=date(2026, 1, 1), available_from=date(2026, 1, 10)
        ),
    ),
)


def of_dossier(today=TODAY, **changes):
    facts = {"id": "d", "title": "C’LOISIRS 2025-2026", "season": SEASON, "numbered": frozenset({"2025", "2026"}), **changes}
    return {item.kind: item for item in dossier_deadlines(DossierFacts(**facts), today, RULES)}


def of_invoice(*events, today=TODAY, state=InvoiceState.DEPOSITED, deposited=date(2026, 1, 20), **changes):
    life = life_of((Event(kind=EventKind.DEPOSITED, on=deposited), *events))
    facts = {
        "id": "i",
        "dossier_id": "d",
        "name": "FA2026-001",
        "state": state,
        "touched_on": date(2026, 1, 20),
        "life": life,
        "unpaid": 52_500,
    }
    return {item.kind: item for item in invoice_deadlines(InvoiceFacts(**{**facts, **changes}), today, RULES)}


def status(phase, on, key="x", motive=""):
    return Event(kind=EventKind.STATUS, status=key, phase=phase, on=on, reason=motive)


FILED = Event(kind=EventKind.CERTIFICATE, on=date(2026, 1, 21))


def due(on):
    return Delay(days=30, received_on=date(2026, 1, 20), told=True, starts_on=date(2026, 1, 20), due_on=on)


@pytest.mark.parametrize(
    ("day", "kind", "level"),
    [
        (date(2026, 2, 2), DeadlineKind.LAST_DEPOSIT, DeadlineLevel.LATE),
        (date(2026, 2, 2), DeadlineKind.DRAFT, DeadlineLevel.NOW),
        (date(2026, 2, 3), DeadlineKind.PAYMENT_DUE, DeadlineLevel.NOW),
        (date(2026, 2, 17), DeadlineKind.PAYMENT_DUE, DeadlineLevel.SOON),
        (date(2026, 2, 18), DeadlineKind.PAYMENT_DUE, DeadlineLevel.LATER),
    ],
)
def test_how_near_a_day_is(day, kind, level):
    assert level_of(kind, day, TODAY, RULES) is level
    assert level.label


def test_every_kind_has_its_source_and_every_level_its_words():
    assert set(RULES.sources) == set(DeadlineKind)
    assert [level.label for level in DeadlineLevel] == ["En retard", "À faire", "Bientôt", "À venir"]


def test_the_last_deposit_of_the_season():
    found = of_dossier(unsent=2)[DeadlineKind.LAST_DEPOSIT]

    assert (found.day, found.level, found.dossier_id, found.uid) == (date(2026, 7, 3), DeadlineLevel.LATER, "d", "last_deposit-d")
    assert found.why.startswith("2 factures non déposées. Après le 3 juillet 2026")
    assert of_dossier()[DeadlineKind.LAST_DEPOSIT].why.startswith("Rien n’est en attente")
    late = date(2026, 7, 4)
    assert DeadlineKind.LAST_DEPOSIT not in of_dossier(late)
    assert of_dossier(late, unsent=1)[DeadlineKind.LAST_DEPOSIT].level is DeadlineLevel.LATE
    assert DeadlineKind.LAST_DEPOSIT in of_dossier(date(2026, 8, 2), unsent=1)
    assert of_dossier(date(2026, 8, 3), unsent=1) == {}, "its own page says that the season is closed"
    assert DeadlineKind.LAST_DEPOSIT not in of_dossier(season=SEASON.model_copy(update={"last_deposit": None}))


def test_the_switch_of_engagement_is_told_until_its_day():
    before = of_dossier(date(2025, 12, 20))[DeadlineKind.ENGAGEMENT_SWITCH]

    assert (before.day, before.level, before.part, before.uid) == (date(2026, 1, 1), DeadlineLevel.SOON, "2026", "engagement_switch-d-2026")
    assert DeadlineKind.ENGAGEMENT_SWITCH in of_dossier(date(2026, 1, 1))
    assert DeadlineKind.ENGAGEMENT_SWITCH not in of_dossier(date(2026, 1, 2))


def test_a_number_is_asked_for_once_the_payer_gives_it():
    missing = of_dossier(numbered=frozenset({"2025"}))[DeadlineKind.ENGAGEMENT_MISSING]
    early = of_dossier(date(2025, 12, 1), numbered=frozenset({"2025"}))[DeadlineKind.ENGAGEMENT_MISSING]

    assert (missing.day, missing.level, early.level) == (date(2026, 1, 10), DeadlineLevel.LATE, DeadlineLevel.LATER)
    assert "Hiver et printemps" in missing.title
    assert DeadlineKind.ENGAGEMENT_MISSING not in of_dossier(date(2026, 7, 4), numbered=frozenset())
    # The window of autumn serves no more; that of winter still does.
    assert of_dossier(numbered=frozenset({"2026"})).keys() == {DeadlineKind.LAST_DEPOSIT}
    autumn = of_dossier(date(2025, 9, 3), numbered=frozenset({"2026"}))[DeadlineKind.ENGAGEMENT_MISSING]
    undated = SEASON.model_copy(update={"last_deposit": None})
    assert DeadlineKind.ENGAGEMENT_MISSING in of_dossier(date(2026, 7, 3), season=undated, numbered=frozenset())
    assert of_dossier(date(2026, 7, 4), season=undated, numbered=frozenset()) == {}
    assert autumn.day == date(2025, 9, 1), "no day was announced for it: the first day it serves"


def test_the_convention_ends():
    tacit = of_dossier(convention_end=date(2030, 8, 31), tacit=True)[DeadlineKind.CONVENTION_END]
    plain = of_dossier(convention_end=date(2026, 2, 10))[DeadlineKind.CONVENTION_END]

    assert (tacit.day, tacit.level, plain.level) == (date(2030, 8, 31), DeadlineLevel.LATER, DeadlineLevel.SOON)
    assert "mais pas au-delà" in tacit.why
    assert "ne se reconduit pas" in plain.why


def test_a_draft_left_fifteen_days_is_spoken_of():
    def draft(touched):
        return of_invoice(state=InvoiceState.DRAFT, life=None, touched_on=touched)

    assert draft(date(2026, 1, 20)) == {}
    found = draft(date(2026, 1, 19))[DeadlineKind.DRAFT]
    assert (found.day, found.level, found.invoice_id) == (TODAY, DeadlineLevel.NOW, "i")


def test_a_number_without_deposit_is_to_be_deposited():
    found = of_invoice(state=InvoiceState.FINALISED, life=None, issued_on=date(2026, 1, 31))[DeadlineKind.TO_DEPOSIT]
    late = of_invoice(state=InvoiceState.FINALISED, life=None, issued_on=date(2026, 1, 20))[DeadlineKind.TO_DEPOSIT]

    assert (found.day, found.level, late.level) == (date(2026, 2, 7), DeadlineLevel.SOON, DeadlineLevel.LATE)
    assert of_invoice(state=InvoiceState.CANCELLED, life=None) == {}
    assert of_invoice(life=None) == {}, "deposited too long ago"


def test_a_rejection_is_acknowledged_within_seven_days():
    rejected = status(Phase.REJECTED, date(2026, 1, 30), motive="Léo Dupont n’est pas connu")
    found = of_invoice(FILED, rejected)[DeadlineKind.ACKNOWLEDGE]

    assert (found.day, found.level) == (date(2026, 2, 6), DeadlineLevel.SOON)
    assert "Léo" not in found.why, "a motive may name a child, and a calendar goes anywhere"
    assert of_invoice(FILED, rejected, Event(kind=EventKind.ACKNOWLEDGED, on=TODAY)) == {}


def test_a_return_waits_for_an_answer_and_stops_all_talk_of_payment():
    back = status(Phase.RETURNED, date(2026, 1, 25))
    found = of_invoice(FILED, back, delay=due(date(2026, 2, 1)))

    assert found.keys() == {DeadlineKind.ANSWER}
    assert (found[DeadlineKind.ANSWER].day, found[DeadlineKind.ANSWER].level) == (date(2026, 2, 1), DeadlineLevel.LATE)
    assert of_invoice(FILED, back, Event(kind=EventKind.ANSWERED, on=TODAY)) == {}
    draft = of_invoice(FILED, status(Phase.DRAFT, date(2026, 1, 30)))[DeadlineKind.ANSWER]
    assert draft.title == "Envoyer le brouillon de FA2026-001"


def test_a_payment_is_due_then_late():
    today = of_invoice(FILED, delay=due(TODAY))
    late = of_invoice(FILED, delay=due(TODAY - timedelta(days=1)))

    assert (today[DeadlineKind.PAYMENT_DUE].day, today[DeadlineKind.PAYMENT_DUE].amount) == (TODAY, 52_500)
    assert late.keys() == {DeadlineKind.PAYMENT_LATE}
    assert (late[DeadlineKind.PAYMENT_LATE].day, late[DeadlineKind.PAYMENT_LATE].level) == (TODAY, DeadlineLevel.NOW)
    assert "1 jour de retard" in late[DeadlineKind.PAYMENT_LATE].why


@pytest.mark.parametrize(
    "changes",
    [
        {"delay": None},
        {"delay": due(None)},
        {"delay": due(date(2026, 1, 25)), "unpaid": 0},
    ],
)
def test_no_payment_is_claimed_where_none_is_due(changes):
    assert of_invoice(FILED, status(Phase.RECEIVED, date(2026, 1, 22)), **changes) == {}


def test_a_transfer_that_was_ordered_is_not_chased():
    assert of_invoice(FILED, status(Phase.ORDERED, date(2026, 1, 30)), delay=due(date(2026, 1, 25))) == {}


def test_thirty_days_without_news():
    silent = of_invoice(FILED, deposited=date(2026, 1, 4))[DeadlineKind.SILENT]

    assert (silent.day, silent.level) == (TODAY, DeadlineLevel.NOW)
    assert of_invoice(FILED, deposited=date(2026, 1, 5)) == {}
    assert of_invoice(FILED, status(Phase.RECEIVED, date(2026, 1, 4)), deposited=date(2026, 1, 3)) == {}
    assert DeadlineKind.SILENT in of_invoice(FILED, status(Phase.SENT, date(2026, 1, 4)), deposited=date(2026, 1, 3))
    both = of_invoice(FILED, deposited=date(2025, 12, 20), delay=due(date(2026, 1, 25)))
    assert both.keys() == {DeadlineKind.PAYMENT_LATE}, "said once"


def test_the_certificate_is_asked_for_until_it_is_filed_or_forgotten():
    recent = of_invoice(deposited=date(2026, 1, 31))
    assert recent[DeadlineKind.CERTIFICATE].day == TODAY
    assert of_invoice(FILED, deposited=date(2026, 1, 31)) == {}
    assert of_invoice(deposited=date(2026, 2, 1)) == {}
    assert DeadlineKind.CERTIFICATE not in of_invoice(deposited=date(2025, 12, 4))
    assert DeadlineKind.CERTIFICATE in of_invoice(deposited=date(2025, 12, 5))


def test_a_clock_moved_back_is_said_calmly_and_nothing_else():
    found = of_invoice(status(Phase.RECEIVED, date(2026, 2, 4)), delay=due(date(2026, 1, 1)))

    assert found.keys() == {DeadlineKind.CLOCK}
    assert found[DeadlineKind.CLOCK].day == TODAY
    assert "4 février 2026" in found[DeadlineKind.CLOCK].why
    assert "3 février 2026" in found[DeadlineKind.CLOCK].why


def test_order_and_what_matters_today():
    late = of_invoice(FILED, delay=due(date(2026, 1, 25)))[DeadlineKind.PAYMENT_LATE]
    answer = of_invoice(FILED, status(Phase.RETURNED, date(2026, 1, 29)))[DeadlineKind.ANSWER]
    acknowledge = of_invoice(FILED, status(Phase.REJECTED, date(2026, 1, 30)))[DeadlineKind.ACKNOWLEDGE]
    deposit = of_dossier()[DeadlineKind.LAST_DEPOSIT]
    certificate = of_invoice(deposited=date(2026, 1, 31))[DeadlineKind.CERTIFICATE]

    every = [certificate, deposit, answer, late, acknowledge]
    assert [item.kind for item in in_order(every)] == [
        DeadlineKind.PAYMENT_LATE, DeadlineKind.CERTIFICATE, DeadlineKind.ANSWER, DeadlineKind.ACKNOWLEDGE, DeadlineKind.LAST_DEPOSIT,
    ]  # fmt: skip
    # A certificate to file comes after money late; a rejection to acknowledge soon is told too, a deposit in July is not, nor an answer in two days.
    assert [item.kind for item in of_today(every)] == [DeadlineKind.PAYMENT_LATE, DeadlineKind.CERTIFICATE, DeadlineKind.ACKNOWLEDGE]
