"""The portal's table of invoices, pasted or exported: what each row would make known, then all of it noted in one act."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from typing_extensions import override

from chorus_desktop import services
from chorus_desktop.domain.french import plural
from chorus_desktop.domain.portal_table import WANTED
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.import_columns import ColumnChoices, first_rows
from chorus_desktop.ui.pages.import_table import TABLE
from chorus_desktop.ui.pages.long_work import LongWork
from chorus_desktop.ui.pages.paste_page import PastePage, copied
from chorus_desktop.ui.pages.portal_table_verdict import VerdictList
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import boxed, vertical
from chorus_desktop.ui.widgets.buttons import PrimaryButton, SecondaryButton
from chorus_desktop.ui.widgets.disclosure import Disclosure
from chorus_desktop.ui.widgets.files import FileDropArea
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.problems import ProblemBox

if TYPE_CHECKING:
    from chorus_desktop.services.portal_table import Brought, Judged, Opened

HEADING = "Reprendre le tableau du portail"
SUBTITLE = (
    "Dans «\u00a0Factures émises\u00a0» ou «\u00a0Factures de travaux\u00a0», sélectionnez les lignes du tableau et copiez-les, ou exportez-le. "
    "Les factures sont reconnues par leur numéro\u00a0; rien n’est noté avant votre accord."
)


class PortalTablePage(PastePage):
    """One table at a time.

    Args:
        desk: what a page may ask for.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(HEADING, where="Factures", subtitle=SUBTITLE)
        self._desk = desk
        self._opened: Opened | None = None
        self._columns: ColumnChoices | None = None
        self._drop = FileDropArea("Déposez ici l’export du portail\u00a0: CSV, XLSX, XLS ou ODS.", self._pick, "Choisir le fichier…")
        self._drop.dropped.connect(lambda paths: self._look(paths[0]))
        self.paste = SecondaryButton("Coller le tableau (Ctrl + V)", self._paste_in, icon="copy")
        self._trouble, self._head = Slot(), Slot()
        self._work = LongWork(desk, HEADING, self._give_up)
        self._list = VerdictList(desk)
        self._list.redeposit.connect(self._judge)
        self._list.hide()
        self._note = PrimaryButton("Noter", self._bring_in, icon="check")
        self._note.setEnabled(False)
        self.add(self._drop, Flow(self.paste), self._trouble, self._work, self._list, self._head)
        self.add_actions(self._note, back=SecondaryButton("Retour", desk.back, icon="arrow-left"))
        self.first = self.paste

    @override
    def leaving(self) -> None:
        self._work.stop()

    def _pick(self) -> list[Path]:
        path = self._desk.dialogs.pick_file(HEADING, TABLE)
        return [path] if path is not None else []

    def _paste_in(self) -> None:
        source = copied()
        self._look(services.portal_table.pasted(source) if isinstance(source, str) else source)

    def _look(self, source: object) -> None:
        self._forget()
        self._head.show_pieces()
        self._work.begin(services.portal_table.look, source, then=self._show, otherwise=self._say_trouble)

    def _say_trouble(self, trouble: Trouble) -> None:
        self._forget()
        self._trouble.show_pieces(ProblemBox(trouble.sentence, trouble.what_to_do))

    def _give_up(self) -> None:
        self._forget()
        self._head.show_pieces()
        self._trouble.show_pieces(ProblemBox("Lecture arrêtée", "Rien n’a été noté.", level="info"))

    def _forget(self) -> None:
        self._work.stop()
        self._trouble.show_pieces()
        self._list.hide()
        self._note.setEnabled(False)
        self._note.setText("Noter")

    def _show(self, opened: "Opened") -> None:
        self._opened = opened
        columns = self._columns = ColumnChoices(WANTED, opened.head, _as_it_is)
        columns.changed.connect(self._judge)
        found = not columns.show_problems()
        fold = Disclosure("Ce que contient chaque colonne", boxed(vertical(columns, first_rows(opened.head, _as_it_is), gap=16)))
        fold.open(shown=not found)
        notes = [] if opened.headed else [_untitled()]
        notes += [_remembered()] if opened.remembered else []
        self._head.show_pieces(*notes, fold)
        self._judge()

    def _judge(self) -> None:
        self._forget()
        if self._opened is None or self._columns is None or self._columns.show_problems():
            return
        arguments = (self._opened, self._columns.chosen(), self._list.deposits, self._desk.today)
        self._work.begin(services.portal_table.judge, *arguments, then=self._show_verdict, otherwise=self._say_trouble)

    def _show_verdict(self, judged: "Judged") -> None:
        self._list.show_judged(judged)
        self._list.show()
        self._note.setEnabled(judged.good > 0)
        self._note.setText(f"Noter {plural(judged.good, 'état', 'états')}" if judged.good else "Noter")

    def _bring_in(self) -> None:
        if self._opened is None or self._columns is None:
            return
        self._note.setEnabled(False)
        arguments = (self._opened, self._columns.chosen(), self._list.deposits, self._desk.today)
        self._work.begin(services.portal_table.bring_in, *arguments, then=self._done, otherwise=self._say_trouble)

    def _done(self, brought: "Brought") -> None:
        self._desk.offer_undo(brought.said, partial(_take_back, self._desk, brought), icon="check")
        self._desk.back()


def _take_back(desk: Desk, brought: "Brought") -> None:
    def again(_: object) -> None:
        page = desk.shell.page
        if page is not None and shiboken6.isValid(page):
            page.returned()

    desk.ask_long(services.portal_table.take_back, brought, desk.today, then=again, otherwise=desk.dialogs.trouble)


def _as_it_is(_place: int, cell: str) -> str:
    return cell


def _untitled() -> ProblemBox:
    why = "Dites vous-même ce que contient chaque colonne, en regardant ses premières lignes."
    return ProblemBox("Ce tableau n’a pas de ligne de titres", why, level="warning")


def _remembered() -> ProblemBox:
    return ProblemBox("Les colonnes sont celles choisies la dernière fois pour un tableau avec ces titres.", level="info")
