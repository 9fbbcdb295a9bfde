"""Restoring a backup loses nothing, not even what is replaced, and replays nothing into the file."""

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import pytest

from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.store.associations import add_association
from chorus_desktop.store.backup import check, last_good, restore
from chorus_desktop.store.connecting import connect
from chorus_desktop.store.copies import check_copy
from chorus_desktop.store.issuing import issued_pdf
from chorus_desktop.store.settings import set_setting
from chorus_desktop.store.summaries import invoice_rows
from chorus_desktop.store.troubles import Damaged, NewerStore
from tests.helpers import examples
from tests.helpers.stores import NAME, PDF, cut, names, opened

TODAY = examples.TODAY
NOW = datetime(2026, 2, 3, 21, 4, 5, tzinfo=UTC)


def half_written(store):
    """Leave the file as a crash in the middle of a commit does: pages written, and the journal that undoes them."""
    store.close()
    crashed = store.path.with_name("crashed")
    with closing(connect(store.path)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("DELETE FROM setting")
        connection.executemany("INSERT INTO setting VALUES (?, ?)", [(f"key {rank}", "x" * 2000) for rank in range(200)])
        for end in ("", "-journal"):
            shutil.copy(f"{store.path}{end}", f"{crashed}{end}")
        connection.execute("ROLLBACK")
    for end in ("", "-journal"):
        shutil.move(f"{crashed}{end}", f"{store.path}{end}")


def test_a_backup_holds_everything(backed_up):
    store, backup = backed_up
    store.close()

    restore(backup, store.path, NOW)

    store = opened(store.path.parent)
    (row,) = invoice_rows(store)
    assert (row.number, issued_pdf(store, row.id)) == ("FA2026-001", PDF)
    store.close()


def test_a_restore_keeps_the_replaced_file_aside(backed_up):
    store, backup = backed_up
    add_association(store, examples.judo_club(name="Théâtre du Quai"))
    store.close()

    aside = restore(backup, store.path, NOW)

    assert aside == store.path.with_name(f"{NAME}.remplacé-2026-02-03-210405")
    assert check_copy(aside).associations == ("Judo Club de la Baie", "Théâtre du Quai")
    assert check_copy(store.path).associations == ("Judo Club de la Baie",)
    assert names(store.path.parent) == [NAME, aside.name, "sauvegardes"]


def test_a_restore_where_there_is_no_file_any_more(backed_up):
    store, backup = backed_up
    store.close()
    store.path.unlink()

    assert restore(backup, store.path, NOW) is None
    assert check_copy(store.path).invoices == 1


def test_what_a_crash_left_half_written_is_undone(backed_up):
    store, _ = backed_up
    set_setting(store, "theme", "dark")
    half_written(store)
    assert f"{NAME}-journal" in names(store.path.parent)

    store = opened(store.path.parent)
    assert store.rows("SELECT name, value FROM setting") == [("theme", "dark")]
    assert names(store.path.parent) == [NAME, "sauvegardes"]
    store.close()


def test_a_restore_over_a_crash_replays_nothing_into_the_new_file_and_keeps_the_old_one_whole(backed_up):
    store, backup = backed_up
    set_setting(store, "theme", "dark")
    half_written(store)
    for end in ("-wal", "-shm"):
        store.path.with_name(NAME + end).write_bytes(b"of another time")

    aside = restore(backup, store.path, NOW)

    assert names(store.path.parent)[0] == NAME
    assert not {f"{NAME}{end}" for end in ("-journal", "-wal", "-shm")} & set(names(store.path.parent))
    assert check(store.path)
    for end in ("-wal", "-shm"):
        aside.with_name(aside.name + end).unlink()
    with closing(connect(aside)) as connection:
        assert connection.execute("SELECT name, value FROM setting").fetchall() == [("theme", "dark")]


def refused(*names):
    raise PermissionError


@pytest.mark.parametrize("way", ["link", "copy"])
def test_the_file_set_aside_is_whole_where_names_cannot_be_shared(backed_up, monkeypatch, way):
    store, backup = backed_up
    store.close()
    if way == "copy":
        monkeypatch.setattr(os, "link", refused)

    aside = restore(backup, store.path, NOW)

    assert check_copy(aside) is not None


def newer(path):
    with closing(connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = 'r9999'")


def orphan(path):
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("INSERT INTO issued_pdf VALUES ('nobody', x'00')")


def empty(path):
    os.truncate(path, 0)


@pytest.mark.parametrize(("spoil", "refusal"), [(cut, Damaged), (empty, Damaged), (newer, NewerStore), (orphan, Damaged)])
def test_a_backup_that_is_not_sound_replaces_nothing(backed_up, spoil, refusal):
    store, backup = backed_up
    store.close()
    before = store.path.read_bytes()
    spoil(backup)

    with pytest.raises(refusal):
        restore(backup, store.path, NOW)
    with pytest.raises(refusal):
        check_copy(backup)

    assert store.path.read_bytes() == before
    assert names(store.path.parent) == [NAME, "sauvegardes"]
    assert last_good(store.backups) is None


def test_a_backup_that_does_not_exist_is_told(backed_up):
    store, backup = backed_up
    backup.unlink()

    with pytest.raises(Trouble, match="introuvable"):
        restore(backup, store.path, NOW)


def test_two_restores_keep_both_files_aside(backed_up):
    store, backup = backed_up
    store.close()

    first, second = restore(backup, store.path, NOW), restore(backup, store.path, NOW)

    assert first != second
    assert names(store.path.parent) == [NAME, first.name, second.name, "sauvegardes"]
