"""One line of the invoice: its cells, its amount, and what it says besides, shown on demand."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from chorus_desktop.domain import french
from chorus_desktop.domain.attendance import Counting
from chorus_desktop.domain.dossier import Tariff
from chorus_desktop.domain.invoice import Line
from chorus_desktop.domain.line_signs import below_zero
from chorus_desktop.domain.problems import Problem
from chorus_desktop.domain.reading import Reading, read, write
from chorus_desktop.ui import theme
from chorus_desktop.ui.forms.field_rows import TIDIED
from chorus_desktop.ui.forms.place import PLACE
from chorus_desktop.ui.pages.invoice_care import CareChoices
from chorus_desktop.ui.pages.invoice_cells import Cell
from chorus_desktop.ui.pages.invoice_details import DETAILS, LineDetails
from chorus_desktop.ui.pages.invoice_grid import SIDE, LineColumn, LineGrid
from chorus_desktop.ui.pages.invoice_sheet import SheetSays
from chorus_desktop.ui.pages.invoice_summary import summary
from chorus_desktop.ui.pages.invoice_tariffs import Proposals, Tariffs
from chorus_desktop.ui.pages.sheet_counts import SheetCounts
from chorus_desktop.ui.widgets.boxes import boxed, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import LinkButton, QuietButton
from chorus_desktop.ui.widgets.words import words

_NEVER_ALONE = ("nature", "vat_rate")  # what is there before anything is typed


class LineRow(QWidget):
    """A row of the table.

    Args:
        columns: those shown.
        tariffs: proposed for the designation.
        choices: the prises en charge that it may take; names hidden or not.
        counts: what the attendance sheets say of it.

    Attributes:
        cells: field → cell, in their order.

    Signals:
        edited: something was typed.
        stepped: from which field, and whether to the next row (1) or the one before (-1).
        table_pasted: from which field on, and the text of the cells.
        duplicate: the row is wanted twice.
        remove: the row is no longer wanted.
    """

    edited = Signal()
    stepped = Signal(str, int)
    table_pasted = Signal(str, str)
    duplicate = Signal()
    remove = Signal()

    def __init__(self, columns: Sequence[LineColumn], tariffs: Tariffs, choices: CareChoices, counts: SheetCounts) -> None:
        super().__init__()
        self._tariffs = tariffs
        self._choices = choices
        self._counts = counts
        self._sheet_says = SheetSays()
        self._kept: dict[str, str] = {}
        self._details: LineDetails | None = None
        self._problems: tuple[Problem, ...] = ()
        self.cells = {column.field: self._cell(column) for column in columns if column.field != "amount"}
        self.amount = words("", "strong", wrap=False)
        self.amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.cells["designation"].entered.connect(self._propose)
        self._said = words("", "caption")
        self._more = LinkButton("Détails", self._toggle)
        self._twice = QuietButton("copy", "", self.duplicate.emit)
        self._bin = QuietButton("trash-2", "", self.remove.emit)
        for button in (self._twice, self._bin):
            # Ctrl+D and Ctrl+Suppr do the same from any cell: Tab need not stop here in every row.
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._problem = words("", "problem")
        self._problem.hide()
        self._inside = vertical(gap=14, margins=(0, 4, 0, 6))
        self._panel = boxed(self._inside)
        self._panel.hide()
        tools = boxed(horizontal((self._said, 1), self._more, self._twice, self._bin, gap=4))
        below = boxed(vertical(self._problem, self._sheet_says, tools, self._panel, gap=2))
        pieces = [(column, self.amount if column.field == "amount" else self.cells[column.field]) for column in columns]
        self._grid = LineGrid(pieces, below)
        self.setLayout(vertical(self._grid, margins=(SIDE, 10, SIDE, 4)))
        self.say_rank(0)
        choices.changed.connect(self._be_masked)
        counts.changed.connect(self._say)
        self._sheet_says.taken.connect(self._count)

    def arrange(self, *, narrow: bool) -> None:
        """Lay the cells out for the room there is."""
        self._grid.arrange(narrow=narrow)

    def texts(self) -> dict[str, str]:
        """Field → what is typed, whether its cell is shown or not."""
        typed = {**self._kept, **{field: cell.text() for field, cell in self.cells.items()}}
        return {**typed, **(self._details.texts() if self._details is not None else {})}

    def show_texts(self, texts: Mapping[str, str]) -> None:
        """Show typed texts."""
        self._kept = dict(texts)
        for field, cell in self.cells.items():
            cell.show_text(texts.get(field, ""))
        if self._details is not None:
            self._details.show_texts(texts)
        self._be_masked()

    @property
    def reading(self) -> Reading[Line]:
        """What the typed texts say."""
        return read(Line, self.texts())

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed in it."""
        return not any(text.strip() for field, text in self.texts().items() if field not in _NEVER_ALONE)

    def say_rank(self, rank: int) -> None:
        """Name every cell and button after the row's place, from 0."""
        place = rank + 1
        titles = {"designation": "Désignation", "quantity": "Quantité", "unit": "Unité", "unit_price": "Prix unitaire", "vat_rate": "TVA"}
        for field, cell in self.cells.items():
            cell.setAccessibleName(f"{titles[field]}, ligne {place}")
        self._more.setAccessibleName(f"Détails, ligne {place}")
        self._sheet_says.say_rank(rank)
        for button, name in ((self._twice, f"Dupliquer la ligne {place}"), (self._bin, f"Retirer la ligne {place}")):
            button.setAccessibleName(name)
            button.setToolTip(f"{name} (Ctrl+{'D' if button is self._twice else 'Suppr'})")
        self.setAccessibleName(f"Ligne {place}")
        self.setProperty(PLACE, f"lines.{rank}")
        self.amount.setObjectName(f"amount_{place}")

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Mark what is wrong in this row, and say it under its cells."""
        self._problems = tuple(problems)
        for field, cell in self.cells.items():
            cell.show_problem(next((problem for problem in problems if problem.field == field), None))
        if any(problem.field in DETAILS for problem in problems):
            self.open_details()
        if self._details is not None:
            self._details.show_problems(problems)
        self._say_problems()

    def take_focus(self, field: str) -> None:
        """Put the cursor into a cell, or into a field of the details."""
        if field in DETAILS or (field == "care" and self._choices.wanted):
            self.open_details().take_focus(field)
            return
        self.cells.get(field, self.cells["designation"]).setFocus(Qt.FocusReason.OtherFocusReason)

    def open_details(self) -> LineDetails:
        """Show reference, nature, days, discount and beneficiary."""
        details = self._details
        if details is None:
            details = self._details = LineDetails(self._choices, self._counts, self._kept, self.cells["unit"].text)
            details.edited.connect(self._changed)
            details.counted.connect(self._count)
            self._inside.addWidget(details)
        self._panel.show()
        self._more.setText("Replier")
        return details

    def _toggle(self) -> None:
        if self._panel.isHidden():
            self.open_details()
        else:
            self._panel.hide()
            self._more.setText("Détails")

    def _count(self) -> None:
        """Take the quantity of the sheet, in the unit that goes with the rule."""
        line = self._counts.recounted(self.reading.value)
        if line.counting is not None:
            self.cells["quantity"].show_text(write(line)["quantity"])
            if line.unit.strip() in ("", *(rule.unit for rule in Counting)):
                self.cells["unit"].show_text(line.counting.unit)
        self._changed()

    def _be_masked(self) -> None:
        if self._details is not None:
            self._details.be_masked()
        self._say()

    def _cell(self, column: LineColumn) -> Cell:
        cell = Cell(column.field, right=column.right)
        cell.edited.connect(partial(self._cell_edited, cell))
        cell.left.connect(partial(self._cell_left, cell))
        cell.stepped.connect(partial(self.stepped.emit, column.field))
        cell.table_pasted.connect(partial(self.table_pasted.emit, column.field))
        cell.duplicate.connect(self.duplicate)
        cell.remove.connect(self.remove)
        return cell

    def _cell_edited(self, cell: Cell) -> None:
        # A problem goes as soon as it is mended, but none appears while one types.
        if cell.problem is not None and cell.text().strip() and not self._wrong(cell.field):
            self._drop_problem(cell)
        self._changed()

    def _cell_left(self, cell: Cell) -> None:
        if cell.field == "designation":
            self._fill_agreed()
        wrong = self._wrong(cell.field)
        if wrong is None and cell.text().strip() and self._kind_is_tidied(cell.field):
            cell.show_text(write(self.reading.value)[cell.field])
        if wrong is not None:
            self._problems = (*(problem for problem in self._problems if problem.field != cell.field), wrong)
            cell.show_problem(wrong)
            self._say_problems()
        elif cell.problem is not None and cell.text().strip():
            self._drop_problem(cell)

    def _drop_problem(self, cell: Cell) -> None:
        self._problems = tuple(problem for problem in self._problems if problem.field != cell.field)
        cell.show_problem(None)
        self._say_problems()

    def _wrong(self, field: str) -> Problem | None:
        found = (*self.reading.problems, *below_zero(self.reading.value))
        return next((problem for problem in found if problem.field == field), None)

    @staticmethod
    def _kind_is_tidied(field: str) -> bool:
        return {"quantity": "decimal", "unit_price": "unit_price", "vat_rate": "rate"}.get(field, "text") in TIDIED

    def _propose(self) -> None:
        # Not before it is of use: an invoice may have many rows, and each list is a window of its own.
        cell = self.cells["designation"]
        if cell.completer() is None:
            proposals = Proposals(self._tariffs, cell)
            proposals.chosen.connect(self._take_tariff)
            cell.setCompleter(proposals)

    def _fill_agreed(self) -> None:
        agreed = self._tariffs.named(self.cells["designation"].text())
        if agreed is not None and not (self.cells["unit"].text().strip() or self.cells["unit_price"].text().strip()):
            self._show_agreed(agreed)
            self._changed()

    def _take_tariff(self, tariff: Tariff) -> None:
        self._show_agreed(tariff)
        self.cells["quantity"].setFocus(Qt.FocusReason.TabFocusReason)
        self._changed()

    def _show_agreed(self, tariff: Tariff) -> None:
        texts = write(tariff)
        self.cells["designation"].show_text(tariff.activity)
        self.cells["unit"].show_text(texts["unit"])
        self.cells["unit_price"].show_text(texts["unit_price"])

    def _changed(self) -> None:
        self._say()
        self.edited.emit()

    def _say(self) -> None:
        line = self.reading.value
        amount = line.amount
        self.amount.setText(french.euros(amount) if amount is not None else "")
        self.amount.setAccessibleName(f"Montant\u00a0: {self.amount.text()}" if amount is not None else "Montant à venir")
        self._said.setText(summary(line, self._choices))
        self._sheet_says.show_line(line, self._counts)

    def _say_problems(self) -> None:
        details = set(DETAILS) if self._details is not None else set()
        said = [problem.sentence for problem in self._problems if problem.field not in details]
        self._problem.setText(" ".join(dict.fromkeys(said)))
        self._problem.setVisible(bool(said))
        theme.repolish(self._problem)
