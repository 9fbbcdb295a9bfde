"""Twenty photos of 12 megapixels made one PDF: as the program does, and by the bare calls of Pillow, each in a process of its own."""

import io
import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from time import perf_counter, process_time

from tests.bench.figures import in_turns, table

PHOTOS, SIZE = 20, (3000, 4000)
WAYS = {
    "bare": "Pillow alone: upright, grey, smaller, saved as PDF",
    "recipe": "the program: sheet found, straightened, made clearer, light",
}


def measure(rounds: int, folder: Path) -> str:
    """The table of preparing twenty photos; the figures of a process begin when its libraries are loaded."""
    from tests.pdf import photos

    for rank in range(PHOTOS):
        path = folder / f"{rank:02}.jpg"
        path.write_bytes(photos.photo(size=SIZE, orientation=(1, 3, 6, 8)[rank % 4], shadow=0.4 + rank % 5 / 10))
    figures = in_turns(rounds, {way: _alone(way, folder) for way in WAYS})
    floor = figures["bare"]
    rows = [
        (said, figures[way]["ms"].said(), figures[way]["ms"].over(floor["ms"]), figures[way]["kb"].said(), figures[way]["mb"].said())
        for way, said in WAYS.items()
    ]
    return table(f"{PHOTOS} photos of 12 megapixels made one PDF", ("", "ms", "× floor", "PDF, kB", "peak memory, MB"), rows)


def _alone(way: str, folder: Path) -> Callable[[], Mapping[str, float]]:
    def run() -> Mapping[str, float]:
        said = subprocess.run([sys.executable, "-m", "tests.bench.photos", way, str(folder)], capture_output=True, check=True).stdout
        values: dict[str, float] = json.loads(said)
        return values

    return run


def _bare(files: list[bytes]) -> bytes:
    from PIL import Image, ImageOps

    pages = []
    for data in files:
        image = Image.open(io.BytesIO(data))
        image.draft(None, (2339, 2339))
        page = ImageOps.exif_transpose(image).convert("L")
        page.thumbnail((2339, 2339), Image.Resampling.LANCZOS)
        pages.append(page)
    file = io.BytesIO()
    pages[0].save(file, "PDF", save_all=True, append_images=pages[1:], quality=75)
    return file.getvalue()


def _recipe(files: list[bytes]) -> bytes:
    import hashlib

    from chorus_desktop.domain.piece import Source, together, whole
    from chorus_desktop.pdf.build import build
    from chorus_desktop.pdf.photo import seen

    recipes = []
    for rank, data in enumerate(files):
        source = Source(sha256=hashlib.sha256(data).hexdigest(), name=f"{rank}.jpg", size=len(data), is_picture=True)
        made = whole(source)
        use = made.pages[0].model_copy(update={"corners": seen(data)[0].corners})
        recipes.append(made.model_copy(update={"pages": (use,)}))
    return build(together(tuple(recipes)).model_copy(update={"searchable": False}), tuple(files), 10_000_000).data


def main() -> None:
    """One way, in this process; says what it took."""
    import chorus_desktop.pdf.build  # noqa: F401 - loading is no part of preparing

    files = [path.read_bytes() for path in sorted(Path(sys.argv[2]).iterdir())]
    begun, began = perf_counter(), process_time()
    made = {"bare": _bare, "recipe": _recipe}[sys.argv[1]](files)
    took, worked = perf_counter() - begun, process_time() - began
    # Not getrusage, whose maximum begins with that of the parent.
    peak = float(Path("/proc/self/status").read_text(encoding="ascii").partition("VmHWM:")[2].split()[0])
    sys.stdout.write(json.dumps({"ms": took * 1000, "cpu": worked * 1000, "kb": len(made) / 1000, "mb": peak / 1000}))


if __name__ == "__main__":
    main()
