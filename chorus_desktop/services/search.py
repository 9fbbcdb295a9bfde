"""Search across everything as one types: what answers, of which kind, and why.

The words are in memory only, made from the data file a little at each question, the newest first, and kept in step with what is
written. A question never keeps the store's thread for long: what is found so far is answered, and asked again until it is whole.
"""

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from time import perf_counter

from chorus_desktop.domain.guide import search as search_guide
from chorus_desktop.domain.searching import Query, index_words, query
from chorus_desktop.services import data, search_invoices, search_others
from chorus_desktop.services.search_answers import Answers, Card, Group, Kind
from chorus_desktop.services.search_known import Known
from chorus_desktop.services.search_why import answer, names_somebody
from chorus_desktop.store import searched
from chorus_desktop.store.database import Store
from chorus_desktop.store.search_index import Indexed, SearchIndex, Source
from chorus_desktop.store.searched import Found
from chorus_desktop.store.touched import take_touched, watch

__all__ = ["Answers", "Kind", "find", "look"]

MOST_EACH = 4
"""Answers of each kind; of one kind alone, ``MOST_ALONE``."""
MOST_ALONE = 100
_CHUNK = 100
_SECONDS = 0.05
"""How long one question may work on the index before it answers."""

_CARDS: Mapping[str, Callable[[Known, Found], tuple[Card, ...]]] = {
    "invoice": search_invoices.invoice,
    "past_invoice": search_invoices.past,
    "payment": search_invoices.payment,
    "attachment": search_invoices.piece,
    "dossier": search_others.dossier,
    "child": search_others.child,
    "activity": search_others.activity,
    "association": search_others.association,
    "recipient": search_others.recipient,
    "own_procedure": search_others.procedure,
}


class _Work:
    """The index of an open data file, and what is left to put in it."""

    def __init__(self, store: Store) -> None:
        self.index = SearchIndex()
        watch(store)
        self._several = False
        self._begin(store)

    def _begin(self, store: Store) -> None:
        self.left = deque(searched.everything(store))
        self.total = len(self.left)

    def close(self) -> None:
        self.index.close()

    def go_on(self, store: Store, known: Known) -> None:
        """Put in what was written meanwhile, then what is left, for a moment."""
        touched = deque(take_touched(store))
        if known.several is not self._several:
            # Everything says from now on whose it is, or no longer.
            self._several = known.several
            self._begin(store)
        begun = perf_counter()
        while touched or (self.left and perf_counter() - begun < _SECONDS):
            those = touched or self.left
            chunk = [those.popleft() for _ in range(min(_CHUNK, len(those)))]
            self.index.put(_indexed(store, known, chunk), meanwhile=those is touched)


def _indexed(store: Store, known: Known, chunk: Iterable[Source]) -> Iterable[tuple[Source, list[Indexed]]]:
    by_table: dict[str, list[str]] = {}
    for source in chunk:
        by_table.setdefault(source.table, []).append(source.id)
    for table, ids in by_table.items():
        found = searched.read(store, table, ids)
        for key in ids:
            cards = _CARDS[table](known, found[key]) if key in found else ()
            yield (
                Source(table, key),
                [Indexed(card.kind, card.day, rank, index_words(card.texts)) for rank, card in enumerate(cards)],
            )


def look(store: Store) -> Answers:
    """Work a moment on the words without asking anything: before the first key."""
    work = store.beside("search", lambda: _Work(store))
    work.go_on(store, Known(store))
    return Answers(done=work.total - len(work.left), total=work.total)


def find(store: Store, typed: str, names: bool, kind: int = 0) -> Answers:  # noqa: FBT001 - asked for by position
    """What answers a text.

    Args:
        store: the open data file.
        typed: as somebody typed it; every word must be found, or its beginning.
        names: whether the names of children in care are shown; they are found in any case.
        kind: a ``Kind``, to see more of that one alone; 0 for all.

    Raises:
        Trouble: the SQLite of this computer cannot search in texts.
    """
    begun = look(store)
    asked, known = query(typed), Known(store)
    index = store.beside("search", lambda: _Work(store)).index
    groups, hidden = [], False
    for each, rows in sorted(index.find(asked).items()):
        if kind and each != kind:
            continue
        shown = rows[: MOST_ALONE if kind else MOST_EACH]
        cards = _cards(store, known, index, shown)
        hidden = hidden or (not names and any(card.hides and names_somebody(card, asked) for card in cards))
        groups.append(Group(Kind(each), tuple(answer(card, asked, names=names) for card in cards), len(rows)))
    if asked.terms and kind in (0, Kind.GUIDE):
        groups += _in_guide(typed, asked, MOST_ALONE if kind else MOST_EACH)
    return begun._replace(groups=tuple(groups), hidden=hidden)


def _cards(store: Store, known: Known, index: SearchIndex, rows: Iterable[int]) -> list[Card]:
    places = [index.place(row) for row in rows]
    read: dict[Source, tuple[Card, ...]] = {}
    for table in {place.source.table for place in places}:
        ids = list(dict.fromkeys(place.source.id for place in places if place.source.table == table))
        read |= {Source(table, key): _CARDS[table](known, record) for key, record in searched.read(store, table, ids).items()}
    return [read[place.source][place.page] for place in places if place.source in read]


def _in_guide(typed: str, asked: Query, most: int) -> list[Group]:
    found = search_guide(data.guide(), typed)
    answers = [
        answer(Card(Kind.GUIDE, item.entry.title, (item.snippet,), "guide", (item.entry.key,)), asked, names=True) for item in found[:most]
    ]
    return [Group(Kind.GUIDE, tuple(answers), len(found))] if found else []
