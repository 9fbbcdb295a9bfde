"""One line of the invoice: its cells, its amount, and what it says besides, shown on demand."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from chorus_desktop.domain import french
from chorus_desktop.domain.dossier import Tariff
from chorus_desktop.domain.invoice import Line
from chorus_desktop.domain.problems import Problem
from chorus_desktop.domain.reading import Reading, read, write
from chorus_desktop.ui import theme
from chorus_desktop.ui.forms.editors import LineEditor
from chorus_desktop.ui.forms.field_rows import TIDIED, FieldRows
from chorus_desktop.ui.forms.place import PLACE
from chorus_desktop.ui.pages.invoice_care import CareChoices, CareField
from chorus_desktop.ui.pages.invoice_cells import Cell
from chorus_desktop.ui.pages.invoice_grid import SIDE, LineColumn, LineGrid
from chorus_desktop.ui.pages.invoice_summary import summary
from chorus_desktop.ui.pages.invoice_tariffs import Proposals, Tariffs
from chorus_desktop.ui.widgets.boxes import Columns, boxed, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import LinkButton, QuietButton
from chorus_desktop.ui.widgets.words import words

DETAILS = ("reference", "brand", "executed_from", "executed_to", "nature", "discount", "beneficiary", "absences")
_NEVER_ALONE = ("nature", "vat_rate")  # what is there before anything is typed


class LineRow(QWidget):
    """A row of the table.

    Args:
        columns: those shown.
        tariffs: proposed for the designation.
        choices: the prises en charge that it may take; names hidden or not.

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

    def __init__(self, columns: Sequence[LineColumn], tariffs: Tariffs, choices: CareChoices) -> None:
        super().__init__()
        self._tariffs = tariffs
        self._choices = choices
        self._care: CareField | None = None
        self._kept: dict[str, str] = {}
        self._details: FieldRows | None = None
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
        below = boxed(vertical(self._problem, tools, self._panel, gap=2))
        pieces = [(column, self.amount if column.field == "amount" else self.cells[column.field]) for column in columns]
        self._grid = LineGrid(pieces, below)
        self.setLayout(vertical(self._grid, margins=(SIDE, 10, SIDE, 4)))
        self.say_rank(0)
        choices.changed.connect(self._be_masked)

    def arrange(self, *, narrow: bool) -> None:
        """Lay the cells out for the room there is."""
        self._grid.arrange(narrow=narrow)

    def texts(self) -> dict[str, str]:
        """Field → what is typed, whether its cell is shown or not."""
        typed = {**self._kept, **{field: cell.text() for field, cell in self.cells.items()}}
        care = {"care": self._care.text()} if self._care is not None else {}
        return {**typed, **care, **(self._details.typed() if self._details is not None else {})}

    def show_texts(self, texts: Mapping[str, str]) -> None:
        """Show typed texts."""
        self._kept = dict(texts)
        for field, cell in self.cells.items():
            cell.show_text(texts.get(field, ""))
        if self._details is not None:
            self._details.show_texts(texts)
        if self._care is not None:
            self._care.show_text(texts.get("care", ""))
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
        if field == "care" and self._choices.wanted:
            self.open_details()
            if self._care is not None:
                self._care.take_focus()
            return
        if field in DETAILS:
            self.open_details()
            if self._details is not None:
                self._details.by_name.get(field, self._details.by_name["reference"]).take_focus()
            return
        self.cells.get(field, self.cells["designation"]).setFocus(Qt.FocusReason.OtherFocusReason)

    def open_details(self) -> None:
        """Show reference, nature, days, discount and beneficiary."""
        if self._details is None:
            self._details = self._make_details()
        self._panel.show()
        self._more.setText("Replier")

    def _toggle(self) -> None:
        if self._panel.isHidden():
            self.open_details()
        else:
            self._panel.hide()
            self._more.setText("Détails")

    def _make_details(self) -> FieldRows:
        details = FieldRows(Line, parent=self)
        # Days away are those of a child received by the day.
        last = DETAILS[6:] if self._choices.wanted else DETAILS[6:7]
        pairs = [DETAILS[:2], DETAILS[2:4], DETAILS[4:6], last]
        for pair in pairs:
            self._inside.addWidget(Columns([details.make(name) for name in pair], from_width=420))
        details.show_texts(self._kept)
        details.edited.connect(self._changed)
        if self._choices.wanted:
            self._care = CareField(self._choices, self._kept.get("care", ""))
            self._care.edited.connect(self._take_care)
            self._inside.insertWidget(0, self._care)
        self._details = details
        self._be_masked()
        return details

    def _take_care(self) -> None:
        """The child of the prise en charge chosen is the line's, unless another name was typed."""
        name = self._details.by_name["beneficiary"] if self._details is not None else None
        if self._care is not None and name is not None and not name.text().strip():
            name.show_text(self._choices.child(self._care.text()))
            self._be_masked()
        self._changed()

    def _be_masked(self) -> None:
        name = self._details.by_name["beneficiary"].editor if self._details is not None else None
        if isinstance(name, LineEditor):
            # An empty field can be typed in, and what is typed there seen until names are hidden again.
            hidden = self._choices.masked and name.line.text()
            name.line.setEchoMode(QLineEdit.EchoMode.Password if hidden else QLineEdit.EchoMode.Normal)
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
        if cell.problem is not None and cell.text().strip() and not self._unreadable(cell.field):
            self._drop_problem(cell)
        self._changed()

    def _cell_left(self, cell: Cell) -> None:
        if cell.field == "designation":
            self._fill_agreed()
        wrong = self._unreadable(cell.field)
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

    def _unreadable(self, field: str) -> Problem | None:
        return next((problem for problem in self.reading.problems if problem.field == field), None)

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

    def _say_problems(self) -> None:
        details = set(DETAILS) if self._details is not None else set()
        said = [problem.sentence for problem in self._problems if problem.field not in details]
        self._problem.setText(" ".join(dict.fromkeys(said)))
        self._problem.setVisible(bool(said))
        theme.repolish(self._problem)
