"""The text of a photographed page, so that one can search it: read by Tesseract where that program is installed, else not at all."""

import shutil
import subprocess
from functools import cache
from pathlib import Path

_SECONDS = 60
_USUAL = (Path("C:/Program Files/Tesseract-OCR/tesseract.exe"), Path("/opt/homebrew/bin/tesseract"), Path("/usr/local/bin/tesseract"))
"""Where its installers put it without saying so to the system."""


def text_layer(jpeg: bytes, dots_per_inch: int) -> bytes | None:
    """A PDF of one page with the words of a picture where they stand, invisible, and nothing else.

    Args:
        jpeg: the picture.
        dots_per_inch: its density on the page, which gives the page its size.

    Returns:
        None where Tesseract is not installed, or could not read it: the page is then a picture only.
    """
    program = reader()
    if not program:
        return None
    language = _language(program)
    command = [program, "stdin", "stdout", *language, "--dpi", str(dots_per_inch), "-c", "textonly_pdf=1", "pdf"]
    try:
        done = subprocess.run(command, input=jpeg, capture_output=True, check=True, timeout=_SECONDS)  # noqa: S603 - the program found above
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout if done.stdout.startswith(b"%PDF-") else None


@cache
def reader() -> str:
    """Where Tesseract is; empty when it is not installed."""
    return shutil.which("tesseract") or next((str(path) for path in _USUAL if path.is_file()), "")


@cache
def _language(program: str) -> tuple[str, ...]:
    try:
        said = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=True, timeout=_SECONDS).stdout  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return ()
    return ("-l", "fra") if "fra" in said.split() else ()
