"""Python's collector of cycles, on the window's thread only.

By itself it runs on whichever thread makes an object too many. What it finds then may be a Qt object that a page left behind (a model, a
label): destroyed on the thread that works, it locks both threads for ever, or takes from Qt what the window is drawing.
"""

import gc

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

EVERY_MS = 700


class Collector(QObject):
    """Collects when Python would, but from the window's event loop.

    Args:
        app: lives as long as it.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        gc.disable()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(collect)
        self._timer.start()


def install(app: QApplication) -> None:
    """Take the collector over; once for a whole process, however often it is asked."""
    if app.findChild(Collector) is None:
        Collector(app)


def settle() -> None:
    """Leave what exists now alone for ever: the libraries, once they are loaded; each later collection is that much shorter."""
    if not gc.get_freeze_count():
        gc.freeze()


def collect() -> None:
    """Collect the generations that Python would by now; to call on the window's thread."""
    counts, limits = gc.get_count(), gc.get_threshold()
    over = [generation for generation, (count, limit) in enumerate(zip(counts, limits, strict=True)) if limit and count > limit]
    if over:
        gc.collect(max(over))
