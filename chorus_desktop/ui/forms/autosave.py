"""What is typed reaches the disk by itself, two seconds after the first unsaved key at most, and on leaving."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from chorus_desktop.ui.saves import Save as Save

LATEST_MS = 1500
"""From the first unsaved key to the save being asked for; half a second is left for the disk."""

Typed = Mapping[str, str]


class Autosave(QObject):
    """Watches a form or a page and has its typed texts saved, errors included.

    Args:
        watched: hiding or closing it saves at once.
        typed: gives the texts to save.
        save: has them saved; called on the window's thread, it hands them to the background.
    """

    def __init__(self, watched: QWidget, typed: Callable[[], Typed], save: Callable[[Typed], Save]) -> None:
        super().__init__(watched)
        self._typed = typed
        self._save = save
        self._handed: Save | None = None
        # The timer is not started again by later keys: whoever types without a pause is saved as well.
        self._timer = QTimer(self, singleShot=True, interval=LATEST_MS)
        self._timer.timeout.connect(self._hand_over)
        watched.installEventFilter(self)
        QGuiApplication.instance().applicationStateChanged.connect(self._away)  # type: ignore[union-attr]  # there is always one here

    @property
    def unsaved(self) -> bool:
        """Whether the disk has not, or not yet, all that is typed."""
        return self._timer.isActive() or (self._handed is not None and self._handed.pending)

    def touch(self) -> None:
        """Something was typed."""
        if not self._timer.isActive():
            self._timer.start()

    def flush(self) -> None:
        """Save now what is not saved yet, nor on its way; what the disk refused is tried again."""
        refused = self._handed is not None and self._handed.pending and self._handed.trouble is not None
        if self._timer.isActive() or refused:
            self._timer.stop()
            self._hand_over()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Hide, QEvent.Type.Close):
            self.flush()
        return False

    def _hand_over(self) -> None:
        self._handed = self._save(self._typed())

    def _away(self, state: Qt.ApplicationState) -> None:
        if state is not Qt.ApplicationState.ApplicationActive:
            self.flush()
