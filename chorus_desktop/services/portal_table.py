"""The portal's table of invoices brought in: looked at, judged row by row, written in one act that one act takes back."""

import hashlib
import json
from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import NamedTuple

from chorus_desktop.domain.columns import Chosen, cells_of, guess, plain_words
from chorus_desktop.domain.french import plural
from chorus_desktop.domain.lifecycle import Event, EventKind, may_follow
from chorus_desktop.domain.portal_table import WANTED, Judgement, Verdict, by_day, judged
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.intake.tables import Pasted, Row, Source, read_table
from chorus_desktop.services import data
from chorus_desktop.services.table_import import PREVIEW_ROWS, Head, Told
from chorus_desktop.store.database import Store
from chorus_desktop.store.issuing import add_event, events
from chorus_desktop.store.lives import lives
from chorus_desktop.store.payments import payments_of
from chorus_desktop.store.settings import set_setting, setting

MOST_ROWS = 100_000
MOST_SHOWN = 1_000
_STEP = 500
_QUIET = frozenset({Verdict.KNOWN, Verdict.UNKNOWN_NUMBER, Verdict.NO_NUMBER})
_REASON = "Noté d’après un tableau du portail, puis annulé."


@dataclass(frozen=True)
class Opened:
    """A table that was read.

    Attributes:
        head: its titles, its first rows, the columns guessed or remembered.
        headed: whether it has titles.
        remembered: a table with the same titles was brought in before.
        rows: all of them.
    """

    head: Head
    headed: bool
    remembered: bool
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Judged:
    """What all rows say.

    Attributes:
        rows: one judgement each, in the order of the table.
        shown: those worth looking at first, ``MOST_SHOWN`` at most: what will be written, then what is doubtful, then the rest.
        counted: how many of each verdict.
        deposits: how many tell a deposit that was not told here.
    """

    rows: tuple[Judgement, ...]
    shown: tuple[Judgement, ...]
    counted: tuple[tuple[Verdict, int], ...]
    deposits: int

    @property
    def good(self) -> int:
        """How many rows will be written."""
        return sum(count for verdict, count in self.counted if verdict.writes)


class Brought(NamedTuple):
    """What was written: id of each document, and the rank in its life of each fact, the last one first."""

    facts: tuple[tuple[str, int], ...]
    said: str


def pasted(text: str) -> Pasted:
    """What was copied from the portal's page or a spreadsheet, as a table to look at."""
    return Pasted(text)


def look(store: Store, source: Source, progress: Told) -> Opened:
    """Read a table whole, and say what its columns seem to hold.

    Raises:
        Trouble: it is no table, or has too many rows.
    """
    progress(0, 0, "Ouverture du tableau…")
    table, lines = read_table(source)
    rows = []
    for row in islice(lines, MOST_ROWS + 1):
        rows.append(row)
        if len(rows) % _STEP == 0:
            progress(len(rows), 0, f"{plural(len(rows), 'ligne')} lues")
    if len(rows) > MOST_ROWS:
        raise Trouble(
            "Ce tableau a plus de 100\u202f000 lignes.", "Filtrez-le sur le portail avant de l’exporter, ou gardez les lignes utiles."
        )
    kept = json.loads(setting(store, _name(table.titles), "{}")) if table.headed else {}
    chosen = kept or (guess(WANTED, table.titles) if table.headed else {})
    return Opened(Head(table.titles, tuple(rows[:PREVIEW_ROWS]), chosen), table.headed, bool(kept), tuple(rows))


def _name(titles: tuple[str, ...]) -> str:
    """Where the choice of columns of such a table is kept; no text can be read back from it."""
    said = "\n".join(" ".join(plain_words(title)) for title in titles)
    return f"portal_table {hashlib.sha256(said.encode()).hexdigest()[:32]}"


def judge(store: Store, table: Opened, chosen: Chosen, deposits: bool, today: date, progress: Told) -> Judged:  # noqa: FBT001 - an answer
    """Compare every row with what is known, without writing anything.

    Args:
        store: the open file.
        table: as ``look`` gave it.
        chosen: its columns.
        deposits: whether deposits that were not told here may be.
        today: the day to reckon from.
        progress: told how far it is.
    """
    ordered = by_day([(row.number, cells_of(chosen, row.cells)) for row in table.rows])
    found = []
    for count, each in enumerate(judged(ordered, lives(store), data.every_status(), today, deposits=deposits)):
        if count % _STEP == 0:
            progress(count, len(ordered), f"{plural(count, 'ligne')} comparées")
        found.append(each)
    counted = Counter(each.verdict for each in found)
    told = sum(1 for each in found if each.events and each.events[0].kind is EventKind.DEPOSITED)
    rows = tuple(sorted(found, key=lambda each: each.row))
    shown = sorted(rows, key=lambda each: (not each.verdict.writes, each.verdict in _QUIET))[:MOST_SHOWN]
    return Judged(rows, tuple(shown), tuple(counted.most_common()), told)


def bring_in(store: Store, table: Opened, chosen: Chosen, deposits: bool, today: date, progress: Told) -> Brought:  # noqa: FBT001 - as above
    """Write what a table says, all of it or nothing; its columns are remembered for the next one with the same titles.

    Raises:
        Trouble: the disk refuses; nothing was written.
    """
    facts: list[tuple[str, int]] = []
    with store.transaction():
        # Judged anew: what was told since the preview counts.
        found = judge(store, table, chosen, deposits, today, progress)
        writes = {each.row: each for each in found.rows if each.verdict.writes}
        ordered = by_day([(row.number, cells_of(chosen, row.cells)) for row in table.rows if row.number in writes])
        for count, (number, _) in enumerate(ordered):
            if count % _STEP == 0:
                progress(count, len(ordered), f"{plural(count, 'état noté', 'états notés')}")
            each = writes[number]
            for event in each.events:
                add_event(store, each.invoice, event)
                facts.append((each.invoice, len(events(store, each.invoice))))
        if table.headed:
            set_setting(store, _name(table.head.titles), json.dumps(dict(chosen)))
    said = f"{plural(len(writes), 'état noté', 'états notés')} d’après le tableau du portail"
    return Brought(tuple(reversed(facts)), said)


def take_back(store: Store, brought: Brought, today: date, progress: Told) -> int:
    """Take back what a table told, by facts that follow it; what was told since stays. How many facts are left as they are."""
    left = 0
    with store.transaction():
        for count, (invoice_id, rank) in enumerate(brought.facts):
            if count % _STEP == 0:
                progress(count, len(brought.facts), f"{plural(count, 'état repris', 'états repris')}")
            known = events(store, invoice_id)
            fact = known[rank - 1]
            taken_back = {event.about for event in known if event.kind is EventKind.WITHDRAWN}
            back = Event(kind=EventKind.WITHDRAWN, on=today, about=rank, reason=_REASON)
            if fact.kind is EventKind.DEPOSITED:
                # The deposit stays where something else was told after it that still counts, or was paid.
                later = [each for place, each in enumerate(known[rank:], start=rank + 1) if place not in taken_back]
                stands = any(each.kind is not EventKind.WITHDRAWN for each in later) or bool(payments_of(store, invoice_id))
                back = Event(kind=EventKind.DEPOSIT_WITHDRAWN, on=today, reason=_REASON)
                if stands:
                    left += 1
                    continue
            if may_follow(known, back):
                add_event(store, invoice_id, back)
            else:
                left += 1
    return left
