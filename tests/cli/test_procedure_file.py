"""``--procedure-file``: a dossier of a procedure that the program does not know, without a window."""

import json

import pytest

from chorus_desktop.domain.own_building import completed
from chorus_desktop.domain.own_procedure import OwnProcedure
from chorus_desktop.domain.own_typing import read_rows
from chorus_desktop.intake import procedure_file
from tests.helpers.towns import PORT_NEUF


@pytest.fixture
def shared(tmp_path):
    made = completed(read_rows(OwnProcedure, PORT_NEUF, OwnProcedure()).value, ()).served
    assert made is not None
    path = tmp_path / "port-neuf.toml"
    path.write_bytes(procedure_file.write(made))
    return path


def test_an_example_is_made_and_produced(console, shared, tmp_path):
    said = console("example", "--procedure-file", shared, "--out", tmp_path / "exemple")
    assert (said.status, said.err) == (0, [])
    dossier = tmp_path / "exemple" / "dossier.json"
    assert json.loads(dossier.read_text(encoding="utf-8"))["procedure"] == "pass-sports-ville-de-port-neuf"

    said = console("produce", dossier, "--procedure-file", shared, "--out", tmp_path / "out")
    assert (said.status, said.err) == (0, [])
    made = tmp_path / "out" / "FA2026-012"
    assert (made / "FA2026-012.pdf").is_file()
    said = console("check", made / "FA2026-012.pdf", "--dossier", dossier, "--procedure-file", shared)
    assert (said.status, said.err) == (0, [])


def test_without_the_file_the_procedure_is_not_known(console, shared, tmp_path):
    console("example", "--procedure-file", shared, "--out", tmp_path / "exemple")

    said = console("produce", tmp_path / "exemple" / "dossier.json", "--out", tmp_path / "out")
    assert said.status == 2
    assert said.err[0].startswith("procedure: La démarche «\u00a0pass-sports-ville-de-port-neuf\u00a0» n’est pas connue.")


def test_a_file_that_does_not_fit_is_refused_with_its_key(console, shared, tmp_path):
    console("example", "--procedure-file", shared, "--out", tmp_path / "exemple")
    text = shared.read_text(encoding="utf-8")
    shared.write_text(text.replace("https://portail", "file:///portail"), encoding="utf-8")

    for verb in (["example"], ["produce", tmp_path / "exemple" / "dossier.json", "--out", tmp_path / "out"]):
        said = console(*verb, "--procedure-file", shared)
        assert said.status == 2
        assert "la clé «\u00a0links.url\u00a0» (n°\u00a01) contient une adresse" in said.err[0]


def test_help_tells_it(console):
    for verb in ("example", "produce"):
        assert "--procedure-file FICHIER.toml" in "\n".join(console(verb, "--help").out)
