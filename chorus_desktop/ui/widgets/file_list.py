"""Files in their order, as rows: put in another order with the mouse or the keyboard, looked at, changed, removed."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QDragEnterEvent, QDropEvent, QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from chorus_desktop.ui import announce
from chorus_desktop.ui.forms.editors import ComboEditor
from chorus_desktop.ui.widgets.boxes import Card, Line, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import Button, QuietButton
from chorus_desktop.ui.widgets.disclosure import Disclosure
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.pictures import Picture
from chorus_desktop.ui.widgets.thumbnail import Thumbnail
from chorus_desktop.ui.widgets.words import breakable, words

ROW_TYPE = "application/x-chorus-desktop-row"


@dataclass(frozen=True)
class FileLine:
    """One file of a list.

    Attributes:
        key: what its owner calls it.
        name: what is read.
        note: size, pages, or what is wrong with it.
        done: what was done to it.
        demand: « demandée », « facultative »: who wants it, under its kind.
        icon: a Lucide name, in place of a picture.
        status: empty, ``warning`` or ``problem``: the colour of the note.
        kind: what the file is, one of ``kinds``.
        kinds: value and label of each choice; without them there is nothing to choose.
        original: the name it had when it came, shown only when asked for: it may be a child's.
        editable: whether its pages can be changed.
        offer: words of a button that does something more with it; empty for none.
    """

    key: str
    name: str
    note: str = ""
    done: str = ""
    demand: str = ""
    icon: str = "file-text"
    status: str = ""
    kind: str = ""
    kinds: tuple[tuple[str, str], ...] = ()
    original: str = ""
    editable: bool = False
    offer: str = ""


class FileList(Card):
    """Files in their order. Each moves up or down with its buttons, with Alt+↑ and Alt+↓, or by its handle.

    Signals:
        moved: key of the file, and its new place from 0.
        removed: key of the file.
        opened: key of the file.
        edited: key of the file.
        accepted: key of the file whose ``offer`` was pressed.
        kind_chosen: key of the file, and what it is.
    """

    moved = Signal(str, int)
    removed = Signal(str)
    opened = Signal(str)
    edited = Signal(str)
    accepted = Signal(str)
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

    def show_picture(self, key: str, picture: bytes | None) -> None:
        """Show the first page of a file."""
        for row in self._rows:
            if row.line.key == key:
                row.thumbnail.show_picture(picture)

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
        if not line.note:
            note.hide()
        self.thumbnail = Thumbnail(line.icon)
        self._buttons = {
            "up": QuietButton("chevron-up", f"Monter {line.name}", lambda: owner.move_file(line.key, place - 1)),
            "down": QuietButton("chevron-down", f"Descendre {line.name}", lambda: owner.move_file(line.key, place + 1)),
            "edit": QuietButton("pencil", f"Modifier {line.name}", lambda: owner.edited.emit(line.key)),
            "open": QuietButton("eye", f"Voir {line.name}", lambda: owner.opened.emit(line.key)),
            "remove": QuietButton("trash-2", f"Retirer {line.name}", lambda: owner.removed.emit(line.key)),
        }
        self._buttons["up"].setEnabled(place > 0)
        self._buttons["down"].setEnabled(place < count - 1)
        if not line.editable:
            self._buttons["edit"].hide()
        if count < 2:
            self._buttons["up"].hide()
            self._buttons["down"].hide()
        done = [words(line.done, "done")] if line.done else []
        name = words(breakable(line.name), "strong")
        text = vertical(name, note, *done, *_kind_choice(owner, line), *_more(owner, line), gap=3)
        buttons = Flow(*self._buttons.values(), gap=4)
        self.setLayout(horizontal(handle, self.thumbnail, (text, 1), buttons, margins=(10, 10, 10, 10), gap=10))
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
    choice = ComboEditor(line.kinds, empty="")  # a file is always something
    choice.combo.setAccessibleName(f"Nature de {line.name}")
    choice.show_text(line.kind)
    choice.edited.connect(lambda: owner.kind_chosen.emit(line.key, choice.text()))
    return [choice, words(line.demand, "caption")] if line.demand else [choice]


def _more(owner: FileList, line: FileLine) -> list[QWidget]:
    offered: list[QWidget] = []
    if line.offer:
        button = Button(line.offer, lambda: owner.accepted.emit(line.key), kind="small", name=f"{line.offer}\u00a0: {line.name}")
        offered.append(Flow(button))
    if not line.original:
        return offered
    return [*offered, Disclosure("Nom d’origine", words(breakable(line.original), "caption"), name=f"Nom d’origine de {line.name}")]
