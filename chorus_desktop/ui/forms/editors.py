"""What one types in: an editor per kind of field. Each gives and takes the typed text, whatever it looks like."""

import re
from abc import abstractmethod
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QStyledItemDelegate,
    QWidget,
)
from typing_extensions import override

from chorus_desktop.ui import theme
from chorus_desktop.ui.widgets.boxes import Item, horizontal, vertical
from chorus_desktop.ui.widgets.words import words

WIDEST = 560.0
_CONTROLS = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]+")
# Leaving for another window (to copy a number) or for a menu is not leaving the field.
_NOT_LEAVING = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)


class Editor(QWidget):
    """An input of a form.

    Attributes:
        inputs: the widgets that take the focus, the first one being where a label leads.
        edited: the volunteer changed something (never emitted by ``show_text``).
        left: the focus went elsewhere in the window.
    """

    edited = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.inputs: list[QWidget] = []

    @abstractmethod
    def text(self) -> str:
        """What is typed, as it is."""

    @abstractmethod
    def show_text(self, text: str) -> None:
        """Show a typed text."""

    def hold(self, *inputs: QWidget) -> None:
        """Say which widgets take the focus."""
        self.inputs = list(inputs)
        self.setFocusProxy(inputs[0])
        for each in inputs:
            each.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent) and event.reason() not in _NOT_LEAVING:
            self.left.emit()
        return False


class LineEditor(Editor):
    """One line of text.

    Args:
        width: in units; 0 takes the room there is, up to what is still easy to read.
        unit: what stands after it (« € »).
        right: figures, aligned on the right.
        beside: what stands after the line, such as a button.
    """

    def __init__(self, *, width: float = 0, unit: str = "", right: bool = False, beside: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self._quiet = False
        self.line = QLineEdit()
        self.is_short = bool(width)
        if right:
            self.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        row: list[Item] = [(self.line, 1000)]
        if width:
            theme.hold(self.line, width=width)
        else:
            theme.hold(self.line, max_width=WIDEST)
        if unit:
            row.append(words(unit, "second", wrap=False))
        row += beside
        self.setLayout(horizontal(*row, None, gap=8))
        # Not textEdited: what a screen reader or dictation writes for someone is typed all the same.
        self.line.textChanged.connect(self._typed)
        self.hold(self.line)

    @override
    def text(self) -> str:
        return self.line.text()

    @override
    def show_text(self, text: str) -> None:
        if text != self.line.text():
            self._put(text)
            self.line.setCursorPosition(0)

    def _put(self, text: str) -> None:
        self._quiet = True
        self.line.setText(text)
        self._quiet = False

    def _typed(self, text: str) -> None:
        if self._quiet:
            return
        # A text pasted from a sheet or an e-mail carries tabs and ends of lines.
        if _CONTROLS.search(text):
            self._put(_CONTROLS.sub(" ", text).strip())
        self.edited.emit()


class LongTextEditor(Editor):
    """Several lines of text; Tab goes on to the next field."""

    def __init__(self, *, height: float = 96) -> None:
        super().__init__()
        self.area = QPlainTextEdit()
        self.area.setTabChangesFocus(True)
        theme.hold(self.area, height=height, max_width=WIDEST + 160)
        self.setLayout(horizontal((self.area, 1000), None))
        self._quiet = False
        self.area.textChanged.connect(self._changed)
        self.hold(self.area)

    @override
    def text(self) -> str:
        return self.area.toPlainText()

    @override
    def show_text(self, text: str) -> None:
        if text != self.area.toPlainText():
            self._quiet = True
            self.area.setPlainText(text)
            self._quiet = False

    def _changed(self) -> None:
        if not self._quiet:
            self.edited.emit()


class RadioEditor(Editor):
    """A few choices, all in sight."""

    def __init__(self, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._quiet = False
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QAbstractButton] = {}
        for value, label in choices:
            button = QRadioButton(label)
            self._group.addButton(button)
            self._buttons[value] = button
        self.setLayout(vertical(*self._buttons.values(), gap=4))
        # Not clicked: arrows and what a screen reader or dictation chooses for someone only toggle.
        self._group.buttonToggled.connect(self._toggled)
        self.hold(*self._buttons.values())

    @override
    def text(self) -> str:
        return next((value for value, button in self._buttons.items() if button.isChecked()), "")

    @override
    def show_text(self, text: str) -> None:
        self._quiet = True
        # An exclusive group cannot be emptied otherwise.
        self._group.setExclusive(False)
        for value, button in self._buttons.items():
            button.setChecked(value == text)
        self._group.setExclusive(True)
        self._quiet = False

    def _toggled(self, _button: QAbstractButton, checked: bool) -> None:  # noqa: FBT001 - Qt's signal
        if checked and not self._quiet:
            self.edited.emit()


class ComboEditor(Editor):
    """Many choices, one in sight; the first, empty, says that nothing is chosen, unless ``empty`` has no words."""

    def __init__(self, choices: Sequence[tuple[str, str]], *, empty: str = "Choisissez…") -> None:
        super().__init__()
        self._quiet = False
        self.combo = _Combo()
        self.combo.setItemDelegate(QStyledItemDelegate(self.combo))
        self._empty = empty
        self.offer(choices)
        theme.hold(self.combo, min_width=240)
        self.setLayout(horizontal(self.combo, None))
        # Not activated: what a screen reader chooses in the list only changes what is current.
        self.combo.currentIndexChanged.connect(self._changed)
        self.hold(self.combo)

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer other choices; the one chosen stays so while it is among them.

        Args:
            choices: value and label of each.
        """
        wanted = [*([(self._empty, "")] if self._empty else []), *((label, value) for value, label in choices)]
        if wanted == [(self.combo.itemText(rank), self.combo.itemData(rank)) for rank in range(self.combo.count())]:
            return
        chosen, quiet, self._quiet = self.text(), self._quiet, True
        self.combo.clear()
        for label, value in wanted:
            self.combo.addItem(label, value)
        self.combo.setCurrentIndex(max(0, self.combo.findData(chosen)))
        self._quiet = quiet

    @override
    def text(self) -> str:
        return str(self.combo.currentData() or "")

    @override
    def show_text(self, text: str) -> None:
        self._quiet = True
        self.combo.setCurrentIndex(max(0, self.combo.findData(text)))
        self._quiet = False

    def _changed(self) -> None:
        if not self._quiet:
            self.edited.emit()


class _Combo(QComboBox):
    def __init__(self) -> None:
        super().__init__()
        # Nor must it take the focus away.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        # Scrolling the page must not change what was chosen.
        event.ignore()


class FlagEditor(Editor):
    """A box to tick; its words are the field's title. The text is « oui » or nothing."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._quiet = False
        self.box = QCheckBox(title)
        self.setLayout(vertical(self.box))
        self.box.toggled.connect(self._toggled)
        self.hold(self.box)

    @override
    def text(self) -> str:
        return "oui" if self.box.isChecked() else ""

    @override
    def show_text(self, text: str) -> None:
        self._quiet = True
        self.box.setChecked(text == "oui")
        self._quiet = False

    def _toggled(self) -> None:
        if not self._quiet:
            self.edited.emit()
