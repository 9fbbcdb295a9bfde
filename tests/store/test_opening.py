"""Opening: a new file, one of somebody else, a newer one, a broken one, one that is held or cannot be written."""

import os
import sqlite3
from contextlib import closing, contextmanager
from pathlib import PureWindowsPath

import pytest

from chorus_desktop.store.associations import add_association
from chorus_desktop.store.backup import backup_now, daily_backup
from chorus_desktop.store.connecting import APPLICATION_ID, address
from chorus_desktop.store.database import CorruptStore
from chorus_desktop.store.issuing import issued_pdf
from chorus_desktop.store.troubles import NewerStore, NotOurs
from tests.helpers import examples
from tests.helpers.stores import NAME, judo, opened


def everything(folder):
    """Every file of a folder with its bytes and the moment of its last change."""
    return {path.relative_to(folder): (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file()}


@contextmanager
def other_program(path):
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield connection


def spoil(path, word):
    """Break the page of the file that holds a word."""
    data = bytearray(path.read_bytes())
    start = data.index(word) // 4096 * 4096
    data[start : start + 4096] = b"\xa5" * 4096
    path.write_bytes(data)


def test_a_file_that_does_not_exist_is_made_with_its_folder(tmp_path):
    folder = tmp_path / "données" / "é?#%20"

    store = opened(folder)
    add_association(store, examples.judo_club())
    store.close()

    assert [path.name for path in folder.iterdir()] == [NAME]
    assert (folder / NAME).stat().st_mode & 0o077 == 0


def test_a_file_whose_making_was_interrupted_is_made_again(tmp_path):
    (tmp_path / NAME).touch()

    opened(tmp_path).close()

    assert opened(tmp_path).path.stat().st_size > 0


def test_a_database_in_which_nothing_was_ever_made_becomes_ours(tmp_path):
    with other_program(tmp_path / NAME) as connection:
        connection.execute("CREATE TABLE draft (name TEXT)")
        connection.execute("DROP TABLE draft")

    opened(tmp_path).close()


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("application_id", APPLICATION_ID),
        ("journal_mode", "delete"),
        ("synchronous", 3),
        ("foreign_keys", 1),
        ("recursive_triggers", 1),
        ("secure_delete", 1),
        ("trusted_schema", 0),
        ("busy_timeout", 50),
    ],
)
def test_nothing_that_keeps_the_file_safe_is_left_to_a_default(store, setting, value):
    assert store.rows(f"PRAGMA {setting}") == [(value,)]


def test_opening_twice_changes_nothing(tmp_path):
    store = opened(tmp_path)
    judo(store)
    store.close()
    before = everything(tmp_path)

    opened(tmp_path).close()

    assert everything(tmp_path) == before


@pytest.mark.parametrize("journal", ["delete", "wal"])
def test_a_newer_file_is_refused_untouched(tmp_path, journal):
    store = opened(tmp_path)
    judo(store)
    store.close()
    with other_program(tmp_path / NAME) as connection:
        connection.execute("UPDATE alembic_version SET version_num = 'r9999'")
        connection.execute(f"PRAGMA journal_mode = {journal}")
    before = everything(tmp_path)

    with pytest.raises(NewerStore, match="plus récente") as newer:
        opened(tmp_path)

    assert "Installez" in newer.value.what_to_do
    assert everything(tmp_path) == before


def test_a_file_of_another_program_is_refused_untouched(tmp_path):
    with other_program(tmp_path / NAME) as connection:
        connection.execute("CREATE TABLE recipe (name TEXT)")
    before = everything(tmp_path)

    with pytest.raises(NotOurs, match="autre programme"):
        opened(tmp_path)

    assert everything(tmp_path) == before


