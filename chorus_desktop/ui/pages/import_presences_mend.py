"""What cannot be read in a table, each with the text to mend beside it, judged again at once."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chorus_desktop.domain.french import plural
from chorus_desktop.domain.problems import Level
from chorus_desktop.ui.forms.editors import LineEditor
from chorus_desktop.ui.widgets.boxes import Card, boxed, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import Button
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.words import shortened, words

if TYPE_CHECKING:
    from chorus_desktop.domain.presence_found import CellProblem

SHOWN = 10


class MendList(Card):
    """The first problems; those that follow are shown as these are settled.

    Args:
        problems: what cannot be read, and what is to be looked at.
        titles: of the columns.
        head: number of the row of titles.
        shown: place of a column and a text → what may be shown of it.

    Signals:
        mended: row, place and new text of a cell.
        left_aside: number of a row that is left.
    """

    mended = Signal(int, int, str)
    left_aside = Signal(int)

    def __init__(self, problems: "Sequence[CellProblem]", titles: Sequence[str], head: int, shown: Callable[[int, str], str]) -> None:
        super().__init__(gap=12)
        self.body.addWidget(words("À corriger ici, si vous le voulez", "title"))
        said = "Ce qui n’est pas lu n’est pas importé\u00a0; le reste l’est. Votre fichier n’est pas changé."
        self.body.addWidget(words(said, "second"))
        self.add_rows(self._row(each, titles[each.place], shown, is_title=each.row == head) for each in problems[:SHOWN])
        if len(problems) > SHOWN:
            self.body.addWidget(words(f"Et {plural(len(problems) - SHOWN, 'autre')}, qui viendront à leur tour.", "caption"))

    def _row(self, each: "CellProblem", title: str, shown: Callable[[int, str], str], *, is_title: bool) -> QWidget:
        title = shortened(title)
        where = f"Ligne {each.row}, titre de la colonne «\u00a0{title}\u00a0»" if is_title else f"Ligne {each.row}, {title}"
        step = "problem" if each.problem.level is Level.ERROR else "warning"
        editor = LineEditor(width=260)
        editor.line.setAccessibleName(where)
        editor.line.setAccessibleDescription(each.problem.sentence)
        editor.line.setProperty("problem", "true" if step == "problem" else "")
        text = shown(each.place, each.text)
        editor.show_text(text)
        editor.line.editingFinished.connect(partial(self._typed, each, editor, text))
        what = "colonne" if is_title else "ligne"
        # A title that is empty is that of no session.
        leave = partial(self.mended.emit, each.row, each.place, "") if is_title else partial(self.left_aside.emit, each.row)
        name = f"{where}\u00a0: laisser la {what} de côté"
        acts = Flow(editor, Button(f"Laisser cette {what} de côté", leave, kind="small", name=name), gap=10)
        return boxed(vertical(words(where, "label"), words(each.problem.sentence, step), acts, gap=6))

    def _typed(self, each: "CellProblem", editor: LineEditor, before: str) -> None:
        if editor.text() != before:
            self.mended.emit(each.row, each.place, editor.text().strip())


def aside_line(count: int, take_back: Callable[[], object]) -> QWidget:
    """How many rows she left, and the button that takes them again."""
    said = f"{plural(count, 'ligne')} {'laissée' if count < 2 else 'laissées'} de côté à votre demande."
    return boxed(horizontal((words(said), 1), Button("Les reprendre", take_back, kind="small"), gap=12))
