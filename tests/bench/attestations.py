"""Three hundred attestations and a large sheet drawn, against ReportLab drawing the same texts; codes found on scanned pages."""

from collections.abc import Callable, Mapping
from time import perf_counter, process_time

from chorus_desktop.documents.certificate import certificate_files, certificate_paper
from chorus_desktop.pdf.page_codes import codes_in
from tests.bench import bare
from tests.bench.figures import in_turns, table
from tests.documents.presence_papers import IMAGES, issued, sheet
from tests.pdf.scans import picture, scanned_pdf

CHILDREN, SESSIONS, SCANNED = 300, 12, 20


def measure(rounds: int) -> str:
    """Draw and read, a round each.

    Args:
        rounds: how many count.

    Returns:
        The table.
    """
    made = issued(CHILDREN, SESSIONS, signature="signature")
    paper, one_sheet = certificate_paper(made, IMAGES), sheet(CHILDREN, SESSIONS, filled=True)[1]
    scans = scanned_pdf(*(picture(paper.data, page) for page in range(SCANNED)))
    floors = {"attestations": bare.texts(paper.data), "sheet": bare.texts(one_sheet.data)}
    measures: dict[str, Callable[[], Mapping[str, float]]] = {
        "bare attestations": lambda: bare.draw(floors["attestations"]),
        "one file": lambda: _timed(lambda: certificate_paper(made, IMAGES)),
        "bare files": lambda: _timed(lambda: [bare.draw([page]) for page in floors["attestations"]]),
        "files": lambda: _timed(lambda: sum(paper.pages for paper in certificate_files(made, IMAGES))),
        "bare sheet": lambda: bare.draw(floors["sheet"]),
        "sheet": lambda: _timed(lambda: sheet(CHILDREN, SESSIONS, filled=True)),
        "read": lambda: _timed(lambda: codes_in(scans)),
    }
    figures = in_turns(rounds, measures)
    rows = []
    for name, floor, what in (
        ("bare attestations", "bare attestations", f"the bare texts of {paper.pages} attestations"),
        ("one file", "bare attestations", "the same in one file: laid out, coded, signed, tagged, PDF/A"),
        ("bare files", "bare files", "the bare texts again, one file each"),
        ("files", "bare files", "the same in files of their own, fit for the portal"),
        ("bare sheet", "bare sheet", f"the bare texts of a sheet of {CHILDREN} children by {SESSIONS} sessions, {one_sheet.pages} pages"),
        ("sheet", "bare sheet", "the same with its grid, coded, tagged, PDF/A"),
        ("read", "bare sheet", f"codes of {SCANNED} pages scanned at 150 per inch"),
    ):
        wall, cpu = figures[name]["wall"], figures[name]["cpu"]
        over = ("", "") if name == "read" else (wall.over(figures[floor]["wall"]), cpu.over(figures[floor]["cpu"]))
        rows.append((what, wall.said(), over[0], cpu.said(), over[1]))
    return table("Papers of presences", ("", "ms", "× floor", "processor, ms", "× floor"), rows)


def _timed(act: Callable[[], object]) -> Mapping[str, float]:
    begun, began = perf_counter(), process_time()
    act()
    return {"wall": (perf_counter() - begun) * 1000, "cpu": (process_time() - began) * 1000}
