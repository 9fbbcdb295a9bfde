"""The head of a table to bring in: its first rows as they are, and one choice of column for each wanted field."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem, QWidget

from chorus_desktop.domain.columns import Chosen, Wanted, problems_of
from chorus_desktop.domain.problems import Problem
from chorus_desktop.ui import theme
from chorus_desktop.ui.forms.editors import ComboEditor
from chorus_desktop.ui.widgets.boxes import Card, Columns, horizontal, vertical
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.table_import import Head

ABSENT = "Pas dans ce tableau"
LONGEST_SAMPLE = 48


Shown = Callable[[int, str], str]
"""Place of a column and a cell of it → the words that may be shown."""


def first_rows(head: "Head", shown: Shown, *beside: QWidget) -> QWidget:
    """The first rows, each under the number that a spreadsheet gives it; ``beside`` stands at their title."""
    table = QTableWidget(len(head.rows), len(head.titles))
    table.setProperty("surface", "bare")
    table.setAccessibleName("Premières lignes du tableau")
    table.setHorizontalHeaderLabels(list(head.titles))
    table.setVerticalHeaderLabels([str(row.number) for row in head.rows])
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    for line, row in enumerate(head.rows):
        for place, cell in enumerate(row.cells[: len(head.titles)]):
            table.setItem(line, place, QTableWidgetItem(shown(place, cell)))
    for place in range(len(head.titles)):
        table.resizeColumnToContents(place)
        table.setColumnWidth(place, min(theme.px(260), max(theme.px(90), table.columnWidth(place) + theme.px(24))))
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    table.verticalHeader().setDefaultSectionSize(theme.px(36))
    theme.hold(table, height=36 * (len(head.rows) + 1) + 26)
    return Card(horizontal((words("Les premières lignes", "title"), 1), *beside, gap=12), table, gap=12)


class ColumnChoices(Card):
    """Which column holds what.

    Args:
        wanted: the fields looked for.
        head: of the table.
        shown: what may be shown of a cell.
        places: the columns that may be chosen; all of them where it is none.

    Signals:
        changed: a column was chosen.
    """

    changed = Signal()

    def __init__(self, wanted: Sequence[Wanted], head: "Head", shown: Shown, places: Sequence[int] | None = None) -> None:
        super().__init__(gap=18)
        self._wanted = tuple(wanted)
        self._choices = {each.key: _Choice(each, head, shown, range(len(head.titles)) if places is None else places) for each in wanted}
        title = words("Ce que contient chaque colonne", "title")
        said = words("Le programme l’a deviné d’après les titres\u00a0: vérifiez, et changez ce qui ne va pas.", "second")
        self.body.addLayout(vertical(title, said, gap=4))
        rows = list(self._choices.values())
        for place in range(0, len(rows), 2):
            self.body.addWidget(Columns(rows[place : place + 2], from_width=560, gap=24))
        for each in rows:
            each.editor.edited.connect(self.changed)

    def chosen(self) -> Chosen:
        """The columns chosen."""
        return {key: int(text) for key, choice in self._choices.items() if (text := choice.editor.text())}

    def show_samples(self) -> None:
        """Show anew what the chosen columns hold."""
        for each in self._choices.values():
            each.show_sample()

    def show_problems(self, more: Sequence[Problem] = ()) -> bool:
        """Say under each choice what keeps the table from being read, ``more`` included; whether there is something."""
        found = (*problems_of(self._wanted, self.chosen()), *more)
        for key, choice in self._choices.items():
            choice.show_problem(next((each.sentence for each in found if each.where == key), ""))
        return bool(found)


class _Choice(QWidget):
    def __init__(self, wanted: Wanted, head: "Head", shown: Shown, places: Sequence[int]) -> None:
        super().__init__()
        self._shown = shown
        self._samples = {
            str(place): next((row.cells[place] for row in head.rows if place < len(row.cells) and row.cells[place]), "") for place in places
        }
        self.editor = ComboEditor([(str(place), title) for place, title in enumerate(head.titles) if place in places], empty=ABSENT)
        title = wanted.title if wanted.required else f"{wanted.title} (facultatif)"
        self.editor.combo.setAccessibleName(wanted.title)
        label = words(title, "label")
        label.setBuddy(self.editor.combo)
        self._sample = words("", "caption")
        self._problem = words("", "problem")
        help_ = [words(wanted.help, "caption")] if wanted.help else []
        self.setLayout(vertical(label, *help_, self.editor, self._sample, self._problem, None, gap=4))
        guessed = head.chosen.get(wanted.key)
        self.editor.show_text("" if guessed is None else str(guessed))
        self.editor.edited.connect(self.show_sample)
        self.show_sample()
        self.show_problem("")

    def show_problem(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self.editor.combo.setProperty("problem", "true" if sentence else "")
        self.editor.combo.setAccessibleDescription(sentence or self._sample.text())
        theme.repolish(self.editor.combo)

    def show_sample(self) -> None:
        place = self.editor.text()
        sample = self._shown(int(place), self._samples[place]) if place else ""
        shown = sample if len(sample) <= LONGEST_SAMPLE else f"{sample[:LONGEST_SAMPLE]}…"
        self._sample.setText(f"par exemple «\u00a0{shown}\u00a0»" if shown else "")
        self._sample.setVisible(bool(shown))
