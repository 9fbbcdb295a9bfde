"""A report that can be sent to a stranger, and the note of a death that Python never saw."""

import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from chorus_desktop.machine import crash_report
from tests.helpers.checkout import ROOT

NOW = datetime(2026, 3, 1, 10, 15, 0)  # noqa: DTZ001 -- the local time of the report


def faulty(name):
    secret = f"IBAN of {name}"
    try:
        raise KeyError(secret)
    except KeyError as error:
        raise ValueError(f"cannot read {secret}") from error


@pytest.fixture
def error():
    with pytest.raises(ValueError, match="cannot read") as met:
        faulty("Le Goff")
    return met.value


def test_the_report_tells_kinds_places_and_versions(error):
    text = crash_report.report(error, "1.2.3", NOW)

    assert "Chorus Desktop 1.2.3" in text
    assert "2026-03-01 10:15:00" in text
    assert f"Python {sys.version_info.major}.{sys.version_info.minor}" in text
    assert "pypdf 7" in text
    assert text.index("builtins.ValueError") < text.index("builtins.KeyError")
    assert f"test_crash_report.py:{faulty.__code__.co_firstlineno + 5} faulty" in text


def test_the_report_holds_nothing_that_was_typed(error):
    text = crash_report.report(error, "1.2.3", NOW)

    assert "Goff" not in text
    assert "IBAN" not in text
    assert str(Path(__file__).parent) not in text
    assert str(Path(sys.prefix).parent) not in text


def test_a_silenced_cause_and_a_loop_of_causes_are_told_once(error):
    error.__cause__.__context__ = error
    silenced = OSError()
    silenced.__context__, silenced.__suppress_context__ = error, True

    assert crash_report.told(silenced).count("caused by") == 0
    assert crash_report.told(error).count("ValueError") == 1


def test_the_report_is_written_where_it_can_be(error, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    (tmp_path / "logs").mkdir()

    wished = crash_report.write_report(error, tmp_path / "logs", "1.2.3", NOW)
    forced = crash_report.write_report(error, tmp_path / "missing", "1.2.3", NOW)

    assert wished.parent == tmp_path / "logs"
    assert forced.parent == tmp_path
    assert wished.read_text(encoding="utf-8") == forced.read_text(encoding="utf-8")


def run(code, folder):
    return subprocess.run([sys.executable, "-c", code, str(folder)], cwd=ROOT, capture_output=True, text=True, check=False)


WATCHED = "import sys, os, signal, pathlib; from chorus_desktop.machine import crash_report as c; print(c.watch(pathlib.Path(sys.argv[1])), flush=True);"


def test_a_death_in_c_code_leaves_a_note_that_the_next_run_finds(tmp_path):
    died = run(WATCHED + "os.kill(os.getpid(), signal.SIGSEGV)", tmp_path)
    after = run(WATCHED, tmp_path)

    assert died.returncode != 0
    assert died.stdout.strip() == "None"
    note = Path(after.stdout.strip())
    assert "Segmentation fault" in note.read_text(encoding="utf-8")


def test_a_quiet_end_leaves_no_note(tmp_path):
    run(WATCHED, tmp_path)

    assert run(WATCHED + "c.unwatch(); c.unwatch()", tmp_path).stdout.strip() == "None"
