"""The one time that a buyer may stop its payment delay, as the volunteer tells it (R. 2192-27 to R. 2192-29)."""

from collections.abc import Sequence
from datetime import date

from chorus_desktop.domain.french import long_date
from chorus_desktop.domain.lifecycle import Event, EventKind, Life
from chorus_desktop.domain.portal_status import Phase
from chorus_desktop.domain.problems import Problem, error, sentences
from chorus_desktop.domain.shape import Record, field

sentences(
    {
        "interruption.day_missing": "Indiquez le jour\u00a0: le délai en dépend.",
        "interruption.day_future": "Le {day} n’est pas encore là\u00a0: indiquez le jour où c’est vraiment arrivé.",
        "interruption.before_deposit": "La facture a été déposée le {deposited}\u00a0: ce ne peut pas être avant.",
        "interruption.before": "Le délai a été interrompu le {interrupted}\u00a0: tout n’a pas pu être reçu avant.",
    }
)


class InterruptedDay(Record):
    """The day the buyer's notice came."""

    interrupted_on: date | None = field("La collectivité a interrompu le délai le", "Le jour où vous avez reçu son message.")


class ResumedDay(Record):
    """The day the buyer had everything it had asked for."""

    resumed_on: date | None = field("Elle a tout reçu le", "Le jour de votre réponse complète sur le portail.")


def interrupted_problems(told: InterruptedDay, life: Life, today: date) -> tuple[Problem, ...]:
    """What cannot be in the day of an interruption."""
    return _problems("interrupted_on", told.interrupted_on, life, today)


def resumed_problems(told: ResumedDay, life: Life, today: date) -> tuple[Problem, ...]:
    """What cannot be in the day when everything had been received."""
    found = _problems("resumed_on", told.resumed_on, life, today)
    before = life.interrupted_on
    if not found and before is not None and told.resumed_on is not None and told.resumed_on < before:
        return (error("resumed_on", "interruption.before", interrupted=long_date(before)),)
    return found


def _problems(where: str, day: date | None, life: Life, today: date) -> tuple[Problem, ...]:
    if day is None:
        return (error(where, "interruption.day_missing"),)
    if day > today:
        return (error(where, "interruption.day_future", day=long_date(day)),)
    if life.deposited_on is not None and day < life.deposited_on:
        return (error(where, "interruption.before_deposit", deposited=long_date(life.deposited_on)),)
    return ()


def proposed_day(life: Life, suspending: frozenset[str]) -> date | None:
    """The day of a suspension that may be an interruption; none where one was told of, or nothing was suspended.

    Args:
        life: what is known of the invoice.
        suspending: keys of the portal's states that suspend it (« Suspendue »).
    """
    suspended = [shown.on for shown in life.shown if shown.status in suspending]
    return suspended[-1] if suspended and life.interrupted_on is None and not life.is_void else None


def proposed_end(life: Life) -> date | None:
    """The day the buyer may have had everything: that of her answer, or of the state that the portal showed after it; none yet known."""
    since = life.interrupted_on
    if since is None:
        return None
    days = [shown.on for shown in life.shown if shown.phase is Phase.RECEIVED and shown.on > since]
    return min([*days, *([life.answered_on] if life.answered_on and life.answered_on >= since else [])], default=None)


def rank_of(events: Sequence[Event], kind: EventKind) -> int:
    """The rank of the last fact of a kind that still counts, to take it back; 0 where there is none."""
    taken_back = {event.about for event in events if event.kind is EventKind.WITHDRAWN}
    ranks = [rank for rank, event in enumerate(events, start=1) if event.kind is kind and rank not in taken_back]
    return ranks[-1] if ranks else 0
