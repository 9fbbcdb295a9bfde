"""One invoice issued and its deposit folder written, against ReportLab drawing the same page and nothing else."""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from chorus_desktop.documents import fonts, kit
from chorus_desktop.services import attachments, data, deposit, examples, invoices, issue, opening
from chorus_desktop.services.opening import Store
from chorus_desktop.store.summaries import invoice_rows
from tests.bench.figures import in_turns, table
from tests.bench.files import TODAY


@dataclass(frozen=True)
class Drawn:
    """One text of a page: where it stands, in points, its face and size."""

    text: str
    x: float
    y: float
    face: str
    size: float


def measure(rounds: int, practice: Path, thousands: Path, folder: Path) -> str:
    """Issue an invoice a round in each file.

    Args:
        rounds: how many count.
        practice: a small data file; it is changed.
        thousands: a large one; it is changed.
        folder: where deposit folders are written.

    Returns:
        The table.
    """
    stores = {
        name: opening.open_file(path, path.with_name("sauvegardes"), TODAY).store
        for name, path in (("small", practice), ("large", thousands))
    }
    procedure = data.demo_procedure()
    certificate = folder / examples.CERTIFICATE
    folder.mkdir(parents=True, exist_ok=True)
    certificate.write_bytes(examples.certificate(examples.example(procedure, procedure.demo_day or TODAY)))
    ready = {name: _ready(store, certificate) for name, store in stores.items()}
    page = _texts(issue.preview(stores["small"], ready["small"](), TODAY))
    measures: dict[str, Callable[[], Mapping[str, float]]] = {"bare": lambda: _bare(page)}
    for name, store in stores.items():
        measures[name] = _issuing(store, ready[name], folder / name)
    figures = in_turns(rounds, measures)
    for store in stores.values():
        opening.close(store)
    floor = figures["bare"]
    rows = [(f"the bare page, {len(page)} texts, two embedded faces", floor["wall"].said(1), "1.0", floor["cpu"].said(1), "1.0")]
    for name, said in (("small", "practice file"), ("large", "5,000 invoices")):
        for value, what in (("finalise", "numbered and frozen"), ("write", "deposit folder written"), ("", "both")):
            wall, cpu = figures[name][f"{value}wall"], figures[name][f"{value}cpu"]
            rows.append((f"{said}: {what}", wall.said(), wall.over(floor["wall"]), cpu.said(), cpu.over(floor["cpu"])))
    return table("One invoice issued", ("", "ms", "× floor", "processor, ms", "× floor"), rows)


def _ready(store: Store, certificate: Path) -> Callable[[], str]:
    """Makes a draft that can be finalised, copied from one that is."""
    source = max((row for row in invoice_rows(store) if row.number), key=lambda row: row.saved_at)

    def make() -> str:
        draft = invoices.again(store, source.id, TODAY)
        attachments.add(store, draft, [certificate], "attestation")
        return draft

    return make


def _issuing(store: Store, ready: Callable[[], str], folder: Path) -> Callable[[], Mapping[str, float]]:
    places = count()

    def run() -> Mapping[str, float]:
        draft = ready()
        moments = [(perf_counter(), process_time())]
        issue.finalise(store, draft, TODAY)
        moments.append((perf_counter(), process_time()))
        deposit.write(store, draft, folder / str(next(places)), TODAY)
        moments.append((perf_counter(), process_time()))
        (begun, began), (numbered, number), (written, wrote) = moments
        return {
            "finalisewall": (numbered - begun) * 1000,
            "finalisecpu": (number - began) * 1000,
            "writewall": (written - numbered) * 1000,
            "writecpu": (wrote - number) * 1000,
            "wall": (written - begun) * 1000,
            "cpu": (wrote - began) * 1000,
        }

    return run


def _bare(page: list[Drawn]) -> Mapping[str, float]:
    begun, began = perf_counter(), process_time()
    canvas = Canvas(io.BytesIO(), pagesize=(kit.PAGE_WIDTH, kit.PAGE_HEIGHT))
    for drawn in page:
        canvas.setFont(drawn.face, drawn.size)
        canvas.drawString(drawn.x, drawn.y, drawn.text)
    canvas.showPage()
    canvas.save()
    return {"wall": (perf_counter() - begun) * 1000, "cpu": (process_time() - began) * 1000}


def _texts(pdf: bytes) -> list[Drawn]:
    """Every text of the first page as it stands there."""
    fonts.register()
    found: list[Drawn] = []

    def visit(text: str, _: Any, matrix: list[float], font: Any, size: float) -> None:
        words = text.strip("\n")
        if words.strip() and font is not None:
            face = kit.BOLD if "Bold" in str(font.get("/BaseFont", "")) else kit.REGULAR
            found.append(Drawn(words, float(matrix[4]), float(matrix[5]), face, float(size)))

    PdfReader(io.BytesIO(pdf)).pages[0].extract_text(visitor_text=visit)
    return found
