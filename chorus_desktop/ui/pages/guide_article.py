"""One article of the guide, laid out to be read: what it says, where to go on, where it was read and when."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from chorus_desktop.domain.french import long_date
from chorus_desktop.domain.guide import Entry, Guide
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.link_row import link_row
from chorus_desktop.ui.pages.numbered import steps
from chorus_desktop.ui.widgets.boxes import Card, Line, boxed, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import LinkButton
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.words import words


class Article(Card):
    """An entry.

    Args:
        desk: opens addresses.
        guide: holds it and what it leads to.
        entry: what is shown.
        go: opens another entry, named by its key.
    """

    def __init__(self, desk: Desk, guide: Guide, entry: Entry, go: Callable[[str], object]) -> None:
        super().__init__(margins=(24, 20, 24, 20), gap=12)
        section = guide.section_of(entry.key)
        self.title = words(entry.title, "title")
        # So that a screen reader begins here when the article is opened; Tab goes on with its first link.
        self.title.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        for piece in (words(section.title, "caption"), self.title, *_facts(entry), *(words(text) for text in entry.text)):
            self.body.addWidget(piece)
        if entry.points:
            self.body.addWidget(boxed(vertical(*(_point(text) for text in entry.points), gap=8)))
        if entry.steps:
            self.body.addWidget(steps([(text, "") for text in entry.steps]))
        for link in entry.links:
            self.body.addWidget(link_row(desk, link))
        if entry.see:
            seen = [
                LinkButton(guide.entry(key).title, partial(go, key), name=f"Voir aussi\u00a0: {guide.entry(key).title}")
                for key in entry.see
            ]
            self.body.addWidget(Line())
            self.body.addWidget(boxed(vertical(words("Voir aussi", "strong"), Flow(*seen, gap=16), gap=4)))
        self.body.addWidget(Line())
        source = (entry.source or section.source).rstrip(".")
        self.body.addWidget(words(f"Source\u00a0: {source}. Vérifié le {long_date(section.checked_on)}.", "caption"))


def _facts(entry: Entry) -> list[QWidget]:
    if entry.status is None:
        return []
    lines = [
        horizontal(words(f"{label}\u00a0:", "second", wrap=False), (words(value, "strong"), 1), gap=8)
        for label, value in entry.status.facts
    ]
    return [Card(*lines, margins=(16, 12, 16, 12), gap=6, surface="info")]


def _point(text: str) -> QWidget:
    dash = words("–", "second", wrap=False)
    row = horizontal(dash, (words(text), 1), gap=8)
    row.setAlignment(dash, Qt.AlignmentFlag.AlignTop)
    return boxed(row)
