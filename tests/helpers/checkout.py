"""The files of the project as they stand in the checkout, for the tests that read them."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "chorus_desktop"
FOLDERS = ("chorus_desktop", "tests", "packaging", "docs", "resources", ".ci")
FILES = ("Makefile", "pyproject.toml", "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "requirements.lock", "requirements-dev.lock")


def python_files(*folders: str) -> tuple[Path, ...]:
    """Every Python file of these folders of the checkout, sorted."""
    return tuple(path for folder in folders for path in sorted((ROOT / folder).rglob("*.py")))


def text_files() -> Iterator[tuple[Path, str]]:
    """Every file that people read, with its text: code, data, papers and set-up; fonts and pictures are passed over."""
    paths = [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*")) if path.is_file()]
    for path in (*paths, *(ROOT / name for name in FILES if (ROOT / name).exists())):
        if "__pycache__" in path.parts:
            continue
        try:
            yield path, path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


@cache
def tree(path: Path) -> ast.Module:
    """The parsed code of one Python file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def prose_constants(path: Path) -> set[ast.Constant]:
    """The string constants of a file that nobody meets at run time: docstrings and the like."""
    return {
        node.value
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
    }


def strings(path: Path) -> Iterator[tuple[int, str]]:
    """The line and text of every string of a file that is not a docstring."""
    prose = prose_constants(path)
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in prose:
            yield node.lineno, node.value


def place(path: Path, line: int | None = None) -> str:
    """A file (and line) as an error message names it: from the root of the checkout."""
    name = path.relative_to(ROOT).as_posix()
    return name if line is None else f"{name}:{line}"