@pytest.mark.parametrize("words", ["ceci n’est pas une base", "SQLite format 3"])
def test_a_file_that_is_no_database_is_told_as_damaged(tmp_path, words):
    (tmp_path / NAME).write_text(words, encoding="utf-8")
    before = everything(tmp_path)

    with pytest.raises(CorruptStore) as corrupt:
        opened(tmp_path)

    assert corrupt.value.good is None
    assert str(tmp_path / NAME) in corrupt.value.what_to_do
    assert everything(tmp_path) == before


@pytest.mark.parametrize("missing", ["DELETE FROM alembic_version", "DROP TABLE alembic_version"])
def test_a_file_without_its_revision_is_damaged(tmp_path, missing):
    opened(tmp_path).close()
    with other_program(tmp_path / NAME) as connection:
        connection.execute(missing)

    with pytest.raises(CorruptStore):
        opened(tmp_path)


@pytest.fixture
def backed_up(tmp_path):
    """A closed data file with two backups; the older one holds one association, the newer one two."""
    store = opened(tmp_path)
    judo(store)
    first = daily_backup(store, store.backups, examples.TODAY.replace(day=1))
    judo(store, name="Théâtre du Quai")
    second = daily_backup(store, store.backups, examples.TODAY)
    store.close()
    return tmp_path / NAME, first, second


def cut_off(path):
    os.truncate(path, path.stat().st_size - 4096)


def spoil_a_row(path):
    spoil(path, "Théâtre du Quai".encode())


def spoil_quietly(path):
    """Say that the free room of a page begins inside its rows: every row can still be read."""
    data = bytearray(path.read_bytes())
    page = data.index("Théâtre du Quai".encode()) // 4096 * 4096
    data[page + 1 : page + 3] = (4000).to_bytes(2, "big")
    path.write_bytes(data)


@pytest.mark.parametrize("damage", [cut_off, spoil_a_row, spoil_quietly])
def test_a_damaged_file_names_the_last_good_backup(tmp_path, backed_up, damage):
    path, _, newest = backed_up
    damage(path)

    with pytest.raises(CorruptStore, match="abîmé") as corrupt:
        opened(tmp_path)

    assert corrupt.value.good.path == newest
    assert "3 février 2026" in corrupt.value.what_to_do


def test_a_backup_that_is_damaged_too_is_passed_over(tmp_path, backed_up):
    path, oldest, newest = backed_up
    cut_off(path)
    spoil_a_row(newest)

    with pytest.raises(CorruptStore) as corrupt:
        opened(tmp_path)

    assert corrupt.value.good.path == oldest
    assert "1er février 2026" in corrupt.value.what_to_do


def test_damage_met_while_working_is_told_the_same_way(tmp_path):
    store = opened(tmp_path)
    club = judo(store)
    club.issue(pdf=b"x" * 100_000)
    made = backup_now(store, store.backups, "demandee", examples.TODAY)
    store.close()
    spoil(tmp_path / NAME, b"x" * 4000)
    store = opened(tmp_path)

    with pytest.raises(CorruptStore) as corrupt:
        backup_now(store, store.backups, "demandee", examples.TODAY)

    assert corrupt.value.good.path == made
    assert [path.name for path in store.backups.iterdir()] == [made.name]
    store.close()


def test_damage_met_while_reading_is_told_the_same_way(tmp_path):
    store = opened(tmp_path)
    kept = judo(store).issue(pdf=b"x" * 100_000)
    store.close()
    spoil(tmp_path / NAME, f"{kept}xxx".encode())
    store = opened(tmp_path)

    with pytest.raises(CorruptStore, match="abîmé"):
        issued_pdf(store, kept)
    store.close()


def test_the_address_of_a_file_on_a_server_names_no_host():
    assert address(PureWindowsPath(r"\\serveur\perso\dossiers.chorus"), "rw") == "file:////serveur/perso/dossiers.chorus?mode=rw"
    assert address(PureWindowsPath(r"C:\Judo club\50 %.chorus"), "ro") == "file:///C:/Judo%20club/50%20%25.chorus?mode=ro"
