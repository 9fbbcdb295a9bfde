"""A table brought in from a file: its first rows, what each column holds, what is wrong row by row; nothing is written before « Importer »."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtGui import QGuiApplication

from chorus_desktop import services
from chorus_desktop.domain.care import masked
from chorus_desktop.domain.french import plural
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.dialogs import FileKind
from chorus_desktop.ui.pages.import_columns import ColumnChoices, first_rows
from chorus_desktop.ui.pages.import_verdict import verdict
from chorus_desktop.ui.pages.long_work import LongWork
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.buttons import PrimaryButton, SecondaryButton
from chorus_desktop.ui.widgets.files import FileDropArea
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.names import NamesButton
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.problems import ProblemBox

if TYPE_CHECKING:
    from chorus_desktop.services.table_import import Judged, Preview, Source, TableKind, Written

TABLE: FileKind = ("Tableaux (CSV, XLSX, XLS, ODS)", (".csv", ".txt", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods"))


class ImportTablePage(Page):
    """The same for every kind of table.

    Args:
        desk: what a page may ask for.
        kind: what the table holds.
    """

    def __init__(self, desk: Desk, kind: "TableKind[Any]") -> None:
        super().__init__(kind.heading, subtitle=kind.subtitle)
        self._desk = desk
        self._kind = kind
        self._source: Source | None = None
        self._judged: Judged | None = None
        drop = FileDropArea("Déposez ici le tableau\u00a0: CSV, XLSX, XLS ou ODS.", self._pick, "Choisir le fichier…")
        drop.dropped.connect(lambda paths: self._look(paths[0]))
        self._paste = SecondaryButton("Coller depuis un tableur", self._paste_in, icon="copy")
        self._drop = drop
        self._trouble, self._head, self._verdict = Slot(), Slot(), Slot(gap=12)
        self._columns: ColumnChoices | None = None
        self._preview: Preview | None = None
        self._rows = Slot()
        self._names: NamesButton | None = None
        self._work = LongWork(desk, kind.heading, self._give_up)
        self._import = PrimaryButton("Importer", self._bring_in)
        self._import.setEnabled(False)
        self.add(drop, Flow(self._paste), self._trouble, self._head, self._verdict, self._work)
        self.add_actions(self._import, back=SecondaryButton("Retour", desk.back, icon="arrow-left"))
        self.first = drop.button

    def leaving(self) -> None:
        self._work.stop()
        if self._names is not None:
            self._names.hide_names()

    def _pick(self) -> list[Path]:
        path = self._desk.dialogs.pick_file(self._kind.heading, TABLE)
        return [path] if path is not None else []

    def _paste_in(self) -> None:
        self._look(services.table_import.pasted(QGuiApplication.clipboard().text()))

    def _look(self, source: "Source") -> None:
        self._stop()
        self._source = None
        self._head.show_pieces()
        self._desk.ask(services.table_import.look, source, self._kind.wanted, then=self._show, otherwise=self._say_trouble)

    def _say_trouble(self, trouble: Trouble) -> None:
        self._stop()
        self._trouble.show_pieces(ProblemBox(trouble.sentence, trouble.what_to_do))

    def _show(self, preview: "Preview") -> None:
        self._source = preview.source
        self._preview, self._columns, self._names = preview, None, None
        self._columns = ColumnChoices(self._kind.wanted, preview, self._shown)
        self._columns.changed.connect(self._show_rows)
        self._columns.changed.connect(self._judge)
        self._rows = Slot()
        notes = []
        if not preview.headed:
            notes.append(
                ProblemBox(
                    "Ce tableau n’a pas de ligne de titres",
                    "Dites vous-même ce que contient chaque colonne, en regardant ses premières lignes.",
                    level="warning",
                )
            )
        self._head.show_pieces(self._rows, *notes, self._columns)
        # Once it has a parent: alone, it would become a window.
        self._show_rows()
        self._judge()

    def _shown(self, place: int, cell: str) -> str:
        """A cell as it may be shown: names of persons are hidden until asked, and so is all else until one knows where they are."""
        names = [each.key for each in self._kind.wanted if each.name]
        if not names or (self._names is not None and self._names.shows):
            return cell
        chosen = self._columns.chosen() if self._columns is not None else self._preview.chosen if self._preview is not None else {}
        known = [chosen[key] for key in names if key in chosen]
        return masked(cell) if place in known or len(known) < len(names) else cell

    def _show_rows(self) -> None:
        if self._preview is None:
            return
        shows = self._names is not None and self._names.shows
        self._names = NamesButton(shows=shows) if any(each.name for each in self._kind.wanted) else None
        if self._names is not None:
            self._names.turned.connect(self._show_rows)
        if self._columns is not None:
            self._columns.show_samples()
        self._rows.show_pieces(first_rows(self._preview, self._shown, *([self._names] if self._names is not None else [])))

    def _judge(self) -> None:
        self._stop()
        chosen = self._columns.chosen() if self._columns is not None else None
        if self._source is None or self._columns is None or chosen is None or self._columns.show_problems():
            return
        judge = services.table_import.judge
        self._work.begin(judge, self._kind, self._source, chosen, then=self._show_verdict, otherwise=self._say_trouble)

    def _show_verdict(self, judged: "Judged") -> None:
        self._judged = judged
        titles = {each.key: each.title for each in self._kind.wanted}
        self._verdict.show_pieces(*verdict(judged, self._kind.noun, self._kind.many, titles))
        self._import.setEnabled(judged.good > 0)
        self._import.setText(f"Importer {plural(judged.good, self._kind.noun, self._kind.many)}" if judged.good else "Importer")

    def _bring_in(self) -> None:
        judged, chosen = self._judged, self._columns.chosen() if self._columns is not None else {}
        if judged is None or self._source is None:
            return
        self._import.setEnabled(False)
        self._drop.setEnabled(False)
        self._paste.setEnabled(False)
        self._head.setEnabled(False)
        total = judged.good + judged.left_out
        bring_in = services.table_import.bring_in
        self._work.begin(bring_in, self._kind, self._source, chosen, total, then=self._done, otherwise=self._say_trouble)

    def _done(self, written: "Written") -> None:
        if written.undo:
            self._desk.offer_undo(written.said, partial(_take_back, self._desk, self._kind, written.undo), icon="check")
        self._desk.back()

    def _stop(self) -> None:
        """Forget what is under way and what it had found."""
        self._work.stop()
        self._judged = None
        self._trouble.show_pieces()
        self._verdict.show_pieces()
        self._import.setEnabled(False)
        self._drop.setEnabled(True)
        self._paste.setEnabled(True)
        self._head.setEnabled(True)

    def _give_up(self) -> None:
        self._stop()
        said = "Rien n’a été importé. Choisissez le fichier de nouveau pour recommencer."
        self._head.show_pieces()
        self._trouble.show_pieces(ProblemBox("Lecture arrêtée", said, level="info"))


def _take_back(desk: Desk, kind: "TableKind[Any]", undo: str) -> None:
    def again(_: object) -> None:
        page = desk.shell.page
        if page is not None and shiboken6.isValid(page):
            page.returned()

    desk.ask(services.table_import.take_back, kind, undo, then=again)
