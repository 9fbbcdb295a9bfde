"""Two copies of the program and one data file: real processes, really killed."""

import json
import signal
import subprocess
import sys
from contextlib import contextmanager

import pytest

from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.machine.lock import Busy, hold
from tests.helpers.checkout import ROOT

HOLDER = """
import sys
from pathlib import Path
from chorus_desktop.machine.lock import hold
with hold(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def other_copy(data_file):
    """Another process that holds the file until its standard input is closed."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(data_file)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout.readline() == "held\n"
        yield process
    finally:
        process.communicate(timeout=20)


@pytest.fixture
def data_file(tmp_path):
    return tmp_path / "dossiers.chorus"


def test_the_second_copy_is_refused_and_told_who_has_the_file(data_file):
    with other_copy(data_file) as process, pytest.raises(Busy) as refused:
        hold(data_file)

    assert refused.value.pid == process.pid
    assert not refused.value.elsewhere
    assert "déjà ouvert" in refused.value.sentence
    assert isinstance(refused.value, Trouble)


def test_a_copy_on_this_computer_is_never_passed_over(data_file):
    with other_copy(data_file), pytest.raises(Busy):
        hold(data_file, anyway=True)


def test_the_file_is_free_again_when_the_other_copy_ends(data_file):
    with other_copy(data_file):
        pass

    with hold(data_file):
        pass


def test_a_killed_copy_holds_nothing(data_file):
    with other_copy(data_file) as process:
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=20)

    with hold(data_file):
        pass


def test_other_files_are_free(data_file):
    with other_copy(data_file), hold(data_file.with_name("autre.chorus")):
        pass


def test_releasing_leaves_nothing_that_refuses_and_can_be_done_twice(data_file):
    held = hold(data_file)
    held.release()
    held.release()

    hold(data_file).release()
    assert not list(data_file.parent.glob("*.ouvert"))


def test_two_holds_of_one_process_are_two_copies(data_file):
    with hold(data_file), pytest.raises(Busy):
        hold(data_file)


def note_of(data_file, text):
    data_file.with_name(f"{data_file.name}.ouvert").write_text(text, encoding="utf-8")


def test_the_note_of_another_computer_is_asked_about(data_file):
    note_of(data_file, json.dumps({"pid": 12, "host": "ordinateur-du-tresorier"}))

    with pytest.raises(Busy, match="ordinateur-du-tresorier") as refused:
        hold(data_file)
    assert refused.value.elsewhere
    with hold(data_file, anyway=True):
        pass
    with hold(data_file):
        pass


@pytest.mark.parametrize("torn", ["", "{", "[]", '{"pid": 12}', '{"pid": null, "host": ""}'])
def test_a_torn_note_refuses_nobody(data_file, torn):
    note_of(data_file, torn)

    with hold(data_file):
        pass


def test_a_missing_folder_is_said(tmp_path):
    (tmp_path / "file").touch()

    with pytest.raises(Trouble, match="écrire") as met:
        hold(tmp_path / "file" / "dossiers.chorus")
    assert not isinstance(met.value, Busy)
