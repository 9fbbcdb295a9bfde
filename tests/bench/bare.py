"""The floor of every paper: ReportLab drawing the same texts at the same places with the same two faces, and nothing else."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter, process_time
from typing import Any

from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from chorus_desktop.documents import fonts, kit


@dataclass(frozen=True)
class Drawn:
    """One text of a page: where it stands, in points, its face and size."""

    text: str
    x: float
    y: float
    face: str
    size: float


def draw(pages: Sequence[Sequence[Drawn]]) -> Mapping[str, float]:
    """Draw pages, and say how many milliseconds that took: of the wall's clock and of the processor's."""
    begun, began = perf_counter(), process_time()
    canvas = Canvas(io.BytesIO(), pagesize=(kit.PAGE_WIDTH, kit.PAGE_HEIGHT))
    for page in pages:
        for drawn in page:
            canvas.setFont(drawn.face, drawn.size)
            canvas.drawString(drawn.x, drawn.y, drawn.text)
        canvas.showPage()
    canvas.save()
    return {"wall": (perf_counter() - begun) * 1000, "cpu": (process_time() - began) * 1000}


def texts(pdf: bytes) -> list[list[Drawn]]:
    """Every text of each page as it stands there."""
    fonts.register()
    pages: list[list[Drawn]] = []

    def visit(text: str, _: Any, matrix: list[float], font: Any, size: float) -> None:
        words = text.strip("\n")
        if words.strip() and font is not None:
            face = kit.BOLD if "Bold" in str(font.get("/BaseFont", "")) else kit.REGULAR
            pages[-1].append(Drawn(words, float(matrix[4]), float(matrix[5]), face, float(size)))

    for page in PdfReader(io.BytesIO(pdf)).pages:
        pages.append([])
        page.extract_text(visitor_text=visit)
    return pages
