"""The text of a PDF that came from outside, page by page. Meant to run apart: see ``services/apart``."""

import pypdfium2

from chorus_desktop.domain.shape import Record
from chorus_desktop.pdf.cleaning import Locked, opened, refused
from chorus_desktop.pdf.reading import Fault


class FirstPages(Record):
    """What the first pages say.

    Attributes:
        pages: how many there are in all; 0 where it opens with a password only (``locked``).
    """

    texts: tuple[str, ...] = ()
    pages: int = 0
    locked: bool = False


def first_pages(data: bytes, most: int) -> FirstPages:
    """Read the first ``most`` pages of a PDF.

    Raises:
        Trouble: it cannot be used; says why and what to do.
    """
    cleaned = opened(data)
    if isinstance(cleaned, Locked):
        return FirstPages(locked=True)
    try:
        with pypdfium2.PdfDocument(cleaned.data) as document:
            count = min(most, len(document))
            texts = tuple(document[rank].get_textpage().get_text_range() for rank in range(count))
    except pypdfium2.PdfiumError as error:
        raise refused(Fault.BROKEN) from error
    return FirstPages(texts=texts, pages=cleaned.pages)
