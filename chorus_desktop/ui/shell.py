"""The window's frame: the column, the page shown, the bar that offers to undo. It knows no page and paints before anything heavy loads."""

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QIcon, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget
from typing_extensions import override

from chorus_desktop import resources
from chorus_desktop.ui import announce, theme
from chorus_desktop.ui.column import Column, Place
from chorus_desktop.ui.menus import Menus
from chorus_desktop.ui.theme import Appearance
from chorus_desktop.ui.widgets.bars import UndoBar
from chorus_desktop.ui.widgets.boxes import boxed, horizontal, vertical
from chorus_desktop.ui.widgets.page import Page

__all__ = ["NAME", "Place", "Shell"]

NAME = "Chorus Desktop"
NARROW_UNDER = 800.0
MOST_KEPT = 20
FRAME = QSize(16, 48)
"""What a window manager draws around a window: as much as the thickest of those we know; it is told only once the window is shown."""


def fitting(available: QSize) -> QSize:
    """The size of a new window: comfortable, its frame included never larger than what the screen leaves free."""
    return QSize(1280, 800).boundedTo(available - FRAME)


class Shell(QMainWindow):
    """The main window.

    Attributes:
        column: whose file it is, the places, the state of saving.
        menus: the menu bar.
        undo_bar: « Ligne supprimée. Annuler ».
        may_close: whether the window may close: what is typed is saved, or given up.

    Signals:
        place_chosen: the key of a place of the column.
        closing: the window is about to close; what is typed was saved or given up.
        page_shown: another page is shown.
    """

    place_chosen = Signal(str)
    page_shown = Signal()
    closing = Signal()

    def __init__(self, keep_appearance: Callable[[Appearance], object] = lambda _: None) -> None:
        super().__init__()
        self.may_close: Callable[[], bool] = lambda: True
        self.setWindowTitle(NAME)
        self.setWindowIcon(QIcon(str(resources.path("icons", "app.svg"))))
        self.column = Column()
        self.undo_bar = UndoBar()
        self.undo_bar.undone.connect(self._after_undo)
        self._stack = QStackedWidget()
        # Pages one can go back to, the shown one last, each with what had the focus when it was left.
        self._way: list[tuple[Page, QWidget | None, str]] = []
        self._pages_since_offer = 0
        right = boxed(vertical((self._stack, 1), self.undo_bar))
        around = horizontal()
        around.addWidget(self.column)
        around.addWidget(right, 1)
        self.setCentralWidget(boxed(around))
        self.menus = Menus(self, keep_appearance)
        self.column.chosen.connect(self.place_chosen)
        theme.current().changed.connect(self._fit_column)
        for keys, act in (("Alt+Left", self.back), ("F6", self._other_side)):
            QShortcut(QKeySequence(keys), self, activated=act)  # type: ignore[call-overload]  # the stubs lack signals in constructors
        self.resize(fitting(self.screen().availableSize()))
        self.setMinimumSize(QSize(640, 420))

    @property
    def page(self) -> Page | None:
        """The page shown."""
        return self._way[-1][0] if self._way else None

    @property
    def can_go_back(self) -> bool:
        """Whether there is a page to go back to."""
        return len(self._way) > 1

    def open_page(self, page: Page, *, place: str = "", root: bool = False) -> None:
        """Show a page.

        Args:
            page: the window owns it from now on.
            place: the place of the column it belongs to; by default that of the page before.
            root: forget the way that led here (a place of the column was chosen).
        """
        self._leave()
        former = self._way[-1][2] if self._way else ""
        if root:
            self._forget(self._way)
            self._way = []
        elif self._way:
            shown, _, key = self._way[-1]
            self._way[-1] = (shown, self._focus_inside(shown), key)
        self._way.append((page, None, place or former))
        self._forget(self._way[:-MOST_KEPT])
        self._way = self._way[-MOST_KEPT:]
        self._stack.addWidget(page)
        page.header.said.connect(self._say_title)
        self._show(page, None)

    def replace_page(self, page: Page, *, place: str = "") -> None:
        """Show a page instead of the present one: « Retour » will not lead to the present one."""
        self._leave()
        former = self._way.pop() if self._way else None
        self._way.append((page, None, place or (former[2] if former else "")))
        self._stack.addWidget(page)
        page.header.said.connect(self._say_title)
        self._show(page, None)
        if former:
            self._forget([former])

    def forget_pages(self, about: Callable[[Page], bool]) -> None:
        """Take pages out of the way back, but for the one shown: what they were about is no longer so."""
        behind = self._way[:-1]
        self._way = [way for way in behind if not about(way[0])] + self._way[-1:]
        self._forget([way for way in behind if about(way[0])])

    def back(self) -> None:
        """Go back to the page before, where the focus was; nothing typed is lost."""
        if not self.can_go_back:
            return
        self._leave()
        gone = self._way.pop()
        page, focused, _ = self._way[-1]
        page.returned()
        self._show(page, focused)
        self._forget([gone])

    def _after_undo(self) -> None:
        if self.page is not None and QApplication.focusWidget() is None:
            (self.page.first or self.page.header.heading).setFocus(Qt.FocusReason.OtherFocusReason)

    def offer_undo(self, sentence: str, undo: Callable[[], object], icon: str = "trash-2") -> None:
        """Say what was deleted, or done, and offer to take it back."""
        self._pages_since_offer = 0
        self.undo_bar.offer(sentence, undo, icon)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._leave()
        if not self.may_close():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_column()

    def _show(self, page: Page, focused: QWidget | None) -> None:
        self._stack.setCurrentWidget(page)
        self._say_title()
        self.column.show_current(self._way[-1][2])
        self._pages_since_offer += 1
        if self._pages_since_offer > 1:
            # The page that follows a deletion still offers to take it back; the next one does not.
            self.undo_bar.dismiss()
        if focused is not None and shiboken6.isValid(focused):
            focused.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            page.take_focus()
        announce.say(page, page.header.heading.text())
        self.page_shown.emit()

    def _say_title(self) -> None:
        heading = self.page.header.heading.text() if self.page is not None else ""
        self.setWindowTitle(f"{heading} – {NAME}" if heading else NAME)

    def _leave(self) -> None:
        if self.page is not None:
            self.page.leaving()

    def _forget(self, ways: list[tuple[Page, QWidget | None, str]]) -> None:
        for page, _, _ in ways:
            self._stack.removeWidget(page)
            page.deleteLater()

    def _focus_inside(self, page: Page) -> QWidget | None:
        focused = QApplication.focusWidget()
        return focused if focused is not None and page.isAncestorOf(focused) else None

    def _fit_column(self) -> None:
        self.column.be_narrow(narrow=self.width() < theme.px(NARROW_UNDER))

    def _other_side(self) -> None:
        page = self.page
        if page is not None and self.column.isAncestorOf(QApplication.focusWidget() or self):
            page.take_focus()
        else:
            self.column.take_focus()
