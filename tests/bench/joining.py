"""A hundred PDFs made one: through the recipe, and by the calls of pikepdf alone, each in a process of its own."""

import hashlib
import io
import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from time import perf_counter, process_time

from tests.bench.figures import in_turns, table

INVOICES, SCANS = 50, 50
WAYS = {"bare": "pikepdf alone: pages appended, written", "recipe": "the recipe: repaired, disarmed, in order, bookmarks"}


def measure(rounds: int, folder: Path) -> str:
    """The table of joining a hundred files; the figures of a process begin when its libraries are loaded."""
    for rank in range(INVOICES):
        (folder / f"{rank:03}.pdf").write_bytes(_invoice(rank))
    for rank in range(INVOICES, INVOICES + SCANS):
        (folder / f"{rank:03}.pdf").write_bytes(_scan(rank))
    figures = in_turns(rounds, {way: _alone(way, folder) for way in WAYS})
    floor = figures["bare"]
    rows = [
        (said, figures[way]["ms"].said(), figures[way]["ms"].over(floor["ms"]), figures[way]["cpu"].said(), figures[way]["mb"].said())
        for way, said in WAYS.items()
    ]
    weight = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
    return table(f"A hundred PDFs ({weight:.0f} MB) made one", ("", "ms", "× floor", "processor, ms", "peak memory, MB"), rows)


def _alone(way: str, folder: Path) -> Callable[[], Mapping[str, float]]:
    def run() -> Mapping[str, float]:
        command = [sys.executable, "-m", "tests.bench.joining", way, str(folder)]
        said = subprocess.run(command, capture_output=True, check=True).stdout
        values: dict[str, float] = json.loads(said)
        return values

    return run


def _invoice(rank: int) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    file = io.BytesIO()
    canvas = Canvas(file, invariant=1)
    for line in range(40):
        canvas.drawString(60, 780 - 16 * line, f"Facture {rank}, ligne {line} : séance du {line % 28 + 1}")
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def _scan(rank: int) -> bytes:
    from PIL import Image

    grain = Image.frombytes("L", (1240, 1754), Random(rank).randbytes(1240 * 1754)).point(lambda dot: 220 + dot // 8)  # noqa: S311 - grain
    file = io.BytesIO()
    grain.save(file, "PDF", quality=60)
    return file.getvalue()


def _bare(files: list[bytes]) -> bytes:
    import pikepdf

    with pikepdf.new() as whole:
        for data in files:
            with pikepdf.open(io.BytesIO(data)) as part:
                whole.pages.extend(part.pages)
        file = io.BytesIO()
        whole.save(file)
    return file.getvalue()


def _recipe(files: list[bytes]) -> bytes:
    from chorus_desktop.domain.piece import Source, together, whole
    from chorus_desktop.pdf.build import build

    sources = (Source(sha256=hashlib.sha256(data).hexdigest(), name=f"{rank}.pdf", size=len(data)) for rank, data in enumerate(files))
    return build(together(tuple(whole(source) for source in sources)), tuple(files), 1_000_000_000).data


def main() -> None:
    """One way, in this process; says what it took."""
    import chorus_desktop.pdf.build  # noqa: F401 - loading is no part of joining

    files = [path.read_bytes() for path in sorted(Path(sys.argv[2]).iterdir())]
    begun, began = perf_counter(), process_time()
    {"bare": _bare, "recipe": _recipe}[sys.argv[1]](files)
    took, worked = perf_counter() - begun, process_time() - began
    # Not getrusage, whose maximum begins with that of the parent.
    peak = float(Path("/proc/self/status").read_text(encoding="ascii").partition("VmHWM:")[2].split()[0])
    sys.stdout.write(json.dumps({"ms": took * 1000, "cpu": worked * 1000, "mb": peak / 1000}))


if __name__ == "__main__":
    main()
