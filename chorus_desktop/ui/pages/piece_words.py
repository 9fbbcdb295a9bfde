"""What is said of a piece: its pages, its size, what was done to it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from chorus_desktop.domain import french

if TYPE_CHECKING:
    from chorus_desktop.services.attachment_views import AttachmentLine


def of_page(place: int, count: int) -> str:
    """« Page 2 sur 5 ».

    Args:
        place: from 0.
        count: of all pages.
    """
    return f"Page {place + 1} sur {count}"


def done_said(done: Sequence[str]) -> str:
    """What was done, on one line: « Redressée · Allégée de 19,0 Mo à 2,2 Mo »."""
    return " · ".join(sentence.rstrip(".") for sentence in done)


def sizes_said(line: "AttachmentLine") -> str:
    """« 3 pages · 2,2 Mo, au lieu de 19,0 Mo »."""
    pages = line.attachment.pages
    size, before = french.size(line.room.size), french.size(line.room.before)
    lighter = f", au lieu de {before}" if line.room.before > line.room.size and before != size else ""
    return f"{french.plural(pages, 'page')} · {size}{lighter}" if pages else f"{size}{lighter}"
