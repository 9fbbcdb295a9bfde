"""The history of a document, in words."""

from datetime import date

from chorus_desktop.domain.invoice import DocumentKind
from chorus_desktop.domain.life_words import history
from chorus_desktop.domain.lifecycle import Event, EventKind
from chorus_desktop.domain.portal_status import Phase

FIRST, SECOND, THIRD = date(2026, 2, 2), date(2026, 2, 20), date(2026, 3, 1)
LABELS = {"suspendue": "Suspendue"}


def told(*events, on=None, kind=DocumentKind.INVOICE):
    return history(events, on or [event.on for event in events], LABELS, kind)


def suspended(on=SECOND):
    return Event(kind=EventKind.STATUS, on=on, status="suspendue", phase=Phase.RETURNED, reason="Attestation illisible")


def test_the_newest_fact_comes_first_with_its_day_in_words():
    lines = told(Event(kind=EventKind.DEPOSITED, on=FIRST), suspended(), on=[FIRST, THIRD])

    assert [(line.rank, line.title, line.said, line.detail) for line in lines] == [
        (2, "Le portail affiche «\u00a0Suspendue\u00a0»", "Le 20 février 2026 (noté le 1er mars 2026)", "Attestation illisible"),
        (1, "Déposée sur Chorus Pro", "Le 2 février 2026", ""),
    ]
    assert [line.may_be_taken_back for line in lines] == [True, False]


def test_what_was_told_by_mistake_stays_beside_what_takes_it_back():
    lines = told(
        Event(kind=EventKind.DEPOSITED, on=FIRST), suspended(), Event(kind=EventKind.WITHDRAWN, on=THIRD, about=2, reason="Une autre")
    )

    assert lines[0].title == "Repris\u00a0: Le portail affiche «\u00a0Suspendue\u00a0», le 20 février 2026"
    assert [(line.taken_back, line.may_be_taken_back) for line in lines] == [(False, False), (True, False), (False, False)]


def test_a_deposit_taken_back_takes_back_all_that_followed():
    lines = told(Event(kind=EventKind.DEPOSITED, on=FIRST), suspended(), Event(kind=EventKind.DEPOSIT_WITHDRAWN, on=THIRD))

    assert [line.taken_back for line in lines] == [False, True, True]


def test_words_agree_with_a_credit_note_and_an_unknown_state_is_named():
    deposited, other = Event(kind=EventKind.DEPOSITED, on=FIRST), Event(kind=EventKind.STATUS, on=SECOND, status="neuf", phase=Phase.SENT)

    assert told(deposited, kind=DocumentKind.CREDIT_NOTE)[0].title == "Déposé sur Chorus Pro"
    assert "neuf" in told(deposited, other)[0].title


def test_every_kind_of_fact_has_its_words():
    for kind in EventKind:
        events = [Event(kind=EventKind.DEPOSITED, on=FIRST), Event(kind=kind, on=SECOND, about=1, status="suspendue", phase=Phase.RETURNED)]
        assert told(*events)[0].title
