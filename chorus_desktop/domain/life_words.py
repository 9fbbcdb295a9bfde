"""The life of an issued document in words: its history line by line, and what was told to stand before or after what."""

from collections.abc import Mapping, Sequence
from datetime import date

from chorus_desktop.domain.french import long_date
from chorus_desktop.domain.invoice import DocumentKind
from chorus_desktop.domain.lifecycle import Event, EventKind, may_follow
from chorus_desktop.domain.shape import Record


class HistoryLine(Record):
    """One fact of a document's life, as its history shows it.

    Attributes:
        rank: in the life, from 1.
        title: what happened.
        on: the day it happened.
        detail: the motive, or what was said of it; may be empty.
        told_on: the day it was told to this program.
        taken_back: it was told by mistake, and counts no more.
        may_be_taken_back: the volunteer may still say so.
    """

    rank: int
    title: str
    on: date
    detail: str
    told_on: date
    taken_back: bool
    may_be_taken_back: bool

    @property
    def said(self) -> str:
        """The day in words, and the day it was told where that is another one."""
        told = "" if self.told_on == self.on else f" (noté le {long_date(self.told_on)})"
        return f"Le {long_date(self.on)}{told}"


def history(events: Sequence[Event], told_on: Sequence[date], labels: Mapping[str, str], kind: DocumentKind) -> tuple[HistoryLine, ...]:
    """Every fact of a life, the newest first.

    Args:
        events: the facts, in the order they were told.
        told_on: the day each was told.
        labels: key of each of the portal's states → its label; an unknown one is named by its key.
        kind: of the document, with which words agree.
    """
    taken_back = {event.about for event in events if event.kind is EventKind.WITHDRAWN}
    # A deposit that did not take place takes back all that was told after it.
    last = max((rank for rank, event in enumerate(events, start=1) if event.kind is EventKind.DEPOSIT_WITHDRAWN), default=0)
    lines = []
    for rank, (event, told) in enumerate(zip(events, told_on, strict=True), start=1):
        void = rank in taken_back or (rank < last and event.kind not in (EventKind.DEPOSIT_WITHDRAWN, EventKind.WITHDRAWN))
        free = not void and may_follow(events, Event(kind=EventKind.WITHDRAWN, on=event.on, about=rank))
        title = _title(event, events, labels, kind)
        lines.append(
            HistoryLine(
                rank=rank, title=title, on=event.on, detail=event.reason or event.reference, told_on=told, taken_back=void, may_be_taken_back=free
            )
        )  # fmt: skip
    return tuple(reversed(lines))


def _title(event: Event, events: Sequence[Event], labels: Mapping[str, str], kind: DocumentKind) -> str:
    match event.kind:
        case EventKind.STATUS:
            return f"Le portail affiche «\u00a0{labels.get(event.status, event.status)}\u00a0»"
        case EventKind.WITHDRAWN:
            about = events[event.about - 1]
            return f"Repris\u00a0: {_title(about, events, labels, kind)}, le {long_date(about.on)}"
    return fact_said(event.kind, kind)


def fact_said(fact: EventKind, kind: DocumentKind) -> str:
    """What kind of fact it is, in words that agree with the document it is about."""
    return _TITLES[fact].format(e=kind.e)


_TITLES = {
    EventKind.CANCELLED: "Annulé{e} avant dépôt",
    EventKind.DEPOSITED: "Déposé{e} sur Chorus Pro",
    EventKind.DEPOSIT_WITHDRAWN: "Repris\u00a0: ce dépôt n’a pas eu lieu",
    EventKind.CERTIFICATE: "Certificat de dépôt rangé",
    EventKind.ANSWERED: "Répondu à ce que demandait le portail",
    EventKind.ACKNOWLEDGED: "Rejet acquitté sur le portail",
    EventKind.INTERRUPTED: "Délai de paiement interrompu par la collectivité",
    EventKind.RESUMED: "La collectivité a tout reçu\u00a0: le délai reprend",
    EventKind.STATUS: "État affiché par le portail",
    EventKind.WITHDRAWN: "Repris\u00a0: dit par erreur",
}
