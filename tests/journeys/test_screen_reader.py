"""One story from outside the program, on a real X display, through what a screen reader is told."""

import os
import subprocess
import sys
from pathlib import Path

from tests.helpers.checkout import ROOT
from tests.helpers.tools import needs

STORY = Path(__file__).with_name("atspi_story.py")
SCREEN = """
Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp 3>"$1/display" 2>/dev/null &
screen=$!
until [ -s "$1/display" ]; do kill -0 $screen || exit 3; done
export DISPLAY=":$(cat "$1/display")"
# The bus of screen readers is there first, as on a desktop: a program that starts while it does is not heard.
/usr/bin/python3 -c "import pyatspi; pyatspi.Registry.getDesktop(0)"
"$2" -m chorus_desktop --data "$1/dossiers.chorus" --today 10/02/2026 2>"$1/errors" &
program=$!
/usr/bin/python3 "$3" "Chorus Desktop"
told=$?
kill $program $screen
wait
exit $told
"""


@needs("at-spi", "Xvfb")
def test_a_screen_reader_reaches_the_second_step(tmp_path):
    environment = {
        **{name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")},
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    }

    run = subprocess.run(
        ["dbus-run-session", "--", "bash", "-c", SCREEN, "screen", str(tmp_path), sys.executable, str(STORY)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )

    assert run.returncode == 0, run.stderr[-2000:]
    assert run.stdout.splitlines()[-1] == "Qui la représente ?"
