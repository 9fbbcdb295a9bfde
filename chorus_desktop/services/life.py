"""The life of a deposited document: what the portal shows, what the volunteer did about it, and what was told by mistake."""

from datetime import date

from chorus_desktop.domain.interruption import rank_of
from chorus_desktop.domain.life_words import HistoryLine, history
from chorus_desktop.domain.lifecycle import Event, EventKind
from chorus_desktop.domain.status_telling import StatusTold, Telling, telling, telling_problems
from chorus_desktop.services import data, filed_certificate
from chorus_desktop.services.issue import record
from chorus_desktop.services.views import Refused
from chorus_desktop.store.database import Store
from chorus_desktop.store.issuing import events, issued, life, told_on


def tell(store: Store, invoice_id: str, told: StatusTold, today: date, sure: bool = False) -> Telling:  # noqa: FBT001, FBT002 - an answer
    """Keep what the portal shows.

    Args:
        store: the open file.
        invoice_id: a deposited document.
        told: what was read there.
        today: the day to reckon from.
        sure: the volunteer confirmed that the state comes after one that was said to be final.

    Returns:
        What it means beside what was known; ``SAME`` and ``AFTER_FINAL`` say that nothing was written.

    Raises:
        Refused: no state, no day, or a day that cannot be; nothing was written.
        Trouble: it is not deposited.
    """
    known = life(store, invoice_id)
    if found := telling_problems(told, known, today):
        raise Refused(found)
    assert told.on is not None  # noqa: S101 - said above
    status = data.status(told.status)
    meaning = telling(status.key, told.on, known, data.every_status())
    if meaning is Telling.SAME or (meaning is Telling.AFTER_FINAL and not sure):
        return meaning
    record(store, invoice_id, Event(kind=EventKind.STATUS, on=told.on, status=status.key, phase=status.phase, reason=told.motive.strip()))
    return Telling.NEW if meaning is Telling.AFTER_FINAL else meaning


def take_back(store: Store, invoice_id: str, rank: int, today: date, reason: str) -> None:
    """Say that a fact was told by mistake; both stay in the history. The file of a certificate goes with its fact.

    Raises:
        Trouble: it was taken back already, or is none of those that can be.
    """
    with store.transaction():
        last = rank_of(events(store, invoice_id), EventKind.CERTIFICATE)
        record(store, invoice_id, Event(kind=EventKind.WITHDRAWN, on=today, about=rank, reason=reason.strip()))
        if rank == last:
            filed_certificate.remove(store, invoice_id, today)


def answered(store: Store, invoice_id: str, on: date, what: str) -> None:
    """Keep that she did on the portal what the last state asked for.

    Args:
        store: the open file.
        invoice_id: a document that the portal gave back.
        on: the day.
        what: what was changed or added, in words.

    Raises:
        Trouble: nothing is asked of her.
    """
    record(store, invoice_id, Event(kind=EventKind.ANSWERED, on=on, reason=what.strip()))


def acknowledged(store: Store, invoice_id: str, on: date) -> None:
    """Keep that she clicked on « Acquitter ».

    Raises:
        Trouble: the document is not rejected, or that was told already.
    """
    record(store, invoice_id, Event(kind=EventKind.ACKNOWLEDGED, on=on))


def told(store: Store, invoice_id: str) -> tuple[HistoryLine, ...]:
    """All that happened to a document since it got its number, the newest first."""
    labels = {status.key: status.label for status in data.every_status()}
    return history(events(store, invoice_id), told_on(store, invoice_id), labels, issued(store, invoice_id).kind)
