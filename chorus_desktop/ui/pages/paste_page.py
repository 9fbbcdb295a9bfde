"""A page that takes what was copied in another program."""

from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from typing_extensions import override

from chorus_desktop.ui.widgets.buttons import Button
from chorus_desktop.ui.widgets.files import paths_in
from chorus_desktop.ui.widgets.page import Page


class PastePage(Page):
    """Ctrl + V anywhere on it presses its own button.

    Attributes:
        paste: the button, each page with its own words.
    """

    paste: Button

    @override
    def event(self, event: QEvent) -> bool:
        # Before the menu, whose « Coller » is for the field that has the focus: one pastes for itself, and what comes here was not for it.
        if event.type() == QEvent.Type.ShortcutOverride and _is_paste(event):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_paste(event) and self.paste.isEnabled():
            self.paste.click()
        else:
            super().keyPressEvent(event)


def copied() -> Path | str:
    """What was copied: the first file, or else the text."""
    data = QGuiApplication.clipboard().mimeData()
    paths = paths_in(data)
    return paths[0] if paths else data.text()


def _is_paste(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Paste)
