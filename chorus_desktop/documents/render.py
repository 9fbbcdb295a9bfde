"""Pages of ops drawn by ReportLab, every op inside a marked content: of its structure element, or an artifact."""

import io
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import singledispatch
from itertools import groupby

from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from chorus_desktop.documents import fonts, kit
from chorus_desktop.documents.ops import Box, Drawing, Image, Op, Rule, Squares, Text, Tick
from chorus_desktop.documents.tags import Mark

rl_config.useA85 = 0  # type: ignore[attr-defined]  # ReportLab fills this module at run time
"""Raw streams: the text encoding that ReportLab prefers makes pictures a quarter heavier."""


def drawn(pages: Sequence[Sequence[Op]], shape: kit.Format = kit.PORTRAIT) -> bytes:
    """The pages as a PDF, not yet fit for PDF/A; the marks made on the way are added to the elements of the ops.

    Elements keep their marks: a tree must be drawn once only.
    """
    fonts.register()
    sheet = io.BytesIO()
    canvas = Canvas(
        sheet,
        pagesize=(shape.width, shape.height),
        pageCompression=1,
        invariant=1,
        initialFontName=kit.REGULAR,  # otherwise Helvetica is mentioned on every page and never embedded
        pdfVersion=(1, 4),
    )
    for number, ops in enumerate(pages):
        _draw_page(canvas, number, ops)
        canvas.showPage()
    canvas.save()
    return sheet.getvalue()


def _draw_page(canvas: Canvas, number: int, ops: Sequence[Op]) -> None:
    count = 0
    for element, group in groupby(ops, key=lambda op: op.of):
        marked = list(group)
        if element is None:
            canvas.addLiteral("/Artifact BMC")
        else:
            marked = [*(_spaced(op) for op in marked[:-1]), marked[-1]]
            canvas.addLiteral(f"/{element.kind} <</MCID {count}>> BDC")
            element.children.append(Mark(number, count))
            count += 1
        for op in marked:
            _draw(op, canvas)
        canvas.addLiteral("EMC")


def _spaced(op: Op) -> Op:
    """A text with the space that parts it from the next one: on paper the place does it, to a screen reader only this."""
    return replace(op, text=f"{op.text} ") if isinstance(op, Text) and not op.inside_word else op


@singledispatch
def _draw(op: Op, canvas: Canvas) -> None:  # noqa: ARG001 -- the signature that every kind of op registers with
    message = f"nobody draws {type(op).__name__}"
    raise TypeError(message)


@_draw.register
def _(op: Text, canvas: Canvas) -> None:
    canvas.setFillGray(op.style.grey)
    canvas.setFont(op.style.face, op.style.size)
    if op.angle:
        canvas.saveState()
        canvas.translate(op.x, op.y)
        canvas.rotate(op.angle)
        canvas.drawString(0, 0, op.text)
        canvas.restoreState()
    else:
        canvas.drawString(op.x, op.y, op.text)


@_draw.register
def _(op: Rule, canvas: Canvas) -> None:
    canvas.setStrokeGray(op.grey)
    canvas.setLineWidth(op.weight)
    canvas.line(op.x, op.y, op.x + op.length, op.y)


@_draw.register
def _(op: Tick, canvas: Canvas) -> None:
    canvas.setStrokeGray(kit.BLACK)
    canvas.setLineWidth(0.9)
    canvas.roundRect(op.x, op.y, op.size, op.size, op.size / 6)
    if op.done:
        canvas.setLineWidth(1.6)
        mark = canvas.beginPath()
        mark.moveTo(op.x + 0.2 * op.size, op.y + 0.5 * op.size)
        mark.lineTo(op.x + 0.43 * op.size, op.y + 0.24 * op.size)
        mark.lineTo(op.x + 0.84 * op.size, op.y + 0.8 * op.size)
        canvas.drawPath(mark)


@_draw.register
def _(op: Image, canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(op.picture.image), op.x, op.y, op.width, op.height)
    if op.of is not None:
        op.of.box = (op.x, op.y, op.x + op.width, op.y + op.height)


@_draw.register
def _(op: Box, canvas: Canvas) -> None:
    canvas.setStrokeGray(op.grey)
    canvas.setLineWidth(op.weight)
    if op.fill is not None:
        canvas.setFillGray(op.fill)
    canvas.rect(op.x, op.y, op.width, op.height, stroke=int(op.weight > 0), fill=int(op.fill is not None))


@_draw.register
def _(op: Drawing, canvas: Canvas) -> None:
    for part in op.parts:
        _draw(part.moved(op.x, op.y), canvas)
    if op.of is not None:
        op.of.box = (op.x, op.y, op.x + op.width, op.y + op.height)


@_draw.register
def _(op: Squares, canvas: Canvas) -> None:
    """Written as it stands in the file, in whole squares: a hundred boxes a page, which ReportLab would each take four numbers to format."""
    count, white = len(op.rows), op.around
    runs = [
        f"{run.start()} {rank} {len(run[0])} 1 re"  # one long box per run: a viewer shows hairlines between neighbours
        for rank, row in enumerate(reversed(op.rows))
        for run in re.finditer("1+", row)
    ]
    ground = f"1 g {-white} {-white} {count + 2 * white} {count + 2 * white} re f"
    place = f"{op.side:.5f} 0 0 {op.side:.5f} {op.x:.3f} {op.y:.3f} cm"
    canvas.addLiteral("\n".join(["q", place, ground, "0 g", *runs, "f", "Q"]))
