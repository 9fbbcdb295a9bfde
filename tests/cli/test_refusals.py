"""Whatever a dossier file holds, ``produce`` writes its papers or says line by line why not, and then writes nothing."""

import copy
import io
import json
import os
import re
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chorus_desktop.__main__ import main
from chorus_desktop.services import data, examples

LINE = re.compile(r"(attention, )?\S.*?: \S.*")


@pytest.mark.parametrize(
    ("place", "value", "said"),
    [
        ("association.siret", "12345678200011", "association.siret: "),
        ("association.siret", 12345678200010, "association.siret: "),
        ("association.iban", "FR00", "association.iban: "),
        ("association.vat", "exonérée", "association.vat: Cette valeur n’est pas un des choix possibles"),
        ("association.name", "", "association.name: Indiquez le nom"),
        ("association.name", "Judo 田", "association.name: Ce texte contient"),
        ("association.couleur", "bleu", "association.couleur: Cette clé est inconnue"),
        ("association.a\nb", "x", "association.a b: Cette clé est inconnue"),
        ("convention.reference", "C-田", "convention.reference: Ce texte contient"),
        ("convention.payer_signed_on", None, "invoice.convention_reason: "),
        ("convention.first_year", 1999, "convention.first_year: "),
        ("engagements.0.number", "CP2026/XNUMERO/1", "engagements.CP2026/XNUMERO/1.number: "),
        ("engagements.0.window", "2024", "engagements.0.window: La période «\u00a02024\u00a0» n’existe pas"),
        ("engagements", [], "invoice.engagement: "),
        ("invoice.engagement", "autre", "invoice.engagement: L’engagement «\u00a0autre\u00a0» nommé par la facture"),
        ("invoice.original_number", "fa2026-012", "invoice.original_number: Un document ne peut pas corriger ni remplacer FA2026-012"),
        ("invoice.replaces", "FA2026-012", "invoice.replaces: Un document ne peut pas corriger ni remplacer FA2026-012"),
        ("engagements", [{"id": "a", "number": "A 1"}, {"id": "a", "number": "A 2"}], "engagements.1.id: Deux engagements s’appellent"),
        ("invoice.already_paid", -500, "invoice.already_paid: Le montant déjà reçu est négatif"),
        ("invoice.already_paid", "12,50", "invoice.already_paid: Cette valeur n’a pas la forme attendue (un nombre entier"),
        ("invoice.issued_on", "31/01/2026", "invoice.issued_on: Cette valeur n’a pas la forme attendue (une date comme"),
        ("invoice.issued_on", "2026-02-04", "invoice.issued_on: "),
        ("invoice.period_to", "2026-07-10", "invoice.period_from: "),
        ("invoice.lines.0.quantity", "47 séances", "invoice.lines.0.quantity: Cette valeur n’a pas la forme attendue (un nombre"),
        ("invoice.lines.0.quantity", "NaN", "invoice.lines.0.quantity: "),
        ("invoice.lines.0.designation", "田", "invoice.lines.0.designation: "),
        ("invoice.lines", [], "invoice.lines: "),
        ("invoice.kind", "credit_note", "invoice.original_number: "),
        ("number", "FA 2026", "number: "),
        ("number", "31012026", "number: "),
        ("number", None, "number: "),
        ("format", 2, "format: Ce dossier vient d’une version plus récente"),
        ("procedure", "essai-inconnu", "procedure: La démarche «\u00a0essai-inconnu\u00a0» n’est pas connue"),
        ("season", "1999-2000", "season: La saison «\u00a01999-2000\u00a0» n’est pas connue"),
        ("attachments", [], "attachments: Il manque\u00a0: Attestations de présence"),
        ("attachments.0.path", "nowhere.pdf", "attachments: «\u00a0nowhere.pdf\u00a0» ne peut pas être lu"),
        ("attachments.0.path", "a\0b.pdf", "attachments: «\u00a0a b.pdf\u00a0» ne peut pas être lu"),
        ("attachments.0.path", "dossier.json", "attachments: "),
        ("attachments.0.path", "x" * 300 + ".pdf", "attachments: "),
        ("logo", "dossier.json", "logo: Ce fichier n’est pas une image"),
        ("signature", "nowhere.png", "signature: «\u00a0nowhere.png\u00a0» ne peut pas être lu"),
        ("signature", "\0", "signature: "),
    ],
)
def test_what_is_wrong_is_said_at_its_place_and_nothing_is_written(console, example, tmp_path, place, value, said):
    found = console("produce", example.put(place, value), "--out", tmp_path / "out")

    assert (found.status, found.out) == (2, [])
    assert any(line.startswith(said) for line in found.err), found.err
    assert all(LINE.fullmatch(line) for line in found.err)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "ligne 1, colonne 1"),
        ("{", "pas un JSON lisible"),
        ("[]", "dossier: Cette valeur n’a pas la forme attendue (un objet)"),
        ("null", "dossier: "),
        ("1" * 5000, "nombre démesuré"),
        ("[" * 100_000, "trop de listes"),
        ("[" * 400 + "]" * 400, "trop de listes"),
        ('{"number": "\\ud800"}', "moitié de caractère"),
        ("x" * 5_000_001, "trop gros"),
    ],
)
def test_what_is_no_dossier_at_all_is_said_in_one_line(console, example, tmp_path, content, said):
    found = console("produce", example.write(content), "--out", tmp_path / "out")

    assert (found.status, len(found.err)) == (2, 1)
    assert said in found.err[0]


