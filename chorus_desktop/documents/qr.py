"""The QR code of a page: what a machine reads to know whose page a scan is."""

from functools import lru_cache

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

from chorus_desktop.documents import kit
from chorus_desktop.documents.ops import Squares

QUIET = 4
"""Squares left white around, which ISO/IEC 18004 asks for."""


def code(text: str, x: float, y: float) -> Squares:
    """A QR code whose black squares take ``kit.CODE_SIZE`` points, their lower left corner at x, y.

    It belongs to no element: the same code stands beside it in letters, and at each page it would only interrupt who listens.
    """
    rows = _modules(text)
    return Squares(x=x, y=y, side=kit.CODE_SIZE / len(rows), rows=rows, around=QUIET)


@lru_cache(maxsize=1024)
def _modules(text: str) -> tuple[str, ...]:
    """The squares from the top, ``1`` for a black one; a quarter of them may be lost to a fold or a stain (level Q)."""
    made = QRCode(None, QRErrorCorrectLevel.Q)
    made.addData(text)
    made.make()
    count = range(made.getModuleCount())
    return tuple("".join("1" if made.isDark(row, column) else "0" for column in count) for row in count)
