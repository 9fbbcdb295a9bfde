"""One program opened on a data file to be photographed: driven through its own ways and buttons, waited for, grabbed."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QEventLoop, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QLabel, QLineEdit, QPushButton, QWidget

from chorus_desktop import app
from chorus_desktop.machine import paths
from chorus_desktop.ui.application import application
from chorus_desktop.ui.dialogs import Dialogs
from chorus_desktop.ui.preferences import Preferences
from chorus_desktop.ui.theme import Appearance
from chorus_desktop.ui.widgets.page import Page
from tests.helpers import accessible
from tests.helpers.dialogs import RecordedDialogs
from tests.helpers.keyboard import write

PATIENCE_MS = 15_000
STILL_MS = 40
MOST_LOOKS = 50


class Look:
    """The window of one running program.

    Args:
        data: the data file.
        today: the day it is looked at.
        appearance: colours and text size.
        size: of the window, in logical pixels.
    """

    def __init__(self, data: Path, today: date, appearance: Appearance, size: tuple[int, int]) -> None:
        self._size = size
        self._dialogs = RecordedDialogs()
        Preferences(data.with_name("preferences.ini")).keep_appearance(appearance)
        self.program = app.Program(application(), paths.beside(data), today=lambda: today, dialogs=self._dialogs)
        self.shell = self.program.shell
        loop = QEventLoop()
        QTimer.singleShot(PATIENCE_MS, loop.quit)
        self.program.ready.connect(loop.quit)
        self.shell.resize(*size)
        if not self.program.start():
            raise RuntimeError(self._dialogs.asked)
        loop.exec()
        self.settle()

    @property
    def go(self) -> Any:
        """Opens a page, as the pages themselves do."""
        if self.program.navigator is None:
            raise TimeoutError(self._dialogs.asked)
        return self.program.navigator

    @property
    def page(self) -> Page:
        """The page shown."""
        page = self.shell.page
        if page is None:
            raise LookupError("no page is shown")
        return page

    def close(self) -> None:
        """End the program; the sentences it asked without being expected to, which is a fault of a scene."""
        self.shell.close()
        self.program.end()
        # Pages left alive would be dressed again with every window that follows.
        self.shell.deleteLater()
        self.program.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if self._dialogs.asked:
            raise RuntimeError(self._dialogs.asked)

    def settle(self) -> None:
        """Wait until the background did all it was asked, and what it answered was shown."""
        for _ in range(3):
            loop = QEventLoop()
            QTimer.singleShot(PATIENCE_MS, loop.quit)
            self.program._background.call(_nothing, then=loop.exit)
            loop.exec()
            QApplication.processEvents()

    def press(self, name: str) -> None:
        """Press a button of the page, found by the beginning of its name."""
        self._named(QAbstractButton, name).click()
        self.settle()

    def type(self, name: str, text: str) -> None:
        """Type in a field of the page."""
        field = self._named((QLineEdit,), name)
        field.setFocus()
        field.selectAll()
        write(text, on=field)
        self.settle()

    def choose(self, name: str, text: str) -> None:
        """Choose an entry of a list."""
        box = self._named(QComboBox, name)
        place = next(place for place in range(box.count()) if text in box.itemText(place))
        box.setCurrentIndex(place)
        box.activated.emit(place)
        self.settle()

    def _named(self, kind: Any, name: str) -> Any:
        shown = [widget for widget in self.page.findChildren(QWidget) if isinstance(widget, kind) and widget.isVisible()]
        for widget in shown:
            if _plain(accessible.name_of(widget)).startswith(name):
                return widget
        raise LookupError(f"nothing called {name!r} among {[_plain(accessible.name_of(widget)) for widget in shown]}")

    def picture(self) -> QImage:
        """The window once nothing moves in it any more (a PDF is drawn a moment after its page)."""
        return _still(self.shell)

    def whole_page(self) -> QImage | None:
        """The window made as high as its page; none when the page holds in it."""
        hidden = self.page.area.verticalScrollBar().maximum()
        if hidden <= 0:
            return None
        width, height = self._size
        self.shell.resize(width, height + hidden)
        taken = _still(self.shell)
        self.shell.resize(width, height)
        QApplication.processEvents()
        return taken

    def dialog(self, ask: Callable[[], object]) -> QImage:
        """The dialog that an act opens, left with Escape."""
        taken: list[QImage] = []
        desk = self.go._desk
        desk.dialogs = Dialogs(self.shell)

        def take() -> None:
            box = QApplication.activeModalWidget()
            if isinstance(box, QDialog):
                taken.append(box.grab().toImage())
                box.reject()

        QTimer.singleShot(STILL_MS * 4, take)
        ask()
        self.settle()
        desk.dialogs = self._dialogs
        if not taken:
            raise LookupError("no dialog was opened")
        return taken[0]

    def faults(self) -> list[str]:
        """What a machine can see: words that are cut, a page that scrolls sideways."""
        found = ["scrolls sideways"] if self.page.area.horizontalScrollBar().maximum() > 0 else []
        for widget in self.shell.findChildren(QWidget):
            if not widget.isVisible() or widget.visibleRegion().isEmpty():
                continue
            said = widget.text() if isinstance(widget, QLabel | QPushButton) else ""
            wraps = isinstance(widget, QLabel) and widget.wordWrap()
            if said and not wraps and widget.width() < widget.sizeHint().width() - 1:
                found.append(f"cut: {_plain(said)!r} ({widget.width()} of {widget.sizeHint().width()})")
            elif said and wraps and widget.height() < widget.heightForWidth(widget.width()) - 1:
                found.append(f"cut in height: {_plain(said)!r}")
        return found


def _nothing() -> int:
    return 0


def _still(widget: QWidget) -> QImage:
    before = QImage()
    for _ in range(MOST_LOOKS):
        loop = QEventLoop()
        QTimer.singleShot(STILL_MS, loop.quit)
        loop.exec()
        now = widget.grab().toImage()
        if now == before:
            return now
        before = now
    raise TimeoutError("the window never stands still")


def _plain(text: str) -> str:
    return " ".join(text.replace("&", "").replace("\u00a0", " ").replace("\u202f", " ").split())
