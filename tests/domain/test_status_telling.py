"""What may be told of the portal's state, and what it means beside what is known."""

from datetime import date

import pytest

from chorus_desktop.domain.lifecycle import Event, EventKind, life_of
from chorus_desktop.domain.portal_status import Phase
from chorus_desktop.domain.status_telling import StatusTold, Telling, likely, telling, telling_problems
from chorus_desktop.services import data

DEPOSITED, TODAY = date(2026, 2, 2), date(2026, 3, 3)


def life(*told):
    """A document deposited on 2 February, then shown in these states: (key, day)."""
    events = [Event(kind=EventKind.DEPOSITED, on=DEPOSITED)]
    events += [Event(kind=EventKind.STATUS, on=on, status=key, phase=data.status(key).phase) for key, on in told]
    return life_of(events)


@pytest.mark.parametrize(
    ("told", "codes"),
    [
        (StatusTold(), ["status.missing", "status.day_missing"]),
        (StatusTold(status="suspendue", on=date(2026, 3, 4)), ["status.day_future"]),
        (StatusTold(status="suspendue", on=date(2026, 2, 1)), ["status.day_before"]),
        (StatusTold(status="suspendue", on=DEPOSITED), []),
        (StatusTold(status="suspendue", on=TODAY), []),
    ],
)
def test_a_state_is_told_between_the_deposit_and_today(told, codes):
    found = telling_problems(told, life(), TODAY)

    assert [problem.code for problem in found] == codes
    assert all(problem.sentence for problem in found)


def test_what_a_telling_means():
    known = life(("mise-a-disposition", date(2026, 2, 4)), ("suspendue", date(2026, 2, 20)))

    def means(key, day, of=known):
        return telling(key, day, of, data.statuses())

    assert means("suspendue", date(2026, 2, 20)) is Telling.SAME
    assert means("mise-a-disposition", date(2026, 2, 4)) is Telling.SAME
    assert means("service-fait", date(2026, 2, 10)) is Telling.EARLIER
    assert means("suspendue", date(2026, 2, 21)) is Telling.NEW
    assert means("mise-en-paiement", TODAY, life()) is Telling.NEW
    rejected = life(("rejetee", date(2026, 2, 20)))
    assert means("mise-a-disposition", date(2026, 2, 21), rejected) is Telling.AFTER_FINAL
    assert means("mise-a-disposition", date(2026, 2, 10), rejected) is Telling.EARLIER


def test_the_likely_states_come_in_the_portals_order():
    def keys(known, *, validated=False):
        return [status.key for status in likely(known, data.statuses(), validated=validated)]

    first = keys(life())
    assert first[0] == "deposee"
    assert {"mise-a-disposition", "a-recycler", "rejetee", "suspendue"} <= set(first)
    assert "completee" not in first
    assert not {"brouillon", "refusee-par-le-valideur"} & set(first)
    assert "refusee-par-le-valideur" in keys(life(), validated=True)
    received = keys(life(("mise-a-disposition", TODAY)))
    assert "mise-en-paiement" in received
    assert "mise-a-disposition" not in received
    assert keys(life(("suspendue", TODAY))) == ["mise-a-disposition", "rejetee", "completee"]
    assert keys(life(("rejetee", TODAY))) == keys(life(("mise-en-paiement", TODAY))) == []


def test_every_meaning_says_what_usually_follows_but_the_last_ones():
    for status in data.statuses():
        following = likely(life((status.key, TODAY)), data.statuses(), validated=False)
        assert bool(following) is not (status.phase in (Phase.REJECTED, Phase.ORDERED)), status.key
