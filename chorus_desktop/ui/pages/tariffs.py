"""The agreed prices of a dossier, proposed when a line of an invoice is written."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

import shiboken6

from chorus_desktop import services
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.forms.autosave import Autosave, Save
from chorus_desktop.ui.pages.tariff_row import TariffRow, heads
from chorus_desktop.ui.widgets.boxes import Card, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import PrimaryButton, SecondaryButton
from chorus_desktop.ui.widgets.page import Page

if TYPE_CHECKING:
    from chorus_desktop.services.views import DossierView, Texts

HEADING = "Vos tarifs convenus"
SUBTITLE = "Le prix de chaque activité, tel que la convention le fixe. Il se recopie seul dans les factures."
QUESTION = "Quels prix avez-vous convenus\u00a0?"
LATER = f"{SUBTITLE} Vous pouvez passer\u00a0: cette page reste dans le dossier, sous «\u00a0Tarifs convenus\u00a0»."


class TariffsPage(Page):
    """One row per activity; Enter goes on to the next row, a new one after the last. Saved by itself.

    In a dossier without any price, as one just opened, it is a question that may wait.
    """

    def __init__(self, desk: Desk, dossier_id: str) -> None:
        super().__init__(HEADING, where="Dossier", subtitle=SUBTITLE)
        self._desk = desk
        self._id = dossier_id
        self._rows: list[TariffRow] = []
        self._lines = vertical(gap=6)
        add = SecondaryButton("Ajouter une activité", self._add, icon="plus")
        self.add(Card(heads(), self._lines, horizontal(add, None, margins=(0, 8, 0, 0)), gap=8))
        self._asks: bool | None = None
        self._later = SecondaryButton("Plus tard", desk.back)
        self._later.hide()
        self.add_actions(PrimaryButton("J’ai terminé", desk.back), self._later)
        # Autosave looks at one mapping; the rows are numbered in it.
        self._autosave = Autosave(self, dict, lambda _: self._save())
        self._show_rows([{}])
        self.returned()

    def returned(self, _: object = None) -> None:
        self._desk.ask(services.dossiers.view, self._id, self._desk.today, then=self._show)

    def leaving(self) -> None:
        self._autosave.flush()

    def _show(self, view: "DossierView") -> None:
        if self._asks is None:
            self._asks = not view.tariff_typed
            self._later.setVisible(self._asks)
        self.header.say(QUESTION if self._asks else HEADING, where=view.title, subtitle=LATER if self._asks else SUBTITLE)
        if not self._autosave.unsaved:
            self._show_rows(view.tariff_typed or ({},))

    def _show_rows(self, typed: "Sequence[Texts]") -> None:
        if typed == [row.typed() for row in self._rows]:
            return
        while len(self._rows) > len(typed):
            self._drop(self._rows[-1])
        while len(self._rows) < len(typed):
            self._append()
        for row, texts in zip(self._rows, typed, strict=True):
            row.show_texts(texts)
        self._number()

    def _append(self) -> TariffRow:
        row = TariffRow()
        row.edited.connect(self._autosave.touch)
        row.finished.connect(partial(self._next_after, row))
        row.removed.connect(partial(self._remove, row))
        self._rows.append(row)
        self._lines.addWidget(row)
        return row

    def _drop(self, row: TariffRow) -> None:
        self._rows.remove(row)
        row.hide()
        row.deleteLater()

    def _number(self) -> None:
        for place, row in enumerate(self._rows, start=1):
            row.be_numbered(place)

    def _add(self) -> None:
        row = self._append()
        self._number()
        row.take_focus()

    def _next_after(self, row: TariffRow) -> None:
        place = self._rows.index(row) + 1
        if place < len(self._rows):
            self._rows[place].take_focus()
        elif not row.is_blank:
            self._add()

    def _remove(self, row: TariffRow) -> None:
        before = [each.typed() for each in self._rows]
        place = self._rows.index(row)
        blank, name = row.is_blank, row.typed()["activity"] or "sans nom"
        self._drop(row)
        if not self._rows:
            self._append()
        self._number()
        self._rows[min(place, len(self._rows) - 1)].take_focus()
        self._autosave.touch()
        self._autosave.flush()
        if not blank:
            self._desk.offer_undo(f"Activité «\u00a0{name}\u00a0» retirée.", partial(self._put_back, before))

    def _put_back(self, before: "list[dict[str, str]]") -> None:
        if not shiboken6.isValid(self):
            # The page was left since: the prices go back where they are kept.
            self._desk.keep(services.dossiers.save_tariffs, self._id, tuple(before))
            return
        self._show_rows(before)
        self._autosave.touch()
        self._autosave.flush()

    def _save(self) -> Save:
        return self._desk.keep(services.dossiers.save_tariffs, self._id, tuple(row.typed() for row in self._rows))
