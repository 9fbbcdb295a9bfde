"""How a table of presences is read: its shape, the activity of its sessions, whether the children it adds are beneficiaries."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chorus_desktop.domain.french import period, plural
from chorus_desktop.domain.presence_table import PresenceTable, day_places
from chorus_desktop.domain.presence_wanted import Shape
from chorus_desktop.domain.problems import Problem
from chorus_desktop.domain.session_title import read_when
from chorus_desktop.ui import theme
from chorus_desktop.ui.forms.editors import ComboEditor, FlagEditor, LineEditor, RadioEditor
from chorus_desktop.ui.forms.labelled import Labelled
from chorus_desktop.ui.widgets.boxes import Card, vertical
from chorus_desktop.ui.widgets.words import words

NEW = "+"
"""Among the activities: one that is not in the dossier yet."""


class Reading(NamedTuple):
    """What is chosen here."""

    shape: Shape
    activity: str
    new_activity: str
    all_paid: bool


class ShapeCard(Card):
    """Says how the table is read and lets it be changed.

    Args:
        table: as it was read.
        reading: what is chosen to begin with.
        activities: id and name of each one of the dossier.
        remembered: whether the last table with these titles said it.

    Signals:
        reshaped: another shape is chosen.
        changed: anything else is.
    """

    reshaped = Signal()
    changed = Signal()

    def __init__(self, table: PresenceTable, reading: Reading, activities: Sequence[tuple[str, str]], *, remembered: bool) -> None:
        super().__init__(gap=14)
        self._shape = RadioEditor([(shape.value, shape.label) for shape in Shape])
        self._shape.show_text(reading.shape.value)
        self._shape.edited.connect(self.reshaped)
        why = (
            "Comme la dernière fois, pour un tableau avec les mêmes titres."
            if remembered
            else "Le programme l’a deviné\u00a0: changez si ce n’est pas cela."
        )
        title = words("Comment ce tableau est lu", "title")
        self._problem = words("", "problem")
        shapes = vertical(title, words(said(table, reading.shape)), words(why, "second"), gap=4)
        self.body.addLayout(shapes)
        self.body.addLayout(vertical(self._shape, self._problem, gap=6))
        self._activity = ComboEditor([*activities, (NEW, "Une nouvelle activité…")])
        self._activity.show_text(reading.activity or (NEW if reading.new_activity or not activities else ""))
        self._activity.edited.connect(self._turned)
        self._new = LineEditor(width=360)
        self._new.show_text(reading.new_activity)
        # Judged once it is typed whole, not at each key.
        self._new.line.editingFinished.connect(self._named)
        self._said = reading.new_activity
        self._activity_problem = words("", "problem")
        self._of_new = Labelled("Nom de la nouvelle activité", self._new)
        activity = Labelled("Activité de ces séances", self._activity)
        self._activity_part = QWidget()
        self._activity_part.setLayout(vertical(activity, self._of_new, self._activity_problem, gap=10))
        self.body.addWidget(self._activity_part)
        # Once it has a parent: alone, it would become a window.
        self._activity_part.setVisible(reading.shape is not Shape.CHILDREN)
        self._paid = FlagEditor("Tous les enfants que ce tableau ajoute sont bénéficiaires")
        self._paid.show_text("oui" if reading.all_paid else "")
        self._paid.edited.connect(self.changed)
        self.body.addWidget(self._paid)
        self._show_new()
        self.show_problems(())

    def reading(self) -> Reading:
        """What is chosen."""
        activity = self._activity.text()
        new = self._new.text().strip() if activity == NEW else ""
        return Reading(Shape(self._shape.text()), "" if activity == NEW else activity, new, self._paid.text() == "oui")

    def ask_paid(self, *, asked: bool) -> None:
        """Whether no column says who is a beneficiary."""
        self._paid.setVisible(asked)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say what keeps the table from being read."""
        for label, where in ((self._problem, "shape"), (self._activity_problem, "activity_choice")):
            sentence = next((each.sentence for each in problems if each.where == where), "")
            label.setText(sentence)
            label.setVisible(bool(sentence))
        field = self._new.line if self._activity.text() == NEW else self._activity.combo
        field.setAccessibleDescription(self._activity_problem.text())
        field.setProperty("problem", "true" if self._activity_problem.text() else "")
        theme.repolish(field)

    def _turned(self) -> None:
        self._show_new()
        if self._activity.text() == NEW:
            self._new.line.setFocus()
        self.changed.emit()

    def _named(self) -> None:
        if self._new.text() != self._said:
            self._said = self._new.text()
            self.changed.emit()

    def _show_new(self) -> None:
        self._of_new.setVisible(self._activity.text() == NEW)


def said(table: PresenceTable, shape: Shape) -> str:
    """How a table is read, in one line: « Une feuille : 20 lignes, 12 séances du 7 janvier au 25 mars 2026. »."""
    lines = plural(len(table.lines), "ligne")
    places = day_places(table) if shape is Shape.WIDE else ()
    days = sorted(when.day for place in places if (when := read_when(table.titles[place], table.first, table.last)) is not None)
    sessions = f", {plural(len(days), 'séance')} {period(days[0], days[-1])}" if days else ""
    return f"{shape.label} ({lines}{sessions})."
