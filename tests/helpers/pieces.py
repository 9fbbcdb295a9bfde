"""Drafts with photos joined, as the pages of the window meet them."""

from pathlib import Path

from chorus_desktop import services
from tests.pdf.photos import photo

SMALL = (600, 800)


def photos(folder: Path, count: int, turns: tuple[int, ...] = (1, 6, 8, 3)) -> list[Path]:
    """Photos of a sheet on a table, each held another way."""
    paths = []
    for rank in range(count):
        path = folder / f"IMG_2041{rank}.jpg"
        # Another noise: another file.
        path.write_bytes(photo(SMALL, orientation=turns[rank % len(turns)], quality=80 + rank))
        paths.append(path)
    return paths


def piece(room, invoice_id, count=3) -> str:
    """One piece of several photos."""
    added = services.attachments.add(room.store, invoice_id, photos(room.folder, count), "attestation")
    ids = [each.attachment for each in added]
    return services.attachments.merge(room.store, invoice_id, ids, room.today) if count > 1 else ids[0]
