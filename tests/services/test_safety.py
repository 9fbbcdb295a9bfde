"""Copies of every day and copies handed over, the way back from each, files that are damaged, newer or not ours; the practice file."""

import os
import sqlite3
import stat
import sys
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import associations, deposit, dossiers, home, invoices, issue, opening, practice, safety
from tests.helpers import clubs
from tests.helpers.clubs import TODAY


def newer(path):
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("UPDATE alembic_version SET version_num = 'r9999'")


def cut(path):
    os.truncate(path, path.stat().st_size // 2)


def content(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def founded(store):
    """An association with a name: one in which nothing was typed is nothing to keep."""
    associations.save(store, associations.create(store), {"name": "Judo Club de la Baie"})


def test_an_empty_file_has_no_copy_of_the_day_and_gets_it_once_something_is_in_it(tmp_path):
    first = opening.open_file(tmp_path / "d.chorus", tmp_path / "sauvegardes", TODAY)
    assert safety.backups(first.store) == ()
    founded(first.store)
    opening.close(first.store)

    again = opening.open_file(tmp_path / "d.chorus", tmp_path / "sauvegardes", TODAY)

    assert [(row.said, row.held) for row in safety.backups(again.store)] == [("Copie du jour", "0 facture")]
    opening.close(again.store)


def test_two_backups_of_a_day_are_told_apart_by_their_hour_and_by_what_they_hold(club):
    before = safety.back_up(club.store, TODAY)
    club.issues()
    after = safety.back_up(club.store, TODAY)
    for path, hour in ((before, 9), (after, 18)):
        moment = datetime(2026, 2, 3, hour, 5).astimezone().timestamp()
        os.utime(path, (moment, moment))

    told = {row.path: (row.moment, row.said, row.held) for row in safety.backups(club.store)}

    assert told[before] == ("3 février 2026 à 09:05", "Copie demandée", "0 facture")
    assert told[after] == ("3 février 2026 à 18:05", "Copie demandée", "1 facture")


def test_a_file_is_backed_up_the_first_time_it_is_opened_on_a_day(tmp_path):
    begun = opening.open_file(tmp_path / "d.chorus", tmp_path / "sauvegardes", TODAY)
    founded(begun.store)
    opening.close(begun.store)
    for today in (TODAY, TODAY, TODAY + timedelta(days=1)):
        opened = opening.open_file(tmp_path / "d.chorus", tmp_path / "sauvegardes", today)
        assert opened.unsaved is None
        opening.close(opened.store)

    opened = opening.open_file(tmp_path / "d.chorus", tmp_path / "sauvegardes", TODAY + timedelta(days=1))
    assert [(row.day, row.said, row.good) for row in safety.backups(opened.store)] == [
        (date(2026, 2, 4), "Copie du jour", True),
        (date(2026, 2, 3), "Copie du jour", True),
    ]
    made = safety.back_up(opened.store, TODAY + timedelta(days=1))
    assert next((row.path, row.said) for row in safety.backups(opened.store)) == (made, "Copie demandée")
    opening.close(opened.store)


def test_a_backup_that_cannot_be_made_does_not_keep_from_working(tmp_path):
    begun = clubs.opened(tmp_path)
    founded(begun)
    opening.close(begun)
    (tmp_path / "sauvegardes").write_text("a file where the folder should be")

    opened = opening.open_file(tmp_path / "dossiers.chorus", tmp_path / "sauvegardes", TODAY)

    assert opened.unsaved is not None
    assert opened.unsaved.what_to_do
    assert associations.create(opened.store)
    opening.close(opened.store)


def test_a_copy_handed_over_holds_everything(club, tmp_path):
    issued, _ = club.issues()
    copy = safety.save_copy(club.store, tmp_path / "clé" / "passation.chorus")

    seen = safety.look(copy)
    assert (seen.associations, seen.invoices, seen.practice) == (("Judo Club de la Baie",), 1, False)

    other = tmp_path / "ailleurs"
    other.mkdir()
    assert safety.replace_with(copy, other / "dossiers.chorus", other / "sauvegardes", TODAY).aside is None
    store = clubs.opened(other)
    assert issue.preview(store, issued, TODAY) == issue.preview(club.store, issued, TODAY)
    assert home.invoice_table(store) == home.invoice_table(club.store)
    store.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps the folders of an account to itself")
def test_nothing_that_names_people_is_read_by_other_accounts(tmp_path):
    """Bank details, lists of children: on a shared computer, whatever its umask."""
    former = os.umask(0)
    try:
        home_folder = tmp_path / "une" / "maison"
        path, backups = home_folder / "dossiers.chorus", home_folder / "sauvegardes"
        opened = opening.open_file(path, backups, TODAY)
        club = clubs.judo(opened.store, tmp_path)
        invoice_id, _ = club.issues()
        safety.back_up(opened.store, TODAY)
        copy = safety.save_copy(opened.store, tmp_path / "clé" / "copie.chorus")
        for _ in range(2):
            deposit.write(opened.store, invoice_id, tmp_path / "dépôts", TODAY, zipped=True)
        opening.close(opened.store)
        safety.replace_with(copy, path, backups, TODAY)
    finally:
        os.umask(former)

    ours = [found for folder in ("une", "clé", "dépôts") for found in (tmp_path / folder, *(tmp_path / folder).rglob("*"))]
    modes = {str(found.relative_to(tmp_path)): oct(stat.S_IMODE(found.stat().st_mode)) for found in ours}
    assert modes == {name: "0o700" if (tmp_path / name).is_dir() else "0o600" for name in modes}
    assert len([name for name in modes if name.endswith((".chorus", ".pdf", ".zip"))]) >= 8


def test_opening_a_copy_keeps_what_it_replaces(club, tmp_path):
    copy = safety.save_copy(club.store, tmp_path / "avant.chorus")
    club.issues()
    club.store.close()

    aside = safety.replace_with(copy, club.store.path, club.store.backups, TODAY).aside

    store = clubs.opened(tmp_path)
    assert [(row.number, row.said) for row in home.invoice_table(store)] == [("FA2026-001", "Faite avant")]
    assert {row.said for row in safety.backups(store)} == {"Copie avant un remplacement", "Copie du jour"}
    store.close()
    assert aside is not None
    assert safety.look(aside).invoices == 1


def test_a_copy_does_not_replace_the_file_in_use(club):
    with pytest.raises(Trouble, match="fichier de travail"):
        safety.save_copy(club.store, club.store.path)


@pytest.mark.parametrize("spoil", [newer, cut, lambda path: path.write_bytes(b""), lambda path: path.write_bytes(b"a letter")])
def test_a_copy_that_cannot_be_used_is_refused_and_everything_stays(club, tmp_path, spoil):
    club.issues()
    copy = safety.save_copy(club.store, tmp_path / "copie.chorus")
    spoil(copy)
    club.store.close()
    before = content(tmp_path)

    for act in (safety.look, lambda path: opening.put_back(path, club.store.path, club.store.backups, TODAY)):
        with pytest.raises(Trouble) as trouble:
            act(copy)
        assert trouble.value.what_to_do
    assert content(tmp_path) == before


def test_a_file_of_a_newer_version_is_refused_untouched(club, tmp_path):
    club.store.close()
    newer(club.store.path)
    before = content(tmp_path)

    with pytest.raises(Trouble, match="plus récente") as trouble:
        clubs.opened(tmp_path)

    assert opening.good_backup(trouble.value) is None
    assert content(tmp_path) == before


def test_a_damaged_file_offers_the_last_good_backup_and_it_goes_on_from_there(club, tmp_path):
    club.issues()
    safety.back_up(club.store, TODAY)
    associations.save(club.store, club.association, {"city": "Tourlaville"})
    club.store.close()
    cut(club.store.path)

    with pytest.raises(Trouble, match="abîmé") as trouble:
        clubs.opened(tmp_path)
    good = opening.good_backup(trouble.value)
    assert good is not None
    assert "3 février 2026" in trouble.value.what_to_do

    aside = opening.put_back(good, club.store.path, club.store.backups, TODAY).aside
    assert aside is not None
    store = clubs.opened(tmp_path)
    assert [row.number for row in home.invoice_table(store)] == ["FA2026-001"]
    assert associations.view(store, club.association).association.city == "Cherbourg-en-Cotentin"
    store.close()


def test_damage_that_only_the_copy_of_the_day_meets_is_said_too(club, tmp_path):
    club.issues()
    club.store.close()
    club = replace(club, store=clubs.opened(tmp_path))
    ((page,),) = club.store.rows("SELECT rootpage FROM sqlite_master WHERE name = 'past_invoice'")
    ((size,),) = club.store.rows("PRAGMA page_size")
    club.store.close()
    with club.store.path.open("rb+") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)

    with pytest.raises(Trouble, match="abîmé") as trouble:
        clubs.opened(tmp_path, TODAY + timedelta(days=1))

    good = opening.good_backup(trouble.value)
    assert good is not None
    assert good.name == "2026-02-03-quotidienne.chorus"


def test_a_damaged_file_without_a_backup_says_so(tmp_path):
    (tmp_path / "dossiers.chorus").write_bytes(b"SQLite format 3\0" + b"x" * 5000)

    with pytest.raises(Trouble, match="abîmé") as trouble:
        clubs.opened(tmp_path)

    assert opening.good_backup(trouble.value) is None
    assert "Aucune bonne sauvegarde" in trouble.value.what_to_do


@pytest.mark.parametrize(
    "today",
    [
        date(2025, 9, 1),
        date(2025, 9, 30),
        date(2025, 10, 1),
        date(2026, 1, 2),
        date(2026, 2, 28),
        date(2026, 7, 3),
        date(2026, 7, 4),
        date(2026, 9, 1),
        date(2026, 11, 21),
        date(2027, 8, 31),
        date(2031, 1, 1),
    ],
)
def test_the_practice_file_is_ready_on_any_day(store, today):
    practice.fill(store, today)

    seen = home.home(store, today)
    assert seen.practice
    (row,) = seen.dossiers
    assert (row.invoiced > 0, row.deposited) == (True, 0), "one is to be deposited, with the companion"
    assert row.invoice_state is InvoiceState.DRAFT
    view = invoices.view(store, row.invoice_id, today)
    assert view.lines
    assert view.changed
    assert len(view.work.attendance.children) == 12
    proved = {found.code for found in view.problems if found.where.startswith("attendance")}
    assert proved <= {"proof.blank"}, "what is billed is what the sheets say; one session is left to be marked"


def test_the_practice_file_is_filled_once_and_marked_in_its_copies(store, tmp_path):
    practice.fill(store, TODAY)
    practice.fill(store, TODAY)

    assert len(home.invoice_table(store)) == 2
    assert safety.look(safety.save_copy(store, tmp_path / "copie.chorus")).practice


def test_a_file_in_use_is_never_filled_with_the_example(club):
    practice.fill(club.store, TODAY)

    seen = home.home(club.store, TODAY)
    assert not seen.practice
    assert [row.id for row in seen.dossiers] == [club.dossier]
    assert dossiers.view(club.store, club.dossier, TODAY).invoices == ()
