"""``python -m tests.bench``: the program against the floor of its libraries, every floor measured in the same run.

Nothing here passes or fails: a busy machine would make it red. The tables are printed as ``docs/performance.md`` holds them.
"""

import argparse
import os
import platform
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

PARTS = ("start", "issue", "window", "sheet", "presences", "attestations", "joining", "photos")


def main() -> int:
    """Measure what is asked for and print the tables."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Measures of the program against bare libraries.")
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help="what to measure; all by default")
    parser.add_argument("--rounds", type=int, default=7, help="how often each measure is taken")
    parser.add_argument("--pdf-bytes", type=int, default=2_000, help="size of each stand-in PDF in the large file")
    given = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from tests.bench import attestations, files, issue, joining, photos, presences, sheet, start, window

    _say(f"{_machine()}; {given.rounds} rounds: median (smallest–largest); a ratio is the median of those of each round.\n")
    with TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("small", "large", "copies", "joined", "photos"):
            (folder / part).mkdir()
        begun = perf_counter()
        practice = files.small(folder / "small" / "exercice.chorus")
        wanted = given.parts or PARTS
        if "presences" in wanted:
            _say(presences.measure(given.rounds, practice, folder / "presences"))
        if set(wanted) == {"presences"}:
            return 0
        thousands = files.large(folder / "large" / "dossiers.chorus", given.pdf_bytes)
        size = thousands.stat().st_size / 1e6
        _say(f"File of {files.INVOICES:,} invoices: {size:.0f} MB, made in {perf_counter() - begun:.0f} s.\n")
        if "start" in wanted:
            _say(start.measure(given.rounds, practice, thousands, folder / "copies"))
        if "window" in wanted:
            _say(window.measure(given.rounds, practice, thousands))
        if "sheet" in wanted:
            _say(sheet.measure(given.rounds, folder))
        if "issue" in wanted:
            _say(issue.measure(given.rounds, practice, thousands, folder / "deposits"))
        if "attestations" in wanted:
            _say(attestations.measure(given.rounds))
        if "joining" in wanted:
            _say(joining.measure(given.rounds, folder / "joined"))
        if "photos" in wanted:
            _say(photos.measure(given.rounds, folder / "photos"))
    return 0


def _machine() -> str:
    system = platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    return f"{os.cpu_count()} cores, {system}, Python {platform.python_version()}, load {load}"


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
