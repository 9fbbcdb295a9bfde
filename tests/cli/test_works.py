"""Pieces of a market of works, without a window."""

import json

import pytest
from pypdf import PdfReader

from chorus_desktop.services import portal_data
from tests.helpers.works_papers import CADRES

DAY = "30/09/2026"


@pytest.mark.parametrize("cadre", CADRES)
def test_the_example_of_each_piece_can_be_produced_as_it_is(console, tmp_path, cadre):
    assert console("example", "marche-de-travaux", "--cadre", cadre, "--out", tmp_path / "exemple", today=DAY).status == 0

    made = console("produce", tmp_path / "exemple" / "dossier.json", "--out", tmp_path / "depot", today=DAY)

    assert (made.status, made.err) == (0, [])
    (paper,) = (tmp_path / "depot").glob("*/??2026-012.pdf")
    document = next(rule.document for rule in portal_data.works().cadres if rule.code == cadre)
    text = " ".join(PdfReader(paper).pages[0].extract_text().split())
    assert f"{document} n° {paper.stem}" in text
    assert console("check", paper, "--dossier", tmp_path / "exemple" / "dossier.json", today=DAY).status == 0


@pytest.mark.parametrize("cadre", ["A4", "A15", "A10"])
def test_each_party_of_an_example_has_a_siret_of_its_own(console, tmp_path, cadre):
    console("example", "marche-de-travaux", "--cadre", cadre, "--out", tmp_path, today=DAY)

    parties = json.loads((tmp_path / "dossier.json").read_text())["market"]["parties"]
    assert len({party["siret"] for party in parties}) == len(parties)


def test_the_summary_of_a_piece_calls_its_file_a_piece(console, tmp_path):
    console("example", "marche-de-travaux", "--out", tmp_path / "exemple", today=DAY)
    console("produce", tmp_path / "exemple" / "dossier.json", "--out", tmp_path / "depot", today=DAY)

    (summary,) = (tmp_path / "depot").glob("*/recapitulatif-de-depot.pdf")
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(summary).pages).split())
    assert "(la pièce elle-même, à choisir en premier)" in text


def test_what_no_association_deposits_is_no_example(console, tmp_path):
    said = console("example", "marche-de-travaux", "--cadre", "A19", "--out", tmp_path / "exemple")

    assert said.status == 2
    assert "n’est pas une pièce qu’une association dépose" in said.err[0]
    assert not (tmp_path / "exemple").exists()


def test_the_final_account_of_a_file_takes_up_what_was_not_accepted(console, tmp_path):
    console("example", "marche-de-travaux", "--cadre", "A7", "--out", tmp_path / "exemple", today=DAY)

    made = console("produce", tmp_path / "exemple" / "dossier.json", "--out", tmp_path / "depot", today=DAY)

    assert made.status == 0
    (paper,) = (tmp_path / "depot").glob("*/FA2026-012.pdf")
    text = "".join(page.extract_text() for page in PdfReader(paper).pages).replace("\u202f", " ").replace("\u00a0", " ")
    assert "Rectifié par la maîtrise d’œuvre" in text
    assert "251,66" in text
