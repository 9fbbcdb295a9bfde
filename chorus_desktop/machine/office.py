"""LibreOffice, where it is installed: makes a PDF of what an office program wrote. Nothing of it is shown, and nothing stays."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

from chorus_desktop.domain.trouble import Trouble

SECONDS = 120.0
"""What a conversion may take; the first one of a fresh profile takes ten."""

_STEP = 0.1
_NAMES = ("soffice", "libreoffice", "loffice")
_USUAL = (
    "C:/Program Files/LibreOffice/program/soffice.exe", "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice", "/usr/lib/libreoffice/program/soffice", "/snap/bin/libreoffice",
)  # fmt: skip
"""Where its installers put it without saying so to the system."""


def program() -> str:
    """Where LibreOffice is; empty when it is not installed."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), "")
    return found or next((path for path in _usual() if Path(path).is_file()), "")


def _usual() -> Iterator[str]:
    yield from _USUAL
    # What its own site gives on Linux.
    yield from (str(path) for path in sorted(Path("/opt").glob("libreoffice*/program/soffice"), reverse=True))


def as_pdf(office: str, data: bytes, extension: str, still: Callable[[], object], seconds: float = SECONDS) -> bytes:
    """The PDF of a text, a table or slides.

    It runs with a profile of its own, in a folder that goes at the end: a LibreOffice that is open is not disturbed, and what the
    volunteer installed in hers, macros included, does not run.

    Args:
        office: where LibreOffice is.
        data: what an office program wrote.
        extension: of its kind, without its dot; its real name, which may be a child's, is told to nobody.
        still: called while it works; what it raises gives the work up.
        seconds: what it may take.

    Raises:
        Trouble: it could not, or took too long.
    """
    with TemporaryDirectory(prefix="chorus-", ignore_cleanup_errors=True) as folder:
        source = Path(folder, f"document.{extension}")
        source.write_bytes(data)
        command = [
            office, f"-env:UserInstallation={Path(folder, 'profile').as_uri()}", "--headless", "--norestore", "--nolockcheck", "--nodefault",
            "--convert-to", "pdf", "--outdir", folder, str(source),
        ]  # fmt: skip
        _run(command, still, seconds)
        made = source.with_suffix(".pdf")
        content = made.read_bytes() if made.is_file() else b""
    if not content.startswith(b"%PDF-"):
        raise Trouble("LibreOffice n’a pas pu convertir ce fichier.", "Ouvrez-le pour vérifier, puis exportez-le vous-même en PDF.")
    return content


def _run(command: list[str], still: Callable[[], object], seconds: float) -> None:
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        process = subprocess.Popen(  # noqa: S603 - the program found above
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            creationflags=flags,
            env=_surroundings(),
        )
    except OSError as error:
        raise Trouble("LibreOffice ne démarre pas.", "Exportez le fichier vous-même en PDF, puis ajoutez ce PDF.") from error
    try:
        end = time.monotonic() + seconds
        while process.poll() is None:
            still()
            if time.monotonic() > end:
                raise Trouble("La conversion par LibreOffice prend trop de temps.", "Exportez le fichier vous-même en PDF.")
            with suppress(subprocess.TimeoutExpired):
                process.wait(_STEP)
    finally:
        _end(process)


def _surroundings() -> dict[str, str]:
    # A bundle points to its own libraries, which are not those of LibreOffice.
    return {
        name: value
        for name, value in os.environ.items()
        if name not in ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "PYTHONHOME", "PYTHONPATH")
    }


def _end(process: subprocess.Popen[bytes]) -> None:
    """End it with what it started: its launcher is not what converts."""
    with suppress(psutil.Error):
        started = psutil.Process(process.pid).children(recursive=True)
        for child in started:
            with suppress(psutil.Error):
                child.kill()
        psutil.wait_procs(started, timeout=1)
    if process.poll() is None:
        process.kill()
    process.wait()
