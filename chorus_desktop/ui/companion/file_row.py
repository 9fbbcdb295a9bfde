"""A file to give to the portal: dragged onto its page, or named by its path."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from chorus_desktop.domain import french
from chorus_desktop.domain.companion import CompanionFile, Step
from chorus_desktop.ui.companion.step_row import NO_BORDER, StepRow
from chorus_desktop.ui.widgets.boxes import boxed, horizontal, vertical
from chorus_desktop.ui.widgets.pictures import Picture
from chorus_desktop.ui.widgets.words import breakable, words

BESIDE_FROM_NAME = 460.0


class FileRow(StepRow):
    """A row that may be dragged onto the portal's page.

    Args:
        file: what it is.
        step: what « Copier le chemin » copies.
        folder: where it is.
        copy: called when its path is to be copied.
        tick: called with what its box says.
        missing: called when it is no longer in its folder.
    """

    def __init__(
        self,
        file: CompanionFile,
        step: Step,
        folder: Path | None,
        copy: Callable[[Step], object],
        tick: Callable[[Step, bool], object],
        missing: Callable[[], object],
    ) -> None:
        size = f"{french.size(file.size)}, à" if file.size is not None else "À"
        name = words(breakable(file.name), "strong")
        where = words(f"{size} glisser dans «\u00a0{file.label}\u00a0»", "caption")
        text = vertical(
            horizontal(Picture("file-text" if file.size is None else "paperclip", "accent", 20), (name, 1), gap=8), where, gap=2
        )
        super().__init__(step, text, copy, tick, verb="Copier le chemin", from_width=BESIDE_FROM_NAME)
        self._path = folder / file.name if folder is not None else None
        self._missing = missing
        self._pressed: QPoint | None = None
        self.button.setEnabled(folder is not None)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip("À glisser sur la page du portail")

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint() if event.button() is Qt.MouseButton.LeftButton else None

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or (event.position().toPoint() - self._pressed).manhattanLength() < QApplication.startDragDistance():
            return
        self._pressed = None
        if self._path is None or not self._path.is_file():
            self._missing()
            return
        drag = QDrag(self)
        drag.setMimeData(carried(self._path))
        drag.setPixmap(self.grab())
        if drag.exec(Qt.DropAction.CopyAction) is not Qt.DropAction.IgnoreAction:
            self.taken()

    def taken(self) -> None:
        """The file was dropped somewhere that took it."""
        self._box.setChecked(True)


def carried(path: Path) -> QMimeData:
    """A file as it is dragged onto a page of the browser."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    return data


def gone_row(file: CompanionFile) -> QWidget:
    """A file that was erased with the names of the children."""
    text = vertical(words(breakable(file.name), "strong"), words("Pièce effacée avec les noms des enfants", "caption"), gap=2)
    return boxed(horizontal(Picture("trash-2", "second", 20), (text, 1), margins=NO_BORDER, gap=8))
