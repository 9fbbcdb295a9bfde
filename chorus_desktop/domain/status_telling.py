"""Telling what the portal shows: what may be told of a document, which states are likely now, what a telling means beside what is known."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum

from chorus_desktop.domain.french import long_date
from chorus_desktop.domain.lifecycle import Life
from chorus_desktop.domain.portal_status import Phase, PortalStatus
from chorus_desktop.domain.problems import Problem, error, sentences
from chorus_desktop.domain.shape import Key, LongText, Record, field

sentences(
    {
        "status.missing": "Choisissez l’état que le portail affiche.",
        "status.day_missing": "Indiquez le jour de cet état, tel que le portail l’écrit\u00a0; à défaut, le jour où vous l’avez vu.",
        "status.day_future": "Le {day} n’est pas encore là\u00a0: indiquez le jour écrit sur le portail, ou celui où vous avez vu cet état.",
        "status.day_before": "La facture a été déposée le {deposited}\u00a0: le portail n’a pas pu afficher cet état avant. Vérifiez le jour.",
    }
)

_FOLLOWING: Mapping[Phase | None, tuple[Phase, ...]] = {
    None: (Phase.SENT, Phase.RECEIVED, Phase.RETURNED, Phase.REJECTED),
    Phase.DRAFT: (Phase.SENT, Phase.RECEIVED),
    Phase.VALIDATING: (Phase.SENT, Phase.RECEIVED, Phase.RETURNED),
    Phase.SENT: (Phase.RECEIVED, Phase.RETURNED, Phase.REJECTED, Phase.ORDERED),
    Phase.RECEIVED: (Phase.ACCEPTED, Phase.ORDERED, Phase.RETURNED, Phase.REJECTED),
    Phase.RETURNED: (Phase.RECEIVED, Phase.REJECTED),
    Phase.ACCEPTED: (Phase.ACCEPTED, Phase.ORDERED, Phase.RETURNED, Phase.REJECTED),
}
"""What usually comes after a state of that meaning; any other may be told too, since no order is imposed (several are optional)."""


class StatusTold(Record):
    """What the volunteer reads on the portal."""

    status: Key = ""
    on: date | None = field("Depuis le", "Le jour écrit sur le portail, ou celui où vous l’avez vu.")
    motive: LongText = field("Motif et commentaire", "Recopiez ce que le portail écrit\u00a0: il dit quoi corriger.", default="")


class Telling(StrEnum):
    """What a telling means beside what is known already."""

    NEW = "new"
    SAME = "same"
    """Known already: nothing is to be written."""
    EARLIER = "earlier"
    """It is filed before the state that the portal shows now."""
    AFTER_FINAL = "after_final"
    """The portal said that the invoice would not change any more: to be confirmed."""


def telling_problems(told: StatusTold, life: Life, today: date) -> tuple[Problem, ...]:
    """What keeps a state from being told.

    Args:
        told: what was read.
        life: of the document, which was deposited.
        today: the day to reckon from.
    """
    found = [] if told.status else [error("status", "status.missing")]
    if told.on is None:
        found.append(error("on", "status.day_missing"))
    elif told.on > today:
        found.append(error("on", "status.day_future", day=long_date(told.on)))
    elif life.deposited_on and told.on < life.deposited_on:
        found.append(error("on", "status.day_before", deposited=long_date(life.deposited_on)))
    return tuple(found)


def telling(status: str, on: date, life: Life, statuses: Sequence[PortalStatus]) -> Telling:
    """What telling a state on a day means.

    Args:
        status: its key.
        on: the day.
        life: what is known.
        statuses: those of the portal.
    """
    if any(shown.status == status and shown.on == on for shown in life.shown):
        return Telling.SAME
    now = life.status
    if now is not None and on < now.on:
        return Telling.EARLIER
    final = {item.key for item in statuses if item.final}
    return Telling.AFTER_FINAL if now is not None and now.status in final else Telling.NEW


def likely(life: Life, statuses: Sequence[PortalStatus], *, validated: bool) -> tuple[PortalStatus, ...]:
    """The states that usually come next, in the portal's order.

    Args:
        life: what is known.
        statuses: those of the portal.
        validated: a firm must accept the invoice first (cadres A9 and A12): its states are likely too.
    """
    now = life.status
    phases = _FOLLOWING.get(now.phase if now else None, ())
    found = [item for item in statuses if item.phase in phases and (validated or item.code) and (now is None or item.key != now.status)]
    if now is None or now.phase is not Phase.RETURNED:
        # Received a first time: the state of an answer given comes only after something was asked.
        received = [item.key for item in found if item.phase is Phase.RECEIVED]
        found = [item for item in found if item.key not in received[1:]]
    return tuple(found)
