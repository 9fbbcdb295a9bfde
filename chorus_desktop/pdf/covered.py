"""Whether a page is only the picture of a page: a scan, a photo, a sheet saved as an image."""

from pypdf import PageObject
from pypdf.generic import DictionaryObject

COVERING = 0.5
"""Share of the page from which an image is the page itself; a logo, a stamp or a chart is smaller."""


def is_covered(page: PageObject) -> bool:
    """Whether one image covers most of a page, whatever is written over it.

    Args:
        page: of an open PDF.
    """
    images = {name for name, item in _pictures(page)}
    whole = float(page.mediabox.width) * float(page.mediabox.height)
    covered = False

    def look(operator: bytes, operands: list[object], placed: list[float], _text: list[float]) -> None:
        nonlocal covered
        if operator == b"Do" and operands and str(operands[0]) in images:
            # An image is a square of side 1, which the matrix in force stretches.
            a, b, c, d = placed[:4]
            covered = covered or abs(a * d - b * c) >= COVERING * whole

    page.extract_text(visitor_operand_before=look)
    return covered


def _pictures(page: PageObject) -> list[tuple[str, DictionaryObject]]:
    resources = page.get("/Resources")
    objects = resources.get_object().get("/XObject") if resources is not None else None
    entries = objects.get_object() if objects is not None else {}
    found = [(name, item.get_object()) for name, item in entries.items()]
    return [(name, item) for name, item in found if item.get("/Subtype") == "/Image"]
