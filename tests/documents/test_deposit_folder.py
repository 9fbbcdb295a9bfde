"""The deposit folder on disk: whole or absent, rewritten without harm, refused with a sentence."""

import errno
import os
import zipfile

import pytest

from chorus_desktop.documents.deposit_folder import erase, mark_cancelled, write, write_zip
from chorus_desktop.domain.trouble import Trouble

FILES = {"FA2026-012.pdf": b"invoice", "PJ1-attestations-FA2026-012.pdf": b"certificate", "recapitulatif-de-depot.pdf": b"summary"}


def content(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_new_folder_holds_the_files_and_nothing_else(tmp_path):
    write(tmp_path / "deep" / "FA2026-012", FILES)

    assert content(tmp_path / "deep" / "FA2026-012") == FILES
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["FA2026-012"]


def test_written_again_it_mends_what_changed_and_keeps_the_volunteers_own_file(tmp_path):
    folder = tmp_path / "FA2026-012"
    write(folder, FILES)
    (folder / "certificat-de-depot.pdf").write_bytes(b"from the portal")
    (folder / "FA2026-012.pdf").write_bytes(b"spoiled")
    (folder / "recapitulatif-de-depot.pdf").unlink()

    write(folder, FILES)

    assert content(folder) == FILES | {"certificat-de-depot.pdf": b"from the portal"}


def test_an_attachment_joined_no_more_goes_and_nothing_else(tmp_path):
    folder = tmp_path / "FA2026-012"
    write(folder, FILES | {"PJ2-attestations-FA2026-012.pdf": b"another child", "PJ3-piece-FA2026-012.jpg": b"photo"})
    kept = {"PJ2-attestations-FA2026-013.pdf": b"x", "PJ2-attestations.pdf": b"x", "certificat-FA2026-012.pdf": b"x"}
    for name, data in kept.items():
        (folder / name).write_bytes(data)
    (folder / "PJ4-dossier-FA2026-012.d").mkdir()

    write(folder, FILES)
    (folder / "PJ4-dossier-FA2026-012.d").rmdir()

    assert content(folder) == FILES | kept


def test_a_cancelled_folder_says_so_and_its_zip_too(tmp_path):
    folder = tmp_path / "FA2026-012"
    mark_cancelled(folder, "Ne déposez rien.")
    assert list(tmp_path.iterdir()) == []
    write(folder, FILES)
    write_zip(tmp_path / "FA2026-012.zip", FILES)

    mark_cancelled(folder, "Ne déposez rien.")

    assert content(folder) == FILES | {"ANNULEE-ne-pas-deposer.txt": "\ufeffNe déposez rien.\n".encode()}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["FA2026-012", "FA2026-012-annulee.zip"]


def test_a_folder_that_cannot_be_marked_is_no_trouble(tmp_path, monkeypatch):
    write(tmp_path / "FA2026-012", FILES)

    def refuse(_):
        raise OSError(errno.EROFS, "refused")

    monkeypatch.setattr(os, "fsync", refuse)

    mark_cancelled(tmp_path / "FA2026-012", "Ne déposez rien.")

    assert content(tmp_path / "FA2026-012") == FILES


def test_what_a_crash_left_does_not_come_in(tmp_path):
    left = tmp_path / ".FA2026-012.partiel"
    left.mkdir()
    (left / "half.pdf").write_bytes(b"half")

    write(tmp_path / "FA2026-012", FILES)

    assert content(tmp_path / "FA2026-012") == FILES
    assert not left.exists()


@pytest.mark.parametrize("name", ["a/b.pdf", "../x.pdf", "élève.pdf", "a b.pdf", "x" * 47 + ".pdf", "noextension", ".hidden.pdf", ".pdf"])
def test_a_name_that_the_portal_refuses_is_never_written(tmp_path, name):
    with pytest.raises(ValueError, match="not a name"):
        write(tmp_path / "folder", {name: b"x"})
    with pytest.raises(ValueError, match="not a name"):
        write_zip(tmp_path / "folder.zip", {name: b"x"})

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "word"), [(errno.ENOSPC, "place"), (errno.EACCES, "protégé"), (errno.EROFS, "protégé"), (errno.EIO, "Impossible")]
)
@pytest.mark.parametrize("zipped", [False, True])
def test_a_disk_that_refuses_leaves_nothing_behind(tmp_path, monkeypatch, number, word, zipped):
    def refuse(*_):
        raise OSError(number, "refused")

    monkeypatch.setattr(os, "fsync", refuse)
    monkeypatch.setattr(zipfile.ZipFile, "writestr", refuse)

    with pytest.raises(Trouble) as trouble:
        write_zip(tmp_path / "FA.zip", FILES) if zipped else write(tmp_path / "FA", FILES)

    assert word in trouble.value.sentence
    assert trouble.value.what_to_do
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_refuses_leaves_the_former_files(tmp_path, monkeypatch):
    folder = tmp_path / "FA2026-012"
    write(folder, FILES)

    def refuse(_):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(Trouble):
        write(folder, FILES | {"FA2026-012.pdf": b"other"})

    assert content(folder) == FILES


def test_a_file_where_the_folder_should_be_is_a_sentence(tmp_path):
    (tmp_path / "place").write_bytes(b"a file")

    with pytest.raises(Trouble):
        write(tmp_path / "place" / "FA2026-012", FILES)


def test_the_zip_is_the_same_twice_and_holds_the_folder(tmp_path):
    write_zip(tmp_path / "FA2026-012.zip", FILES)
    first = (tmp_path / "FA2026-012.zip").read_bytes()
    write_zip(tmp_path / "FA2026-012.zip", FILES)

    assert (tmp_path / "FA2026-012.zip").read_bytes() == first
    with zipfile.ZipFile(tmp_path / "FA2026-012.zip") as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {f"FA2026-012/{name}": data for name, data in FILES.items()}


def test_it_is_erased_with_its_zip_and_the_volunteers_own_file_stays(tmp_path):
    folder = tmp_path / "FA2026-012"
    write(folder, FILES)
    write_zip(tmp_path / "FA2026-012.zip", FILES)
    (folder / "certificat-de-depot.pdf").write_bytes(b"from the portal")

    assert erase(folder, FILES) == ("certificat-de-depot.pdf",)
    assert content(folder) == {"certificat-de-depot.pdf": b"from the portal"}
    assert [path.name for path in tmp_path.iterdir()] == ["FA2026-012"]

    (folder / "certificat-de-depot.pdf").unlink()
    assert erase(folder, FILES) == ()
    assert list(tmp_path.iterdir()) == []
    assert erase(folder, FILES) == (), "twice is harmless"


def test_a_file_that_cannot_be_erased_is_said(tmp_path):
    (tmp_path / "FA2026-012" / "FA2026-012.pdf").mkdir(parents=True)

    with pytest.raises(Trouble) as trouble:
        erase(tmp_path / "FA2026-012", FILES)

    assert "ouvert ailleurs" in trouble.value.sentence
