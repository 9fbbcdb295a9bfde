"""The acts on a sheet on their way to the disk: each is kept until it is written, in its order, whatever becomes of the page."""

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from chorus_desktop import services
from chorus_desktop.domain.attendance import Cell, Change, Place
from chorus_desktop.ui.desk import Desk

if TYPE_CHECKING:
    from chorus_desktop.services.opening import Store
    from chorus_desktop.services.presences import Done

Act = Callable[["Store"], "Done"]


class _Queue:
    """Acts that wait for the disk. The thread that works takes them from the front, one only once it is written."""

    def __init__(self) -> None:
        self.waiting: deque[Act] = deque()
        self.done: deque[Done] = deque()

    def write(self, store: "Store", _dossier_id: str) -> None:
        """Write all that wait; what the disk refuses stays at the front."""
        while self.waiting:
            self.done.append(self.waiting[0](store))
            self.waiting.popleft()


class GridWrites(QObject):
    """The acts on the sheet of one dossier, shared by the pages that show it.

    Signals:
        done: an act is written: a ``services.presences.Done``, and what the sheet must be told that it did not know.
    """

    done = Signal(object, object)

    def __init__(self, desk: Desk, dossier_id: str) -> None:
        super().__init__(desk.shell)
        self._desk = desk
        self._id = dossier_id
        self._queue = _Queue()
        # Acts not answered yet, oldest first; what undoing or doing again will change is not known before.
        self._awaited: deque[tuple[Change, ...]] = deque()

    @property
    def waits(self) -> bool:
        """Whether an act is not answered yet."""
        return bool(self._awaited)

    def put(self, changes: tuple[Change, ...], label: str) -> None:
        """Write what one act made of some cells."""
        whose = self._id
        self._add(lambda store: services.presences.put(store, whose, changes, label), changes)

    def undo(self) -> None:
        """Take back the last act, after those that wait."""
        whose = self._id
        self._add(lambda store: services.presences.undo(store, whose), ())

    def redo(self) -> None:
        """Do again the act undone last, after those that wait."""
        whose = self._id
        self._add(lambda store: services.presences.redo(store, whose), ())

    def over(self, marks: Mapping[Place, Cell]) -> Mapping[Place, Cell]:
        """Stored marks, with what was ticked since and may not be in them."""
        now = dict(marks)
        for place, _, after in self._ticked_since():
            if after is None:
                now.pop(place, None)
            else:
                now[place] = after
        return now

    def _add(self, act: Act, changes: tuple[Change, ...]) -> None:
        self._queue.waiting.append(act)
        self._awaited.append(changes)
        self._desk.keep(self._queue.write, self._id, then=self._answered)

    def _answered(self, _: object) -> None:
        while self._queue.done:
            done, known = self._queue.done.popleft(), self._awaited.popleft()
            # Marks are on the sheet since they were ticked; what was undone comes under those ticked after it.
            self.done.emit(done, () if known else (*done.changes, *self._ticked_since()))

    def _ticked_since(self) -> Iterator[Change]:
        return (change for changes in self._awaited for change in changes)


def writes_of(desk: Desk, dossier_id: str) -> GridWrites:
    """The acts on the sheet of a dossier; one that the disk refused outlives its page."""
    if dossier_id not in desk.sheets:
        desk.sheets[dossier_id] = GridWrites(desk, dossier_id)
    return desk.sheets[dossier_id]