def test_another_encoding_and_a_missing_file_are_said(console, example, tmp_path):
    example.path.write_bytes(json.dumps(example.content, ensure_ascii=False).encode("latin-1"))
    assert "UTF-8" in console("produce", example.path, "--out", tmp_path / "out").err[0]

    for path in (tmp_path / "nowhere.json", tmp_path, Path(os.devnull)):
        assert "ne peut pas être lu" in console("produce", path, "--out", tmp_path / "out").err[0]


def test_a_file_saved_by_a_windows_editor_is_read(console, example, tmp_path):
    example.path.write_text(json.dumps(example.content, ensure_ascii=False, indent=2).replace("\n", "\r\n"), encoding="utf-8-sig")

    assert console("produce", example.path, "--out", tmp_path / "out").status == 0


def test_a_paper_that_does_not_show_what_it_must_is_not_written(console, example, tmp_path, monkeypatch):
    monkeypatch.setattr(pypdf.PageObject, "extract_text", lambda _: "Une page où il y a des mots, mais pas ceux que le portail cherche")

    found = console("produce", example.path, "--out", tmp_path / "out")

    assert (found.status, found.out) == (2, [])
    assert all(line.startswith("invoice: Le PDF produit ne montre pas") for line in found.err)
    assert not (tmp_path / "out").exists()


def test_an_engagement_without_a_window_serves_the_one_of_its_form(console, example, tmp_path):
    assert console("produce", example.put("engagements.0.window", ""), "--out", tmp_path / "out").status == 0


def test_a_place_that_cannot_be_written_is_a_sentence(console, example, tmp_path):
    (tmp_path / "place").write_text("a file")

    for line in (("produce", example.path), ("demo",), ("example",)):
        found = console(*line, "--out", tmp_path / "place" / "out")
        assert (found.status, found.out, len(found.err)) == (2, [], 1)
        assert "Impossible d’écrire" in found.err[0]


GOOD = json.loads(examples.as_json(examples.example(data.demo_procedure(), data.demo_procedure().demo_day)))


def places(value, before=()):
    """The path of every value of a JSON document."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in inside:
        yield (*before, key)
        yield from places(item, (*before, key))


ANYTHING = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=12),
    st.sampled_from(
        [
            10**30,
            -1,
            0,
            "x" * 400,
            "0",
            "-7.5",
            "1e9",
            "2026-01-15",
            "9999-12-31",
            "0001-01-01",
            "CP2025/1/1",
            "AA/1",
            "\0",
            "田",
            "a\nb",
            [],
            {},
            [[]],
        ]
    ),
    st.recursive(
        st.none() | st.text(max_size=3), lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2)
    ),
)
CHANGES = st.lists(
    st.tuples(st.sampled_from(list(places(GOOD))), st.sampled_from(["put", "delete", "add", "twice"]), ANYTHING), min_size=1, max_size=3
)


def changed(changes):
    content = copy.deepcopy(GOOD)
    for path, act, value in changes:
        at = content
        try:
            for key in path[:-1]:
                at = at[key]
            if act == "put":
                at[path[-1]] = value
            elif act == "delete":
                del at[path[-1]]
            elif isinstance(at, list):
                at.append(at[path[-1]] if act == "twice" else value)
            else:
                at[f"{path[-1]}_"] = value
        except (KeyError, IndexError, TypeError):
            continue  # an earlier change took the place away
    return content


@settings(max_examples=100)
@given(CHANGES)
def test_any_dossier_gives_its_papers_or_sentences_and_never_a_traceback(changes):
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / examples.CERTIFICATE).write_bytes(CERTIFICATE)
        (folder / "dossier.json").write_text(json.dumps(changed(changes)), encoding="utf-8")
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            status = main(["--today", "03/02/2026", "produce", str(folder / "dossier.json"), "--out", str(folder / "out")])
        lines = err.getvalue().split("\n")[:-1]

        assert status in (0, 2)
        assert (folder / "out").exists() is (status == 0)
        assert bool(out.getvalue()) is (status == 0)
        assert status == 0 or lines
        assert all(LINE.fullmatch(line) for line in lines)


CERTIFICATE = examples.certificate(examples.example(data.demo_procedure(), data.demo_procedure().demo_day), data.demo_procedure())
