"""What is said of a piece: its pages, its size, what was done to it."""

from typing import TYPE_CHECKING

from chorus_desktop.domain import french

if TYPE_CHECKING:
    from chorus_desktop.services.attachment_views import AttachmentLine


HEAVY = 500_000
"""Bytes: of what is lighter, nobody asks what was saved."""


def of_page(place: int, count: int) -> str:
    """« Page 2 sur 5 ».

    Args:
        place: from 0.
        count: of all pages.
    """
    return f"Page {place + 1} sur {count}"


def done_said(line: "AttachmentLine") -> str:
    """What was done to a piece, on one line: « 3 photos recadrées et éclaircies · Allégée de 19,0 Mo à 2,2 Mo »."""
    done = [sentence.rstrip(".") for sentence in line.attachment.done]
    size, before = french.size(line.room.size), french.size(line.room.before)
    if line.room.before >= max(HEAVY, line.room.size + 1) and before != size and not any("allég" in sentence for sentence in done):
        done.append(f"Allégée de {before} à {size}")
    return " · ".join(done)


def sizes_said(line: "AttachmentLine") -> str:
    """« 3 pages · 2,2 Mo »."""
    pages = line.attachment.pages
    size = french.size(line.room.size)
    return f"{french.plural(pages, 'page')} · {size}" if pages else size
