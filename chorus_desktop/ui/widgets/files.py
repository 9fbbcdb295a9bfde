"""Where files are dropped, or chosen by whoever does not use a mouse."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QImage
from PySide6.QtWidgets import QFrame
from typing_extensions import override

from chorus_desktop.ui import theme
from chorus_desktop.ui.widgets.boxes import horizontal, vertical
from chorus_desktop.ui.widgets.buttons import Button
from chorus_desktop.ui.widgets.pictures import Picture
from chorus_desktop.ui.widgets.words import words


class FileDropArea(QFrame):
    """Where files are dropped, with a button for whoever does not use a mouse.

    Args:
        text: what may be dropped.
        choose: what the button does: it asks for files and gives their paths.
        button: its words.
        slim: in a slim window, where they stand under each other.
    """

    dropped = Signal(list)

    def __init__(
        self, text: str, choose: Callable[[], Sequence[Path]], button: str = "Choisir des fichiers…", *, slim: bool = False
    ) -> None:
        super().__init__()
        self.setProperty("surface", "drop")
        self.setAcceptDrops(True)
        self._choose = choose
        self.button = Button(button, self._ask, icon="upload")
        if slim:
            self.setLayout(vertical(words(text), horizontal(self.button, None), margins=(6, 10, 6, 10), gap=8))
        else:
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


def paths_in(carried: QMimeData) -> list[Path]:
    """The files that are dragged, or that were copied."""
    return [Path(url.toLocalFile()) for url in carried.urls() if url.isLocalFile()]


def png(image: QImage) -> bytes:
    """A picture, copied somewhere else, as the bytes of a file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub wants bytes, Qt takes a text
    return bytes(buffer.data().data())
