"""Facts already known: in figures, in rows to check before an act, in rows to copy into the portal."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from chorus_desktop.ui import theme
from chorus_desktop.ui.widgets.boxes import Card, Line, boxed, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import Button, LinkButton
from chorus_desktop.ui.widgets.words import breakable, words

SEPARATORS = str.maketrans("", "", " \u00a0\u202f")


class KeyFact(QWidget):
    """One figure with what it is: « Facturé », « 3 240,00 € »."""

    def __init__(self, label: str, value: str, note: str = "") -> None:
        super().__init__()
        self._value = words(value, "figure", wrap=False)
        self._label = label
        lines = [words(label, "caption", wrap=False), self._value]
        if note:
            lines.append(words(note, "caption"))
        self.setLayout(vertical(*lines, gap=4))
        self.show_value(value)

    def show_value(self, value: str) -> None:
        """Show another value."""
        self._value.setText(value)
        self._value.setAccessibleName(f"{self._label}\u00a0: {value}")


def key_facts(facts: Sequence[tuple[str, str]]) -> QWidget:
    """Figures beside each other, from (label, value) pairs."""
    return boxed(horizontal(*[(KeyFact(label, value), 1) for label, value in facts], gap=20))


class FactList(Card):
    """What one checks before an act: label, value, and « Modifier » that leads straight to it."""

    def __init__(self, title: str = "") -> None:
        super().__init__(margins=(20, 14, 20, 14), gap=10)
        if title:
            self.body.addWidget(words(title, "subheading"))
        self._grid = QGridLayout()
        theme.space(self._grid, gap=9)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 3)
        self.body.addLayout(self._grid)

    def add(self, label: str, value: str, change: Callable[[], object] | None = None, *, verb: str = "Modifier") -> None:
        """Add a row.

        Args:
            label: what it is.
            value: shown as it is; an empty one is said « non renseigné ».
            change: what « Modifier » does; without it there is no button.
            verb: another word than « Modifier ».
        """
        row = self._grid.rowCount()
        if row > 1 or self.body.count() > 1:
            self._grid.addWidget(Line(), row, 0, 1, 3)
        shown = words(breakable(value) or "non renseigné", "strong" if value else "second")
        shown.setAccessibleName(f"{label}\u00a0: {value or 'non renseigné'}")
        centre = Qt.AlignmentFlag.AlignVCenter
        name = words(breakable(label), "second")
        name.setAccessibleName(label)
        self._grid.addWidget(name, row + 1, 0, centre)
        self._grid.addWidget(shown, row + 1, 1, centre)
        if change is not None:
            button = LinkButton(verb, change, name=f"{verb}\u00a0: {label}")
            self._grid.addWidget(button, row + 1, 2, centre | Qt.AlignmentFlag.AlignRight)


class CopyRow(QWidget):
    """A value to copy into the portal: « Copier » puts it on the clipboard, then says « Copié ».

    Args:
        label: the portal's own word for the field.
        value: as it is read.
        copied: what goes on the clipboard; by default the value without its spaces when it is a number, as the portal wants it.
        hint: what to do there.
        flush: without margins on its sides, where what holds it has its own.
        within: what it belongs to, said with its name where another row has the same one.
        prose: a whole text to read: in plain letters, the button at its top.
        about: shown under all this: a link that says what the word means.
    """

    def __init__(
        self,
        label: str,
        value: str,
        copied: str | None = None,
        *,
        hint: str = "",
        flush: bool = False,
        within: str = "",
        prose: bool = False,
        about: QWidget | None = None,
    ) -> None:
        super().__init__()
        self._name = f"{label} ({within})" if within else label
        self._copied = copied if copied is not None else bare(value)
        nothing = "" if hint.startswith("Rien") else "(laisser vide)"
        self._value = words(value or nothing, "body" if prose else "strong")
        self._value.setAccessibleName(f"{label}\u00a0: {value or 'laisser vide'}")
        told: list[QWidget] = [words(hint, "caption")] if hint else []
        told += [about] if about is not None else []
        text = vertical(words(label, "caption"), self._value, *told, gap=2)
        self.button = Button("Copier", self.copy, kind="small", icon="copy", name=f"Copier\u00a0: {self._name}")
        if not self._copied:
            self.button.hide()
        side = 0 if flush else 14
        row = horizontal((text, 1), self.button, margins=(side, 9, side, 9), gap=12)
        if prose:
            row.setAlignment(self.button, Qt.AlignmentFlag.AlignTop)
        self.setLayout(row)

    def copy(self) -> None:
        """Put the value on the clipboard and say so."""
        QGuiApplication.clipboard().setText(self._copied)
        self.button.setText("Copié")
        self.button.setProperty("kind", "copied")
        theme.repolish(self.button)
        self.button.show_icon("check")
        self.button.setAccessibleName(f"Copié\u00a0: {self._name}")


def bare(value: str) -> str:
    """A value as a form takes it: a number without its spaces and its euro sign, words as they are."""
    squeezed = value.translate(SEPARATORS).removesuffix("€")
    return squeezed if squeezed.replace(",", "").isdigit() else value
