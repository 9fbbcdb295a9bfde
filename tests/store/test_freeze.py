"""What is issued cannot be changed, deleted or replaced: not at any revision, not by any program that opens the file."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from chorus_desktop.store.connecting import connect
from chorus_desktop.store.migrate import upgrade
from chorus_desktop.store.revisions import OURS
from chorus_desktop.store.triggers import TRIGGERS
from tests.helpers.revisions import coming, sample
from tests.helpers.stores import NAME, opened

FROZEN = ("issued", "issued_pdf", "issued_event", "invoice", "attachment", "stored_file")
REVISIONS = [*OURS.known, "r9001"]

ROW_OF = {
    "issued": "number = 'FA2026-001'",
    "issued_pdf": "invoice_id IN (SELECT invoice_id FROM issued WHERE number = 'FA2026-001')",
    "issued_event": "kind = 'deposited'",
    "invoice": "id IN (SELECT invoice_id FROM issued WHERE number = 'FA2026-001')",
    "attachment": "owner_id IN (SELECT invoice_id FROM issued WHERE number = 'FA2026-001')",
    "stored_file": "sha256 IN (SELECT logo FROM issued)",
}


def bare(path):
    """Another program: none of our settings."""
    return sqlite3.connect(path, isolation_level=None)


@pytest.fixture(params=[connect, bare], ids=["ours", "another program"])
def connection(request, revision, tmp_path):
    path = sample(OURS.head if revision == "r9001" else revision, tmp_path / "file.chorus")
    if revision == "r9001":
        upgrade(path, revisions=coming(tmp_path / "coming"))
    with closing(request.param(path)) as connection:
        yield connection


def columns(connection, table):
    return [name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")]


@pytest.mark.parametrize("revision", REVISIONS)
@pytest.mark.parametrize("table", FROZEN)
class TestFrozen:
    """Each table at each revision."""

    @pytest.fixture
    def row(self, connection, table):
        (row,) = connection.execute(f"SELECT * FROM {table} WHERE {ROW_OF[table]}").fetchall()  # noqa: S608
        return row

    def test_no_column_is_updated(self, connection, table, row):
        for column in columns(connection, table):
            with pytest.raises(sqlite3.IntegrityError, match=f"frozen_{table}_update"):
                connection.execute(f"UPDATE {table} SET {column} = {column} WHERE {ROW_OF[table]}")  # noqa: S608

    def test_no_row_is_deleted(self, connection, table, row):
        with pytest.raises(sqlite3.IntegrityError, match=f"frozen_{table}_delete"):
            connection.execute(f"DELETE FROM {table} WHERE {ROW_OF[table]}")  # noqa: S608

    @pytest.mark.parametrize("verb", ["INSERT OR REPLACE", "REPLACE", "INSERT OR IGNORE", "INSERT"])
    def test_no_row_is_replaced(self, connection, table, row, verb):
        places = ", ".join("?" * len(row))
        with pytest.raises(sqlite3.IntegrityError, match=f"frozen_{table}_insert"):
            connection.execute(f"{verb} INTO {table} VALUES ({places})", row)

        assert connection.execute(f"SELECT * FROM {table} WHERE {ROW_OF[table]}").fetchall() == [row]  # noqa: S608


KEY_OF = {"issued": "invoice_id", "issued_pdf": "invoice_id", "issued_event": "id", "stored_file": "sha256"}


@pytest.fixture
def another(connection, table):
    """The rowid of a row that is not the frozen one: where it may change, it is free to."""
    if table == "attachment":
        fresh = {"id": "'loose'", "owner_kind": "'dossier'", "owner_id": "'nobody'"}
        values = ", ".join(fresh.get(name, name) for name in columns(connection, table))
        connection.execute(f"INSERT INTO attachment SELECT {values} FROM attachment WHERE {ROW_OF[table]}")  # noqa: S608
    rows = connection.execute(f"SELECT rowid FROM {table} WHERE NOT ({ROW_OF[table]})").fetchall()  # noqa: S608
    return rows[-1][0]


@pytest.mark.parametrize("revision", REVISIONS)
@pytest.mark.parametrize("table", FROZEN)
@pytest.mark.parametrize("by", ["its key", "its place"])
class TestTaken:
    """A row that may change, or a new one, does not take the place of a frozen one."""

    def test_an_update_takes_no_place(self, connection, table, another, by):
        key = KEY_OF.get(table, "id") if by == "its key" else "rowid"
        ((wanted, *row),) = connection.execute(f"SELECT {key}, * FROM {table} WHERE {ROW_OF[table]}").fetchall()  # noqa: S608

        with pytest.raises(sqlite3.IntegrityError, match=f"frozen_{table}_update"):
            connection.execute(f"UPDATE OR REPLACE {table} SET {key} = ? WHERE rowid = ?", (wanted, another))  # noqa: S608

        assert connection.execute(f"SELECT * FROM {table} WHERE {ROW_OF[table]}").fetchall() == [tuple(row)]  # noqa: S608


@pytest.mark.parametrize("revision", REVISIONS)
@pytest.mark.parametrize("table", [table for table in FROZEN if table != "issued_event"])  # whose place is its key
def test_a_new_row_does_not_take_the_place_of_a_frozen_one(connection, table):
    names = columns(connection, table)
    key = KEY_OF.get(table, "id")
    fresh = {key: "'new'", "siren": "'999999999'", "owner_kind": "'dossier'"}
    values = ", ".join(fresh.get(name, name) for name in names)
    before = connection.execute(f"SELECT * FROM {table} WHERE {ROW_OF[table]}").fetchall()  # noqa: S608

    with pytest.raises(sqlite3.IntegrityError, match=f"frozen_{table}_insert"):
        connection.execute(
            f"INSERT OR REPLACE INTO {table} (rowid, {', '.join(names)}) SELECT rowid, {values} FROM {table} WHERE {ROW_OF[table]}"  # noqa: S608
        )

    assert connection.execute(f"SELECT * FROM {table} WHERE {ROW_OF[table]}").fetchall() == before  # noqa: S608


@pytest.mark.parametrize("left", ["older", "none"])
def test_a_file_of_this_revision_gets_the_guards_of_this_program(tmp_path, left):
    path = sample(OURS.head, tmp_path / NAME)
    with closing(bare(path)) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        if left == "older":
            connection.execute("CREATE TRIGGER frozen_invoice_update BEFORE UPDATE ON invoice WHEN 0 BEGIN SELECT RAISE(ABORT, 'no'); END")

    opened(tmp_path).close()

    with closing(bare(path)) as connection:
        written = dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    assert written == {trigger.name: trigger.sql for trigger in TRIGGERS}


@pytest.mark.parametrize("revision", REVISIONS)
def test_a_number_is_not_given_again_by_replacing_another_row(connection):
    row = connection.execute("SELECT * FROM issued WHERE number = 'FA2026-001'").fetchone()
    draft = connection.execute("SELECT id FROM invoice WHERE id NOT IN (SELECT invoice_id FROM issued)").fetchone()
    for same in ({"twin_key": "fa2026-001", "rank": 9}, {"twin_key": "other", "rank": 1}):
        names = columns(connection, "issued")
        values = dict(zip(names, row, strict=True)) | {"invoice_id": draft[0], **same}
        places = ", ".join(f":{name}" for name in names)
        with pytest.raises(sqlite3.IntegrityError, match="frozen_issued_insert"):
            connection.execute(f"REPLACE INTO issued VALUES ({places})", values)  # noqa: S608


@pytest.mark.parametrize("revision", REVISIONS)
def test_what_is_not_issued_changes_freely(connection):
    connection.execute("UPDATE invoice SET title = 'other' WHERE id NOT IN (SELECT invoice_id FROM issued)")
    if columns(connection, "attachment_act"):
        connection.execute("DELETE FROM attachment_act")
    connection.execute("DELETE FROM invoice WHERE id NOT IN (SELECT invoice_id FROM issued)")

    assert connection.execute("SELECT count(*) FROM invoice").fetchone() == (2,)


@pytest.mark.parametrize("revision", REVISIONS)
def test_a_purge_is_the_only_change_of_a_joined_file(connection):
    purge = "UPDATE attachment SET purged_on = '2036-02-03', body = '{}', format = 1"
    for more in ("rank = 9", "sha256 = 'x'", "owner_id = 'x'", "owner_kind = 'dossier'", "id = 'x'", "trashed_on = '2036-02-03'"):
        with pytest.raises(sqlite3.IntegrityError, match="frozen_attachment_update"):
            connection.execute(f"{purge}, {more}")

    connection.execute(purge)
    with pytest.raises(sqlite3.IntegrityError, match="frozen_attachment_update"):
        connection.execute("UPDATE attachment SET purged_on = NULL")
    with pytest.raises(sqlite3.IntegrityError, match="frozen_attachment_update"):
        connection.execute(purge)


def test_an_amount_is_a_whole_number_of_cents(tmp_path):
    with closing(connect(sample(OURS.head, Path(tmp_path / "file.chorus")))) as connection, pytest.raises(sqlite3.IntegrityError):
        connection.execute("UPDATE invoice SET total = 525.5 WHERE id NOT IN (SELECT invoice_id FROM issued)")
