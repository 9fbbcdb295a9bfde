"""The portal's directory of structures, imported: hundreds of thousands of rows in a file of their own beside the data file.

It can be downloaded again at any time: it is in no backup, and a damaged one is simply imported anew (docs/decisions/0010).
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from chorus_desktop.domain.columns import plain_words
from chorus_desktop.domain.directory import Entry
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.store.connecting import address
from chorus_desktop.store.database import Store
from chorus_desktop.store.troubles import said

NAME, FORMER, UNDER_WAY = "annuaire.sqlite", "annuaire-precedent.sqlite", "annuaire-en-cours.sqlite"
_FORMAT = 1
_BATCH = 5_000
SIRET_FROM = 6
"""Digits; fewer are rather a postcode."""

_COLUMNS = ", ".join(Entry._fields)
_MADE = f"""
CREATE TABLE about (format INTEGER NOT NULL, day TEXT NOT NULL, structures INTEGER NOT NULL, inactive INTEGER NOT NULL);
CREATE TABLE structure ({_COLUMNS}, searched TEXT NOT NULL, PRIMARY KEY (siret)) WITHOUT ROWID;
"""


class About(NamedTuple):
    """What the imported directory is.

    Attributes:
        day: of its import.
        structures: how many it holds, ``inactive`` ones included.
    """

    day: date
    structures: int
    inactive: int


def write_directory(store: Store, entries: Iterator[Entry], day: date) -> About:
    """Put a new directory in the place of the one before, which is kept until the next; all or nothing.

    Args:
        store: the open file, beside which it goes.
        entries: its structures, each SIRET once.
        day: today.

    Raises:
        Trouble: the disk refuses; the directory before is as it was.
    """
    under_way = _place(store, UNDER_WAY)
    with said(under_way):
        under_way.unlink(missing_ok=True)
        try:
            about = _written(under_way, entries, day)
            if _place(store, NAME).exists():
                _place(store, NAME).replace(_place(store, FORMER))
            else:
                _place(store, FORMER).unlink(missing_ok=True)
            under_way.replace(_place(store, NAME))
        finally:
            under_way.unlink(missing_ok=True)
    return about


def _written(path: Path, entries: Iterator[Entry], day: date) -> About:
    count = inactive = 0
    places = ", ".join("?" for _ in (*Entry._fields, "searched"))
    # Nobody reads it before it is whole: no journal, and the disk is waited for once.
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536; {_MADE} BEGIN;")
        batch = []
        for entry in entries:
            count, inactive = count + 1, inactive + (not entry.active)
            batch.append((*entry, searched(entry)))
            if len(batch) == _BATCH:
                connection.executemany(f"INSERT INTO structure VALUES ({places})", batch)  # noqa: S608 - question marks
                batch.clear()
        connection.executemany(f"INSERT INTO structure VALUES ({places})", batch)  # noqa: S608 - as above
        connection.execute("INSERT INTO about VALUES (?, ?, ?, ?)", (_FORMAT, day.isoformat(), count, inactive))
        connection.execute("COMMIT")
    return About(day, count, inactive)


def searched(entry: Entry) -> str:
    """What a search looks at: name and town, each word after a space."""
    return "".join(f" {word}" for word in plain_words(f"{entry.name} {entry.postcode} {entry.city}"))


def take_back_directory(store: Store) -> None:
    """Put the directory before the last import back, or none where there was none.

    Raises:
        Trouble: the disk refuses.
    """
    with said(_place(store, NAME)):
        if _place(store, FORMER).exists():
            _place(store, FORMER).replace(_place(store, NAME))
        else:
            _place(store, NAME).unlink(missing_ok=True)


def about_directory(store: Store) -> About | None:
    """What the imported directory is; none when there is none, or a damaged one."""
    try:
        rows = _rows(store, "SELECT day, structures, inactive FROM about WHERE format = ?", (_FORMAT,))
    except Trouble:
        return None
    return next((About(date.fromisoformat(day), count, inactive) for day, count, inactive in rows), None)


def search_directory(store: Store, text: str, limit: int) -> tuple[Entry, ...]:
    """The structures whose SIRET begins with what is typed, or whose name or town holds a word that begins with each word of it.

    Those that the portal knows come first, then those whose name begins so, then the shortest names.

    Args:
        store: the open file.
        text: as typed, accents and capitals ignored.
        limit: how many at most.
    """
    words = plain_words(text)
    if not words:
        return ()
    digits = "".join(words)
    if digits.isdigit() and len(digits) >= SIRET_FROM:
        rows = _rows(store, f"SELECT {_COLUMNS} FROM structure WHERE siret BETWEEN ? AND ? LIMIT ?", (digits, f"{digits}:", limit))  # noqa: S608 - names
    else:
        kept = " AND ".join("instr(searched, ?)" for _ in words)
        order = "active DESC, instr(searched, ?) != 1, length(searched), searched, siret"
        rows = _rows(
            store,
            f"SELECT {_COLUMNS} FROM structure WHERE {kept} ORDER BY {order} LIMIT ?",  # noqa: S608 - question marks
            (*(f" {word}" for word in words), f" {' '.join(words)}", limit),
        )
    return tuple(map(_entry, rows))


def _entry(row: tuple[Any, ...]) -> Entry:
    # SQLite keeps yes and no as 1 and 0.
    return Entry._make(bool(value) if isinstance(value, int) else value for value in row)


def in_directory(store: Store, siret: str) -> Entry | None:
    """The structure of a SIRET; none when the directory does not hold it."""
    rows = _rows(store, f"SELECT {_COLUMNS} FROM structure WHERE siret = ?", (siret,))  # noqa: S608 - names
    return _entry(rows[0]) if rows else None


def _rows(store: Store, sql: str, values: tuple[str | int, ...]) -> list[tuple[Any, ...]]:
    path = _place(store, NAME)
    if not path.exists():
        return []
    try:
        with closing(sqlite3.connect(address(path.absolute(), "ro"), uri=True)) as connection:
            return connection.execute(sql, values).fetchall()
    except sqlite3.DatabaseError as damaged:
        raise Trouble(
            "L’annuaire importé est abîmé. Vos fiches et vos factures, elles, sont ailleurs et intactes.",
            "Importez de nouveau l’annuaire\u00a0: il prendra la place de celui-ci.",
        ) from damaged


def _place(store: Store, name: str) -> Path:
    return store.path.with_name(name)
