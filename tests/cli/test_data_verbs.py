"""``backup`` and ``restore``: the data file copied and put back without a window."""

import pytest

from chorus_desktop.machine import lock, paths
from chorus_desktop.services import home, safety
from chorus_desktop.services.opening import open_file
from tests.helpers import clubs


@pytest.fixture
def data(tmp_path):
    """A data file with one invoice, closed."""
    store = clubs.opened(tmp_path)
    clubs.judo(store, tmp_path).issues()
    store.close()
    return store.path


def numbers(path):
    store = open_file(path, path.with_name("x"), clubs.TODAY).store
    found = [row.number for row in home.invoice_table(store)]
    store.close()
    return found


def test_a_backup_goes_beside_the_data_file_and_is_listed(console, data):
    made = console("--data", data, "backup")
    listed = console("--data", data, "restore")

    folder = data.with_name("dossiers-sauvegardes")
    assert made.status == listed.status == 0
    assert made.out == [f"Sauvegarde vérifiée\u00a0: {folder / '2026-02-03-demandee.chorus'}"]
    assert [line.split(" · ")[:2] for line in listed.out] == [["3 février 2026", "Copie demandée"], ["3 février 2026", "Copie du jour"]]
    assert all("· bonne ·" in line for line in listed.out)


def test_a_backup_goes_where_it_is_told(console, data, tmp_path):
    assert console("--data", data, "backup", "--out", tmp_path / "clé" / "copie.chorus").status == 0

    assert safety.look(tmp_path / "clé" / "copie.chorus").invoices == 1


def test_a_backup_takes_the_place_of_nothing(console, data, tmp_path):
    (tmp_path / "important.odt").write_text("x", encoding="utf-8")
    (tmp_path / "dossier").mkdir()

    refused = [console("--data", data, "backup", "--out", tmp_path / name) for name in ("important.odt", "dossier")]

    assert [said.status for said in refused] == [2, 2]
    assert "existe déjà" in refused[0].err[0]
    assert "est un dossier" in refused[1].err[0]
    assert "copie.chorus" in refused[1].err[0]
    assert (tmp_path / "important.odt").read_text(encoding="utf-8") == "x"
    assert list((tmp_path / "dossier").iterdir()) == []


def test_the_data_file_is_told_on_either_side_of_the_verb(console, data):
    before, after = console("--data", data, "backup"), console("backup", "--data", data, "--today", "04/02/2026")

    assert (before.status, after.status) == (0, 0)
    assert after.out[0].endswith("2026-02-04-demandee.chorus")
    assert console("restore", "--data", data).out == console("--data", data, "restore").out


def test_what_is_restored_is_what_was_backed_up(console, data, tmp_path):
    console("--data", data, "backup", "--out", tmp_path / "copie.chorus")
    store = clubs.opened(tmp_path)
    clubs.judo(store, tmp_path, name="Danse", siret="987 654 324 00019", numbering="D{n}").issues()
    store.close()

    said = console("--data", data, "restore", tmp_path / "copie.chorus")

    assert said.status == 0
    assert said.out[0].startswith("Sauvegarde remise en place. Le fichier remplacé est ici\u00a0: ")
    assert numbers(data) == ["FA2026-001"]
    (aside,) = tmp_path.glob("dossiers.chorus.remplacé-*")
    assert safety.look(aside).invoices == 2


def test_restoring_where_there_is_nothing_yet_says_no_more_than_that(console, data, tmp_path):
    new = tmp_path / "nouveau" / "dossiers.chorus"

    said = console("--data", new, "restore", data)

    assert (said.status, said.out) == (0, ["Sauvegarde remise en place."])
    assert numbers(new) == ["FA2026-001"]


def test_a_mistyped_data_file_makes_neither_a_file_nor_a_backup(console, tmp_path):
    said = console("--data", tmp_path / "faute.chorus", "backup")

    assert (said.status, said.out) == (2, [])
    assert "--data" in said.err[0]
    assert console("--data", tmp_path / "faute.chorus", "restore").out == ["Aucune sauvegarde pour l’instant."]
    assert console("--data", tmp_path, "backup").status == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"a letter", b"SQLite format 3\0" + b"x" * 3000])
def test_a_bad_backup_is_refused_and_the_data_file_stays(console, data, tmp_path, content):
    (tmp_path / "mauvaise.chorus").write_bytes(content)
    before = data.read_bytes()

    said = console("--data", data, "restore", tmp_path / "mauvaise.chorus")

    assert (said.status, said.out, len(said.err)) == (2, [], 1)
    assert data.read_bytes() == before
    assert console("--data", data, "restore", tmp_path / "nowhere.chorus").status == 2


def test_while_the_window_is_open_neither_is_done(console, data, tmp_path):
    with lock.hold(paths.beside(data).data_file):
        said = [console("--data", data, "backup"), console("--data", data, "restore", data)]

    assert [(found.status, "déjà ouvert" in found.err[0]) for found in said] == [(2, True), (2, True)]
    assert console("--data", data, "backup").status == 0
