"""What some tests need of the system, and what becomes of them where it is missing.

``make test`` installs every tool named here. Where it could not, the test is reported as not run, with the reason; with
``CI=true`` it fails, so that a green run never hides that nothing was judged.
"""

import os
import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.helpers import verapdf


def needs(*tools: str) -> pytest.MarkDecorator:
    """Marks a test (or a whole module, as ``pytestmark``) that runs only where these tools are.

    Args:
        tools: names of ``CHECKS``, or commands that must be found on the path.
    """
    return pytest.mark.system(*tools)


def enforce(item: pytest.Item) -> None:
    """Skips, or fails with ``CI=true``, a marked test whose tools are missing. Called once per test by conftest."""
    wanted = [tool for mark in item.iter_markers("system") for tool in mark.args]
    missing = [tool for tool in wanted if not present(tool)]
    if not missing:
        return
    sentence = f"not run: {', '.join(missing)} missing (make test installs what it can)"
    if os.environ.get("CI") == "true":
        pytest.fail(sentence, pytrace=False)
    pytest.skip(sentence)


@cache
def present(tool: str) -> bool:
    """Whether a tool can be used here."""
    return CHECKS.get(tool, lambda: shutil.which(tool) is not None)()


def _tesseract_reads_french() -> bool:
    if shutil.which("tesseract") is None:
        return False
    answer = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=False)
    return "fra" in answer.stdout.split()


def _at_spi() -> bool:
    """pyatspi is made for the system's own Python, whichever Python runs the tests."""
    if shutil.which("dbus-run-session") is None or not Path("/usr/bin/python3").exists():
        return False
    return subprocess.run(["/usr/bin/python3", "-c", "import pyatspi"], capture_output=True, check=False).returncode == 0


def _small_disk() -> bool:
    """Mounting a disk of its own needs the rights of root."""
    if shutil.which("mount") is None:
        return False
    with TemporaryDirectory() as folder:
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], capture_output=True, check=False)
        return mounted.returncode == 0 and subprocess.run(["umount", folder], check=False).returncode == 0


CHECKS: dict[str, Callable[[], bool]] = {
    "verapdf": verapdf.available,
    "tesseract": _tesseract_reads_french,
    "at-spi": _at_spi,
    "small-disk": _small_disk,
}
"""What takes more than a command on the path."""
