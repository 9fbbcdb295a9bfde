"""Attachments: dropped or chosen, then put in order with the mouse or the keyboard."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from typing_extensions import override

from chorus_desktop.ui import announce, theme
from chorus_desktop.ui.forms.editors import ComboEditor
from chorus_desktop.ui.widgets.boxes import Card, Line, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import Button, QuietButton
from chorus_desktop.ui.widgets.pictures import Picture
from chorus_desktop.ui.widgets.words import breakable, words

ROW_TYPE = "application/x-chorus-desktop-row"


@dataclass(frozen=True)
class FileLine:
    """One file of a list.

    Attributes:
        key: what its owner calls it.
        name: what is read.
        note: size, pages, or what is wrong with it.
        icon: a Lucide name.
        status: empty, ``warning`` or ``problem``: the colour of the note.
        kind: what the file is, one of ``kinds``.
        kinds: value and label of each choice; without them there is nothing to choose.
        tip: the whole of what the note shortens.
    """

    key: str
    name: str
    note: str = ""
    icon: str = "file-text"
    status: str = ""
    kind: str = ""
    kinds: tuple[tuple[str, str], ...] = ()
    tip: str = ""


class FileDropArea(QFrame):
    """Where files are dropped, with a button for whoever does not use a mouse.

    Args:
        text: what may be dropped.
        choose: what the button does: it asks for files and gives their paths.
        button: its words.
    """

    dropped = Signal(list)

    def __init__(self, text: str, choose: Callable[[], Sequence[Path]], button: str = "Choisir des fichiers…") -> None:
        super().__init__()
        self.setProperty("surface", "drop")
        self.setAcceptDrops(True)
        self._choose = choose
        self.button = Button(button, self._ask, icon="upload")
        self.setLayout(horizontal(Picture("files", "accent", 28), (words(text), 1), self.button, margins=(20, 18, 20, 18), gap=14))

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if paths_in(event.mimeData()):
            event.acceptProposedAction()
            self._light(over=True)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._light(over=False)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._light(over=False)
        event.acceptProposedAction()
        self.dropped.emit(paths_in(event.mimeData()))

    def _ask(self) -> None:
        if paths := list(self._choose()):
            self.dropped.emit(paths)

    def _light(self, *, over: bool) -> None:
        self.setProperty("over", "true" if over else "false")
        theme.repolish(self)


class FileList(Card):
    """Files in their order. Each moves up or down with its buttons, with Alt+↑ and Alt+↓, or by its handle.

    Signals:
        moved: key of the file, and its new place from 0.
        removed: key of the file.
        opened: key of the file.
        kind_chosen: key of the file, and what it is.
    """

    moved = Signal(str, int)
    removed = Signal(str)
    opened = Signal(str)
    kind_chosen = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(margins=(6, 6, 6, 6), gap=0)
        self.setAcceptDrops(True)
        self._rows: list[_Row] = []

    @property
    def keys(self) -> tuple[str, ...]:
        """The files in their order."""
        return tuple(row.line.key for row in self._rows)

    def show_files(self, lines: Sequence[FileLine]) -> None:
        """Show these files; the focus stays on the same button of the same file."""
        focused = next(((row.line.key, row.focused_button()) for row in self._rows if row.focused_button()), None)
        while (item := self.body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._rows = [_Row(self, line, place, len(lines)) for place, line in enumerate(lines)]
        for place, row in enumerate(self._rows):
            if place:
                self.body.addWidget(Line())
            self.body.addWidget(row)
            # At once: what is not shown yet cannot be given the focus back.
            row.show()
        if not lines or self.parentWidget() is not None:
            # Without a parent it would become a window of its own.
            self.setVisible(bool(lines))
        if focused is not None:
            self._refocus(*focused)

    def move_file(self, key: str, place: int) -> None:
        """Ask for a file to be moved; its owner shows the new order."""
        place = max(0, min(place, len(self._rows) - 1))
        if self.keys.index(key) != place:
            announce.say(self, f"Déplacé en position {place + 1} sur {len(self._rows)}")
            self.moved.emit(key, place)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(ROW_TYPE) and event.source() in self._rows:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        key = bytes(event.mimeData().data(ROW_TYPE).data()).decode()
        y = event.position().y()
        before = sum(1 for row in self._rows if row.line.key != key and row.geometry().center().y() < y)
        self.move_file(key, before)

    def _refocus(self, key: str, button: str) -> None:
        for row in self._rows:
            if row.line.key == key:
                row.focus_button(button)


class _Row(QWidget):
    def __init__(self, owner: FileList, line: FileLine, place: int, count: int) -> None:
        super().__init__()
        self.line = line
        self._owner = owner
        self._pressed: QPoint | None = None
        handle = Picture("grip-vertical", "second", 20)
        if count < 2:
            handle.hide()
        handle.setCursor(Qt.CursorShape.OpenHandCursor)
        note = words(breakable(line.note), line.status or "caption")
        note.setToolTip(line.tip)
        if not line.note:
            note.hide()
        self._buttons = {
            "up": QuietButton("chevron-up", f"Monter {line.name}", lambda: owner.move_file(line.key, place - 1)),
            "down": QuietButton("chevron-down", f"Descendre {line.name}", lambda: owner.move_file(line.key, place + 1)),
            "open": QuietButton("eye", f"Voir {line.name}", lambda: owner.opened.emit(line.key)),
            "remove": QuietButton("trash-2", f"Retirer {line.name}", lambda: owner.removed.emit(line.key)),
        }
        self._buttons["up"].setEnabled(place > 0)
        self._buttons["down"].setEnabled(place < count - 1)
        if count < 2:
            self._buttons["up"].hide()
            self._buttons["down"].hide()
        text = vertical(words(line.name, "strong"), note, *_kind_choice(owner, line), gap=2)
        picture = Picture(line.icon, "accent", 22)
        self.setLayout(horizontal(handle, picture, (text, 1), *self._buttons.values(), margins=(10, 8, 10, 8), gap=8))
        for key, step in ((Qt.Key.Key_Up, -1), (Qt.Key.Key_Down, 1)):
            shortcut = QShortcut(QKeySequence(Qt.Modifier.ALT | key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(owner.move_file, line.key, place + step))

    def focused_button(self) -> str:
        """The name of the button that has the focus, or nothing."""
        return next((name for name, button in self._buttons.items() if button.hasFocus()), "")

    def focus_button(self, name: str) -> None:
        """Give the focus back to a button, or to its neighbour when it cannot be pressed here."""
        button = self._buttons[name]
        (button if button.isEnabled() else self._buttons["down" if name == "up" else "up"]).setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or (event.position().toPoint() - self._pressed).manhattanLength() < QApplication.startDragDistance():
            return
        self._pressed = None
        drag = QDrag(self)
        carried = QMimeData()
        carried.setData(ROW_TYPE, self.line.key.encode())
        drag.setMimeData(carried)
        drag.setPixmap(self.grab())
        drag.exec(Qt.DropAction.MoveAction)


def _kind_choice(owner: FileList, line: FileLine) -> list[QWidget]:
    if not line.kinds:
        return []
    choice = ComboEditor(line.kinds)
    choice.combo.removeItem(0)  # a file is always something
    choice.combo.setAccessibleName(f"Nature de {line.name}")
    choice.show_text(line.kind)
    choice.edited.connect(lambda: owner.kind_chosen.emit(line.key, choice.text()))
    return [choice]


def paths_in(carried: QMimeData) -> list[Path]:
    """The files that are dragged, or that were copied."""
    return [Path(url.toLocalFile()) for url in carried.urls() if url.isLocalFile()]
