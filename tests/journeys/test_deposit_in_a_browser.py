"""The training form filled in a real Chromium, from the clipboard of the real window, on a display that both share."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.checkout import ROOT
from tests.helpers.tools import needs

STORY = Path(__file__).with_name("browser_story.py")
SCREEN = """
Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp 3>"$1/display" 2>/dev/null &
screen=$!
until [ -s "$1/display" ]; do kill -0 $screen || exit 3; done
export DISPLAY=":$(cat "$1/display")"
openbox >/dev/null 2>&1 &
windows=$!
"$2" -m pytest -q -p no:randomly -p no:cacheprovider -W default --basetemp="$1/story" "$3"
told=$?
kill $windows $screen
wait
exit $told
"""


@needs("Xvfb", "openbox", "chromium", "chromedriver")
@pytest.mark.timeout(300)
def test_the_form_filled_in_a_browser_equals_the_invoice(tmp_path):
    environment = {
        **{name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")},
        "QT_QPA_PLATFORM": "xcb",
        "HOME": str(tmp_path),
    }

    run = subprocess.run(
        ["dbus-run-session", "--", "bash", "-c", SCREEN, "screen", str(tmp_path), sys.executable, str(STORY)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )

    assert run.returncode == 0, run.stdout[-4000:] + run.stderr[-2000:]
    assert "3 passed" in run.stdout
