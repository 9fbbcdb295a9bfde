"""What is written when the program itself is wrong: enough to mend it, nothing that was typed.

An exception's own words may quote a name or an amount, a local variable surely does, and a path begins with the user's
account: none of them is kept.
"""

import faulthandler
import platform
import sys
import tempfile
import traceback
from contextlib import suppress
from datetime import datetime
from pathlib import Path, PurePath
from typing import TextIO

ABRUPT_NAME = "arret-brutal.txt"
LIBRARIES = ("PySide6-Essentials", "pydantic", "SQLAlchemy", "sqlmodel", "alembic", "reportlab", "pypdf", "pillow", "python-stdnum")

_watched: dict[str, TextIO] = {}
"""The file that the fault handler writes to must stay open as long as the process."""


def told(error: BaseException) -> str:
    """The kinds of an exception and of its causes, each with its places in the code, innermost last.

    Only class names, file names inside the program or its libraries, line numbers and function names.
    """
    parts: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        places = [f"  {_inside(frame.filename)}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(current.__traceback__)]
        kind = type(current)
        parts.append("\n".join([f"{kind.__module__}.{kind.__qualname__}", *places]))
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    return "\ncaused by\n".join(parts)


def report(error: BaseException, version: str, now: datetime) -> str:
    """The whole report as text, to show and to copy.

    Args:
        error: what was raised.
        version: the program's.
        now: when, in local time.
    """
    facts = [
        f"Chorus Desktop {version}",
        f"{now:%Y-%m-%d %H:%M:%S}",
        f"Python {platform.python_version()} ({'bundle' if getattr(sys, 'frozen', False) else 'source'})",
        f"{platform.system()} {platform.release()} {platform.machine()}",
        *(f"{name} {_version(name)}" for name in LIBRARIES),
    ]
    return "\n".join([*facts, "", told(error), ""])


def write_report(error: BaseException, folder: Path, version: str, now: datetime) -> Path:
    """Write the report in ``folder``, or in the system's temporary folder where that one refuses, and say where.

    Raises:
        OSError: neither folder takes it.
    """
    text = report(error, version, now)
    name = f"rapport-{now:%Y-%m-%d-%H%M%S}.txt"
    with suppress(OSError):
        return _write(folder / name, text)
    return _write(Path(tempfile.gettempdir()) / name, text)


def watch(folder: Path) -> Path | None:
    """From now on, note in ``folder`` where the code was if the process dies without Python's knowing (in Qt, in C).

    Returns:
        The note of an earlier run that ended so, kept under another name; None when there is none.

    Raises:
        OSError: the folder cannot be written to.
    """
    note = folder / ABRUPT_NAME
    unwatch()
    earlier = None
    if note.exists() and note.stat().st_size:
        earlier = note.with_stem(f"{note.stem}-precedent")
        note.replace(earlier)
    _watched["note"] = note.open("w", encoding="utf-8")
    faulthandler.enable(_watched["note"])
    return earlier


def unwatch() -> None:
    """Stop watching; harmless when nothing is watched."""
    if note := _watched.pop("note", None):
        faulthandler.disable()
        note.close()


def _write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def _inside(filename: str) -> str:
    """A file's place from its package on: what comes before names the user's account."""
    parts = PurePath(filename).parts
    for start in ("chorus_desktop", "site-packages"):
        if start in parts:
            place = len(parts) - 1 - parts[::-1].index(start)
            return "/".join(parts[place + (start == "site-packages") :])
    return parts[-1] if parts else filename


def _version(name: str) -> str:
    # Slow to import, and seldom needed: the window does not wait for it.
    from importlib import metadata

    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "?"
