"""PDFs made by recipes."""

import hashlib

from chorus_desktop.domain.piece import Source, together, whole
from chorus_desktop.pdf.build import build
from chorus_desktop.pdf.images import sheets

LIMIT = 10_000_000


def source(data, pages=1, name="Léo.pdf"):
    is_picture = not data.startswith(b"%PDF-")
    return Source(sha256=hashlib.sha256(data).hexdigest(), name=name, size=len(data), pages=pages, is_picture=is_picture)


def made(*files, limit=LIMIT):
    """All the pages of some files, (bytes, pages) each."""
    recipe = together(tuple(whole(source(data, pages)) for data, pages in files)).model_copy(update={"searchable": False})
    return build(recipe, tuple(dict.fromkeys(data for data, _ in files)), limit)


def photographed(data):
    """The PDF of a photo, or of a scanner's file of several sheets."""
    return made((data, sheets(data))).data
