"""Where the volunteer is, page and field, kept as she goes: the next start lands there, even after a power cut."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from chorus_desktop.ui.forms.place import field_of
from chorus_desktop.ui.shell import Shell

LATEST_MS = 1000
"""A field is kept once the cursor rests in it this long."""


class Whereabouts(QObject):
    """Watches the window.

    Args:
        shell: the window; a page says where it is by its property ``position``, none for one that is passed through.
        keep: keeps a position.
    """

    def __init__(self, shell: Shell, keep: Callable[[str], object]) -> None:
        super().__init__(shell)
        self._shell = shell
        self._keep = keep
        self._kept: str | None = None
        self._resting = QTimer(self, singleShot=True, interval=LATEST_MS)
        self._resting.timeout.connect(self.look)
        shell.page_shown.connect(self.look)
        shell.closing.connect(self.look)
        QApplication.instance().focusChanged.connect(self._moved)  # type: ignore[union-attr]  # there is always one here

    def stop(self) -> None:
        """Watch no more."""
        self._resting.stop()
        self._shell.page_shown.disconnect(self.look)
        self._shell.closing.disconnect(self.look)
        QApplication.instance().focusChanged.disconnect(self._moved)  # type: ignore[union-attr]  # there is always one here

    def look(self) -> None:
        """Keep where she is now."""
        page = self._shell.page
        position = page.property("position") if page is not None else None
        if page is None or position is None:
            return
        focused = QApplication.focusWidget()
        field = field_of(focused) if position and focused is not None and page.isAncestorOf(focused) else ""
        now = f"{position} {field}".strip()
        if now != self._kept:
            self._kept = now
            self._keep(now)

    def _moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None:
            self._resting.start()
