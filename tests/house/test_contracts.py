"""The floors hold, and each contract that says so notices when it is broken."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.helpers.checkout import ROOT

CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
FLOORS = ("domain", "pdf", "documents", "intake", "store", "machine", "services", "ui")
MODULES = ("__main__", "app", "cli", "resources")

FAULTS = [
    ("Floors", "domain", "chorus_desktop.services"),
    ("Floors", "store", "chorus_desktop.documents"),
    ("Floors", "cli", "chorus_desktop.ui"),
    ("Floors", "services", "chorus_desktop.ui"),
    ("The window sees", "ui", "chorus_desktop.store"),
    ("The window sees", "ui", "chorus_desktop.documents"),
    ("The window sees", "ui", "chorus_desktop.pdf"),
    ("One door", "store", "chorus_desktop.resources"),
    ("resources stands", "resources", "chorus_desktop.domain"),
    ("The domain reads", "domain", "pathlib"),
    ("The domain reads", "domain", "sqlmodel"),
    ("Qt only", "services", "PySide6.QtCore"),
    ("SQL only", "ui", "sqlite3"),
    ("Papers are drawn", "services", "reportlab.pdfgen"),
    ("The program never", "machine", "socket"),
]


def verdicts(root: Path) -> tuple[dict[str, str], str]:
    """Contract → KEPT or BROKEN for the package in ``root``, and all that import-linter said."""
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()", "--no-cache"]
    said = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False).stdout
    lines = [line.rpartition(" ") for line in said.splitlines()]
    return {name: verdict for name, _, verdict in lines if verdict in {"KEPT", "BROKEN"}}, said


@pytest.fixture
def skeleton(tmp_path):
    """A package with every floor, empty, under the contracts of the project."""
    package = tmp_path / "chorus_desktop"
    for floor in (package, *(package / name for name in FLOORS)):
        floor.mkdir()
        (floor / "__init__.py").touch()
        (floor / "something.py").touch()
    (package / "something.py").unlink()
    for module in MODULES:
        (package / f"{module}.py").touch()
    (tmp_path / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    return tmp_path


def test_the_code_keeps_its_contracts():
    found, said = verdicts(ROOT)

    assert len(found) == len(CONTRACTS), said
    assert set(found.values()) == {"KEPT"}, said


def test_empty_floors_break_nothing(skeleton):
    found, said = verdicts(skeleton)

    assert list(found.values()) == ["KEPT"] * len(CONTRACTS), said


@pytest.mark.parametrize(("contract", "importer", "imported"), FAULTS)
def test_a_fault_is_noticed(skeleton, contract, importer, imported):
    place = skeleton / "chorus_desktop" / importer
    file = place / "something.py" if place.is_dir() else place.with_suffix(".py")
    file.write_text(f"import {imported}\n", encoding="utf-8")

    found, said = verdicts(skeleton)

    assert [verdict for name, verdict in found.items() if name.startswith(contract)] == ["BROKEN"], said


def test_a_floor_that_no_contract_knows_is_noticed(skeleton):
    (skeleton / "chorus_desktop" / "plugins.py").touch()

    assert verdicts(skeleton)[0] != {}
    assert "BROKEN" in verdicts(skeleton)[0].values()


def test_every_contract_is_broken_once():
    assert all(any(name["name"].startswith(fault) for fault, _, _ in FAULTS) for name in CONTRACTS)
