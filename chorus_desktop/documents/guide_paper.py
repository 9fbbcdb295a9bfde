"""The guide on paper: all of it, section by section, or one article on a sheet of its own."""

from collections.abc import Mapping
from datetime import date

from chorus_desktop.documents import kit
from chorus_desktop.documents.blocks import Field, beside, bullets, column_widths, columns, fields, numbered, prose
from chorus_desktop.documents.flow import Flow
from chorus_desktop.documents.kit import Style
from chorus_desktop.documents.metadata import PRODUCER, Metadata
from chorus_desktop.documents.paper import Foot, Paper, Sheet, paper
from chorus_desktop.documents.rows import Cell, Line, Row, gap, one_cell, text_lines
from chorus_desktop.documents.tags import Element
from chorus_desktop.domain.french import long_date
from chorus_desktop.domain.guide import Entry, Guide, Section

TITLE = "Guide et vocabulaire"
_TEXT = Style(10, 14)
_WHOLE = kit.BODY_HEIGHT / 3
_PAGE_ROOM = 24.0
_TITLE_ROOM = 90.0
"""Over the contents, on the first page."""


def guide_paper(guide: Guide, day: date) -> Paper:
    """Draw the whole guide: its contents first, then each section on pages of its own.

    Args:
        guide: all of it.
        day: on which it was printed.
    """
    _, pages = _written(guide, day, {})
    # Written a second time, now that the page of each entry is known.
    sheet, _ = _written(guide, day, pages)
    return paper("guide.pdf", sheet, Foot(PRODUCER, TITLE), Metadata(TITLE, PRODUCER, _printed(day), day))


def entry_paper(guide: Guide, key: str, day: date) -> Paper:
    """Draw one article.

    Args:
        guide: holds it, and the titles of what goes on from there.
        key: of the article.
        day: on which it was printed.

    Raises:
        KeyError: the guide has no such article.
    """
    entry, section = guide.entry(key), guide.section_of(key)
    sheet = Sheet()
    flow, root = sheet.flow, sheet.root
    title = text_lines(entry.title, kit.TITLE, kit.BODY_WIDTH, root.add("H1"))
    flow.add(one_cell(*title, *text_lines(section.title, kit.SUBTITLE, kit.BODY_WIDTH, root.add("P")), below=kit.BIG_GAP))
    for row in _body(entry, guide, root, entry.source or section.source):
        flow.add(row)
    return paper(f"guide-{key}.pdf", sheet, Foot(PRODUCER, TITLE), Metadata(entry.title, PRODUCER, _printed(day), day))


def _written(guide: Guide, day: date, pages: Mapping[str, int]) -> tuple[Sheet, dict[str, int]]:
    """The sheet, its contents saying ``pages``, and the page on which each entry begins."""
    sheet = Sheet()
    flow, root = sheet.flow, sheet.root
    title = text_lines(TITLE, kit.TITLE, kit.BODY_WIDTH, root.add("H1"))
    flow.add(one_cell(*title, *text_lines(_printed(day), kit.SUBTITLE, kit.BODY_WIDTH, root.add("P")), below=kit.BIG_GAP))
    for place, row in enumerate(_contents(guide, pages, root)):
        if place:
            flow.new_page()
        flow.add(row)
    begins: dict[str, int] = {}
    for section in guide.sections:
        flow.new_page()
        part = root.add("Sect")
        name = text_lines(section.title, kit.TITLE.scaled(0.8), kit.BODY_WIDTH, part.add("H2"))
        flow.add(one_cell(*name, *_origin(section.source, section, part), below=kit.GAP))
        for entry in section.entries:
            begins[entry.key] = _place(flow, [_head(entry.title, part), *_body(entry, guide, part, entry.source)])
    return sheet, begins


def _contents(guide: Guide, pages: Mapping[str, int], root: Element) -> list[Row]:
    """One row a page, each read column by column."""
    room, _ = column_widths()
    lines: list[Line] = []
    for section in guide.sections:
        lines += [*([gap(kit.GAP)] if lines else []), *text_lines(section.title, kit.TEXT.bold(), room, root.add("P"))]
        for entry in section.entries:
            of = root.add("P")
            title = text_lines(entry.title, kit.TEXT, room - _PAGE_ROOM, of)
            lines += beside(title, text_lines(str(pages.get(entry.key, 0)), kit.TEXT, _PAGE_ROOM, of, "right"), room - _PAGE_ROOM)
    rows = []
    height = kit.BODY_HEIGHT - _TITLE_ROOM
    while lines:
        left, others = _column(lines, height)
        right, others = _column(others, height)
        if not others:
            left, right = _column(lines, sum(line.height for line in lines) / 2)
        rows.append(columns(left, right))
        lines, height = others, kit.BODY_HEIGHT
    return rows


def _column(lines: list[Line], height: float) -> tuple[list[Line], list[Line]]:
    """The lines that stand in a column of that height, one at least, and those that are left."""
    room, count = height, 0
    while count < len(lines) and (not count or lines[count].height <= room):
        room -= lines[count].height
        count += 1
    return lines[:count], lines[count:]


def _place(flow: Flow, rows: list[Row]) -> int:
    """Place an entry, a short one whole, a longer one its title with its beginning; the page on which it begins."""
    first = rows if sum(row.height for row in rows) <= _WHOLE else rows[:2]
    flow.together(first)
    page = len(flow.pages)
    for row in rows[len(first) :]:
        flow.add(row)
    return page


def _head(title: str, parent: Element) -> Row:
    lines = (*text_lines(title, kit.NAME, kit.BODY_WIDTH, parent.add("H3")), gap(kit.SMALL_GAP))
    return Row((Cell(0, lines),), above=kit.GAP, top_rule=kit.THIN_RULE)


def _body(entry: Entry, guide: Guide, parent: Element, source: str) -> list[Row]:
    """Its rows; the last one holds where to go on and where it was read, if that is to be said here."""
    rows = list(prose(entry.text, parent, _TEXT, after=kit.SMALL_GAP))
    for texts, listed in ((entry.points, bullets), (entry.steps, numbered)):
        if texts:
            rows.append(one_cell(*listed(texts, parent, _TEXT), below=kit.GAP))
    known = [Field(label, value) for label, value in (entry.status.facts if entry.status else ())]
    known += [Field(link.title, link.url) for link in entry.links]
    known += [Field("Voir aussi", " \u00b7 ".join(guide.entry(key).title for key in entry.see))]
    last = fields(known, parent, kit.BODY_WIDTH, _TEXT)
    read = (gap(kit.SMALL_GAP), *_origin(source, guide.section_of(entry.key), parent)) if source else ()
    return [*rows, one_cell(*last, *read, below=kit.GAP)]


def _origin(source: str, section: Section, parent: Element) -> tuple[Line, ...]:
    said = f"Source\u00a0: {source.rstrip('.')}. Vérifié le {long_date(section.checked_on)}."
    return text_lines(said, kit.SMALL.soft(), kit.BODY_WIDTH, parent.add("P"))


def _printed(day: date) -> str:
    return f"Imprimé le {long_date(day)}. Les règles changent\u00a0: regardez la date sous chaque partie."
