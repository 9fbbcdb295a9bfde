"""What a line of the invoice says besides its cells: its prise en charge, its attendance sheet, reference, days, discount, beneficiary."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from chorus_desktop.domain.invoice import Line
from chorus_desktop.domain.problems import Problem
from chorus_desktop.ui.forms.editors import LineEditor
from chorus_desktop.ui.forms.field_rows import FieldRows
from chorus_desktop.ui.pages.invoice_care import CareChoices, CareField
from chorus_desktop.ui.pages.sheet_counts import SheetCounts
from chorus_desktop.ui.pages.sheet_field import SheetField
from chorus_desktop.ui.widgets.boxes import Columns, vertical

DETAILS = ("reference", "brand", "executed_from", "executed_to", "nature", "discount", "beneficiary", "absences")


class LineDetails(QWidget):
    """The panel under a line.

    Args:
        choices: the prises en charge that it may take; names hidden or not.
        counts: what the attendance sheets say of it.
        texts: of the line.
        unit: tells the unit typed in its cell.

    Signals:
        edited: something was typed or chosen.
        counted: another sheet, or another way of counting, was chosen.
    """

    edited = Signal()
    counted = Signal()

    def __init__(self, choices: CareChoices, counts: SheetCounts, texts: Mapping[str, str], unit: Callable[[], str]) -> None:
        super().__init__()
        self._choices = choices
        self._rows = FieldRows(Line, parent=self)
        self._care = CareField(choices, texts.get("care", "")) if choices.wanted else None
        self._sheet = SheetField(counts, texts, unit)
        # Days away are those of a child received by the day.
        last = DETAILS[6:] if choices.wanted else DETAILS[6:7]
        pairs = [
            Columns([self._rows.make(name) for name in pair], from_width=420) for pair in (DETAILS[:2], DETAILS[2:4], DETAILS[4:6], last)
        ]
        self.setLayout(vertical(*([self._care] if self._care is not None else []), self._sheet, *pairs, gap=14))
        self._rows.show_texts(texts)
        self._rows.edited.connect(self.edited)
        if self._care is not None:
            self._care.edited.connect(self._take_care)
        self._sheet.edited.connect(self.counted)
        self.be_masked()

    def texts(self) -> dict[str, str]:
        """Field → what is typed or chosen."""
        care = {"care": self._care.text()} if self._care is not None else {}
        return {**care, **self._sheet.texts(), **self._rows.typed()}

    def show_texts(self, texts: Mapping[str, str]) -> None:
        """Show typed texts."""
        self._rows.show_texts(texts)
        if self._care is not None:
            self._care.show_text(texts.get("care", ""))
        self._sheet.show_texts(texts)
        self.be_masked()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say what is wrong under its fields."""
        self._rows.show_problems(problems)

    def take_focus(self, field: str) -> None:
        """Put the cursor into a field."""
        if field == "care" and self._care is not None:
            self._care.take_focus()
        else:
            self._rows.by_name.get(field, self._rows.by_name["reference"]).take_focus()

    def be_masked(self) -> None:
        """Hide the name, or show it, as names are now."""
        name = self._rows.by_name["beneficiary"].editor
        if isinstance(name, LineEditor):
            # An empty field can be typed in, and what is typed there seen until names are hidden again.
            hidden = self._choices.masked and name.line.text()
            name.line.setEchoMode(QLineEdit.EchoMode.Password if hidden else QLineEdit.EchoMode.Normal)

    def _take_care(self) -> None:
        """The child of the prise en charge chosen is the line's, unless another name was typed."""
        name = self._rows.by_name["beneficiary"]
        if self._care is not None and not name.text().strip():
            name.show_text(self._choices.child(self._care.text()))
            self.be_masked()
        self.edited.emit()
