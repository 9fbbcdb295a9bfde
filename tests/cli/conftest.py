"""The console in the test's own process, and an example dossier to change."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from chorus_desktop.__main__ import main

DAY = "03/02/2026"


@dataclass(frozen=True)
class Said:
    """What a command answered: its exit status, its output and its complaints, line by line."""

    status: int
    out: list[str]
    err: list[str]


@pytest.fixture
def console(capsys):
    """Runs one command line, on the examples' day unless another one is given."""

    def run(*arguments: object, today: str = DAY) -> Said:
        capsys.readouterr()
        try:
            status = main([*(["--today", today] if today else []), *map(str, arguments)])
        except SystemExit as left:
            status = int(left.code or 0)
        out, err = capsys.readouterr()
        return Said(status, out.splitlines(), err.splitlines())

    return run


class Example:
    """The folder that ``example --out`` wrote, its dossier to be changed.

    Attributes:
        folder: holds ``dossier.json`` and the certificate.
        content: the dossier as it is in the file.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.content: dict[str, Any] = json.loads(self.path.read_text(encoding="utf-8"))

    @property
    def path(self) -> Path:
        return self.folder / "dossier.json"

    def put(self, place: str, value: object) -> Path:
        """Change one value, such as ``invoice.lines.0.quantity``; the file."""
        *parents, last = place.split(".")
        at: Any = self.content
        for key in parents:
            at = at[int(key)] if key.isdigit() else at[key]
        at[int(last) if last.isdigit() else last] = value
        return self.write(self.content)

    def write(self, content: object) -> Path:
        """Put something else in the file; the file."""
        self.path.write_text(content if isinstance(content, str) else json.dumps(content, ensure_ascii=False), encoding="utf-8")
        return self.path


@pytest.fixture
def example(console, tmp_path):
    assert console("example", "--out", tmp_path / "exemple").status == 0
    return Example(tmp_path / "exemple")
