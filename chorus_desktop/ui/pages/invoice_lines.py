"""The lines of an invoice: a table typed with the keyboard alone, pasted from a spreadsheet, proposed from the agreed prices."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from chorus_desktop.domain import french
from chorus_desktop.domain.dossier import Tariff
from chorus_desktop.domain.invoice import Line
from chorus_desktop.domain.problems import Problem
from chorus_desktop.ui import announce, theme
from chorus_desktop.ui.pages.invoice_care import CareChoices
from chorus_desktop.ui.pages.invoice_foot import Foot
from chorus_desktop.ui.pages.invoice_grid import NARROW_UNDER, SIDE, LineGrid, columns
from chorus_desktop.ui.pages.invoice_paste import MOST_ROWS, cells
from chorus_desktop.ui.pages.invoice_row import LineRow
from chorus_desktop.ui.pages.invoice_tariffs import Tariffs
from chorus_desktop.ui.pages.sheet_counts import SheetCounts
from chorus_desktop.ui.widgets.boxes import Card, boxed, horizontal, vertical
from chorus_desktop.ui.widgets.boxes import Line as HairLine
from chorus_desktop.ui.widgets.buttons import Button
from chorus_desktop.ui.widgets.words import words

Texts = Mapping[str, str]
KEYS_SAID = "Entrée\u00a0: ligne suivante · Ctrl+D\u00a0: dupliquer · Ctrl+Suppr\u00a0: retirer"


class LinesTable(Card):
    """The table.

    Args:
        subject_to_vat: whether VAT is charged.
        choices: the prises en charge that a line may take.
        counts: what the attendance sheets say of the lines.

    Attributes:
        foot: totals, filled by the page.

    Signals:
        edited: something was typed, added or taken away.
        removed: rank from 0 and texts of a row that was taken away.
        pasted: the texts of all rows as they were before a paste, how many rows were taken, and how many were copied.
    """

    edited = Signal()
    removed = Signal(int, object)
    pasted = Signal(object, int, int)

    def __init__(self, *, subject_to_vat: bool = False, choices: CareChoices | None = None, counts: SheetCounts | None = None) -> None:
        super().__init__(margins=(0, 0, 0, 0), gap=0)
        self._choices = choices or CareChoices(self)
        self._counts = counts or SheetCounts(self)
        self._tariffs = Tariffs()
        self._rows: list[LineRow] = []
        self._narrow = False
        self._subject = subject_to_vat
        self._columns = columns(subject_to_vat=subject_to_vat)
        titles = []
        for column in self._columns:
            label = words(column.title, "caption", wrap=False)
            label.setAlignment(
                (Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
            )
            # Over what is typed in the cells, not over their edges.
            inset = 0 if column.field == "amount" else 10
            sides = (0, 0, inset, 0) if column.right else (inset, 0, 0, 0)
            titles.append((column, boxed(horizontal((label, 1), margins=sides))))
        self._titles = LineGrid(titles)
        self._holder = vertical(gap=0)
        self.add_button = Button("Ajouter une ligne", self.add_row, kind="link", icon="plus")
        hint = words(KEYS_SAID, "caption")
        self.foot = Foot()
        self.body.addWidget(boxed(vertical(self._titles, margins=(SIDE, 12, SIDE, 10))))
        self.body.addLayout(self._holder)
        self.body.addWidget(HairLine())
        self.body.addWidget(boxed(horizontal(self.add_button, (hint, 1), margins=(SIDE - 4, 8, SIDE, 8), gap=20)))
        self.body.addWidget(HairLine())
        self.body.addWidget(self.foot)
        self.setAccessibleName("Lignes de la facture")

    @property
    def rows(self) -> tuple[LineRow, ...]:
        """The rows, in their order."""
        return tuple(self._rows)

    def texts(self) -> tuple[dict[str, str], ...]:
        """What is typed, row by row, blank rows included."""
        return tuple(row.texts() for row in self._rows)

    def lines(self) -> tuple[Line, ...]:
        """What the written rows say, as far as they can be read."""
        return tuple(row.reading.value for row in self._rows if not row.is_blank)

    def show_tariffs(self, tariffs: Sequence[Tariff]) -> None:
        """Propose these prices."""
        self._tariffs.show_tariffs(tariffs)

    def show_lines(self, lines: Sequence[Texts]) -> None:
        """Show these rows in place of the former ones; at least one, blank."""
        for row in self._rows:
            self._let_go(row)
        self._rows = []
        for texts in lines or ({},):
            self._insert(len(self._rows), texts)
        self._renumber()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Mark problems whose place ends in ``lines.<rank>.<field>``; every other mark goes."""
        for rank, row in enumerate(self._rows):
            here = f"lines.{rank}."
            row.show_problems(
                [problem for problem in problems if here in f"{problem.where}." and problem.where.split(".")[-2] == str(rank)]
            )

    def take_focus(self, rank: int = 0, field: str = "designation") -> None:
        """Put the cursor into a cell."""
        if self._rows:
            self._rows[min(rank, len(self._rows) - 1)].take_focus(field)

    def focus_first_gap(self) -> bool:
        """Put the cursor where typing goes on: the first empty cell; whether there was one."""
        for row in self._rows:
            for cell in row.cells.values():
                if not cell.text().strip():
                    cell.setFocus(Qt.FocusReason.OtherFocusReason)
                    return True
        return False

    def add_row(self) -> None:
        """Add a row at the end and go there."""
        row = self._insert(len(self._rows), self._new_texts())
        self._renumber()
        row.take_focus("designation")
        self.edited.emit()

    def insert_row(self, rank: int, texts: Texts) -> None:
        """Put a row back where it was."""
        row = self._insert(min(rank, len(self._rows)), texts)
        self._renumber()
        row.take_focus("designation")
        self.edited.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = event.size().width() < theme.px(NARROW_UNDER)
        if narrow != self._narrow:
            self._narrow = narrow
            self._titles.arrange(narrow=narrow)
            for row in self._rows:
                row.arrange(narrow=narrow)
        super().resizeEvent(event)

    def _new_texts(self) -> Texts:
        # One rate serves most invoices whole.
        return {"vat_rate": self._rows[-1].texts().get("vat_rate", "")} if self._subject and self._rows else {}

    def _insert(self, rank: int, texts: Texts) -> LineRow:
        row = LineRow(self._columns, self._tariffs, self._choices, self._counts)
        row.arrange(narrow=self._narrow)
        row.show_texts(texts)
        row.edited.connect(self.edited)
        row.stepped.connect(partial(self._step, row))
        row.table_pasted.connect(partial(self._paste, row))
        row.duplicate.connect(partial(self._duplicate, row))
        row.remove.connect(partial(self._remove, row))
        self._rows.insert(rank, row)
        # Each row carries the line above it, so that both come and go together.
        self._holder.insertWidget(rank, _ruled(row))
        return row

    def _let_go(self, row: LineRow) -> None:
        ruled = row.parentWidget()
        if ruled is not None:
            self._holder.removeWidget(ruled)
            ruled.hide()
            ruled.deleteLater()

    def _renumber(self) -> None:
        for rank, row in enumerate(self._rows):
            row.say_rank(rank)

    def _step(self, row: LineRow, field: str, way: int) -> None:
        rank = self._rows.index(row) + way
        if 0 <= rank < len(self._rows):
            self._rows[rank].take_focus(field)
        elif way > 0 and not row.is_blank:
            self.add_row()

    def _duplicate(self, row: LineRow) -> None:
        rank = self._rows.index(row) + 1
        self.insert_row(rank, row.texts())
        announce.say(self, f"Ligne {rank} dupliquée")

    def _remove(self, row: LineRow) -> None:
        rank, texts, blank = self._rows.index(row), row.texts(), row.is_blank
        self._rows.remove(row)
        self._let_go(row)
        if not self._rows:
            self._insert(0, {})
        self._renumber()
        self.take_focus(rank)
        self.edited.emit()
        if not blank:
            self.removed.emit(rank, texts)

    def _paste(self, row: LineRow, field: str, text: str) -> None:
        before, copied = self.texts(), cells(text)
        table = copied[:MOST_ROWS]
        fields = list(row.cells)
        start, first = fields.index(field), self._rows.index(row)
        for offset, values in enumerate(table):
            if first + offset == len(self._rows):
                self._insert(len(self._rows), self._new_texts())
            target = self._rows[first + offset]
            target.show_texts({**target.texts(), **dict(zip(fields[start:], values, strict=False))})
        self._renumber()
        announce.say(self, f"{french.plural(len(table), 'ligne')} collées" if len(table) > 1 else "Une ligne collée")
        self.edited.emit()
        self.pasted.emit(before, len(table), len(copied))
        # The cell that took the paste still finishes its own work.
        QTimer.singleShot(0, self, partial(self.take_focus, min(first + len(table), len(self._rows)) - 1, field))


def _ruled(row: LineRow) -> QWidget:
    return boxed(vertical(HairLine(), row))
