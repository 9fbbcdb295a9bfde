"""Where the files of one run are."""

import stat
import sys

import pytest

from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.machine import paths
from chorus_desktop.machine.lock import Busy, hold


def every(places):
    return {places.data_file, places.backups, places.logs}


def test_the_users_places_differ():
    assert len(every(paths.of_user())) == 3


def test_another_data_file_moves_everything(tmp_path):
    places = paths.beside(tmp_path / "club.chorus")

    assert places.data_file == tmp_path / "club.chorus"
    assert len(every(places)) == 3
    assert all(place.parent == tmp_path and place.name.startswith("club") for place in every(places))
    assert every(places).isdisjoint(every(paths.beside(tmp_path / "autre.chorus")))


def test_a_relative_file_is_found_again_after_a_change_of_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    places = paths.beside(paths.Path("club.chorus"))
    monkeypatch.chdir("/")

    assert places.data_file == tmp_path / "club.chorus"


@pytest.mark.skipif(sys.platform == "win32", reason="a link asks for the rights of an administrator")
def test_a_link_is_the_file_it_leads_to(tmp_path):
    (tmp_path / "real").mkdir()
    file = tmp_path / "real" / "club.chorus"
    (tmp_path / "link.chorus").symlink_to(file)
    (tmp_path / "folder").symlink_to(file.parent)

    assert paths.beside(tmp_path / "link.chorus") == paths.beside(tmp_path / "folder" / "club.chorus") == paths.beside(file)
    with hold(paths.beside(file).data_file), pytest.raises(Busy):
        hold(paths.beside(tmp_path / "link.chorus").data_file)


def test_missing_folders_are_made_once_and_for_their_owner_only(tmp_path):
    places = paths.beside(tmp_path / "new" / "club.chorus")
    paths.prepare(places)
    paths.prepare(places)

    assert places.data_file.parent.is_dir()
    assert not places.data_file.exists()
    for folder in (places.backups, places.logs):
        assert folder.is_dir()
        assert sys.platform == "win32" or stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_deposits_of_ones_own_file_are_among_ones_documents():
    own = paths.of_user()

    assert paths.deposits(own, own).parent == paths.platformdirs.user_documents_path()


def test_deposits_of_any_other_file_stay_beside_it(tmp_path):
    own, moved = paths.of_user(), paths.beside(tmp_path / "exercice.chorus")

    assert paths.deposits(moved, own) == paths.deposits(moved, moved) == tmp_path / "exercice-depots"


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "club-sauvegardes").write_text("a file where the folder should be", encoding="utf-8")

    with pytest.raises(Trouble, match="club-sauvegardes") as met:
        paths.prepare(paths.beside(tmp_path / "club.chorus"))
    assert met.value.what_to_do
