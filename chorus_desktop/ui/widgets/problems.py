"""What is wrong, why it matters, and the button that mends it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from chorus_desktop.ui import announce
from chorus_desktop.ui.widgets.boxes import horizontal, vertical
from chorus_desktop.ui.widgets.buttons import Button, WideLink
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.pictures import Picture
from chorus_desktop.ui.widgets.words import words

LEVELS = {
    "error": ("circle-alert", "problem", "Erreur"),
    "warning": ("triangle-alert", "warning", "Attention"),
    "info": ("info", "accent", "Information"),
    "done": ("circle-check", "done", "Terminé"),
}


@dataclass(frozen=True)
class Mend:
    """A button: its words, what it does, and what a screen reader says where the words alone are not enough."""

    words: str
    press: Callable[[], object]
    name: str = ""


class ProblemBox(QFrame):
    """A box that says what (in bold), why, and carries the button that mends it.

    Args:
        what: one sentence.
        why: one or two more, may be empty.
        level: ``error``, ``warning``, ``info`` or ``done``.
        mend: the button, where there is one.
        mends: several buttons, under the words.
    """

    def __init__(self, what: str, why: str = "", *, level: str = "error", mend: Mend | None = None, mends: Sequence[Mend] = ()) -> None:
        super().__init__()
        icon, ink, said = LEVELS[level]
        self.setProperty("surface", level)
        title = words(what, {"error": "problem", "warning": "strong"}.get(level, "strong"))
        title.setAccessibleName(f"{said}\u00a0: {what}")
        picture = Picture(icon, ink, 22)
        text = vertical(title, *([words(why)] if why else []), gap=2)
        if mends:
            text.addWidget(Flow(*map(_button, mends), margins=(0, 8, 0, 2), gap=10))
        row = horizontal(picture, (text, 1), margins=(18, 14, 18, 14), gap=12)
        if why or mends:
            row.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
        if mend is not None:
            row.addWidget(_button(mend), 0, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(row)


class ErrorSummary(QFrame):
    """All that keeps a page from going on, at its top: each line leads to its field. It takes the focus and is said aloud."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "error")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._title = words("", "subheading")
        self._lines = vertical(gap=4)
        picture = Picture("circle-alert", "problem", 24)
        row = horizontal(picture, (vertical(self._title, self._lines, gap=8), 1), margins=(18, 16, 18, 16), gap=12)
        row.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
        self.setLayout(row)
        self.hide()

    def show_lines(self, lines: Sequence[tuple[str, Callable[[], object] | None]], title: str = "") -> None:
        """Show one line per problem, or hide when there is none.

        Args:
            lines: the sentence, and what leads to the field.
            title: in place of « Il y a 2 points à corriger ».
        """
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if not lines:
            self.hide()
            return
        count = len(lines)
        self._title.setText(title or ("Il y a un point à corriger" if count == 1 else f"Il y a {count} points à corriger"))
        for sentence, go in lines:
            self._lines.addWidget(_link(sentence, go))
        said = f"{self._title.text()}. " + " ".join(sentence for sentence, _ in lines)
        self.setAccessibleName(said)
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        announce.say(self, said)


def _button(mend: Mend) -> Button:
    return Button(mend.words, mend.press, kind="small", name=mend.name)


def _link(sentence: str, go: Callable[[], object] | None) -> QWidget:
    return words(sentence) if go is None else WideLink(sentence, go)
