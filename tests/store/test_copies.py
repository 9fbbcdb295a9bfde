"""Copies: whole or not at all, wherever they are written; looking at one changes nothing."""

import os
import resource
import subprocess
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime

import pytest

from chorus_desktop.domain.lifecycle import Event, EventKind
from chorus_desktop.domain.payment import Payment, Share
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.store import disk
from chorus_desktop.store.associations import associations
from chorus_desktop.store.backup import backup_now, restore
from chorus_desktop.store.connecting import connect
from chorus_desktop.store.copies import check_copy, copy_to
from chorus_desktop.store.issuing import add_event
from chorus_desktop.store.payments import add_payment
from chorus_desktop.store.settings import PRACTICE, set_setting
from chorus_desktop.store.troubles import Damaged
from tests.helpers import examples
from tests.helpers.revisions import sample
from tests.helpers.stores import NAME, judo, names, opened
from tests.helpers.tools import needs

TODAY = examples.TODAY
NOW = datetime(2026, 2, 3, 21, 4, 5, tzinfo=UTC)


@contextmanager
def files_of_at_most(size):
    """No file of this process may grow beyond ``size`` bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.fixture
def small_disk(tmp_path):
    """A disk of its own of one megabyte."""
    folder = tmp_path / "disk"
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)], check=True)
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@needs("small-disk")
def test_a_full_disk_leaves_no_half_copy(club, small_disk):
    club.issue(pdf=os.urandom(2_000_000))
    target = small_disk / "copie.chorus"
    target.write_bytes(b"the copy of last year")

    with pytest.raises(Trouble, match="plus de place"):
        copy_to(club.store, target)
    with pytest.raises(Trouble, match="plus de place"):
        backup_now(club.store, small_disk, "demandee", TODAY)
    with pytest.raises(Trouble, match="plus de place"):
        restore(backup_now(club.store, club.store.backups, "demandee", TODAY), small_disk / NAME, NOW)

    assert names(small_disk) == ["copie.chorus"]
    assert target.read_bytes() == b"the copy of last year"


def test_a_disk_that_fails_leaves_no_half_copy(club, tmp_path):
    club.issue(pdf=os.urandom(2_000_000))
    target = tmp_path / "copie.chorus"

    with files_of_at_most(1_000_000), pytest.raises(Trouble, match="disque"):
        copy_to(club.store, target)

    assert names(tmp_path) == [NAME]


def test_a_copy_is_the_whole_file_under_another_name(backed_up, tmp_path):
    store, _ = backed_up
    set_setting(store, PRACTICE, "1")
    target = tmp_path / "clé" / "copie du 3 février.chorus"

    copy_to(store, target)
    copy_to(store, target)

    copy = check_copy(target)
    assert (copy.associations, copy.invoices, copy.practice) == (("Judo Club de la Baie",), 1, True)
    assert copy.saved_at > datetime(2026, 2, 3, 12, tzinfo=UTC)
    assert names(target.parent) == [target.name]


def test_a_copy_says_when_the_last_fact_or_payment_was_told(club, tmp_path):
    def saved():
        copy_to(club.store, tmp_path / "copie.chorus")
        return check_copy(tmp_path / "copie.chorus").saved_at

    invoice = club.issue()
    before = saved()
    add_event(club.store, invoice, Event(kind=EventKind.DEPOSITED, on=TODAY))
    told = saved()
    paid = Payment(on=TODAY, amount=52_500, shares=(Share(invoice=invoice, amount=52_500),))
    add_payment(club.store, club.association, paid)

    assert before < told < saved()


def test_a_copy_of_an_older_version_without_payments_is_dated_too(tmp_path):
    sample("r0004", tmp_path / NAME)

    assert check_copy(tmp_path / NAME).saved_at is not None


def test_a_copy_of_nothing_says_so(store, tmp_path):
    copy_to(store, tmp_path / "copie.chorus")

    copy = check_copy(tmp_path / "copie.chorus")

    assert (copy.associations, copy.invoices, copy.saved_at, copy.practice) == ((), 0, None, False)


def test_the_file_itself_is_never_its_own_copy(store, tmp_path):
    (tmp_path / "link").symlink_to(store.path)

    for target in (store.path, tmp_path / "link"):
        with pytest.raises(Trouble, match="fichier de travail"):
            copy_to(store, target)


def test_a_damaged_file_is_not_copied_silently(club, tmp_path):
    club.issue(pdf=b"x" * 100_000)
    made = backup_now(club.store, club.store.backups, "demandee", TODAY)
    data = club.store.path.read_bytes()
    club.store.path.write_bytes(data.replace(b"x" * 4092, b"\xa5" * 4092, 1))
    page = data.index(b"x" * 4000) // 4096 * 4096
    with club.store.path.open("rb+") as file:
        file.seek(page)
        file.write(b"\xa5" * 8)

    with pytest.raises(Damaged, match="abîmé") as damaged:
        copy_to(club.store, tmp_path / "copie.chorus")

    assert damaged.value.good.path == made
    assert not (tmp_path / "copie.chorus").exists()


def test_looking_at_a_copy_leaves_nothing_beside_it(backed_up, tmp_path):
    store, _ = backed_up
    folder = tmp_path / "clé"
    copy_to(store, folder / "copie.chorus")
    with closing(connect(folder / "copie.chorus")) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    before = (folder / "copie.chorus").read_bytes()

    check_copy(folder / "copie.chorus")

    assert names(folder) == ["copie.chorus"]
    assert (folder / "copie.chorus").read_bytes() == before


def test_a_copy_in_wal_mode_is_one_file_again_once_opened(backed_up):
    store, _ = backed_up
    store.close()
    with closing(connect(store.path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")

    store = opened(store.path.parent)
    judo(store)

    assert names(store.path.parent) == [NAME, "sauvegardes"]
    assert len(associations(store)) == 2
    store.close()


def test_what_did_not_arrive_is_removed(tmp_path):
    with suppress(ZeroDivisionError), disk.arriving(str(tmp_path / "new" / "file")) as path:
        path.write_bytes(b"half")
        raise ZeroDivisionError

    assert names(tmp_path / "new") == []


def test_the_bytes_are_on_the_disk_before_the_name(tmp_path, monkeypatch):
    """After a power cut, a name that came before its bytes would be an empty file in the place of the good one."""
    finished, target = tmp_path / "finished", tmp_path / "target"
    target.write_bytes(b"old")
    with disk.arriving(str(finished)) as path:
        path.write_bytes(b"new")
        synced = []
        monkeypatch.setattr(os, "fsync", lambda handle: synced.append((os.fstat(handle).st_ino, target.read_bytes())))

        disk.put(path, target)

    file, folder = target.stat().st_ino, tmp_path.stat().st_ino
    assert synced == [(file, b"old"), (folder, b"new")]
