"""A list inside a form: rows one adds and removes, each with the fields of a model, and maybe a list of its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chorus_desktop.domain.shape import Record
from chorus_desktop.ui.forms.field_rows import FieldRows
from chorus_desktop.ui.forms.fields import FieldRow
from chorus_desktop.ui.widgets.boxes import Columns, Item, Line, boxed, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import Button, QuietButton, SecondaryButton
from chorus_desktop.ui.widgets.words import words


@dataclass(frozen=True)
class ListSpec:
    """One list of a form.

    Attributes:
        name: of the field that holds it, the beginning of its paths.
        model: of a row.
        noun: one row in words, small: « étape ».
        gone: what is said once one is removed: « Étape retirée. ».
        add: the words of the button that adds one.
        fields: of a row; a tuple of names puts them side by side where there is room.
        inner: the list that each row holds, where there is one.
    """

    name: str
    model: type[Record]
    noun: str
    gone: str
    add: str
    fields: Sequence[str | tuple[str, ...]]
    inner: "ListSpec | None" = None


class RowList(QWidget):
    """Rows under each other, and the button that adds one.

    Args:
        spec: which list.
        of: what it belongs to, said after the names of its fields (« saison 1 »).

    Signals:
        edited: something was typed, added or removed.
        removing: a row is about to be removed: what is typed can still be kept for « Annuler ».
        removed: it was; what is said of it.
    """

    edited = Signal()
    removing = Signal()
    removed = Signal(str)

    def __init__(self, spec: ListSpec, of: str = "") -> None:
        super().__init__()
        self._spec = spec
        self._of = of
        self._rows: dict[str, _Row] = {}
        self._box = vertical(gap=16)
        self._more = SecondaryButton(spec.add, self._add, icon="plus")
        self.setLayout(vertical(self._box, horizontal(self._more, None, margins=(0, 4, 0, 0)), gap=12))
        self.belong_to(of)

    @property
    def name(self) -> str:
        """The beginning of its paths."""
        return self._spec.name

    @property
    def count(self) -> int:
        """How many rows it has."""
        return len(self._rows)

    def typed(self) -> dict[str, str]:
        """Path → what is typed, in the order of the rows; the name of the list alone says that it is shown."""
        texts = {self._spec.name: ""}
        for row_id, row in self._rows.items():
            texts |= {f"{self._spec.name}.{row_id}.{path}": text for path, text in row.typed().items()}
        return texts

    def show_texts(self, typed: Mapping[str, str]) -> None:
        """Show these rows and no others; paths as ``typed`` gives them."""
        prefix = f"{self._spec.name}."
        texts: dict[str, dict[str, str]] = {}
        for path, text in typed.items():
            if path.startswith(prefix):
                row_id, _, rest = path.removeprefix(prefix).partition(".")
                texts.setdefault(row_id, {})[rest] = text
        if list(texts) != list(self._rows):
            for row_id in list(self._rows):
                self._drop(row_id)
            for row_id in texts:
                self._append(row_id)
        for row_id, of_row in texts.items():
            self._rows[row_id].show_texts(of_row)
        self._number()

    def fields(self) -> dict[str, FieldRow]:
        """Path → its field, of every row."""
        return {f"{self._spec.name}.{row_id}.{path}": field for row_id, row in self._rows.items() for path, field in row.fields().items()}

    def take_focus(self) -> None:
        """Put the focus on the button that adds a row."""
        self._more.setFocus()

    def belong_to(self, of: str) -> None:
        """Say what the list now belongs to: the rows around it were numbered again."""
        self._of = of
        self._more.setAccessibleName(f"{self._spec.add}, {of}" if of else self._spec.add)
        self._number()

    def _append(self, row_id: str) -> "_Row":
        row = self._rows[row_id] = _Row(self._spec)
        row.edited.connect(self.edited)
        row.inner_removing.connect(self.removing)
        row.inner_removed.connect(self.removed)
        row.remove.clicked.connect(partial(self._remove, row_id))
        self._box.addWidget(row)
        row.show()
        return row

    def _drop(self, row_id: str) -> None:
        row = self._rows.pop(row_id)
        row.hide()
        row.deleteLater()

    def _add(self) -> None:
        row = self._append(uuid4().hex)
        self._number()
        self.edited.emit()
        row.take_focus()

    def _remove(self, row_id: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signal
        self.removing.emit()
        self._drop(row_id)
        self._number()
        self._more.setFocus()
        self.removed.emit(self._spec.gone)

    def _number(self) -> None:
        for place, row in enumerate(self._rows.values(), start=1):
            name = f"{self._spec.noun} {place}"
            row.be_called(f"{name}, {self._of}" if self._of else name, name, first=place == 1)


class _Row(QWidget):
    """One row.

    Signals:
        edited: something was typed in it, or in its own list.
        inner_removing: a row of its own list is about to be removed; ``inner_removed``: it was.
    """

    edited = Signal()
    inner_removing = Signal()
    inner_removed = Signal(str)

    def __init__(self, spec: ListSpec) -> None:
        super().__init__()
        self._fields = FieldRows(spec.model, parent=self)
        self._fields.edited.connect(self.edited)
        self._line = Line()
        self._title = words("", "label")
        self.remove: Button = QuietButton("trash-2", "Retirer")
        pieces: list[Item] = [self._line, horizontal((self._title, 1), self.remove)]
        for names in spec.fields:
            if isinstance(names, str):
                pieces.append(self._fields.make(names))
            else:
                pieces.append(Columns([self._fields.make(name) for name in names], from_width=420, gap=20))
        self._inner = RowList(spec.inner) if spec.inner else None
        if self._inner is not None:
            self._inner.edited.connect(self.edited)
            self._inner.removing.connect(self.inner_removing)
            self._inner.removed.connect(self.inner_removed)
            pieces.append(boxed(vertical(self._inner, margins=(24, 4, 0, 0))))
        self.setLayout(vertical(*pieces, gap=12))

    def typed(self) -> dict[str, str]:
        return {**self._fields.typed(), **(self._inner.typed() if self._inner is not None else {})}

    def show_texts(self, typed: Mapping[str, str]) -> None:
        self._fields.show_texts(typed)
        if self._inner is not None:
            self._inner.show_texts(typed)

    def fields(self) -> dict[str, FieldRow]:
        return {**self._fields.by_name, **(self._inner.fields() if self._inner is not None else {})}

    def take_focus(self) -> None:
        next(iter(self._fields.by_name.values())).take_focus()

    def be_called(self, name: str, title: str, *, first: bool) -> None:
        """Say which row it is, on the screen and to a screen reader."""
        self._line.setVisible(not first)
        self._title.setText(title[0].upper() + title[1:])
        self.remove.setAccessibleName(f"Retirer\u00a0: {name}")
        self.remove.setToolTip(f"Retirer\u00a0: {name}")
        for row in self._fields.by_name.values():
            inputs = row.editor.inputs
            for each in inputs:
                said = row.spec.title if len(inputs) == 1 else str(each.property("text") or row.spec.title)
                each.setAccessibleName(f"{said}, {name}")
            for button in row.editor.findChildren(QuietButton):
                button.setAccessibleName(f"{row.spec.title}, calendrier, {name}")
        if self._inner is not None:
            self._inner.belong_to(name)
