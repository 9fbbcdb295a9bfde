"""Presences brought in from a table: dropped, chosen or pasted; what cannot be read is mended here, and nothing is written before « Importer »."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from chorus_desktop import services
from chorus_desktop.domain.presence_table import Choices, Spot, choice_problems, day_places
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.import_presences_end import alike_box, take_back
from chorus_desktop.ui.pages.import_presences_head import TableHead
from chorus_desktop.ui.pages.import_presences_mend import MendList, aside_line
from chorus_desktop.ui.pages.import_presences_verdict import KEEP, REPLACE, DifferingCard, notes, summary
from chorus_desktop.ui.pages.import_table import TABLE
from chorus_desktop.ui.pages.long_work import LongWork
from chorus_desktop.ui.pages.paste_page import PastePage, copied
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.buttons import PrimaryButton, SecondaryButton
from chorus_desktop.ui.widgets.files import FileDropArea, paths_in
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.problems import ProblemBox

if TYPE_CHECKING:
    from chorus_desktop.services.presence_import import Judged, Written
    from chorus_desktop.services.presence_tables import Looked, Opened

HEADING = "Importer des présences"
SUBTITLE = (
    "Une liste d’enfants, une feuille de présence, ou les cellules copiées d’un tableur. Rien n’est écrit avant «\u00a0Importer\u00a0»."
)


class ImportPresencesPage(PastePage):
    """One table at a time.

    Args:
        desk: what a page may ask for.
        dossier_id: whose presences.
    """

    def __init__(self, desk: Desk, dossier_id: str) -> None:
        super().__init__(HEADING, where="Dossier", subtitle=SUBTITLE)
        self._desk, self._id = desk, dossier_id
        self._opened: Opened | None = None
        self._table: TableHead | None = None
        self._judged: Judged | None = None
        self._mended: dict[Spot, str] = {}
        self._aside: frozenset[int] = frozenset()
        self._choice = KEEP
        self._said = ""
        self._drop = FileDropArea("Déposez ici le tableau\u00a0: CSV, XLSX, XLS ou ODS.", self._pick, "Choisir le fichier…")
        self._drop.dropped.connect(lambda paths: self._look(paths[0]))
        self.paste = SecondaryButton("Coller depuis un tableur (Ctrl + V)", self._paste_in, icon="copy")
        self.setAcceptDrops(True)
        self._trouble, self._head, self._verdict = Slot(), Slot(), Slot(gap=14)
        self._work = LongWork(desk, HEADING, self._give_up)
        self._import = PrimaryButton("Importer", self._bring_in)
        self._import.setEnabled(False)
        self.add(self._drop, Flow(self.paste), self._trouble, self._head, self._verdict, self._work)
        self.add_actions(self._import, back=SecondaryButton("Retour", desk.back, icon="arrow-left"))
        self.first = self._drop.button
        self.returned()

    @override
    def returned(self) -> None:
        self._desk.ask(services.presence_tables.page, self._id, then=self._open)

    @override
    def leaving(self) -> None:
        self._work.stop()
        if self._table is not None:
            self._table.hide_names()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if paths_in(event.mimeData()) or event.mimeData().hasText():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        paths = paths_in(event.mimeData())
        self._look(paths[0] if paths else services.presence_tables.pasted(event.mimeData().text()))

    def _open(self, opened: "Opened") -> None:
        self._opened = opened
        self.header.say(HEADING, where=opened.title, subtitle=SUBTITLE)
        if self._table is not None:
            # What the dossier has may have changed since.
            self._table.reopen(opened)
            self._judge()
        elif self._said:
            self._desk.ask(services.presence_import.alike, self._id, then=self._ask_alike)

    # The table

    def _pick(self) -> list[Path]:
        path = self._desk.dialogs.pick_file(HEADING, TABLE)
        return [path] if path is not None else []

    def _paste_in(self) -> None:
        source = copied()
        self._look(services.presence_tables.pasted(source) if isinstance(source, str) else source)

    def _look(self, source: object) -> None:
        self._forget()
        self._work.begin(services.presence_tables.look, self._id, source, then=self._show, otherwise=self._say_trouble)

    def _show(self, looked: "Looked") -> None:
        if self._opened is None:
            return
        self._table = TableHead(looked, self._opened)
        self._table.changed.connect(self._judge)
        self._table.turned.connect(self._show_again)
        self._head.show_pieces(self._table)
        self._judge()

    def _show_again(self) -> None:
        """Names are shown now, or hidden again."""
        if self._judged is not None:
            self._show_verdict(self._judged)

    # What it says

    def _choices(self, head: TableHead) -> Choices:
        return replace(head.choices(), mended=dict(self._mended), aside=self._aside)

    def _judge(self) -> None:
        self._stop()
        if self._table is None:
            return
        choices, table = self._choices(self._table), self._table.table
        found = choice_problems(choices, len(day_places(table)))
        self._table.show_problems(found)
        if found:
            self._verdict.show_pieces()
            return
        self._work.begin(services.presence_import.judge, self._id, table, choices, then=self._show_verdict, otherwise=self._say_trouble)

    def _show_verdict(self, judged: "Judged") -> None:
        if self._table is None:
            return
        self._judged = judged
        head, found = self._table, judged.found
        said = found.said(replace=self._choice == REPLACE)
        pieces: list[QWidget] = [summary(found, replace=self._choice == REPLACE), *notes(found)]
        if found.differing or found.contradicted:
            pieces.append(DifferingCard(judged, head.name, self._choice, self._choose))
        if self._aside:
            pieces.append(aside_line(len(self._aside), self._take_rows_again))
        if found.problems:
            mend = MendList(found.problems, head.table.titles, head.table.head, head.shown)
            mend.mended.connect(self._mend)
            mend.left_aside.connect(self._leave_aside)
            pieces.append(mend)
        self._verdict.show_pieces(*pieces)
        self._import.setEnabled(bool(said))
        self._import.setText(f"Importer {said}" if said else "Importer")

    def _choose(self, choice: str) -> None:
        self._choice = choice
        if self._judged is not None:
            self._show_verdict(self._judged)

    def _mend(self, row: int, place: int, text: str) -> None:
        self._mended[row, place] = text
        self._judge()

    def _leave_aside(self, row: int) -> None:
        self._aside |= {row}
        self._judge()

    def _take_rows_again(self) -> None:
        self._aside = frozenset()
        self._judge()

    # Written, or given up

    def _bring_in(self) -> None:
        if self._table is None or self._judged is None:
            return
        choices, table = self._choices(self._table), self._table.table
        for each in (self._import, self._drop, self.paste, self._head, self._verdict):
            each.setEnabled(False)
        replaces = self._choice == REPLACE
        self._work.begin(services.presence_import.bring_in, self._id, table, choices, replaces, then=self._done, otherwise=self._refused)

    def _done(self, written: "Written") -> None:
        self._forget()
        self._desk.offer_undo(written.said, partial(take_back, self._desk, self._id, written.undo), icon="check")
        self._said = written.said
        self._desk.ask(services.presence_import.alike, self._id, then=self._end)

    def _end(self, alike: int) -> None:
        self._ask_alike(alike)
        if not alike:
            self._desk.back()

    def _ask_alike(self, alike: int) -> None:
        self._trouble.show_pieces(*([alike_box(self._desk, self._id, self._said, alike)] if alike else []))

    def _refused(self, trouble: Trouble) -> None:
        """Nothing was written; it may be tried again as it is."""
        judged = self._judged
        self._say_trouble(trouble)
        self._judged = judged
        self._import.setEnabled(True)

    def _say_trouble(self, trouble: Trouble) -> None:
        self._stop()
        self._trouble.show_pieces(ProblemBox(trouble.sentence, trouble.what_to_do))

    def _stop(self) -> None:
        """End what is under way; what was found before is shown until there is something else."""
        self._work.stop()
        self._judged = None
        self._trouble.show_pieces()
        self._import.setEnabled(False)
        for each in (self._drop, self.paste, self._head, self._verdict):
            each.setEnabled(True)

    def _forget(self) -> None:
        """Another table is to come."""
        self._stop()
        self._table, self._said = None, ""
        self._mended, self._aside, self._choice = {}, frozenset(), KEEP
        self._import.setText("Importer")
        self._head.show_pieces()
        self._verdict.show_pieces()

    def _give_up(self) -> None:
        self._forget()
        said = "Rien n’a été importé. Choisissez le tableau de nouveau pour recommencer."
        self._trouble.show_pieces(ProblemBox("Lecture arrêtée", said, level="info"))
