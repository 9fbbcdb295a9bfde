"""A calendar chosen for an activity: read in the background, shown, brought in once somebody said which of it."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from chorus_desktop import services
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.ui.background import Progress
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.dialogs import FileKind
from chorus_desktop.ui.pages.activity_card import ActivityCard
from chorus_desktop.ui.pages.calendar_card import CalendarCard
from chorus_desktop.ui.widgets.problems import ProblemBox
from chorus_desktop.ui.widgets.progress import ProgressCard

if TYPE_CHECKING:
    from chorus_desktop.services.calendar_import import CalendarView
    from chorus_desktop.services.sessions import Done

CALENDAR: FileKind = ("Calendriers (.ics)", (".ics", ".ical", ".ifb"))


class CalendarReading:
    """One reading at a time.

    Args:
        desk: of the window.
        done: told what was brought in.
    """

    def __init__(self, desk: Desk, done: "Callable[[Done], object]") -> None:
        self._desk = desk
        self._done = done
        self._work: Progress | None = None

    def begin(self, card: ActivityCard, dossier_id: str) -> None:
        """Ask for a file, and show what it holds in the card of its activity."""
        path = self._desk.dialogs.pick_file("Importer un calendrier", CALENDAR)
        if path is None:
            return
        self.stop()
        progress = ProgressCard("Lecture du calendrier", partial(self._give_up, card))
        card.show_calendar(progress)
        self._work = self._desk.ask_long(
            services.calendar_import.look, dossier_id, card.key, path,
            then=partial(self._show, card, dossier_id), otherwise=partial(self._say_trouble, card), told=progress.show_step,
        )  # fmt: skip

    def stop(self) -> None:
        """Give the reading up."""
        if self._work is not None:
            self._work.cancel()

    def _give_up(self, card: ActivityCard) -> None:
        self.stop()
        card.close_session()

    @staticmethod
    def _say_trouble(card: ActivityCard, trouble: Trouble) -> None:
        card.show_calendar(ProblemBox(trouble.sentence, trouble.what_to_do))

    def _show(self, card: ActivityCard, dossier_id: str, view: "CalendarView") -> None:
        shown = CalendarCard(view, partial(self._bring_in, card, dossier_id), card.close_session)
        card.show_calendar(shown)
        shown.take_focus()

    def _bring_in(self, card: ActivityCard, dossier_id: str, times: tuple[Any, ...]) -> None:
        card.close_session()
        self._desk.ask(services.calendar_import.bring_in, dossier_id, card.key, times, then=self._done)
