"""Run alone as a process: the empty window that is the floor, or the program on a data file; says when it had painted.

``python -m tests.bench.child empty`` or ``python -m tests.bench.child program FILE``. Times are of the clock that all processes share.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic, process_time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QWidget
from typing_extensions import override

POLL_MS = 2
FILLED = "Facturé"
"""Written in the card of each dossier."""

said: dict[str, float] = {}


class FirstPaint(QObject):
    """Calls once the first paint of a window is over."""

    def __init__(self, window: QWidget, then: Callable[[], object]) -> None:
        super().__init__(window)
        self._window = window
        self._then = then
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self, self._then)
        return False


def tell(what: str) -> None:
    """Keep the moment, the work of the processor until now in seconds, and the most memory taken in kB."""
    said[what] = monotonic()
    said[f"{what}_cpu"] = process_time()
    # Not getrusage, whose maximum begins with that of the parent.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    said[f"{what}_kb"] = float(status.partition("VmHWM:")[2].split()[0])


def empty() -> None:
    """A main window with nothing in it."""
    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(1280, 800)

    def painted() -> None:
        tell("painted")
        app.quit()

    FirstPaint(window, painted)
    window.show()
    app.exec()


def program(path: str) -> None:
    """The program from its start to a filled home."""
    from datetime import date

    from chorus_desktop.app import Program
    from chorus_desktop.machine import paths
    from chorus_desktop.ui.application import application
    from chorus_desktop.ui.dialogs import Dialogs

    app = application()
    running = Program(app, paths.beside(Path(path)), today=lambda: date(2026, 2, 10), dialogs=Dialogs())
    poll = QTimer(running, interval=POLL_MS)

    def look() -> None:
        page = running.shell.page
        if page is not None and any(label.text() == FILLED for label in page.findChildren(QLabel)):
            poll.stop()
            running.shell.repaint()
            tell("filled")
            app.quit()

    running.ready.connect(poll.start)
    poll.timeout.connect(look)
    FirstPaint(running.shell, lambda: tell("painted"))
    if running.start():
        app.exec()
    running.end()


if __name__ == "__main__":
    if sys.argv[1] == "empty":
        empty()
    else:
        program(sys.argv[2])
    sys.stdout.write(json.dumps(said))
