"""Each verb without a window: what it writes, what it says, and its exit status."""

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from chorus_desktop import __version__
from chorus_desktop.domain.dossier_file import DossierFile
from chorus_desktop.services import data

PAPERS = ["FA2026-012.pdf", "PJ1-attestations-FA2026-012.pdf", "a-verifier-avant-depot.pdf", "recapitulatif-de-depot.pdf"]


def content(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def digests(folder):
    return {name: hashlib.sha256(found).hexdigest() for name, found in content(folder).items()}


def test_demo_writes_a_complete_dossier_and_says_where(console, tmp_path):
    said = console("demo", "--out", tmp_path / "demo", today="")

    assert (said.status, said.err) == (0, [])
    assert said.out == [f"Dossier d’exemple\u00a0: {tmp_path / 'demo' / 'FA2026-012'}"]
    assert sorted(content(tmp_path / "demo")) == sorted(
        ["FA2026-012.zip", "attestation-exemple.pdf", "dossier.json", *(f"FA2026-012/{name}" for name in PAPERS)]
    )


def test_demo_gives_the_same_bytes_twice_even_in_another_process(console, tmp_path):
    console("demo", "--out", tmp_path / "un", today="")
    subprocess.run([sys.executable, "-m", "chorus_desktop", "demo", "--out", str(tmp_path / "deux")], check=True, capture_output=True)

    assert digests(tmp_path / "un") == digests(tmp_path / "deux")


@pytest.mark.parametrize(
    "today", ["01/09/2025", "11/09/2025", "31/12/2025", "01/01/2026", "03/07/2026", "01/09/2026", "12/09/2026", "31/08/2027"]
)
def test_demo_plays_on_any_day_of_a_season(console, tmp_path, today):
    said = console("demo", "--out", tmp_path / "demo", today=today)

    assert said.status == 0
    assert all(line.startswith("attention, ") for line in said.err)


@pytest.mark.parametrize("today", ["04/07/2026", "31/08/2025", "01/01/2031"])
def test_demo_outside_the_seasons_writes_nothing(console, tmp_path, today):
    said = console("demo", "--out", tmp_path / "demo", today=today)

    assert (said.status, said.out) == (2, [])
    assert "--today" in said.err[0]
    assert not (tmp_path / "demo").exists()


def test_example_can_be_produced_as_it_is(console, example, tmp_path):
    said = console("produce", example.path, "--out", tmp_path / "dépôts")

    assert (said.status, said.err) == (0, [])
    assert said.out == [f"Dossier de dépôt\u00a0: {tmp_path / 'dépôts' / 'FA2026-012'}"]
    assert list(content(tmp_path / "dépôts" / "FA2026-012")) == PAPERS
    assert not (tmp_path / "dépôts" / "FA2026-012.zip").exists()


def test_example_is_also_said_on_the_screen(console):
    said = console("example", "cloisirs-cherbourg")

    assert said.status == 0
    assert DossierFile.model_validate_json("\n".join(said.out)).season == "2025-2026"
    assert console("example", "essai-inconnu").status == 2


def test_example_on_the_screen_names_no_file_that_was_not_written(console, tmp_path):
    said = console("example")
    (tmp_path / "dossier.json").write_text("\n".join(said.out), encoding="utf-8")

    (about,) = said.err
    assert "nommez les vôtres" in about
    refused = console("produce", tmp_path / "dossier.json", "--out", tmp_path / "out")
    assert [line.split("\u00a0")[0] for line in refused.err] == ["attachments: Il manque"]


def test_produce_and_demo_draw_the_same_papers(console, example, tmp_path):
    console("demo", "--out", tmp_path / "demo", today="")
    console("produce", example.path, "--out", tmp_path / "dépôts", "--zip")

    assert digests(tmp_path / "demo" / "FA2026-012") == digests(tmp_path / "dépôts" / "FA2026-012")
    assert (tmp_path / "demo" / "FA2026-012.zip").read_bytes() == (tmp_path / "dépôts" / "FA2026-012.zip").read_bytes()


def test_produce_never_opens_the_data_file(example, tmp_path):
    """In a process of its own, where opening any SQLite file ends it at once."""
    program = (
        "import os, sys\n"
        "sys.addaudithook(lambda event, _: os._exit(9) if event == 'sqlite3.connect' else None)\n"
        "from chorus_desktop.__main__ import main\n"
        f"sys.exit(main(['--today', '03/02/2026', 'produce', {str(example.path)!r}, '--out', {str(tmp_path / 'out')!r}]))\n"
    )

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")


def test_a_date_in_no_window_is_refused_unless_the_dossier_names_the_engagement_with_a_reason(console, example, tmp_path):
    # Nobody came that day: the lines are not those of the sheets.
    without_sheets = [{name: value for name, value in line.items() if name != "activity"} for line in example.content["invoice"]["lines"]]
    example.content["attendance"] = None
    example.content["invoice"] |= {
        "period_from": "2025-09-01",
        "period_to": "2025-09-01",
        "issued_on": "2025-08-20",
        "lines": without_sheets,
    }
    out = tmp_path / "out"
    refused = console("produce", example.write(example.content), "--out", out)
    assert refused.status == 2
    assert refused.err[0].startswith("invoice.engagement: La date du 20 août 2025 n’entre dans aucune période")

    example.content["invoice"] |= {"engagement": "CP2026/4512/1"}
    assert console("produce", example.write(example.content), "--out", out).err[0].startswith("invoice.engagement_reason: ")
    assert not out.exists()

    example.content["invoice"] |= {"engagement_reason": "Accord du service"}
    said = console("produce", example.write(example.content), "--out", out)
    assert said.status == 0
    assert [line.partition(":")[0] for line in said.err] == ["attention, invoice.period_to"]


def test_a_last_deposit_day_already_past_is_a_warning(console, example, tmp_path):
    said = console("produce", example.path, "--out", tmp_path / "out", today="04/07/2026")

    assert said.status == 0
    assert len(said.err) == 1
    assert said.err[0].startswith("attention, season: Le dernier jour de dépôt de la saison 2025-2026 était le 3 juillet 2026.")


def test_the_day_may_stand_before_or_after_the_verb(console, example, tmp_path):
    before = console("--today", "30/01/2026", "produce", example.path, "--out", tmp_path / "out", today="")
    after = console("produce", example.path, "--out", tmp_path / "out", "--today", "30/01/2026", today="")

    assert before == after
    assert (before.status, before.err[0].partition(":")[0]) == (2, "invoice.issued_on")


@pytest.mark.parametrize("today", ["32/01/2026", "demain", "1999-01-01"])
def test_a_day_that_is_none_is_a_sentence(console, today):
    said = console("schema", today=today)

    assert (said.status, said.out) == (2, [])
    assert "n’est pas une date" in said.err[0]


def test_written_again_the_folder_is_the_same(console, example, tmp_path):
    for _ in range(2):
        console("produce", example.path, "--out", tmp_path / "out")
        found = digests(tmp_path / "out")
        (tmp_path / "out" / "FA2026-012" / "FA2026-012.pdf").write_bytes(b"spoilt")
    console("produce", example.path, "--out", tmp_path / "out")

    assert digests(tmp_path / "out") == found


def test_a_logo_and_a_signature_by_path_are_drawn(console, example, tmp_path):
    plain = console("produce", example.path, "--out", tmp_path / "sans")
    Image.new("RGB", (300, 200), "navy").save(example.folder / "logo.png")
    Image.new("RGB", (300, 80), "black").save(tmp_path / "signature.png")
    example.content |= {"logo": "logo.png", "signature": str(tmp_path / "signature.png")}

    said = console("produce", example.write(example.content), "--out", tmp_path / "avec")

    assert (plain.status, said.status) == (0, 0)
    assert [len(PdfReader(tmp_path / folder / "FA2026-012" / "FA2026-012.pdf").pages[0].images) for folder in ("sans", "avec")] == [0, 2]


def test_version_and_help_speak_french(console):
    assert console("--version", today="").out == [f"Chorus Desktop {__version__}"]
    for verb in ((), ("demo",), ("example",), ("schema",), ("produce",), ("check",), ("backup",), ("restore",), ("self-test",)):
        said = console(*verb, "--help", today="")
        assert (said.status, said.err) == (0, [])
        assert not re.search(r"usage|show this|positional|optional", "\n".join(said.out))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("produire x", "«\u00a0produire\u00a0» n’est pas une action. Actions\u00a0: demo, example,"),
        ("produce", "il manque\u00a0: DOSSIER.json, --out."),
        ("demo --out", "--out demande une valeur."),
        ("schema de trop", "«\u00a0de trop\u00a0» est de trop."),
        ("--version=3", "--version ne prend pas de valeur."),
        ("produce x --z=1 --out y", "--zip ne prend pas de valeur."),
    ],
)
def test_a_command_line_that_means_nothing_is_said_in_french(console, line, said):
    found = console(*line.split(), today="")

    assert (found.status, found.out) == (2, [])
    assert len(found.err) == 1
    assert said in found.err[0]


