"""The window paints first: what takes long to import waits until it has."""

import subprocess
import sys

from tests.helpers.checkout import ROOT

PAINTED = """
import sys
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent, QObject

from chorus_desktop.app import Program
from chorus_desktop.ui.application import application
from chorus_desktop.machine.paths import beside
from chorus_desktop.ui.dialogs import Dialogs


class FirstPaint(QObject):
    loaded = None

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and self.loaded is None:
            self.loaded = sorted(set(sys.modules) & {"alembic", "pypdf", "reportlab", "sqlalchemy", "sqlmodel"})
        return False


app = application()
program = Program(app, beside(Path(sys.argv[1])), today=lambda: date(2026, 3, 2), dialogs=Dialogs())
first = FirstPaint()
program.shell.installEventFilter(first)
assert program.start()
while first.loaded is None:
    app.processEvents()
print(first.loaded, flush=True)
app.processEvents()  # what was put off until the paint is asked for now
program.shell.close()
program.end()
print("sqlmodel" in sys.modules)
print(sys.version_info >= (3, 12) or sys.getrefcount(None) > 10**9)
"""
"""Prints the heavy libraries that are there at the first paint; whether they are at the end; whether None is spared."""


def test_heavy_libraries_wait_for_the_first_paint(tmp_path):
    run = subprocess.run(
        [sys.executable, "-c", PAINTED, str(tmp_path / "dossiers.chorus")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert run.stdout.splitlines() == ["[]", "True", "True"], run.stderr
