"""The guide on paper: all of it, section by section, or one article on a sheet of its own."""

from datetime import date

from chorus_desktop.documents import kit
from chorus_desktop.documents.blocks import Field, bullets, fields, numbered, prose
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


def guide_paper(guide: Guide, day: date) -> Paper:
    """Draw the whole guide, each section on a page of its own.

    Args:
        guide: all of it.
        day: on which it was printed.
    """
    sheet = Sheet()
    flow, root = sheet.flow, sheet.root
    title = text_lines(TITLE, kit.TITLE, kit.BODY_WIDTH, root.add("H1"))
    flow.add(one_cell(*title, *text_lines(_printed(day), kit.SUBTITLE, kit.BODY_WIDTH, root.add("P")), below=kit.BIG_GAP))
    for rank, section in enumerate(guide.sections):
        if rank:
            flow.new_page()
        part = root.add("Sect")
        name = text_lines(section.title, kit.TITLE.scaled(0.8), kit.BODY_WIDTH, part.add("H2"))
        flow.add(one_cell(*name, *_origin(section.source, section, part), below=kit.GAP))
        for entry in section.entries:
            _place(flow, [_head(entry.title, part), *_body(entry, guide, part), *_own_source(entry, section, part)])
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
    for row in _body(entry, guide, root):
        flow.add(row)
    flow.add(one_cell(*_origin(entry.source or section.source, section, root), above=kit.GAP))
    return paper(f"guide-{key}.pdf", sheet, Foot(PRODUCER, TITLE), Metadata(entry.title, PRODUCER, _printed(day), day))


def _place(flow: Flow, rows: list[Row]) -> None:
    """A short entry stays whole; a longer one keeps its title with its beginning."""
    if sum(row.height for row in rows) <= _WHOLE:
        flow.together(rows)
    else:
        flow.section(rows[0], rows[1:])


def _head(title: str, parent: Element) -> Row:
    lines = (*text_lines(title, kit.NAME, kit.BODY_WIDTH, parent.add("H3")), gap(kit.SMALL_GAP))
    return Row((Cell(0, lines),), above=kit.GAP, top_rule=kit.THIN_RULE)


def _own_source(entry: Entry, section: Section, parent: Element) -> list[Row]:
    return [one_cell(*_origin(entry.source, section, parent), below=kit.SMALL_GAP)] if entry.source else []


def _body(entry: Entry, guide: Guide, parent: Element) -> list[Row]:
    rows = list(prose(entry.text, parent, _TEXT, after=kit.SMALL_GAP))
    for texts, listed in ((entry.points, bullets), (entry.steps, numbered)):
        if texts:
            rows.append(one_cell(*listed(texts, parent, _TEXT), below=kit.GAP))
    known = [Field(label, value) for label, value in (entry.status.facts if entry.status else ())]
    known += [Field(link.title, link.url) for link in entry.links]
    known += [Field("Voir aussi", " \u00b7 ".join(guide.entry(key).title for key in entry.see))]
    rows.append(one_cell(*fields(known, parent, kit.BODY_WIDTH, _TEXT), below=kit.GAP))
    return rows


def _origin(source: str, section: Section, parent: Element) -> tuple[Line, ...]:
    said = f"Source\u00a0: {source.rstrip('.')}. Vérifié le {long_date(section.checked_on)}."
    return text_lines(said, kit.SMALL.soft(), kit.BODY_WIDTH, parent.add("P"))


def _printed(day: date) -> str:
    return f"Imprimé le {long_date(day)}. Les règles changent\u00a0: regardez la date sous chaque partie."
