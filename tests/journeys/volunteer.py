"""A volunteer in front of the real window: she finds everything by what is written beside it, and knows nothing of the code."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from chorus_desktop import app
from chorus_desktop.machine import paths
from chorus_desktop.ui.application import application
from tests.helpers import accessible
from tests.helpers.dialogs import RecordedDialogs
from tests.helpers.keyboard import press, write

PATIENCE_MS = 15_000


class Volunteer:
    """Acts on the window of one running program.

    Args:
        qtbot: waits.
        data: the data file.
        today: the day she does all this.
    """

    def __init__(self, qtbot: QtBot, data: Path, today: date) -> None:
        self.qtbot = qtbot
        self.today = today
        self.dialogs = RecordedDialogs()
        self.gone = False
        self.program = app.Program(application(), paths.beside(data), today=lambda: self.today, dialogs=self.dialogs)
        self.window = self.program.shell
        with qtbot.waitSignal(self.program.ready, timeout=PATIENCE_MS):
            assert self.program.start()
        self.settles()

    def leaves(self) -> None:
        """Close the window and end the program; doing it twice is harmless."""
        if self.gone:
            return
        self.gone = True
        self.window.close()
        self.program.end()

    # What she sees

    @property
    def heading(self) -> str:
        """The page's heading."""
        page = self.window.page
        assert page is not None
        return page.header.heading.text()

    def read(self) -> str:
        """Everything written on the page shown."""
        page = self.window.page
        assert page is not None
        pieces = []
        shown = [widget for widget in page.findChildren(QWidget) if widget.isVisible()]
        for widget in shown:
            if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
                pieces.append(widget.text())
            elif isinstance(widget, QPlainTextEdit):
                pieces.append(widget.toPlainText())
            pieces.append(accessible.description_of(widget))
        return _plain("\n".join(pieces))

    def sees(self, *texts: str) -> None:
        """Wait until each text is on the page."""
        for text in texts:
            self._until(lambda text=text: _plain(text) in self.read(), f"{text!r} is not on « {self.heading} »:\n{{}}", self.read)

    def does_not_see(self, text: str) -> None:
        """The text is not on the page, once everything asked for was done."""
        self.settles()
        assert _plain(text) not in self.read(), f"{text!r} is on « {self.heading} »"

    def is_on(self, heading: str) -> None:
        """Wait until the page of that heading is shown."""
        self._until(lambda: _plain(heading) in _plain(self.heading), f"the page is not {heading!r} but {{}}", lambda: self.heading)
        self.settles()

    def settles(self) -> None:
        """Wait until the background did all it was asked, and what it answered was shown."""
        for _ in range(3):
            done: list[bool] = []
            self.program._background.call(lambda: None, then=lambda _, done=done: done.append(True))
            self.qtbot.waitUntil(lambda done=done: bool(done), timeout=PATIENCE_MS)
            QApplication.processEvents()

    # What she does

    def types(self, label: str, text: str) -> None:
        """Replace what a field holds, and leave it."""
        field = self._field(label)
        field.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(field, QLineEdit | QPlainTextEdit):
            field.selectAll()
        if text:
            write(text, on=field)
        else:
            press(Qt.Key.Key_Delete, on=field)
        if not isinstance(field, QPlainTextEdit):
            press(Qt.Key.Key_Tab, on=field)
        else:
            field.clearFocus()
        self.settles()

    def puts_the_cursor_in(self, label: str) -> None:
        """Go into a field and type nothing."""
        self._field(label).setFocus(Qt.FocusReason.MouseFocusReason)
        self.settles()

    def puts_the_focus_on(self, name: str) -> None:
        """Go with Tab to what has this name, whatever it is."""
        self._one(QWidget, name).setFocus(Qt.FocusReason.TabFocusReason)
        self.settles()

    @property
    def focus(self) -> str:
        """The name of what has the focus."""
        focused = QApplication.focusWidget()
        return (focused.accessibleName() or accessible.name_of(focused)) if focused is not None else ""

    def field_holds(self, label: str) -> str:
        """What a field holds."""
        field = self._field(label)
        return _plain(
            field.toPlainText()
            if isinstance(field, QPlainTextEdit)
            else field.currentText()
            if isinstance(field, QComboBox)
            else field.text()
        )

    def presses(self, name: str) -> None:
        """Press a button, found by what is written on it."""
        self._press(self._one(QAbstractButton, name))
        self.settles()

    def chooses(self, choice: str, of: str = "") -> None:
        """Choose one of several: a round button or an entry of a list."""
        if of:
            box = self._one(QComboBox, of)
            place = next((i for i in range(box.count()) if _plain(choice) in _plain(box.itemText(i))), None)
            assert place is not None, f"{of!r} does not offer {choice!r} but {[box.itemText(i) for i in range(box.count())]}"
            box.setFocus(Qt.FocusReason.TabFocusReason)
            box.setCurrentIndex(place)
            box.activated.emit(place)
        else:
            self._press(self._one(QRadioButton, choice))
        self.settles()

    def ticks(self, name: str) -> None:
        """Tick a box."""
        self._press(self._one(QCheckBox, name))
        self.settles()

    def goes_to(self, place: str) -> None:
        """Choose a place of the left column."""
        self._press(self._found(QAbstractButton, place, self.window.column))
        self.settles()

    def goes_back(self) -> None:
        """Go back to the page before."""
        self.window.back()
        self.settles()

    def picks_from_menu(self, text: str) -> None:
        """Choose an act of the menu bar."""
        for action in self.window.menuBar().findChildren(QAction) + self.window.findChildren(QAction):
            if _plain(text) in _plain(action.text().replace("&", "")):
                action.trigger()
                self.settles()
                return
        raise AssertionError(f"no menu says {text!r}")

    def drops(self, files: list[Path], on: str) -> None:
        """Drag files from a folder onto the area where this is written."""
        area = self._one(QLabel, on)
        while not area.acceptDrops():
            area = area.parentWidget()
        carried = QMimeData()
        carried.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
        event = QDropEvent(
            QPointF(QPoint(10, 10)), Qt.DropAction.CopyAction, carried, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
        area.dropEvent(event)
        self.settles()

    def will_answer(self, *answers: Any) -> None:
        """What she will answer to the next questions, in order."""
        self.dialogs.answers += answers

    # How she finds things

    def _press(self, button: QAbstractButton) -> None:
        assert button.isEnabled(), f"{accessible.name_of(button)!r} cannot be pressed"
        button.setFocus(Qt.FocusReason.TabFocusReason)
        press(Qt.Key.Key_Space, text=" ", on=button)

    def _field(self, label: str) -> Any:
        return self._one((QLineEdit, QPlainTextEdit, QComboBox), label)

    def _one(self, kind: Any, name: str) -> Any:
        page = self.window.page
        assert page is not None
        found: list[QWidget] = []

        def look() -> bool:
            found[:] = list(self._candidates(kind, name, self.window.page or page))
            if not found:
                found[:] = list(self._candidates(kind, name, self.window.undo_bar))
            return bool(found)

        self._until(look, f"nothing called {name!r} on « {self.heading} »; there is {{}}", lambda: self._names(kind))
        return found[0]

    def _found(self, kind: Any, name: str, inside: QWidget) -> Any:
        found = list(self._candidates(kind, name, inside))
        assert found, f"nothing called {name!r}"
        return found[0]

    def _candidates(self, kind: Any, name: str, inside: QWidget) -> Iterator[QWidget]:
        kinds = kind if isinstance(kind, tuple) else (kind,)
        widgets = [widget for one in kinds for widget in inside.findChildren(one) if widget.isVisible()]
        names = [(_plain(accessible.name_of(widget)), widget) for widget in widgets]
        wanted = _plain(name)
        yield from (widget for said, widget in names if said == wanted)
        yield from (widget for said, widget in names if said != wanted and said.startswith(wanted))

    def _names(self, kind: Any) -> list[str]:
        kinds = kind if isinstance(kind, tuple) else (kind,)
        page = self.window.page
        assert page is not None
        return [accessible.name_of(widget) for one in kinds for widget in page.findChildren(one) if widget.isVisible()]

    def _until(self, holds: Callable[[], bool], said: str, what: Callable[[], object]) -> None:
        try:
            self.qtbot.waitUntil(holds, timeout=5_000)
        except AssertionError:
            raise AssertionError(said.format(what())) from None
        except Exception as late:
            raise AssertionError(said.format(what())) from late

    def table(self, name: str) -> QTableView:
        """A list of records."""
        return self._one(QTableView, name)


def _plain(text: str) -> str:
    """A text without the difference between its kinds of spaces, nor marks of access keys."""
    return " ".join(text.replace("&", "").replace("\u00a0", " ").replace("\u202f", " ").split())
