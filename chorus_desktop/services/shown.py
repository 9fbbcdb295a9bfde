"""A file that came from outside as pictures, drawn apart: the window opens nothing of it."""

from collections.abc import Sequence

from chorus_desktop.pdf.thumbnails import page_count, thumbnails
from chorus_desktop.services import apart
from chorus_desktop.store.database import Store


def pages(_store: Store, content: bytes) -> int:
    """How many pages a PDF has.

    Raises:
        Trouble: it cannot be read.
    """
    return apart.run(page_count, content)


def pictures(_store: Store, content: bytes, side: int, places: Sequence[int]) -> tuple[bytes, ...]:
    """Its pages at these places, from 0, as PNG, ``side`` dots long.

    Raises:
        Trouble: it cannot be read, or has no such page.
    """
    return apart.run(thumbnails, content, side, tuple(places))
