"""The scan of a sheet beside what was typed from it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem
from typing_extensions import override

from chorus_desktop import services
from chorus_desktop.domain.attested import lacking_said
from chorus_desktop.domain.care import masked
from chorus_desktop.domain.french import plural
from chorus_desktop.ui import theme
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.outside_preview import OutsidePreview
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import Card, Columns, horizontal
from chorus_desktop.ui.widgets.buttons import PrimaryButton, SecondaryButton
from chorus_desktop.ui.widgets.names import NamesButton
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.problems import ProblemBox
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.sheet_scan import SheetTyped

SAID = {"P": "présent", "A": "absent", "E": "excusé", "": "rien"}


class SheetScanPage(Page):
    """One sheet: its scan on the left, the marks on the right, and the grid where they are mended."""

    def __init__(self, desk: Desk, dossier_id: str, sheet_id: str) -> None:
        super().__init__("Le scan et la saisie", where="Feuille de présence")
        self._desk = desk
        self._id = dossier_id
        self._sheet = sheet_id
        self._activity = ""
        self._view: SheetTyped | None = None
        self._names = NamesButton()
        self._names.turned.connect(self._tell)
        self._names.hide()
        self._notes = Slot(gap=10)
        self._preview = OutsidePreview(desk, "Scan de la feuille")
        theme.hold(self._preview, min_height=520)
        self._table = QTableWidget()
        self._table.setAccessibleName("Présences saisies")
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setTabKeyNavigation(False)
        self._table.setAlternatingRowColors(True)
        self._table.setProperty("surface", "bare")
        theme.hold(self._table, min_height=420)
        right = Card(words("Ce qui est saisi", "subheading"), (self._table, 1), gap=8)
        self.add(horizontal(None, self._names), self._notes, (Columns([self._preview, right], weights=[55, 45], from_width=820, gap=20), 1))
        mend = PrimaryButton("Corriger dans la grille", self._go_to_grid, icon="pencil")
        self.add_actions(mend, back=SecondaryButton("Retour", desk.back, icon="arrow-left"))
        self.returned()

    @override
    def returned(self) -> None:
        self._desk.ask(services.sheet_scan.typed, self._id, self._sheet, then=self._show)

    @override
    def leaving(self) -> None:
        self._names.hide_names()

    def _show(self, view: "SheetTyped") -> None:
        self._view = view
        self._names.setVisible(view.sensitive)
        self._activity = view.activity_id
        said = "tout est saisi" if not view.blank else f"{plural(view.blank, 'case')} sans rien"
        self.header.say("Le scan et la saisie", where=f"Feuille {view.code}", subtitle=f"{view.title} · {said}")
        self._tell()

    def _tell(self) -> None:
        view = self._view
        if view is None:
            return
        hidden = view.sensitive and not self._names.shows
        notes = []
        if not view.scan:
            notes.append(ProblemBox("Le scan de cette feuille n’est pas encore là", "Déposez-le sur la page des feuilles.", level="info"))
        elif view.lacking:
            missing = lacking_said(view.lacking)
            notes.append(ProblemBox(f"{missing[:1].upper()}{missing[1:]} du scan", level="warning"))
        if view.scan and hidden:
            notes.append(ProblemBox("Le scan porte des noms", "«\u00a0Afficher les noms\u00a0» le montre aussi.", level="info"))
        self._notes.show_pieces(*notes)
        self._preview.setVisible(bool(view.scan) and not hidden)
        if view.scan and not hidden:
            self._preview.show_pdf(view.scan, f"Scan de la feuille {view.code}")
        self._fill(view, hidden=hidden)

    def _fill(self, view: "SheetTyped", *, hidden: bool) -> None:
        rows = [(masked(name) if hidden else name, cells) for name, cells in view.rows]
        table = self._table
        table.setColumnCount(len(view.days))
        table.setRowCount(len(view.rows))
        table.setHorizontalHeaderLabels(list(view.days))
        table.setVerticalHeaderLabels([name for name, _ in rows])
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for rank, (name, cells) in enumerate(rows):
            for place, cell in enumerate(cells):
                item = QTableWidgetItem(cell)
                item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}, {view.days[place]}\u00a0: {SAID[cell[:1]]}")
                table.setItem(rank, place, item)

    def _go_to_grid(self) -> None:
        self._desk.go.grid(self._id, self._activity)
