"""The absences of one stay, under its dates: days, why, and whether they are billed where the payer leaves it open."""

from collections.abc import Mapping, Sequence
from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chorus_desktop.domain.attendance_rule import AbsenceRule
from chorus_desktop.domain.french import plural
from chorus_desktop.domain.problems import Problem
from chorus_desktop.domain.reading import Choice
from chorus_desktop.domain.stay_typing import LIST, TypedAbsence
from chorus_desktop.ui.forms.field_rows import FieldRows
from chorus_desktop.ui.widgets.boxes import Columns, Item, boxed, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import Button, LinkButton, QuietButton
from chorus_desktop.ui.widgets.words import words

Texts = Mapping[str, str]


def said_of(rule: AbsenceRule | None) -> str:
    """What the payer's rule says of one kind of absence."""
    if rule is None:
        return ""
    most = f", {plural(rule.most, 'jour')} de suite au plus" if rule.most else ""
    said = {"yes": f"Jours facturés{most}.", "no": "Jours non facturés.", "ask": f"Si c’est facturé{most}\u00a0: cochez." if most else ""}
    return " ".join(part for part in (said[rule.billed], rule.help) if part)


class StayAbsences(QWidget):
    """A small list inside the form of a stay.

    Signals:
        edited: something was typed, or a row added.
        removing: a row is about to go: what is typed can still be kept for « Annuler »; ``removed``: it is gone.
    """

    edited = Signal()
    removing = Signal()
    removed = Signal()

    def __init__(self, kinds: Sequence[AbsenceRule]) -> None:
        super().__init__()
        self._kinds = tuple(kinds)
        self._of = ""
        self._rows: dict[str, _Row] = {}
        self._box = vertical(gap=14)
        self._add_button = LinkButton("Ajouter une absence", self._add)
        self.setLayout(vertical(words("Absences", "label"), self._box, horizontal(self._add_button, None), gap=8))

    def typed(self) -> dict[str, str]:
        """``absences.<row>.<field>`` → what is typed."""
        return {f"{LIST}.{key}.{name}": text for key, row in self._rows.items() for name, text in row.typed().items()}

    def show_texts(self, typed: Texts) -> None:
        """Show these absences and no others."""
        texts: dict[str, dict[str, str]] = {}
        for path, text in typed.items():
            if path.startswith(f"{LIST}."):
                _, key, name = path.split(".")
                texts.setdefault(key, {})[name] = text
        if list(texts) != list(self._rows):
            for key in list(self._rows):
                self._drop(key)
            for key in texts:
                self._append(key)
        for key, of_row in texts.items():
            self._rows[key].show_texts(of_row)
        self.belong_to(self._of)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say what is wrong in each row; places are ``….absences.<row>.<field>``."""
        for key, row in self._rows.items():
            row.fields.show_problems([found for found in problems if found.where.split(".")[-2] == key])

    def take_focus(self, key: str) -> QWidget | None:
        """Go to the days of one of them; what has the focus then."""
        row = self._rows.get(key)
        return row.take_focus() if row is not None else None

    def belong_to(self, of: str) -> None:
        """Name every input after the stay: « séjour 2 »."""
        self._of = of
        self._add_button.setAccessibleName(f"Ajouter une absence, {of}")
        for place, row in enumerate(self._rows.values(), start=1):
            row.be_called(f"absence {place}, {of}")

    def _append(self, key: str) -> "_Row":
        row = self._rows[key] = _Row(self._kinds)
        row.fields.edited.connect(self.edited)
        row.bin.clicked.connect(lambda: self._remove(key))
        self._box.addWidget(row)
        row.show()
        return row

    def _drop(self, key: str) -> None:
        row = self._rows.pop(key)
        self._box.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _add(self) -> None:
        row = self._append(uuid4().hex)
        self.belong_to(self._of)
        row.take_focus()
        self.edited.emit()

    def _remove(self, key: str) -> None:
        blank = not any(text.strip() for text in self._rows[key].typed().values())
        if not blank:
            self.removing.emit()
        self._drop(key)
        self.belong_to(self._of)
        self._add_button.setFocus()
        self.edited.emit()
        if not blank:
            self.removed.emit()


class _Row(QWidget):
    def __init__(self, kinds: Sequence[AbsenceRule]) -> None:
        super().__init__()
        self._kinds = {kind.key: kind for kind in kinds}
        self.fields = FieldRows(TypedAbsence, parent=self)
        self.bin: Button = QuietButton("trash-2", "")
        asked: list[QWidget] = [self.fields.make("days")]
        if kinds:
            asked.append(self.fields.make("kind", choices=[Choice(value=kind.key, label=kind.title) for kind in kinds]))
        self._billed = self.fields.make("billed")
        self._said = words("", "caption")
        line: list[Item] = [(Columns(asked, from_width=600, gap=20), 1), self.bin]
        self.setLayout(vertical(boxed(horizontal(*line, gap=8)), self._billed, self._said, gap=8))
        self.fields.edited.connect(self._follow)
        self._follow()

    def typed(self) -> dict[str, str]:
        return self.fields.typed()

    def show_texts(self, typed: Texts) -> None:
        self.fields.show_texts({"days": "", "kind": "", "billed": "", **typed})
        self._follow()

    def take_focus(self) -> QWidget:
        row = self.fields.by_name["days"]
        row.take_focus()
        return row.editor.inputs[0]

    def be_called(self, name: str) -> None:
        """Say to a screen reader which row it is."""
        self.bin.setAccessibleName(f"Retirer l’{name}")
        self.bin.setToolTip(f"Retirer l’{name}")
        for row in self.fields.by_name.values():
            row.editor.inputs[0].setAccessibleName(f"{row.spec.title}, {name}")

    def _follow(self) -> None:
        """Ask whether the days are billed only where the payer's rule does not say it."""
        chosen = self.fields.by_name["kind"].text() if "kind" in self.fields.by_name else ""
        rule = self._kinds.get(chosen)
        self._billed.setVisible(rule.billed == "ask" if rule else not self._kinds)
        self._said.setText(said_of(rule))
        self._said.setVisible(bool(self._said.text()))
