"""Backups: each checked, listed, rotating, and never in the way of the work for long."""

import os
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

from chorus_desktop.store.associations import add_association
from chorus_desktop.store.backup import backup_now, daily_backup, last_good, list_backups
from chorus_desktop.store.copies import check_copy
from tests.helpers import examples
from tests.helpers.stores import cut, judo, opened

TODAY = examples.TODAY
NOW = datetime(2026, 2, 3, 21, 4, 5, tzinfo=UTC)


def test_backups_are_listed_newest_first_and_say_whether_they_are_good(club):
    store, folder = club.store, club.store.backups
    first = backup_now(store, folder, "demandee", date(2026, 1, 2))
    second = backup_now(store, folder, "demandee", date(2026, 1, 2))
    third = daily_backup(store, folder, date(2026, 1, 3))
    for stray in ("notes.txt", "2026-13-01-quotidienne.chorus", "photo.chorus"):
        (folder / stray).touch()
    cut(second)

    found = list_backups(folder)

    assert [(item.path, item.day, item.label, item.good) for item in found] == [
        (third, date(2026, 1, 3), "quotidienne", True),
        (second, date(2026, 1, 2), "demandee", False),
        (first, date(2026, 1, 2), "demandee", True),
    ]
    assert found[0].size == third.stat().st_size
    assert last_good(folder).path == third


def test_there_is_no_backup_in_a_folder_that_does_not_exist(tmp_path):
    assert list_backups(tmp_path / "nowhere") == ()


def test_a_day_has_one_daily_backup(club):
    assert daily_backup(club.store, club.store.backups, TODAY) is not None
    assert daily_backup(club.store, club.store.backups, TODAY) is None
    assert len(list_backups(club.store.backups)) == 1


def test_a_day_whose_backup_is_damaged_gets_another(club):
    made = daily_backup(club.store, club.store.backups, TODAY)
    cut(made)

    again = daily_backup(club.store, club.store.backups, TODAY)

    assert last_good(club.store.backups).path == again


def test_daily_backups_rotate_by_days_weeks_and_months(store):
    kept_apart = backup_now(store, store.backups, "demandee", date(2024, 1, 1))
    months = [date(2024 + month // 12, month % 12 + 1, 15) for month in range(20)]
    last = date(2025, 10, 12)
    for day in (*months, *(last - timedelta(days) for days in reversed(range(40)))):
        daily_backup(store, store.backups, day)

    found = list_backups(store.backups)
    daily = [item.day for item in found if item.label == "quotidienne"]
    assert daily[:7] == [last - timedelta(days) for days in range(7)]
    assert daily[7:10] == [date(2025, 10, 5), date(2025, 9, 30), date(2025, 9, 28)]
    assert daily[10:12] == [date(2025, 9, 21), date(2025, 8, 15)]
    assert [f"{day:%Y-%m}" for day in daily[12:]] == [f"2025-{month:02}" for month in range(7, 0, -1)] + ["2024-12", "2024-11"]
    assert kept_apart in [item.path for item in found]
    assert all(item.good for item in found)


def test_a_computer_whose_clock_went_back_still_makes_its_backup(store):
    for month in range(13):
        daily_backup(store, store.backups, date(2026 + month // 12, month % 12 + 1, 1))

    made = daily_backup(store, store.backups, date(2000, 1, 1))

    assert made in [item.path for item in list_backups(store.backups)]


def test_a_backup_ends_while_the_store_is_written_again_and_again(tmp_path):
    store = opened(tmp_path, patience=30)
    judo(store).issue(pdf=os.urandom(6_000_000))
    with ThreadPoolExecutor() as pool:
        copying = pool.submit(backup_now, store, store.backups, "demandee", TODAY)
        while not copying.done():
            add_association(store, examples.judo_club())
    store.close()

    assert copying.result() == last_good(tmp_path / "sauvegardes").path
    assert 1 <= len(check_copy(copying.result()).associations) <= len(check_copy(store.path).associations)
