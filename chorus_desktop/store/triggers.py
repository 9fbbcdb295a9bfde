"""What keeps an issued document as it was: triggers that refuse UPDATE, DELETE and REPLACE, whoever asks.

Alembic's batch mode rebuilds a table and silently drops its triggers, so they are not part of any one migration:
``migrations/env.py`` drops them all before migrating and writes them again after; ``renew`` does so at each opening when a
file of this very revision holds others than these.

A row takes the place of another one (``OR REPLACE``) by its key or by its rowid, whether it is inserted or updated: so an update
is guarded for what it makes of a row too.
"""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass

Execute = Callable[[str], object]

_ISSUED = "EXISTS (SELECT 1 FROM issued WHERE invoice_id = {})"
_MOVED = "OLD.id IS NOT NEW.id OR OLD.rowid IS NOT NEW.rowid"
"""Identifiers never change: an update that gives another one takes the place of the row that has it."""
_JOINED = "{0}.owner_kind = 'invoice' AND " + _ISSUED.format("{0}.owner_id")
_SAME = " AND ".join(f"NEW.{name} IS OLD.{name}" for name in ("id", "owner_kind", "owner_id", "rank", "sha256", "trashed_on"))


@dataclass(frozen=True)
class Trigger:
    """One refusal.

    Attributes:
        on: the table guarded.
        needs: every table it looks at.
        act: ``INSERT``, ``UPDATE`` or ``DELETE``; a REPLACE is an INSERT over a row that is already there.
        when: SQL condition of the refusal.
    """

    on: str
    needs: frozenset[str]
    act: str
    when: str

    @property
    def name(self) -> str:
        """How SQLite knows it; the first word tells ours from any other."""
        return f"frozen_{self.on}_{self.act.lower()}"

    @property
    def sql(self) -> str:
        """The statement that writes it."""
        return f"CREATE TRIGGER {self.name} BEFORE {self.act} ON {self.on} WHEN {self.when} BEGIN SELECT RAISE(ABORT, '{self.name}'); END"


def _guard(table: str, again: str, update: str = "1", delete: str = "1", needs: tuple[str, ...] = ()) -> tuple[Trigger, ...]:
    tables = frozenset((table, *needs))
    again = f"{again} OR EXISTS (SELECT 1 FROM {table} WHERE rowid = NEW.rowid)"  # noqa: S608 - our own words
    return tuple(Trigger(table, tables, act, when) for act, when in (("INSERT", again), ("UPDATE", update), ("DELETE", delete)))


TRIGGERS = (
    *_guard(
        "issued",
        "EXISTS (SELECT 1 FROM issued WHERE invoice_id = NEW.invoice_id OR "
        "(siren = NEW.siren AND (twin_key = NEW.twin_key OR (series = NEW.series AND rank = NEW.rank))))",
    ),
    *_guard("issued_pdf", "EXISTS (SELECT 1 FROM issued_pdf WHERE invoice_id = NEW.invoice_id)"),
    *_guard("issued_event", "EXISTS (SELECT 1 FROM issued_event WHERE id = NEW.id)"),
    *_guard("invoice", _ISSUED.format("NEW.id"), f"{_MOVED} OR {_ISSUED.format('OLD.id')}", _ISSUED.format("OLD.id"), needs=("issued",)),
    # A purge takes the file away and leaves its hash: the only change that an issued invoice's attachment may know.
    *_guard(
        "attachment",
        f"{_JOINED.format('NEW')} OR EXISTS (SELECT 1 FROM attachment WHERE id = NEW.id)",  # noqa: S608 - our own words
        f"{_MOVED} OR ({_JOINED.format('OLD')} OR {_JOINED.format('NEW')}) AND NOT (OLD.purged_on IS NULL AND NEW.purged_on IS NOT NULL AND {_SAME})",
        _JOINED.format("OLD"),
        needs=("issued",),
    ),
    # What an invoice was proved with: likewise, only a purge takes it away, and leaves its hash.
    *_guard(
        "attendance_used",
        "EXISTS (SELECT 1 FROM attendance_used WHERE invoice_id = NEW.invoice_id)",
        "NOT (OLD.purged_on IS NULL AND NEW.purged_on IS NOT NULL AND NEW.body = '' AND NEW.invoice_id IS OLD.invoice_id "
        "AND NEW.dossier_id IS OLD.dossier_id AND NEW.sha256 IS OLD.sha256)",
    ),
    *_guard(
        "stored_file",
        "EXISTS (SELECT 1 FROM stored_file WHERE sha256 = NEW.sha256)",
        "1",
        "EXISTS (SELECT 1 FROM attachment WHERE sha256 = OLD.sha256 AND purged_on IS NULL) "
        "OR EXISTS (SELECT 1 FROM issued WHERE OLD.sha256 IN (logo, signature))",
        needs=("attachment", "issued"),
    ),
)


def renew(connection: sqlite3.Connection, tables: frozenset[str]) -> None:
    """Write the triggers again unless the file has exactly these.

    Args:
        connection: on the file, outside any transaction.
        tables: names of the tables in the file.
    """
    there = dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'frozen!_%' ESCAPE '!'"))
    if there == {trigger.name: trigger.sql for trigger in TRIGGERS if trigger.needs <= tables}:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        drop(connection.execute, frozenset(there))
        create(connection.execute, tables)
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def drop(execute: Execute, existing: frozenset[str]) -> None:
    """Take away every trigger of ours, for the time of a migration.

    Args:
        execute: runs one statement.
        existing: names of the triggers in the file.
    """
    for name in sorted(existing):
        if name.startswith("frozen_"):
            execute(f'DROP TRIGGER "{name}"')


def create(execute: Execute, tables: frozenset[str]) -> None:
    """Write every trigger whose tables exist at this revision.

    Args:
        execute: runs one statement.
        tables: names of the tables in the file.
    """
    for trigger in TRIGGERS:
        if trigger.needs <= tables:
            execute(trigger.sql)
