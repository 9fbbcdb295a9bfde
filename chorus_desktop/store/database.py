"""Opening the data file, and the one connection to it."""

import sqlite3
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol, TypeVar

from sqlmodel import Session

from chorus_desktop.domain.french import long_date
from chorus_desktop.store import backup, connecting, disk, triggers
from chorus_desktop.store.inspection import check_light, revision_of, tables_of
from chorus_desktop.store.revisions import OURS, Revisions
from chorus_desktop.store.tables import Row
from chorus_desktop.store.troubles import Damaged, said

R = TypeVar("R", bound=Row)
V = TypeVar("V")


class Closing(Protocol):
    """What is closed with the file."""

    def close(self) -> None:
        """Let go."""


C = TypeVar("C", bound=Closing)


class CorruptStore(Damaged):
    """The data file is damaged.

    Attributes:
        path: the file.
        good: the newest backup that is sound to its last page; none when there is no such one.
    """

    def __init__(self, path: Path, good: backup.Backup | None) -> None:
        super().__init__(path)
        self.good = good
        self.sentence = "Le fichier qui contient vos dossiers est abîmé."
        self.what_to_do = (
            f"Vous pouvez restaurer la sauvegarde du {long_date(good.day)}. Le fichier abîmé sera gardé à côté."
            if good
            else f"Aucune bonne sauvegarde n’a été trouvée. Gardez ce fichier, et cherchez une copie\u00a0: {path}"
        )


class Store:
    """An open data file, used by the thread that opened it and no other.

    Attributes:
        path: the file.
        backups: the folder of its backups.
    """

    def __init__(self, path: Path, backups: Path, now: Callable[[], datetime], patience: float) -> None:
        """Connect, see that the file is sound and that it can be written; ``open_store`` is the door."""
        self.path = path
        self.backups = backups
        self._now = now
        self._engine = connecting.engine(path, patience)
        self._session: Session | None = None
        self._remembered: dict[Hashable, Any] = {}
        self._beside: dict[str, Closing] = {}
        try:
            with said(path):
                self._connection = self._engine.connect()
                self._raw: sqlite3.Connection = self._connection.connection.dbapi_connection  # type: ignore[assignment]  # what connecting.engine made
                check_light(self._raw, path)
                self._try_to_write()
                triggers.renew(self._raw, frozenset(tables_of(self._raw)))
        except BaseException:
            self._engine.dispose()
            raise

    def _try_to_write(self) -> None:
        # A change undone before its end: it takes the lock and makes the journal, and touches no byte of the file.
        self._raw.execute("BEGIN IMMEDIATE")
        try:
            self._raw.execute("INSERT OR REPLACE INTO setting (name, value) VALUES ('', '')")
        finally:
            self._raw.execute("ROLLBACK")

    def moment(self) -> str:
        """Now, as rows keep it."""
        return self._now().isoformat(timespec="seconds")

    @contextmanager
    def transaction(self, *, settings_only: bool = False) -> Iterator[Session]:
        """Everything inside is written, or nothing; inside another one, it is part of it.

        Args:
            settings_only: no record is written: what is ``remembered`` of them still holds.

        Raises:
            Trouble: the disk is full, the file held by another program…; nothing was written.
            CorruptStore: the file is damaged.
        """
        if self._session is not None:
            yield self._session
            return
        with self._edge(), Session(self._connection) as session:
            session.connection().exec_driver_sql("BEGIN IMMEDIATE")
            self._session = session
            try:
                yield session
                session.commit()
            finally:
                self._session = None
                if not settings_only:
                    self._remembered.clear()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """What is read inside; in a transaction, it sees what that one has written so far.

        Raises:
            Trouble: the file cannot be read now.
            CorruptStore: the file is damaged.
        """
        if self._session is not None:
            yield self._session
            return
        with self._edge(), Session(self._connection) as session:
            yield session

    def rows(self, sql: str, **values: str | int | None) -> list[tuple[Any, ...]]:
        """The rows of a plain statement, for the lists: no object is made of them.

        Args:
            sql: with ``:name`` for each value.
            **values: name → value.
        """
        if self._session is not None:
            self._session.flush()
        with self._edge():
            return self._raw.execute(sql, values).fetchall()

    def remembered(self, name: Hashable, make: Callable[[], V]) -> V:
        """What was read and is asked for again and again, until something is written, here or by another program.

        Args:
            name: of what is read.
            make: reads it.
        """
        if self._session is not None:
            return make()
        # SQLite counts here what other connections wrote.
        version = self.rows("PRAGMA data_version")[0]
        if self._remembered.get(()) != version:
            self._remembered = {(): version}
        if name not in self._remembered:
            self._remembered[name] = make()
        value: V = self._remembered[name]
        return value

    def beside(self, name: str, make: Callable[[], C]) -> C:
        """What is made once for this open file and lasts as long as it is open: its index of words.

        Args:
            name: of what is asked for.
            make: makes it; its ``close`` is called with that of the file.
        """
        if name not in self._beside:
            self._beside[name] = make()
        value: C = self._beside[name]  # type: ignore[assignment]  # made under this name
        return value

    @contextmanager
    def _edge(self) -> Iterator[None]:
        try:
            with said(self.path):
                yield
        except CorruptStore:
            raise
        except Damaged as damaged:
            raise self.corrupt() from damaged

    def corrupt(self) -> CorruptStore:
        """The trouble to raise when the file turns out to be damaged."""
        return CorruptStore(self.path, backup.last_good(self.backups))

    def close(self) -> None:
        """Let the file go; the thread that opened it does it."""
        for each in self._beside.values():
            each.close()
        self._connection.close()
        self._engine.dispose()


def found(session: Session, row: type[R], record_id: str) -> R:
    """The row of an identifier.

    Args:
        session: from ``transaction`` or ``reading``.
        row: its table.
        record_id: its identifier.

    Raises:
        KeyError: there is none.
    """
    there = session.get(row, record_id)
    if there is None:
        raise KeyError(record_id)
    return there


def open_store(
    path: Path,
    *,
    backups: Path,
    today: date,
    now: Callable[[], datetime],
    patience: float = connecting.PATIENCE,
    revisions: Revisions = OURS,
) -> Store:
    """Open the data file: made if it does not exist, brought up to this version after a backup if it is older.

    Args:
        path: the file.
        backups: the folder of its backups.
        today: dates the backup before a migration.
        now: the clock that dates what is saved.
        patience: seconds to wait for another program that holds the file.
        revisions: those that the program knows.

    Raises:
        NewerStore: a newer version wrote it; not a byte was changed.
        NotOurs: another program wrote it; not a byte was changed.
        CorruptStore: it is damaged; says which backup is good.
        Trouble: no right to write, no place, held by another program; the file is as it was.
    """
    try:
        with said(path):
            disk.make_folder(path.parent)
            if not path.exists():
                disk.create(path)
            revision = revision_of(path, revisions, patience)
            if revision != revisions.head:
                if revision:
                    backup.copy_file(path, backups, f"avant-{revisions.head}", today)
                # Alembic takes a tenth of a second to load: only for a file that needs it.
                from chorus_desktop.store import migrate

                migrate.upgrade(path, revisions=revisions, patience=patience)
        return Store(path, backups, now, patience)
    except Damaged as damaged:
        raise CorruptStore(path, backup.last_good(backups, revisions)) from damaged
