"""Sizes, names and words of the files."""

import re
from statistics import median

import pytest

from chorus_desktop import resources
from tests.helpers.checkout import PACKAGE, ROOT, place, python_files, strings, text_files

LIMIT = 300
LONGER: dict[str, str] = {}
"""File → why it may be longer than the limit."""

CLOCK_READERS = (
    "__main__.py",
    "app.py",
    "cli.py",
    "machine/",
    "services/opening.py",  # the stamps of the rows, which nothing is reckoned from
    "ui/saves.py",  # the minute of the last save, likewise
)
FORBIDDEN_NAMES = re.compile(r"(?i:manager|helper|(?<![a-z])utils?(?![a-z])|(?<![a-z])common(?![a-z]))|^Base|Base$|^base$")

# Put together, so that this very file may be searched too.
MACHINE_PLACES = tuple("/" + name + "/" for name in ("work", "root", "home"))
REGISTRIES = tuple(name + end for name, end in (("pypi", ".org"), ("pythonhosted", ".org"), ("npmjs", ".org"), ("deb.debian", ".org")))
UNFINISHED = (r"(?:#|\"\"\").*\b(?:TODO|FIXME|XXX)\b", r"\bNotImplementedError\b")
WAITS = tuple(a + b for a, b in (("keyClicks", "("), ("time.", "sleep"), ("q", "Wait("), (".wait", "(")))
"""keyClicks aborts the process on an accent; the others make a test slow where it passes and red where it is slow."""


def lines(path):
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_file_is_too_long():
    long = {place(path): lines(path) for path in python_files("chorus_desktop", "tests", "packaging") if lines(path) > LIMIT}

    assert {name: size for name, size in long.items() if name not in LONGER} == {}
    assert set(LONGER) <= set(long), "an exception that is no longer one"


def test_files_stay_small():
    assert median(lines(path) for path in python_files("chorus_desktop")) <= 100


def test_names_say_what_things_are():
    """A name such as Manager, Utils or Base says that nobody knew what the thing was."""
    words = [
        (place(path, number), match.group(1))
        for path in python_files("chorus_desktop")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if (match := re.match(r"\s*(?:class|def)\s+(\w+)", line))
    ]
    words += [(place(path), path.stem) for path in python_files("chorus_desktop")]

    assert [(where, name) for where, name in words if FORBIDDEN_NAMES.search(name)] == []


def test_no_procedure_is_named_in_the_code():
    """What a payer asks is data: a branch on one procedure would be a rule that its file does not tell."""
    names = {name.removesuffix(".toml") for name in resources.names("procedures", ".toml")}
    assert names
    assert all("-" in name for name in names), "an id with a hyphen cannot be a word of the code by chance"

    found = [
        place(path, line)
        for path in python_files("chorus_desktop")
        for line, text in strings(path)
        if names & set(re.split(r"[\s./]", text))
    ]
    assert found == []


@pytest.mark.parametrize("word", WAITS)
def test_tests_wait_for_nothing_but_what_they_look_for(word):
    found = [place(path) for path in python_files("tests") if word in path.read_text(encoding="utf-8")]

    assert found == []


@pytest.mark.parametrize("word", [*MACHINE_PLACES, *REGISTRIES])
def test_nothing_of_one_machine_or_one_registry_is_written_down(word):
    assert [place(path) for path, text in text_files() if word in text] == []


@pytest.mark.parametrize("pattern", UNFINISHED)
def test_nothing_is_left_unfinished(pattern):
    assert [place(path) for path in python_files("chorus_desktop") if re.search(pattern, path.read_text(encoding="utf-8"))] == []


def test_locks_hold_hashes_and_no_address():
    for path in (ROOT / "requirements.lock", ROOT / "requirements-dev.lock", *sorted((ROOT / "packaging" / "locks").glob("*.lock"))):
        text = path.read_text(encoding="utf-8")
        requirements = re.split(r"\n(?=\S)", text.strip())
        assert "://" not in text
        assert all("==" in requirement and "--hash=sha256:" in requirement for requirement in requirements)


def test_what_runs_is_what_is_tested():
    """Every line locked for running is locked alike for developing."""
    run, dev = ((ROOT / name).read_text(encoding="utf-8") for name in ("requirements.lock", "requirements-dev.lock"))

    assert set(re.findall(r"(?m)^[^\s].*?==\S+", run)) <= set(re.findall(r"(?m)^[^\s].*?==\S+", dev))


def test_the_clock_is_read_at_the_edge_only():
    """``today`` is a parameter everywhere, or two screens could disagree at midnight and no test could fix the day."""
    clock = re.compile(r"\.today\(\)|\.now\(|\btime\.time\(|currentDate|utcnow")
    found = [
        place(path, number)
        for path in python_files("chorus_desktop")
        if not path.relative_to(PACKAGE).as_posix().startswith(CLOCK_READERS)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if clock.search(line)
    ]

    assert found == []
