"""veraPDF, the reference judge of PDF/A and PDF/UA, asked through a process of its own that stays for the whole run.

The judge is ``tests/helpers/verapdf_judge.py``: starting Java takes one to three seconds, a page then some tens of
milliseconds. It is not started in the tests' own process: Java lives by the signal that Python's fault handler, switched
on and off by the program's watch over its own crashes, takes for the end of the process.
"""

import atexit
import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import pytest

from tests.helpers import verapdf_judge
from tests.helpers.checkout import ROOT


def judged(test: Any) -> Any:
    """Marks a test that calls ``validate``: it needs veraPDF."""
    return pytest.mark.system("verapdf")(test)


def validate(pdf: Path | bytes, flavour: str) -> list[str]:
    """The clauses that a file fails, sorted, such as ``["6.1.7.1-2"]``; empty when the file is valid.

    Args:
        pdf: the file, or its bytes.
        flavour: ``"1a"``, ``"1b"``, ``"2b"``, ``"3a"``, ``"ua1"``…

    Raises:
        RuntimeError: the file is so broken that veraPDF cannot parse it, or the judge has ended.
    """
    if isinstance(pdf, bytes):
        with NamedTemporaryFile(suffix=".pdf") as file:
            file.write(pdf)
            file.flush()
            return validate(Path(file.name), flavour)
    judge = _judge()
    assert judge.stdin is not None
    assert judge.stdout is not None
    judge.stdin.write(json.dumps([str(pdf), flavour]) + "\n")
    judge.stdin.flush()
    answer = json.loads(judge.stdout.readline() or '"the judge has ended"')
    if isinstance(answer, str):
        raise RuntimeError(answer)
    return list(answer)


def available() -> bool:
    """Whether Java, the jar and the JAXB libraries are all here."""
    return verapdf_judge.available()


@cache
def _judge() -> "subprocess.Popen[str]":
    judge = subprocess.Popen(
        [sys.executable, "-m", "tests.helpers.verapdf_judge"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    atexit.register(_dismiss, judge)
    return judge


def _dismiss(judge: "subprocess.Popen[str]") -> None:
    judge.communicate(timeout=10)
