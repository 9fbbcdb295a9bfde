"""From the start of the process to the first painted window, and to a home filled from five thousand invoices."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from time import monotonic

from tests.bench.figures import in_turns, table
from tests.helpers.checkout import ROOT

PATIENCE_S = 120


def measure(rounds: int, practice: Path, thousands: Path, folder: Path) -> str:
    """Start each program in turn.

    Args:
        rounds: how many count.
        practice: a small data file.
        thousands: a large one.
        folder: for the copies.

    Returns:
        The table.
    """
    figures = in_turns(
        rounds,
        {
            "empty": lambda: _start("empty"),
            "practice": _opening(practice, folder),
            "thousands": _opening(thousands, folder),
            "first of the day": _opening(thousands, folder, backed_up=False),
        },
    )
    floor = figures["empty"]["painted"]
    work = figures["empty"]["painted_cpu"]
    rows = [("an empty PySide6 window, painted", floor.said(), "1.0", work.said(), "1.0", figures["empty"]["painted_kb"].said())]
    for name, said in (
        ("practice", "the practice file"),
        ("thousands", "5,000 invoices"),
        ("first of the day", "5,000 invoices, with the copy of the day"),
    ):
        for value, what in (("painted", "window painted"), ("filled", "home filled")):
            each = figures[name]
            cpu = each[f"{value}_cpu"]
            rows.append(
                (f"{said}: {what}", each[value].said(), each[value].over(floor), cpu.said(), cpu.over(work), each[f"{value}_kb"].said())
            )
    return table("Start of the process to", ("", "ms", "× floor", "processor, ms", "× floor", "peak memory, MB"), rows)


def _opening(path: Path, folder: Path, *, backed_up: bool = True) -> Callable[[], Mapping[str, float]]:
    copy = folder / f"{path.stem}-{backed_up}" / path.name

    def start() -> Mapping[str, float]:
        if not copy.exists() or not backed_up:
            shutil.rmtree(copy.parent, ignore_errors=True)
            copy.parent.mkdir(parents=True)
            shutil.copy(path, copy)
        return _start("program", str(copy))

    return start


def _start(*arguments: str) -> Mapping[str, float]:
    # Bytecode is there for whoever installed the program; it may be left out on the machine of who wrote it.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    begun = monotonic()
    run = subprocess.run(
        [sys.executable, "-m", "tests.bench.child", *arguments],
        cwd=ROOT,
        env={**environment, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")},
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    if run.returncode:
        raise RuntimeError(run.stderr)
    told = json.loads(run.stdout)
    return {name: _in_its_unit(name, value, begun) for name, value in told.items()}


def _in_its_unit(name: str, value: float, begun: float) -> float:
    """Megabytes or milliseconds."""
    if name.endswith("_kb"):
        return value / 1024
    return (value if name.endswith("_cpu") else value - begun) * 1000
