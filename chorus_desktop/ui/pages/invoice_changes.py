"""Changes of an invoice's lines that can be taken back, even once the page is gone: a line removed, a paste, lines proposed."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import shiboken6
from PySide6.QtCore import QObject

from chorus_desktop import services
from chorus_desktop.ui import announce
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages import invoice_words as say
from chorus_desktop.ui.pages.invoice_lines import LinesTable

Texts = Mapping[str, str]


class LineChanges(QObject):
    """Watches a table.

    Args:
        desk: what every page is given.
        invoice_id: whose lines they are.
        table: the table; its page owns both.
        touched: called once the lines are others.
    """

    def __init__(self, desk: Desk, invoice_id: str, table: LinesTable, touched: Callable[[], object]) -> None:
        super().__init__(table)
        self._desk = desk
        self._id = invoice_id
        self._table = table
        self._touched = touched
        table.removed.connect(self._offer_row_back)
        table.pasted.connect(self._offer_unpaste)

    def add_month(self, dossier_id: str) -> None:
        """Add the days of the period at the prices of the arrêtés, for each prise en charge without a line."""
        desk = self._desk
        desk.ask(services.cares.month_lines, dossier_id, self._id, desk.today, then=self._add)

    def _add(self, lines: Sequence[Texts]) -> None:
        if not lines:
            self._desk.dialogs.tell(*say.NOTHING_PROPOSED)
            return
        before = self._table.texts()
        written = [row.texts() for row in self._table.rows if not row.is_blank]
        self._table.show_lines([*written, *lines])
        self._table.take_focus(len(written), "quantity")
        self._touched()
        announce.say(self._table, say.proposed(len(lines)))
        self._desk.offer_undo(say.proposed(len(lines)), partial(self._change, lambda _: list(before)), icon="check")

    def add_from_sheets(self) -> None:
        """Add a line for each activity that has presences in the period and no line, or fill the row that names it."""
        self._desk.ask(services.proof.lines, self._id, self._desk.today, then=self._take)

    def _take(self, lines: Sequence[Texts]) -> None:
        before = self._table.texts()
        had = {texts.get("activity") for texts in before}
        new = [rank for rank, texts in enumerate(lines) if texts["activity"] not in had]
        if not new:
            self._desk.dialogs.tell(*say.NOTHING_ON_SHEET)
            return
        self._table.show_lines(lines)
        self._table.take_focus(new[0], "quantity")
        self._touched()
        announce.say(self._table, say.proposed(len(new)))
        self._desk.offer_undo(say.proposed(len(new)), partial(self._change, lambda _: list(before)), icon="check")

    def _offer_row_back(self, rank: int, texts: Texts) -> None:
        self._desk.offer_undo(say.removed(texts), partial(self._change, lambda lines: [*lines[:rank], texts, *lines[rank:]]))

    def _offer_unpaste(self, before: tuple[Texts, ...], count: int, copied: int) -> None:
        self._desk.offer_undo(say.pasted(count, copied), partial(self._change, lambda _: list(before)), icon="check")

    def _change(self, change: say.LinesChange) -> None:
        """Take back a change of the lines, even when their page is gone meanwhile."""
        if shiboken6.isValid(self._table):
            self._table.show_lines(change(self._table.texts()))
            self._table.take_focus()
            self._touched()
        else:
            self._desk.keep(say.change_saved, self._id, change, self._desk.today)
