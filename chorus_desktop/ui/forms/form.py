"""A form: rows made from a model's fields, read as typed texts. It never saves and never scolds while one types."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chorus_desktop.domain.problems import Problem
from chorus_desktop.domain.reading import fields_of
from chorus_desktop.domain.shape import Record
from chorus_desktop.ui.forms.field_rows import Check, FieldRows
from chorus_desktop.ui.forms.fields import ADAPTERS
from chorus_desktop.ui.widgets.boxes import Card, Columns, vertical
from chorus_desktop.ui.widgets.problems import ErrorSummary
from chorus_desktop.ui.widgets.words import words


@dataclass(frozen=True)
class Section:
    """Fields that belong together.

    Attributes:
        fields: names in their order; a tuple of names puts them side by side where there is room.
        title: over them; may be empty.
        help: a line under the title.
    """

    fields: Sequence[str | tuple[str, ...]]
    title: str = ""
    help: str = ""


class Form(QWidget):
    """Rows for some fields of a model.

    Args:
        model: the domain class whose fields are typed.
        sections: which of them, in which order; by default all those that can be typed, without a title.
        check: what is wrong in typed texts; by default what cannot be read.

    Attributes:
        rows: field → its row.
        cards: one per section, for what a page adds under the fields.

    Signals:
        edited: a field changed.
        left: the focus left a field.
    """

    edited = Signal()
    left = Signal()

    def __init__(self, model: type[Record], sections: Sequence[Section] = (), check: Check | None = None) -> None:
        super().__init__()
        self._fields = FieldRows(model, check, parent=self)
        self.rows = self._fields.by_name
        self.cards = tuple(self._card(section) for section in sections or (Section(typed_fields(model)),))
        self.setLayout(vertical(*self.cards, gap=16))
        self._fields.edited.connect(self.edited)
        self._fields.left.connect(lambda _: self.left.emit())

    def typed(self) -> dict[str, str]:
        """Field → what is typed, as it is."""
        return self._fields.typed()

    def show_texts(self, typed: Mapping[str, str]) -> None:
        """Show typed texts (``reading.write`` makes them of an object); a field not named keeps what it shows."""
        self._fields.show_texts(typed)

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong in what is typed now."""
        return self._fields.problems()

    def show_problems(self, problems: Sequence[Problem], summary: ErrorSummary | None = None) -> None:
        """Show each problem under its field, all others cleared.

        Args:
            problems: what is wrong; the last part of ``where`` names the field.
            summary: the box at the top of the page, which then lists them all and takes the focus.
        """
        self._fields.show_problems(problems, summary)

    def take_focus(self, field: str = "") -> None:
        """Put the cursor in a field, or in the first one."""
        row = self.rows.get(field) or next(iter(self.rows.values()))
        row.take_focus()

    @property
    def first(self) -> QWidget:
        """What the focus begins with."""
        return next(iter(self.rows.values())).editor.inputs[0]

    def _card(self, section: Section) -> Card:
        card = Card(gap=18)
        head = [words(section.title, "title")] if section.title else []
        head += [words(section.help, "second")] if section.help else []
        if head:
            card.body.addLayout(vertical(*head, gap=4))
        for names in section.fields:
            if isinstance(names, str):
                card.body.addWidget(self._fields.make(names))
            else:
                rows = [self._fields.make(name) for name in names]
                # A short field (a postcode) leaves the room to its neighbour.
                weights = [0 if row.is_short else 1 for row in rows]
                card.body.addWidget(Columns(rows, weights=weights if any(weights) else (), from_width=420, gap=20))
        return card


def typed_fields(model: type[Record]) -> tuple[str, ...]:
    """The fields of a model that one types, in their order; files and keys are never typed."""
    return tuple(spec.name for spec in fields_of(model) if spec.kind in ADAPTERS)
