"""One page in a real window over a real data file, used by the names that a screen reader says."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

from chorus_desktop import services
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.store.database import Store
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.shell import Shell
from chorus_desktop.ui.widgets.page import Page
from tests.helpers import examples, keyboard, stores
from tests.helpers.accessible import name_of
from tests.helpers.background import AtOnce
from tests.helpers.dialogs import RecordedDialogs


class Ways:
    """Where a page wanted to go: ``("invoice", "an id", "quantity")``."""

    def __init__(self) -> None:
        self.taken: list[tuple[Any, ...]] = []

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *args, **named: self.taken.append((name, *args, *named.values()))


class Room:
    """A window, a data file with the judo club in it, and somebody who uses what the page names.

    Attributes:
        asked: the dialogs' recorder; its ``answers`` are given to the next questions.
        ways: where pages wanted to lead.
        opened: what was opened outside.
        troubles: those shown in a dialog.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store: Store = stores.opened(folder)
        self.club = stores.judo(self.store)
        self.today = examples.TODAY
        self.asked = RecordedDialogs()
        self.ways = Ways()
        self.troubles: list[Trouble] = []
        self.opened: list[Path | str] = []
        self.shell = Shell()
        background = AtOnce(self.troubles.append)
        self.desk = Desk(self.store, background, self.asked, self.shell, lambda: self.today, folder / "depots")
        self.desk.go = self.ways  # type: ignore[assignment]  # a recorder
        self.desk.open_outside = self.opened.append  # type: ignore[method-assign,assignment]  # nothing is opened in a test
        self.shell.resize(1280, 800)
        self.shell.show()
        self.shell.activateWindow()

    def close(self) -> None:
        """Leave the page, then the window."""
        self.shell.close()
        self.shell.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.store.close()

    def show(self, page: Page) -> Page:
        """Open a page."""
        self.shell.open_page(page)
        QApplication.processEvents()
        return page

    def everything(self, kind: type[Any]) -> list[Any]:
        """The widgets of a kind that are shown, in no order."""
        page = self.shell.page
        assert page is not None
        return [widget for widget in page.findChildren(kind) if widget.isVisibleTo(page)]

    def named(self, name: str, kind: type[QWidget] = QWidget) -> Any:
        """The shown widget of that accessible name; exactly one."""
        # On Linux a combo box says what it shows, and its name is that of its label.
        shown = [(widget.accessibleName() or name_of(widget), widget) for widget in self.everything(kind) if not isinstance(widget, QLabel)]
        found = [widget for said, widget in shown if said == name]
        assert len(found) == 1, f"{name!r}: {len(found)} of {sorted({said for said, _ in shown})}"
        return found[0]

    def press(self, name: str) -> None:
        """Press a button."""
        button = self.named(name, QAbstractButton)
        assert button.isEnabled()
        button.click()
        QApplication.processEvents()

    def types(self, name: str, text: str) -> None:
        """Type a text in a field in place of what it holds, and stay in it."""
        widget = self.named(name)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        assert isinstance(widget, QLineEdit | QPlainTextEdit)
        widget.selectAll()
        if text:
            keyboard.write(text, on=widget)
        else:
            keyboard.press(Qt.Key.Key_Delete, on=widget)
        QApplication.processEvents()

    def leaves(self) -> None:
        """Go to the next field with Tab."""
        keyboard.tab()
        QApplication.processEvents()

    def reads(self) -> str:
        """All that is read on the page, a line each."""
        return "\n".join(label.text() for label in self.everything(QLabel) if label.text())

    def focus(self) -> str:
        """The name of what has the focus."""
        focused = QApplication.focusWidget()
        return (focused.accessibleName() or name_of(focused)) if focused is not None else ""


@contextmanager
def room(folder: Path) -> Iterator[Room]:
    """A room, closed at the end."""
    services.load()
    made = Room(folder)
    try:
        yield made
    finally:
        made.close()
