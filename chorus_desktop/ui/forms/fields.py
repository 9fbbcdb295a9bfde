"""One row of a form: its label, one line of help, what one types in, and the problem under it."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chorus_desktop.domain.problems import Level, Problem
from chorus_desktop.domain.reading import FieldSpec
from chorus_desktop.ui import theme
from chorus_desktop.ui.forms.date_editor import DateEditor
from chorus_desktop.ui.forms.editors import ComboEditor, Editor, FlagEditor, LineEditor, LongTextEditor, RadioEditor
from chorus_desktop.ui.forms.place import PLACE
from chorus_desktop.ui.widgets.boxes import boxed, horizontal, vertical
from chorus_desktop.ui.widgets.pictures import Picture
from chorus_desktop.ui.widgets.words import restyle, words

MOST_RADIOS = 7


def _choice(spec: FieldSpec) -> Editor:
    choices = [(choice.value, choice.label) for choice in spec.choices]
    return RadioEditor(choices) if len(choices) <= MOST_RADIOS and not spec.listed else ComboEditor(choices)


def _room(example: str) -> float:
    """As wide as what is written there, so that its width says how long it is; 0 where any length is possible."""
    return min(max(110.0, 76 + 9 * len(example)), 440) if example and "@" not in example else 0


ADAPTERS: Mapping[str, Callable[[FieldSpec], Editor]] = {
    "text": lambda _: LineEditor(),
    "long_text": lambda _: LongTextEditor(),
    "date": lambda spec: DateEditor(spec.title),
    "money": lambda _: LineEditor(width=150, unit="€", right=True),
    "unit_price": lambda _: LineEditor(width=150, unit="€", right=True),
    "rate": lambda _: LineEditor(width=90, unit="%", right=True),
    "decimal": lambda _: LineEditor(width=120, right=True),
    "year": lambda _: LineEditor(width=90),
    "number": lambda spec: LineEditor(width=_room(spec.example)),
    "choice": _choice,
    "flag": lambda spec: FlagEditor(spec.title),
}
"""Kind of field → its editor. Files and keys are never typed."""


class FieldRow(QWidget):
    """A field of a form.

    Attributes:
        spec: which field it is.
        editor: what one types in.
        below: the line of the problem; a page whose fields are narrow may lay it under all of them.
        edited: the volunteer changed something.
        left: the focus left the field for another one.
    """

    edited = Signal()
    left = Signal()

    def __init__(self, spec: FieldSpec) -> None:
        super().__init__()
        self.spec = spec
        self.setProperty(PLACE, spec.name)
        self.editor = ADAPTERS[spec.kind](spec)
        self._label = words(spec.title, "label")
        self._help = words(spec.help, "caption")
        # Never setVisible(True) before it has a parent: it would be a window for an instant.
        if not spec.help:
            self._help.hide()
        self._problem = words("", "problem")
        self._picture = Picture("circle-alert", "problem", 18)
        self._shown: Problem | None = None
        flag = spec.kind == "flag"
        head = [] if flag else [self._label]
        self.below = boxed(horizontal(self._picture, (self._problem, 1), gap=8))
        pieces = [self.editor, self._help] if flag else [*head, self._help, self.editor]
        # A field beside a taller one keeps its pieces at its top.
        self.setLayout(vertical(*pieces, self.below, None, gap=4))
        self._name_inputs()
        self.show_problem(None)
        self.editor.edited.connect(self.edited)
        self.editor.left.connect(self.left)

    @property
    def problem(self) -> Problem | None:
        """The problem now shown."""
        return self._shown

    @property
    def is_short(self) -> bool:
        """Whether what one types in has a width of its own."""
        return isinstance(self.editor, LineEditor) and self.editor.is_short

    def say_title(self, title: str) -> None:
        """Call the field otherwise."""
        if title != self.spec.title:
            self.spec = self.spec.model_copy(update={"title": title})
            self._label.setText(title)
            self._name_inputs()

    def text(self) -> str:
        """What is typed."""
        return self.editor.text()

    def show_text(self, text: str) -> None:
        """Show a typed text."""
        self.editor.show_text(text)

    def show_problem(self, problem: Problem | None) -> None:
        """Show what is wrong under the field, or nothing any more."""
        self._shown = problem
        level = problem.level if problem is not None else None
        self._problem.setText(problem.sentence if problem is not None else "")
        self.below.setVisible(problem is not None)
        if level is not None:
            restyle(self._problem, "warning" if level is Level.WARNING else "problem")
            self._picture.show_icon(*("triangle-alert", "warning") if level is Level.WARNING else ("circle-alert", "problem"))
        mark = {None: "", Level.ERROR: "true", Level.WARNING: "warning"}[level]
        for each in self.editor.inputs:
            each.setProperty("problem", mark)
            theme.repolish(each)
        self._describe()

    def take_focus(self) -> None:
        """Put the cursor there."""
        self.editor.inputs[0].setFocus()

    def _name_inputs(self) -> None:
        first = self.editor.inputs[0]
        self._label.setBuddy(first)
        if len(self.editor.inputs) == 1 and not isinstance(self.editor, FlagEditor):
            first.setAccessibleName(self.spec.title)
        if isinstance(self.editor, LineEditor) and self.spec.example:
            self.editor.line.setPlaceholderText(f"ex. {self.spec.example}")

    def _describe(self) -> None:
        parts = [self._problem.text() if self._shown is not None else "", self.spec.help]
        if self.spec.example:
            parts.append(f"Exemple\u00a0: {self.spec.example}")
        if len(self.editor.inputs) > 1:
            parts.insert(0, self.spec.title)
        for each in self.editor.inputs:
            each.setAccessibleDescription(". ".join(part.rstrip(".") for part in parts if part))
