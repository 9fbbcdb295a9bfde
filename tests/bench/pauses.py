"""How long the window leaves its user without an answer: a beat every millisecond, and the longest time between two."""

from time import perf_counter

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer

BEAT_MS = 1


class Heartbeat(QObject):
    """Beats in the window's thread; a beat that comes late is a pause that a person feels."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self, interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._last = 0.0
        self._longest = 0.0

    def start(self) -> None:
        """Begin to count."""
        self._longest, self._last = 0.0, perf_counter()
        self._timer.start()

    def stop(self) -> float:
        """The longest pause since ``start``, in milliseconds."""
        self._beat()
        self._timer.stop()
        return self._longest * 1000

    def _beat(self) -> None:
        now = perf_counter()
        self._longest, self._last = max(self._longest, now - self._last), now


def let_pass(ms: int) -> None:
    """Let the window live for a while, as between two keys of who types."""
    loop = QEventLoop()
    timer = QTimer(singleShot=True, interval=ms, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(loop.quit)
    timer.start()
    loop.exec()
