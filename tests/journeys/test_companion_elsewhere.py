"""F8 in the browser's window: on a real screen, with two programs, each in a process of its own."""

import os
import subprocess
import sys
from datetime import date

import pytest

from chorus_desktop.domain import deposit
from chorus_desktop.services import data
from chorus_desktop.store.issuing import issued
from tests.helpers import clubs
from tests.helpers.checkout import ROOT
from tests.helpers.tools import needs

DAY = date(2026, 2, 3)
PATIENCE_S = 60

PROGRAM = """
import sys
from datetime import date
from pathlib import Path

from chorus_desktop.app import Program
from chorus_desktop.machine.paths import beside
from chorus_desktop.ui.application import application
from chorus_desktop.ui.dialogs import Dialogs

app = application()
app.clipboard().dataChanged.connect(lambda: print(app.clipboard().text(), flush=True))
program = Program(app, beside(Path(sys.argv[1])), today=lambda: date(2026, 2, 3), dialogs=Dialogs())
program.ready.connect(lambda: program.navigator.companion(sys.argv[2]))
assert program.start()
app.exec()
program.end()
"""
"""The program itself, with its companion; says what it put on the clipboard."""

BROWSER = """
from PySide6.QtWidgets import QApplication, QLineEdit

app = QApplication([])
field = QLineEdit()
field.setWindowTitle("Navigateur")
field.textChanged.connect(lambda text: print(text, flush=True))
field.show()
app.exec()
"""
"""Another program, with a field to paste into; says what is in it."""


@pytest.fixture
def display():
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x800x24", "-noreset", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        yield f":{server.stdout.readline().strip()}"
        server.terminate()


@pytest.fixture
def starts(display):
    """Starts a program on that screen."""
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"} | {"WAYLAND_DISPLAY": "", "QT_ACCESSIBILITY": "0"}
    running = []

    def start(source, *args):
        command = [sys.executable, "-c", source, *map(str, args)]
        running.append(subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True))
        return running[-1]

    yield start
    for program in running:
        program.terminate()
        program.communicate(timeout=PATIENCE_S)


@needs("Xvfb", "xdotool")
def test_f8_pressed_in_the_browser_copies_the_next_value_which_is_pasted_there(starts, display, tmp_path):
    def does(*what):
        subprocess.run(["xdotool", *what], env={**os.environ, "DISPLAY": display}, check=True, timeout=PATIENCE_S, capture_output=True)

    store = clubs.opened(tmp_path, DAY)
    invoice_id, _ = clubs.judo(store, tmp_path).issues()
    known = deposit.values(issued(store, invoice_id), data.portal())
    store.close()
    program, browser = starts(PROGRAM, tmp_path / "dossiers.chorus", invoice_id), starts(BROWSER)
    for title in ("^Compagnon", "^Navigateur$"):
        does("search", "--sync", "--onlyvisible", "--name", title)
    in_browser = ("search", "--name", "^Navigateur$", "windowfocus", "--sync", "key")

    pasted = []
    for _ in range(4):
        does(*in_browser, "F8")
        copied = program.stdout.readline().rstrip("\n")
        does(*in_browser, "ctrl+a", "ctrl+v")
        while not pasted or pasted[-1] != copied:
            pasted.append(browser.stdout.readline().rstrip("\n"))

    address, path, cadre, siret = [text for text in pasted if text]
    assert (address, cadre, siret) == (data.portal().screens[0].address, known["cadre"], known["buyer_siret"])
    assert path.endswith("FA2026-001.pdf")
