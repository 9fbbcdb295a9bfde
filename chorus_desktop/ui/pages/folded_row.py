"""One record of a list, folded to what it says in two lines, opened to be typed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from chorus_desktop.domain.problems import Problem
from chorus_desktop.domain.reading import read
from chorus_desktop.domain.shape import Record
from chorus_desktop.ui.forms.editors import LineEditor
from chorus_desktop.ui.forms.field_rows import FieldRows
from chorus_desktop.ui.widgets.boxes import Columns, boxed, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import LinkButton, QuietButton
from chorus_desktop.ui.widgets.words import words


@dataclass(frozen=True)
class RowKind:
    """What a row holds.

    Attributes:
        model: a record with an ``id``.
        noun: « prise en charge », with its article « la prise en charge » in ``the``.
        fields: of the form, those of one line together.
        said: a record and whether names are hidden → its title and what is known of it.
        name_field: the field that holds a name.
    """

    model: type[Record]
    noun: str
    the: str
    fields: tuple[tuple[str, ...], ...]
    said: Callable[[Any, bool], tuple[str, str]]
    name_field: str = ""


class FoldedRow(QWidget):
    """A row.

    Signals:
        edited: something was typed.
        removed: its bin was pressed.
    """

    edited = Signal()
    removed = Signal()

    def __init__(self, kind: RowKind) -> None:
        super().__init__()
        self._kind = kind
        self._kept: dict[str, str] = {}
        self._fields: FieldRows | None = None
        self._place = 1
        self._masked = False
        self._problems: tuple[Problem, ...] = ()
        self._title, self._fact = words("", "strong"), words("", "caption")
        self._problem = words("", "problem")
        self._more = LinkButton("Modifier", self._toggle)
        self._bin = QuietButton("trash-2", "", self.removed.emit)
        head = horizontal((vertical(self._title, self._fact, self._problem, gap=2), 1), self._more, self._bin, gap=8)
        self._inside = vertical(gap=14, margins=(0, 12, 0, 8))
        self._panel = boxed(self._inside)
        self._panel.hide()
        self.setLayout(vertical(head, self._panel))
        self._say()

    @property
    def key(self) -> str:
        """The record's id."""
        return self._kept.get("id", "")

    @property
    def is_blank(self) -> bool:
        """Whether nothing is typed."""
        return not any(text.strip() for name, text in self.typed().items() if name != "id")

    @property
    def title(self) -> str:
        """What it is called, its name hidden where names are."""
        return self._title.text()

    @property
    def fact(self) -> str:
        """What is known of it, in a line."""
        return self._fact.text()

    def typed(self) -> dict[str, str]:
        """Field → what is typed, its ``id`` among them."""
        return {**self._kept, **(self._fields.typed() if self._fields is not None else {})}

    def show_texts(self, typed: Mapping[str, str]) -> None:
        """Show typed texts."""
        self._kept = dict(typed)
        if self._fields is not None:
            self._fields.show_texts(typed)
        self._say()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say what is wrong: under its fields when it is open, else in one line; what is typed meanwhile is not scolded."""
        self._problems = tuple(problems)
        if self._fields is not None and self.is_open:
            self._fields.show_problems(problems)
        self._say()

    def be_masked(self, *, masked: bool) -> None:
        """Hide or show its name."""
        self._masked = masked
        if (line := self._name_line()) is not None:
            # An empty field can be typed in, and what is typed there seen until names are hidden again.
            line.setEchoMode(QLineEdit.EchoMode.Password if masked and line.text() else QLineEdit.EchoMode.Normal)
        self._say()

    def be_numbered(self, place: int) -> None:
        """Say to a screen reader which row this is, from 1."""
        self._place = place
        self._bin.setAccessibleName(f"Retirer {self._kind.the} {place}")
        self._bin.setToolTip(f"Retirer {self._kind.the} {place}")
        self._name()

    @property
    def is_open(self) -> bool:
        """Whether its form is shown."""
        return not self._panel.isHidden()

    def open(self) -> FieldRows:
        """Show its form."""
        fields = self._fields or self._make()
        self._panel.show()
        self._more.setText("Replier")
        self._name()
        fields.show_problems(self._problems)
        self._say()
        return fields

    def take_focus(self, field: str = "") -> QWidget:
        """Open it, and put the cursor into a field, the first one by default; what has the focus then."""
        rows = self.open().by_name
        row = rows.get(field, next(iter(rows.values())))
        row.take_focus()
        return row.editor.inputs[0]

    def _toggle(self) -> None:
        if not self.is_open:
            self.open()
            return
        self._panel.hide()
        self._more.setText("Modifier")
        self._name()
        self._say()

    def _make(self) -> FieldRows:
        fields = FieldRows(self._kind.model, parent=self)
        for names in self._kind.fields:
            self._inside.addWidget(Columns([fields.make(name) for name in names], from_width=420, gap=20))
        fields.show_texts(self._kept)
        fields.edited.connect(self._edited)
        self._fields = fields
        self.be_masked(masked=self._masked)
        return fields

    def _name_line(self) -> QLineEdit | None:
        row = self._fields.by_name.get(self._kind.name_field) if self._fields is not None else None
        return row.editor.line if row is not None and isinstance(row.editor, LineEditor) else None

    def _name(self) -> None:
        self._more.setAccessibleName(f"{self._more.text()} {self._kind.the} {self._place}")
        for row in self._fields.by_name.values() if self._fields is not None else ():
            row.editor.inputs[0].setAccessibleName(f"{row.spec.title}, {self._kind.noun} {self._place}")
            for button in row.editor.findChildren(QuietButton):
                button.setAccessibleName(f"Choisir dans un calendrier\u00a0: {row.spec.title}, {self._kind.noun} {self._place}")

    def _edited(self) -> None:
        self._say()
        self.edited.emit()

    def _value(self) -> Any:
        """What its texts say."""
        return read(self._kind.model, self.typed()).value

    def _say(self) -> None:
        title, fact = self._kind.said(self._value(), self._masked)
        self._title.setText(title)
        self._fact.setText(fact)
        shown = self._problems[:1] if not self.is_open else ()
        self._problem.setText(shown[0].sentence if shown else "")
        self._problem.setVisible(bool(shown))