@pytest.mark.parametrize("procedure", [procedure.id for procedure in data.procedures()])
def test_every_procedure_has_its_example_that_gives_its_papers(console, tmp_path, procedure):
    assert json.loads("\n".join(console("example", procedure).out))["procedure"] == procedure
    assert console("example", procedure, "--out", str(tmp_path)).status == 0

    produced = console("produce", str(tmp_path / "dossier.json"), "--out", str(tmp_path / "dépôt"))

    assert produced.status == 0, produced.err
    assert {line.split(":")[0] for line in produced.err} <= {"attention, recipient"}
    (invoice,) = (tmp_path / "dépôt").glob("FA*/FA*.pdf")
    general = data.procedure(procedure).any_recipient
    assert ("Objet" in PdfReader(invoice).pages[0].extract_text()) is not general  # its name says nothing to who pays
    assert console("check", str(invoice), "--dossier", str(tmp_path / "dossier.json")).status == 0


def test_the_screen_shows_a_folder_even_where_only_ascii_is_known(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "chorus_desktop", "demo", "--out", str(tmp_path / "dépôts")],
        capture_output=True,
        check=True,
        env={"PYTHONIOENCODING": "ascii", "HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
        cwd=Path(__file__).parents[2],
    )

    assert "Dossier d’exemple" in done.stdout.decode()
