"""``self-test``: what a built bundle is held to."""

import os
import subprocess
import sys

from chorus_desktop import self_test


def test_a_whole_program_says_so_part_by_part():
    done = subprocess.run(
        [sys.executable, "-m", "chorus_desktop", "self-test"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )

    lines = done.stdout.splitlines()
    assert (done.returncode, done.stderr, len(lines)) == (0, "", 9)
    assert all(line.startswith("bon ") for line in lines)


def test_a_part_that_fails_is_named_and_the_others_still_tried(monkeypatch, capsys):
    def absent():
        raise FileNotFoundError("resources/fonts")

    monkeypatch.setattr(self_test, "_PARTS", (("papiers", absent), ("autre", lambda: None)))

    assert self_test.run() == 1
    assert capsys.readouterr().out.splitlines() == ["MANQUE  papiers\u00a0: FileNotFoundError: resources/fonts", "bon     autre"]
