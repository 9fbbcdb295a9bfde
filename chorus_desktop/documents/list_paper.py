"""A list printed: invoices, or anything that a screen shows as rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from chorus_desktop.documents import kit, table
from chorus_desktop.documents.blocks import Field, fields
from chorus_desktop.documents.metadata import Metadata
from chorus_desktop.documents.paper import Foot, Paper, Sheet, paper
from chorus_desktop.documents.rows import gap, one_cell, text_lines
from chorus_desktop.documents.table import Column, Entry


@dataclass(frozen=True)
class Listing:
    """What a printed list says.

    Attributes:
        title: its heading.
        about: one line under it: what was filtered, and how.
        columns: titles and sides; those with a ``share`` take the room that the others leave.
        rows: one text per column each.
        closing: labelled figures under the rows (totals).
        owner: the association, at the foot of each page.
        day: on which it was printed.
        practice: it lists what was made with the example.
    """

    title: str
    about: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]
    closing: Sequence[tuple[str, str]]
    owner: str
    day: date
    practice: bool


def list_paper(listing: Listing, name: str = "liste.pdf") -> Paper:
    """Draw a list; a long one repeats its titles on every page."""
    sheet = Sheet()
    flow, root = sheet.flow, sheet.root
    title = text_lines(listing.title, kit.TITLE, kit.BODY_WIDTH, root.add("H1"))
    flow.add(one_cell(*title, *text_lines(listing.about, kit.SUBTITLE, kit.BODY_WIDTH, root.add("P")), below=kit.BIG_GAP))
    look = table.Look(kit.TEXT.scaled(0.95), kit.SMALL, padding=3)
    table.place(flow, root, listing.columns, [[Entry(text) for text in row] for row in listing.rows], look)
    closing = fields([Field(label, value, strong=True) for label, value in listing.closing], root, kit.BODY_WIDTH, kit.FIELD)
    if closing:
        flow.add(one_cell(gap(kit.GAP), *closing))
    metadata = Metadata(listing.title, listing.owner, listing.about, listing.day)
    return paper(name, sheet, Foot(listing.owner, listing.title, practice=listing.practice), metadata)
