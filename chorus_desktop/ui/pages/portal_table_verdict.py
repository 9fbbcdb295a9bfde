"""What every row of the portal's table would make known, row by row, before anything is written."""

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chorus_desktop.domain import french
from chorus_desktop.domain.portal_table import Verdict
from chorus_desktop.ui import theme
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.forms.editors import FlagEditor
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.record_list import RecordList
from chorus_desktop.ui.record_table import Column
from chorus_desktop.ui.widgets.boxes import vertical
from chorus_desktop.ui.widgets.emptiness import EmptyState
from chorus_desktop.ui.widgets.problems import ProblemBox
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.domain.portal_table import Judgement
    from chorus_desktop.services.portal_table import Judged

TONES = {Verdict.NEW: "done", Verdict.EARLIER: "done", Verdict.DEPOSIT: "done", Verdict.KNOWN: "locked", Verdict.UNKNOWN_NUMBER: "locked"}


class VerdictList(QWidget):
    """How many rows of each sort, whether deposits are told too, and the rows.

    Args:
        desk: opens the page of a document.

    Signals:
        redeposit: the volunteer wants deposits told, or does not any more.
    """

    redeposit = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._said = Slot(gap=8)
        self._flag = FlagEditor("Noter aussi les dépôts qui manquent ici")
        self._flag.show_text("oui")
        self._flag.edited.connect(self.redeposit)
        self._rows = RecordList(
            "Lignes du tableau",
            _columns(),
            lambda row: row.row,
            self._open,
            empty=EmptyState("file-text", "Ce tableau n’a aucune ligne"),
            noun="ligne",
        )
        theme.hold(self._rows, min_height=340)
        self._rows.table.selectionModel().currentRowChanged.connect(lambda *_: self._say_row())
        self._whole = words("", "second")
        self._more = words("", "caption")
        self.setLayout(vertical(self._said, self._flag, self._rows, self._whole, self._more, gap=12))

    @property
    def deposits(self) -> bool:
        """Whether deposits that were not told here are told from the table."""
        return bool(self._flag.text())

    def show_judged(self, judged: "Judged") -> None:
        """Show what the rows say."""
        left = len(judged.rows) - judged.good
        said = f"{french.plural(judged.good, 'état', 'états')} à noter" if judged.good else "Rien de nouveau à noter"
        why = "Rien n’est encore écrit."
        if left:
            why = f"{french.plural(left, 'ligne')} {'reste' if left < 2 else 'restent'} de côté. {why}"
        counted = " · ".join(
            f"{verdict.label}\u00a0: {french.decimal(Decimal(count))}" for verdict, count in judged.counted if not verdict.writes
        )
        self._said.show_pieces(
            ProblemBox(said, why, level="done" if judged.good else "info"), *([words(counted, "second")] if counted else [])
        )
        self._flag.setVisible(judged.deposits > 0 or not self.deposits)
        self._rows.show_rows(judged.shown)
        more = len(judged.rows) - len(judged.shown)
        self._more.setText(f"Et {french.plural(more, 'autre ligne', 'autres lignes')}, sans détail ici." if more else "")
        self._more.setVisible(more > 0)
        self._say_row()

    def _say_row(self) -> None:
        """The row one is in, whole: a narrow window or large letters cut its sentence."""
        row = self._rows.selected()
        self._whole.setText(f"Ligne {row.row}, {row.number or 'sans numéro'}\u00a0: {row.why}" if row else "")
        self._whole.setVisible(row is not None)

    def _open(self, row: "Judgement") -> None:
        if row.invoice:
            self._desk.go.issued(row.invoice)


def _columns() -> "list[Column[Judgement]]":
    return [
        Column("Ligne", lambda row: str(row.row), sort=lambda row: row.row, right=True, width=60),
        Column("Facture", lambda row: row.number or "–", width=112),
        Column("Le portail affiche", lambda row: row.said or "–", detail=lambda row: row.why),
        Column("Ce que ça devient", lambda row: row.verdict.label, status=lambda row: TONES.get(row.verdict, "warning"), width=150),
    ]
