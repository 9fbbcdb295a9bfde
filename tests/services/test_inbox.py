"""The folder « à classer »: shown as it is, what is joined already told, nothing in it ever changed."""

import os

import pytest

from chorus_desktop.services import inbox
from tests.pdf import samples


@pytest.fixture
def place(tmp_path):
    folder = tmp_path / "à classer"
    folder.mkdir()
    for rank, (name, data) in enumerate(
        {
            "vieux.pdf": samples.pdf("vieux"),
            "IMG_1.jpg": samples.saved(samples.scan(62, 87), "JPEG"),
            "liste.docx": b"PK\3\4" + bytes(9_000) + b"word/document.xml",
            "sans nom": samples.pdf("neuf"),
            "chanson.mp3": b"ID3",
            ".caché.pdf": samples.pdf("caché"),
            "~$liste.docx": b"lock",
        }.items()
    ):
        (folder / name).write_bytes(data)
        os.utime(folder / name, (1_700_000_000 + rank, 1_700_000_000 + rank))
    (folder / "un dossier.pdf").mkdir()
    return folder


def test_no_folder_is_chosen_at_first(club):
    assert inbox.look(club.store, club.draft()) == inbox.Inbox()


def test_what_can_be_joined_is_shown_the_newest_first(club, place):
    inbox.choose(club.store, place)

    found = inbox.look(club.store, club.draft())

    assert found.folder == inbox.folder(club.store) == str(place)
    assert [(file.name, file.said, file.joined) for file in found.files] == [
        ("sans nom", "PDF", ""),
        ("liste.docx", "Word", ""),
        ("IMG_1.jpg", "Photo", ""),
        ("vieux.pdf", "PDF", ""),
    ]
    assert found.files[3].size == len(samples.pdf("vieux"))


def test_what_is_joined_already_is_told_and_nothing_is_touched(club, place):
    inbox.choose(club.store, place)
    before = {path.name: path.stat().st_mtime_ns for path in place.iterdir()}
    first, second = club.draft(), club.draft()
    club.joins(first, place / "IMG_1.jpg")
    club.joins(second, place / "vieux.pdf")

    joined = {file.name: file.joined for file in inbox.look(club.store, second).files}

    assert joined == {
        "sans nom": "",
        "liste.docx": "",
        "IMG_1.jpg": "Joint à\u00a0: Facture de janvier 2026",
        "vieux.pdf": "Déjà joint",
    }
    assert {path.name: path.stat().st_mtime_ns for path in place.iterdir()} == before


def test_a_folder_that_is_gone_is_told_and_another_is_chosen(club, place):
    inbox.choose(club.store, place / "nowhere")
    assert "nowhere" in inbox.look(club.store, club.draft()).trouble

    inbox.choose(club.store, None)
    assert inbox.look(club.store, club.draft()).trouble == ""
