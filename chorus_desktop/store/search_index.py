"""The words of everything that can be searched, in memory only: what names children is on the disk once, in the data file.

SQLite's own FTS5 over words that ``domain.searching`` made plain already. Nothing that is shown is kept here: what is found is read
again from the data file, as it is now.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from chorus_desktop.domain.searching import Query, Term
from chorus_desktop.domain.trouble import Trouble

_MADE = """
CREATE VIRTUAL TABLE word USING fts5(words, tokenize = 'ascii', prefix = '1 2 3', detail = none, columnsize = 0);
CREATE TABLE place (rowid INTEGER PRIMARY KEY, source TEXT, id TEXT, page INTEGER);
CREATE INDEX place_of ON place (source, id);
"""
_KIND, _DAY, _MIDDLE = 56, 32, 1 << 31
"""How far the kind and the day stand in a rowid, so that SQLite gives the newest of each kind first without sorting."""


class Source(NamedTuple):
    """One record of the data file: its table, its identifier."""

    table: str
    id: str


class Place(NamedTuple):
    """Where something was found: a record, and which of its pages, from 0."""

    source: Source
    page: int


class Indexed(NamedTuple):
    """What can be found of one record.

    Attributes:
        kind: rank of its kind among the answers.
        day: its ordinal, for the order; 0 for none.
        words: as ``searching.index_words`` gives them.
    """

    kind: int
    day: int
    page: int
    words: Sequence[str]


class SearchIndex:
    """Used by the thread of the store and no other; closed with it."""

    def __init__(self) -> None:
        """An empty one.

        Raises:
            Trouble: the SQLite of this computer cannot search in texts.
        """
        self._db = sqlite3.connect(":memory:", isolation_level=None)
        try:
            self._db.executescript(_MADE)
        except sqlite3.OperationalError as missing:
            self._db.close()
            raise Trouble(
                "La recherche ne marche pas avec cette installation de Chorus Desktop\u00a0: il y manque FTS5, une partie de SQLite.",
                "Installez la version toute prête du programme. En attendant, la liste des factures a sa propre recherche.",
            ) from missing
        # Of one day, what was written last stands first: records come newest first, those written meanwhile after them.
        self._before, self._after = _MIDDLE, _MIDDLE

    def put(self, found: Iterable[tuple[Source, Sequence[Indexed]]], *, meanwhile: bool = False) -> None:
        """Keep what some records say now in place of what they said; one without anything is found no more.

        Args:
            found: records, the newest first.
            meanwhile: they were written since the others were read.
        """
        self._db.execute("BEGIN")
        words, places = [], []
        for source, pages in found:
            for (rowid,) in self._db.execute("SELECT rowid FROM place WHERE source = ? AND id = ?", source).fetchall():
                self._db.execute("DELETE FROM word WHERE rowid = ?", (rowid,))
                self._db.execute("DELETE FROM place WHERE rowid = ?", (rowid,))
            for each in pages:
                rowid = each.kind << _KIND | each.day << _DAY | self._place(meanwhile=meanwhile)
                words.append((rowid, " ".join(each.words)))
                places.append((rowid, *source, each.page))
        # FTS5 writes all it holds each time that a row does not follow the one before it.
        self._db.executemany("INSERT INTO word (rowid, words) VALUES (?, ?)", sorted(words))
        self._db.executemany("INSERT INTO place (rowid, source, id, page) VALUES (?, ?, ?, ?)", places)
        self._db.execute("COMMIT")

    def find(self, asked: Query) -> dict[int, list[int]]:
        """What answers: kind → the places (``place`` reads each), those that hold the very words first, then the newest."""
        if not asked.terms:
            return {}
        exact = set(self._rows(_match(asked, whole_words=True)))
        groups: dict[int, list[int]] = {}
        for rowid in self._rows(_match(asked)):
            groups.setdefault(rowid >> _KIND, []).append(rowid)
        for rows in groups.values():
            rows.sort(key=lambda rowid: rowid not in exact)
        return groups

    def place(self, rowid: int) -> Place:
        """One of the places that ``find`` gave."""
        table, record_id, page = self._db.execute("SELECT source, id, page FROM place WHERE rowid = ?", (rowid,)).fetchone()
        return Place(Source(table, record_id), page)

    def close(self) -> None:
        """Forget everything."""
        self._db.close()

    def _place(self, *, meanwhile: bool) -> int:
        if meanwhile:
            self._after += 1
            return self._after
        self._before -= 1
        return self._before

    def _rows(self, match: str) -> list[int]:
        return [rowid for (rowid,) in self._db.execute("SELECT rowid FROM word WHERE word MATCH ? ORDER BY rowid DESC", (match,))]


def _match(asked: Query, *, whole_words: bool = False) -> str:
    """The words of FTS5 for what is asked."""
    star = "" if whole_words else " *"

    def beginning(word: str) -> str:
        return f'"{word}"{star}'

    def term(each: Term) -> str:
        every = " AND ".join(map(beginning, each.every))
        return f"({' OR '.join([*map(beginning, each.begin), *([f'({every})'] if every else [])])})"

    all_of_it = " AND ".join(map(term, asked.terms))
    return f"({all_of_it}) OR {beginning(asked.whole)}" if asked.whole else all_of_it
