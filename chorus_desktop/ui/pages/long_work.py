"""One long work of a page at a time: shown while it runs, given up for the next one."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QTimer

from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.ui.background import Progress
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.widgets.progress import ProgressCard

T = TypeVar("T")

SLOW_MS = 300
"""What takes less is not worth a bar that blinks."""


class LongWork(ProgressCard):
    """The card of a page's long works.

    Args:
        desk: what a page may ask for.
        title: what is being done.
        given_up: called once the work that the volunteer stopped has really ended; where it was done already, its answer comes instead.
    """

    def __init__(self, desk: Desk, title: str, given_up: Callable[[], object]) -> None:
        super().__init__(title, self._end_work)
        self._desk = desk
        self._given_up = given_up
        self._turn = 0
        self._work: Progress | None = None
        self._last: tuple[int, int, str] | None = None
        self._slow = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._slow.timeout.connect(self._show_last)

    def begin(self, function: Callable[..., T], *args: object, then: Callable[[T], object], otherwise: Callable[[Trouble], object]) -> None:
        """Begin a work in the place of the one that runs, whose answer is not heard any more.

        Args:
            function: one of ``services``; its first argument is the store, its last one ``progress``.
            args: its other arguments; frozen values.
            then: given the result.
            otherwise: given the ``Trouble`` when there is one.
        """
        self.stop()
        turn = self._turn
        self._slow.start()

        # Functions that hold this card: what comes once the page is gone is forgotten by who would call them.
        def heard(value: T) -> None:
            self._answer(turn, then, value)

        def failed(trouble: Trouble) -> None:
            self._answer(turn, otherwise, trouble)

        def told(done: int, total: int, doing: str) -> None:
            self._told(turn, done, total, doing)

        def given_up() -> None:
            self._answer(turn, lambda _: self._given_up(), None)

        work = self._desk.ask_long(function, *args, then=heard, otherwise=failed, given_up=given_up, told=told)
        # Where it was answered at once, nothing runs any more.
        self._work = work if turn == self._turn else None

    def stop(self) -> None:
        """End what runs and forget what it would have answered."""
        self._turn += 1
        if self._work is not None:
            self._work.cancel()
        self._work, self._last = None, None
        self._slow.stop()
        self.hide()

    def _end_work(self) -> None:
        if self._work is not None:
            self._work.cancel()

    def _answer(self, turn: int, then: Callable[[Any], object], value: Any) -> None:
        if turn == self._turn:
            self.stop()
            then(value)

    def _told(self, turn: int, done: int, total: int, doing: str) -> None:
        if turn == self._turn:
            self._last = (done, total, doing)
            if not self._slow.isActive():
                self._show_last()

    def _show_last(self) -> None:
        if self._last is not None:
            self.show_step(*self._last)
