"""The services of a structure: each its code, its name, its days, and whether it demands an engagement number."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal

from chorus_desktop.domain.problems import Problem
from chorus_desktop.domain.reading import read
from chorus_desktop.domain.recipient_card import ServiceCard
from chorus_desktop.ui.forms.field_rows import FieldRows
from chorus_desktop.ui.widgets.boxes import Card, Columns, Line, boxed, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import Button, SecondaryButton
from chorus_desktop.ui.widgets.words import words


class ServiceRows(Card):
    """Rows one adds and removes; saved with the card they stand in.

    Signals:
        edited: something was typed.
        removed: a row that held something was taken away; what was typed before.
    """

    edited = Signal()
    removed = Signal(object)

    def __init__(self) -> None:
        super().__init__(gap=18)
        self._rows: list[_ServiceRow] = []
        self._lines = vertical(gap=18)
        said = "Le portail range les factures par code service. Laissez vide si la collectivité n’en a pas."
        self.body.addLayout(vertical(words("Services", "title"), words(said, "second"), gap=4))
        self.body.addLayout(self._lines)
        self._add = SecondaryButton("Ajouter un service", self._begin, icon="plus")
        self.body.addLayout(horizontal(self._add, None))

    def typed(self) -> tuple[dict[str, str], ...]:
        """The texts of each row."""
        return tuple(row.fields.typed() for row in self._rows)

    def show_texts(self, typed: Sequence[Mapping[str, str]]) -> None:
        """Show these rows."""
        while len(self._rows) > len(typed):
            self._drop(self._rows[-1])
        while len(self._rows) < len(typed):
            self._append()
        for row, texts in zip(self._rows, typed, strict=True):
            row.fields.show_texts(texts)
        self._number()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show under its field each problem whose ``where`` is ``services.2.code``."""
        for rank, row in enumerate(self._rows):
            of_row = [problem for problem in problems if problem.where.startswith(f"services.{rank}.")]
            row.fields.show_problems(of_row)

    def _append(self) -> "_ServiceRow":
        row = _ServiceRow()
        row.fields.edited.connect(self.edited)
        row.taken_away.connect(partial(self._remove, row))
        self._rows.append(row)
        self._lines.addWidget(row)
        # At once: what is not shown yet cannot be given the focus.
        row.show()
        return row

    def _drop(self, row: "_ServiceRow") -> None:
        self._rows.remove(row)
        row.hide()
        row.deleteLater()

    def _number(self) -> None:
        for place, row in enumerate(self._rows, start=1):
            row.be_numbered(place)

    def _begin(self) -> None:
        row = self._append()
        self._number()
        row.fields.by_name["code"].take_focus()

    def _remove(self, row: "_ServiceRow") -> None:
        before = self.typed()
        blank = not any(text.strip() for text in row.fields.typed().values())
        place = self._rows.index(row)
        self._drop(row)
        self._number()
        if self._rows:
            self._rows[min(place, len(self._rows) - 1)].fields.by_name["code"].take_focus()
        else:
            self._add.setFocus()
        self.edited.emit()
        if not blank:
            self.removed.emit(before)


class _ServiceRow(Card):
    taken_away = Signal()

    def __init__(self) -> None:
        super().__init__(margins=(0, 0, 0, 0), gap=12)
        self.setProperty("surface", "")
        self.fields = FieldRows(ServiceCard, lambda typed: read(ServiceCard, typed).problems, parent=self)
        make = self.fields.make
        self._remove = Button("Retirer ce service", self.taken_away.emit, kind="small", icon="trash-2")
        self.body.addWidget(Line())
        self.body.addWidget(
            Columns([make("code", with_help=False), make("label", with_help=False)], weights=[2, 3], from_width=420, gap=20)
        )
        self.body.addWidget(Columns([make("active_from"), make("active_to")], from_width=420, gap=20))
        away = boxed(horizontal(self._remove, None))
        self.body.addWidget(Columns([make("engagement_required"), away], weights=[1, 0], from_width=560, gap=16))

    def be_numbered(self, place: int) -> None:
        """Say to a screen reader which row this is, from 1."""
        titles = {"active_to": "Actif jusqu’au"}
        for name, row in self.fields.by_name.items():
            row.editor.inputs[0].setAccessibleName(f"{titles.get(name, row.spec.title)}, service {place}")
            for button in row.editor.findChildren(Button):
                button.setAccessibleName(f"Choisir dans un calendrier\u00a0: {titles.get(name, row.spec.title)}, service {place}")
        self._remove.setAccessibleName(f"Retirer le service {place}")
