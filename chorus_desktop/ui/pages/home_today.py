"""« Aujourd’hui » on the home page: at most three things that matter today, the rest one link away; nothing where nothing is."""

from typing import TYPE_CHECKING

from chorus_desktop import services
from chorus_desktop.domain.french import plural
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.deadline_row import deadline_row
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import boxed, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import LinkButton
from chorus_desktop.ui.widgets.task_row import TaskList
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.domain.deadlines import Deadline

MOST = 3


class Today(Slot):
    """Asked for each time the home page comes back."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: tuple[Deadline, ...] = ()

    def ask(self) -> None:
        """Read again what matters today."""
        self._desk.ask(services.deadlines.today_list, self._desk.today, then=self._show)

    def _show(self, found: "tuple[Deadline, ...]") -> None:
        if found == self._shown:
            return
        self._shown = found
        if not found:
            self.show_pieces()
            return
        rows = TaskList([deadline_row(self._desk, item) for item in found[:MOST]])
        left = len(found) - MOST
        every = f"Toutes les échéances ({plural(left, 'autre', 'autres')} à faire)" if left > 0 else "Toutes les échéances"
        link = LinkButton(every, self._desk.go.deadlines)
        self.show_pieces(boxed(vertical(words("Aujourd’hui", "title"), rows, horizontal(link, None), gap=10)))
