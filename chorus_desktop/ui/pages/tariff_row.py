"""One agreed price: activity, unit, unit price, in line with the others."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from chorus_desktop.domain.dossier import Tariff
from chorus_desktop.domain.reading import fields_of, read, write
from chorus_desktop.ui import theme
from chorus_desktop.ui.forms.editors import LineEditor
from chorus_desktop.ui.widgets.buttons import QuietButton
from chorus_desktop.ui.widgets.words import words

SPECS = {spec.name: spec for spec in fields_of(Tariff)}
WIDTHS = {"activity": 0.0, "unit": 108.0, "unit_price": 104.0}
TITLES = {**{name: spec.title for name, spec in SPECS.items()}, "unit_price": "Prix (€)"}


def heads() -> QWidget:
    """The titles over the columns."""
    head = QWidget()
    grid = _grid()
    for place, (name, width) in enumerate(WIDTHS.items()):
        title = words(TITLES[name], "label", wrap=False)
        if width:
            theme.hold(title, width=width)
        grid.addWidget(title, 0, place)
    # As wide as the bin of each row, which the style sheet sizes.
    end = QuietButton("trash-2", "")
    kept = end.sizePolicy()
    kept.setRetainSizeWhenHidden(True)
    end.setSizePolicy(kept)
    end.hide()
    grid.addWidget(end, 0, len(WIDTHS))
    head.setLayout(grid)
    return head


class TariffRow(QWidget):
    """Typed texts of one price.

    Signals:
        edited: something was typed.
        finished: Enter in the last field.
        removed: its bin was pressed.
    """

    edited = Signal()
    finished = Signal()
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        grid = _grid()
        self._editors: dict[str, LineEditor] = {}
        for place, (name, width) in enumerate(WIDTHS.items()):
            editor = self._editors[name] = LineEditor(width=width, right=name == "unit_price")
            editor.line.setPlaceholderText(f"ex. {SPECS[name].example}")
            editor.edited.connect(self._edited)
            editor.left.connect(partial(self._tidy, name))
            editor.line.returnPressed.connect(partial(self._go_on, name))
            grid.addWidget(editor, 0, place)
        theme.hold(self._editors["activity"].line, max_width=1000)
        self._remove = QuietButton("trash-2", "Retirer", self.removed.emit)
        grid.addWidget(self._remove, 0, len(WIDTHS))
        self._problem = words("", "problem")
        self._problem.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._problem.hide()
        grid.addWidget(self._problem, 1, 0, 1, len(WIDTHS))
        self.setLayout(grid)

    @property
    def is_blank(self) -> bool:
        """Whether nothing is typed."""
        return not any(text.strip() for text in self.typed().values())

    def typed(self) -> dict[str, str]:
        """Field → what is typed."""
        return {name: editor.text() for name, editor in self._editors.items()}

    def show_texts(self, typed: Mapping[str, str]) -> None:
        """Show typed texts, and what is wrong in them."""
        for name, editor in self._editors.items():
            editor.show_text(typed.get(name, ""))
        self._say()

    def be_numbered(self, place: int) -> None:
        """Say to a screen reader which row this is, from 1."""
        for name, editor in self._editors.items():
            editor.line.setAccessibleName(f"{SPECS[name].title}, ligne {place}")
        self._remove.setAccessibleName(f"Retirer la ligne {place}")
        self._remove.setToolTip(f"Retirer la ligne {place}")

    def take_focus(self) -> None:
        """Put the cursor in the activity."""
        self._editors["activity"].line.setFocus(Qt.FocusReason.TabFocusReason)

    def _edited(self) -> None:
        if not self._problem.isHidden():
            self._say()
        self.edited.emit()

    def _tidy(self, name: str) -> None:
        reading = read(Tariff, {name: self._editors[name].text()})
        if not reading.problems:
            self._editors[name].show_text(write(reading.value)[name])
        self._say()

    def _say(self) -> None:
        found = read(Tariff, self.typed()).problems
        self._problem.setText(found[0].sentence if found else "")
        self._problem.setVisible(bool(found))
        wrong = {problem.field: problem.sentence for problem in found}
        for name, editor in self._editors.items():
            editor.line.setProperty("problem", "true" if name in wrong else "")
            editor.line.setAccessibleDescription(wrong.get(name, ""))
            theme.repolish(editor.line)

    def _go_on(self, name: str) -> None:
        following = list(WIDTHS)[list(WIDTHS).index(name) + 1 :]
        if following:
            self._editors[following[0]].line.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.finished.emit()


def _grid() -> QGridLayout:
    grid = QGridLayout()
    theme.space(grid, gap=10)
    grid.setVerticalSpacing(2)
    grid.setColumnStretch(0, 1)
    return grid
