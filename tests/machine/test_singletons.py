"""Thousands of Qt calls, as in an afternoon of use, and Python is still there."""

import subprocess
import sys

from chorus_desktop.machine import singletons
from tests.helpers.checkout import ROOT

AFTERNOON = """
from chorus_desktop.machine import singletons
singletons.spare()
singletons.spare()
from PySide6.QtCore import QObject
thing = QObject()
for _ in range(100_000):
    thing.setObjectName("x")
print(None is thing.parent())
"""


def test_none_outlives_an_afternoon_of_qt_calls():
    run = subprocess.run([sys.executable, "-c", AFTERNOON], cwd=ROOT, capture_output=True, text=True, check=False)

    assert (run.returncode, run.stdout.strip()) == (0, "True"), run.stderr


def test_sparing_adds_once():
    singletons.spare()
    before = sys.getrefcount(None)
    singletons.spare()

    assert abs(sys.getrefcount(None) - before) < 1000
