"""The one thread that does the work: it alone owns the store; the window asks it and is answered on its own thread.

A plain Python thread takes calls from a queue, one after the other, so that what is written keeps its order and nothing else ever
touches the connection. What was typed goes before all that waits: a save waits at most for the one call that is running (joining
the files that were dropped, 2 or 3 seconds for a scan of 15 MB; the copy of the day), never for what is queued behind it. What goes there and comes back are frozen values, never a widget: nor does the thread ever hold one, not even
through the function to answer, since a Qt object that it let go last would be destroyed there, while the window's thread waits for it.
"""

import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import count
from queue import PriorityQueue
from typing import Any, Generic, TypeVar, TypeVarTuple

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from chorus_desktop.domain.trouble import Trouble

URGENT, ORDINARY, LAST = range(3)

T = TypeVar("T")
Ts = TypeVarTuple("Ts")
Told = Callable[[int, int, str], object]
"""How far a long work is: done, in all, what it is at."""


class CancelledError(Exception):
    """The volunteer gave up a long work; raised inside it by its ``Progress``."""


class Progress:
    """Given to a long work, which tells it how far it is; that is also where it learns that it must stop."""

    def __init__(self, tell: Told) -> None:
        self._tell = tell
        self._cancelled = threading.Event()

    def __call__(self, done: int, total: int, doing: str = "") -> None:
        """Say how far the work is.

        Raises:
            CancelledError: the volunteer gave it up.
        """
        if self._cancelled.is_set():
            raise CancelledError
        self._tell(done, total, doing)

    def cancel(self) -> None:
        """Make the work stop the next time it says how far it is."""
        self._cancelled.set()


class _Call(Generic[T]):
    """What the thread is given: the work, and the number under which the window knows who waits for it."""

    def __init__(self, number: int, work: Callable[[], T]) -> None:
        self.number = number
        self.work = work
        self.value: Any = None
        self.failure: BaseException | None = None

    def run(self) -> None:
        try:
            self.value = self.work()
        except BaseException as failure:  # noqa: BLE001 -- carried over to the window's thread, which says it or crashes with it
            self.failure = failure


@dataclass(frozen=True)
class _Waiting:
    """Who waits for a call; stays on the window's thread."""

    then: Callable[[Any], object] | None
    otherwise: Callable[[Trouble], object] | None
    told: Told | None = None
    given_up: Callable[[], object] | None = None


class Background(QObject):
    """Runs functions one after the other on a thread of their own, and answers on the window's.

    Args:
        trouble: what to do with a ``Trouble`` nobody asked for: show it in a dialog.
    """

    _answered = Signal(object)
    _told = Signal(int, int, int, str)

    def __init__(self, trouble: Callable[[Trouble], object]) -> None:
        super().__init__()
        self._trouble = trouble
        # The most urgent first, then in the order they were asked for.
        self._calls: PriorityQueue[tuple[int, int, _Call[Any] | None]] = PriorityQueue()
        self._numbers = count()
        self._waiting: dict[int, _Waiting] = {}
        self._answered.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        self._told.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        # A daemon: a crash must not leave a process that never ends. What is queued is waited for by ``close``.
        self._thread = threading.Thread(target=self._serve, name="chorus-background", daemon=True)
        self._thread.start()

    def call(
        self,
        function: Callable[[*Ts], T],
        *args: *Ts,
        then: Callable[[T], object] | None = None,
        otherwise: Callable[[Trouble], object] | None = None,
        urgent: bool = False,
    ) -> None:
        """Have a function run, after all those asked for before.

        Args:
            function: what to run; with ``args``, all it needs.
            args: frozen values.
            then: given the result, on the window's thread; forgotten when it belongs to a widget that is gone.
            otherwise: given the ``Trouble`` when there is one, in place of the dialog.
            urgent: only after those that are urgent too: what was typed is to be saved.
        """
        self._put(_Call(self._wait(_Waiting(then, otherwise)), lambda: function(*args)), URGENT if urgent else ORDINARY)

    def call_long(
        self,
        function: Callable[..., T],
        *args: object,
        then: Callable[[T], object] | None = None,
        otherwise: Callable[[Trouble], object] | None = None,
        given_up: Callable[[], object] | None = None,
        told: Told | None = None,
    ) -> Progress:
        """Have a long function run that says how far it is; it is given a ``Progress`` as its argument ``progress``.

        Args:
            function: what to run.
            args: frozen values.
            then: given the result; not called when the work was given up.
            otherwise: given the ``Trouble`` when there is one, in place of the dialog.
            given_up: called once it really stopped; where it was too late for that, ``then`` is, as if nobody had asked.
            told: how far it is, on the window's thread.

        Returns:
            The progress, whose ``cancel`` gives the work up.
        """
        number = self._wait(_Waiting(then, otherwise, told, given_up))
        progress = Progress(lambda done, total, doing: self._told.emit(number, done, total, doing))
        self._put(_Call(number, lambda: function(*args, progress=progress)))
        return progress

    def close(self) -> None:
        """Wait until everything asked for is done, then end the thread; what comes back after that is forgotten."""
        if not self._thread.is_alive():
            return
        self._calls.put((LAST, next(self._numbers), None))
        self._thread.join()
        self._answered.disconnect(self._answer)
        self._told.disconnect(self._tell)
        self._waiting.clear()

    def _wait(self, waiting: _Waiting) -> int:
        number = next(self._numbers)
        self._waiting[number] = waiting
        return number

    def _put(self, call: _Call[Any], turn: int = ORDINARY) -> None:
        self._calls.put((turn, call.number, call))

    def _serve(self) -> None:
        while (call := self._calls.get()[2]) is not None:
            call.run()
            self._answered.emit(call)

    def _answer(self, call: _Call[Any]) -> None:
        waiting = self._waiting.pop(call.number, None)
        if waiting is None:
            return  # closed meanwhile
        failure = call.failure
        if failure is None:
            if waiting.then is not None and not is_gone(waiting.then):
                waiting.then(call.value)
        elif isinstance(failure, Trouble):
            if waiting.otherwise is None:
                self._trouble(failure)
            elif not is_gone(waiting.otherwise):
                waiting.otherwise(failure)
        elif isinstance(failure, CancelledError):
            if waiting.given_up is not None and not is_gone(waiting.given_up):
                waiting.given_up()
        else:
            # A bug: the crash hook saves the draft, writes its report and says so.
            sys.excepthook(type(failure), failure, failure.__traceback__)

    def _tell(self, number: int, done: int, total: int, doing: str) -> None:
        waiting = self._waiting.get(number)
        if waiting is not None and waiting.told is not None and not is_gone(waiting.told):
            waiting.told(done, total, doing)


def is_gone(method: Callable[..., object]) -> bool:
    """Whether what would be answered belongs to a widget that is gone: its method, given arguments or not, or a lambda that holds it."""
    while isinstance(method, partial):
        method = method.func
    held = [getattr(method, "__self__", None), *(cell.cell_contents for cell in getattr(method, "__closure__", None) or ())]
    return any(isinstance(thing, QObject) and not shiboken6.isValid(thing) for thing in held)
