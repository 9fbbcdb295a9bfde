"""What was deleted: put back, or thrown away for good."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from chorus_desktop import services
from chorus_desktop.domain import french
from chorus_desktop.domain.care import masked
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import Card, boxed, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import Button
from chorus_desktop.ui.widgets.emptiness import EmptyState
from chorus_desktop.ui.widgets.names import NamesButton
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.pictures import Picture
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.trash import TrashRow

ICONS = {
    "association": "building-2",
    "dossier": "folder-open",
    "invoice": "file-text",
    "attachment": "paperclip",
    "past_invoice": "archive",
    "recipient": "landmark",
    "own_procedure": "book-open",
    "payment": "euro",
}


class TrashPage(Page):
    """The trash."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Corbeille", subtitle="Ce que vous avez supprimé attend ici, sans limite de temps.")
        self._desk = desk
        self._rows: tuple[TrashRow, ...] = ()
        self._names = NamesButton()
        self._names.turned.connect(self._tell)
        self._names.hide()
        self._list = Slot()
        self._empty = Button("Vider la corbeille…", self._throw_away, kind="danger", icon="trash-2")
        self._empty.hide()
        self.add(horizontal(None, self._names), self._list, horizontal(self._empty, None))
        self.returned()

    @override
    def returned(self) -> None:
        self._ask()

    def _ask(self, _: object = None) -> None:
        self._desk.ask(services.trash.listed, then=self._show)

    @override
    def leaving(self) -> None:
        self._names.hide_names()

    def _show(self, rows: "tuple[TrashRow, ...]") -> None:
        self._rows = rows
        self._names.setVisible(any(row.sensitive for row in rows))
        self._tell()

    def _tell(self) -> None:
        rows = self._rows
        self._empty.setVisible(bool(rows))
        if not rows:
            self._list.show_pieces(EmptyState("trash-2", "La corbeille est vide", "Ce que vous supprimerez arrivera ici."))
            return
        card = Card(margins=(6, 6, 6, 6), gap=0)
        card.add_rows(self._row(row) for row in rows)
        self._list.show_pieces(card)

    def _row(self, row: "TrashRow") -> QWidget:
        day = french.long_date(row.on)
        label = masked(row.label) if row.sensitive and not self._names.shows else row.label
        text = vertical(
            words(label, "strong"),
            words(f"{row.said} · jetée le {day}" if row.kind != "dossier" else f"{row.said} · jeté le {day}", "caption"),
            gap=2,
        )
        back = Button("Remettre", partial(self._put_back, row), kind="small", icon="undo-2", name=f"Remettre\u00a0: {label}")
        return boxed(horizontal(Picture(ICONS.get(row.kind, "file-text"), "second", 22), (text, 1), back, margins=(14, 10, 14, 10), gap=14))

    def _put_back(self, row: "TrashRow") -> None:
        self._desk.ask(services.trash.put_back, row.kind, row.id, then=self._ask)

    def _throw_away(self) -> None:
        if self._desk.dialogs.confirm(
            "Vider la corbeille\u00a0?",
            "Ce qu’elle contient est effacé pour toujours de ce fichier\u00a0; les sauvegardes des jours passés le gardent encore.",
            yes="Effacer pour toujours",
            no="Garder",
            danger=True,
        ):
            self._desk.ask(services.trash.empty, then=self._ask)
