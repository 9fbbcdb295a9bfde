"""A file that is held by another program, a place that cannot be written, a full disk: said at once, and nothing is lost."""

import os
import sqlite3
import threading
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import mkdtemp

import pytest

from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.store.associations import associations
from tests.helpers.stores import NAME, judo, opened


@contextmanager
def other_program(path):
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield connection


def test_a_file_held_by_another_program_is_not_opened(tmp_path):
    opened(tmp_path).close()
    with other_program(tmp_path / NAME) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Trouble, match="occupé"):
            opened(tmp_path)

    opened(tmp_path).close()


@pytest.mark.parametrize("lock", ["IMMEDIATE", "EXCLUSIVE"])
def test_a_file_held_while_saving_says_so_and_loses_nothing(store, lock):
    with other_program(store.path) as connection:
        connection.execute(f"BEGIN {lock}")
        with pytest.raises(Trouble, match="occupé"):
            judo(store)

    judo(store)
    assert len(associations(store)) == 1


def test_a_file_held_while_reading_says_so(store):
    with other_program(store.path) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Trouble, match="occupé"):
            associations(store)

    assert associations(store) == ()


def test_a_store_belongs_to_one_thread(store):
    said = []

    def elsewhere():
        try:
            associations(store)
        except sqlite3.ProgrammingError as error:
            said.append(str(error))

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()

    assert "same thread" in said[0]


@contextmanager
def nobody():
    """Without the rights of root, to whom no folder is closed."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def closed_folder():
    """A folder, outside the folder of root's tests, that nobody may write in."""
    folder = Path(mkdtemp())
    opened(folder).close()
    (folder / NAME).chmod(0o644)
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)


def test_a_folder_that_cannot_be_written_is_told_before_any_work(closed_folder):
    with nobody(), pytest.raises(Trouble, match="pas le droit d’écrire"):
        opened(closed_folder)


def test_a_file_that_cannot_be_written_is_told_before_any_work(closed_folder):
    closed_folder.chmod(0o777)
    (closed_folder / NAME).chmod(0o444)

    with nobody(), pytest.raises(Trouble, match="pas le droit d’écrire"):
        opened(closed_folder)


def test_no_file_is_made_where_nothing_can_be_written(closed_folder):
    with nobody(), pytest.raises(Trouble, match="pas le droit d’écrire"):
        opened(closed_folder / "other")


def test_a_full_disk_says_so_and_loses_nothing(club):
    club.store.rows(f"PRAGMA max_page_count = {club.store.path.stat().st_size // 4096 + 2}")
    confirmed = club.draft()

    with pytest.raises(Trouble, match="plus de place") as full:
        club.issue(invoice_id=confirmed, pdf=b"x" * 100_000)

    assert "Libérez" in full.value.what_to_do
    assert club.store.rows("SELECT count(*) FROM issued") == [(0,)]
    club.store.rows("PRAGMA max_page_count = 100000")
    club.issue(invoice_id=club.draft())
